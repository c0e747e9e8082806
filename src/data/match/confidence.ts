import { isAnotherPlace } from './another-place.ts';
import type { Hit } from './matcher.ts';

/** What a look-up means for the person who asked. */
export type Judgement =
  /** Answer at once. */
  | { verdict: 'sure'; hit: Hit }
  /** Choose among these, best first. */
  | { verdict: 'several'; hits: Hit[] }
  /** Nothing fits well enough to answer; "did you mean" these, if any. */
  | { verdict: 'none'; near: Hit[] };

/*
 * The thresholds and what they were measured on: 4,080 queries of the two generators in bench/, on 10,000 names each.
 * - The text of a name, an alias or a short form (0.98 and more) that no other has: right 93 times in 100, the rest being
 *   short forms like 锦州局 that were meant for another office of the place.
 * - Else the lead over the second decides. With 0.1 and more the first was right 997 times in 1,000; with 0.06 to 0.1,
 *   986 times; with 0.03 to 0.06, 905 times; with less, 495 times.
 * - A full name with one character written wrong scores 0.85 to 0.92 however far it leads. Where the wrong character makes
 *   another place's name (晋州, 宿州) it may be right and the name one that the corpus lacks: such a hit is offered. Where
 *   it makes none (绵州) and the lead is clear, it is answered, and the reply says what was typed.
 * - Initials that fit one name far better than the rest (jz, cfd) score 0.72 to 0.8.
 * - Asked for the 3,459 cities and counties that no shipped unit is in: none was answered by full name, short name or bare
 *   place, 6 by pinyin (which reads like a place that is there), 117 by initials, which are ambiguous by nature.
 * - Below WORTH_CHOOSING the first was right 84 times in 100 when the name was there; a query for a place that the corpus
 *   lacks mostly falls below it, too. So these are only asked about.
 */
const SAME_TEXT = 0.98;
const SURE_SCORE = 0.92;
const SURE_LEAD = 0.1;
const ONE_WRONG_SCORE = 0.9;
const ONE_WRONG_LEAD = 0.12;
const INITIALS_SCORE = 0.72;
const INITIALS_LEAD = 0.15;
const WORTH_CHOOSING = 0.7;
const NEAR_COUNT = 5;

/**
 * Decides what to do with ranked hits: answer at once, offer a choice, or ask "did you mean".
 *
 * @param hits best first, as `Matcher.find` returns them
 * @param query what was typed
 */
export function judge(hits: readonly Hit[], query: string): Judgement {
  const [best, second] = hits;
  if (best === undefined) return { verdict: 'none', near: [] };
  const next = second?.score ?? 0;
  const isSame = best.score >= SAME_TEXT && (next < SAME_TEXT || (best.score === 1 && next < 1));
  const lead = best.score - next;
  if (
    isSame ||
    (best.score >= SURE_SCORE && lead >= SURE_LEAD) ||
    (best.score >= ONE_WRONG_SCORE && lead >= ONE_WRONG_LEAD && isOneWrong(query, best)) ||
    (best.score >= INITIALS_SCORE && lead >= INITIALS_LEAD && isInitials(query))
  ) {
    return { verdict: 'sure', hit: best };
  }
  const good = hits.filter((hit) => hit.score >= WORTH_CHOOSING);
  return good.length > 0 ? { verdict: 'several', hits: good } : { verdict: 'none', near: hits.slice(0, NEAR_COUNT) };
}

/** Written in characters, and what differs from the name makes no other place. */
const isOneWrong = (query: string, hit: Hit): boolean =>
  /\p{Script=Han}/u.test(query) && !isAnotherPlace(query, hit.name);

/** Letters that cannot be read as syllables. */
const isInitials = (query: string): boolean => /^[b-df-hj-np-tv-z]{2,12}$/i.test(query.trim().normalize('NFKC'));
