/**
 * What speaks for a figure being the unit's own or somebody else's: words around it, who is named and where, and whose the figure
 * before it was. What each cue is worth is learned (`scripts/owner-weights.mjs`), so none of them decides alone.
 */
import { wordAt } from '../../clean/language.ts';
import { placeAt } from '../places.ts';
import type { Quantity } from '../quantities.ts';
import type { Subject, Subjects } from '../subjects.ts';
import { type Clause, quotationAt, type Reading, type Sentence } from '../text.ts';
import type { UnitIdentity } from '../units.ts';
import { OWN_WORK } from './words.ts';

export type OwnerContext = { reading: Reading; unit: UnitIdentity | null; subjects: Subjects };

/** The figure that stands before in the same paragraph, not further than the sentence before, and what was said of it. */
export type FigureBefore = { own: boolean; end: number; sentence: Sentence };

/** The words of a stretch of text, longest first from the left; every number is 0. */
function kindsOf(text: string): number[] {
  const plain = text.replace(/[\d.]+/gu, '0');
  const kinds: number[] = [];
  for (let at = 0; at < plain.length; ) {
    const word = wordAt(plain, at);
    kinds.push(plain[at] === '0' ? 15 : plain[at] === '、' ? 14 : plain[at] === '的' ? 13 : word & 15);
    at += word >> 4;
  }
  return kinds;
}

function wordsOf(text: string): string[] {
  const plain = text.replace(/[\d.]+/gu, '0');
  const words: string[] = [];
  for (let at = 0; at < plain.length; ) {
    const length = wordAt(plain, at) >> 4;
    words.push(plain.slice(at, at + length));
    at += length;
  }
  return words;
}

const read = new WeakMap<Clause, readonly string[]>();
function wordsIn(clause: Clause): readonly string[] {
  let words = read.get(clause);
  if (!words) {
    words = wordsOf(clause.text);
    read.set(clause, words);
  }
  return words;
}

const kindOf = (subject: Subject | null | undefined): string =>
  subject ? subject.kind + (subject.weak ? ' staff' : '') : 'none';

/** Who is named between two places, in order. */
function namedBetween(subjects: Subjects, start: number, end: number): string[] {
  const kinds: string[] = [];
  for (let at = start; at < end; at++) {
    const entity = subjects.at(at);
    if (!entity) continue;
    kinds.push(kindOf(entity));
    at = Math.max(at, entity.end - 1);
  }
  return kinds;
}

