import { fold } from './fold.ts';
import type { Name, NameKind } from './matcher.ts';
import { provinceBefore } from './places.ts';
import { collectTexts, growing, type Texts } from './pool.ts';
import { BROAD_CLASS, BROAD_CLASSES, FIRST_LETTERS, NO_SYLLABLE, readingOf, SYLLABLE_SLOTS } from './syllables.ts';

/**
 * The index of names. A name and each alias is a **form**: a run of **symbols** (characters numbered as they come).
 * Forms are numbered by use, then length, so that in every posting list the likelier names come first and a list may be
 * cut. Postings are lists of form numbers in hashed buckets; a collision only proposes a form that the ranking drops.
 */
export interface NameIndex {
  readonly forms: number;
  readonly records: number;
  readonly bytes: number;
  readonly symbolOf: ReadonlyMap<number, number>;
  readonly symbols: Symbols;
  /** All forms' symbols, one after the other; form f is text[start[f] .. start[f + 1]). */
  readonly text: Uint16Array;
  readonly start: Uint32Array;
  readonly recordOf: Uint32Array;
  /** 1 where the form is an alias. */
  readonly isAlias: Uint8Array;
  /** How many symbols of the form, at its beginning, name the province of the place that follows. */
  readonly provinces: Uint8Array;
  readonly kinds: Uint8Array;
  /** 0..1 a record: its weight among the others. */
  readonly use: Float32Array;
  readonly ids: Texts;
  readonly names: Texts;
  readonly postings: Postings;
  /** The folded text of a form. */
  formText(form: number): string;
  /** The forms whose folded text is this one, best first. */
  exact(folded: string): number[];
}

export interface Symbols {
  readonly count: number;
  readonly codes: Uint32Array;
  /** Three readings a symbol (syllable ids, NO_SYLLABLE where fewer). */
  readonly readings: Uint16Array;
  /** The letter of an initials query: 0..25 a letter, 26..35 a digit, else OTHER_INITIAL. */
  readonly initials: Uint8Array;
  /** The initial of another reading where it differs, else the same. */
  readonly otherInitials: Uint8Array;
  /** 0.1..1: near nothing for what every name has, 1 for what one name has. */
  readonly weights: Float32Array;
  /** What weighs no more is in every tenth name. */
  readonly commonWeight: number;
  readonly syllableWeights: Float32Array;
  /** The symbols by reading: bySyllable[syllable]. */
  readonly bySyllable: readonly (readonly number[])[];
  readonly byInitial: readonly (readonly number[])[];
}

export interface Postings {
  readonly mask: number;
  readonly start: Uint32Array;
  readonly lists: Uint32Array;
}

export const KINDS: readonly NameKind[] = ['unit', 'honor', 'practice', 'person', 'granter'];
export const START = 0xffff;
export const OTHER_INITIAL = 36;
export const START_INITIAL = 37;
export const LONGEST_FORM = 120;
/** So many names are indexed before others have their turn: a few milliseconds. */
const TURN = 1024;

/** Up to so many forms each is measured against a query; there are no lists to build or read. */
export const FEW_FORMS = 3000;

/** Longer posting lists are cut: past this many names a feature says nothing, and the likelier names come first. */
const LONGEST_LIST = 16_384;

/** How the names of the field are shortened in use; the short form's features are indexed beside the full one's. */
export const SHORT_FORMS: readonly (readonly [string, string])[] = [
  ['出入境检验检疫局', '局'],
  ['检验检疫局', '局'],
  ['检验检疫', ''],
  ['国际旅行卫生保健中心', '保健中心'],
  ['办事处', '办'],
  ['党支部', '支部'],
  ['出入境检验检疫局', '检验检疫局'],
];

