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
import type { APIMessage } from 'discord-api-types/v10';
import { pino } from 'pino';
import { type Asking, createContext } from '../src/commands/context.ts';
import { registrationOf } from '../src/commands/definition.ts';
import { commands } from '../src/commands/index.ts';
import { rememberingSettings } from '../src/data/state/remembered-settings.ts';
import { openMemoryState } from '../src/data/state/sqlite.ts';
import type { StateStore } from '../src/data/state/store.ts';
import { connectBot } from '../src/discord/bot.ts';
import { type Library, openLibrary } from '../src/library.ts';
import { encodeAction } from '../src/replies/action.ts';
import { renderChart } from '../src/replies/chart.ts';
import { figureChart } from '../src/replies/figure-chart.ts';
import type { Locale } from '../src/replies/locale.ts';
import { textsFor } from '../src/replies/texts/texts.ts';
import { type Stage, startStage } from '../src/stage/stage.ts';
import { type Fresh, freshQuestions } from './fresh-questions.ts';

const ROUNDS = 1000;
const WARM_UP = 300;
const CHART_ROUNDS = 200;
const NAMES = ['锦州', 'zhangjiagang', '曹妃甸', '江苏局', 'hami', '沈阳检验检疫局'];
/** Units without a figure that a chart could show. */
const WITHOUT_CHART = ['锦州', 'zhangjiagang', '江苏局', 'hami', '沈阳检验检疫局'];
const PEOPLE = ['杨志明', '崔茂森', 'wangwenquan', '张伦'];
const WORDS = ['世园会', '服务', '疫', '党员专列', '出口 企业'];
const MESSAGES = ['锦州局的“四懂四爱”和五轮联动，减免关税3601万元', '张家港获全国文明单位', '曹妃甸办事处'];
const CHANNELS = 8;

interface Question {
  readonly what: string;
  /** Milliseconds until the answer is there. */
  ask(stage: Stage, round: number): Promise<number>;
}

type Options = Readonly<Record<string, string>>;

/** A slash command, and how long its answer takes. */
async function run(stage: Stage, name: string, given: Options): Promise<number> {
  const options = Object.entries(given).map(([option, value]) => ({ name: option, value }));
  const begun = performance.now();
  const { kind } = await stage.run({ name, options, locale: 'zh-CN' });
  if (kind !== 'message') throw new Error(`/${name} was not answered: ${kind}`);
  return performance.now() - begun;
}

async function type(stage: Stage, value: string): Promise<number> {
  const options = [{ name: 'name', value }];
  const begun = performance.now();
  await stage.autocomplete({ name: 'unit', options, focused: 'name', locale: 'zh-CN' });
  return performance.now() - begun;
}

const asking = (what: string, name: string, optionsOf: (round: number) => Options = () => ({})): Question => ({
  what,
  ask: (stage, round) => run(stage, name, optionsOf(round)),
});

const turn = <Item>(items: readonly Item[], round: number): Item => {
  const item = items[round % items.length];
  if (item === undefined) throw new RangeError('nothing to take a turn with');
  return item;
};

