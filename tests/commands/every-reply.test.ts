import { afterAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/replies/locale.ts';
import { asker } from '../support/ask.ts';
import { openShipped } from '../support/corpus.ts';
import { openLarge } from '../support/large-corpus.ts';
import { everyPage, firstPage, somePages, walkUnit } from '../support/walk.ts';

describe('every reply about every unit of the shipped corpus', () => {
  const library = openShipped();
  afterAll(() => library.close());
  const units = library.corpus.mostComplete(1000);

  it.each(LOCALES)('in %s is one that Discord takes', { timeout: 90_000 }, (locale) => {
    expect(units.length).toBeGreaterThanOrEqual(17);
    let charts = 0;
    for (const [index, { id }] of units.entries()) {
      const other = units[(index + 1) % units.length]?.id ?? expect.fail('there is one unit only');
      charts += walkUnit(library, locale, { id, other }, everyPage).charts;
    }
    expect(charts).toBeGreaterThan(0);
    const { call } = asker(library, locale);
    for (const [command, options] of [
      ['help', {}],
      ['practice', {}],
      ['settings', {}],
      ['lookup', {}],
      ['lookup', { text: '今天天气不错。' }],
      ['search', { text: '……' }],
      ['compare', { first: 'jinzhou', second: 'jinzhou' }],
      ['figures', {}],
      ['source', {}],
      ['source', { fact: 'gone' }],
      ['source', { unit: 'gone' }],
      ['person', { name: '没有这个人' }],
    ] as const) {
      expect(call(command, options).text).not.toBe('');
    }
  });
});

describe('a corpus of 2,000 units with long names and hundreds of facts each', () => {
  const library = openLarge();
  afterAll(() => library.close());

  it.each(LOCALES)(
    'in %s, the replies about a third of its units, and many pages of some of them, are such that Discord takes them',
    { timeout: 300_000 },
    (locale) => {
      expect(library.corpus.stats()).toMatchObject({ units: 2000 });
      const turn = LOCALES.indexOf(locale);
      let replies = 0;
      // Every unit is walked in one of the languages; every fortieth in all of them, through its lists.
      for (let index = 0; index < 2000; index += 1) {
        const unit = { id: library.idOf(index), other: library.idOf((index * 7 + 1) % 2000) };
        if (index % 40 === turn) replies += walkUnit(library, locale, unit, somePages).replies;
        else if (index % LOCALES.length === turn) replies += walkUnit(library, locale, unit, firstPage).replies;
      }
      expect(replies).toBeGreaterThan(5000);
    },
  );
});
