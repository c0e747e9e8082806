/**
 * Logistic regression over cues: each cue, a kind and a value, is worth something; the worth of all of them added up is a chance.
 * What each is worth is learned from marked texts by scripts, see DATA.md.
 */
import { kindIndex, wordAt } from '../clean/language.ts';
import type { Subject } from './subjects.ts';
import type { Clause } from './text.ts';

/** The words of a clause, numbers as 0, and what stands in front of its first verb: the last two characters of it. */
export type Words = {
  readonly list: readonly string[];
  readonly doer: string;
  readonly verb: string;
  /** What they are worth together, by the weights that were asked: the next case in the clause need not add them up again. */
  readonly sums: Map<ReadonlyMap<string, number>, number>;
};

/** Hears cues: a kind and a value, or each word of a clause. */
export type Cues = {
  add: (kind: string, value: string) => void;
  addWords: (kind: string, words: Words) => void;
};

/** The weights as they ship: for each kind of cue `value:weight` pairs, weights in hundredths of a logit. */
export type Weights = Readonly<Record<string, string>>;

/** Makes the judge for a set of weights: from what tells the cues of a case, its chance, 0 to 1. */
export function createJudge(weights: Weights): (tell: (cues: Cues) => void) => number {
  let worth: Map<string, Map<string, number>> | null = null;
  return (tell) => {
    worth ??= worthOf(weights);
    const known = worth;
    let sum = 0;
    tell({
      add: (kind, value) => {
        sum += known.get(kind)?.get(value) ?? 0;
      },
      addWords: (kind, words) => {
        const each = known.get(kind);
        if (!each) return;
        let all = words.sums.get(each);
        if (all === undefined) {
          all = 0;
          for (const word of words.list) all += each.get(word) ?? 0;
          words.sums.set(each, all);
        }
        sum += all;
      },
    });
    return 1 / (1 + Math.exp(-sum));
  };
}

function worthOf(weights: Weights): Map<string, Map<string, number>> {
  return new Map(
    Object.entries(weights).map(([kind, entries]) => [
      kind,
      new Map(
        entries.split(' ').map((entry) => {
          const at = entry.lastIndexOf(':');
          return [entry.slice(0, at), Number(entry.slice(at + 1)) / 100];
        }),
      ),
    ]),
  );
}

/** The text with every number as 0, so that cues do not tell numbers apart. */
export const plainly = (text: string) => text.replace(/[\d.]+/gu, '0');

/** The words of a stretch of text, longest first from the left, numbers as 0. */
export function wordsOf(text: string): string[] {
  const plain = plainly(text);
  const words: string[] = [];
  for (let at = 0; at < plain.length; ) {
    const length = wordAt(plain, at) >> 4;
    words.push(plain.slice(at, at + length));
    at += length;
  }
  return words;
}

const VERB = kindIndex('v');
/** Times, adverbs, conjunctions and pronouns are no doer. */
const NO_DOER = new Set((['t', 'd', 'c', 'r'] as const).map(kindIndex));

/** The words of a clause, read once. */
export function wordsIn(clause: Clause): Words {
  if (clause.words) return clause.words;
  const plain = plainly(clause.text);
  const list: string[] = [];
  let doer = '';
  let verb = '';
  for (let at = 0; at < plain.length; ) {
    const found = wordAt(plain, at);
    const word = plain.slice(at, at + (found >> 4));
    const kind = found & 15;
    list.push(word);
    if (verb === '') {
      if (kind === VERB) verb = word;
      else if (!NO_DOER.has(kind)) doer += word;
    }
    at += word.length;
  }
  clause.words = { list, doer: verb === '' ? '' : doer.slice(-2), verb, sums: new Map() };
  return clause.words;
}

/** What kind of subject somebody is, as a cue. */
export const kindOf = (subject: Subject | null | undefined): string =>
  subject ? subject.kind + (subject.weak ? ' staff' : '') : 'none';
