/**
 * A terminal as the Discord client of somebody who types: commands with completion, numbered buttons to press.
 */

import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { isatty } from 'node:tty';
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { type Command, callable, optionProblem, type RawOptions } from '../commands/definition.ts';
import { openOption, readTyped } from '../commands/typed.ts';
import type { Locale } from '../replies/locale.ts';
import { type PlainButton, toPlainText } from '../replies/plain-text.ts';
import type { CommandOption } from './options.ts';
import type { Answer, CommandCall, Stage } from './stage.ts';

export interface Chat {
  /** Resolves at the end of the input, or when somebody leaves. */
  readonly ended: Promise<void>;
  close(): void;
}

const PROMPT = '领跑者> ';
const WELCOME = `领跑者在这台终端里运行，没有连接 Discord。
输入命令，例如 /单位 锦州；按 Tab 补全；输入数字按下答复里的按钮；/帮助 看能问什么；Ctrl+D 退出。
(Pacesetter without Discord: type a command such as /unit jinzhou, Tab completes, a number presses a button, /help tells more, Ctrl+D leaves.)
`;

/**
 * Opens the chat. Where the input is no terminal, it reads one command a line and ends at its end.
 *
 * @param stage with the bot connected and its commands registered
 * @param commands what can be typed
 * @param locale the language of the person who types
 */
export function startChat(
  stage: Stage,
  commands: readonly Command[],
  locale: Locale,
  io: { input: Readable & { fd?: number }; output: Writable },
): Chat {
  const isTerminal = io.input.fd !== undefined && isatty(io.input.fd);
  let buttons: readonly PlainButton[] = [];
  let message: APIMessage | null = null;

  const reader = createInterface({
    input: io.input,
    ...(isTerminal ? { output: io.output } : {}),
    terminal: isTerminal,
    prompt: PROMPT,
    completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
      completions(stage, commands, locale, line).then(
        (result) => done(null, result),
        () => done(null, [[], line]),
      );
    },
  });
  const print = (text: string) => io.output.write(`${text}\n`);

  function printAnswer(answer: Answer): void {
    if (answer.message === null) {
      print('（没有答复 / no answer）');
      return;
    }
    printMessage(answer.message);
  }

  function printMessage(shownMessage: APIMessage): void {
    const { text, buttons: shown } = toPlainText(shownMessage.components ?? []);
    const isPrivate = ((shownMessage.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    const where = nameOf(stage, shownMessage.channel_id);
    print(`${isPrivate ? '' : `【频道可见 / posted to #${where}】\n`}${withNames(stage, text)}\n`);
    message = shownMessage;
    buttons = shown;
  }

  // What the bot posts by itself; what answers somebody is printed as the answer.
  const stopListening = stage.onMessage((posted) => {
    if (posted.interaction_metadata === undefined && posted.author.bot) printMessage(posted);
  });

  async function handle(line: string): Promise<void> {
    const typed = line.trim();
    if (typed === '') return;
    if (!isTerminal) print(`${PROMPT}${typed}`);
    if (/^\d+$/.test(typed)) {
      const button = buttons[Number(typed) - 1];
      if (!button || !message) {
        print(`没有 ${typed} 号按钮。/ There is no button ${typed}.\n`);
        return;
      }
      printAnswer(await stage.click(message, button.customId, { locale }));
      return;
    }
    const read = readTyped(typed, commands, locale);
    if ('problem' in read) {
      print(`${read.problem}\n`);
      return;
    }
    const { definition } = read.command;
    if (definition.calledFrom === 'message') {
      // Discord has no line to type such a command into: somebody writes the message, then picks it from its menu.
      const message = stage.say(String(Object.values(read.options)[0] ?? '…'));
      printAnswer(await stage.runOnMessage(definition.description, message, { locale }));
      return;
    }
    const options = withIds(stage, read.command, read.options);
    const problem = optionProblem(read.command, options, locale);
    if (problem === null) printAnswer(await stage.run({ ...toCall(read.command, options), locale }));
    else print(`${problem}\n`);
  }

  const ended = new Promise<void>((resolve) => {
    // Lines are answered one after the other, in the order they came, whatever each of them takes.
    let last = Promise.resolve();
    reader.on('line', (line) => {
      last = last
        .then(() => handle(line))
        .catch((error: unknown) => void print(`${error instanceof Error ? error.message : String(error)}\n`))
        .then(() => void (isTerminal && reader.prompt()));
    });
    reader.on('close', () => {
      void last.then(stopListening).then(resolve);
    });
  });
  print(WELCOME);
  if (isTerminal) reader.prompt();
  return { ended, close: () => reader.close() };
}

/** Channels and roles by their ids, as Discord's client sends them. */
const withIds = (stage: Stage, { definition }: Command, values: RawOptions): RawOptions =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const type = definition.options[name]?.type;
      const known = type === 'channel' ? stage.channels() : type === 'role' ? stage.roles() : [];
      return [name, known.find((each) => each.name === value)?.id ?? value];
    }),
  );

