/** How often an honour was won, as the words around it say. */
import { chineseNumeral } from '../../numbers.ts';

/** Arabic or Chinese digits as a number; null where they are none. */
export function numeral(text: string): number | null {
  return /^\d+$/u.test(text) ? Number(text) : chineseNumeral(text);
}

/**
 * How often: 连续五年, 三次, 蝉联三届, 第四次 in what stands before the title, 3次 behind it. Null where the text only says that it
 * was often (多次), undefined where it says nothing.
 */
export function timesIn(before: string, after: string, titles = 1): number | null | undefined {
  const ahead =
    /(?:连续|先后|蝉联|曾|已|共|第|曾经|累计)?([一二两三四五六七八九十\d]{1,10})(?:个)?(?:年|届|次|度)(?:都|均|被|获|荣|蝉|$)?/gu;
  let count: number | null = null;
  for (const match of before.matchAll(ahead)) {
    const word = match[0];
    if (!/^(?:连续|先后|蝉联|曾|第|已|共|累计)/u.test(word) && !/次|届|度/u.test(word)) continue;
    // 两度获评, but 2009年度获评, 一度.
    if (/度/u.test(word) && !/^[两二三四五六七八九]度/u.test(word)) continue;
    if (/^第/u.test(word) && !/次/u.test(word)) continue;
    if (/年|届|次|度/u.test(word)) count = numeral((match[1] ?? '').replace('两', '二'));
  }
  const nth = /连续第([一二两三四五六七八九十\d]{1,3})(?:年|次|届)/u.exec(before)?.[1];
  if (nth) count = numeral(nth) ?? count;
  // 2006年、2008年被评为
  const years = /((?:(?:19|20)\d{2}年?(?:、|和))+)(?:19|20)\d{2}年[^，；]*$/u.exec(before)?.[1];
  if (years && count === null) count = years.split(/[、和]/u).length;
  const behind =
    /^[”]?(?:荣誉|光荣)?(?:称号|奖励)?(?:各|共|达到?|累计|有)?([一二两三四五六七八九十\d]{1,10})(?:多|余)?(?:次|项|个|人次|枚|块|名|人)/u.exec(
      after,
    );
  // A、B、C三块奖牌: so many in all.
  const inAll = titles > 1 && behind && !behind[0].includes('各') && numeral(behind[1] ?? '') === titles;
  if (behind?.[1] && !inAll) count = numeral(behind[1]) ?? count;
  if (count === null && /多次|若干|数次|屡次|屡获/u.test(before.slice(-8) + after.slice(0, 6))) return null;
  return count ?? undefined;
}
