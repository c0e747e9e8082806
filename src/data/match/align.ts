import type { Likeness } from './candidates.ts';
import { LONGEST_FORM, type NameIndex } from './name-index.ts';
import { LONGEST_QUERY, type Query } from './query.ts';
import { NO_SYLLABLE, SYLLABLE_SLOTS } from './syllables.ts';

/**
 * How the score of an alignment is shared out (found by search over the queries of bench/match.ts): most is what part of
 * the query is found, the rest what part of the name that is, and whether it runs on without a gap from its beginning.
 */
const SHARE = { query: 0.58, run: 0.2, name: 0.22 } as const;
/** What the second and third block of a query in another order count for. */
const LATER_BLOCK = 0.75;
const WORTH_ANOTHER_BLOCK = 0.12;
const BLOCKS = 3;
/** What a run loses by passing over a symbol of the name, times the symbol's weight: 锦州局 runs on in 锦州检验检疫局. */
const GAP = 0.04;
/** What the province before a place weighs of what it would: 张家港局 is 江苏张家港检验检疫局 before any office there. */
const PROVINCE = 0.2;
/** What words in another order can add at most. */
const MOST_LEFT = 0.7;
/** The last letters typed may be the beginning of a syllable: nearly as good as the whole. */
const LAST_BEGINNING = 94;

/** Aligns one query with one form after the other. */
export interface Aligner {
  /**
   * 0..1: how well the form answers the query; 1 is the same text. Where it is plain that the score stays below
   * `worth`, words in another order are not looked for.
   */
  score(form: number, worth: number): number;
  /** What the score rests on; the weights are shares of the query, 0..1. */
  evidence(form: number): Evidence;
}

export interface Evidence {
  /** Found letter for letter. */
  readonly exact: number;
  /** Found letter for letter, next to another that is, in the query as in the name. */
  readonly solid: number;
  /** The longest run without a gap, whether letter for letter, alike or by initials. */
  readonly run: number;
  /** The longest run that passes over nothing but what every tenth name has: jzj is 锦州局 in 锦州检验检疫局. */
  readonly shortRun: number;
}

export type AlignerOf = (query: Query, likenesses: readonly (readonly Likeness[])[]) => Aligner;

const NONE = -1e9;
/** Scores stand column by column: one a symbol of the name, in it a line for every atom that something can end with. */
const STRIDE = LONGEST_QUERY + 1;
/** More edges than any query has: an atom is one character or ends at most LONGEST_SPAN spans. */
const MOST_EDGES = LONGEST_QUERY * 8;