// --- features -----------------------------------------------------------------------------------------------------
function mix(family: number, a: number, b: number): number {
  let hash = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 0x632be5, 0x85ebca6b) ^ Math.imul(family, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

export const feature = {
  symbol: (symbol: number) => mix(1, symbol, 0),
  symbolPair: (first: number, second: number) => mix(2, first, second),
  syllable: (broad: number) => mix(3, broad, 0),
  syllablePair: (first: number, second: number) => mix(4, first, second),
  /** One initial after START, or three or four in a row (START may be the first), packed with packInitial. */
  initials: (packed: number, length: number) => mix(5 + length, packed, 0),
  symbolsApart: (first: number, second: number) => mix(12, first, second),
};
export const START_CLASS = 1023;

export function packInitial(packed: number, initial: number): number {
  return packed * 40 + initial;
}

/** Writes the feature hashes of a run of symbols to `out` and returns how many they are. */
function featuresOf(run: Uint16Array, from: number, to: number, symbols: Symbols, out: Uint32Array): number {
  const { readings, initials, otherInitials } = symbols;
  let count = 0;
  for (let i = from; i < to; i += 1) {
    const symbol = run[i] ?? 0;
    const before = i === from ? START : (run[i - 1] ?? 0);
    out[count++] = feature.symbol(symbol);
    out[count++] = feature.symbolPair(before, symbol);
    if (i >= from + 2) out[count++] = feature.symbolsApart(run[i - 2] ?? 0, symbol);
    for (let place = 0; place < 3; place += 1) {
      const reading = readings[symbol * 3 + place] ?? NO_SYLLABLE;
      if (reading === NO_SYLLABLE) break;
      const broad = BROAD_CLASS[reading] ?? BROAD_CLASSES;
      out[count++] = feature.syllable(broad);
      if (before === START) {
        out[count++] = feature.syllablePair(START_CLASS, broad);
        continue;
      }
      for (let earlier = 0; earlier < 3; earlier += 1) {
        const other = readings[before * 3 + earlier] ?? NO_SYLLABLE;
        if (other === NO_SYLLABLE) break;
        out[count++] = feature.syllablePair(BROAD_CLASS[other] ?? BROAD_CLASSES, broad);
      }
    }
    // Initials: the grams that end here, with every choice of reading among the last three.
    let choices = 0;
    for (let back = 0; back < 3 && i - back >= from; back += 1) {
      const each = run[i - back] ?? 0;
      if (initials[each] !== otherInitials[each]) choices |= 1 << back;
    }
    for (let choice = 0; choice <= choices; choice += 1) {
      if ((choice & ~choices) !== 0) continue;
      let packed = 0;
      for (let back = Math.min(3, i - from + 1); back >= 0; back -= 1) {
        const at = i - back;
        const each = run[at] ?? 0;
        const source = (choice >> back) & 1 ? otherInitials : initials;
        packed = packInitial(packed, at < from ? START_INITIAL : (source[each] ?? OTHER_INITIAL));
      }
      if (i === from) out[count++] = feature.initials(packed, 2);
      if (i === from + 1) out[count++] = feature.initials(packed, 3);
      if (i >= from + 2) out[count++] = feature.initials(packed, 4);
      if (i >= from + 2) out[count++] = feature.initials(packed % 64_000, 3);
    }
  }
  return count;
}

// --- building -----------------------------------------------------------------------------------------------------
function makeSymbols(codes: Uint32Array, documentCount: Uint32Array, forms: number): Symbols {
  const count = codes.length;
  const readings = new Uint16Array(count * 3).fill(NO_SYLLABLE);
  const initials = new Uint8Array(count).fill(OTHER_INITIAL);
  const otherInitials = new Uint8Array(count);
  const weights = new Float32Array(count);
  const syllableCount = new Float64Array(SYLLABLE_SLOTS);
  const bySyllable: number[][] = Array.from({ length: SYLLABLE_SLOTS }, () => []);
  const byInitial: number[][] = Array.from({ length: OTHER_INITIAL + 1 }, () => []);
  const weigh = (many: number) => 0.1 + 0.9 * Math.max(0, Math.log(forms / Math.max(1, many)) / Math.log(forms + 1));
  for (let symbol = 0; symbol < count; symbol += 1) {
    const code = codes[symbol] ?? 0;
    const many = documentCount[symbol] ?? 0;
    weights[symbol] = weigh(many);
    if (code >= 97 && code <= 122) initials[symbol] = code - 97;
    if (code >= 48 && code <= 57) initials[symbol] = 26 + code - 48;
    otherInitials[symbol] = initials[symbol] ?? OTHER_INITIAL;
    for (const place of [0, 1, 2] as const) {
      const reading = readingOf(code, place);
      if (reading === NO_SYLLABLE) break;
      readings[symbol * 3 + place] = reading;
      bySyllable[reading]?.push(symbol);
      syllableCount[reading] = (syllableCount[reading] ?? 0) + many;
      const letter = FIRST_LETTERS[reading] ?? OTHER_INITIAL;
      if (place === 0) initials[symbol] = otherInitials[symbol] = letter;
      else if (letter !== initials[symbol]) otherInitials[symbol] = letter;
    }
    byInitial[initials[symbol] ?? OTHER_INITIAL]?.push(symbol);
    const other = otherInitials[symbol];
    if (other !== undefined && other !== initials[symbol]) byInitial[other]?.push(symbol);
  }
  const syllableWeights = Float32Array.from(syllableCount, (many) => (many === 0 ? 0.4 : weigh(Math.min(many, forms))));
  return {
    count,
    codes,
    readings,
    initials,
    otherInitials,
    weights,
    commonWeight: weigh(forms / 10),
    syllableWeights,
    bySyllable,
    byInitial,
  };
}

/** For each long word its symbols and its short word's; only words that occur at all. */
function shortForms(symbolOf: ReadonlyMap<number, number>): { long: number[]; short: number[] }[] {
  return SHORT_FORMS.map(([long, short]) => ({
    long: [...long].map((character) => symbolOf.get(character.codePointAt(0) ?? 0) ?? -1),
    short: [...short].map((character) => symbolOf.get(character.codePointAt(0) ?? 0) ?? -1),
  })).filter(({ long, short }) => !long.includes(-1) && !short.includes(-1));
}

function nextPowerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(least));
}

