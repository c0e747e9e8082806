import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/data/clean/draft.ts';
import { cleanArticle } from '../../../src/data/clean/index.ts';
import { kinds, seeded } from '../../support/damage.ts';

const folder = new URL('../../support/clean-texts/', import.meta.url);
const articles = ['tuned', 'unseen'].flatMap((set) =>
  readdirSync(new URL(`${set}/`, folder)).map((name) => readFileSync(new URL(`${set}/${name}`, folder), 'utf8').trim()),
);
const paragraphs = articles.flatMap((article) => article.split('\n').slice(1)).filter((line) => line.length > 40);
const titles = articles.map((article) => article.slice(0, article.indexOf('\n')));

const article = fc
  .tuple(fc.constantFrom(...titles), fc.uniqueArray(fc.constantFrom(...paragraphs), { minLength: 1, maxLength: 6 }))
  .map(([title, body]) => [title, ...body].join('\n'));
const damaged = fc
  .tuple(article, fc.constantFrom(...Object.keys(kinds)), fc.integer({ min: 1, max: 1e6 }))
  .map(([text, kind, seed]) => ({ kind, raw: kinds[kind]?.(text, seeded(seed)) ?? text }));

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const char of text.match(/\p{Script=Han}/gu) ?? []) counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}

describe('properties', () => {
  test('cleaning a clean text changes nothing', () => {
    fc.assert(
      fc.property(article, (text) => {
        const document = cleanArticle({ file: '', text });
        expect(document.text).toBe(text.slice(text.indexOf('\n') + 1));
        expect(document.repairs).toEqual([]);
        expect(document.dropped).toEqual([]);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test('cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(damaged, ({ raw }) => {
        const once = cleanArticle({ file: '', text: raw });
        const again = cleanArticle({ file: '', text: [once.title, once.text].filter(Boolean).join('\n') });
        expect(again.text).toBe(once.text);
        expect(again.title).toBe(once.title);
      }),
      { numRuns: 250, seed: 2 },
    );
  });

  test('no Han character disappears outside a reported repair or drop', () => {
    fc.assert(
      fc.property(damaged, ({ raw }) => {
        const { text, title, column, repairs, dropped } = cleanArticle({ file: '', text: raw });
        const kept = [
          text,
          title ?? '',
          column ?? '',
          ...repairs.map(({ before }) => before),
          ...dropped.map((drop) => drop.text),
        ].join('');
        const there = countsOf(kept);
        for (const [char, count] of countsOf(raw)) expect(there.get(char) ?? 0, char).toBeGreaterThanOrEqual(count);
      }),
      { numRuns: 250, seed: 3 },
    );
  });

  test('no figure comes out that was not there', () => {
    fc.assert(
      fc.property(
        article,
        fc.constantFrom(...Object.keys(kinds)),
        fc.integer({ min: 1, max: 1e6 }),
        (text, kind, seed) => {
          const figures = (source: string) => source.replace(/[\d.]*□[\d.]*/gu, '').match(/\d+(?:\.\d+)?/gu) ?? [];
          const true_ = new Set(figures(text));
          const { text: got } = cleanArticle({ file: '', text: kinds[kind]?.(text, seeded(seed)) ?? text });
          expect(figures(got).filter((figure) => !true_.has(figure))).toEqual([]);
        },
      ),
      { numRuns: 400, seed: 4 },
    );
  });

  test('any text at all is cleaned without an error, in time that grows with its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(typeof cleanArticle({ file: '', text }).text).toBe('string');
      }),
      { numRuns: 300, seed: 5 },
    );
    const long =
      '.'.repeat(20_000) + '（'.repeat(5_000) + "'".repeat(5_000) + '12 345'.repeat(2_000) + '检验检疫局'.repeat(3_000);
    const started = performance.now();
    cleanArticle({ file: '', text: long });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('edits do not overlap, and say what they replaced', () => {
    const edited = applyEdits(
      '甲乙丙丁',
      [
        { at: 1, length: 2, to: '二三' },
        { at: 2, length: 1, to: '叁' },
      ],
      'test',
    );
    expect(edited).toEqual({ text: '甲二三丁', repairs: [{ stage: 'test', before: '乙丙', after: '二三', at: 1 }] });
  });
});
