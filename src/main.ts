/**
 * The composition root of the running bot: settings -> corpus, state -> stage or Discord -> bot -> jobs; stopped in the
 * opposite order.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type Logger, pino } from 'pino';
import { type Asking, type Context, createContext } from './commands/context.ts';
import { commands } from './commands/index.ts';
import type { Config } from './config.ts';
import { rememberingSettings } from './data/state/remembered-settings.ts';
import { openMemoryState, openState, StateError } from './data/state/sqlite.ts';
import type { StateStore } from './data/state/store.ts';
import { type Bot, connectBot } from './discord/bot.ts';
import { mayReadHistory } from './discord/place.ts';
import { createPoster } from './discord/send.ts';
import { createBackupJob } from './jobs/backup.ts';
import { type Job, startClock } from './jobs/clock.ts';
import { createDaily, type Daily } from './jobs/daily.ts';
import { type Library, openLibrary, readNewArticles } from './library.ts';
import { prepareCharts } from './replies/chart.ts';
import type { Locale } from './replies/locale.ts';

/** Logs go to standard error, at once: nothing is lost when the process ends. */
export function createLog(level: string): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}

/** How long SIGTERM waits for answers under way; a process manager kills after 10 s or more. */
const STOP_MILLISECONDS = 5000;

/**
 * Runs the bot until it is told to stop (SIGTERM, SIGINT, or the end of the terminal chat).
 *
 * @param warn gets lines for the person who runs it
 * @returns the exit status: 0 after a clean stop, 1 where Discord ended the connection for good
 * @throws CorpusError, ConnectError where it cannot start
 */
export async function run(config: Config, warn: (line: string) => void): Promise<number> {
  const log = createLog(config.LOG_LEVEL ?? (config.DISCORD_TOKEN === null ? 'warn' : 'info'));
  // In a terminal somebody waits anyway; on Discord, the clock's first round does it while the earlier corpus answers.
  if (config.DISCORD_TOKEN === null) await readNewArticles(config, warn);
  const library = openLibrary(config, warn);
  const signal = nextSignal();
  // The channels of the terminal are gone with it, and so are their subscriptions: those on Discord are left alone.
  const opened = config.DISCORD_TOKEN === null ? openMemoryState() : openStateOrNone(config, warn);
  const state = opened && rememberingSettings(opened, Date.now);
  try {
    if (config.DISCORD_TOKEN !== null) {
      const connecting = connect(
        { ...config, token: config.DISCORD_TOKEN, apiUrl: config.DISCORD_API_URL },
        { config, library, state, log },
      );
      // Told to stop before it is connected: nobody has been answered, so there is nothing to end in order.
      const bot = await Promise.race([connecting, signal.received.then(() => null)]);
      if (bot === null) {
        connecting.catch(() => {});
        return 0;
      }
      const reason = await Promise.race([signal.received, bot.ended]);
      log.info(`stopping: ${reason}`);
      await stop(bot, log);
      return signal.isReceived() ? 0 : 1;
    }
    // Loaded here because a bot on Discord has no use for it.
    const [{ startStage }, { startChat }] = await Promise.all([import('./stage/stage.ts'), import('./stage/chat.ts')]);
    const stage = await startStage();
    const bot = await connect(
      { ...stage, DISCORD_APPLICATION_ID: stage.applicationId, DISCORD_GUILD_ID: null },
      { config, library, state, log },
    );
    const chat = startChat(stage, commands, config.DEFAULT_LOCALE, {
      input: process.stdin,
      output: process.stdout,
    });
    await Promise.race([chat.ended, signal.received]);
    chat.close();
    await stop(bot, log);
    await stage.close();
    return 0;
  } finally {
    signal.forget();
    await state?.close();
    library.corpus.close();
  }
}

interface Parts {
  readonly config: Config;
  readonly library: Library;
  /** null: it cannot be used, and the daily practice is off. */
  readonly state: StateStore | null;
  readonly log: Logger;
}

