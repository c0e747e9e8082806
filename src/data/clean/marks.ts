import { applyEdits, type Edit, editStage, isHan } from './draft.ts';
import { quoteEdits } from './quotes.ts';

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

function isWide(code: number): boolean {
  return (
    isHan(code) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xffef) ||
    (code >= 0x2014 && code <= 0x2026)
  );
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Half-width marks in Chinese context to full-width ones. Numbers (1,234), times (9:30), scales and addresses keep theirs. */
function halfWidthEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  const around = (at: number, step: -1 | 1): number => {
    let i = at + step;
    while (text[i] === ' ' || text[i] === '"' || text[i] === "'") i += step;
    return text.charCodeAt(i) || 0x0a;
  };
  let clauseMarks = 0;
  for (const match of text.matchAll(/[,;:?!]/g)) {
    const { index: at } = match;
    const before = around(at, -1);
    const after = around(at, 1);
    const tight = text.charCodeAt(at - 1);
    if (match[0] === ',') {
      const group =
        isDigit(tight) &&
        /^,\d{3}(?!\d)/.test(text.slice(at, at + 5)) &&
        !/(?:19|20)\d\d$/.test(text.slice(at - 4, at));
      if (group) continue;
    }
    if (match[0] === ':' && isDigit(tight) && isDigit(text.charCodeAt(at + 1))) continue;
    if (match[0] === ':' && text.startsWith('//', at + 1)) continue;
    const chinese =
      isWide(before) || isWide(after) || ((isDigit(before) || before === 0x25) && (after === 0x0a || isDigit(after)));
    if (!chinese) continue;
    clauseMarks++;
    edits.push({ at, length: 1, to: FULL[match[0]] ?? match[0] });
  }
  // Brackets come in pairs and change together. Around Latin letters alone, or one numeral, only where the page has lost
  // its full-width marks altogether: (AOAC) in sound text stays.
  const opened: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\n') opened.length = 0;
    else if (char === '(') opened.push(at);
    else if (char === ')') {
      const from = opened.pop();
      if (from === undefined) continue;
      const inside = text.slice(from + 1, at);
      const han = (inside.match(/\p{Script=Han}/gu) ?? []).length;
      const chinese = han > 0 || isWide(around(from, -1)) || isWide(around(at, 1));
      if (!chinese) continue;
      if (han >= 2 || clauseMarks > 0) edits.push({ at: from, length: 1, to: '（' }, { at, length: 1, to: '）' });
    }
  }
  return edits;
}

/** The same for a line apart from the text, a title. */
export function withFullMarks(line: string): string {
  const edits = [...halfWidthEdits(line), ...quoteEdits(line)].sort((a, b) => a.at - b.at);
  return applyEdits(line, edits, 'marks')?.text ?? line;
}

/** Half-width marks and straight quotes to what Chinese print has. */
export const marks = editStage('marks', (text) =>
  [...halfWidthEdits(text), ...quoteEdits(text)].sort((a, b) => a.at - b.at),
);
