/**
 * What an answer is made with. Commands are pure: the same options and context give the same reply.
 */
import type { Corpus } from '../data/corpus/corpus.ts';
import type { Matcher } from '../data/match/matcher.ts';
import type { Style } from '../replies/facts.ts';
import type { Locale } from '../replies/locale.ts';
import { type Texts, textsFor } from '../replies/texts/texts.ts';

export interface Context {
  readonly corpus: Corpus;
  readonly matcher: Matcher;
  readonly locale: Locale;
  readonly texts: Texts;
  /** 0 <= x < 1; handed in so that a test can choose. */
  readonly random: () => number;
}

export function createContext(
  library: { corpus: Corpus; matcher: Matcher },
  locale: Locale,
  random: () => number = Math.random,
): Context {
  return { ...library, locale, texts: textsFor(locale), random };
}

export const styleOf = (context: Context, shorten: (text: string) => string): Style => ({
  texts: context.texts,
  locale: context.locale,
  shorten,
});
