import { lookalikesOf } from './lookalikes.ts';
import {
  FEW_FORMS,
  feature,
  type NameIndex,
  OTHER_INITIAL,
  packInitial,
  START,
  START_CLASS,
  START_INITIAL,
} from './name-index.ts';
import type { Query, Unit } from './query.ts';
import { BROAD_CLASS, BROAD_CLASSES, NO_SYLLABLE, nearSyllables, readingOf, type Span } from './syllables.ts';

/** A symbol that a unit of the query may stand for, and how well (0..1). */
export interface Likeness {
  readonly symbol: number;
  readonly score: number;
}

const HOMOPHONE = 0.75;
const LOOKALIKE = 0.7;

/** What a typed character may stand for among the symbols: itself, what sounds like it, what looks like it. */
export function likenessesOf(code: number, index: NameIndex): Likeness[] {
  const { symbols, symbolOf } = index;
  const best = new Map<number, number>();
  const add = (symbol: number, score: number) => {
    if (score > (best.get(symbol) ?? 0)) best.set(symbol, score);
  };
  for (const place of [0, 1, 2] as const) {
    const reading = readingOf(code, place);
    if (reading === NO_SYLLABLE) break;
    for (const { syllable, nearness } of nearSyllables(reading)) {
      for (const symbol of symbols.bySyllable[syllable] ?? []) add(symbol, HOMOPHONE * nearness);
    }
  }
  for (const other of lookalikesOf(String.fromCodePoint(code))) {
    const symbol = symbolOf.get(other.codePointAt(0) ?? 0);
    if (symbol !== undefined) add(symbol, LOOKALIKE);
  }
  const own = symbolOf.get(code);
  if (own !== undefined) best.set(own, 1);
  return [...best].map(([symbol, score]) => ({ symbol, score }));
}

interface List {
  readonly from: number;
  readonly to: number;
  /** Its length, made longer for what was not typed but may have been meant: such lists are read later. */
  readonly turn: number;
}

/** How much later the lists of look-alikes, slips and passed-over characters have their turn. */
const GUESSED = 4;

/** Scratch arrays for one index, used again by every look-up (a look-up is synchronous, so they are never shared). */
export interface Proposer {
  /** Memory that it holds besides the index, in bytes. */
  readonly bytes: number;
  /** The forms most like the query by a quick measure, at most `count`, best first. */
  propose(
    query: Query,
    likenesses: readonly (readonly Likeness[])[],
    kinds: number | undefined,
    count: number,
  ): number[];
}

/** Forms looked at before the quick measure, for the most plausible reading and for each other, and postings read. */
const MOST_TOUCHED = 4500;
const MOST_TOUCHED_LATER = 2000;
const MOST_READ = 60_000;
const NEIGHBOR = 1.25;
const QUERY_SHARE = 0.72;
/** The quick measure is at most NEIGHBOR; its best are told apart by bins, which is cheaper than sorting. */
const BINS = 2000;
const BIN_SCALE = 1600;

