/**
 * How a single fact is written, with its source and whether a person has checked it. Every reply that shows a fact uses
 * these, so that no fact is ever shown without them.
 */
import type { FigureRow, HonorRow, PersonRow, PracticeRow, SourceRow } from '../data/corpus/corpus.ts';
import { type HitRow, matchesIn, type Span } from '../data/corpus/full-text.ts';
import type { Status } from '../data/model.ts';
import { formatDate, type Locale } from './locale.ts';
import { plain } from './text.ts';
import type { Texts } from './texts/texts.ts';

/** What writing needs to know: the language, and how far outside texts must be shortened. */
export interface Style {
  readonly texts: Texts;
  readonly locale: Locale;
  readonly shorten: (text: string) => string;
}

/** An outside text ready to be shown. */
export const show = (text: string, style: Style): string => plain(style.shorten(text));

/** The source as people cite it: title, year, and the heading of the section where the article has several. */
export function sourceText(source: SourceRow, style: Style): string {
  return style.texts.source(show(source.documentTitle, style), {
    heading: source.sections > 1 ? show(source.heading, style) : null,
    year: source.documentDate?.slice(0, 4) ?? null,
    isOurs: source.titleIsOurs === 1,
  });
}

/** The last line of a fact: whether it is checked, and where it stands. */
export function sourceLine(
  fact: SourceRow & { readonly status: Status; readonly alsoTold?: number },
  style: Style,
): string {
  const mark = fact.status === 'curated' ? style.texts.checked : style.texts.unchecked;
  const more = fact.alsoTold ? style.texts.moreSources(fact.alsoTold) : '';
  return `-# ${mark} · ${sourceText(fact, style)}${more}`;
}

/** An honour, in a list with its number: title, level, date, recipient, granter; what the article does not say is said to be missing. */
export function honorLines(row: HonorRow, number: number | null, withUnit: boolean, style: Style): string[] {
  const { texts, locale } = style;
  const times = row.count === null ? texts.wonSeveral : row.count > 1 ? texts.wonTimes(row.count) : '';
  const details = [
    row.date === null ? texts.noDate : formatDate(row.date, locale),
    row.level === null ? texts.noLevel : texts.levels[row.level],
    row.grantedBy === null ? texts.noGranter : texts.grantedBy(show(row.grantedBy, style)),
  ];
  const holders = [
    ...(withUnit ? [show(row.unitName, style)] : []),
    ...(row.recipient === null ? [] : [texts.recipient(show(row.recipient, style))]),
  ];
  return [
    `**${number === null ? '' : `${number}. `}${show(row.title, style)}** ${times}`.trimEnd(),
    ...(holders.length > 0 ? [holders.join(' · ')] : []),
    details.join(' · '),
    sourceLine(row, style),
  ];
}

/** A practice: its name, its unit, what it does, its theme. */
export function practiceLines(row: PracticeRow, heading: string, withUnit: boolean, style: Style): string[] {
  const { texts } = style;
  const notes = [
    ...(withUnit ? [show(row.unitName, style)] : []),
    texts.themed(texts.themes[row.theme]),
    ...(row.named ? [] : [texts.ourName]),
  ];
  return [`${heading}${show(row.name, style)}`, show(row.gist, style), notes.join(' · '), sourceLine(row, style)];
}

/** When a figure holds, or that the article does not say. */
export const periodOf = (row: FigureRow, style: Style): string =>
  row.period === null ? style.texts.noPeriod : show(row.period, style);

/**
 * A figure: what is counted, how much, when and whose. The printed form is shown: it is what a reporter quotes.
 *
 * @param list in a list: its number there; its period stands in a heading above
 */
export function figureLines(row: FigureRow, style: Style, list?: { readonly number: number }): string[] {
  const { texts } = style;
  const qualifier = row.qualifier !== null && !row.printed.includes(row.qualifier) ? texts.brackets(row.qualifier) : '';
  const rose = row.fromValue === null ? '' : texts.roseFrom(`${row.fromValue}${row.measure ?? ''}`);
  const subject = row.subject === null ? texts.own : texts.subjectOf(show(row.subject, style));
  const number = list ? `**${list.number}.** ` : '';
  return [
    `${number}${show(row.metric, style)}${texts.colon}**${show(row.printed, style)}**${qualifier}${rose}`,
    list ? subject : `${periodOf(row, style)} · ${subject}`,
    sourceLine(row, style),
  ];
}

/** A person: name, what they are, in whose record they are named (which need not be their own unit). */
export function personLines(row: PersonRow, number: number | null, style: Style): string[] {
  const { namedIn } = style.texts.lookup;
  return [
    `**${number === null ? '' : `${number}. `}${show(row.name, style)}**`,
    `${show(row.role, style)} · ${namedIn(show(row.unitName, style))}`,
    sourceLine(row, style),
  ];
}

/** How much of a passage is shown around its first match, in UTF-16 units. */
const SNIPPET = 90;

/** A hit of a search: whose text it is, the text around the match with every match in bold, where it stands. */
export function hitLines(row: HitRow, number: number, query: string, style: Style): string[] {
  const { texts } = style;
  const source = sourceText(row, style);
  const mark = row.status === null ? [] : [row.status === 'curated' ? texts.checked : texts.unchecked];
  return [
    `${number}. ${texts.lookup.kinds[row.kind]} · ${show(row.unitName, style)}`,
    snippet(row.text, matchesIn(row.text, query), style),
    `-# ${[...mark, source].join(' · ')}`,
  ];
}

/** The part of a text around its first match, every match in it bold; what is left out is marked. */
function snippet(text: string, matches: readonly Span[], style: Style): string {
  const first = matches[0]?.start ?? 0;
  // Short texts are never worth cutting; a cut begins a little before the match.
  const whole = text.length <= SNIPPET * 1.5;
  const start = whole ? 0 : Math.max(0, Math.min(first - SNIPPET / 3, text.length - SNIPPET));
  const most = style.shorten('x'.repeat(SNIPPET * 2)).length;
  const end = Math.min(text.length, start + (whole ? Math.min(most, text.length) : Math.min(most, SNIPPET)));
  const shown = emphasize(text, { start, end }, matches);
  return `${start > 0 ? '…' : ''}${shown}${end < text.length ? '…' : ''}`;
}

/** A part of a text with the spans in it bold. */
export function emphasize(text: string, part: Span, spans: readonly Span[]): string {
  let shown = '';
  let at = part.start;
  for (const span of spans) {
    const start = Math.max(at, span.start);
    const end = Math.min(part.end, span.end);
    if (end <= start) continue;
    const bold = plain(text.slice(start, end));
    shown += `${plainPiece(text.slice(at, start))}${bold === '' ? '' : `**${bold}**`}`;
    at = end;
  }
  return shown + plainPiece(text.slice(at, part.end));
}

/** A piece in the middle of a line: its outer spaces stay. */
const plainPiece = (text: string): string => plain(`x${text}x`).slice(1, -1);