/** Builds the index, yielding every few milliseconds; the names themselves may be dropped afterwards. */
export function* indexing(names: Iterable<Name>): Generator<void, NameIndex, void> {
  const symbolOf = new Map<number, number>();
  const codes = growing((length) => new Uint32Array(length));
  const rawText = growing((length) => new Uint16Array(length));
  const rawStart = growing((length) => new Uint32Array(length));
  const rawRecord = growing((length) => new Uint32Array(length));
  const rawAlias = growing((length) => new Uint8Array(length));
  const rawProvinces = growing((length) => new Uint8Array(length));
  const kinds = growing((length) => new Uint8Array(length));
  const weights = growing((length) => new Float32Array(length));
  const ids = collectTexts();
  const originals = collectTexts();

  const addForm = (text: string, alias: number) => {
    const folded = fold(text);
    if (folded === '') return;
    rawStart.push(rawText.length);
    rawRecord.push(kinds.length);
    rawAlias.push(alias);
    rawProvinces.push(provinceBefore(folded));
    let length = 0;
    for (let i = 0; i < folded.length && length < LONGEST_FORM; i += 1, length += 1) {
      const code = folded.codePointAt(i) ?? 0;
      if (code > 0xffff) i += 1;
      let symbol = symbolOf.get(code);
      if (symbol === undefined) {
        symbol = symbolOf.size;
        // Symbols are 16 bits wide; Unicode has more characters, names do not.
        if (symbol >= START) continue;
        symbolOf.set(code, symbol);
        codes.push(code);
      }
      rawText.push(symbol);
    }
  };
  for (const { id, kind, name, aliases = [], weight = 0 } of names) {
    addForm(name, 0);
    for (const alias of aliases) addForm(alias, 1);
    kinds.push(KINDS.indexOf(kind));
    weights.push(Math.max(0, weight));
    ids.push(id);
    originals.push(name);
    if (kinds.length % TURN === 0) yield;
  }
  const forms = rawStart.length;
  rawStart.push(rawText.length);

  // Number the forms by use, then length, then as they came.
  const fromText = rawText.done();
  const fromStart = rawStart.done();
  const fromRecord = rawRecord.done();
  const fromAlias = rawAlias.done();
  const fromProvinces = rawProvinces.done();
  const weight = weights.done();
  const lengthOf = (form: number) => (fromStart[form + 1] ?? 0) - (fromStart[form] ?? 0);
  const order = Uint32Array.from({ length: forms }, (_, form) => form);
  const weightOf = (form: number) => weight[fromRecord[form] ?? 0] ?? 0;
  order.sort((a, b) => weightOf(b) - weightOf(a) || lengthOf(a) - lengthOf(b) || a - b);
  const text = new Uint16Array(fromText.length);
  const start = new Uint32Array(forms + 1);
  const recordOf = new Uint32Array(forms);
  const isAlias = new Uint8Array(forms);
  const provinces = new Uint8Array(forms);
  const documentCount = new Uint32Array(codes.length);
  const lastForm = new Uint32Array(codes.length);
  let filled = 0;
  for (let form = 0; form < forms; form += 1) {
    const from = order[form] ?? 0;
    if (form % TURN === 0) yield;
    start[form] = filled;
    recordOf[form] = fromRecord[from] ?? 0;
    isAlias[form] = fromAlias[from] ?? 0;
    provinces[form] = fromProvinces[from] ?? 0;
    for (let i = fromStart[from] ?? 0; i < (fromStart[from + 1] ?? 0); i += 1) {
      const symbol = fromText[i] ?? 0;
      text[filled] = symbol;
      filled += 1;
      if (lastForm[symbol] !== form + 1) {
        lastForm[symbol] = form + 1;
        documentCount[symbol] = (documentCount[symbol] ?? 0) + 1;
      }
    }
  }
  start[forms] = filled;

  const symbols = makeSymbols(codes.done(), documentCount, forms);
  const postings = yield* makePostings(text, start, forms, symbols, shortForms(symbolOf));

  // Exact look-up: open addressing over the hash of the whole form; a form is found again by comparing its symbols.
  const slots = new Uint32Array(nextPowerOfTwo(Math.max(16, forms * 2)));
  const slotMask = slots.length - 1;
  const hashRun = (run: ArrayLike<number>, from: number, to: number) => {
    let hash = 17;
    for (let i = from; i < to; i += 1) hash = mix(20, hash, run[i] ?? 0);
    return hash;
  };
  for (let form = 0; form < forms; form += 1) {
    let slot = hashRun(text, start[form] ?? 0, start[form + 1] ?? 0) & slotMask;
    while (slots[slot] !== 0) slot = (slot + 1) & slotMask;
    slots[slot] = form + 1;
  }
  const exact = (folded: string): number[] => {
    const run: number[] = [];
    for (const character of folded) {
      const symbol = symbolOf.get(character.codePointAt(0) ?? 0);
      if (symbol === undefined) return [];
      if (run.length < LONGEST_FORM) run.push(symbol);
    }
    const found: number[] = [];
    let slot = hashRun(run, 0, run.length) & slotMask;
    for (let next = slots[slot] ?? 0; next !== 0; next = slots[slot] ?? 0) {
      const from = start[next - 1] ?? 0;
      if ((start[next] ?? 0) - from === run.length && run.every((symbol, i) => text[from + i] === symbol)) {
        found.push(next - 1);
      }
      slot = (slot + 1) & slotMask;
    }
    return found.sort((a, b) => a - b);
  };

  const kind = kinds.done();
  const heaviest = weight.reduce((most, each) => Math.max(most, each), 0);
  const use =
    heaviest === 0 ? new Float32Array(weight.length) : weight.map((each) => Math.log1p(each) / Math.log1p(heaviest));
  const idTexts = ids.done();
  const nameTexts = originals.done();
  const arrays = [text, start, recordOf, isAlias, provinces, kind, use, postings.start, postings.lists, slots];
  const bytes = arrays.reduce(
    (sum, array) => sum + array.byteLength,
    idTexts.bytes + nameTexts.bytes + symbols.count * 64,
  );
  return {
    forms,
    records: kind.length,
    bytes,
    symbolOf,
    symbols,
    text,
    start,
    recordOf,
    isAlias,
    provinces,
    kinds: kind,
    use,
    ids: idTexts,
    names: nameTexts,
    postings,
    formText: (form) => {
      let folded = '';
      for (let i = start[form] ?? 0; i < (start[form + 1] ?? 0); i += 1) {
        folded += String.fromCodePoint(symbols.codes[text[i] ?? 0] ?? 0);
      }
      return folded;
    },
    exact,
  };
}

