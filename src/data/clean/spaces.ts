import { type Edit, editStage } from './draft.ts';
import { isAnyWord, pairCount } from './language.ts';

const H = '[\\u3400-\\u9fff]';
const WIDE = '[\\u3001-\\u301f\\uff01-\\uff5e“”‘’—…]';

/** So many blanks between Han characters in a hundred make them damage, not the gap between two slogans. */
const MANY = 2.5;

/** Blanks that print does not have: indents, around full-width marks, between Han and figures, inside words. */
export const spaces = editStage('spaces', (text) => {
  const edits: Edit[] = [];
  const cut = (at: number, length: number, to = '') => edits.push({ at, length, to });
  for (const m of text.matchAll(/^[ \t\u3000]+|[ \t\u3000]+$|\n{2,}(?=.)|^\n+|\n+$(?![\s\S])/gmu)) {
    if (!m[0].includes('\n')) cut(m.index, m[0].length);
    else if (m.index === 0 || m.index + m[0].length === text.length) cut(m.index, m[0].length);
    else cut(m.index, m[0].length, '\n');
  }
  for (const m of text.matchAll(
    new RegExp(`(?<=${WIDE})[ \\t\\u3000]+(?=\\S)|(?<=\\S)[ \\t\\u3000]+(?=${WIDE})`, 'gu'),
  ))
    cut(m.index, m[0].length);
  for (const m of text.matchAll(
    new RegExp(`(?<=${H})[ \\t]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%％‰])[ \\t]+(?=${H})`, 'gu'),
  ))
    cut(m.index, m[0].length);
  let from = 0;
  for (const line of text.split('\n')) {
    const gaps = [...line.matchAll(new RegExp(`(?<=${H})[ \\t\\u3000]+(?=${H})`, 'gu'))];
    if (gaps.length > 0) {
      const prose = line.length > 45 || /[。！？；]/u.test(line);
      const spoiled = prose && (gaps.length * 100) / line.length >= MANY;
      for (const gap of gaps) {
        const before = line.slice(Math.max(0, gap.index - 3), gap.index).replace(/[^\u3400-\u9fff]/gu, '');
        const after = line
          .slice(gap.index + gap[0].length, gap.index + gap[0].length + 3)
          .replace(/[^\u3400-\u9fff].*$/u, '');
        const two = `${before.slice(-1)}${after[0]}`;
        const inside =
          isAnyWord(two) ||
          pairCount(before.charCodeAt(before.length - 1), after.charCodeAt(0)) > 2000 ||
          isAnyWord(before.slice(-2) + after.slice(0, 1)) ||
          isAnyWord(before.slice(-1) + after.slice(0, 2)) ||
          isAnyWord(before.slice(-2) + after.slice(0, 2));
        // A pair of slogans of one length is set apart by a blank on purpose.
        const left = /[\u3400-\u9fff]*$/u.exec(line.slice(0, gap.index))?.[0].length ?? 0;
        const right = /^[\u3400-\u9fff]*/u.exec(line.slice(gap.index + gap[0].length))?.[0].length ?? 0;
        const slogans = !prose || (gaps.length <= 8 && left >= 4 && right >= 4 && line.length > 200 && !spoiled);
        if (spoiled || (inside && prose) || (inside && !(left >= 3 && right >= 3)) || (prose && !slogans))
          cut(from + gap.index, gap[0].length);
        else if (gap[0] !== ' ') cut(from + gap.index, gap[0].length, ' ');
      }
    }
    from += line.length + 1;
  }
  return edits.sort((a, b) => a.at - b.at || b.length - a.length);
});
