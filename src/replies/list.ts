/**
 * A list of facts on pages: a heading, the conditions that narrowed it, the entries, and buttons to turn the page.
 */
import type { Page } from '../data/corpus/corpus.ts';
import type { Ask } from './action.ts';
import { type ButtonSpec, COLORS, fittingCard, type Part, type Reply } from './reply.ts';
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
  /** Where else to go from here. */
  readonly more: readonly ButtonSpec[];
}

export function listReply<Row>(spec: ListSpec<Row>, pageSize: number, texts: Texts): Reply {
  const { page, ask } = spec;
  const turn: ButtonSpec[] = [
    ...(page.page > 1 ? [toPage(texts.buttonPrevious, ask, page.page - 1)] : []),
    ...(page.page < page.pages ? [toPage(texts.buttonNext, ask, page.page + 1)] : []),
  ];
  const components = fittingCard((shorten) => ({
    color: COLORS.answer,
    parts: [
      [
        `## ${spec.heading(shorten)}`,
        ...(spec.typed === null
          ? []
          : [`-# ${texts.takenFor(plain(shorten(spec.typed.typed)), plain(shorten(spec.typed.name)))}`]),
        `-# ${[texts.total(page.total, page.page, page.pages), ...spec.conditions].join(' · ')}`,
      ],
      ...page.rows.map((row, index): Part => spec.entry(row, (page.page - 1) * pageSize + index + 1, shorten)),
    ],
    rows: [turn, [...spec.more.slice(0, 4), shareButton({ ...ask, page: page.page }, texts)]],
  }));
  return { outcome: 'answered', components };
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
