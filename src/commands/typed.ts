/**
 * Reads a slash command as people write it down: `/honors unit:锦州 level:省部`, `/荣誉 单位：锦州`, `/unit 锦州`.
 */
import { fold } from '../data/match/fold.ts';
import type { Command, OptionDefinition, RawOptions } from './definition.ts';

export type Typed =
  | { readonly command: Command; readonly options: RawOptions }
  /** One line that says what does not fit, and what does. */
  | { readonly problem: string };

/** How a command is written, for a person who got it wrong. */
export function usage({ definition }: Command): string {
  const options = Object.entries(definition.options).map(([name, option]) =>
    option.required ? `${name}:…` : `[${name}:…]`,
  );
  return [`/${definition.name}`, ...options].join(' ');
}

/**
 * Reads one line. Names of commands and options may be English or Chinese; a text without an option's name belongs to the
 * first option.
 */
export function readTyped(line: string, commands: readonly Command[]): Typed {
  const [, word = '', rest = ''] = /^\s*[/／]?(\S*)\s*([\s\S]*)$/u.exec(line) ?? [];
  const command = findCommand(word, commands);
  if (!command) {
    const known = commands.map(({ definition }) => `/${definition.name}`).join(' ');
    return { problem: word === '' ? `type a command: ${known}` : `unknown command "/${word}"; there are ${known}` };
  }
  const pieces = splitOptions(rest, command);
  const options: Record<string, string | number> = {};
  for (const { name, value } of pieces) {
    const option = Object.hasOwn(command.definition.options, name) ? command.definition.options[name] : undefined;
    if (!option) return { problem: `unknown option "${name}"; write ${usage(command)}` };
    if (name in options) return { problem: `option "${name}" is given twice; write ${usage(command)}` };
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

// An option's name stands at the beginning or after white space, with a colon behind it.
const OPTION = /(?<=^|\s)([\p{L}_]{1,32})[:：]/gu;

function splitOptions(text: string, command: Command): { name: string; value: string }[] {
  const { options } = command.definition;
  const nameOf = (word: string): string | undefined =>
    Object.entries(options).find(([name, option]) => name === word.toLowerCase() || option.zhName === word)?.[0];
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
  const [, word = '', rest] = /^\s*[/／](\S+)\s+([\s\S]*)$/u.exec(line) ?? [];
  const command = findCommand(word, commands);
  if (!command || rest === undefined) return null;
  const pieces = splitOptions(rest, command);
  const last = pieces.at(-1) ?? { name: Object.keys(command.definition.options)[0] ?? '', value: '' };
  const others: Record<string, string | number> = {};
  for (const { name, value } of pieces.slice(0, -1)) {
    const option = command.definition.options[name];
    if (option) others[name] = readValue(value, option);
  }
  return last.name === '' ? null : { command, ...last, others };
}

const unquote = (text: string): string => /^"(.*)"$/su.exec(text)?.[1] ?? text;

/** A value as Discord would hand it over: a choice by its value whatever it was called by, a whole number as a number. */
function readValue(value: string, option: OptionDefinition): string | number {
  if (option.type === 'integer') return /^-?\d{1,9}年?$/u.test(value) ? Number.parseInt(value, 10) : value;
  const wanted = fold(value);
  const choice = option.choices?.find(
    (candidate) =>
      fold(candidate.value) === wanted || `${fold(candidate.value)}级` === wanted || fold(candidate.english) === wanted,
  );
  return choice?.value ?? value;
}
