/** The honours and rejected candidates of a section while they are being found: the same one told twice is kept once. */
import type { Honor } from '../../model.ts';
import { type Passage, passageOf, type Reading, type Sentence } from '../text.ts';
import type { UnitIdentity } from '../units.ts';
import { levelOf } from './level.ts';
import type { Recipient } from './recipients.ts';
import type { Item } from './titles.ts';

export type ExtractedHonor = Omit<Honor, 'source'> & { evidence: Passage; confidence: number };

/** A candidate that was looked at and turned down, so that a person can see why. */
export type Rejected = { kind: string; text: string; reason: string; section: number; start: number; end: number };

/** With the offsets of the title. */
export type Found = ExtractedHonor & { start: number; end: number };

export type Ledger = ReturnType<typeof createLedger>;

export function createLedger(reading: Reading, section: number, unit: UnitIdentity | null) {
  const { text } = reading;
  const found: Found[] = [];
  const rejected: Rejected[] = [];

  const reject = (start: number, end: number, reason: string) => {
    if (rejected.some((other) => other.start < end && other.end > start)) return;
    rejected.push({ kind: 'honor', text: text.slice(start, end), reason, section, start, end });
  };

  /** 该工委, 上述部门: the one of this kind that gave something before; null where none did. */
  const resolved = (granter: string | null): string | null => {
    const noun = /^(?:该|这个|这一|上述)([\u4e00-\u9fff]{1,8})$/u.exec(granter ?? '')?.[1];
    if (!noun) return granter;
    return found.findLast(({ granted_by }) => granted_by?.endsWith(noun))?.granted_by ?? null;
  };

  function push(
    sentence: Sentence,
    item: Item,
    recipient: Recipient,
    granter: string | null,
    date: string | null,
    count: number | null | undefined,
    confidence: number,
  ) {
    if (item.title.length < 2) return;
    const to = resolved(item.granter ?? granter);
    const entry: Found = {
      title: item.title,
      recipient: recipient.name,
      granted_by: to && to.length >= 2 ? to : null,
      date: item.year === undefined ? date : item.year,
      level: levelOf(item.title, to, unit),
      count:
        item.count ??
        recipient.many ??
        (count === undefined ? (/^多个/u.test(recipient.name ?? '') ? null : 1) : count),
      evidence: passageOf(reading, sentence, { start: item.start, end: item.end }, section),
      confidence,
      start: item.start,
      end: item.end,
    };
    const same = found.find(
      (other) =>
        other.title.replace(/[“”]/gu, '') === entry.title.replace(/[“”]/gu, '') &&
        other.recipient === entry.recipient &&
        (other.date === entry.date || other.date === null || entry.date === null) &&
        !/^表彰$/u.test(entry.title),
    );
    if (same) {
      same.granted_by ??= entry.granted_by;
      same.date ??= entry.date;
      same.level ??= entry.level;
      return;
    }
    if (found.some((other) => other.start === entry.start && other.recipient === entry.recipient)) return;
    found.push(entry);
  }
  return { found, rejected, push, reject };
}
