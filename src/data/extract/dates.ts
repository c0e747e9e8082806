/**
 * Dates as running text gives them, and what they mean: 12月 after 2011年6月 is of 2011, 次年 of the year after, 去年 of the
 * year before the document's.
 */
import { chineseNumeral } from '../numbers.ts';
import type { Span } from './text.ts';

export type DateMention = Span & {
  /** YYYY, YYYY-MM or YYYY-MM-DD; null: a time of which the text does not make the year plain. */
  date: string | null;
  /** A stretch of time (2005年以来, 2007~2009年度, 近三年) cannot be the date of an award. */
  stretch: boolean;
};

const POINT = new RegExp(
  [
    `(?<hanyear>[一二][九〇零][〇零一二三四五六七八九]{2})年(?:(?<hanmonth>十?[一二三四五六七八九十])月(?:(?<handay>[一二三]?十?[一二三四五六七八九十])日)?)?`,
    // 1 year, 2 month, 3 day
    String.raw`(?<year>(?:19|20)\d{2})年(?:(?<month>\d{1,2})月(?:份)?(?:(?<day>\d{1,2})日)?)?`,
    String.raw`(?<relative>今年|去年|前年|本年|当年|同年|次年|翌年|第二年|来年|同月|次月|当月)(?:的)?(?:(?<rmonth>\d{1,2})月(?:份)?(?:(?<rday>\d{1,2})日)?|(?<=[同当次]月)(?<mday>\d{1,2})日)?`,
    String.raw`(?<![\d.年至到、~～\-—])(?<bmonth>\d{1,2})月(?:份)?(?:(?<bday>\d{1,2})日)?`,
    '(?<same>同日|当日|当天)',
    '(?<before>上个?月|(?:这个|本)月)',
    '(?<yesterday>(?:昨|前)(?:天|日|晚)|上周[一二三四五六日末])',
    '(?<dayback>此前(?<backdays>[一二两三])[日天])',
    '(?<past>(?:盘点|回首|回顾|回望|梳理|细数|总结)(?:刚刚)?过去(?:的)?(?:这)?一年)',
    String.raw`(?<=[，；：。])(?<bareday>\d{1,2})日(?=，)`,
    '(?<recent>次日|翌日|日前|近日|近期|不久前|前不久|刚刚)',
    '(?<later>[一两二三四五六七八九十])年(?:之)?后(?=，)',
    String.raw`(?<months>半年|(?:[一两二三四五六七八九十]|\d{1,2})个月)(?:之)?后(?=[，又再还也被])`,
    String.raw`(?<![\d今去前同当次翌])(?<yearend>年(?:[底末]|终(?=，)))`,
    '(?<yearstart>(?<=[，。；：\\n]|^)年[初中]|(?<=[今去前]年)年[初中])(?=，|[\\u4e00-\\u9fff])',
    '(?<review>一年来|一年中|这一年)',
    '(?<whole>全年(?=，|[^，。；]{0,8}(?:荣|被评|获(?![利益批准])|受到|表彰)))',
    '(?<plain>(?:(?<![年月日的])|(?<=刚刚过去的))“(?:五一|七一|三八|五四|八一|十一)”(?=，))',
    '(?<feast>(?<![年月日])“?(?:五一|七一|三八|五四|八一|十一|国庆|元旦)”?(?:节)?(?:前夕|期间|之际|前))',
  ].join('|'),
  'gu',
);
const AFTER_STRETCH =
  /^(?:[初底末]|年初|年底|上半年|下半年)?(?:[、至到~～\-—]|以来|起|开始|以后|之后|以前|之前|前$|至今|间|（?以来|(?:春节|开局)?.{0,12}以来)/u;
const AFTER_SEASON: readonly (readonly [RegExp, string])[] = [
  [/^(?:的)?“?七[一·]/u, '07'],
  [/^(?:的)?“?五[一四](?!”?(?:劳动|巾帼|奖|红旗|新闻|先锋|青年))/u, '05'],
  [/^(?:的)?“?八一/u, '08'],
  [/^(?:的)?“?(?:十一|国庆)/u, '10'],
  [/^(?:的)?“?三八/u, '03'],
];

const chineseOrArabic = (text: string) => (/^\d/u.test(text) ? Number(text) : chineseNumeral(text.replace('两', '二')));
const two = (text: string) => text.padStart(2, '0');

