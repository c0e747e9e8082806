import type { Likeness } from './candidates.ts';
import { LONGEST_FORM, type NameIndex } from './name-index.ts';
import { LONGEST_QUERY, type Query } from './query.ts';
import { NO_SYLLABLE } from './syllables.ts';

/**
 * How the score of an alignment is shared out. Found by search over the benchmark's queries (see bench/match.ts): most
 * of the score is what part of the query is found, the rest what part of the name that is and whether it runs on
 * without a gap, from the name's beginning.
 */
const SHARE = { query: 0.58, run: 0.2, name: 0.22 } as const;
/** What the second and third block of a query in another order count for. */
const LATER_BLOCK = 0.85;
const WORTH_ANOTHER_BLOCK = 0.12;
const BLOCKS = 3;

/** Aligns one query with one form after the other. */
export interface Aligner {
  /** 0..1: how well the form answers the query; 1 is the same text. */
  score(form: number): number;
}

const STRIDE = LONGEST_FORM + 1;
const NONE = -1e9;

export type AlignerOf = (query: Query, likenesses: readonly (readonly Likeness[])[]) => Aligner;

export function createAligner(index: NameIndex): AlignerOf {
  const { symbols, text, start } = index;
  // Best score of the first i atoms against the first j symbols: any, and ending in a match of symbol j.
  const any = new Float32Array((LONGEST_QUERY + 1) * STRIDE);
  const matched = new Float32Array((LONGEST_QUERY + 1) * STRIDE);
  const matchLength = new Uint8Array((LONGEST_QUERY + 1) * STRIDE);
  const rows: Float32Array[] = [];
  const filled: number[][] = [];
  const usedAtoms = new Uint8Array(LONGEST_QUERY);
  const usedSymbols = new Uint8Array(LONGEST_FORM);
  const nameShares = new Float32Array(LONGEST_FORM);

  return (query, likenesses) => {
    const { atoms, endings, weights } = query;
    const count = atoms.length;
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    /** Sums of the atoms' shares, so that a span's share is one subtraction. */
    const sums = new Float32Array(count + 1);
    for (let i = 0; i < count; i += 1) sums[i + 1] = (sums[i] ?? 0) + (weights[i] ?? 0) / total;
    const hasRow = new Uint8Array(count);
    let character = 0;
    for (let i = 0; i < count; i += 1) {
      rows[i] ??= new Float32Array(symbols.count);
      filled[i] ??= [];
      const row = rows[i];
      const own = filled[i];
      if (row === undefined || own === undefined) continue;
      for (const symbol of own) row[symbol] = 0;
      own.length = 0;
      const code = atoms[i] ?? 0;
      if (code >= 97 && code <= 122) {
        const literal = index.symbolOf.get(code);
        if (literal === undefined) continue;
        row[literal] = 1;
        own.push(literal);
      } else {
        for (const { symbol, score } of likenesses[character] ?? []) {
          row[symbol] = score;
          own.push(symbol);
        }
        character += 1;
      }
      if (own.length > 0) hasRow[i] = 1;
    }

    function fill(from: number, length: number, isFirst: boolean): number {
      for (let j = 0; j <= length; j += 1) {
        any[j] = 0;
        matched[j] = NONE;
      }
      if (isFirst) matched[0] = 0;
      for (let i = 1; i <= count; i += 1) {
        const line = i * STRIDE;
        const above = line - STRIDE;
        any[line] = 0;
        matched[line] = NONE;
        const row = hasRow[i - 1] === 1 ? rows[i - 1] : undefined;
        const ends = endings[i - 1] ?? [];
        const isFree = isFirst || usedAtoms[i - 1] === 0;
        const share = (sums[i] ?? 0) - (sums[i - 1] ?? 0);
        for (let j = 1; j <= length; j += 1) {
          let best = Math.max(any[above + j] ?? 0, any[line + j - 1] ?? 0);
          let match = NONE;
          let chosen = 0;
          if (isFree && (isFirst || usedSymbols[j - 1] === 0)) {
            const symbol = text[from + j - 1] ?? 0;
            const nameShare = nameShares[j - 1] ?? 0;
            if (row !== undefined) {
              const like = row[symbol] ?? 0;
              if (like > 0) {
                const run = (matched[above + j - 1] ?? NONE) + like * SHARE.run * share;
                match = like * (SHARE.query * share + nameShare) + Math.max(any[above + j - 1] ?? 0, run);
                chosen = 1;
              }
            }
            if (ends.length > 0) {
              const first = symbols.readings[symbol * 3] ?? NO_SYLLABLE;
              const second = symbols.readings[symbol * 3 + 1] ?? NO_SYLLABLE;
              const third = symbols.readings[symbol * 3 + 2] ?? NO_SYLLABLE;
              for (let e = 0; e < ends.length; e += 1) {
                const ending = ends[e];
                if (ending === undefined) continue;
                const { whole, beginning } = ending.span;
                let like = Math.max(whole[first] ?? 0, beginning[first] ?? 0);
                let isBeginning = like > (whole[first] ?? 0);
                if (second !== NO_SYLLABLE) {
                  const other = Math.max(
                    whole[second] ?? 0,
                    beginning[second] ?? 0,
                    whole[third] ?? 0,
                    beginning[third] ?? 0,
                  );
                  if (other > like) {
                    like = other;
                    isBeginning = other > Math.max(whole[second] ?? 0, whole[third] ?? 0);
                  }
                }
                if (like === 0) continue;
                like = isBeginning && ending.isLast ? 0.94 : like / 100;
                const before = line - ending.length * STRIDE + j - 1;
                const spanShare = (sums[i] ?? 0) - (sums[i - ending.length] ?? 0);
                const run = (matched[before] ?? NONE) + like * SHARE.run * spanShare;
                const value = like * (SHARE.query * spanShare + nameShare) + Math.max(any[before] ?? 0, run);
                if (value > match) {
                  match = value;
                  chosen = ending.length;
                }
              }
            }
          }
          matched[line + j] = match;
          matchLength[line + j] = chosen;
          if (match > best) best = match;
          any[line + j] = best;
        }
      }
      return any[count * STRIDE + length] ?? 0;
    }

    /** Marks what the best alignment used; returns the share of the query that is left. */
    function take(length: number): number {
      let i = count;
      let j = length;
      let left = 1;
      let inRun = false;
      while (i > 0 && j > 0) {
        const at = i * STRIDE + j;
        const isMatch = inRun || (any[at] ?? 0) === (matched[at] ?? 0);
        if (!isMatch) {
          if ((any[at] ?? 0) === (any[at - STRIDE] ?? 0)) i -= 1;
          else j -= 1;
          continue;
        }
        const span = matchLength[at] ?? 1;
        for (let back = 1; back <= span; back += 1) usedAtoms[i - back] = 1;
        usedSymbols[j - 1] = 1;
        left -= (sums[i] ?? 0) - (sums[i - span] ?? 0);
        const before = (i - span) * STRIDE + j - 1;
        inRun = (matched[before] ?? NONE) > (any[before] ?? 0) - 1e-6 && i - span > 0 && j - 1 > 0;
        i -= span;
        j -= 1;
      }
      return left;
    }

    return {
      score(form) {
        const from = start[form] ?? 0;
        const length = (start[form + 1] ?? 0) - from;
        let nameTotal = 0;
        for (let j = 0; j < length; j += 1) nameTotal += symbols.weights[text[from + j] ?? 0] ?? 0;
        for (let j = 0; j < length; j += 1) {
          nameShares[j] = (SHARE.name * (symbols.weights[text[from + j] ?? 0] ?? 0)) / nameTotal;
        }
        let score = fill(from, length, true);
        usedAtoms.fill(0, 0, count);
        usedSymbols.fill(0, 0, length);
        let left = take(length);
        for (let block = 1; block < BLOCKS && left > WORTH_ANOTHER_BLOCK; block += 1) {
          const more = fill(from, length, false);
          if (more <= 0) break;
          score += LATER_BLOCK * more;
          left -= 1 - take(length);
        }
        return Math.min(1, score);
      },
    };
  };
}
