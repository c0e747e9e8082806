/**
 * Reads a slash command as people write it down: `/honors unit:锦州 level:省部`, `/荣誉 单位：锦州`, `/unit 锦州`.
 */
import { fold } from '../data/match/fold.ts';
import type { OptionValue } from '../replies/action.ts';
import { inScript, type Locale } from '../replies/locale.ts';
import { textsFor } from '../replies/texts/texts.ts';
import { type Command, type OptionDefinition, type RawOptions, shownName } from './definition.ts';

export type Typed =
  | { readonly command: Command; readonly options: RawOptions }
  /** One line, in the language of who typed, that says what does not fit, and what does. */
  | { readonly problem: string };

/** How a command is written, for a person who got it wrong. */
function usage({ definition }: Command, locale: Locale): string {
  const options = Object.entries(definition.options).map(([key, option]) => {
    const name = shownName(key, option, { locale });
    return option.required ? `${name}:…` : `[${name}:…]`;
  });
  return [`/${shownName(definition.name, definition, { locale })}`, ...options].join(' ');
}

/**
 * Reads one line. Names of commands and options may be English or Chinese; a text without an option's name belongs to the
 * first option.
 */
export function readTyped(line: string, commands: readonly Command[], locale: Locale): Typed {
  const texts = textsFor(locale);
  const refuse = (problem: string): Typed => ({ problem: inScript(problem, locale) });
  const { command, word, rest } = splitCommand(line, commands);
  if (command?.subcommands) {
    const names = command.subcommands.map(({ definition }) => `/${shownName(definition.name, definition, { locale })}`);
    return refuse(texts.chooseOneOf(names.join(texts.comma)));
  }
  if (!command) {
    const slash = commands.filter(({ definition }) => definition.calledFrom === undefined);
    const known = slash
      .map(({ definition }) => `/${shownName(definition.name, definition, { locale })}`)
      .join(texts.comma);
    return refuse(word === '' ? texts.chooseOneOf(known) : texts.noSuchCommand(word, known));
  }
  const pieces = splitOptions(rest, command);
  const options: Record<string, OptionValue> = {};
  for (const { name, value } of pieces) {
    const option = Object.hasOwn(command.definition.options, name) ? command.definition.options[name] : undefined;
    if (!option) return refuse(texts.noSuchOption(name, usage(command, locale)));
    if (name in options) {
      return refuse(texts.givenTwice(shownName(name, option, { locale }), usage(command, locale)));
    }
    options[name] = readValue(value, option);
  }
  return { command, options };
}

export function findCommand(word: string, commands: readonly Command[]): Command | undefined {
  const wanted = fold(word);
  return commands.find(
    ({ definition }) => definition.name === word.toLowerCase() || fold(definition.zhName) === wanted,
  );
}

/** The command that a line begins with (a subcommand where it names one), and what follows. */
function splitCommand(
  line: string,
  commands: readonly Command[],
): { command: Command | undefined; word: string; rest: string } {
  const [, word = '', rest = ''] = /^\s*[/／]?(\S*)\s*([\s\S]*)$/u.exec(line) ?? [];
  const command = findCommand(word, commands);
  if (!command?.subcommands) return { command, word, rest };
  const [, second = '', after = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(rest) ?? [];
  const { definition } = command;
  const member = command.subcommands.find(
    ({ definition: { name, zhName } }) =>
      name === `${definition.name} ${second.toLowerCase()}` || fold(zhName) === fold(`${definition.zhName} ${second}`),
  );
  return member ? { command: member, word, rest: after } : { command, word, rest };
}

// An option's name stands at the beginning or after white space, with a colon behind it.
const OPTION = /(?<=^|\s)([\p{L}_]{1,32})[:：]/gu;

function splitOptions(text: string, command: Command): { name: string; value: string }[] {
  const { options } = command.definition;
  const nameOf = (word: string): string | undefined =>
    Object.entries(options).find(
      ([name, option]) => name === word.toLowerCase() || fold(option.zhName) === fold(word),
    )?.[0];
  const pieces: { name: string; value: string }[] = [];
  const first = Object.keys(options)[0] ?? '';
  let start = 0;
  let name: string | null = null;
  const close = (end: number) => {
    const value = unquote(text.slice(start, end).trim());
    if (name !== null) pieces.push({ name, value });
    else if (value !== '') pieces.push({ name: first === '' ? value : first, value });
  };
  for (const match of text.matchAll(OPTION)) {
    const word = match[1] ?? '';
    const known = nameOf(word);
    // A Latin word with a colon is an option that was mistyped; a Chinese one may belong to the value.
    if (known === undefined && !/^[a-z_]+$/i.test(word)) continue;
    close(match.index);
    name = known ?? word;
    start = match.index + match[0].length;
  }
  close(text.length);
  return pieces;
}

/** The option that somebody is typing at the end of a line, for completing it; null while it is still the command. */
export function openOption(
  line: string,
  commands: readonly Command[],
): { command: Command; name: string; value: string; others: RawOptions } | null {
  if (!/^\s*[/／]\S+\s/u.test(line)) return null;
  const { command, rest } = splitCommand(line, commands);
  if (!command || command.subcommands) return null;
  const pieces = splitOptions(rest, command);
  const last = pieces.at(-1) ?? { name: Object.keys(command.definition.options)[0] ?? '', value: '' };
  const others: Record<string, OptionValue> = {};
  for (const { name, value } of pieces.slice(0, -1)) {
    const option = command.definition.options[name];
    if (option) others[name] = readValue(value, option);
  }
  return last.name === '' ? null : { command, ...last, others };
}

const unquote = (text: string): string => /^"(.*)"$/su.exec(text)?.[1] ?? text;

const YES = /^(?:true|yes|是)$/iu;
const NO = /^(?:false|no|否)$/iu;

/** A value as Discord would hand it over: a choice by its value whatever it was called by, a whole number as a number. */
function readValue(value: string, option: OptionDefinition): OptionValue {
  if (option.type === 'boolean') return YES.test(value) ? true : NO.test(value) ? false : value;
  if (option.type === 'channel' || option.type === 'role') return /^<?[#@]?&?(.*?)>?$/u.exec(value)?.[1] ?? value;
  if (option.type === 'integer')
    return /^-?\d{1,9}年?$/u.test(value.normalize('NFKC')) ? Number.parseInt(value.normalize('NFKC'), 10) : value;
  const wanted = fold(value);
  const choice = option.choices?.find(
    (candidate) =>
      fold(candidate.value) === wanted || `${fold(candidate.value)}级` === wanted || fold(candidate.english) === wanted,
  );
  return choice?.value ?? value;
}
