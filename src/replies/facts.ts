/**
 * How a single fact is written, with its source and whether a person has checked it. Every reply that shows a fact uses
 * these, so that no fact is ever shown without them.
 */
import type { FigureRow, HonorRow, PracticeRow, SourceRow } from '../data/corpus/corpus.ts';
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

/** The source as people cite it; the number of a section only where the document has several. */
export function sourceText(source: SourceRow, style: Style): string {
  const section = source.sections > 1 ? source.section : null;
  return style.texts.source(show(source.documentTitle, style), section);
}

/** The last line of a fact: whether it is checked, and where it stands. */
export function sourceLine(fact: SourceRow & { readonly status: Status }, style: Style): string {
  const mark = fact.status === 'curated' ? style.texts.checked : style.texts.unchecked;
  return `-# ${mark} · ${sourceText(fact, style)}`;
}

/** An honour in a list: title, level, date, recipient, granter; what the article does not say is said to be missing. */
export function honorLines(row: HonorRow, number: number, withUnit: boolean, style: Style): string[] {
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
    `**${number}. ${show(row.title, style)}** ${times}`.trimEnd(),
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

/** A figure: what is counted, how much, when and whose. The printed form is shown: it is what a reporter quotes. */
export function figureLines(row: FigureRow, style: Style): string[] {
  const { texts } = style;
  const qualifier = row.qualifier !== null && !row.printed.includes(row.qualifier) ? `（${row.qualifier}）` : '';
  const rose = row.fromValue === null ? '' : texts.roseFrom(`${row.fromValue}${row.measure ?? ''}`);
  const subject = row.subject === null ? texts.own : texts.subjectOf(show(row.subject, style));
  const period = row.period === null ? texts.noPeriod : show(row.period, style);
  return [
    `${show(row.metric, style)}：**${show(row.printed, style)}**${qualifier}${rose}`,
    `${period} · ${subject}`,
    sourceLine(row, style),
  ];
}
