import type { DateMention } from '../dates.ts';
import type { Subjects } from '../subjects.ts';
import type { Reading } from '../text.ts';
import type { UnitIdentity } from '../units.ts';
import type { Ledger } from './ledger.ts';

/** What is known of a section while its honours are read. */
export type AwardContext = {
  reading: Reading;
  section: number;
  unit: UnitIdentity | null;
  subjects: Subjects;
  dates: readonly DateMention[];
  /** The year that the title looks back on (2013年工作总结), or null. */
  reviewed: number | null;
  ledger: Ledger;
};
