import { type Edit, editStage } from './draft.ts';

const FINISHED = /[。！？；…：”’』」）)!?;:】]$/u;
/** Lines as long as this may be wrapped ones; a shorter one is a heading or an end. */
const SHORTEST = 14;

/** Whether a number goes on in the next line. Two whole years are two: 崛起的2010 may be a heading before 2010年…. */
function breaksInNumber(line: string, next: string): boolean {
  if (!/\d$/u.test(line) || !/^[\d.%年月日个]/u.test(next)) return false;
  return !/^(?:19|20)\d{2}(?!\d)/u.test(next) && !(/(?<!\d)(?:19|20)\d{2}$/u.test(line) && /^\d/u.test(next));
}

/** Tells which lines end at the width of the page rather than at the end of a paragraph. */
function wrapsOf(lines: readonly string[]): (line: number) => boolean {
  const trimmed = lines.map((line) => line.trim());
  const long = trimmed.filter((line) => line.length >= SHORTEST);
  const unfinished = long.filter((line) => !FINISHED.test(line)).map((line) => line.length);
  const width = Math.max(0, ...long.map((line) => line.length));
  const near = unfinished.filter((length) => length >= width - 4);
  const exact = unfinished.length >= 2 && unfinished.every((length) => length >= width - 2);
  const known = width <= 90 && near.length >= unfinished.length * 0.6 && (near.length >= 3 || exact);
  return (i) => known && (trimmed[i]?.length ?? 0) >= width - 4;
}

/** Lines that were wrapped at a fixed width go back together; an indent in the middle of a line begins a paragraph. */
export const paragraphs = editStage('paragraphs', (text) => {
  const edits: Edit[] = [];
  for (const m of text.matchAll(/(?<=[。！？”）…])\u3000{2,}(?=\S)|(?<=[。！？”）…]) {4,}(?=\S)/gu))
    edits.push({ at: m.index, length: m[0].length, to: '\n' });
  const lines = text.split('\n');
  const wrapped = wrapsOf(lines);
  let at = 0;
  for (const [i, line] of lines.entries()) {
    at += line.length;
    const next = lines[i + 1];
    // A line that breaks off inside a number, a list or a quotation goes on whatever the width.
    const broken =
      next !== undefined && line.length >= SHORTEST && (/[，、“‘《（]$/u.test(line) || breaksInNumber(line, next));
    if (next?.trim() && (wrapped(i) || broken) && !/^\u3000|^ {4,}/u.test(next)) {
      const gap = /^[ \t]*/u.exec(next)?.[0].length ?? 0;
      const tail = line.length - line.trimEnd().length;
      const latin = /[A-Za-z]$/u.test(line.trimEnd()) && /^[A-Za-z]/u.test(next.trimStart());
      edits.push({ at: at - tail, length: tail + 1 + gap, to: latin ? ' ' : '' });
    }
    at++;
  }
  return edits.sort((a, b) => a.at - b.at);
});
