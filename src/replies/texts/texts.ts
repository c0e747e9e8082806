/**
 * Every word that a reply says by itself, once per language. A language is an object of this type, so a missing text does
 * not compile. Traditional Chinese is made from zh-CN (see `localize`).
 */
import type { Level, Theme, UnitKind } from '../../data/model.ts';
import type { Locale } from '../locale.ts';
import type { DigestTexts } from './digest.ts';
import { en } from './en.ts';
import type { LookupTexts } from './lookup.ts';
import { zhCN } from './zh-CN.ts';

export interface Texts {
  readonly levels: Readonly<Record<Level, string>>;
  readonly themes: Readonly<Record<Theme, string>>;
  readonly kinds: Readonly<Record<UnitKind, string>>;
  /** Between the items of one line. */
  readonly comma: string;

  readonly checked: string;
  readonly unchecked: string;
  /** `heading`: of the section, where the document has several; `isOurs`: the article has no title, this one is ours. */
  readonly source: (
    title: string,
    about: { readonly heading: string | null; readonly year: string | null; readonly isOurs: boolean },
  ) => string;

  readonly kind: string;
  readonly region: string;
  /** Between a label and what it labels; between the parts of a line; around a remark. */
  readonly colon: string;
  readonly gap: string;
  readonly brackets: (text: string) => string;
  readonly alsoCalled: string;
  /** Behind the source of a fact that other sections tell as well. */
  readonly moreSources: (count: number) => string;
  readonly uncheckedOf: (count: number) => string;
  readonly parent: string;
  readonly children: string;
  readonly people: string;
  readonly morePeople: (count: number) => string;
  readonly counts: (honors: number, practices: number, figures: number, people: number) => string;
  readonly holdings: (levels: readonly { level: string; count: number }[]) => string;

  readonly honorsOf: (unit: string) => string;
  readonly honorsTitled: (title: string) => string;
  readonly honorsFound: string;
  readonly total: (total: number, page: number, pages: number) => string;
  readonly wonTimes: (count: number) => string;
  readonly wonSeveral: string;
  readonly noLevel: string;
  readonly noDate: string;
  readonly recipient: (name: string) => string;
  readonly grantedBy: (name: string) => string;
  readonly noGranter: string;
  readonly filterLevel: (level: string) => string;
  readonly filterYear: (year: number) => string;
  readonly filterGranter: (granter: string) => string;
  readonly filterTitle: (title: string) => string;
  readonly filterMetric: (metric: string) => string;
  readonly filterPeriod: (period: string) => string;

  readonly practicesOf: (unit: string) => string;
  readonly practicesFound: string;
  readonly practicesAbout: (text: string) => string;
  readonly themed: (theme: string) => string;
  readonly ourName: string;

  readonly figuresOf: (unit: string) => string;
  readonly own: string;
  readonly subjectOf: (subject: string) => string;
  readonly noPeriod: string;
  readonly roseFrom: (from: string) => string;

  readonly notFound: (kind: 'unit' | 'honor' | 'practice' | 'granter' | 'person', typed: string) => string;
  /** What was typed is not how the name is written. */
  readonly takenFor: (typed: string, name: string) => string;
  readonly didYouMean: string;
  readonly tryThese: string;
  readonly nothingMatches: (what: string) => string;
  readonly needsOption: string;
  /** The same question without one option. */
  readonly without: (option: string) => string;
  readonly emptyText: string;
  readonly tooLong: (option: string, most: number) => string;
  readonly notAllowed: (option: string, value: string, allowed: string) => string;
  readonly notANumber: (option: string, least: number, most: number) => string;
  readonly missing: (option: string) => string;
  readonly unknownOption: (option: string) => string;
  readonly notAnId: (option: string) => string;
  readonly chooseOneOf: (commands: string) => string;
  /** Of a line that somebody typed: `usage` is how the command is written. */
  readonly noSuchCommand: (typed: string, commands: string) => string;
  readonly noSuchOption: (option: string, usage: string) => string;
  readonly givenTwice: (option: string, usage: string) => string;

  readonly buttonHonors: (count: number) => string;
  readonly buttonPractices: (count: number) => string;
  readonly buttonFigures: (count: number) => string;
  readonly buttonUnit: (unit: string) => string;
  readonly buttonParent: string;
  readonly buttonTheme: (theme: string) => string;
  readonly buttonAnother: string;
  readonly buttonPrevious: string;
  readonly buttonNext: string;
  readonly buttonShare: string;
  readonly sharedBy: (user: string) => string;

  readonly helpTitle: string;
  readonly helpIntro: (units: number, honors: number, practices: number, figures: number) => string;
  readonly helpMarks: string;
  readonly helpTyping: string;

  readonly lookup: LookupTexts;
  readonly digest: DigestTexts;

  readonly failed: (reference: string) => string;
  readonly outdated: string;
  readonly unknownCommand: string;
  readonly notAllowedToYou: string;
}

/** The texts of a language. Traditional Chinese is written in Simplified first and converted as a whole by `localize`. */
export const textsFor = (locale: Locale): Texts => (locale === 'en' ? en : zhCN);