function dated(year: number, month?: string, day?: string): string | null {
  if (year < 1949 || year > 2100) return null;
  if (month === undefined) return String(year);
  if (Number(month) < 1 || Number(month) > 12) return String(year);
  if (day === undefined || Number(day) < 1 || Number(day) > 31) return `${year}-${two(month)}`;
  return `${year}-${two(month)}-${two(day)}`;
}

/**
 * All dates of a text, in order. `writtenIn` and `writtenMonth` are the year and month that the document was written in, for 今年 and 去年; null where
 * neither its date nor its title says so (then these stay without a date).
 */
export function datesIn(
  text: string,
  writtenIn: number | null,
  reviewed: number | null = null,
  writtenMonth: number | null = null,
  written: string | null = null,
): DateMention[] {
  const found: DateMention[] = [];
  let year: number | null = null;
  let month: string | null = null;
  let full: string | null = null;
  /** Where the running year was named. */
  let yearAt = 0;
  /** The year that the sentence named last as a period of assessment (2010年度), for 次年. */
  let assessed: { year: number; at: number } | null = null;
  for (const match of text.matchAll(POINT)) {
    const groups = match.groups ?? {};
    const start = match.index;
    let end = start + match[0].length;
    let date: string | null = null;
    const rest = text.slice(end, end + 20);
    if (groups.hanyear !== undefined) {
      year = Number(
        [...groups.hanyear].map((digit) => '〇一二三四五六七八九'.indexOf(digit === '零' ? '〇' : digit)).join(''),
      );
      const [inMonth, onDay] = [groups.hanmonth, groups.handay].map((told) =>
        told === undefined ? undefined : String(chineseNumeral(told) ?? ''),
      );
      month = inMonth || null;
      date = dated(year, inMonth || undefined, onDay || undefined);
      yearAt = end;
    } else if (groups.yesterday !== undefined) date = dayBefore(written, groups.yesterday);
    else if (groups.dayback !== undefined) {
      const back = chineseNumeral((groups.backdays ?? '').replace('两', '二')) ?? 0;
      date = full === null ? null : shifted(full, -back);
    } else if (groups.past !== undefined) {
      // 盘点过去一年 in March: the year before.
      if (writtenIn !== null && writtenMonth !== null && writtenMonth < 4) {
        year = writtenIn - 1;
        date = String(year);
        yearAt = end;
      }
    } else if (groups.bareday !== undefined)
      date = year === null || month === null ? null : dated(year, month, groups.bareday);
    else if (groups.year !== undefined) {
      // 自2003年以来: tells nothing of the year of what follows.
      // 力争2015年通过验收, 2012年度先进单位: nor do these.
      const since =
        /^(?:年)?(?:以来|起)/u.test(rest) ||
        /^度(?!，)/u.test(rest) ||
        (writtenIn !== null && Number(groups.year) > writtenIn);
      const earlier: number | null = year;
      year = Number(groups.year);
      date = dated(year, groups.month, groups.day);
      month = groups.month ?? null;
      if (since) year = earlier;
      else yearAt = end;
      assessed = /^度/u.test(rest) ? { year: Number(groups.year), at: end } : null;
    } else if (groups.relative !== undefined) {
      const word = groups.relative;
      if (/[同当次翌]|第二/u.test(word) && !/月$/u.test(word)) {
        if (word === '同年' || word === '当年') date = year === null ? null : dated(year, groups.rmonth, groups.rday);
        else {
          // 获2010年度二等奖，次年: of the year after 2010.
          const from: number | null =
            assessed && !/[。；\n]/u.test(text.slice(assessed.at, start)) ? assessed.year : year;
          year = from === null ? null : from + 1;
          date = year === null ? null : dated(year, groups.rmonth, groups.rday);
        }
      } else if (/月$/u.test(word)) {
        // 8月，…。当月，…: of the year in which was written, where none was named.
        const base: number | null = year ?? reviewed ?? writtenIn;
        const next: number | null =
          word === '次月' && month !== null && toldJust(found.at(-1), text, start) ? Number(month) + 1 : null;
        if (word === '次月' && next === null) date = null;
        else if (next !== null && base !== null) {
          year = next > 12 ? base + 1 : base;
          month = String(next > 12 ? 1 : next);
          date = dated(year, month, groups.mday);
        } else date = base !== null && month !== null ? dated(base, month, groups.mday) : null;
      } else {
        const shift = word === '去年' ? -1 : word === '前年' ? -2 : word === '来年' ? 1 : 0;
        const meant = writtenIn === null ? null : writtenIn + shift;
        date = meant === null ? null : dated(meant, groups.rmonth, groups.rday);
        // 比去年同期增长: compared with, not spoken of.
        if (!/[比较与]$/u.test(text.slice(Math.max(0, start - 1), start)) && !/^同期/u.test(rest)) year = meant;
      }
      if (!/月$/u.test(word)) month = groups.rmonth ?? null;
    } else if (groups.bmonth !== undefined) {
      // 7月1日 in a paragraph of its own is of the year in which was written.
      const fresh = groups.bday !== undefined && writtenIn !== null && text.slice(yearAt, start).includes('\n');
      // 2010年大事回顾 told month by month is of the year that the title looks back on.
      const monthly = reviewed !== null && text.slice(yearAt, start).includes('\n');
      const told: number | null = fresh || monthly ? reviewed : (year ?? reviewed);
      // 12月 in what was written in January: of the year before.
      const past =
        writtenIn !== null && writtenMonth !== null && writtenMonth < 4 && Number(groups.bmonth) > writtenMonth ? 1 : 0;
      const base: number | null = told ?? (writtenIn === null ? null : writtenIn - past);
      date = base === null ? null : dated(base, groups.bmonth, groups.bday);
      month = groups.bmonth;
      if (fresh) {
        year = base;
        yearAt = end;
      }
    } else if (groups.before !== undefined) {
      // 上个月: of the month before the one in which was written.
      const back = groups.before.startsWith('上') ? 1 : 0;
      if (writtenIn !== null && writtenMonth !== null) {
        const turn = writtenMonth - back < 1;
        date = dated(turn ? writtenIn - 1 : writtenIn, String(turn ? 12 : writtenMonth - back));
        // 上月…；同月, 这个月…：6日
        year = turn ? writtenIn - 1 : writtenIn;
        month = String(turn ? 12 : writtenMonth - back);
        yearAt = end;
      }
    } else if (groups.recent !== undefined) date = null;
    else if (groups.later !== undefined) {
      // 2009年…。三年后，…
      const years = chineseNumeral(groups.later.replace('两', '二'));
      if (year !== null && years !== null) year += years;
      date = year === null ? null : String(year);
      month = null;
    } else if (groups.months !== undefined) {
      // 2011年11月，…。两个月后，…: January.
      const on: number | null = groups.months === '半年' ? 6 : chineseOrArabic(groups.months.slice(0, -2));
      if (year !== null && month !== null && on !== null) {
        const all: number = year * 12 + Number(month) - 1 + on;
        year = Math.floor(all / 12);
        month = String((all % 12) + 1);
        date = dated(year, month);
      }
    } else if (groups.yearend !== undefined) {
      // 3月，…；7月，…；年末: of the year that the months before it are of.
      const last = found.findLast((each) => each.date !== null);
      const near = last?.date != null && last.date.length > 4 && !text.slice(last.end, start).includes('\n');
      const meant: number | null = near ? Number(last.date?.slice(0, 4)) : year;
      date = meant === null ? null : String(meant);
      month = null;
    } else if (groups.yearstart !== undefined) {
      const base: number | null = year ?? reviewed ?? writtenIn;
      date = base === null ? null : String(base);
      month = null;
    } else if (groups.review !== undefined) date = reviewed === null ? null : String(reviewed);
    else if (groups.whole !== undefined) {
      const base: number | null = reviewed ?? year;
      date = base === null ? null : String(base);
    } else if (groups.plain !== undefined) {
      // 3月，…；“七一”，…: the day itself.
      const base: number | null = year ?? reviewed ?? writtenIn;
      const number = AFTER_SEASON.find(([season]) => season.test(groups.plain ?? ''))?.[1];
      date = base === null ? null : dated(base, number);
      month = number ?? month;
    } else if (groups.feast !== undefined) {
      // “五一”前夕，喜讯传来: of the year that was spoken of, else of that in which was written; the month is not sure.
      const base = year ?? reviewed ?? writtenIn;
      date = base === null ? null : String(base);
    } else date = full;
    if (date !== null && date.length === 4 && groups.same === undefined) {
      for (const [season, number] of AFTER_SEASON) {
        const hit = season.exec(rest);
        // "五一"前夕 may be April as well as May: the year alone is sure.
        if (!hit || /^.{0,4}(?:前夕|之前|前)/u.test(rest.slice(hit[0].length))) continue;
        date = `${date}-${number}`;
        month = number;
      }
    }
    if (date !== null && date.length === 10) full = date;
    const tail = /^(?:年?[初底末]|上半年|下半年|春节|夏天|秋天|冬天|冬|夏|春|秋|度)/u.exec(rest);
    if (tail) end += tail[0].length;
    const before = text.slice(Math.max(0, start - 3), start);
    // 2011年度，先后获得…: a time; 2011年度先进单位: part of a title.
    const stretch =
      AFTER_STRETCH.test(text.slice(end, end + 16)) ||
      (tail?.[0] === '度' && text[end] !== '，') ||
      // 2008年、2010年两次荣获, 2005年至2007年，连续三年被评为: the last time is the date.
      (/(?:[~～至到\-—]|截至|截止)$/u.test(before) &&
        !(groups.year !== undefined && /^，?[^，；。“]{0,6}?连续/u.test(rest))) ||
      (/自$|从$/u.test(before) && /^.{0,12}(?:起|以来|开始)/u.test(text.slice(end, end + 16)));
    found.push({ start, end, date, stretch });
  }
  return found;
}

