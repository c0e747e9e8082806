import { Locale } from 'opencc-js/t2cn';

/**
 * What some characters fold to besides OpenCC's table: forms that it keeps apart because their meaning differs (著 as in
 * 显著, 乾 as in 乾安县), which a person who searches does not, and forms in use in Hong Kong and Taiwan (衞生).
 */
const OWN_FORMS: readonly (readonly [string, string])[] = [
  ['著', '着'],
  ['乾', '干'],
  ['瞭', '了'],
  ['藉', '借'],
  ['帐', '账'],
  ['〇', '零'],
  ['衞', '卫'],
  ['敍', '叙'],
  ['枱', '台'],
  ['粧', '妆'],
  ['糉', '粽'],
  ['衹', '只'],
  ['簷', '檐'],
];

/** Traditional character -> Simplified character, from OpenCC's single-character entries (Apache-2.0, in opencc-js). */
function readCharacterMap(): Map<string, string> {
  const map = new Map<string, string>();
  for (const group of Locale.to.cn ?? []) {
    for (const dictionary of group) {
      const entries =
        typeof dictionary === 'string'
          ? dictionary.split('|').map((entry): readonly string[] => entry.split(' '))
          : dictionary;
      for (const [from, to] of entries) {
        if (from?.length === 1 && to?.length === 1 && from !== to) map.set(from, to);
      }
    }
  }
  for (const [from, to] of OWN_FORMS) map.set(from, to);
  for (const [from, to] of map) map.set(from, map.get(to) ?? to);
  return map;
}

const DROP = 0;
const ASK = 0xffff;

interface Tables {
  /** Code unit -> folded code unit, DROP, or ASK where the text must be normalized as a whole. */
  readonly units: Uint16Array;
  readonly characters: ReadonlyMap<string, string>;
}

function makeTables(): Tables {
  const characters = readCharacterMap();
  const units = new Uint16Array(0x10000).fill(ASK);
  for (let code = 0; code < 0x80; code += 1) {
    const character = String.fromCharCode(code).toLowerCase();
    units[code] = /[a-z0-9]/.test(character) ? character.charCodeAt(0) : DROP;
  }
  for (let code = 0x4e00; code <= 0x9fff; code += 1) units[code] = code;
  for (const [from, to] of characters) units[from.charCodeAt(0)] = to.charCodeAt(0);
  for (const [first, last] of PUNCTUATION) {
    for (let code = first; code <= last; code += 1) {
      if (foldWhole(String.fromCharCode(code), characters) === '') units[code] = DROP;
    }
  }
  return { units, characters };
}

/** Where the punctuation of Chinese texts stands: general, CJK, full-width. It is in every sentence. */
const PUNCTUATION = [
  [0x2010, 0x205e],
  [0x3000, 0x303f],
  [0xff01, 0xff20],
] as const;

let tables: Tables | undefined;

function foldWhole(text: string, characters: ReadonlyMap<string, string>): string {
  let folded = '';
  for (const character of text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')) {
    folded += characters.get(character) ?? character;
  }
  return folded;
}

/**
 * Folds a text for comparing, never for showing: compatibility and full-width forms (NFKC), case, Traditional to
 * Simplified character by character (so a name and a query fold alike whatever stands around the character), and
 * everything that is no letter and no digit (white space, quotes, punctuation, symbols) dropped.
 *
 * @param text any text, UTF-16
 * @returns the folded text; empty where the text holds no letter and no digit
 */
export function fold(text: string): string {
  tables ??= makeTables();
  const { units, characters } = tables;
  let folded = '';
  let kept = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const to = units[code] ?? ASK;
    if (to === code) continue;
    if (to === ASK) return foldWhole(text, characters);
    folded += text.slice(kept, i);
    if (to !== DROP) folded += String.fromCharCode(to);
    kept = i + 1;
  }
  return kept === 0 ? text : folded + text.slice(kept);
}