/** A command as Discord's client sends it: a subcommand inside its command. */
function toCall({ definition }: Command, values: RawOptions): CommandCall {
  const options = Object.entries(values).map(([name, value]): CommandOption => ({ name, value }));
  const [name = '', subcommand] = definition.name.split(' ');
  return { name, options: subcommand === undefined ? options : [{ name: subcommand, options }] };
}

const nameOf = (stage: Stage, channelId: string): string =>
  stage.channels().find(({ id }) => id === channelId)?.name ?? channelId;

/** Mentions as Discord shows them. */
const withNames = (stage: Stage, text: string): string =>
  text
    .replace(/<#(\d+)>/g, (_mention, id: string) => `#${nameOf(stage, id)}`)
    .replace(/<@&(\d+)>/g, (_mention, id: string) => `@${stage.roles().find((role) => role.id === id)?.name ?? id}`);

/**
 * What Tab offers: commands and options by their English or Chinese names, what the bot itself completes, or the fixed
 * choices of an option.
 *
 * @returns the offers, and the end of the line that they stand for
 */
export async function completions(
  stage: Stage,
  commands: readonly Command[],
  locale: string,
  line: string,
): Promise<[string[], string]> {
  const open = openOption(line, commands);
  if (open === null) {
    const typed = line.trimStart().replace(/^[/／]?/u, '/');
    const names = callable(commands)
      .filter(({ definition }) => definition.calledFrom === undefined)
      .flatMap(({ definition: { name, zhName } }) => [`/${name} `, `/${zhName} `])
      .filter((name) => name.startsWith(typed));
    return [names, line === '' ? '' : typed];
  }
  const { value } = open;
  const word = /\S*$/u.exec(line)?.[0] ?? '';
  const options = /[:：]/u.test(word) ? [] : optionsLeft(open, word, locale);
  // Behind a value that is complete, or in a second word that is the beginning of an option's name, that is meant.
  if (options.length > 0 && value !== word) return [options, word];
  const [choices, end] = await valuesOf(stage, open, locale);
  return [value === word ? [...options, ...choices] : choices, end];
}

type Open = NonNullable<ReturnType<typeof openOption>>;

/** The options that are not filled in yet, as they are written; only those that begin with `word`. */
function optionsLeft({ command, name, value, others }: Open, word: string, locale: string): string[] {
  return Object.entries(command.definition.options)
    .filter(([each]) => !(each in others) && !(each === name && value !== '' && value !== word))
    .flatMap(([each, { zhName }]) => {
      if (word === '') return [locale.startsWith('zh') ? zhName : each];
      return [each, zhName];
    })
    .filter((each) => each.startsWith(word))
    .map((each) => `${each}:`);
}

/** What may stand as the value that is being typed, and what of it is typed. */
async function valuesOf(
  stage: Stage,
  { command, name, value, others }: Open,
  locale: string,
): Promise<[string[], string]> {
  const option = command.definition.options[name];
  if (option === undefined) return [[], value];
  if (option.type === 'channel') return [stage.channels().map((channel) => `#${channel.name}`), value];
  if (option.type === 'string' && option.choices) {
    return [option.choices.map((choice) => choice.value).filter((choice) => choice.startsWith(value)), value];
  }
  if (!('completes' in option) || option.completes === undefined) return [[], value];
  const call = toCall(command, withIds(stage, command, { ...others, [name]: value }));
  const { choices } = await stage.autocomplete({ ...call, focused: name, locale });
  const isName = option.type === 'integer' || !VALUES.has(option.completes);
  return [choices.map((choice) => (isName ? choice.name.replace(/ · [^·]*$/u, '') : String(choice.value))), value];
}

/** Options whose value is what a person would type, and not an id. */
const VALUES: ReadonlySet<string> = new Set(['time', 'timezone', 'days', 'themes', 'provinces', 'date']);
