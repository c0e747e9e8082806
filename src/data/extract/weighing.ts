/**
 * Logistic regression over cues: each cue, a kind and a value, is worth something; the worth of all of them added up is a chance.
 * What each is worth is learned from marked texts by scripts, see DATA.md.
 */
import { wordAt } from '../clean/language.ts';
import type { Subject } from './subjects.ts';

/** Hears cues. The same list of values may come again for the next case. */
export type Cues = {
  add: (kind: string, value: string) => void;
  addAll: (kind: string, values: readonly string[]) => void;
};

/** The weights as they ship: for each kind of cue `value:weight` pairs, weights in hundredths of a logit. */
export type Weights = Readonly<Record<string, string>>;

/** Makes the judge for a set of weights: from what tells the cues of a case, its chance, 0 to 1. */
export function createJudge(weights: Weights): (tell: (cues: Cues) => void) => number {
  let worth: Map<string, Map<string, number>> | null = null;
  const sums = new Map<string, WeakMap<readonly string[], number>>();
  return (tell) => {
    worth ??= worthOf(weights);
    const known = worth;
    let sum = 0;
    tell({
      add: (kind, value) => {
        sum += known.get(kind)?.get(value) ?? 0;
      },
      addAll: (kind, values) => {
        const of = sums.get(kind) ?? new WeakMap<readonly string[], number>();
        sums.set(kind, of);
        let all = of.get(values);
        if (all === undefined) {
          const each = known.get(kind);
          all = values.reduce((total, value) => total + (each?.get(value) ?? 0), 0);
          of.set(values, all);
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

const read = new WeakMap<{ text: string }, readonly string[]>();
/** The words of a clause, the same list each time. */
export function wordsIn(clause: { text: string }): readonly string[] {
  let words = read.get(clause);
  if (!words) {
    words = wordsOf(clause.text);
    read.set(clause, words);
  }
  return words;
}

/** What kind of subject somebody is, as a cue. */
export const kindOf = (subject: Subject | null | undefined): string =>
  subject ? subject.kind + (subject.weak ? ' staff' : '') : 'none';
