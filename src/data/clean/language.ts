import data from './language.json' with { type: 'json' };

/** Coarse parts of speech of the word lists: verb, noun, adjective, adverb, conjunction, preposition, pronoun, time, measure, place. */
export type Kind = 'v' | 'n' | 'a' | 'd' | 'c' | 'p' | 'r' | 't' | 'q' | 'ns';

type Counts = { all: number; begins: number; ends: number; alone: number };
type Model = { chars: Map<number, Counts>; pairs: Map<number, number>; total: number };

/** Levels are log2 of a count in half steps, written as one letter from '!' (none) on: see scripts/bigrams.mjs. */
function countOf(letter: number): number {
  return letter <= 33 ? 0 : 2 ** ((letter - 34) / 2);
}

let model: Model | null = null;
function loadModel(): Model {
  if (model) return model;
  const chars = new Map<number, Counts>();
  let total = 0;
  for (let i = 0; i < data.chars.length; i += 5) {
    const begins = countOf(data.chars.charCodeAt(i + 2));
    const counts = {
      all: countOf(data.chars.charCodeAt(i + 1)),
      begins,
      ends: countOf(data.chars.charCodeAt(i + 3)),
      alone: countOf(data.chars.charCodeAt(i + 4)),
    };
    chars.set(data.chars.charCodeAt(i), counts);
    total += begins;
  }
  const pairs = new Map<number, number>();
  for (const line of data.pairs.split('\n')) {
    const first = line.charCodeAt(0) << 16;
    for (let i = 1; i < line.length; i += 2) pairs.set(first | line.charCodeAt(i), countOf(line.charCodeAt(i + 1)));
  }
  model = { chars, pairs, total };
  return model;
}

/** A character that the model has never seen costs as much as one that occurs once in 60 million. */
const UNSEEN = Math.log(1 / 60_000_000);

/**
 * Natural log of the chance that Simplified character `b` follows `a` (UTF-16 codes): inside a word as the dictionary's words
 * say, or as the end of one word and the beginning of the next.
 */
export function logFollows(a: number, b: number): number {
  const { chars, pairs, total } = loadModel();
  const before = chars.get(a);
  const after = chars.get(b);
  if (!after) return UNSEEN;
  const starts = Math.max(after.begins, 0.5) / total;
  if (!before || before.all === 0) return Math.log(starts);
  const inside = pairs.get((a << 16) | b) ?? 0;
  return Math.log((inside + before.ends * starts + 1e-3 * starts) / (before.all + 1));
}

/** Natural log of the share of a character's words that end with it: what a mark behind it costs. */
export function logEnds(a: number): number {
  const counts = loadModel().chars.get(a);
  return counts && counts.all > 0 ? Math.log((counts.ends + 1) / (counts.all + 1)) : 0;
}

/** The same for a character that begins a word: the share of it that is a word of its own. */
export function logAlone(a: number): number {
  const counts = loadModel().chars.get(a);
  return counts && counts.begins > 0 ? Math.log((counts.alone + 1) / (counts.begins + 1)) : 0;
}

/** Natural log of the chance that a word begins with the character. */
export function logBegins(a: number): number {
  const { chars, total } = loadModel();
  return Math.log(Math.max(chars.get(a)?.begins ?? 0, 0.5) / total);
}

/** Has the dictionary the character at all? */
export function isKnown(a: number): boolean {
  return loadModel().chars.has(a);
}

/** How often the dictionary has the two characters side by side inside a word. */
export function pairCount(a: number, b: number): number {
  return loadModel().pairs.get((a << 16) | b) ?? 0;
}

/** Later lists win where a word is in several: what a word is at the border of a clause matters more than its rarer uses. */
const ORDER: readonly Kind[] = ['ns', 'n', 'v', 'a', 'q', 't', 'd', 'p', 'r', 'c'];
let words: Map<string, Kind> | null = null;

/** The kind of a frequent word (2-4 characters), or null. */
export function kindOf(word: string): Kind | null {
  if (!words) {
    words = new Map();
    for (const kind of ORDER) for (const entry of data.words[kind].split(' ')) words.set(entry, kind);
  }
  return words.get(word) ?? null;
}

/** For each two characters as one number: their kind as an index into ORDER + 1 (0: no word), and 16 more where a longer word begins so. */
let beginnings: Map<number, number> | null = null;
function loadBeginnings(): Map<number, number> {
  const map = new Map<number, number>();
  ORDER.forEach((kind, i) => {
    for (const word of data.words[kind].split(' ')) {
      const pair = (word.charCodeAt(0) << 16) | word.charCodeAt(1);
      const known = map.get(pair) ?? 0;
      map.set(pair, word.length > 2 ? known | 16 : (known & 16) | (i + 1));
    }
  });
  return map;
}

/**
 * The longest frequent word that begins at a place of a text, as one number: 16 times its length and an index into KINDS; length 1
 * and 0 where there is none. Asked for every character of a page without marks, so nothing is made for the answer.
 */
export function wordAt(text: string, at: number): number {
  beginnings ??= loadBeginnings();
  if (at + 1 >= text.length) return 16;
  const found = beginnings.get((text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)) ?? 0;
  if (found & 16)
    for (let length = Math.min(4, text.length - at); length > 2; length--) {
      const kind = kindOf(text.slice(at, at + length));
      if (kind) return 16 * length + ORDER.indexOf(kind) + 1;
    }
  return (found & 15) === 0 ? 16 : 32 + (found & 15);
}

/** What wordAt's index means; 0 is no word. */
export function kindIndex(kind: Kind): number {
  return ORDER.indexOf(kind) + 1;
}

/** Is it a frequent word of any kind (2-4 characters)? */
export function isAnyWord(word: string): boolean {
  return kindOf(word) !== null;
}

let places: Set<string> | null = null;
/** Is it the name of a place? */
export function isPlace(word: string): boolean {
  places ??= new Set(data.words.ns.split(' '));
  return places.has(word);
}
