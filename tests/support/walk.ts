/**
 * Asks everything about a unit, on chosen pages, and checks each reply as Discord would (see `ask.ts`).
 */
import { expect } from 'vitest';
import type { Library } from '../../src/library.ts';
import { toCsv, toMarkdown } from '../../src/replies/export.ts';
import { fileReply } from '../../src/replies/files.ts';
import type { Locale } from '../../src/replies/locale.ts';
import { textsFor } from '../../src/replies/texts/texts.ts';
import { type Asked, asker, expectValid } from './ask.ts';

export interface Walked {
  /** How many replies were checked. */
  replies: number;
  /** How many of them carry a chart. */
  charts: number;
}

/** The pages to look at, of a list of so many. */
export type Pages = (pages: number) => readonly number[];

export const everyPage: Pages = (pages) => Array.from({ length: pages }, (_, index) => index + 1);
export const firstPage: Pages = (pages) => (pages > 0 ? [1] : []);
/** The first, one from the middle, the last: the longest numbers and the shortest page. */
export const somePages: Pages = (pages) => [...new Set([1, Math.ceil(pages / 2), pages])].filter((page) => page > 0);

export function walkUnit(
  library: Library,
  locale: Locale,
  unit: { readonly id: string; readonly other: string },
  pagesOf: Pages,
): Walked {
  const { corpus } = library;
  const { call } = asker(library, locale);
  const walked: Walked = { replies: 0, charts: 0 };
  const see = (asked: Asked): Asked => {
    walked.replies += 1;
    for (const file of asked.reply.files ?? []) if ('chart' in file) walked.charts += 1;
    return asked;
  };
  const answered = (asked: Asked): Asked => {
    expect(asked.outcome).toBe('answered');
    return see(asked);
  };
  const seeFile = ({ reply }: Asked): void => {
    const table = reply.table?.();
    if (!table) return;
    expect(toCsv(table).split('\r\n')).toHaveLength(table.rows.length + 2);
    expect(toMarkdown(table)).toContain('|---|');
    expectValid(fileReply(table, textsFor(locale)));
    walked.replies += 1;
  };

  const row = corpus.unitById(unit.id) ?? expect.fail(`no unit ${unit.id}`);
  answered(call('unit', { name: unit.id }));
  answered(call('source', { unit: unit.id }));
  answered(call('compare', { first: unit.id, second: unit.other }));
  const lists = [
    ['honors', { unit: unit.id }, corpus.honors({ unit: unit.id }).pages],
    ['practice', { unit: unit.id }, corpus.practices({ unit: unit.id }).pages],
    ['figures', { unit: unit.id }, corpus.figures({ unit: unit.id }).pages],
  ] as const;
  for (const [command, options, pages] of lists) {
    if (pages === 0) {
      expect(see(call(command, options)).outcome).toBe('missed');
      continue;
    }
    for (const page of pagesOf(pages)) answered(call(command, options, page));
    seeFile(call(command, options));
  }
  const facts = [
    ...pick(corpus.honors({ unit: unit.id, size: 1000 }).rows, pagesOf),
    ...pick(corpus.practices({ unit: unit.id, size: 1000 }).rows, pagesOf),
    ...pick(corpus.figures({ unit: unit.id, size: 1000 }).rows, pagesOf),
  ];
  for (const { id } of facts) answered(call('source', { fact: id }));
  for (const { name } of pick(corpus.firstPeople(unit.id, 500), pagesOf)) answered(call('person', { name }));

  // A word of the unit's own texts, in the whole corpus and within the unit.
  for (const options of [{ text: row.name.slice(0, 2) }, { text: row.name.slice(0, 2), unit: unit.id }]) {
    const first = see(call('search', options));
    const { pages } = corpus.search(options);
    for (const page of somePages(pages)) see(call('search', options, page));
    if (options.unit !== undefined) seeFile(first);
  }
  see(call('lookup', { text: `${row.name}：${row.profile}，${corpus.aliasesOf(unit.id).join('，')}` }));
  return walked;
}

const pick = <Row>(rows: readonly Row[], pagesOf: Pages): Row[] =>
  pagesOf(rows.length).flatMap((place) => rows[place - 1] ?? []);