/** The questions of a meeting: a few, again and again. */
function recurring(library: Library): readonly Question[] {
  const facts = library.corpus.honors({ size: 100 }).rows;
  const said = new Map<Stage, readonly APIMessage[]>();
  /** Messages to look up, written once in each stage. */
  function saidOn(stage: Stage): readonly APIMessage[] {
    const known = said.get(stage) ?? MESSAGES.map((text) => stage.say(text));
    said.set(stage, known);
    return known;
  }
  return [
    asking('/unit', 'unit', (round) => ({ name: turn(NAMES, round) })),
    {
      what: 'autocomplete',
      ask: (stage, round) => type(stage, turn(NAMES, round).slice(0, 1 + (round % 4))),
    },
    asking('/honors', 'honors', (round) => ({ unit: turn(NAMES, round) })),
    asking('/practice', 'practice', (round) => ({ unit: turn(NAMES, round) })),
    asking('/figures without a chart', 'figures', (round) => ({ unit: turn(WITHOUT_CHART, round) })),
    asking('/compare without a chart', 'compare', (round) => ({
      first: turn(['hami', '苏州', '常州'], round),
      second: '无锡',
    })),
    asking('/person', 'person', (round) => ({ name: turn(PEOPLE, round) })),
    asking('/search', 'search', (round) => ({ text: turn(WORDS, round) })),
    {
      what: 'a source, by its button',
      async ask(stage, round) {
        // A private answer is gone after a thousand others, so each round has its own to click on.
        const { message: answer } = await stage.run({ name: 'help', locale: 'zh-CN' });
        if (!answer) throw new Error('/help was not answered');
        const options = { fact: turn(facts, round).id };
        const customId = encodeAction({ verb: 'open', ask: { command: 'source', options, page: 1 } });
        const begun = performance.now();
        const { kind } = await stage.click(answer, customId, { locale: 'zh-CN' });
        if (kind !== 'message') throw new Error(`a source was not answered: ${kind}`);
        return performance.now() - begun;
      },
    },
    {
      what: 'the look-up of a message',
      async ask(stage, round) {
        const message = turn(saidOn(stage), round);
        const begun = performance.now();
        const { kind } = await stage.runOnMessage('Look up in Pacesetter', message, { locale: 'zh-CN' });
        if (kind !== 'message') throw new Error(`a look-up was not answered: ${kind}`);
        return performance.now() - begun;
      },
    },
    asking('/settings', 'settings'),
    {
      what: `/digest list, ${CHANNELS} channels`,
      async ask(stage) {
        const begun = performance.now();
        const { kind } = await stage.run({ name: 'digest', options: [{ name: 'list' }], locale: 'zh-CN' });
        if (kind !== 'message') throw new Error(`/digest list was not answered: ${kind}`);
        return performance.now() - begun;
      },
    },
    asking('/help', 'help'),
  ];
}

/** Questions that were never asked before. */
function fresh(questions: Fresh): readonly Question[] {
  const of = (what: string, name: string, next: () => Options): Question => {
    // Both bots get the same question in a round.
    let latest: { readonly round: number; readonly options: Options } | null = null;
    return asking(what, name, (round) => {
      if (latest?.round !== round) latest = { round, options: next() };
      return latest.options;
    });
  };
  let typed: { readonly round: number; readonly text: string } | null = null;
  return [
    of('/unit, the name mistyped', 'unit', questions.unit),
    {
      what: 'autocomplete, what was typed mistyped',
      ask(stage, round) {
        if (typed?.round !== round) typed = { round, text: questions.prefix() };
        return type(stage, typed.text);
      },
    },
    of('/honors', 'honors', questions.honors),
    of('/practice', 'practice', questions.practice),
    of('/figures', 'figures', questions.figures),
    of('/search', 'search', questions.search),
  ];
}

const WITH_CHART: readonly Question[] = [
  asking('/figures with its chart', 'figures', () => ({ unit: '曹妃甸' })),
  asking('/compare with its chart', 'compare', (round) => ({
    first: turn(NAMES, round),
    second: turn(NAMES, round + 1),
  })),
];

/** Nothing but discord.js: acknowledges whatever comes with the same few words. */
async function startBareBot(stage: Stage): Promise<Client> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: stage.apiUrl } });
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isAutocomplete()) void interaction.respond([{ name: '锦州检验检疫局', value: 'jinzhou' }]);
    else if (interaction.isRepliable()) {
      void interaction.reply({ content: '锦州检验检疫局', flags: MessageFlags.Ephemeral });
    }
  });
  const ready = once(client, Events.ClientReady);
  await client.login(stage.token);
  await ready;
  await client.application?.commands.set(registrationOf(commands));
  return client;
}

/** Our bot as `pacesetter start` runs it, but for the clock. */
function startOurBot(stage: Stage, library: Library, store: StateStore) {
  const deskFor = (who: Asking | null) =>
    who === null
      ? ('nowhere' as const)
      : { store, now: Date.now, asking: who, postNow: () => Promise.reject(new Error('nothing is posted here')) };
  return connectBot({
    token: stage.token,
    apiUrl: stage.apiUrl,
    applicationId: null,
    guildId: null,
    defaultLocale: 'zh-CN',
    commands,
    contextFor: (locale: Locale, who) => createContext(library, locale, Math.random, deskFor(who)),
    settingsOf: store.serverSettings,
    log: pino({ level: 'silent' }),
  });
}

