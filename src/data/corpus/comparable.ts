/**
 * Which figures can be set side by side: own figures of one metric in one unit of measure.
 */
import type Database from 'better-sqlite3';
import { fold } from '../match/fold.ts';

/** A metric without what is said in brackets: 日检测量（最初） and 日检测量（后来） are one. */
export const metricOf = (metric: string): string => metric.replace(/（[^）]*）/gu, '');

/** What two figures must share to be comparable. */
export const comparableKey = ({ metric, measure }: { metric: string; measure: string | null }): string =>
  `${fold(metricOf(metric))}|${measure ?? ''}`;

interface Row {
  readonly position: number;
  readonly metric: string;
  readonly measure: string | null;
  readonly from_value: number | null;
}

/** Marks the figures that have something to be compared with: most have not, and then nobody needs to look. */
export function markComparable(database: Database.Database): void {
  const mark = database.prepare('UPDATE figures SET comparable = 1 WHERE position = ?');
  const own = database
    .prepare<[], Row>('SELECT position, metric, measure, from_value FROM figures WHERE subject IS NULL')
    .all();
  const firsts = new Map<string, number>();
  const marked = new Set<number>();
  for (const row of own) {
    const key = comparableKey(row);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, row.position);
    if (first === undefined && row.from_value === null) continue;
    for (const position of [first ?? row.position, row.position]) {
      if (!marked.has(position)) mark.run(position);
      marked.add(position);
    }
  }
}
