import type { Dropped, Stage } from './draft.ts';
import { bare } from './title.ts';

const NAME = 'repetition';
/** The shortest body whose second copy is taken for one: a refrain or a repeated quotation is shorter. */
const SHORTEST = 80;
const PROBE = 24;
/** The second copy must say at least this share of what stood before it, or run to the end of the text. */
const SHARE = 0.9;

/** The letters of a text and where each stands. */
function lettersOf(text: string): { letters: string; places: Uint32Array } {
  const places = new Uint32Array(text.length + 1);
  let letters = '';
  let count = 0;
  let from = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    const isLetter =
      (code >= 0x4e00 && code <= 0x9fff) ||
      (code >= 0x30 && code <= 0x39) ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x61 && code <= 0x7a);
    if (isLetter) {
      places[count++] = i;
      if (from < 0) from = i;
    } else if (from >= 0) {
      letters += text.slice(from, i);
      from = -1;
    }
  }
  places[count] = text.length;
  return { letters, places };
}

/** How far two places of a text say the same, over at most a few spoiled characters: [letters read at a, at b]. */
function sameFrom(letters: string, a: number, b: number): [number, number] {
  let i = a;
  let j = b;
  let spoiled = 0;
  while (i < b && j < letters.length) {
    if (letters[i] === letters[j]) {
      i++;
      j++;
      continue;
    }
    if (spoiled++ > 3 + (i - a) / 100) break;
    let step: [number, number] | null = null;
    for (let sum = 1; sum <= 12 && !step; sum++) {
      for (let x = 0; x <= sum; x++) {
        if (i + x + 6 <= b && letters.startsWith(letters.slice(i + x, i + x + 6), j + sum - x)) {
          step = [x, sum - x];
          break;
        }
      }
    }
    if (!step) break;
    i += step[0];
    j += step[1];
  }
  return [i - a, j - b];
}

/** The whole body once more behind itself, with or without its title. */
export const repetition: Stage = {
  name: NAME,
  run(draft) {
    let text = draft.text;
    const dropped: Dropped[] = [];
    for (let round = 0; round < 4; round++) {
      const { letters, places } = lettersOf(text);
      if (letters.length < 2 * SHORTEST) break;
      const starts = [0];
      let lineEnd = -1;
      for (let line = 0; line < 4; line++) {
        lineEnd = text.indexOf('\n', lineEnd + 1);
        const at = lineEnd < 0 ? letters.length : places.findIndex((place) => place >= lineEnd);
        if (lineEnd < 0 || at >= letters.length / 3) break;
        starts.push(at);
      }
      let cut: [number, number] | null = null;
      for (const start of new Set(starts)) {
        const probe = letters.slice(start, start + PROBE);
        for (
          let again = letters.indexOf(probe, start + SHORTEST);
          again >= 0 && !cut;
          again = letters.indexOf(probe, again + 1)
        ) {
          const [read, second] = sameFrom(letters, start, again);
          const toEnd = again + second >= letters.length - 4;
          if (
            read >= SHARE * (again - start) - (draft.title?.length ?? 0) ||
            (toEnd && read >= Math.max(SHORTEST, (again - start) / 3))
          )
            cut = [again, again + second];
        }
        if (cut) break;
      }
      if (!cut) break;
      let from = places[cut[0]] ?? 0;
      const to = cut[1] >= letters.length ? text.length : (places[cut[1]] ?? text.length);
      // Opening quotes before the first letter and lines that repeat the title belong to the copy.
      while (from > 0 && /[“‘"'《（(【 \t　—]/u.test(text[from - 1] ?? '')) from--;
      for (
        let lineStart = text.lastIndexOf('\n', from - 2) + 1;
        from > 0 && text[from - 1] === '\n' && lineStart > 0;
      ) {
        const line = text.slice(lineStart, from - 1);
        if (line.trim() && bare(line) !== bare(draft.title ?? '-') && bare(line) !== bare(draft.column ?? '-')) break;
        from = lineStart;
        lineStart = text.lastIndexOf('\n', from - 2) + 1;
      }
      // In one line with what is before it, the copy's own title and column still stand at the cut.
      for (const name of [draft.column, draft.title]) {
        const before = text.slice(0, from).trimEnd();
        if (name && before.endsWith(name) && before.length > name.length) from = before.length - name.length;
      }
      let end = to;
      while (end < text.length && /[。！？”’"'）)…!?.；;，, \t　]/u.test(text[end] ?? '')) end++;
      dropped.push({ stage: NAME, text: text.slice(from, end).trim() });
      text = (
        text.slice(0, from).trimEnd() +
        (end < text.length && text[end] !== '\n' ? '\n' : '') +
        text.slice(end)
      ).trimEnd();
    }
    return dropped.length === 0 ? null : { draft: { ...draft, text }, repairs: [], dropped };
  },
};
