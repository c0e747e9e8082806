import { createAligner } from './align.ts';
import { createProposer, likenessesOf } from './candidates.ts';
import { fold } from './fold.ts';
import { buildIndex, KINDS } from './name-index.ts';
import { readQuery } from './query.ts';

export type NameKind = 'unit' | 'honor' | 'practice' | 'person' | 'granter';

export interface Name {
  id: string;
  kind: NameKind;
  name: string;
  aliases?: readonly string[];
  /** >= 0: how often the name is asked for, or how complete its record is; breaks ties. Default 0. */
  weight?: number;
}

export interface Hit {
  id: string;
  kind: NameKind;
  name: string;
  /** 0..1 */
  score: number;
}

export interface Matcher {
  /**
   * Names for what somebody typed, best first: the exact name, then by score.
   *
   * @param query anything; only its first LONGEST_INPUT characters are read
   * @param options `kind`: only names of this kind; `limit`: at most so many hits (25)
   * @returns no hits where nothing is like the query
   */
  find(query: string, options?: { kind?: NameKind; limit?: number }): Hit[];
  readonly size: number;
  /** Memory that the index holds, in bytes. */
  readonly bytes: number;
}

const LONGEST_INPUT = 256;
const CANDIDATES = 200;
const EXACT = 1;
const EXACT_ALIAS = 0.99;
/** What is not the same text scores at most this, so that the exact name always comes first. */
const MOST_INEXACT = 0.97;
const LEAST = 0.3;
/** How much use can add: it decides between names that fit about equally well. */
const USE = 0.02;

/** Indexes names: see name-index.ts for the index, candidates.ts for what it proposes, align.ts for who wins. */
export function createMatcher(names: Iterable<Name>): Matcher {
  const index = buildIndex(names);
  const proposer = createProposer(index);
  const alignerOf = createAligner(index);

  return {
    size: index.records,
    bytes: index.bytes,
    find(query, { kind, limit = 25 } = {}) {
      const folded = fold(query.slice(0, LONGEST_INPUT));
      if (folded === '') return [];
      const wanted = kind === undefined ? undefined : KINDS.indexOf(kind);
      const best = new Map<number, { score: number; form: number }>();
      const put = (form: number, score: number) => {
        const record = index.recordOf[form] ?? 0;
        if (wanted !== undefined && index.kinds[record] !== wanted) return;
        if (score > (best.get(record)?.score ?? 0)) best.set(record, { score, form });
      };
      for (const form of index.exact(folded)) put(form, index.isAlias[form] === 1 ? EXACT_ALIAS : EXACT);

      const read = readQuery(folded, index);
      const likenesses = read.atoms.filter((code) => code < 97 || code > 122).map((code) => likenessesOf(code, index));
      const aligner = alignerOf(read, likenesses);
      for (const form of proposer.propose(read, likenesses, wanted, CANDIDATES)) {
        const score = Math.min(MOST_INEXACT, aligner.score(form)) + 0;
        if (score >= LEAST) put(form, score);
      }
      return [...best]
        .map(([record, { score, form }]) => ({ record, form, score, rank: score + USE * (index.use[record] ?? 0) }))
        .sort((a, b) => b.rank - a.rank || a.form - b.form)
        .slice(0, limit)
        .map(({ record, score }) => ({
          id: index.ids.at(record),
          kind: KINDS[index.kinds[record] ?? 0] ?? 'unit',
          name: index.names.at(record),
          score,
        }));
    },
  };
}
