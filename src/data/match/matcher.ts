import Fuse from 'fuse.js';
import { type Aligner, createAligner, type Evidence } from './align.ts';
import { plainly } from './around.ts';
import { createProposer, likenessesOf } from './candidates.ts';
import { fold } from './fold.ts';
import { indexing, KINDS, type NameIndex, SHORT_FORMS } from './name-index.ts';
import { type Query, readQuery } from './query.ts';

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
  /** 0..1; 1 is the exact name, 0.99 an exact alias, 0.98 a short form in use. What it is worth: confidence.ts. */
  score: number;
}

export interface Matcher {
  /**
   * Names for what somebody typed, best first: the exact name, then by score.
   *
   * @param query anything; only its first 256 UTF-16 units are read
   * @param options `kind`: only names of this kind; `limit`: at most so many hits (25)
   * @returns no hits where nothing is like the query
   */
  find(query: string, options?: { kind?: NameKind; limit?: number }): Hit[];
  readonly size: number;
  /** Memory that the index holds, in bytes. */
  readonly bytes: number;
}

const LONGEST_INPUT = 256;
/** Aligned with the query; 200 find nothing that 100 do not (recall at 1, 5 and 25 of three generators, 100,000 names). */
const CANDIDATES = 100;
const MOST_CANDIDATES = 200;

const EXACT = 1;
const EXACT_ALIAS = 0.99;
const EXACT_SHORT = 0.98;
/** What is not the same text scores at most this, so that an exact name always comes first. */
const MOST_INEXACT = 0.97;
const LEAST = 0.3;
/** How much use can add: it decides between names that fit about equally well. */
const USE = 0.02;
/** Hits that score less than this share of the best are dropped. */
const TAIL = 0.5;

/**
 * fuse.js scores the best so many at this share: it counts wrong letters whatever they weigh, which parts names that fit
 * equally well. Found first at 10,000 and 100,000 names: +0.1 and +0.7 points at 0.15, less at 0.05 and 0.3; as the only
 * judge it loses. Typed pinyin is not given to it: -0.5 points.
 */
const FUSE_SHARE = 0.15;
const FUSED = 40;
const LONGEST_FUSED = 32;

interface Candidate {
  readonly form: number;
  score: number;
}

/** 检验检疫局 and 出入境检验检疫局 are one name in use. */
const ENTRY_EXIT = '出入境检验检疫';

/** What a query may be short for: each short form in it written out, as 锦州局 for 锦州检验检疫局. */
function written(folded: string): string[] {
  const longer = SHORT_FORMS.flatMap(([long, short]) => {
    const at = short === '' ? -1 : folded.indexOf(short, 1);
    return at < 1 || folded.includes(long) ? [] : [folded.slice(0, at) + long + folded.slice(at + short.length)];
  });
  return folded.includes(ENTRY_EXIT) ? [folded.replace(ENTRY_EXIT, '检验检疫'), ...longer] : longer;
}

/** Mixes what fuse.js thinks of the best candidates into their scores. */
function blend(candidates: Iterable<Candidate>, folded: string, index: NameIndex): void {
  const best = [...candidates].sort((a, b) => b.score - a.score).slice(0, FUSED);
  const fuse = new Fuse(
    best.map(({ form }) => index.formText(form)),
    { includeScore: true, threshold: 1, shouldSort: false },
  );
  const fused = new Float64Array(best.length);
  for (const { refIndex, score = 1 } of fuse.search(folded.slice(0, LONGEST_FUSED))) fused[refIndex] = 1 - score;
  for (const [place, candidate] of best.entries()) {
    candidate.score = (1 - FUSE_SHARE) * candidate.score + FUSE_SHARE * (fused[place] ?? 0);
  }
}

/** Best first: the exact name, then by score, use and the order of the index. */
function ranking(candidates: ReadonlyMap<number, Candidate>, index: NameIndex) {
  return [...candidates]
    .map(([record, { form, score }]) => {
      const rank = score === EXACT ? 2 : score >= EXACT_SHORT ? score + 0.5 : score;
      return { record, form, score, rank: rank + USE * (index.use[record] ?? 0) };
    })
    .sort((a, b) => b.rank - a.rank || a.form - b.form);
}

/**
 * What a score must reach to rest on more than chance, by how many characters or syllables (for runs: characters or letters)
 * the query has: two, three … eight and more. Measured on 10,000 and 100,000 names (of bench/ and of another generator) against random characters and letters: these are
 * about the scores that 1 in 20 of the random ones exceed (fewer from five on, more for two), and hardly a real one falls
 * short of.
 */
const LEAST_FOUNDED = {
  /** Two neighbouring characters or syllables are found as they are typed. */
  solid: [0.36, 0.45, 0.48, 0.5, 0.46, 0.43, 0.36],
  /** Characters, but no two neighbours among them. */
  loose: [0.75, 0.66, 0.6, 0.54, 0.5, 0.46, 0.46],
  solidLetters: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
  /** Initials, or syllables that are all misspelled, without a gap. */
  run: [0.68, 0.68, 0.66, 0.64, 0.6, 0.6, 0.6],
  /** The same with what every tenth name has left out. */
  shortRun: [0.8, 0.76, 0.73, 0.68, 0.63, 0.6, 0.6],
  letters: [0.84, 0.76, 0.71, 0.68, 0.66, 0.63, 0.6],
} as const;