/** Whether the mention before an offset names a month in the same sentence. */
const toldJust = (last: DateMention | undefined, text: string, at: number): boolean =>
  last?.date != null && last.date.length > 4 && !/[。！？\n]/u.test(text.slice(last.end, at));

/** A day so many days away from another, both YYYY-MM-DD. */
function shifted(day: string, by: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}

/** 昨天, 前天, 上周五: seen from the day (YYYY-MM-DD) on which was written; null where that is not known to the day. */
function dayBefore(written: string | null, word: string): string | null {
  if (
    written === null ||
    !/^\d{4}-\d{2}-\d{2}$/u.test(written) ||
    word === '上周末' ||
    Number.isNaN(Date.parse(written))
  )
    return null;
  if (word.startsWith('昨')) return shifted(written, -1);
  if (word.startsWith('前')) return shifted(written, -2);
  const today = new Date(`${written}T00:00:00Z`).getUTCDay() || 7;
  return shifted(written, '一二三四五六日'.indexOf(word.slice(-1)) + 1 - today - 7);
}

/** The year that a title looks back on (2010年工作回眸; 2010，…的成绩单), or null. */
export function reviewedYear(title: string | null): number | null {
  const year =
    /(20\d{2})年[^。\n]{0,24}(?:回眸|综述|回顾|总结|盘点|成绩单|大事记)/u.exec(title ?? '')?.[1] ??
    /^(20\d{2})[，：:、—·\s]+[^。\n]{0,24}(?:回眸|综述|回顾|总结|盘点|成绩单|答卷|大事记|足迹|印记)/u.exec(
      title ?? '',
    )?.[1] ??
    /(?:回眸|回首|盘点|回望|再见|告别)(20\d{2})(?!年?[以之]|\d)/u.exec(title ?? '')?.[1];
  return year ? Number(year) : null;
}

/** The year a document was written in: from its date, else from a title that looks back on a year (2010年…回眸). */
export function yearOf(document: { date: string | null; title: string | null; text: string }): number | null {
  const printed = /^(\d{4})/u.exec(document.date ?? '');
  if (printed) return Number(printed[1]);
  const head = `${document.title ?? ''}\n${document.text.slice(0, 120)}`;
  const lookback = /(20\d{2})年[^。\n]{0,24}(?:回眸|综述|回顾|总结|纪实|工作纪要|盘点)/u.exec(head);
  if (lookback) return Number(lookback[1]);
  // 2012年是…不平凡的一年, 今年是2012年
  const plain = /今年是(20\d{2})年|(20\d{2})年[^。]{0,30}不平凡的一年。这一年/u.exec(document.text);
  return plain ? Number(plain[1] ?? plain[2]) : null;
}