export function createProposer(index: NameIndex): Proposer {
  const { symbols, postings, text, start, recordOf, kinds } = index;
  const seen = new Uint32Array(index.forms);
  let round = 0;
  const touched = new Uint32Array(Math.max(MOST_TOUCHED, Math.min(FEW_FORMS, index.forms)) + 1);
  const exactUnits = new Uint32Array(symbols.count);
  const nearUnits = new Uint32Array(symbols.count);
  const nearScore = new Float32Array(symbols.count);
  const scores = new Float32Array(touched.length);
  const marked: number[] = [];

  function listsOf(units: readonly Unit[], query: Query): List[] {
    const lists = new Map<number, List>();
    const want = (hash: number, isGuessed = false) => {
      const bucket = hash & postings.mask;
      const from = postings.start[bucket] ?? 0;
      const to = postings.start[bucket + 1] ?? 0;
      const turn = (to - from) * (isGuessed ? GUESSED : 1);
      if (to > from && turn < (lists.get(bucket)?.turn ?? Number.POSITIVE_INFINITY))
        lists.set(bucket, { from, to, turn });
    };
    const classesOf = (unit: Unit | undefined): number[] => {
      if (unit === undefined) return [START_CLASS];
      if (unit.kind === 'initial' || unit.kind === 'letter') return [];
      if (unit.kind === 'character') {
        const classes = ([0, 1, 2] as const).map((place) => BROAD_CLASS[readingOf(unit.code, place)] ?? BROAD_CLASSES);
        return classes.filter((broad) => broad !== BROAD_CLASSES);
      }
      return classesOfSpan(unit.span, unit.kind === 'beginning');
    };
    const classesOfSpan = (span: Span, isBeginning: boolean): number[] => {
      // What is spelled right needs no guesses: its class holds the near-homophones.
      const syllables = isBeginning ? span.beginnings : span.exact === undefined ? span.wholes : [span.exact];
      return [...new Set(syllables.map((syllable) => BROAD_CLASS[syllable] ?? BROAD_CLASSES))];
    };
    const initialOf = (unit: Unit): number => {
      if (unit.kind === 'initial' || unit.kind === 'letter') return unit.letter;
      if (unit.kind === 'character') {
        const symbol = index.symbolOf.get(unit.code);
        return symbol === undefined ? OTHER_INITIAL : (symbols.initials[symbol] ?? OTHER_INITIAL);
      }
      const [syllable] = unit.kind === 'syllable' ? unit.span.wholes : unit.span.beginnings;
      const best = unit.span.exact ?? syllable;
      const symbol = best === undefined ? undefined : symbols.bySyllable[best]?.[0];
      return symbol === undefined ? OTHER_INITIAL : (symbols.initials[symbol] ?? OTHER_INITIAL);
    };
    const symbolOf = (unit: Unit | undefined): number | undefined => {
      if (unit === undefined) return START;
      if (unit.kind === 'character') return index.symbolOf.get(unit.code);
      return unit.kind === 'initial' || unit.kind === 'letter' ? index.symbolOf.get(unit.letter + 97) : undefined;
    };

    let grams = START_INITIAL;
    for (const [at, unit] of units.entries()) {
      const before = at === 0 ? undefined : units[at - 1];
      const symbol = symbolOf(unit);
      const earlier = symbolOf(before);
      if (symbol !== undefined) want(feature.symbol(symbol));
      if (symbol !== undefined && earlier !== undefined) want(feature.symbolPair(earlier, symbol));
      const twoBefore = at >= 2 ? symbolOf(units[at - 2]) : undefined;
      if (symbol !== undefined && twoBefore !== undefined) want(feature.symbolsApart(twoBefore, symbol), true);
      if (unit.kind === 'character') {
        const next = units[at + 1];
        const later = next === undefined ? undefined : symbolOf(next);
        for (const other of lookalikesOf(String.fromCodePoint(unit.code))) {
          const alike = index.symbolOf.get(other.codePointAt(0) ?? 0);
          if (alike === undefined) continue;
          if (earlier !== undefined) want(feature.symbolPair(earlier, alike), true);
          if (later !== undefined) want(feature.symbolPair(alike, later), true);
        }
      }
      const isSlip = (each: Unit | undefined) =>
        each?.kind === 'beginning' || (each?.kind === 'syllable' && each.span.exact === undefined);
      const isGuess = isSlip(unit) || isSlip(before);
      const classes = classesOf(unit);
      const earlierClasses = classesOf(before);
      for (const broad of classes) {
        if (unit.kind !== 'beginning') want(feature.syllable(broad));
        for (const other of earlierClasses) want(feature.syllablePair(other, broad), isGuess);
      }
      grams = packInitial(grams, initialOf(unit));
      if (at === 0) want(feature.initials(grams, 2));
      if (at === 1) want(feature.initials(grams, 3));
      if (at >= 2) {
        grams %= 40 ** 4;
        want(feature.initials(grams, 4));
        want(feature.initials(grams % 40 ** 3, 3));
      }
    }
    for (const { first, second, isBeginning } of query.pairs) {
      for (const one of classesOfSpan(first, false)) {
        for (const two of classesOfSpan(second, isBeginning)) want(feature.syllablePair(one, two), true);
      }
    }
    return [...lists.values()].sort((a, b) => a.turn - b.turn);
  }

  /** Fills `touched` from the rarest lists first and returns how many forms it holds. */
  function touch(lists: readonly List[], wanted: number | undefined, most: number): number {
    round += 1;
    let count = 0;
    let read = 0;
    for (const { from, to } of lists) {
      for (let at = from; at < to; at += 1) {
        const form = postings.lists[at] ?? 0;
        if (seen[form] === round) continue;
        seen[form] = round;
        if (wanted !== undefined && kinds[recordOf[form] ?? 0] !== wanted) continue;
        touched[count] = form;
        count += 1;
        if (count >= most) return count;
      }
      read += to - from;
      if (read >= MOST_READ) return count;
    }
    return count;
  }

  function touchAll(wanted: number | undefined): number {
    let count = 0;
    for (let form = 0; form < index.forms; form += 1) {
      if (wanted !== undefined && kinds[recordOf[form] ?? 0] !== wanted) continue;
      touched[count] = form;
      count += 1;
    }
    return count;
  }

  function mark(symbol: number, unit: number, score: number): void {
    if (exactUnits[symbol] === 0 && nearUnits[symbol] === 0) marked.push(symbol);
    if (score >= 0.97) exactUnits[symbol] = (exactUnits[symbol] ?? 0) | (1 << unit);
    else {
      nearUnits[symbol] = (nearUnits[symbol] ?? 0) | (1 << unit);
      nearScore[symbol] = Math.max(nearScore[symbol] ?? 0, score);
    }
  }

  function markUnits(units: readonly Unit[], likenesses: readonly (readonly Likeness[])[]): void {
    for (const symbol of marked) exactUnits[symbol] = nearUnits[symbol] = nearScore[symbol] = 0;
    marked.length = 0;
    let character = 0;
    for (const [place, unit] of units.entries()) {
      if (unit.kind === 'character') {
        for (const { symbol, score } of likenesses[character] ?? []) mark(symbol, place, score);
        character += 1;
      } else if (unit.kind === 'initial') {
        for (const symbol of symbols.byInitial[unit.letter] ?? []) mark(symbol, place, 0.9);
        const literal = index.symbolOf.get(unit.letter + 97);
        if (literal !== undefined) mark(literal, place, 1);
      } else if (unit.kind === 'letter') {
        const literal = index.symbolOf.get(unit.letter + 97);
        if (literal !== undefined) mark(literal, place, 1);
      } else {
        const isWhole = unit.kind === 'syllable';
        for (const syllable of isWhole ? unit.span.wholes : unit.span.beginnings) {
          const score = isWhole ? (unit.span.whole[syllable] ?? 0) / 100 : 0.85;
          for (const symbol of symbols.bySyllable[syllable] ?? []) mark(symbol, place, score);
        }
      }
    }
  }

  /** How like the query a form is, in one pass over its symbols: each takes the unit after its neighbour's, or any free one. */
  function measure(form: number, unitWeights: Float32Array, total: number): number {
    const from = start[form] ?? 0;
    const to = start[form + 1] ?? 0;
    let covered = 0;
    let before = 0;
    let ofQuery = 0;
    let ofName = 0;
    let nameTotal = 0;
    for (let at = from; at < to; at += 1) {
      const symbol = text[at] ?? 0;
      const weight = symbols.weights[symbol] ?? 0;
      nameTotal += weight;
      const exact = exactUnits[symbol] ?? 0;
      const free = (exact | (nearUnits[symbol] ?? 0)) & ~covered;
      if (free === 0) {
        before = 0;
        continue;
      }
      const follows = at === from ? free & 1 : (before << 1) & free;
      const choice = follows !== 0 ? follows : (exact & free) !== 0 ? exact & free : free;
      const unit = choice & -choice;
      const score = (unit & exact) !== 0 ? 1 : (nearScore[symbol] ?? 0);
      ofQuery += score * (unitWeights[31 - Math.clz32(unit)] ?? 0) * (follows !== 0 ? NEIGHBOR : 1);
      ofName += score * weight;
      covered |= unit;
      before = unit;
    }
    return (QUERY_SHARE * ofQuery) / total + ((1 - QUERY_SHARE) * ofName) / nameTotal;
  }

  return {
    bytes: seen.byteLength + touched.byteLength + scores.byteLength,
    propose(query, likenesses, wanted, count) {
      const best = new Map<number, number>();
      for (const [place, units] of query.readings.entries()) {
        const most = place === 0 ? MOST_TOUCHED : MOST_TOUCHED_LATER;
        const many = index.forms <= FEW_FORMS ? touchAll(wanted) : touch(listsOf(units, query), wanted, most);
        markUnits(units, likenesses);
        const unitWeights = Float32Array.from(units, ({ weight }) => weight);
        const total = unitWeights.reduce((sum, weight) => sum + weight, 0);
        const bins = new Uint32Array(BINS + 1);
        for (let i = 0; i < many; i += 1) {
          const score = measure(touched[i] ?? 0, unitWeights, total);
          scores[i] = score;
          const bin = Math.min(BINS, Math.floor(score * BIN_SCALE));
          bins[bin] = (bins[bin] ?? 0) + 1;
        }
        let least = BINS;
        for (let sum = bins[BINS] ?? 0; least > 0 && sum < count; sum += bins[least] ?? 0) least -= 1;
        for (let i = 0; i < many; i += 1) {
          const score = scores[i] ?? 0;
          const form = touched[i] ?? 0;
          if (score > 0 && Math.floor(score * BIN_SCALE) >= least) best.set(form, Math.max(best.get(form) ?? 0, score));
        }
      }
      return [...best]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, count)
        .map(([form]) => form);
    },
  };
}