/** Whether a score rests on more than chance. */
function isFounded({ exact, solid, run, shortRun }: Evidence, score: number, query: Query): boolean {
  const { atoms, hasLetters, readings } = query;
  const units = readings[0]?.length ?? 0;
  if (units === 1 && !hasLetters) return exact > 0.9;
  const reaches = (what: keyof typeof LEAST_FOUNDED, length = units) =>
    score >= (LEAST_FOUNDED[what][Math.min(8, Math.max(2, length)) - 2] ?? 1);
  if (!hasLetters) {
    if (solid >= 0.1) return reaches('solid');
    return reaches('loose') && (exact >= 0.65 || (score >= 0.6 && (exact >= 0.35 || run >= 0.75)));
  }
  if (solid >= 0.1) return reaches('solidLetters');
  return (
    (run >= 0.95 && reaches('run', atoms.length)) ||
    (shortRun >= 0.95 && reaches('shortRun', atoms.length)) ||
    reaches('letters')
  );
}

/**
 * Indexes names. The names themselves are not kept.
 *
 * Where to read on: name-index.ts for what is stored, query.ts for how a query is read, candidates.ts for the few hundred
 * names proposed, align.ts for who wins.
 */
export function createMatcher(names: Iterable<Name>): Matcher {
  const steps = indexing(names);
  for (;;) {
    const step = steps.next();
    if (step.done) return matcherOver(step.value);
  }
}

/** The same, a little at a time: whoever asks meanwhile waits for a few milliseconds, and not for the whole index. */
export async function createMatcherInTurns(names: Iterable<Name>): Promise<Matcher> {
  const steps = indexing(names);
  for (;;) {
    const step = steps.next();
    if (step.done) return matcherOver(step.value);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function matcherOver(index: NameIndex): Matcher {
  const proposer = createProposer(index);
  const alignerOf = createAligner(index);

  /** The best form of each record that may be meant, by record. */
  function candidatesOf(
    folded: string,
    query: Query,
    wanted: number | undefined,
    limit: number,
  ): { candidates: Map<number, Candidate>; aligner: Aligner } {
    const likenesses = query.atoms.filter((code) => code < 97 || code > 122).map((code) => likenessesOf(code, index));
    const aligner = alignerOf(query, likenesses);
    const candidates = new Map<number, Candidate>();
    const put = (form: number, score: number) => {
      const record = index.recordOf[form] ?? 0;
      if (wanted !== undefined && index.kinds[record] !== wanted) return;
      if (score > (candidates.get(record)?.score ?? 0)) candidates.set(record, { form, score });
    };

    /** The scores of the best so far, least first, as many as are asked for. */
    const bests = new Float32Array(Math.max(FUSED, Math.min(limit, MOST_CANDIDATES)));
    for (const form of proposer.propose(
      query,
      likenesses,
      wanted,
      Math.max(CANDIDATES, Math.min(limit, MOST_CANDIDATES)),
    )) {
      const score = MOST_INEXACT * aligner.score(form, bests[0] ?? 0);
      if (score < LEAST) continue;
      put(form, score);
      if (score > (bests[0] ?? 0)) {
        bests[0] = score;
        bests.sort();
      }
    }
    if (!query.hasLetters) blend(candidates.values(), folded, index);
    for (const long of written(folded)) for (const form of index.exact(long)) put(form, EXACT_SHORT);
    for (const form of index.exact(folded)) put(form, index.isAlias[form] === 1 ? EXACT_ALIAS : EXACT);
    return { candidates, aligner };
  }

  /** What one way of reading a query finds, by record; only what is founded. */
  function look(folded: string, wanted: number | undefined, limit: number): Map<number, Candidate> {
    const query = readQuery(folded, index);
    const { candidates, aligner } = candidatesOf(folded, query, wanted, limit);
    const ranked = ranking(candidates, index);
    const best = ranked[0]?.score ?? 0;
    return new Map(
      ranked
        .slice(0, limit)
        .filter(
          ({ form, score }) =>
            score >= EXACT_SHORT || (score >= TAIL * best && isFounded(aligner.evidence(form), score, query)),
        )
        .map(({ record, form, score }) => [record, { form, score }]),
    );
  }

  return {
    size: index.records,
    bytes: index.bytes + proposer.bytes,
    find(text, { kind, limit = 25 } = {}) {
      const folded = fold(text.slice(0, LONGEST_INPUT));
      if (folded === '' || limit < 1) return [];
      const wanted = kind === undefined ? undefined : KINDS.indexOf(kind);
      const found = look(folded, wanted, limit);
      const plain = plainly(folded);
      if (plain !== undefined) {
        for (const [record, { form, score }] of look(plain.text, wanted, limit)) {
          const known = found.get(record);
          const worth = plain.worth * score;
          if (known === undefined || known.score < worth) found.set(record, { form, score: worth });
        }
      }
      return ranking(found, index)
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
