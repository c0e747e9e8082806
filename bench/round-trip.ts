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
import { registrationOf } from '../src/commands/definition.ts';
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

const run = (
  what: string,
  name: string,
  optionsOf: (unit: string, round: number) => Readonly<Record<string, string>>,
  names: readonly string[] = NAMES,
): Question => ({
  what,
  async ask(stage, round) {
    const given = optionsOf(names[round % names.length] ?? '', round);
    const options = Object.entries(given).map(([option, value]) => ({ name: option, value }));
    const begun = performance.now();
    const { kind } = await stage.run({ name, options, locale: 'zh-CN' });
    if (kind !== 'message') throw new Error(`/${name} was not answered: ${kind}`);
    return performance.now() - begun;
  },
});

const unitOf = (unit: string) => ({ unit });
const PEOPLE = ['杨志明', '崔茂森', 'wangwenquan', '张伦'];
const WORDS = ['世园会', '服务', '疫', '党员专列', '出口 企业'];

const QUESTIONS: readonly Question[] = [
  run('/unit', 'unit', (name) => ({ name })),
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
  run('/honors', 'honors', unitOf),
  run('/practice', 'practice', unitOf),
  run('/figures without a chart', 'figures', unitOf, ['锦州', 'zhangjiagang', '江苏局', 'hami', '沈阳检验检疫局']),
  run('/person', 'person', (name) => ({ name }), PEOPLE),
  run('/search', 'search', (text) => ({ text }), WORDS),
  run('/help', 'help', () => ({})),
  run('/figures with its chart', 'figures', unitOf, ['曹妃甸']),
  run('/compare with its chart', 'compare', (first, round) => ({
    first,
    second: NAMES[(round + 1) % NAMES.length] ?? '',
  })),
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
  await client.application?.commands.set(registrationOf(commands));
  return client;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function main(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'pacesetter-bench-'));
  const library = openLibrary({ CORPUS_DIR: 'corpus', DATA_DIR: data, CORPUS_RAW: null }, (line) =>
    console.error(line),
  );
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
    const show = (times: readonly number[]) =>
      `${quantile(times, 0.5).toFixed(2)} / ${quantile(times, 0.95).toFixed(2)}`;
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
