/**
 * What a button does, written into its custom_id. The whole state of the answer stands there, so that a button works
 * after a restart and nothing waits in memory for a click.
 */
import { LIMITS } from './limits.ts';

/** An option's value as it is typed, picked or written into a button. */
export type OptionValue = string | number | boolean;

/** A question: which command with which options, and which page of the answer. */
export interface Ask {
  readonly command: string;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** 1-based. */
  readonly page: number;
}

/**
 * show: answer in place of the message, where it is one's own; open: answer beside it; share: post the answer to the
 * channel; file: give the whole list as a file.
 */
export type Verb = 'show' | 'open' | 'share' | 'file';

export interface Action {
  readonly verb: Verb;
  readonly ask: Ask;
  /** Says nothing to who presses the button; tells the message that carries it from all others. 0-9a-z. */
  readonly mark?: string;
}

/** Raised when the meaning of a custom_id changes: buttons of before are then told apart and refused kindly. */
const VERSION = '1';
const VERBS: Readonly<Record<Verb, string>> = { show: 's', open: 'o', share: 'p', file: 'f' };
const VERB_LIST: readonly Verb[] = ['show', 'open', 'share', 'file'];

/**
 * One letter for each option of any command, so that a button has room for what matters. A letter is never given another
 * meaning.
 */
const LETTERS: Readonly<Record<string, string>> = {
  name: 'n',
  unit: 'u',
  title: 't',
  level: 'l',
  year: 'y',
  granted_by: 'g',
  about: 'a',
  theme: 'h',
  metric: 'm',
  period: 'p',
  channel: 'c',
  first: '1',
  second: '2',
  text: 'x',
  kind: 'k',
  fact: 'f',
};
const OPTIONS = new Map(Object.entries(LETTERS).map(([option, letter]) => [letter, option]));
/** Stands where an option's letter would. */
const MARK = '*=';
/** The options that are numbers. */
const NUMBERS = new Set(['year']);

/**
 * Writes an action as a custom_id: `1|s|honors|2|u=jinzhou|l=省部`.
 *
 * @throws RangeError where it would be longer than Discord allows. Ids are short and texts are limited by the commands'
 *   `maxLength`, so this is a mistake in a command, never of an asker.
 */
export function encodeAction({ verb, ask, mark }: Action): string {
  const options = Object.entries(ask.options).map(([option, value]) => {
    const letter = LETTERS[option];
    if (letter === undefined) throw new RangeError(`option "${option}" has no letter in replies/action.ts`);
    return `${letter}=${String(value).replace(/[\\|]/g, '\\$&')}`;
  });
  const marked = mark === undefined ? [] : [`${MARK}${mark}`];
  const customId = [VERSION, VERBS[verb], ask.command, String(ask.page), ...options, ...marked].join('|');
  if (customId.length > LIMITS.customId) throw new RangeError(`custom_id is too long: ${customId}`);
  return customId;
}

/** Reads a custom_id; null where it is none of ours, forged, or of an earlier version. */
export function decodeAction(customId: string): Action | null {
  const [version, verbLetter, command, page, ...options] = splitUnescaped(customId);
  const verb = VERB_LIST.find((each) => VERBS[each] === verbLetter);
  if (version !== VERSION || verb === undefined || !command || !page || !/^[1-9]\d{0,4}$/.test(page)) return null;
  const read: Record<string, OptionValue> = {};
  let mark: string | undefined;
  for (const part of options) {
    if (part.startsWith(MARK)) {
      mark = part.slice(MARK.length);
      continue;
    }
    const option = OPTIONS.get(part.slice(0, 1));
    if (option === undefined || part[1] !== '=' || option in read) return null;
    const value = part.slice(2);
    if (NUMBERS.has(option) && !/^\d{1,9}$/.test(value)) return null;
    read[option] = NUMBERS.has(option) ? Number(value) : value;
  }
  return { verb, ask: { command, options: read, page: Number(page) }, ...(mark === undefined ? {} : { mark }) };
}

/** Whether a button of a message, as Discord gives the message back, carries a mark. */
export function carriesMark(message: unknown, mark: string): boolean {
  if (typeof message !== 'object' || message === null) return false;
  if ('custom_id' in message && typeof message.custom_id === 'string') {
    return decodeAction(message.custom_id)?.mark === mark;
  }
  const inside = 'components' in message && Array.isArray(message.components) ? message.components : [];
  return inside.some((component: unknown) => carriesMark(component, mark));
}

function splitUnescaped(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') part += text.charAt(++at);
    else if (character === '|') {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part];
}
