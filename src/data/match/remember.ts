import type { Hit, Matcher } from './matcher.ts';

/** Enough for what a team asks in a meeting, completion of every keystroke included; about a megabyte. */
const REMEMBERED = 2000;

/**
 * A matcher that remembers its latest answers. What is typed into one option is asked again as the command, by the next
 * person in the meeting, and at every keystroke that somebody takes back; an index never changes, so neither do its answers.
 *
 * @param matcher whose answers are remembered; a new index needs a new one of these
 */
export function remembering(matcher: Matcher): Matcher {
  const answers = new Map<string, readonly Hit[]>();
  return {
    ...matcher,
    find(query, options = {}) {
      const key = `${options.kind ?? ''}|${options.limit ?? ''}|${query}`;
      const known = answers.get(key);
      if (known) {
        // Asked last, forgotten last: a Map keeps the order of insertion.
        answers.delete(key);
        answers.set(key, known);
        return [...known];
      }
      const hits = matcher.find(query, options);
      answers.set(key, hits);
      if (answers.size > REMEMBERED) {
        const [oldest] = answers.keys();
        if (oldest !== undefined) answers.delete(oldest);
      }
      return [...hits];
    },
  };
}
