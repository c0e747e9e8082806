/**
 * What speaks for a figure being the unit's own or somebody else's: words around it, who is named and where, and whose the figure
 * before it was. What each cue is worth is learned (`scripts/owner-weights.mjs`), so none of them decides alone.
 */
import { placeAt } from '../places.ts';
import type { Quantity } from '../quantities.ts';
import type { Subjects } from '../subjects.ts';
import { type Clause, quotationAt, type Reading, type Sentence } from '../text.ts';
import type { UnitIdentity } from '../units.ts';
import { type Cues, kindOf, plainly, wordsIn, wordsOf } from '../weighing.ts';
import { OWN_WORK } from './words.ts';

export type OwnerContext = { reading: Reading; unit: UnitIdentity | null; subjects: Subjects };

/** The figure that stands before in the same paragraph, not further than the sentence before, and what was said of it. */
export type FigureBefore = { own: boolean; end: number; sentence: Sentence };

/** Kinds of cues by who is told of. */
const TOLD = ['own', 'own staff', 'superior', 'part', 'person', 'other', 'none'];
const OPENING = Object.fromEntries(TOLD.map((kind) => [kind, `opens with, told of ${kind}`]));

/** Tells the cues of one figure, one after the other: what kind of cue it is, and its value. */
export function cuesOf(
  { reading, unit, subjects }: OwnerContext,
  quantity: Quantity,
  sentence: Sentence,
  clause: Clause,
  before: FigureBefore | null,
  { add, addWords }: Cues,
): void {
  const { text } = reading;
  add('always', '');

  // The figure, and the words of its clause in front of it and behind it.
  const upTo = text.slice(clause.start, quantity.start);
  const ahead = wordsOf(upTo);
  const behind = wordsOf(text.slice(quantity.end, clause.end));
  const measure = quantity.unit ?? '';
  add('form', quantity.form);
  add('measure', measure);
  add('measure ends', measure.slice(-1));
  if (ahead.length === 0) add('nothing ahead', '');
  const opening = plainly(upTo);
  for (let length = 1; length <= 3; length++) add('opening', opening.slice(0, length));
  for (const word of ahead) add('ahead', word);
  for (const word of behind.slice(0, 6)) add('behind', word);
  const last = ahead.at(-1) ?? '^';
  const first = behind[0] ?? '$';
  add('last', last);
  add('first', first);
  add('opens with', `${ahead[0] ?? '^'}`);
  add('last, measure', `${last},${measure}`);
  add('measure, first', `${measure},${first}`);
  add('own work', `${OWN_WORK.test(upTo)}`);
  add('own work in sentence', `${OWN_WORK.test(sentence.text)}`);
  const place = placeAt(text, clause.start);
  if (place > 0) add('place', text[clause.start + place] ?? '');

  // The clauses around.
  const index = sentence.clauses.findIndex((each) => each.start === clause.start);
  const previous = sentence.clauses[index - 1];
  if (previous) addWords('clause before', wordsIn(previous));
  else add('first clause', '');
  const next = sentence.clauses[index + 1];
  if (next) addWords('clause behind', wordsIn(next));

  // Who is named here, who is told of, and who was named before.
  const here = subjects.named(clause);
  const told = subjects.of(sentence, clause);
  add('here', kindOf(here));
  const toldOf = kindOf(told);
  add('told of', toldOf);
  add(OPENING[toldOf] ?? '', ahead[0] ?? '^');
  add('carried', kindOf(subjects.carried(sentence, clause)));
  if (here) {
    add('here stands', here.kind + (here.start >= quantity.end ? '>' : here.end <= quantity.start ? '<' : '='));
  }
  if (told) {
    add('told', told.kind + (told.start >= clause.start ? 0 : told.start >= sentence.start ? 1 : 2));
  }
  const earlierSentence = reading.sentences[sentence.index - 1];
  const lastSentence = earlierSentence?.paragraph === sentence.paragraph ? earlierSentence : undefined;
  if (!lastSentence) add('first sentence', '');
  add('speech', `${quotationAt(reading, quantity.start)?.speech ?? false}`);
  add('party', `${unit?.kind === '党组织'}`);

  // Who does what is told: of this clause, of one before it, or of the sentence before.
  const deed = wordsIn(clause);
  let { doer } = deed;
  for (let i = index - 1; i >= 0 && doer === ''; i--) {
    const earlier = sentence.clauses[i];
    if (earlier) doer = wordsIn(earlier).doer;
  }
  if (doer === '') doer = lastSentence?.clauses.map((each) => wordsIn(each).doer).find((each) => each !== '') ?? '';
  add('doer', doer);
  add('doer ends', doer.slice(-1));
  add('verb', deed.verb);

  // Whose the figure before it was.
  if (before) {
    add('before', `${before.own},${before.sentence === sentence}`);
    const marks = text.slice(before.end, quantity.start).replace(/[^，。；、和]/gu, '');
    add('before, marks', `${before.own},${marks.slice(0, 4)}`);
  } else add('before', 'none');
}
