import type { NameIndex } from './name-index.ts';
import { LONGEST_SPAN, type Span, spanOf } from './syllables.ts';

/** Longer queries are cut: no name is longer, and the ranking's time grows with the query. */
export const LONGEST_QUERY = 80;
/** How many units the first ranking can tell apart: one bit each. */
export const MOST_UNITS = 31;

/** A piece of a query as one way of reading sees it: a character, a syllable or its beginning, an initial, a letter. */
export type Unit =
  | { kind: 'character'; code: number; weight: number }
  | { kind: 'syllable'; span: Span; weight: number }
  | { kind: 'beginning'; span: Span; weight: number }
  | { kind: 'initial'; letter: number; weight: number }
  | { kind: 'letter'; letter: number; weight: number };

/** Letters that end at an atom and what they may stand for; `isLast`: nothing is typed after them. */
export interface Ending {
  readonly length: number;
  readonly span: Span;
  readonly isLast: boolean;
}

export interface SyllablePair {
  readonly first: Span;
  readonly second: Span;
  readonly isBeginning: boolean;
}

export interface Query {
  /** Code points: characters, digits and single letters. */
  readonly atoms: readonly number[];
  /** What each atom weighs: how telling it is among the indexed names. */
  readonly weights: Float32Array;
  /** By atom, the spans of letters that end with it. */
  readonly endings: readonly (readonly Ending[])[];
  /**
   * Ways to read it, the most plausible first: as characters and syllables; with long syllables as two (xian is 西安 too);
   * with each letter as an initial; with each letter as itself, where names have such letters (ISO9001).
   */
  readonly readings: readonly (readonly Unit[])[];
  /** Neighbouring syllables on other plausible ways to cut the letters. */
  readonly pairs: readonly SyllablePair[];
  readonly hasLetters: boolean;
}

/** What may stand in the name or around it: "title", "honour". They weigh little. */
const AROUND = /荣誉称号|光荣称号|称号|荣誉|荣获|获得|授予|被评为|评为|的|了/g;
const AROUND_WEIGHT = 0.12;
/** A character that no name has, or letters that are no syllable of one. */
const UNKNOWN_WEIGHT = 0.45;
const INITIAL_WEIGHT = 0.4;

const COST = { whole: 1, beginning: 1.35, beginningOfTwo: 1.7, slip: 2.5, initial: 1.7, junk: 3 } as const;
/** How much dearer than the best way of cutting another may be to be looked up as well. */
const SLACK = 1.2;
/** How much dearer a way of cutting may be for its pieces to take part in the alignment. */
const PLAUSIBLE_SLACK = 3.2;
/** In longer runs of letters the other syllables find the name. */
const LONGEST_SPLIT = 12;

const isLetter = (code: number) => code >= 97 && code <= 122;
const canBeInitial = (code: number) => isLetter(code) && code !== 105 && code !== 117 && code !== 118;

