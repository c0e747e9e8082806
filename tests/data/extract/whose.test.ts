import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unitOf } from './read.ts';

/** The unit in the first line, then a passage a line, with [what is the unit’s own] and {what is somebody else’s}. */
const folder = new URL('passages/', import.meta.url);
const PASSAGES = readdirSync(folder)
  .sort()
  .map((name) => {
    const [unit = '', ...lines] = readFileSync(new URL(name, folder), 'utf8').split('\n');
    return [unit, lines.filter((line) => line !== '')] as const;
  });

/** The passage without its marks, and the marked numbers. */
function unmark(passage: string): { text: string; marked: { words: string; own: boolean }[] } {
  const marked = [...passage.matchAll(/\[([^\]]+)\]|\{([^}]+)\}/gu)].map((match) => ({
    words: match[1] ?? match[2] ?? '',
    own: match[1] !== undefined,
  }));
  return { text: passage.replace(/[[\]{}]/gu, ''), marked };
}

describe.each(PASSAGES)('in a section about %s', (unit, passages) => {
  it.each(passages)('%s', (passage) => {
    const { text, marked } = unmark(passage);
    const { figures } = unitOf(text, unit);
    const wrong = marked.filter(({ words, own }) => {
      // 从A到B is one figure, printed as B.
      const said = figures.filter(
        ({ printed, from }) =>
          printed.includes(words) || words.includes(printed) || (from !== null && words.includes(String(from))),
      );
      return said.length === 0 || !said.some(({ subject }) => (subject === null) === own);
    });
    expect(wrong).toEqual([]);
  });
});

it('whoever of the unit goes as one of a party is its own', () => {
  const { figures } = unitOf('该局副局长李明一行4人走访企业。');
  expect(figures.map(({ printed, subject }) => [printed, subject])).toEqual([['4人', null]]);
});
