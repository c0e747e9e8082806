import { byteDamage } from './byte-damage.ts';
import type { Draft, Dropped, Repair, Section, Stage, Variant } from './draft.ts';
import { furniture } from './furniture.ts';
import { headings } from './headings.ts';
import { images } from './images.ts';
import { injected } from './injected.ts';
import { lostMarks } from './lost-marks.ts';
import { marks } from './marks.ts';
import { markup } from './markup.ts';
import { numbers } from './numbers.ts';
import { paragraphs } from './paragraphs.ts';
import { pinyinBrackets } from './pinyin-brackets.ts';
import { repetition } from './repetition.ts';
import { sections } from './sections.ts';
import { simplify } from './simplify.ts';
import { spaces } from './spaces.ts';
import { title } from './title.ts';

/** A cleaned article: the JSON line of `pacesetter corpus clean --json`. Offsets are UTF-16 units. */
export type CleanDocument = {
  file: string;
  title: string | null;
  column: string | null;
  /** YYYY-MM-DD, as a header line of the page gave it. */
  date: string | null;
  byline: string | null;
  variant: Variant;
  /** Simplified, full-width punctuation, paragraphs separated by one newline, no title line. */
  text: string;
  sections: Section[];
  repairs: Repair[];
  dropped: Dropped[];
};

/**
 * The order matters: characters first (so that every later stage reads Simplified text), then what is no part of the article,
 * then marks and numbers, then what needs whole sentences.
 */
export const stages: readonly Stage[] = [
  markup,
  byteDamage,
  pinyinBrackets,
  simplify,
  images,
  injected,
  furniture,
  title,
  repetition,
  paragraphs,
  headings,
  numbers,
  marks,
  lostMarks,
  spaces,
  sections,
];

/** Cleans one article. `raw.text` is the file's text as it was read; nothing is thrown, whatever the text. */
export function cleanArticle(raw: { file: string; text: string }): CleanDocument {
  let draft: Draft = {
    title: null,
    column: null,
    date: null,
    byline: null,
    variant: 'simplified',
    text: raw.text.trim(),
    sections: [],
  };
  const repairs: Repair[] = [];
  const dropped: Dropped[] = [];
  for (const stage of stages) {
    const result = stage.run(draft);
    if (!result) continue;
    draft = result.draft;
    repairs.push(...result.repairs);
    dropped.push(...result.dropped);
  }
  return { file: raw.file, ...draft, sections: [...draft.sections], repairs, dropped };
}
