#!/usr/bin/env node
/**
 * The command `pacesetter`. Answers go to standard output, everything else to standard error; what a person got wrong is
 * one line and exit status 2, never a stack trace.
 */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { createContext } from './commands/context.ts';
import { OptionError } from './commands/definition.ts';
import { answer, commands } from './commands/index.ts';
import { resolveUnit } from './commands/resolve.ts';
import { readTyped } from './commands/typed.ts';
import { articlesFolder, type Config, ConfigError, loadEnvironment, readConfig } from './config.ts';
import { CorpusError, loadRecords } from './data/corpus/open.ts';
import { createMatcher, type Hit, type Matcher, type NameKind } from './data/match/matcher.ts';
import { parseNames } from './data/match/names.ts';
import { ConnectError, deployCommands } from './discord/bot.ts';
import { type Library, openLibrary, readNewArticles } from './library.ts';
import { createLog, run } from './main.ts';
import { LOCALES, toLocale } from './replies/locale.ts';
import { toPlainText } from './replies/plain-text.ts';
import { toPayload } from './replies/reply.ts';

/** 0 answered; 1 not found, or it could not be done; 2 the request itself is wrong. */
type Status = 0 | 1 | 2;

/** Something a person has to mend; each line says what, where and how. */
class UsageError extends Error {}

const warn = (line: string) => process.stderr.write(`${line}\n`);
const print = (line: string) => process.stdout.write(`${line}\n`);

function settings(): Config {
  loadEnvironment();
  return readConfig(process.env);
}

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Write a whole number from 1 on.');
  return Number(text);
};

const KINDS = ['unit', 'honor', 'practice', 'person'] as const satisfies readonly NameKind[];

function createProgram(finish: (status: Status) => void): Command {
  const program = new Command('pacesetter')
    .description('领跑者: answers questions about inspection-and-quarantine units, on Discord and in the terminal')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'pacesetter: ')) });

  program
    .command('start')
    .description('run the bot: on Discord with DISCORD_TOKEN, else in this terminal')
    .action(async () => finish((await run(settings(), warn)) === 0 ? 0 : 1));

  program
    .command('ask')
    .description("answer one slash command, e.g. ask '/honors unit:锦州 level:省部'")
    .argument('<command>', 'the slash command as one argument')
    .option('--json', 'print the message exactly as Discord would get it')
    .addOption(new Option('--locale <locale>', 'language of the answer').choices([...LOCALES, 'en-US', 'en-GB']))
    .action(async (line: string, options: { json?: true; locale?: string }) => finish(await ask(line, options)));

  program
    .command('match')
    .description('find names the way people type them; with --names and --queries, over lists of your own')
    .argument('[text]', 'what somebody typed')
    .addOption(new Option('--kind <kind>', 'only names of this kind').choices(KINDS))
    .option('--limit <number>', 'how many names at most', wholeNumber, 10)
    .option('--json', 'print JSON, one line a query')
    .option('--names <file>', 'names: one a line, or tab-separated name, kind, alias…')
    .option('--queries <file>', 'queries, one a line')
    .action(async (text: string | undefined, options: MatchOptions) => finish(await match(text, options)));

  program
    .command('deploy')
    .description('register the slash commands with Discord, removing stale ones')
    .option('--guild <id>', 'register in this one server')
    .action(async ({ guild }: { guild?: string }) => finish(await deploy(guild)));

  const corpus = program.command('corpus').description('the records and what is built from them');
  corpus
    .command('clean')
    .description('clean raw articles, with a list of everything that was changed')
    .argument('<path...>', 'articles, or folders of them')
    .option('--json', 'print a line of JSON a document')
    .option('--diff', 'show each change in colour, with its reason')
    .action(async (paths: string[], options: { json?: true; diff?: true }) => {
      // Loaded here: nothing else has a use for it.
      const { runClean } = await import('./data/clean/command.ts');
      const { stdout, stderr } = process;
      finish(
        (await runClean(paths, options, {
          stdout,
          stderr,
          isTTY: stderr.isTTY === true,
          colour: stdout.isTTY === true,
        })) === 0
          ? 0
          : 2,
      );
    });
  corpus
    .command('extract')
    .description('find the facts of raw articles, each with the passage that proves it')
    .argument('<path...>', 'articles, or folders of them')
    .option('--json', 'print a line of JSON a document')
    .action(async (paths: string[], options: { json?: true }) => {
      const { runExtract } = await import('./data/extract/command.ts');
      const { stdout, stderr } = process;
      finish((await runExtract(paths, options, { stdout, stderr, isTTY: stderr.isTTY === true })) === 0 ? 0 : 2);
    });
  corpus
    .command('build')
    .description('read the articles that are new or have changed, and write corpus.db from them and the records')
    .option('--raw <folder>', 'the folder of the articles (default CORPUS_RAW)')
    .option('--json', 'print the whole report as JSON')
    .action(async (options: { raw?: string; json?: true }) => finish(await build(options)));
  corpus
    .command('review')
    .description('write proposed records for what was extracted and nobody has checked yet')
    .argument('[unit]', 'only for this unit, typed in any way')
    .option('--force', 'write over proposals that are there already')
    .action(async (unit: string | undefined, options: { force?: true }) => finish(await review(unit, options)));
  corpus
    .command('check')
    .description('check the records; each complaint names file, line and how to mend it')
    .action(() => finish(check()));
  corpus
    .command('stats')
    .description('how much is on record')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => finish(await stats(json === true)));
  return program;
}

