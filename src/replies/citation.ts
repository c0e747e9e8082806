/**
 * A citation line as Chinese publications ask for it (GB/T 7714-2015).
 *
 * Written by hand: the style's CSL file is under CC BY-SA and its processor under CPAL or AGPL, and of all the standard
 * one case is needed: an article of which neither author nor newspaper nor address is on record.
 */
import type { SectionRow } from '../data/corpus/corpus.ts';

/**
 * `题名[Z]//专栏. 2012-03-01: 第2节.`
 *
 * By the standard, [Z] marks what is of no other kind, an unknown author may be left out, and what the article does not
 * print (a year that is inferred, a title that is ours) stands in square brackets.
 */
export function citationOf({
  documentTitle,
  titleIsOurs,
  documentDate,
  dateNote,
  column,
  section,
  sections,
}: SectionRow): string {
  const within = column === null ? '' : `//${column}`;
  const date = documentDate === null ? '[日期不详]' : dateNote === null ? documentDate : `[${documentDate}]`;
  const title = titleIsOurs === 1 ? `[${documentTitle}]` : documentTitle;
  return `${title}[Z]${within}. ${date}${sections > 1 ? `: 第${section}节` : ''}.`;
}
