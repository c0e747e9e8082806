import { readdirSync, readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeNames, makeQueries, QUERY_KINDS, seeded } from '../../../bench/match-generator.ts';
import { makeDenseNames, SECOND_KINDS } from '../../../bench/match-second.ts';
import { createMatcher, type Name } from '../../../src/data/match/matcher.ts';

describe.each([
  { generator: 'first', make: makeNames, kinds: QUERY_KINDS, first: 0.9, inFive: 0.96 },
  { generator: 'second', make: makeDenseNames, kinds: SECOND_KINDS, first: 0.82, inFive: 0.95 },
])('among 4,000 names of the $generator generator', ({ make, kinds, first, inFive }) => {
  const made = make(4000, seeded(101));
  const matcher = createMatcher(made.map(({ name, kind }, id) => ({ id: String(id), kind, name })));

  it(`finds ${first} of queries first and ${inFive} in the first five`, () => {
    const queries = makeQueries(made, 25, seeded(102), kinds);
    const places = queries.map(({ text, name }) =>
      matcher.find(text, { limit: 5 }).findIndex((hit) => hit.name === name),
    );
    expect(places.filter((place) => place === 0).length / queries.length).toBeGreaterThan(first);
    expect(places.filter((place) => place >= 0).length / queries.length).toBeGreaterThan(inFive);
  });

  it('finds an exact name first', () => {
    for (const { name } of made.slice(0, 300)) expect(matcher.find(name)[0]).toMatchObject({ name, score: 1 });
  });

  it('takes less than 700 bytes a name', () => {
    expect(matcher.bytes / matcher.size).toBeLessThan(700);
  });
});

describe('the shipped units', () => {
  const folder = new URL('../../../corpus/units/', import.meta.url);
  const units: Name[] = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => {
      const { id, name, aliases } = parse(readFileSync(new URL(file, folder), 'utf8'));
      return { id, kind: 'unit', name, aliases: aliases ?? [] };
    });
  const matcher = createMatcher(units);

  it.each(units)(
    '$name is found first by name, alias, short form, pinyin and initials',
    ({ id, name, aliases = [] }) => {
      const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true });
      const short = name.replace(/(?:出入境)?检验检疫局/, '局');
      const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
      for (const query of [name, ...aliases, short, syllables.join(''), syllables.join(' '), initials]) {
        expect(matcher.find(query)[0]?.id, query).toBe(id);
      }
    },
  );
});
