import { READINGS } from './readings-table.ts';

/** The id of "no syllable"; also the size of every table over syllables, less one. There are about 410 syllables. */
export const NO_SYLLABLE = 511;
export const SYLLABLE_SLOTS = 512;

const FIRST_CHARACTER = 0x4e00;
const LAST_CHARACTER = 0x9fff;
const NO_READING = NO_SYLLABLE | (NO_SYLLABLE << 9) | (NO_SYLLABLE << 18);

const idOf = new Map<string, number>();
/** Up to three readings a character, 9 bits each. */
const readings = new Uint32Array(LAST_CHARACTER - FIRST_CHARACTER + 1).fill(NO_READING);

function addReading(character: number, syllable: number): void {
  const slot = character - FIRST_CHARACTER;
  const known = readings[slot] ?? NO_READING;
  for (let shift = 0; shift <= 18; shift += 9) {
    if (((known >>> shift) & NO_SYLLABLE) === NO_SYLLABLE) {
      readings[slot] = (known & ~(NO_SYLLABLE << shift)) | (syllable << shift);
      return;
    }
  }
}

function readTable(): string[] {
  const found: string[] = [];
  const sometimes: [number, string][] = [];
  for (const line of READINGS.split('\n')) {
    const [syllable = '', usual = '', rare = ''] = line.split(' ');
    // m, n and ng are readings of interjections; as spans of typed pinyin they would only be noise.
    if (!/[aeiouv]/.test(syllable)) continue;
    const id = found.push(syllable) - 1;
    idOf.set(syllable, id);
    for (let i = 0; i < usual.length; i += 1) addReading(usual.charCodeAt(i), id);
    sometimes.push([id, rare]);
  }
  for (const [id, rare] of sometimes) {
    for (let i = 0; i < rare.length; i += 1) addReading(rare.charCodeAt(i), id);
  }
  return found;
}

/** Toneless syllables of Mandarin, ü written v; the index is the syllable's id. */
export const SYLLABLES: readonly string[] = readTable();

/** The reading of a character at `place` 0, 1 or 2 (the usual one first), or NO_SYLLABLE. */
export function readingOf(codePoint: number, place: 0 | 1 | 2): number {
  if (codePoint < FIRST_CHARACTER || codePoint > LAST_CHARACTER) return NO_SYLLABLE;
  return ((readings[codePoint - FIRST_CHARACTER] ?? NO_READING) >>> (place * 9)) & NO_SYLLABLE;
}

/** The id of a whole syllable, or undefined. */
export function syllableOf(letters: string): number | undefined {
  return idOf.get(letters);
}

function split(syllable: string): { initial: string; final: string } {
  const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?/.exec(syllable)?.[0] ?? '';
  return { initial, final: syllable.slice(initial.length) };
}
const parts = SYLLABLES.map(split);

/** The letter that an initials query uses for the syllable, 0..25. */
export const FIRST_LETTERS = Uint8Array.from(SYLLABLES, (syllable) => syllable.charCodeAt(0) - 97);

const BROAD_INITIAL: Readonly<Record<string, string>> = { zh: 'z', ch: 'c', sh: 's', l: 'n', h: 'f' };

/**
 * The class of syllables that people mix up (zh/z, ch/c, sh/s, n/l, f/h, -ng/-n), by syllable id; the index is over these,
 * so a near-homophone meets its name without being spelled out. NO_SYLLABLE's class is BROAD_CLASSES.
 */
export const BROAD_CLASS = new Uint16Array(SYLLABLE_SLOTS);
const broadNames = new Map<string, number>();
for (const [id, { initial, final }] of parts.entries()) {
  const name = (BROAD_INITIAL[initial] ?? initial) + final.replace(/ng$/, 'n');
  const known = broadNames.get(name) ?? broadNames.size;
  broadNames.set(name, known);
  BROAD_CLASS[id] = known;
}
export const BROAD_CLASSES: number = broadNames.size;
BROAD_CLASS.fill(BROAD_CLASSES, SYLLABLES.length);

const NEAR_INITIALS: readonly (readonly [string, string, number])[] = [
  ['zh', 'z', 0.88],
  ['ch', 'c', 0.88],
  ['sh', 's', 0.88],
  ['n', 'l', 0.85],
  ['f', 'h', 0.8],
  ['r', 'l', 0.7],
  ['b', 'p', 0.6],
  ['d', 't', 0.6],
  ['g', 'k', 0.6],
  ['j', 'q', 0.6],
  ['z', 'c', 0.6],
  ['zh', 'ch', 0.6],
  ['j', 'zh', 0.55],
  ['q', 'ch', 0.55],
  ['x', 'sh', 0.55],
];
const NEAR_FINALS: readonly (readonly [string, string, number])[] = [
  ['an', 'ang', 0.88],
  ['en', 'eng', 0.88],
  ['in', 'ing', 0.88],
  ['ian', 'iang', 0.85],
  ['uan', 'uang', 0.85],
  ['u', 'v', 0.8],
  ['ue', 've', 0.9],
  ['o', 'uo', 0.8],
  ['un', 'ong', 0.55],
  ['ian', 'an', 0.5],
  ['ei', 'ui', 0.55],
  ['ao', 'ou', 0.5],
  ['en', 'un', 0.5],
  ['e', 'uo', 0.5],
  ['i', 'e', 0.4],
];

