import { afterAll, describe, expect, it } from 'vitest';
import { chooseNext } from '../../../src/data/state/choose.ts';
import type { Candidate, Shown } from '../../../src/data/state/store.ts';
import { openShipped } from '../../support/corpus.ts';

const candidate = (id: string, values: Partial<Candidate> = {}): Candidate => ({
  id,
  unit: id,
  theme: '其他',
  status: 'curated',
  ...values,
});

/** Chooses so often, as a channel would be shown. */
function show(candidates: readonly Candidate[], times: number, seed: number, before: readonly Shown[] = []): Shown[] {
  let shown = before;
  const all: Shown[] = [];
  for (let time = 0; time < times; time++) {
    const next = chooseNext(candidates, shown, seed);
    if (!next) throw new Error('nothing fits');
    const { id, unit, theme } = next.candidate;
    const entry = { practice: id, unit, theme, round: next.round };
    shown = shown[0]?.round === next.round ? [entry, ...shown] : [entry];
    all.push(entry);
  }
  return all;
}

const ids = (shown: readonly Shown[]) => shown.map(({ practice }) => practice);

describe('with the shipped practices', () => {
  const library = openShipped();
  afterAll(() => library.close());
  const practices = library.corpus.practiceKeys();

  it('a round shows every practice once before any again', () => {
    for (let seed = 0; seed < 5; seed++) {
      const shown = show(practices, practices.length * 2, seed);
      expect(new Set(ids(shown).slice(0, practices.length)).size).toBe(practices.length);
      expect(new Set(ids(shown).slice(practices.length)).size).toBe(practices.length);
    }
  });

  it('neighbouring days differ in unit and in theme', () => {
    for (let seed = 0; seed < 10; seed++) {
      const shown = show(practices, practices.length * 2, seed);
      const clashes = shown.filter(
        (entry, day) => entry.unit === shown[day - 1]?.unit || entry.theme === shown[day - 1]?.theme,
      );
      expect(clashes).toEqual([]);
    }
  });

  it('two seeds give two orders, one seed always the same, whatever order the candidates come in', () => {
    expect(ids(show(practices, 20, 1))).not.toEqual(ids(show(practices, 20, 2)));
    expect(ids(show([...practices].reverse(), 20, 1))).toEqual(ids(show(practices, 20, 1)));
  });
});

it('checked practices come before those that nobody has checked', () => {
  const candidates = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) =>
    candidate(id, { status: index % 2 === 0 ? 'extracted' : 'curated' }),
  );
  const shown = ids(show(candidates, 6, 7));
  expect(new Set(shown.slice(0, 3))).toEqual(new Set(['b', 'd', 'f']));
});

it('a new practice comes into the current round', () => {
  const old = ['a', 'b', 'c', 'd'].map((id) => candidate(id));
  const shown = show(old, 3, 3);
  const later = show([...old, candidate('new')], 2, 3, [...shown].reverse());
  expect(ids(later)).toContain('new');
  expect(later.map(({ round }) => round)).toEqual([1, 1]);
});

it('a practice that is gone is not waited for', () => {
  const shown = show([candidate('a'), candidate('b'), candidate('c')], 2, 1);
  const left = [candidate('a'), candidate('b'), candidate('c')].filter(({ id }) => ids(shown).includes(id));
  expect(chooseNext(left, [...shown].reverse(), 1)).toMatchObject({ round: 2 });
});

it('one practice alone is shown again, and none gives nothing', () => {
  expect(ids(show([candidate('a')], 3, 1))).toEqual(['a', 'a', 'a']);
  expect(chooseNext([], [], 1)).toBeNull();
});

it('units that make up half of what is left do not meet at the end', () => {
  const candidates = [
    ...['a1', 'a2', 'a3', 'a4'].map((id) => candidate(id, { unit: 'a' })),
    ...['b', 'c', 'd'].map((id) => candidate(id)),
  ];
  for (let seed = 0; seed < 50; seed++) {
    const units = show(candidates, 7, seed).map(({ unit }) => unit);
    expect(units.filter((unit) => unit === 'a')).toHaveLength(4);
    expect(units.some((unit, day) => unit === units[day - 1])).toBe(false);
  }
});
