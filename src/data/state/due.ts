/**
 * When a subscription is due: from a local time, a zone and days to moments in UTC, and back.
 *
 * Intl knows every IANA zone and its transitions, so no date library is needed: a local time is turned into UTC by asking
 * Intl for the zone's offset on both sides of it.
 */
import chineseDays from 'chinese-days';

/** What a subscription says about its times. */
export interface Rule {
  /** Local time, HH:MM. */
  readonly time: string;
  /** IANA name, e.g. Asia/Shanghai. */
  readonly timeZone: string;
  readonly days: Days;
}

/** Every day; the workdays of mainland China; or weekdays by their ISO numbers (1 Monday … 7 Sunday), ascending: '1,3,5'. */
export type Days = string;
export const DAILY: Days = 'daily';
export const WORKDAYS: Days = 'workdays';

/** The last year whose public holidays chinese-days knows (the State Council announces them each November); after it, Monday to Friday are workdays. */
export const HOLIDAYS_KNOWN_UNTIL = 2026;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How long after its time a missed run is still made up, unless the local day ends before. */
const GRACE = 12 * HOUR;
/** So long it is made up in any case: what is due at 23:58 must survive a restart and the wait behind others. */
const LEAST_GRACE = HOUR;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}

/** Whether Intl knows a zone of that name. */
export function isTimeZone(name: string): boolean {
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}

const LOCAL = /^(\d\d)\/(\d\d)\/(\d+), (\d\d):(\d\d):(\d\d)$/;

/** A moment as the clocks of a zone show it, in milliseconds as if those clocks were UTC. */
function localClock(moment: number, timeZone: string): number {
  const [, month, day, year, hour, minute, second] = LOCAL.exec(formatterOf(timeZone).format(moment)) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}

/** Local date and time of a moment: YYYY-MM-DD and HH:MM. */
export function toLocal(moment: number, timeZone: string): { date: string; time: string } {
  const text = new Date(localClock(moment, timeZone)).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

/**
 * The moment of a local time. One that exists twice (clocks set back) gives the first; one that does not exist (clocks set
 * forward) moves forward by the length of the gap, as RFC 5545 and Temporal's "compatible" do.
 *
 * @param date YYYY-MM-DD
 * @param time HH:MM
 */
export function toMoment(date: string, time: string, timeZone: string): number {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  // No zone changes its offset twice within two days.
  const before = localClock(wanted - DAY, timeZone) - (wanted - DAY);
  const after = localClock(wanted + DAY, timeZone) - (wanted + DAY);
  const candidates = [wanted - before, wanted - after].filter((moment) => localClock(moment, timeZone) === wanted);
  return candidates.length > 0 ? Math.min(...candidates) : wanted - before;
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whether a local date is one of the days. */
export function isOn(date: string, days: Days): boolean {
  if (days === DAILY) return true;
  if (days === WORKDAYS) return chineseDays.isWorkday(date);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return days.split(',').includes(String(weekday));
}

/** The longest time without a workday is a holiday week with its weekends. */
const FAR = 40;

/**
 * The first due moment after a moment.
 *
 * @param after milliseconds since 1970; the result is later
 * @param from an earliest local date (YYYY-MM-DD): after a post of today, or where a pause ends
 */
export function nextDue(rule: Rule, after: number, from?: string): number {
  const today = toLocal(after, rule.timeZone).date;
  let date = from !== undefined && from > today ? from : today;
  for (let day = 0; day < FAR; day++, date = addDays(date, 1)) {
    if (!isOn(date, rule.days)) continue;
    const moment = toMoment(date, rule.time, rule.timeZone);
    if (moment > after) return moment;
  }
  throw new RangeError(`no due day within ${FAR} days: ${JSON.stringify(rule)}`);
}

/**
 * The first due moment after a moment on a local day that has had no post: one that had gets no second, whatever was changed
 * or set back since.
 *
 * @param last when the channel was last due for a post that it had; null: never
 * @param from an earliest local date (YYYY-MM-DD), where a pause ends
 */
export function nextFreeDue(rule: Rule, after: number, last: number | null, from?: string): number {
  const free = last === null ? undefined : addDays(toLocal(last, rule.timeZone).date, 1);
  const earliest = [from, free]
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
  return nextDue(rule, after, earliest);
}

/**
 * Until when a run that was due at a moment is made up: 12 hours later or the end of the local day, whichever is first, but
 * an hour at least.
 */
export function graceEnd(dueAt: number, timeZone: string): number {
  const tomorrow = addDays(toLocal(dueAt, timeZone).date, 1);
  const end = Math.min(dueAt + GRACE, toMoment(tomorrow, '00:00', timeZone));
  return Math.max(end, dueAt + LEAST_GRACE);
}