async function ask(line: string, options: { json?: true; locale?: string }): Promise<Status> {
  const config = settings();
  const locale = toLocale(options.locale, config.DEFAULT_LOCALE);
  const read = readTyped(line, commands, locale);
  if ('problem' in read) throw new UsageError(read.problem);
  const library = await upToDate(config);
  try {
    const context = createContext(library, locale);
    const reply = await answer(read.command.definition.name, read.options, context);
    if (reply.outcome === 'refused') {
      if (options.json) print(JSON.stringify(toPayload(reply, { isPrivate: true })));
      throw new UsageError(toPlainText(reply.components).text);
    }
    print(options.json ? JSON.stringify(toPayload(reply, { isPrivate: true })) : toPlainText(reply.components).text);
    return reply.outcome === 'answered' ? 0 : 1;
  } finally {
    library.corpus.close();
  }
}

interface MatchOptions {
  readonly kind?: NameKind;
  readonly limit: number;
  readonly json?: true;
  readonly names?: string;
  readonly queries?: string;
}

async function match(text: string | undefined, options: MatchOptions): Promise<Status> {
  if ((text === undefined) === (options.queries === undefined)) {
    throw new UsageError('match needs either a text or --queries FILE');
  }
  const matcher =
    options.names === undefined ? await corpusMatcher() : createMatcher(parseNames(readText(options.names)));
  const find = (query: string): Hit[] => {
    if (options.kind !== undefined) return matcher.find(query, { limit: options.limit, kind: options.kind });
    // Granters are names of ours alone, found for /honors.
    const hits = matcher.find(query, { limit: options.limit + 10 });
    return hits.filter(({ kind }) => kind !== 'granter').slice(0, options.limit);
  };

  if (text !== undefined) {
    const hits = find(text);
    if (options.json) print(JSON.stringify({ query: text, hits: hits.map(rounded) }));
    else for (const hit of hits) print(`${hit.score.toFixed(2)}  ${hit.kind}  ${hit.name}  (${hit.id})`);
    if (hits.length === 0 && !options.json) print(`没有相近的名称。/ No name comes near: ${text}`);
    return hits.length > 0 ? 0 : 1;
  }
  for await (const query of linesOf(options.queries ?? '')) {
    const begun = performance.now();
    const hits = find(query);
    const ms = performance.now() - begun;
    const line = options.json
      ? JSON.stringify({ query, hits: hits.map(rounded), ms: Number(ms.toFixed(3)) })
      : `${query}\t${hits.map(({ name }) => name).join('\t')}`;
    // Standard output may be a slow pipe: what it has not taken yet must not pile up in memory.
    if (!process.stdout.write(`${line}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  return 0;
}

const rounded = (hit: Hit): Hit => ({ ...hit, score: Number(hit.score.toFixed(4)) });

/** What a command that runs once answers from: the articles that came since are read first. */
async function upToDate(config: Config): Promise<Library> {
  await readNewArticles(config, warn);
  return openLibrary(config, warn);
}

async function corpusMatcher(): Promise<Matcher> {
  const { corpus, matcher } = await upToDate(settings());
  corpus.close();
  return matcher;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

const unreadable = (path: string, error: unknown): UsageError =>
  new UsageError(
    `cannot read ${path}: ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}`,
  );

async function* linesOf(path: string): AsyncGenerator<string> {
  try {
    for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
      const query = line.replace(/^\uFEFF/, '');
      if (query.trim() !== '') yield query;
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function deploy(guild: string | undefined): Promise<Status> {
  if (guild !== undefined && !/^\d{15,21}$/.test(guild)) throw new UsageError(`--guild ${guild} is no Discord id`);
  const config = settings();
  if (config.DISCORD_TOKEN === null) throw new UsageError('deploy needs DISCORD_TOKEN (see .env.example)');
  const { written, count } = await deployCommands({
    token: config.DISCORD_TOKEN,
    apiUrl: config.DISCORD_API_URL,
    applicationId: config.DISCORD_APPLICATION_ID,
    guildId: guild ?? config.DISCORD_GUILD_ID,
    commands,
  });
  print(`${count} commands ${written ? 'registered' : 'were registered already'}`);
  return 0;
}

async function build(options: { raw?: string; json?: true }): Promise<Status> {
  const config = settings();
  const { runBuild } = await import('./data/corpus/command.ts');
  const places = { records: config.CORPUS_DIR, data: config.DATA_DIR };
  const folder = options.raw === undefined ? articlesFolder(config) : resolve(options.raw);
  if (options.raw !== undefined && !existsSync(folder)) throw new UsageError(`--raw ${folder}: no such folder`);
  const { stdout, stderr } = process;
  await runBuild(places, folder, options, { stdout, stderr, isTTY: stderr.isTTY === true });
  return 0;
}

async function review(typed: string | undefined, options: { force?: true }): Promise<Status> {
  const config = settings();
  const library = await upToDate(config);
  try {
    let unit: { id: string; name: string } | null = null;
    if (typed !== undefined) {
      const meant = resolveUnit(typed, createContext(library, config.DEFAULT_LOCALE));
      if (meant.found === null) {
        warn(`pacesetter: no unit is surely meant by ${typed}`);
        for (const { id, name } of meant.near) warn(`  ${name} (${id})`);
        return 1;
      }
      unit = meant.found;
    }
    const { runReview } = await import('./data/corpus/command.ts');
    const places = { records: config.CORPUS_DIR, data: config.DATA_DIR };
    await runReview(places, unit, options, { stdout: process.stdout });
    return 0;
  } finally {
    library.corpus.close();
  }
}

function check(): Status {
  const { records } = loadRecords(settings().CORPUS_DIR);
  print(`${records.documents.length} documents and ${records.units.length} units: nothing to complain about`);
  return 0;
}

async function stats(asJson: boolean): Promise<Status> {
  const config = settings();
  const library = await upToDate(config);
  const counts = library.corpus.stats();
  library.corpus.close();
  if (asJson) print(JSON.stringify(counts));
  else for (const [what, count] of Object.entries(counts)) print(`${what.padEnd(10)} ${count}`);
  return 0;
}

/** What an error means to the person at the terminal. */
function explain(error: unknown): Status {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError || error instanceof OptionError) {
    warn(`pacesetter: ${error.message}`);
    return 2;
  }
  if (error instanceof ConfigError || error instanceof CorpusError) {
    for (const line of error.lines) warn(`pacesetter: ${line}`);
    return 2;
  }
  if (error instanceof ConnectError) {
    warn(`pacesetter: ${error.message}`);
    return 1;
  }
  createLog('error').error({ err: error }, 'this should not have happened');
  return 1;
}

// A reader that has seen enough (head, less) closes the pipe: no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

let status: Status = 0;
try {
  await createProgram((result) => {
    status = result;
  }).parseAsync();
} catch (error) {
  status = explain(error);
}
process.exitCode = status;
// A connection that Discord keeps trying to mend must not keep the process alive.
if (process.argv[2] === 'start' || process.argv[2] === 'deploy') process.exit(status);
