/**
 * Which practice comes next in a channel. Pure: the same seed, candidates and history give the same practice, so a restart
 * changes nothing and a preview is exactly what will be posted.
 *
 * A round shows every practice that fits once, checked ones before those that nobody has checked yet. Within it, the order
 * is a permutation by seed: each practice has a place of its own that does not depend on the others, so a new one comes
 * into the current round and leaves the others where they are. Neighbouring days differ in unit and theme.
 */
import type { Candidate, Shown } from './store.ts';

/**
 * @param candidates all practices that fit the channel's filters, in any order
 * @param shown the channel's newest round, latest first
 * @returns null where nothing fits
 */
export function chooseNext(
  candidates: readonly Candidate[],
  shown: readonly Shown[],
  seed: number,
): { readonly candidate: Candidate; readonly round: number } | null {
  if (candidates.length === 0) return null;
  const last = shown[0] ?? null;
  let round = last?.round ?? 1;
  const seen = new Set(shown.map(({ practice }) => practice));
  let rest = candidates.filter(({ id }) => !seen.has(id));
  if (rest.length === 0) {
    round += 1;
    rest = [...candidates];
  }
  const curated = rest.filter(({ status }) => status === 'curated');
  const pool = curated.length > 0 ? curated : rest;

  const units = countsOf(pool, ({ unit }) => unit);
  const themes = countsOf(pool, ({ theme }) => theme);
  const rated = pool.map((candidate) => {
    const sameUnit = candidate.unit === last?.unit;
    const sameTheme = candidate.theme === last?.theme;
    return {
      candidate,
      conflict: (sameUnit ? 2 : 0) + (sameTheme ? 1 : 0) + (candidate.id === last?.practice ? 4 : 0),
      // A unit or theme that makes up half of the rest must be shown now, or two of it meet in the end.
      urgency: urgencyOf(units.get(candidate.unit), pool.length) + urgencyOf(themes.get(candidate.theme), pool.length),
      place: placeOf(seed, round, candidate.id),
    };
  });
  const best = rated.reduce<(typeof rated)[number] | null>(
    (found, next) => (found !== null && compare(found, next) <= 0 ? found : next),
    null,
  );
  return best ? { candidate: best.candidate, round } : null;
}

interface Rated {
  readonly candidate: Candidate;
  readonly conflict: number;
  readonly urgency: number;
  readonly place: number;
}

const compare = (a: Rated, b: Rated): number =>
  a.conflict - b.conflict || b.urgency - a.urgency || a.place - b.place || (a.candidate.id < b.candidate.id ? -1 : 1);

const urgencyOf = (count = 0, total: number): number => (2 * count >= total ? 1 : 0);

function countsOf(pool: readonly Candidate[], key: (candidate: Candidate) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const candidate of pool) counts.set(key(candidate), (counts.get(key(candidate)) ?? 0) + 1);
  return counts;
}

/** A practice's place in the permutation of a round: FNV-1a over its id, mixed as MurmurHash3 ends. */
function placeOf(seed: number, round: number, id: string): number {
  let hash = seed ^ Math.imul(round, 0x9e3779b1);
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
