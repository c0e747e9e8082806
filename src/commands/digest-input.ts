/**
 * What people write for times, zones, days and filters of the daily practice, read and offered while they type.
 */
import { fold } from '../data/match/fold.ts';
import { isPossibleDate, THEMES, type Theme } from '../data/model.ts';
import { addDays, DAILY, type Days, isTimeZone, toLocal, WORKDAYS } from '../data/state/due.ts';
import type { Texts } from '../replies/texts/texts.ts';
import type { Choice } from './complete.ts';
import type { Context } from './context.ts';

/** Full-width digits, letters and colons as plain ones. */
const narrow = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** HH:MM from 8:00, 0800, 8, 8点半, 下午3点, 8:30pm; null where it is no time. */
export function readTime(typed: string): string | null {
  const match =
    /^(上午|早上|下午|晚上)?(\d{1,2})(?:[:点时](\d{1,2}|半)?分?|(?<=\d\d)(\d\d))?\s*(am|pm)?$/u.exec(narrow(typed)) ??
    [];
  const [, part, hours, minutes, packed, half] = match;
  if (hours === undefined) return null;
  const isAfternoon = half === 'pm' || part === '下午' || part === '晚上';
  let hour = Number(hours);
  if (isAfternoon && hour < 12) hour += 12;
  if ((half === 'am' || part === '晚上') && Number(hours) === 12) hour = 0;
  const minute = minutes === '半' ? 30 : Number(minutes ?? packed ?? 0);
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const WORDS: Readonly<Record<string, Days>> = {
  每天: DAILY,
  每日: DAILY,
  天天: DAILY,
  daily: DAILY,
  'every day': DAILY,
  everyday: DAILY,
  all: DAILY,
  工作日: WORKDAYS,
  中国工作日: WORKDAYS,
  workdays: WORKDAYS,
  'chinese workdays': WORKDAYS,
  weekdays: '1,2,3,4,5',
  周末: '6,7',
  weekends: '6,7',
};
const ENGLISH = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const CHINESE = '一二三四五六日';

/** Days from 每天, 工作日, 周一至周五, 周一、周三, mon,wed, 1-5; null where they are not understood. */
export function readDays(typed: string): Days | null {
  const text = narrow(typed);
  const word = WORDS[text];
  if (word !== undefined) return word;
  const days = new Set<number>();
  const digits = text
    .replace(/星期|礼拜|周/gu, '')
    .replace(/天/gu, '日')
    .replace(/[一二三四五六日]/gu, (character) => String(CHINESE.indexOf(character) + 1))
    .replace(/[a-z]+/g, (name) => {
      const day = name === 'to' ? -1 : ENGLISH.indexOf(name.slice(0, 3));
      return name === 'to' ? '-' : day < 0 ? name : String(day + 1);
    })
    .replace(/\s*[-~—–至到]+\s*/gu, '-')
    .replace(/[\s,、，;/和及与&]+/gu, '');
  if (!/^(?:[1-7](?:-[1-7])?)+$/.test(digits)) return null;
  for (const [, first, last] of digits.matchAll(/([1-7])(?:-([1-7]))?/g)) {
    const end = Number(last ?? first);
    for (let day = Number(first); ; day = (day % 7) + 1) {
      days.add(day);
      if (day === end) break;
    }
  }
  return days.size === 7 ? DAILY : [...days].sort().join(',');
}

export function daysText(days: Days, texts: Texts): string {
  if (days === DAILY) return texts.digest.daily;
  if (days === WORKDAYS) return texts.digest.workdays;
  if (days === '1,2,3,4,5') return texts.digest.mondayToFriday;
  return days
    .split(',')
    .map((day) => texts.digest.weekdays[Number(day) - 1] ?? '')
    .join(texts.comma);
}

/** Cities that people look for and that the IANA names do not have, or not in Chinese. */
const PLACES: Readonly<Record<string, string>> = {
  北京: 'Asia/Shanghai',
  beijing: 'Asia/Shanghai',
  中国: 'Asia/Shanghai',
  china: 'Asia/Shanghai',
  上海: 'Asia/Shanghai',
  乌鲁木齐: 'Asia/Urumqi',
  新疆: 'Asia/Urumqi',
  香港: 'Asia/Hong_Kong',
  澳门: 'Asia/Macau',
  台北: 'Asia/Taipei',
  东京: 'Asia/Tokyo',
  首尔: 'Asia/Seoul',
  新加坡: 'Asia/Singapore',
  伦敦: 'Europe/London',
  巴黎: 'Europe/Paris',
  柏林: 'Europe/Berlin',
  莫斯科: 'Europe/Moscow',
  纽约: 'America/New_York',
  洛杉矶: 'America/Los_Angeles',
  悉尼: 'Australia/Sydney',
  utc: 'UTC',
  gmt: 'UTC',
};
const ZONES: readonly string[] = [
  'Asia/Shanghai',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Asia/Shanghai'),
  'UTC',
];

/** The IANA name as it is written; null where there is no such zone. */
export function readTimeZone(typed: string): string | null {
  const wanted = narrow(typed);
  const zone = PLACES[wanted] ?? ZONES.find((each) => each.toLowerCase() === wanted.replace(/ /g, '_'));
  if (zone !== undefined) return zone;
  // Older names of zones (Asia/Chongqing) are not listed, but known.
  return /^[a-z_]+\/[a-z_/+-]+$/i.test(typed.trim()) && isTimeZone(typed.trim()) ? typed.trim() : null;
}

const SEPARATOR = /[,、，;；]\s*/u;

/** The themes that are meant, or the first text that is none. */
export function readThemes(typed: string, texts: Texts): readonly Theme[] | { readonly unknown: string } {
  return readList(typed, (part) => THEMES.find((theme) => theme === part || fold(texts.themes[theme]) === fold(part)));
}

export function provincesOf({ corpus }: Context): string[] {
  const known = corpus.practiceKeys().flatMap(({ province }) => (province === null ? [] : [province]));
  return [...new Set(known)].sort((a, b) => a.localeCompare(b, 'zh-CN'));
}

export function readProvinces(typed: string, context: Context): readonly string[] | { readonly unknown: string } {
  const known = provincesOf(context);
  return readList(
    typed,
    (part) =>
      known.find((province) => fold(province) === fold(part.replace(/(省|市|自治区)$/u, ''))) ??
      known.find((province) => fold(province) === fold(part)),
  );
}

function readList<Item extends string>(
  typed: string,
  find: (part: string) => Item | undefined,
): readonly Item[] | { readonly unknown: string } {
  const found = new Set<Item>();
  for (const part of typed.split(SEPARATOR).filter((each) => each !== '')) {
    const item = find(part.trim());
    if (item === undefined) return { unknown: part };
    found.add(item);
  }
  return [...found];
}

/** A date to come, YYYY-MM-DD, from 2026-10-8, 2026年10月8日 or 10月8日; null where it is none. */
export function readDate(typed: string, today: string): string | null {
  const [, year, month, day] = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/u.exec(narrow(typed)) ?? [];
  if (month === undefined || day === undefined) return null;
  const inYear = (number: number) => `${number}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const thisYear = inYear(Number(year ?? today.slice(0, 4)));
  const date = year === undefined && thisYear <= today ? inYear(Number(today.slice(0, 4)) + 1) : thisYear;
  return isPossibleDate(date) && date > today ? date : null;
}

export type DigestInput = 'time' | 'timezone' | 'days' | 'themes' | 'provinces' | 'date';

/** What Discord offers below such an option, best first. */
export function completeInput(kind: DigestInput, typed: string, context: Context): Choice[] {
  switch (kind) {
    case 'time':
      return times(typed).map(same);
    case 'timezone':
      return zones(typed, context);
    case 'days':
      return dayChoices(typed, context);
    case 'themes':
      return listChoices(typed, THEMES, (theme) => context.texts.themes[theme]);
    case 'provinces':
      return listChoices(typed, provincesOf(context), (province) => province);
    case 'date':
      return dates(typed, context);
  }
}

const same = (value: string): Choice => ({ name: value, value });

const COMMON_TIMES = [
  '08:00',
  '08:30',
  '09:00',
  '07:30',
  '07:00',
  '08:45',
  '09:30',
  '10:00',
  '12:00',
  '13:30',
  '14:00',
  '17:00',
  '18:00',
];

function times(typed: string): string[] {
  if (typed.trim() === '') return COMMON_TIMES;
  const exact = readTime(typed);
  const digits = narrow(typed).replace(/\D.*$/u, '');
  const hour = exact?.slice(0, 2) ?? null;
  const more = hour === null ? [] : ['00', '15', '30', '45'].map((minutes) => `${hour}:${minutes}`);
  // 1 may become 10 to 19.
  const longer =
    /^[12]$/.test(digits) && typed.trim() === digits
      ? Array.from({ length: digits === '1' ? 10 : 4 }, (_, unit) => `${digits}${unit}:00`)
      : [];
  return [...new Set([...(exact === null ? [] : [exact]), ...more, ...longer])];
}

function zones(typed: string, context: Context): Choice[] {
  const wanted = narrow(typed).replace(/ /g, '_');
  const named = Object.entries(PLACES).flatMap(([place, zone]) =>
    wanted !== '' && place.startsWith(wanted) ? [zone] : [],
  );
  const begins = ZONES.filter((zone) =>
    zone
      .toLowerCase()
      .split('/')
      .some((part) => part.startsWith(wanted)),
  );
  const contains = ZONES.filter((zone) => zone.toLowerCase().includes(wanted));
  return [...new Set([...named, ...begins, ...contains])]
    .slice(0, 25)
    .map((zone) => ({ name: `${zone} · ${zoneName(zone, context.locale)}`, value: zone }));
}

function zoneName(timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function dayChoices(typed: string, { texts }: Context): Choice[] {
  const own = readDays(typed);
  const offered = [DAILY, WORKDAYS, '1,2,3,4,5', '1,3,5', '2,4', '1', '5'];
  const list = typed.trim() === '' ? offered : own === null ? offered : [own, ...offered];
  // The value is what a person could have typed: it stands in the option when it was picked.
  const typedAs = (days: Days) => (days === DAILY || days === WORKDAYS ? days : daysToTyped(days));
  return [...new Set(list)].map((days) => ({ name: daysText(days, texts), value: typedAs(days) }));
}

const daysToTyped = (days: Days): string =>
  days
    .split(',')
    .map((day) => ENGLISH[Number(day) - 1] ?? '')
    .join(',');

/** Completes the last name of a list and keeps those before it. */
function listChoices<Item extends string>(
  typed: string,
  known: readonly Item[],
  label: (item: Item) => string,
): Choice[] {
  const parts = typed.split(SEPARATOR);
  const last = fold(parts.at(-1) ?? '');
  const before = parts
    .slice(0, -1)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const taken = before.flatMap((part) => known.filter((item) => item === part || label(item) === part));
  return known
    .filter((item) => !taken.includes(item))
    .filter((item) => last === '' || fold(item).includes(last) || fold(label(item)).includes(last))
    .map((item) => ({
      name: [...taken, item].map(label).join('、'),
      value: [...taken, item].join('、'),
    }))
    .filter(({ name, value }) => name.length <= 100 && value.length <= 100);
}

function dates(typed: string, { desk }: Context): Choice[] {
  // Near enough for a list of suggestions; what is picked is read in the zone of the subscription.
  const today = typeof desk === 'string' ? null : toLocal(desk.now(), 'Asia/Shanghai').date;
  if (today === null) return [];
  const own = readDate(typed, today);
  const offered = [1, 2, 3, 7, 14, 30].map((days) => addDays(today, days));
  return (own === null ? offered : [own, ...offered])
    .filter((date) => own !== null || date.startsWith(typed.trim()))
    .map(same);
}
