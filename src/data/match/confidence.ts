import type { Hit } from './matcher.ts';

/** What a look-up means for the person who asked. */
export type Judgement =
  | { verdict: 'sure'; hit: Hit }
  | { verdict: 'several'; hits: Hit[] }
  | { verdict: 'none'; near: Hit[] };

const SURE_SCORE = 0.86;
const SURE_LEAD = 0.06;
const WORTH_CHOOSING = 0.6;
const NEAR_COUNT = 5;

/**
 * Decides what to do with ranked hits: answer at once, offer a choice, or say "did you mean".
 *
 * @param hits best first, as `Matcher.find` returns them
 */
export function judge(hits: readonly Hit[]): Judgement {
  const [best, second] = hits;
  if (best === undefined) return { verdict: 'none', near: [] };
  if (best.score >= SURE_SCORE && (second === undefined || best.score - second.score >= SURE_LEAD)) {
    return { verdict: 'sure', hit: best };
  }
  const good = hits.filter((hit) => hit.score >= WORTH_CHOOSING);
  return good.length > 0 ? { verdict: 'several', hits: good } : { verdict: 'none', near: hits.slice(0, NEAR_COUNT) };
}
