import { type Edit, editStage } from './draft.ts';

const UNIT = '(?=[ ]?(?:[%％‰]|(?![年月日号])[\u4e00-\u9fff]))';

/** Blanks inside numbers (179 644 批), and years run into months (20115月). A digit is never changed, only put together. */
export const numbers = editStage('numbers', (text) => {
  const edits: Edit[] = [];
  const take = (expression: RegExp, to: (...groups: string[]) => string) => {
    for (const match of text.matchAll(expression)) {
      const whole = to(...match.slice(1));
      if (whole !== match[0]) edits.push({ at: match.index, length: match[0].length, to: whole });
    }
  };
  // Groups of three, as the international system writes thousands.
  take(new RegExp(`(?<![\\d.,])(\\d{1,3}(?: \\d{3})+)(?!\\d|[., ]\\d)${UNIT}`, 'gu'), (n = '') =>
    n.replaceAll(' ', ''),
  );
  // A blank in a year, at a decimal point, before %.
  take(/(?<!\d|\d )(2 ?0 ?[0-2] ?\d|1 ?9 ?\d ?\d)(?= ?年|〕|\n|$|[、和至到~～—-](?:19|20)\d\d年)/gu, (n = '') =>
    n.replaceAll(' ', ''),
  );
  take(/(?<=\d) \.(?=\d)|(?<=\d)\. (?=\d+(?:[%％万亿]|个?百分点))/gu, () => '.');
  take(/(?<=\d) +(?=[%％‰])/gu, () => '');
  // 崛起的20102010年: the end of a heading and the year that begins the text.
  take(/(?<!\d)((?:19|20)\d{2})(?=(?:19|20)\d{2}年)/gu, (year = '') => `${year}\n`);
  // 20115月: no month has five digits, so the year lost its 年.
  take(/(?<!\d)((?:19|20)\d{2})(1[0-2]|[1-9])月(?=\d{1,2}日|\D|$)/gu, (year = '', month = '') => `${year}年${month}月`);
  return edits.sort((a, b) => a.at - b.at);
});
