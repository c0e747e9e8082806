/**
 * The real bot (the real discord.js client) on a stage, over the shipped records.
 */
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { createContext } from '../../src/commands/context.ts';
import { commands } from '../../src/commands/index.ts';
import { type Bot, type BotOptions, connectBot } from '../../src/discord/bot.ts';
import { type Stage, startStage } from '../../src/stage/stage.ts';
import { openShipped } from './corpus.ts';

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly reference?: string;
  readonly err?: { readonly message: string };
}

export async function openStage(): Promise<Stage> {
  const stage = await startStage();
  onTestFinished(() => stage.close());
  return stage;
}

/** Connects the bot to a stage; what it logs is collected. */
export async function botOn(stage: Stage, options: Partial<BotOptions> = {}): Promise<Bot & { log: LogLine[] }> {
  const library = openShipped();
  // First, because tests are about bots that do not get connected, too; what is asked to be done last is done first.
  onTestFinished(() => library.close());
  const log: LogLine[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  const bot = await connectBot({
    token: stage.token,
    apiUrl: stage.apiUrl,
    applicationId: null,
    guildId: null,
    defaultLocale: 'zh-CN',
    commands,
    contextFor: (locale) => createContext(library, locale, () => 0),
    log: pino({ level: 'debug' }, sink),
    ...options,
  });
  onTestFinished(() => bot.stop());
  return { ...bot, log };
}
