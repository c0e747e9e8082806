/**
 * What to say when something was not found: never an empty reply, always something to click.
 */
import type { Ask } from './action.ts';
import { type ButtonSpec, COLORS, card, fittingCard, type Reply } from './reply.ts';
import { clip, plain } from './text.ts';
import type { Texts } from './texts/texts.ts';

export interface Suggestion {
  readonly label: string;
  /** The same question with the suggestion in place of what was not found. */
  readonly ask: Ask;
}

const toButtons = (suggestions: readonly Suggestion[]): ButtonSpec[] =>
  suggestions.slice(0, 5).map(({ label, ask }) => ({ label, action: { verb: 'show', ask } }));

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * "Did you mean": near names where there are any, else where to begin.
 *
 * @param again the same question with the id of a name that is offered
 */
export function missReply(
  kind: Parameters<Texts['notFound']>[0],
  typed: string,
  near: readonly Named[],
  fallback: readonly Named[],
  again: (id: string) => Ask,
  texts: Texts,
): Reply {
  const names = (near.length > 0 ? near : fallback).slice(0, 5);
  const offered = names.map(({ id, name }): Suggestion => ({ label: name, ask: again(id) }));
  const components = fittingCard((shorten) => ({
    color: COLORS.miss,
    parts: [
      [texts.notFound(kind, plain(clip(typed, 40))), near.length > 0 ? texts.didYouMean : texts.tryThese],
      offered.map(({ label }, index) => `${index + 1}. ${plain(shorten(label))}`),
    ].filter((part) => part.length > 0),
    rows: [toButtons(offered)],
  }));
  return { outcome: 'missed', components };
}

/** Nothing matches a combination of conditions: says which, and offers wider questions. */
export function nothingReply(conditions: readonly string[], wider: readonly Suggestion[], texts: Texts): Reply {
  const components = card({
    color: COLORS.miss,
    parts: [[texts.nothingMatches(conditions.join(' · '))]],
    rows: [toButtons(wider)],
  });
  return { outcome: 'missed', components };
}

/** One line that something is wrong with the question, or that we failed. */
export function noticeReply(line: string, color: number = COLORS.miss): Reply {
  return { outcome: 'refused', components: card({ color, parts: [[line]], rows: [] }) };
}
