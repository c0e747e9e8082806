/**
 * The composition root of the running bot: settings -> corpus -> stage or Discord -> bot; stopped in the opposite order.
 */
import { type Logger, pino } from 'pino';
import { createContext } from './commands/context.ts';
import { commands } from './commands/index.ts';
import type { Config } from './config.ts';
import { type Bot, connectBot } from './discord/bot.ts';
import { openLibrary } from './library.ts';
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
  const library = openLibrary(config, warn);
  const signal = nextSignal();
  try {
    const connect = (place: Pick<Config, 'DISCORD_APPLICATION_ID' | 'DISCORD_GUILD_ID'> & Place): Promise<Bot> =>
      connectBot({
        token: place.token,
        apiUrl: place.apiUrl,
        applicationId: place.DISCORD_APPLICATION_ID,
        guildId: place.DISCORD_GUILD_ID,
        defaultLocale: config.DEFAULT_LOCALE,
        commands,
        contextFor: (locale: Locale) => createContext(library, locale),
        log,
      });
    if (config.DISCORD_TOKEN !== null) {
      const bot = await connect({ ...config, token: config.DISCORD_TOKEN, apiUrl: config.DISCORD_API_URL });
      const reason = await Promise.race([signal.received, bot.ended]);
      log.info(`stopping: ${reason}`);
      await stop(bot, log);
      return signal.isReceived() ? 0 : 1;
    }
    // Loaded here because a bot on Discord has no use for it.
    const [{ startStage }, { startChat }] = await Promise.all([import('./stage/stage.ts'), import('./stage/chat.ts')]);
    const stage = await startStage();
    const bot = await connect({ ...stage, DISCORD_APPLICATION_ID: stage.applicationId, DISCORD_GUILD_ID: null });
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
    library.corpus.close();
  }
}

interface Place {
  readonly token: string;
  readonly apiUrl: string;
}

async function stop(bot: Bot, log: Logger): Promise<void> {
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