/** Each initial or final with the ones near it, itself included. */
function neighbors(pairs: readonly (readonly [string, string, number])[]): Map<string, [string, number][]> {
  const near = new Map<string, [string, number][]>();
  for (const [a, b, nearness] of pairs) {
    near.set(a, [...(near.get(a) ?? [[a, 1]]), [b, nearness]]);
    near.set(b, [...(near.get(b) ?? [[b, 1]]), [a, nearness]]);
  }
  return near;
}
const nearInitials = neighbors(NEAR_INITIALS);
const nearFinals = neighbors(NEAR_FINALS);
const LEAST_NEARNESS = 0.45;

export interface Near {
  readonly syllable: number;
  readonly nearness: number;
}
const nearCache: (readonly Near[] | undefined)[] = [];

/** The syllables that one is easily heard or typed for, itself first; nearness is 0..1. */
export function nearSyllables(syllable: number): readonly Near[] {
  const known = nearCache[syllable];
  if (known !== undefined) return known;
  const { initial = '', final = '' } = parts[syllable] ?? {};
  const near: Near[] = [];
  for (const [otherInitial, ofInitial] of nearInitials.get(initial) ?? [[initial, 1] as const]) {
    for (const [otherFinal, ofFinal] of nearFinals.get(final) ?? [[final, 1] as const]) {
      const other = idOf.get(otherInitial + otherFinal);
      const nearness = ofInitial * ofFinal;
      if (other !== undefined && nearness >= LEAST_NEARNESS) near.push({ syllable: other, nearness });
    }
  }
  near.sort((a, b) => b.nearness - a.nearness);
  nearCache[syllable] = near;
  return near;
}

/** Whether one insertion, deletion, substitution or exchange of neighbours turns a into b (and a is not b). */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  // One slip leaves the first or the last letter alone, except in the shortest words.
  if (a[0] !== b[0] && a.at(-1) !== b.at(-1) && a.length + b.length > 4) return false;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1;
  const restA = a.length - start - end;
  const restB = b.length - start - end;
  if (restA <= 1 && restB <= 1) return restA + restB > 0;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** What a span of typed letters may stand for. */
export interface Span {
  /** By syllable id, 0..100: how well the letters, taken as a whole syllable, stand for it. */
  readonly whole: Uint8Array;
  /** By syllable id, 0..100: how well the letters stand for it as its beginning. */
  readonly beginning: Uint8Array;
  /** The syllables with whole > 0, then those with beginning > 0. */
  readonly wholes: readonly number[];
  readonly beginnings: readonly number[];
  readonly exact: number | undefined;
}

export const LONGEST_SPAN = 6;
/** What letters are worth, of 100, that are one slip away from a syllable, its initial only, or more of its beginning. */
const SLIP = 56;
const INITIAL = 76;
const BEGINNING = 80;
const spanCache = new Map<string, Span | undefined>();
const SPAN_CACHE_SIZE = 4096;

function makeSpan(letters: string): Span | undefined {
  const whole = new Uint8Array(SYLLABLE_SLOTS);
  const beginning = new Uint8Array(SYLLABLE_SLOTS);
  const exact = idOf.get(letters);
  if (exact !== undefined) {
    for (const near of nearSyllables(exact)) whole[near.syllable] = Math.round(near.nearness ** 1.2 * 84);
    whole[exact] = 100;
  }
  for (const [id, syllable] of SYLLABLES.entries()) {
    if (syllable.length > letters.length && syllable.startsWith(letters)) {
      const isInitial = parts[id]?.initial === letters || letters.length === 1;
      beginning[id] = isInitial ? INITIAL : BEGINNING;
    }
    if (letters.length >= 3 || (letters.length === 2 && syllable.length === 3)) {
      if ((whole[id] ?? 0) < SLIP && isOneSlip(letters, syllable)) whole[id] = letters.length === 2 ? SLIP - 10 : SLIP;
    }
  }
  const wholes: number[] = [];
  const beginnings: number[] = [];
  for (let id = 0; id < SYLLABLES.length; id += 1) {
    if (whole[id]) wholes.push(id);
    if (beginning[id]) beginnings.push(id);
  }
  return wholes.length + beginnings.length === 0 ? undefined : { whole, beginning, wholes, beginnings, exact };
}

/** What letters may stand for, or undefined where no syllable is like them. Remembered, since spans come again and again. */
export function spanOf(letters: string): Span | undefined {
  if (spanCache.has(letters)) return spanCache.get(letters);
  const span = makeSpan(letters);
  if (spanCache.size >= SPAN_CACHE_SIZE) spanCache.clear();
  spanCache.set(letters, span);
  return span;
}