/** Pinyin with its tones written, as jǐnzhōu or lǚ; ü is v as in the table of syllables. */
const ACCENTED = /[\u00e0-\u01dc]/;
function withoutTones(text: string): string {
  return text
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

type Step = {
  from: number;
  to: number;
  kind: 'whole' | 'beginning' | 'initial' | 'junk';
  span: Span | undefined;
  cost: number;
};

/** Every way to step through a run of letters: syllables, beginnings, slips, initials, letters passed over. */
function stepsOf(text: string, from: number, to: number, isEnd: boolean): Step[] {
  const steps: Step[] = [];
  for (let at = from; at < to; at += 1) {
    steps.push({ from: at, to: at + 1, kind: 'junk', span: undefined, cost: COST.junk });
    for (let length = 1; length <= Math.min(LONGEST_SPAN, to - at); length += 1) {
      const span = spanOf(text.slice(at, at + length));
      if (span === undefined) continue;
      const end = at + length;
      if (span.exact !== undefined) {
        steps.push({ from: at, to: end, kind: 'whole', span, cost: length === 1 ? COST.initial : COST.whole });
      } else if (length >= 3 && span.wholes.length > 0) {
        steps.push({ from: at, to: end, kind: 'whole', span, cost: COST.slip });
      }
      if (span.beginnings.length > 0) {
        const cost = end === to && isEnd ? COST.beginning : length === 1 ? COST.initial : COST.beginningOfTwo + 0.2;
        if (length === 1 || span.exact === undefined) {
          steps.push({ from: at, to: end, kind: length === 1 ? 'initial' : 'beginning', span, cost });
        }
      }
    }
  }
  return steps;
}

/** The cheapest steps through a run, and the neighbouring pairs on all ways that are hardly dearer. */
function cut(
  text: string,
  from: number,
  to: number,
  isEnd: boolean,
): { best: Step[]; pairs: SyllablePair[]; plausible: Step[] } {
  const steps = stepsOf(text, from, to, isEnd);
  const size = to - from + 1;
  const before = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const after = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const last: (Step | undefined)[] = new Array(size).fill(undefined);
  before[0] = 0;
  after[size - 1] = 0;
  for (const step of steps) {
    const cost = (before[step.from - from] ?? 0) + step.cost;
    if (cost < (before[step.to - from] ?? 0)) {
      before[step.to - from] = cost;
      last[step.to - from] = step;
    }
  }
  for (const step of steps.toReversed()) {
    after[step.from - from] = Math.min(after[step.from - from] ?? 0, (after[step.to - from] ?? 0) + step.cost);
  }
  const best: Step[] = [];
  for (let at = size - 1; at > 0; ) {
    const step = last[at];
    if (step === undefined) break;
    best.unshift(step);
    at = step.from - from;
  }
  const least = before[size - 1] ?? 0;
  const limit = least + SLACK;
  const plausible = steps.filter(
    ({ from: start, to: end, cost }) =>
      (before[start - from] ?? 0) + cost + (after[end - from] ?? 0) <= least + PLAUSIBLE_SLACK,
  );
  const pairs: SyllablePair[] = [];
  for (const one of steps) {
    if (one.kind !== 'whole' || one.span === undefined) continue;
    for (const two of steps) {
      if (two.from !== one.to || two.span === undefined || two.kind === 'junk' || two.kind === 'initial') continue;
      const cost = (before[one.from - from] ?? 0) + one.cost + two.cost + (after[two.to - from] ?? 0);
      if (cost <= limit) pairs.push({ first: one.span, second: two.span, isBeginning: two.kind === 'beginning' });
    }
  }
  return { best, pairs, plausible };
}

/** A syllable that is two as well, as xian is xi'an; empty where it is not. */
function halve(syllable: string): Span[] {
  for (let at = 1; at < syllable.length; at += 1) {
    const halves = [spanOf(syllable.slice(0, at)), spanOf(syllable.slice(at))];
    const both = halves.filter((span): span is Span => span?.exact !== undefined);
    if (both.length === 2) return both;
  }
  return [];
}

/** The weight of the likeliest syllable that a span stands for, among the indexed names. */
function weightOf(span: Span, index: NameIndex): number {
  if (span.exact !== undefined) return index.symbols.syllableWeights[span.exact] ?? UNKNOWN_WEIGHT;
  const some = span.wholes.length > 0 ? span.wholes : span.beginnings;
  return some.reduce(
    (least, syllable) => Math.min(least, index.symbols.syllableWeights[syllable] ?? 1),
    UNKNOWN_WEIGHT,
  );
}

/**
 * Reads a folded query against an index.
 *
 * @param folded what `fold` returned, not empty; longer than LONGEST_QUERY characters is cut
 */
export function readQuery(folded: string, index: NameIndex): Query {
  const atoms: number[] = [];
  for (const character of ACCENTED.test(folded) ? withoutTones(folded) : folded) {
    if (atoms.length === LONGEST_QUERY) break;
    atoms.push(character.codePointAt(0) ?? 0);
  }
  const weights = new Float32Array(atoms.length);
  const endings: Ending[][] = atoms.map(() => []);
  const units: Unit[] = [];
  const shorter: Unit[] = [];
  const initials: Unit[] = [];
  const literal: Unit[] = [];
  const pairs: SyllablePair[] = [];
  let asInitials = false;
  let isSplit = false;
  let asLetters = true;
  let hasLetters = false;
  // Letters stand one a code unit in this copy, so a span is a slice of it whatever stands around the letters.
  const letters = atoms.map((code) => (isLetter(code) ? String.fromCharCode(code) : ' ')).join('');

  for (let at = 0; at < atoms.length; ) {
    const code = atoms[at] ?? 0;
    if (!isLetter(code)) {
      const symbol = index.symbolOf.get(code);
      const weight = (symbol === undefined ? undefined : index.symbols.weights[symbol]) ?? UNKNOWN_WEIGHT;
      weights[at] = weight;
      for (const reading of [units, shorter, initials, literal]) reading.push({ kind: 'character', code, weight });
      at += 1;
      continue;
    }
    hasLetters = true;
    let to = at;
    while (to < atoms.length && isLetter(atoms[to] ?? 0)) to += 1;
    const isEnd = to === atoms.length;
    const { best, pairs: more, plausible } = cut(letters, at, to, isEnd);
    pairs.push(...more);
    for (const step of best) {
      const weight =
        step.span === undefined
          ? 0.2
          : step.kind === 'initial' && !(isEnd && step.to === to)
            ? INITIAL_WEIGHT
            : weightOf(step.span, index);
      for (let i = step.from; i < step.to; i += 1) weights[i] = weight / (step.to - step.from);
      if (step.span === undefined) continue;
      const unit: Unit =
        step.kind === 'initial'
          ? { kind: 'initial', letter: (atoms[step.from] ?? 0) - 97, weight }
          : { kind: step.kind === 'whole' ? 'syllable' : 'beginning', span: step.span, weight };
      units.push(unit);
      const halves = step.kind === 'whole' && to - at <= LONGEST_SPLIT ? halve(letters.slice(step.from, step.to)) : [];
      if (halves.length > 0) isSplit = true;
      shorter.push(
        ...(halves.length > 0
          ? halves.map((span): Unit => ({ kind: 'syllable', span, weight: weightOf(span, index) }))
          : [unit]),
      );
    }
    for (let i = at; i < to; i += 1)
      initials.push({ kind: 'initial', letter: (atoms[i] ?? 0) - 97, weight: INITIAL_WEIGHT });
    for (let i = at; i < to; i += 1) {
      if (!index.symbolOf.has(atoms[i] ?? 0)) asLetters = false;
      literal.push({ kind: 'letter', letter: (atoms[i] ?? 0) - 97, weight: INITIAL_WEIGHT });
    }
    const isInitials = atoms.slice(at, to).every(canBeInitial);
    for (const step of plausible) {
      if (step.span === undefined || (isInitials && step.to === step.from + 1)) continue;
      endings[step.to - 1]?.push({ length: step.to - step.from, span: step.span, isLast: isEnd && step.to === to });
    }
    for (let i = at; i < to && isInitials; i += 1) {
      const span = spanOf(letters.charAt(i));
      if (span !== undefined) endings[i]?.push({ length: 1, span, isLast: isEnd && i === to - 1 });
    }
    if (isInitials) asInitials = true;
    at = to;
  }

  const text = atoms.map((code) => (code > 0xffff ? '\uffff' : String.fromCharCode(code))).join('');
  const rest = text.replace(AROUND, '');
  if (rest !== '' && rest.length < text.length) {
    for (const match of text.matchAll(AROUND)) {
      for (let i = match.index; i < match.index + match[0].length; i += 1)
        weights[i] = (weights[i] ?? 0) * AROUND_WEIGHT;
    }
  }
  return {
    atoms,
    weights,
    endings,
    readings: [
      units,
      ...(isSplit ? [shorter] : []),
      ...(asInitials ? [initials] : []),
      ...(hasLetters && asLetters ? [literal] : []),
    ]
      .filter((reading) => reading.length > 0)
      .map((reading) => reading.slice(0, MOST_UNITS)),
    pairs,
    hasLetters,
  };
}
