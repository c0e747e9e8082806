import { type Edit, editStage, isHan } from './draft.ts';
import { isReadingOf, SYLLABLE } from './readings.ts';
import { isTraditionalOnly, simplifiedCode } from './variants.ts';

const BRACKET = new RegExp(` ?[(（] ?(${SYLLABLE}) ?[)）]`, 'giu');
/** So many true readings make a page of which any toned syllable behind a character is one: tables of spinners have wrong ones. */
const SPUN = 5;

/**
 * "(jiǎn)" behind 檢. A bracket goes when it is a reading of the character before it and that is a Traditional one, or when the
 * page has several; a single reading behind a rare Simplified character is the author's own (犇（bēn）).
 */
export const pinyinBrackets = editStage('pinyin-brackets', (text) => {
  if (!/[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]/u.test(text)) return [];
  const edits: Edit[] = [];
  const found: { edit: Edit; sure: boolean; traditional: boolean; toned: boolean }[] = [];
  for (const match of text.matchAll(BRACKET)) {
    const before = text.charCodeAt(match.index - 1);
    if (!isHan(before)) continue;
    const reading = (match[1] ?? '').toLowerCase();
    const sure =
      isReadingOf(String.fromCharCode(before), reading) ||
      isReadingOf(String.fromCharCode(simplifiedCode(before)), reading);
    found.push({
      edit: { at: match.index, length: match[0].length, to: '' },
      sure,
      traditional: isTraditionalOnly(before),
      toned: !/^[a-z]+$/u.test(reading),
    });
  }
  const spun = found.filter(({ sure, toned }) => sure && toned).length >= SPUN;
  for (const { edit, sure, traditional, toned } of found)
    if (toned ? spun || (sure && traditional) : spun && sure) edits.push(edit);
  return edits;
});
