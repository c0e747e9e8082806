/**
 * Where a section's text says what a record says: the sentence that proves it, or nothing. Names are looked for as they stand
 * (folded, without quotes), numbers as they are printed; only practices to which the record gave a name of its own are found
 * by what their gist says.
 */
import type { Reading, Sentence, Span } from '../extract/text.ts';
import { passageOf, readText, sentenceAt } from '../extract/text.ts';
import { fold } from '../match/fold.ts';
import type { Figure, Honor, Person, Practice } from '../model.ts';
import { matchesIn } from './full-text.ts';

/** Finds the passages of one section. Each answer is a span of the section's text, in UTF-16 units, or null. */
export interface Prover {
  honor(honor: Honor): Span | null;
  practice(practice: Practice): Span | null;
  figure(figure: Figure): Span | null;
  person(person: Person): Span | null;
}

const AWARDED = /获|评为|授予|称号|命名|表彰|认定|选树|树为|当选|殊荣|摘|捧|夺|表扬|奖/u;

export function createProver(text: string): Prover {
  let read: Reading | null = null;
  let clauses: ClausePairs[] | null = null;
  const reading = (): Reading => {
    read ??= readText(text);
    return read;
  };
  const sentenceOf = ({ start }: Span): Sentence | undefined => sentenceAt(reading(), start);
  const passage = (span: Span): Span => {
    const sentence = sentenceOf(span);
    if (!sentence) return span;
    const { start, end } = passageOf(reading(), sentence, span, 1);
    return { start, end: Math.max(end, span.end) };
  };
  const named = (name: string): Span[] => matchesIn(text, name.replace(/\s+/gu, ''));
  /** The span in whose sentence most of the words stand; the first of equals. */
  const best = (spans: readonly Span[], words: string, bonus: (sentence: string) => number = () => 0): Span | null => {
    let found: Span | null = null;
    let most = -1;
    for (const span of spans) {
      const sentence = sentenceOf(span)?.text ?? '';
      const score = shareOf(pairs(words), pairs(sentence)) + bonus(sentence);
      if (score > most) [found, most] = [span, score];
    }
    return found && passage(found);
  };

  return {
    honor({ title, recipient, granted_by: granter }) {
      const words = `${recipient ?? ''}${granter ?? ''}`;
      const awarded = (sentence: string) => (AWARDED.test(sentence) ? 1 : 0);
      for (const form of formsOfTitle(title)) {
        const spans = named(form);
        if (spans.length > 0) return best(spans, words, awarded);
      }
      return null;
    },
    practice({ name, named: isNamed, gist }) {
      for (const form of isNamed ? formsOfPractice(name) : [name]) {
        const spans = named(form);
        if (spans.length > 0) return best(spans, gist);
      }
      clauses ??= isNamed ? null : clausePairs(reading());
      const window = isNamed || clauses === null ? null : nearest(clauses, `${name}${gist}`);
      return window && passage(window);
    },
    figure({ printed, metric, period, subject }) {
      const words = `${metric}${period ?? ''}${subject ?? ''}`;
      for (const form of [printed, printed.replace(/^(?:约|近|超过?|逾|达)|[多余]$/u, '')]) {
        const spans = printedIn(text, form);
        if (spans.length > 0) return best(spans, words);
      }
      return null;
    },
    person({ name, role }) {
      return best(named(name), role);
    },
  };
}

/** A title as the record writes it, and as articles do: without the year in front, without the area or system in front. */
function formsOfTitle(title: string): string[] {
  const plain = title.replace(/(?:荣誉)?称号$/u, '');
  const undated = plain.replace(/^(?:\d{4}(?:[~～—-]\d{4})?年?度?)/u, '');
  const quoted = [...plain.matchAll(/“([^”]{3,})”/gu)].map(([, inner = '']) => inner);
  return [...new Set([plain, undated, ...quoted])].filter((form) => fold(form).length >= 3);
}

/** A practice's name, what stands in its quotes, and the name without the noun behind. */
function formsOfPractice(name: string): string[] {
  const quoted = [...name.matchAll(/“([^”]{2,})”/gu)].map(([, inner = '']) => inner);
  const bare = name.replace(/(?:主题)?(?:实践|教育|展示)?(?:活动|品牌|模式|机制|工程|制度|措施|办法|做法)$/u, '');
  return [...new Set([name, ...quoted, bare])].filter((form) => fold(form).length >= 3);
}

/** A number as it is printed, cut out of no longer number. */
function printedIn(text: string, printed: string): Span[] {
  const spans: Span[] = [];
  if (printed === '') return spans;
  for (let at = text.indexOf(printed); at >= 0; at = text.indexOf(printed, at + 1)) {
    const end = at + printed.length;
    const isCut =
      (/^\d/u.test(printed) && /[\d.□]/u.test(text[at - 1] ?? '')) ||
      (/\d$/u.test(printed) && /[\d□]/u.test(text[end] ?? ''));
    if (!isCut) spans.push({ start: at, end });
  }
  return spans;
}

const pairs = (text: string): Set<string> => {
  const folded = fold(text);
  return new Set([...folded].slice(0, -1).map((_, at) => folded.slice(at, at + 2)));
};

/** How much of the first set is in the second, 0 to 1. */
function shareOf(wanted: ReadonlySet<string>, there: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of wanted) if (there.has(pair)) shared += 1;
  return wanted.size === 0 ? 0 : shared / wanted.size;
}

/**
 * A gist is written anew, so a passage shares only some of its words. Over the 106 practices of the shipped records that have a
 * name of ours this finds 100, and read one by one every passage told the practice; below it, passages begin to be others.
 */
const LEAST_SHARE = 0.3;
/** A passage that is longer than a practice needs proves it less exactly: so much is taken off for each 100 characters. */
const FOR_LENGTH = 0.05;
const LONGEST_WINDOW = 200;

interface ClausePairs extends Span {
  readonly paragraph: number;
  readonly pairs: ReadonlySet<string>;
}

const clausePairs = ({ sentences }: Reading): ClausePairs[] =>
  sentences.flatMap(({ clauses, paragraph }) =>
    clauses.map(({ start, end, text }) => ({ start, end, paragraph, pairs: pairs(text) })),
  );

/** The neighbouring clauses of a paragraph that say most of a text, where they say enough of it. */
function nearest(clauses: readonly ClausePairs[], words: string): Span | null {
  const wanted = pairs(words);
  let found: Span | null = null;
  let most = LEAST_SHARE;
  clauses.forEach(({ start, paragraph }, first) => {
    const shared = new Set<string>();
    for (let at = first; at < clauses.length; at += 1) {
      const clause = clauses[at];
      if (!clause || clause.paragraph !== paragraph || clause.end - start > LONGEST_WINDOW) break;
      for (const pair of clause.pairs) if (wanted.has(pair)) shared.add(pair);
      const score = shared.size / wanted.size - (FOR_LENGTH * (clause.end - start)) / 100;
      if (score > most) [found, most] = [{ start, end: clause.end }, score];
    }
  });
  return found;
}
