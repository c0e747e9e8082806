/**
 * Numbers as Chinese articles print them.
 */
const DIGITS = new Map([...'零一二三四五六七八九'].map((digit, value) => [digit, value]));
DIGITS.set('〇', 0).set('两', 2).set('俩', 2);
const SMALL_UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const LARGE_UNITS = [
  ['亿', 1e8],
  ['万', 1e4],
] as const;

/**
 * The value of a numeral written in Chinese characters: 三 is 3, 十余 is no numeral, 两百五十 is 250, 三万二千 is 32000,
 * 二〇一一 (a row of digits) is 2011. Returns null for a text that is no such numeral.
 */
export function chineseNumeral(text: string): number | null {
  for (const [unit, times] of LARGE_UNITS) {
    const at = text.lastIndexOf(unit);
    if (at < 0) continue;
    const many = at === 0 ? 1 : chineseNumeral(text.slice(0, at));
    const rest = at === text.length - 1 ? 0 : chineseNumeral(text.slice(at + 1));
    return many === null || rest === null ? null : many * times + rest;
  }
  let total = 0;
  let digits: number | null = null;
  for (const character of text) {
    const digit = DIGITS.get(character);
    const unit = SMALL_UNITS.get(character);
    if (digit !== undefined) digits = (digits ?? 0) * 10 + digit;
    else if (unit !== undefined) {
      total += (digits ?? 1) * unit;
      digits = null;
    } else return null;
  }
  return text === '' ? null : total + (digits ?? 0);
}

const CHINESE_RUN = /[零〇一二三四五六七八九十百千万亿两俩]+/gu;
const ARABIC = /\d+(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/gu;

/**
 * Every value that a printed figure can be said to contain: "116万余元" contains 116, "十余人" 10, "翻了两番" 2 and 4
 * (doubled twice), "翻番" 2, "三分之二" 3 and 2, "半年" 0.5, "零下40多摄氏度" 40 and -40. Full-width digits count like
 * half-width ones. Units such as 万 are left to the unit, as in the records (163.1万批 contains 163.1).
 */
export function valuesIn(printed: string): number[] {
  const plain = printed.normalize('NFKC').replaceAll('．', '.').replaceAll('，', ',');
  const values: number[] = [];
  for (const [match] of plain.matchAll(ARABIC)) values.push(Number(match.replaceAll(',', '')));
  for (const [run] of plain.matchAll(CHINESE_RUN)) {
    const whole = chineseNumeral(run);
    if (whole !== null) values.push(whole);
    const withoutUnit = chineseNumeral(run.replace(/[万亿]+$/u, ''));
    if (withoutUnit !== null) values.push(withoutUnit);
  }
  if (/零下|[-−负]\s*\d/u.test(plain)) values.push(...values.map((value) => -value));
  if (plain.includes('半')) values.push(0.5);
  for (const [, times] of plain.matchAll(/翻了?([一二两三四五\d]?)番/gu)) {
    const doublings = times ? (chineseNumeral(times) ?? Number(times)) : 1;
    values.push(2 ** doublings);
  }
  return values;
}
