import { describe, expect, it } from 'vitest';
import { graceEnd, isOn, isTimeZone, nextDue, toLocal, toMoment, WORKDAYS } from '../../../src/data/state/due.ts';

const iso = (moment: number): string => new Date(moment).toISOString();

describe('a local time', () => {
  it.each([
    ['2026-11-23', '08:30', 'Asia/Shanghai', '2026-11-23T00:30:00.000Z'],
    ['2026-01-15', '08:30', 'America/New_York', '2026-01-15T13:30:00.000Z'],
    ['2026-07-15', '08:30', 'America/New_York', '2026-07-15T12:30:00.000Z'],
    ['2026-07-15', '00:15', 'Asia/Kathmandu', '2026-07-14T18:30:00.000Z'],
    ['2026-07-15', '12:00', 'UTC', '2026-07-15T12:00:00.000Z'],
  ])('%s %s in %s is a moment', (date, time, zone, expected) => {
    const moment = toMoment(date, time, zone);
    expect(iso(moment)).toBe(expected);
    expect(toLocal(moment, zone)).toEqual({ date, time });
  });

  it.each([
    ['America/New_York', '2026-03-08', '02:30', '03:30'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '02:45'],
    ['Europe/London', '2026-03-29', '01:00', '02:00'],
    // Clocks go forward at midnight.
    ['Africa/Cairo', '2026-04-24', '00:30', '01:30'],
  ])('that does not exist in %s moves forward', (zone, date, time, shown) => {
    expect(toLocal(toMoment(date, time, zone), zone)).toEqual({ date, time: shown });
  });

  it.each([
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00.000Z'],
  ])('that exists twice in %s is the first', (zone, date, time, expected) => {
    expect(iso(toMoment(date, time, zone))).toBe(expected);
  });

  it('on a day that a zone leaves out moves into the next', () => {
    expect(toLocal(toMoment('2011-12-30', '08:00', 'Pacific/Apia'), 'Pacific/Apia').date).toBe('2011-12-31');
  });
});

describe('the next due moment', () => {
  const rule = { time: '08:00', timeZone: 'Asia/Shanghai', days: 'daily' };
  const at = (date: string, time: string) => toMoment(date, time, rule.timeZone);

  it.each([
    ['daily', '2026-11-23', '07:59', '2026-11-23'],
    ['daily', '2026-11-23', '08:00', '2026-11-24'],
    ['1,3', '2026-11-24', '12:00', '2026-11-25'],
    ['7', '2026-11-23', '12:00', '2026-11-29'],
    // National Day 2026: 1 to 7 October off, Saturday 10 October is a workday, 11 October is not.
    [WORKDAYS, '2026-09-30', '09:00', '2026-10-08'],
    [WORKDAYS, '2026-10-09', '09:00', '2026-10-10'],
    [WORKDAYS, '2026-10-10', '09:00', '2026-10-12'],
  ])('of %s after %s %s is on %s', (days, date, time, expected) => {
    expect(toLocal(nextDue({ ...rule, days }, at(date, time)), rule.timeZone)).toEqual({
      date: expected,
      time: '08:00',
    });
  });

  it('is not before the day that it is told', () => {
    expect(toLocal(nextDue(rule, at('2026-11-23', '07:00'), '2026-12-24'), rule.timeZone).date).toBe('2026-12-24');
  });
});

it('a missed run is made up for 12 hours, or until the local day ends', () => {
  const zone = 'America/New_York';
  const morning = toMoment('2026-05-01', '08:00', zone);
  expect(toLocal(graceEnd(morning, zone), zone)).toEqual({ date: '2026-05-01', time: '20:00' });
  const evening = toMoment('2026-05-01', '21:00', zone);
  expect(toLocal(graceEnd(evening, zone), zone)).toEqual({ date: '2026-05-02', time: '00:00' });
});

it('holidays do not depend on where the machine stands', () => {
  expect(isOn('2026-10-01', WORKDAYS)).toBe(false);
  expect(isOn('2026-10-10', WORKDAYS)).toBe(true);
  expect(isOn('2026-10-11', WORKDAYS)).toBe(false);
});

it('knows which zones there are', () => {
  expect(isTimeZone('Australia/Lord_Howe')).toBe(true);
  expect(isTimeZone('Mars/Base')).toBe(false);
});
