/**
 * A list of facts on pages: a heading, the conditions that narrowed it, the entries, and buttons to turn the page.
 */
import type { Page } from '../data/corpus/corpus.ts';
import type { Ask } from './action.ts';
import type { Table } from './export.ts';
import { type ButtonSpec, COLORS, type FileSpec, fittingCard, type Part, type Reply } from './reply.ts';
import { plain } from './text.ts';
import type { Texts } from './texts/texts.ts';

export interface ListSpec<Row> {
  readonly page: Page<Row>;
  /** The question that this list answers, so that its buttons can ask for the next page. */
  readonly ask: Ask;
  readonly heading: (shorten: (text: string) => string) => string;
  readonly conditions: readonly string[];
  /** What was typed, where that is not how the name in the heading is written. */
  readonly typed: { readonly typed: string; readonly name: string } | null;
  /** The lines of one entry; `number` is its place in the whole list. */
  readonly entry: (row: Row, number: number, shorten: (text: string) => string) => readonly string[];
  /** The button that opens where an entry stands. */
  readonly source: (row: Row, number: number) => ButtonSpec;
  /** How many there are, where that is not simply the page's total. */
  readonly totalLine?: string;
  /** The whole list, for who wants it as a file; offered where there is more than one page. */
  readonly table: () => Table;
  /** A picture of what the list shows. */
  readonly chart?: FileSpec | null;
  /** Where else to go from here. */
  readonly more: readonly ButtonSpec[];
}

export function listReply<Row>(spec: ListSpec<Row>, pageSize: number, texts: Texts): Reply {
  const { page, ask } = spec;
  const files = spec.chart ? [spec.chart] : [];
  const turn: ButtonSpec[] = [
    ...(page.page > 1 ? [toPage(texts.buttonPrevious, ask, page.page - 1)] : []),
    ...(page.page < page.pages ? [toPage(texts.buttonNext, ask, page.page + 1)] : []),
    ...(page.pages > 1 ? [{ label: texts.lookup.buttonFile, action: { verb: 'file' as const, ask } }] : []),
  ];
  const numbered = page.rows.map((row, index) => ({ row, number: (page.page - 1) * pageSize + index + 1 }));
  const sources = inRows(numbered.map(({ row, number }) => spec.source(row, number)));
  const components = fittingCard((shorten) => ({
    color: COLORS.answer,
    parts: [
      [
        `## ${spec.heading(shorten)}`,
        ...(spec.typed === null
          ? []
          : [`-# ${texts.takenFor(plain(shorten(spec.typed.typed)), plain(shorten(spec.typed.name)))}`]),
        `-# ${[spec.totalLine ?? texts.total(page.total, page.page, page.pages), ...spec.conditions].join(' · ')}`,
      ],
      ...files.map((picture): Part => ({ picture })),
      // One text for all: a component for each entry, with its button beside it, takes twice as long on its way.
      numbered.flatMap(({ row, number }, index) => [...(index > 0 ? [''] : []), ...spec.entry(row, number, shorten)]),
      ...sources.map((buttons): Part => ({ buttons })),
    ],
    rows: [turn, [...spec.more.slice(0, 4), shareButton({ ...ask, page: page.page }, texts)]],
  }));
  return { outcome: 'answered', components, table: spec.table, ...(files.length > 0 ? { files } : {}) };
}

/** What Discord takes in one row. */
const ROW = 5;

/** Parts buttons into rows of about the same length. */
function inRows(buttons: readonly ButtonSpec[]): ButtonSpec[][] {
  const width = Math.ceil(buttons.length / Math.ceil(buttons.length / ROW));
  return Array.from({ length: Math.ceil(buttons.length / ROW) }, (_, row) =>
    buttons.slice(row * width, (row + 1) * width),
  );
}

const toPage = (label: string, ask: Ask, page: number): ButtonSpec => ({
  label,
  action: { verb: 'show', ask: { ...ask, page } },
});

/** Posts the same answer to the channel. */
export const shareButton = (ask: Ask, texts: Texts): ButtonSpec => ({
  label: texts.buttonShare,
  style: 'strong',
  action: { verb: 'share', ask },
});

/** Asks who a unit is. */
export const unitButton = (id: string, name: string, texts: Texts): ButtonSpec => ({
  label: texts.buttonUnit(name),
  action: { verb: 'show', ask: { command: 'unit', options: { name: id }, page: 1 } },
});

/** Opens where a fact stands; `number` tells it from the others of a list. */
export const sourceButton = (fact: string, number: number | null, texts: Texts): ButtonSpec => ({
  label: texts.lookup.buttonSource(number),
  action: { verb: 'open', ask: { command: 'source', options: { fact }, page: 1 } },
});