async function subscribeChannels(stage: Stage, store: StateStore): Promise<void> {
  for (let index = 0; index < CHANNELS; index += 1) {
    const wishes = {
      guildId: stage.guildId,
      channelId: stage.addChannel(),
      channelKind: 'text',
      userId: stage.user.id,
      locale: 'zh-CN',
      time: '08:30',
      timeZone: 'Asia/Shanghai',
      days: 'workdays',
      themes: [],
      provinces: [],
      roleId: null,
    } as const;
    await store.subscribe(wishes, Date.now() + 3_600_000, Date.now());
  }
}

const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
const show = (times: readonly number[]): string =>
  `${quantile(times, 0.5).toFixed(2)} / ${quantile(times, 0.95).toFixed(2)}`;

interface Pair {
  readonly ours: Stage;
  readonly bare: Stage;
}

/** Everything is asked before anything is measured: what is measured first would stand there the slowest. */
async function warmUp(questions: readonly Question[], { ours, bare }: Pair): Promise<void> {
  for (const question of questions) {
    for (let round = 0; round < WARM_UP; round += 1) {
      await question.ask(ours, round);
      await question.ask(bare, round);
    }
  }
}

/** Prints a table of questions, each asked of both bots in turn. */
async function compare(questions: readonly Question[], { ours, bare }: Pair, rounds: number): Promise<void> {
  console.log('| question | Pacesetter | bare discord.js | ratio |');
  console.log('|---|---|---|---|');
  for (const question of questions) {
    const mine: number[] = [];
    const theirs: number[] = [];
    for (let round = WARM_UP; round < WARM_UP + rounds; round += 1) {
      mine.push(await question.ask(ours, round));
      theirs.push(await question.ask(bare, round));
    }
    const ratio = quantile(mine, 0.5) / quantile(theirs, 0.5);
    console.log(`| ${question.what} | ${show(mine)} | ${show(theirs)} | ${ratio.toFixed(2)} |`);
  }
}

/** How long drawing takes: the first chart of a process loads what draws. */
async function drawCharts({ corpus }: Library): Promise<void> {
  const style = { texts: textsFor('zh-CN'), locale: 'zh-CN', shorten: (text: string) => text } as const;
  const chart = figureChart(corpus.figures({ unit: 'caofeidian', isComparable: true, size: 300 }).rows, style);
  if (!chart) throw new Error('there is nothing to draw');
  const times: number[] = [];
  for (let round = 0; round <= CHART_ROUNDS; round += 1) {
    const begun = performance.now();
    await renderChart(chart);
    times.push(performance.now() - begun);
  }
  const [first = Number.NaN, ...later] = times;
  console.log(`a chart, in milliseconds: the first ${first.toFixed(0)}, later ones ${show(later)} (p50 / p95)\n`);
}

async function main(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'pacesetter-bench-'));
  const library = openLibrary({ CORPUS_DIR: 'corpus', DATA_DIR: data, CORPUS_RAW: null }, (line) =>
    console.error(line),
  );
  const store = rememberingSettings(openMemoryState(), Date.now);
  const [ours, bare] = [await startStage(), await startStage()];
  const bot = await startOurBot(ours, library, store);
  const bareBot = await startBareBot(bare);
  await subscribeChannels(ours, store);

  await drawCharts(library);
  console.log('round trips, alternating, in milliseconds (p50 / p95); ratio of the medians\n');
  const pair = { ours, bare };
  const [again, never] = [recurring(library), fresh(freshQuestions(library.corpus))];
  await warmUp([...again, ...never], pair);
  console.log(`the questions of a meeting, ${ROUNDS} times each:\n`);
  await compare(again, pair, ROUNDS);
  console.log(`\n${ROUNDS} questions each, none asked twice:\n`);
  await compare(never, pair, ROUNDS);
  console.log(`\nwith a picture, ${CHART_ROUNDS} times each:\n`);
  await compare(WITH_CHART, pair, CHART_ROUNDS);

  await bot.stop();
  await bareBot.destroy();
  await ours.close();
  await bare.close();
  await store.close();
  library.corpus.close();
  rmSync(data, { recursive: true });
}

await main();