function* makePostings(
  text: Uint16Array,
  start: Uint32Array,
  forms: number,
  symbols: Symbols,
  shortenings: readonly { long: number[]; short: number[] }[],
): Generator<void, Postings, void> {
  if (forms <= FEW_FORMS) return { mask: 0, start: new Uint32Array(2), lists: new Uint32Array() };
  const buckets = Math.min(2 ** 22, nextPowerOfTwo(Math.max(1024, forms * 8)));
  const mask = buckets - 1;
  const out = new Uint32Array(LONGEST_FORM * 80);
  const shorter = new Uint16Array(LONGEST_FORM);
  const startsLong = new Uint8Array(symbols.count);
  for (const { long } of shortenings) startsLong[long[0] ?? 0] = 1;

  /** The features of a form and of its short form, to `out`. */
  const collect = (form: number): number => {
    const from = start[form] ?? 0;
    const to = start[form + 1] ?? 0;
    let count = featuresOf(text, from, to, symbols, out);
    let length = 0;
    let isShorter = false;
    for (let i = from; i < to; ) {
      const match =
        startsLong[text[i] ?? 0] === 0
          ? undefined
          : shortenings.find(({ long }) => i > from && long.every((symbol, k) => text[i + k] === symbol && i + k < to));
      if (match === undefined) {
        shorter[length++] = text[i] ?? 0;
        i += 1;
      } else {
        for (const symbol of match.short) shorter[length++] = symbol;
        i += match.long.length;
        isShorter = true;
      }
    }
    if (isShorter) count += featuresOf(shorter, 0, length, symbols, out.subarray(count));
    return count;
  };

  const sizes = new Uint32Array(buckets + 1);
  const last = new Uint32Array(buckets);
  for (let form = 0; form < forms; form += 1) {
    if (form % TURN === 0) yield;
    const count = collect(form);
    for (let i = 0; i < count; i += 1) {
      const bucket = (out[i] ?? 0) & mask;
      const size = sizes[bucket] ?? 0;
      if (last[bucket] === form + 1 || size >= LONGEST_LIST) continue;
      last[bucket] = form + 1;
      sizes[bucket] = size + 1;
    }
  }
  const starts = new Uint32Array(buckets + 1);
  let total = 0;
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    starts[bucket] = total;
    total += sizes[bucket] ?? 0;
  }
  starts[buckets] = total;
  const lists = new Uint32Array(total);
  const next = starts.slice();
  last.fill(0);
  for (let form = 0; form < forms; form += 1) {
    if (form % TURN === 0) yield;
    const count = collect(form);
    for (let i = 0; i < count; i += 1) {
      const bucket = (out[i] ?? 0) & mask;
      const at = next[bucket] ?? 0;
      if (last[bucket] === form + 1 || at >= (starts[bucket + 1] ?? 0)) continue;
      last[bucket] = form + 1;
      lists[at] = form;
      next[bucket] = at + 1;
    }
  }
  return { mask, start: starts, lists };
}
