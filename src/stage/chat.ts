/**
 * A terminal as the Discord client of somebody who types: commands with completion, numbered buttons to press.
 */

import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { isatty } from 'node:tty';
import { type APIMessage, ApplicationCommandOptionType, MessageFlags } from 'discord-api-types/v10';
import type { Command, RawOptions } from '../commands/definition.ts';
import { openOption, readTyped } from '../commands/typed.ts';
import { type PlainButton, toPlainText } from '../replies/plain-text.ts';
import type { Answer, Stage } from './stage.ts';

export interface Chat {
  /** Resolves at the end of the input, or when somebody leaves. */
  readonly ended: Promise<void>;
  close(): void;
}

const PROMPT = '领跑者> ';
const WELCOME = `领跑者在这台终端里运行，没有连接 Discord。
输入命令，例如 /unit 锦州；按 Tab 补全；输入数字按下答复里的按钮；/help 看能问什么；Ctrl+D 退出。
(Pacesetter without Discord: type a command such as /unit jinzhou, Tab completes, a number presses a button, Ctrl+D leaves.)
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
  locale: string,
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
    const { text, buttons: shown } = toPlainText(answer.message.components ?? []);
    const isPrivate = ((answer.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    print(`${isPrivate ? '' : '【频道可见 / posted to the channel】\n'}${text}\n`);
    message = answer.message;
    buttons = shown;
  }

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
    const read = readTyped(typed, commands);
    if ('problem' in read) {
      print(`${read.problem}\n`);
      return;
    }
    printAnswer(await stage.run({ name: read.command.definition.name, options: toSent(read.options), locale }));
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
    reader.on('close', () => void last.then(resolve));
  });
  print(WELCOME);
  if (isTerminal) reader.prompt();
  return { ended, close: () => reader.close() };
}

/** Options as Discord's client sends them. */
const toSent = (options: RawOptions) =>
  Object.entries(options).map(([name, value]) => ({
    name,
    type: typeof value === 'number' ? ApplicationCommandOptionType.Integer : ApplicationCommandOptionType.String,
    value,
  }));

/** What Tab offers: commands, then what the bot itself completes, or the fixed choices of an option. */
async function completions(
  stage: Stage,
  commands: readonly Command[],
  locale: string,
  line: string,
): Promise<[string[], string]> {
  const open = openOption(line, commands);
  if (open === null) {
    const names = commands.map(({ definition }) => `/${definition.name} `);
    return [names.filter((name) => name.startsWith(line === '' ? '/' : line)), line];
  }
  const { command, name, value, others } = open;
  const option = command.definition.options[name];
  if (option?.type === 'string' && option.choices) {
    return [option.choices.map((choice) => choice.value).filter((choice) => choice.startsWith(value)), value];
  }
  if (option?.completes === undefined) return [[], value];
  const type = option.type === 'integer' ? ApplicationCommandOptionType.Integer : ApplicationCommandOptionType.String;
  const { choices } = await stage.autocomplete({
    name: command.definition.name,
    options: [...toSent(others), { name, type, value }],
    focused: name,
    locale,
  });
  return [choices.map((choice) => choice.name.replace(/ · [^·]*$/u, '')), value];
}