/** Prepares the scratch arrays for an index; a look-up is synchronous, so they are never shared. */
export function createAligner(index: NameIndex): AlignerOf {
  const { symbols, text, start } = index;
  // Best score up to a symbol of the name and a line of the query: of anything, and of what ends in a match of both.
  const any = new Float32Array((LONGEST_FORM + 1) * STRIDE);
  const matched = new Float32Array((LONGEST_FORM + 1) * STRIDE);
  /** The best of `matched` in this column and those before it, less what was passed over since. */
  const carried = new Float32Array((LONGEST_FORM + 1) * STRIDE);
  /** The edge of that match, doubled, plus one where it follows a match directly. */
  const chosen = new Uint16Array((LONGEST_FORM + 1) * STRIDE);
  const usedAtoms = new Uint8Array(LONGEST_QUERY);
  const usedSymbols = new Uint8Array(LONGEST_FORM);
  const nameShares = new Float32Array(LONGEST_FORM);
  /** By symbol of the name, what a run loses that passes over it. */
  const gaps = new Float32Array(LONGEST_FORM);

  // Edges: ways for atoms [from, to) of the query to stand for one symbol of a name.
  const edgeFrom = new Uint8Array(MOST_EDGES);
  const edgeTo = new Uint8Array(MOST_EDGES);
  const edgeLine = new Uint8Array(MOST_EDGES);
  /** The line before the edge, and whether a match may end exactly there. */
  const edgeBefore = new Uint8Array(MOST_EDGES);
  const edgeFollows = new Uint8Array(MOST_EDGES);
  const edgeShare = new Float32Array(MOST_EDGES);
  const edgeUsed = new Uint8Array(MOST_EDGES);

  // For each symbol met, the edges that may stand for it and how well (0..1), one list after the other.
  const listFrom = new Int32Array(symbols.count).fill(-1);
  const listTo = new Int32Array(symbols.count);
  const met: number[] = [];
  let listEdges = new Uint16Array(4096);
  let listLikes = new Float32Array(4096);
  let listed = 0;
  const put = (edge: number, like: number) => {
    if (listed === listEdges.length) {
      const [edges, likes] = [listEdges, listLikes];
      listEdges = new Uint16Array(listed * 2);
      listLikes = new Float32Array(listed * 2);
      listEdges.set(edges);
      listLikes.set(likes);
    }
    listEdges[listed] = edge;
    listLikes[listed] = like;
    listed += 1;
  };

  return (query, likenesses) => {
    const { atoms, endings, weights } = query;
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const sums = new Float64Array(atoms.length + 1);
    for (let i = 0; i < atoms.length; i += 1) sums[i + 1] = (sums[i] ?? 0) + (weights[i] ?? 0) / total;

    for (const symbol of met) listFrom[symbol] = -1;
    met.length = 0;
    listed = 0;
    const lineOf = new Uint8Array(atoms.length + 1);
    const isLine = new Uint8Array(atoms.length + 1);
    isLine[0] = 1;
    let lines = 0;
    let edges = 0;
    /** By edge, what it stands for: symbols for a typed character, a table over syllables for letters. */
    const meanings: (ReadonlyMap<number, number> | Float32Array)[] = [];
    let character = 0;
    for (let i = 0; i < atoms.length; i += 1) {
      const add = (length: number, meaning: ReadonlyMap<number, number> | Float32Array) => {
        const from = i + 1 - length;
        if (edges === MOST_EDGES) return;
        meanings.push(meaning);
        edgeFrom[edges] = from;
        edgeTo[edges] = i + 1;
        edgeLine[edges] = lines + 1;
        edgeBefore[edges] = lineOf[from] ?? 0;
        edgeFollows[edges] = isLine[from] ?? 0;
        edgeShare[edges] = (sums[i + 1] ?? 0) - (sums[from] ?? 0);
        edges += 1;
      };
      const firstEdge = edges;
      const code = atoms[i] ?? 0;
      if (code >= 97 && code <= 122) {
        const literal = index.symbolOf.get(code);
        if (literal !== undefined) add(1, new Map([[literal, 1]]));
      } else {
        const likes = likenesses[character++] ?? [];
        if (likes.length > 0) add(1, new Map(likes.map(({ symbol, score }) => [symbol, score])));
      }
      for (const { length, span, isLast } of endings[i] ?? []) {
        const table = new Float32Array(SYLLABLE_SLOTS);
        for (const syllable of span.wholes) table[syllable] = (span.whole[syllable] ?? 0) / 100;
        for (const syllable of span.beginnings) {
          const score = (isLast ? LAST_BEGINNING : (span.beginning[syllable] ?? 0)) / 100;
          table[syllable] = Math.max(table[syllable] ?? 0, score);
        }
        add(length, table);
      }
      if (edges > firstEdge) {
        lines += 1;
        isLine[i + 1] = 1;
      }
      lineOf[i + 1] = lines;
    }

    function meet(symbol: number): void {
      met.push(symbol);
      listFrom[symbol] = listed;
      const first = symbols.readings[symbol * 3] ?? NO_SYLLABLE;
      const second = symbols.readings[symbol * 3 + 1] ?? NO_SYLLABLE;
      const third = symbols.readings[symbol * 3 + 2] ?? NO_SYLLABLE;
      for (let edge = 0; edge < edges; edge += 1) {
        const meaning = meanings[edge];
        const like =
          meaning instanceof Float32Array
            ? Math.max(meaning[first] ?? 0, meaning[second] ?? 0, meaning[third] ?? 0)
            : (meaning?.get(symbol) ?? 0);
        if (like > 0) put(edge, like);
      }
      listTo[symbol] = listed;
    }

    function fill(from: number, length: number, isFirst: boolean): number {
      any.fill(0, 0, lines + 1);
      // The name's beginning counts as something to follow, wherever in the query it is met.
      matched.fill(isFirst ? 0 : NONE, 0, lines + 1);
      carried.fill(isFirst ? 0 : NONE, 0, lines + 1);
      let fromStart = isFirst ? 0 : NONE;
      for (let j = 1; j <= length; j += 1) {
        const at = j * STRIDE;
        const left = at - STRIDE;
        matched.fill(NONE, at, at + lines + 1);
        if (isFirst || usedSymbols[j - 1] === 0) {
          const symbol = text[from + j - 1] ?? 0;
          const nameShare = nameShares[j - 1] ?? 0;
          for (let k = listFrom[symbol] ?? 0; k < (listTo[symbol] ?? 0); k += 1) {
            const edge = listEdges[k] ?? 0;
            if (!isFirst && edgeUsed[edge] === 1) continue;
            const like = listLikes[k] ?? 0;
            const share = edgeShare[edge] ?? 0;
            const before = left + (edgeBefore[edge] ?? 0);
            let base = any[before] ?? 0;
            let follows = 0;
            const run = (edgeFollows[edge] === 1 ? (carried[before] ?? 0) : fromStart) + like * SHARE.run * share;
            if (run > base) {
              base = run;
              follows = 1;
            }
            const value = base + like * (SHARE.query * share + nameShare);
            const line = at + (edgeLine[edge] ?? 0);
            if (value > (matched[line] ?? 0)) {
              matched[line] = value;
              chosen[line] = edge * 2 + follows;
            }
          }
        }
        const gap = gaps[j - 1] ?? 0;
        fromStart -= gap;
        let best = 0;
        any[at] = 0;
        carried[at] = (carried[left] ?? 0) - gap;
        for (let line = 1; line <= lines; line += 1) {
          const here = matched[at + line] ?? 0;
          best = Math.max(best, any[left + line] ?? 0, here);
          any[at + line] = best;
          carried[at + line] = Math.max(here, (carried[left + line] ?? 0) - gap);
        }
      }
      return any[length * STRIDE + lines] ?? 0;
    }

    /** The column that a run stood in before an edge: j, or before what it passed over; 0 is the name's beginning. */
    function ranFrom(edge: number, j: number): number {
      if (edgeFollows[edge] === 0) return 0;
      const line = edgeBefore[edge] ?? 0;
      let from = j;
      while (from > 0 && carried[from * STRIDE + line] !== matched[from * STRIDE + line]) from -= 1;
      return from;
    }

    /** Marks what the best alignment used; returns the share of the query that it found. */
    function take(length: number): number {
      let found = 0;
      let line = lines;
      let j = length;
      let inRun = false;
      while (line > 0 && j > 0) {
        const at = j * STRIDE + line;
        const best = any[at] ?? 0;
        if (!inRun && best !== matched[at]) {
          if (best === any[at - 1]) line -= 1;
          else j -= 1;
          continue;
        }
        const choice = chosen[at] ?? 0;
        const edge = choice >> 1;
        const from = edgeFrom[edge] ?? 0;
        const to = edgeTo[edge] ?? 0;
        usedAtoms.fill(1, from, to);
        usedSymbols[j - 1] = 1;
        found += (sums[to] ?? 0) - (sums[from] ?? 0);
        line = edgeBefore[edge] ?? 0;
        j = (choice & 1) === 1 ? ranFrom(edge, j - 1) : j - 1;
        inRun = (choice & 1) === 1;
      }
      for (let edge = 0; edge < edges; edge += 1) {
        let used = 0;
        for (let i = edgeFrom[edge] ?? 0; i < (edgeTo[edge] ?? 0); i += 1) used |= usedAtoms[i] ?? 0;
        edgeUsed[edge] = used;
      }
      return found;
    }

    /** Readies the shares of a form's symbols; returns where it stands. */
    function ready(form: number): { from: number; length: number } {
      const from = start[form] ?? 0;
      const length = (start[form + 1] ?? 0) - from;
      const province = index.provinces[form] ?? 0;
      const weightOf = (j: number) => (symbols.weights[text[from + j] ?? 0] ?? 0) * (j < province ? PROVINCE : 1);
      let nameTotal = 0;
      for (let j = 0; j < length; j += 1) nameTotal += weightOf(j);
      for (let j = 0; j < length; j += 1) {
        const symbol = text[from + j] ?? 0;
        const weight = weightOf(j);
        nameShares[j] = (SHARE.name * weight) / nameTotal;
        gaps[j] = GAP * weight;
        if ((listFrom[symbol] ?? 0) < 0) meet(symbol);
      }
      return { from, length };
    }

    function likeOf(edge: number, symbol: number): number {
      for (let k = listFrom[symbol] ?? 0; k < (listTo[symbol] ?? 0); k += 1) {
        if (listEdges[k] === edge) return listLikes[k] ?? 0;
      }
      return 0;
    }

    /** Whether symbols [first, last) of the name that stands at `from` are all in every tenth name. */
    function onlyCommon(from: number, first: number, last: number): boolean {
      for (let j = first; j < last; j += 1) {
        if ((symbols.weights[text[from + j] ?? 0] ?? 1) > symbols.commonWeight) return false;
      }
      return true;
    }

    return {
      score(form, worth) {
        const { from, length } = ready(form);
        let score = fill(from, length, true);
        if (score + LATER_BLOCK * MOST_LEFT < worth) return score;
        usedAtoms.fill(0, 0, atoms.length);
        usedSymbols.fill(0, 0, length);
        let left = 1 - take(length);
        for (let block = 1; block < BLOCKS && left > WORTH_ANOTHER_BLOCK; block += 1) {
          if (score + LATER_BLOCK * left < worth) break;
          const more = fill(from, length, false);
          if (more <= 0) break;
          score += LATER_BLOCK * more;
          left -= take(length);
        }
        return Math.min(1, score);
      },
      evidence(form) {
        const { from, length } = ready(form);
        fill(from, length, true);
        let [exact, solid, run, longest, shortRun, longestShort] = [0, 0, 0, 0, 0, 0];
        /** The edge after this one, where the two touch. */
        let next: { share: number; isExact: boolean; isSolid: boolean } | undefined;
        let line = lines;
        let inRun = false;
        let isTouching = false;
        let isShortRun = false;
        for (let j = length; line > 0 && j > 0; ) {
          const at = j * STRIDE + line;
          if (!inRun && any[at] !== matched[at]) {
            if (any[at] === any[at - 1]) line -= 1;
            else j -= 1;
            continue;
          }
          const choice = chosen[at] ?? 0;
          const edge = choice >> 1;
          const share = edgeShare[edge] ?? 0;
          const isExact = likeOf(edge, text[from + j - 1] ?? 0) >= LAST_BEGINNING / 100;
          if (isExact) exact += share;
          let isSolid = false;
          if (inRun && isTouching && next !== undefined && isExact && next.isExact) {
            solid += share + (next.isSolid ? 0 : next.share);
            isSolid = true;
          }
          run = inRun && isTouching ? run + share : share;
          longest = Math.max(longest, run);
          shortRun = isShortRun ? shortRun + share : share;
          longestShort = Math.max(longestShort, shortRun);
          next = { share, isExact, isSolid };
          line = edgeBefore[edge] ?? 0;
          inRun = (choice & 1) === 1;
          const last = inRun ? ranFrom(edge, j - 1) : j - 1;
          isTouching = last === j - 1;
          isShortRun = inRun && onlyCommon(from, last, j - 1);
          j = last;
        }
        return { exact, solid, run: longest, shortRun: longestShort };
      },
    };
  };
}