/** state.db; where it cannot be used, the lines that say why are told, and everything else works without it. */
function openStateOrNone(config: Config, warn: (line: string) => void): StateStore | null {
  try {
    return openState(config.DATA_DIR, Date.now());
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    for (const line of error.lines) warn(line);
    warn('the daily practice is off until then; everything that is looked up works');
    return null;
  }
}

type Running = Pick<Bot, 'ended' | 'stop'>;

/** Charts are prepared once the start, and whoever asks right after it, is through. */
const CHARTS_AFTER_MILLISECONDS = 2000;

/** Connects the bot and starts what runs by the clock; stopped in the opposite order. */
async function connect(
  place: Pick<Config, 'DISCORD_APPLICATION_ID' | 'DISCORD_GUILD_ID'> & Place,
  { config, library, state, log }: Parts,
): Promise<Running> {
  let daily: Daily | null = null;
  const deskFor = (asking: Asking | null): Context['desk'] => {
    if (state === null || daily === null) return 'broken';
    return asking === null ? 'nowhere' : { store: state, now: Date.now, asking, postNow: daily.postNow };
  };
  const contextFor = (locale: Locale, asking: Asking | null = null): Context =>
    createContext(library, locale, Math.random, deskFor(asking));
  const bot = await connectBot({
    token: place.token,
    apiUrl: place.apiUrl,
    applicationId: place.DISCORD_APPLICATION_ID,
    guildId: place.DISCORD_GUILD_ID,
    defaultLocale: config.DEFAULT_LOCALE,
    commands,
    contextFor,
    ...(state === null ? {} : { settingsOf: state.serverSettings }),
    log,
  });
  const jobs: Job[] = [
    {
      name: 'records',
      run() {
        // Thousands of new articles take minutes; the clock goes on meanwhile.
        library.reload().then(
          (isNew) => isNew && log.info('records or articles have changed; answering from the new ones'),
          (error: unknown) => log.error({ err: error }, 'the corpus could not be built anew'),
        );
      },
    },
  ];
  if (state !== null) {
    const poster = createPoster({ ...place, mayRead: (channelId) => mayReadHistory(bot.client, channelId) });
    const posting = createDaily({
      store: state,
      poster,
      contextFor,
      defaultLocale: config.DEFAULT_LOCALE,
      now: Date.now,
      log,
      owner: `${hostname()} ${process.pid} ${randomUUID()}`,
    });
    daily = posting;
    const post: Job = {
      name: 'daily practice',
      async run() {
        await posting.schedule();
        // Ten thousand posts take minutes; the clock goes on meanwhile.
        posting.drain().catch((error: unknown) => log.error({ err: error }, 'posting daily practices failed'));
      },
    };
    jobs.unshift(post);
  }
  if (state !== null && config.DISCORD_TOKEN !== null) {
    jobs.push(createBackupJob({ store: state, dataFolder: config.DATA_DIR, now: Date.now, log }));
  }
  const clock = startClock(jobs, log);
  const preparing = setTimeout(() => {
    prepareCharts().catch((error: unknown) => log.error({ err: error }, 'charts cannot be drawn'));
  }, CHARTS_AFTER_MILLISECONDS);
  preparing.unref();
  return {
    ended: bot.ended,
    async stop() {
      clearTimeout(preparing);
      // At the same time: a backup of minutes must not let posts go on until the end.
      const clockStopped = clock.stop();
      await daily?.stop();
      await bot.stop();
      await clockStopped;
    },
  };
}

interface Place {
  readonly token: string;
  readonly apiUrl: string;
}

async function stop(bot: Running, log: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      log.warn(`answers under way did not end within ${STOP_MILLISECONDS / 1000} s`);
      resolve();
    }, STOP_MILLISECONDS);
  });
  await Promise.race([bot.stop(), tooLong]);
  clearTimeout(timer);
}

function nextSignal() {
  let isReceived = false;
  let forget = () => {};
  const received = new Promise<string>((resolve) => {
    const handle = (name: string) => {
      isReceived = true;
      resolve(name);
    };
    process.once('SIGTERM', handle);
    process.once('SIGINT', handle);
    forget = () => {
      process.off('SIGTERM', handle);
      process.off('SIGINT', handle);
    };
  });
  return { received, isReceived: () => isReceived, forget };
}
