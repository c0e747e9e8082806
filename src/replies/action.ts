/**
 * What a button does, written into its custom_id. The whole state of the answer stands there, so that a button works
 * after a restart and nothing waits in memory for a click.
 */
import { LIMITS } from './limits.ts';

/** An option's value as it is typed, picked or written into a button. */
export type OptionValue = string | number;

/** A question: which command with which options, and which page of the answer. */
export interface Ask {
  readonly command: string;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** 1-based. */
  readonly page: number;
}

/** show: answer here; share: post the answer to the channel. */
export type Verb = 'show' | 'share';

export interface Action {
  readonly verb: Verb;
  readonly ask: Ask;
}

/** Raised when the meaning of a custom_id changes: buttons of before are then told apart and refused kindly. */
const VERSION = '1';
const VERBS: Readonly<Record<Verb, string>> = { show: 's', share: 'p' };

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
};
const OPTIONS = new Map(Object.entries(LETTERS).map(([option, letter]) => [letter, option]));
/** The options that are numbers. */
const NUMBERS = new Set(['year']);

/**
 * Writes an action as a custom_id: `1|s|honors|2|u=jinzhou|l=省部`.
 *
 * @throws RangeError where it would be longer than Discord allows. Ids are short and texts are limited by the commands'
 *   `maxLength`, so this is a mistake in a command, never of an asker.
 */
export function encodeAction({ verb, ask }: Action): string {
  const options = Object.entries(ask.options).map(([option, value]) => {
    const letter = LETTERS[option];
    if (letter === undefined) throw new RangeError(`option "${option}" has no letter in replies/action.ts`);
    return `${letter}=${String(value).replace(/[\\|]/g, '\\$&')}`;
  });
  const customId = [VERSION, VERBS[verb], ask.command, String(ask.page), ...options].join('|');
  if (customId.length > LIMITS.customId) throw new RangeError(`custom_id is too long: ${customId}`);
  return customId;
}

/** Reads a custom_id; null where it is none of ours, forged, or of an earlier version. */
export function decodeAction(customId: string): Action | null {
  const [version, verbLetter, command, page, ...options] = splitUnescaped(customId);
  const verb = verbLetter === VERBS.show ? 'show' : verbLetter === VERBS.share ? 'share' : null;
  if (version !== VERSION || verb === null || !command || !page || !/^[1-9]\d{0,4}$/.test(page)) return null;
  const read: Record<string, OptionValue> = {};
  for (const part of options) {
    const option = OPTIONS.get(part.slice(0, 1));
    if (option === undefined || part[1] !== '=' || option in read) return null;
    const value = part.slice(2);
    if (NUMBERS.has(option) && !/^\d{1,9}$/.test(value)) return null;
    read[option] = NUMBERS.has(option) ? Number(value) : value;
  }
  return { verb, ask: { command, options: read, page: Number(page) } };
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
