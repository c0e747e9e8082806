/**
 * The bot on Discord (or on the stage, which is Discord to it): connects, registers the commands, answers, and leaves
 * cleanly.
 */
import { Client, DiscordAPIError, Events, GatewayIntentBits, HTTPError, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { Asking, Context } from '../commands/context.ts';
import { type Command, registrationOf } from '../commands/definition.ts';
import type { ServerSettings } from '../data/state/store.ts';
import type { Locale } from '../replies/locale.ts';
import { createDispatcher } from './dispatch.ts';
import { syncCommands } from './register.ts';

export interface BotOptions {
  readonly token: string;
  readonly apiUrl: string;
  /** null: asked from Discord. */
  readonly applicationId: string | null;
  readonly guildId: string | null;
  readonly defaultLocale: Locale;
  readonly commands: readonly Command[];
  readonly contextFor: (locale: Locale, asking: Asking | null) => Context;
  /** What a server has decided; default: nothing. */
  readonly settingsOf?: (guildId: string) => Promise<ServerSettings>;
  readonly log: Logger;
}

export interface Bot {
  readonly client: Client<true>;
  /** Resolves with a line that says why, when Discord has ended the connection for good. */
  readonly ended: Promise<string>;
  /** Answers what has begun, then disconnects. */
  stop(): Promise<void>;
}

/** Why the bot could not start, in one line for a person. */
export class ConnectError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ConnectError';
  }
}

/** Discord's gateway answers within seconds; a minute without READY means that something is in the way. */
const READY_MILLISECONDS = 60_000;

/**
 * Connects and registers the commands.
 *
 * @throws ConnectError on a bad token, or where Discord cannot be reached
 */
export async function connectBot(options: BotOptions): Promise<Bot> {
  const { token, log } = options;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: options.apiUrl },
    allowedMentions: { parse: [] },
  });
  const dispatcher = createDispatcher(options);
  client.on(Events.InteractionCreate, (interaction) => void dispatcher.handle(interaction));
  // An `error` event without a listener would end the process.
  client.on(Events.Error, (error) => log.error({ err: error }, 'the connection to Discord reports an error'));
  client.on(Events.Warn, (message) => log.warn(message));
  client.on(Events.ShardReconnecting, () => log.info('the connection was lost; reconnecting'));
  client.on(Events.ShardResume, () => log.info('connected again'));
  const ended = new Promise<string>((resolve) => {
    client.on(Events.Invalidated, () => resolve('Discord has ended the session for good'));
    client.on(Events.ShardDisconnect, ({ code }) =>
      resolve(`Discord has closed the connection for good (code ${code})`),
    );
  });

  try {
    await login(client, token, ended);
    const ready: Client<true> = client.isReady() ? client : await neverReady();
    const applicationId = options.applicationId ?? ready.application.id;
    const wanted = registrationOf(options.commands);
    const written = await syncCommands({ rest: client.rest, applicationId, guildId: options.guildId }, wanted);
    log.info({ commands: wanted.length, written }, `connected as ${ready.user.username}`);
    return {
      client: ready,
      ended,
      async stop() {
        await dispatcher.drain();
        await client.destroy();
      },
    };
  } catch (error) {
    await client.destroy();
    throw error instanceof ConnectError ? error : new ConnectError(explain(error, options.apiUrl), error);
  }
}

/** Resolves on READY; login() itself resolves earlier, and rejects on a failed handshake. */
async function login(client: Client, token: string, ended: Promise<string>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const isReady = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new ConnectError(`Discord did not get ready within ${READY_MILLISECONDS / 1000} s`)),
      READY_MILLISECONDS,
    );
  });
  const refused = ended.then((line): never => {
    throw new ConnectError(line);
  });
  try {
    await Promise.race([client.login(token).then(() => isReady), tooLong, refused]);
  } finally {
    clearTimeout(timer);
  }
}

const neverReady = (): Promise<never> => Promise.reject(new ConnectError('Discord did not say who the bot is'));

/** Registers the commands without connecting to the gateway. @throws ConnectError */
export async function deployCommands(
  options: Pick<BotOptions, 'token' | 'apiUrl' | 'applicationId' | 'guildId' | 'commands'>,
): Promise<{ written: boolean; count: number }> {
  const client = new Client({ intents: [], rest: { api: options.apiUrl } });
  client.rest.setToken(options.token);
  try {
    const applicationId = options.applicationId ?? (await askApplicationId(client));
    const wanted = registrationOf(options.commands);
    const written = await syncCommands({ rest: client.rest, applicationId, guildId: options.guildId }, wanted);
    return { written, count: wanted.length };
  } catch (error) {
    throw error instanceof ConnectError ? error : new ConnectError(explain(error, options.apiUrl), error);
  } finally {
    await client.destroy();
  }
}

async function askApplicationId(client: Client): Promise<string> {
  const application = await client.rest.get(Routes.currentApplication());
  if (typeof application === 'object' && application !== null && 'id' in application) return String(application.id);
  throw new ConnectError('Discord did not say which application the token belongs to; set DISCORD_APPLICATION_ID');
}

/** What went wrong, where, and how to mend it, in one line. */
function explain(error: unknown, apiUrl: string): string {
  const code = codeOf(error);
  if (
    code === 'TokenInvalid' ||
    code === 'TokenMissing' ||
    (error instanceof DiscordAPIError && error.status === 401)
  ) {
    return 'Discord refuses the token; copy it again from the Developer Portal (Bot > Reset Token) into DISCORD_TOKEN';
  }
  if (error instanceof DiscordAPIError) {
    return `Discord refuses ${error.method} ${new URL(error.url).pathname}: ${error.message} (${error.status}, code ${error.code})`;
  }
  if (error instanceof HTTPError) return `Discord at ${apiUrl} answers with status ${error.status}; try again later`;
  const reason = code ?? (error instanceof Error ? error.message : String(error));
  return `cannot reach Discord at ${apiUrl} (${reason}); check the network and DISCORD_API_URL`;
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}
