/**
 * Round trips over the stage, side by side in one run: our bot against a bare discord.js bot that answers a constant.
 *
 *   npm run bench
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { pino } from 'pino';
import { createContext } from '../src/commands/context.ts';
import { toDiscord } from '../src/commands/definition.ts';
import { commands } from '../src/commands/index.ts';
import { connectBot } from '../src/discord/bot.ts';
import { openLibrary } from '../src/library.ts';
import { type Stage, startStage } from '../src/stage/stage.ts';

const ROUNDS = 1000;
const WARM_UP = 500;
const NAMES = ['锦州', 'zhangjiagang', '曹妃甸', '江苏局', 'hami', '沈阳检验检疫局'];

interface Question {
  readonly what: string;
  ask(stage: Stage, round: number): Promise<number>;
}

const run = (name: string, option: string): Question => ({
  what: `/${name}`,
  async ask(stage, round) {
    const value = NAMES[round % NAMES.length] ?? '';
    const begun = performance.now();
    const { kind } = await stage.run({ name, options: [{ name: option, value }], locale: 'zh-CN' });
    if (kind !== 'message') throw new Error(`/${name} was not answered: ${kind}`);
    return performance.now() - begun;
  },
});

const QUESTIONS: readonly Question[] = [
  run('unit', 'name'),
  {
    what: 'autocomplete',
    async ask(stage, round) {
      const value = NAMES[round % NAMES.length]?.slice(0, 1 + (round % 4)) ?? '';
      const options = [{ name: 'name', value }];
      const begun = performance.now();
      await stage.autocomplete({ name: 'unit', options, focused: 'name', locale: 'zh-CN' });
      return performance.now() - begun;
    },
  },
  run('honors', 'unit'),
  run('practice', 'unit'),
  run('figures', 'unit'),
];

/** Nothing but discord.js: acknowledges whatever comes with the same few words. */
async function startBareBot(stage: Stage): Promise<Client> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: stage.apiUrl } });
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isAutocomplete()) void interaction.respond([{ name: '锦州检验检疫局', value: 'jinzhou' }]);
    else if (interaction.isChatInputCommand()) {
      void interaction.reply({ content: '锦州检验检疫局', flags: MessageFlags.Ephemeral });
    }
  });
  const ready = once(client, Events.ClientReady);
  await client.login(stage.token);
  await ready;
  await client.application?.commands.set(commands.map(({ definition }) => toDiscord(definition)));
  return client;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function main(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'pacesetter-bench-'));
  const library = openLibrary({ CORPUS_DIR: 'corpus', DATA_DIR: data }, (line) => console.error(line));
  const [ourStage, bareStage] = [await startStage(), await startStage()];
  const bot = await connectBot({
    token: ourStage.token,
    apiUrl: ourStage.apiUrl,
    applicationId: null,
    guildId: null,
    defaultLocale: 'zh-CN',
    commands,
    contextFor: (locale) => createContext(library, locale),
    log: pino({ level: 'silent' }),
  });
  const bare = await startBareBot(bareStage);

  console.log(`${ROUNDS} round trips each, alternating, in milliseconds (p50 / p95); ratio of the medians\n`);
  console.log('| question | Pacesetter | bare discord.js | ratio |');
  console.log('|---|---|---|---|');
  for (const question of QUESTIONS) {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const mine = await question.ask(ourStage, round + WARM_UP);
      const other = await question.ask(bareStage, round + WARM_UP);
      if (round < 0) continue;
      ours.push(mine);
      theirs.push(other);
    }
    ours.sort((a, b) => a - b);
    theirs.sort((a, b) => a - b);
    const show = (times: readonly number[]) => `${quantile(times, 0.5).toFixed(2)} / ${quantile(times, 0.95).toFixed(2)}`;
    const ratio = quantile(ours, 0.5) / quantile(theirs, 0.5);
    console.log(`| ${question.what} | ${show(ours)} | ${show(theirs)} | ${ratio.toFixed(2)} |`);
  }

  await bot.stop();
  await bare.destroy();
  await ourStage.close();
  await bareStage.close();
  library.corpus.close();
  rmSync(data, { recursive: true });
}

await main();