/** The cues of one figure, each as `kind=value`. */
export function cuesOf(
  { reading, unit, subjects }: OwnerContext,
  quantity: Quantity,
  sentence: Sentence,
  clause: Clause,
  before: FigureBefore | null,
): string[] {
  const { text } = reading;
  const cues: string[] = ['always='];
  const add = (kind: string, value: string) => {
    cues.push(`${kind}=${value}`);
  };

  // The figure, and the words of its clause in front of it and behind it.
  const upTo = text.slice(clause.start, quantity.start);
  const ahead = wordsOf(upTo);
  const behind = wordsOf(text.slice(quantity.end, clause.end));
  const measure = quantity.unit ?? '';
  add('form', quantity.form);
  add('measure', measure);
  add('measure ends', measure.slice(-1));
  if (ahead.length === 0) add('nothing ahead', '');
  const opening = upTo.replace(/[\d.]+/gu, '0');
  for (let length = 1; length <= 3; length++) add('opening', opening.slice(0, length));
  for (const word of ahead) add('ahead', word);
  for (const word of behind.slice(0, 6)) add('behind', word);
  const last = ahead.at(-1) ?? '^';
  const first = behind[0] ?? '$';
  add('last', last);
  add('second last', ahead.at(-2) ?? '^');
  add('first', first);
  add('second', behind[1] ?? '$');
  add('last, measure', `${last},${measure}`);
  add('measure, first', `${measure},${first}`);
  add('own work', `${OWN_WORK.test(upTo)}`);
  add('own work in sentence', `${OWN_WORK.test(sentence.text)}`);
  const place = placeAt(text, clause.start);
  if (place > 0) add('place', text[clause.start + place] ?? '');

  const kinds = kindsOf(upTo);
  if (process.env['K']) {
    add('k2', kinds.slice(0, 2).join());
    add('k3', kinds.slice(0, 3).join());
    add('k4', kinds.slice(0, 4).join());
    add('kl2', kinds.slice(-2).join());
    add('kl3', kinds.slice(-3).join());
  }
  if (process.env['B']) {
    const open = text.lastIndexOf('（', quantity.start);
    add('brackets', `${open >= sentence.start && text.lastIndexOf('）', quantity.start) < open}`);
  }
  if (process.env['N']) add('named', namedBetween(subjects, clause.start, quantity.start).join());
  if (process.env['W']) { const t = subjects.of(sentence, clause); for (const word of ahead) add('aw', `${word},${kindOf(t)}`); }
  if (process.env['F']) { const t = subjects.of(sentence, clause); add('fw', `${ahead[0]},${kindOf(t)}`);  add('fw2', `${ahead[0]},${ahead[1]}`); add('fw1', `${ahead[0]}`); }
  // The clauses around.
  const index = sentence.clauses.findIndex((each) => each.start === clause.start);
  const previous = sentence.clauses[index - 1];
  if (previous) for (const word of wordsIn(previous)) add('clause before', word);
  else add('first clause', '');
  for (const earlier of sentence.clauses.slice(0, Math.max(0, index - 1)))
    for (const word of wordsIn(earlier)) add('earlier', word);
  const next = sentence.clauses[index + 1];
  if (next) for (const word of wordsIn(next)) add('clause behind', word);

  // Who is named here, who is told of, and who was named before.
  const here = subjects.named(clause);
  const told = subjects.of(sentence, clause);
  add('here', kindOf(here));
  add('told of', kindOf(told));
  add('carried', kindOf(subjects.carried(sentence, clause)));
  if (here) {
    add('here ends', here.name.slice(-1));
    add('here ends in', here.name.slice(-2));
    add('here stands', here.kind + (here.start >= quantity.end ? '>' : here.end <= quantity.start ? '<' : '='));
  }
  if (told) {
    add('told ends', told.kind + told.name.slice(-1));
    add('told ends in', told.name.slice(-2));
    add('told', told.kind + (told.start >= clause.start ? 0 : told.start >= sentence.start ? 1 : 2));
  }
  const last1 = reading.sentences[sentence.index - 1];
  const lastSentence = last1?.paragraph === sentence.paragraph ? last1 : undefined;
  const chain = namedBetween(subjects, lastSentence?.start ?? sentence.start, quantity.start);
  for (let length = 1; length <= 3; length++) add(`last ${length} named`, chain.slice(-length).join());
  add('opens', kindOf(sentence.clauses[0] && subjects.named(sentence.clauses[0])));
  let opener: Subject | null = null;
  for (const each of sentence.clauses) {
    if (each.start > clause.start) break;
    opener = subjects.named(each);
    if (opener) break;
  }
  add('first named', kindOf(opener));
  if (lastSentence)
    add(
      'sentence before',
      lastSentence.clauses
        .map(subjects.named)
        .filter((subject) => subject !== null)
        .map(kindOf)
        .join(),
    );
  else add('first sentence', '');
  add('speech', `${quotationAt(reading, quantity.start)?.speech ?? false}`);
  add('party', `${unit?.kind === '党组织'}`);

  // Whose the figure before it was.
  if (before) {
    add('before', `${before.own},${before.sentence === sentence}`);
    const marks = text.slice(before.end, quantity.start).replace(/[^，。；、和]/gu, '');
    add('before, marks', `${before.own},${marks.slice(0, 4)}`);
  } else add('before', 'none');
  return cues;
}
