/**
 * Writes what /search looks through. Of an earlier corpus.db, what is the same as before is kept: an index over ten thousand
 * articles takes half a minute to make, and a day's new ones a second to add.
 */
import type Database from 'better-sqlite3';
import type { Status } from '../model.ts';
import { type PassageKind, type Span, tokens } from './full-text.ts';

/** Where a section proves a fact: UTF-16 offsets into its text; confidence 0 to 1, of what was extracted. */
export interface Evidence extends Span {
  readonly fact: string;
  readonly confidence: number | null;
}

/** The text of one section of an article, and where it proves facts. */
export interface ArticleSection {
  readonly document: string;
  /** 1-based. */
  readonly section: number;
  readonly unit: string;
  /** Of the article: YYYY, YYYY-MM, YYYY-MM-DD or null. */
  readonly date: string | null;
  /** Clean text; paragraphs separated by a newline. */
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

export interface PassageInput {
  readonly id: string;
  readonly kind: PassageKind;
  readonly unit: string;
  readonly fact: string | null;
  readonly text: string;
  readonly year: number | null;
  readonly document: string;
  readonly section: number;
  readonly status: Status | null;
}

export interface PassageIndex {
  /** A record's own text. Records are shown in the order in which they first came. */
  record(passage: PassageInput): void;
  /** A section of an article as passages, with what they prove. @param idOf gives the id of the passage at a 0-based place */
  article(section: ArticleSection, idOf: (place: number) => string): void;
  /** Takes out what was there before and did not come again. Throws where what was kept belongs to nothing any more. */
  finish(): void;
}

/** Records come before articles wherever matches are not ranked. */
const FIRST_ARTICLE = 1e9;
/** More passages than articles of one day have. */
const PER_DAY = 1e6;

/** Where the passages of a day begin: the newest first, the undated last. */
function firstOfDay(date: string | null): number {
  if (date === null) return FIRST_ARTICLE + 9999 * 372 * PER_DAY;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return FIRST_ARTICLE + ((9999 - year) * 372 - (month - 1) * 31 - (day - 1)) * PER_DAY;
}

interface Kept {
  readonly position: number;
  readonly kind: string;
  readonly unit: string;
  readonly text: string;
  readonly year: number | null;
  readonly document: string;
  readonly section: number;
  readonly status: string | null;
}

/** Prepares writing. The tables `passages` and `passage_words` may hold what an earlier build put there. */
export function indexPassages(database: Database.Database): PassageIndex {
  const insert = database.prepare(`
    INSERT INTO passages (position, id, kind, unit, fact, text, year, document, section, status)
    VALUES (@position, @id, @kind, @unit, @fact, @text, @year, @document, @section, @status)`);
  const insertWords = database.prepare('INSERT INTO passage_words (rowid, words, filters) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM passages WHERE position = ?');
  const removeWords = database.prepare('DELETE FROM passage_words WHERE rowid = ?');
  const before = database.prepare<[string], Kept>(
    'SELECT position, kind, unit, text, year, document, section, status FROM passages WHERE id = ?',
  );
  const last = database
    .prepare<[number, number], number | null>('SELECT max(position) FROM passages WHERE position >= ? AND position < ?')
    .pluck();
  const insertEvidence = database.prepare(
    'INSERT OR IGNORE INTO evidence (fact, passage, starts, ends, confidence) VALUES (?, ?, ?, ?, ?)',
  );
  const isEmpty = database.prepare('SELECT 1 FROM passages LIMIT 1').get() === undefined;
  const next = new Map<number, number>();
  const present = new Set<number>();

  const placeIn = (first: number, end: number): number => {
    const place = next.get(first) ?? (isEmpty ? first : (last.get(first, end) ?? first - 1) + 1);
    next.set(first, place + 1);
    return place;
  };
  const put = (passage: PassageInput, first: number, end: number): void => {
    const { id, kind, unit, text, year, document, section, status } = passage;
    const old = isEmpty ? undefined : before.get(id);
    if (old) {
      const isSame =
        old.kind === kind &&
        old.unit === unit &&
        old.text === text &&
        old.year === year &&
        old.document === document &&
        old.section === section &&
        old.status === status &&
        old.position >= first &&
        old.position < end;
      if (isSame) {
        present.add(old.position);
        return;
      }
      remove.run(old.position);
      removeWords.run(old.position);
    }
    const position = placeIn(first, end);
    insert.run({ ...passage, position });
    const filters = [`u-${unit}`, `k-${kind}`, ...(year === null ? [] : [`y-${year}`])];
    insertWords.run(position, tokens(text).join(' '), filters.join(' '));
    present.add(position);
  };

  return {
    record: (passage) => put(passage, 1, FIRST_ARTICLE),
    article({ document, section, unit, date, text, evidence }, idOf) {
      const year = date === null ? null : Number(date.slice(0, 4));
      const first = firstOfDay(date);
      passagesOf(text).forEach(({ start, end }, place) => {
        const id = idOf(place);
        const passage = text.slice(start, end);
        put(
          { id, kind: 'article', unit, fact: null, text: passage, year, document, section, status: null },
          first,
          first + PER_DAY,
        );
        for (const proof of evidence) {
          const from = Math.max(proof.start, start);
          const to = Math.min(proof.end, end);
          if (to > from) insertEvidence.run(proof.fact, id, from - start, to - start, proof.confidence);
        }
      });
    },
    finish() {
      if (isEmpty) return;
      const positions = database.prepare<[], number>('SELECT position FROM passages').pluck().all();
      for (const position of positions) {
        if (present.has(position)) continue;
        remove.run(position);
        removeWords.run(position);
      }
      const [lost] = database.prepare('PRAGMA foreign_key_check(passages)').all();
      if (lost !== undefined) throw new Error('a passage that was kept belongs to nothing any more');
    },
  };
}

/** A passage is what a reader takes in at a glance; longer paragraphs are parted behind a sentence. */
const LONGEST_PASSAGE = 300;

/** Parts a section into passages: paragraphs, long ones parted behind sentences. Nothing is left out but line breaks. */
export function passagesOf(text: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: paragraph, index } of text.matchAll(/[^\n]+/g)) {
    let start = index;
    let end = index;
    const close = (): void => {
      if (end > start) spans.push({ start, end });
      start = end;
    };
    for (const [sentence] of paragraph.matchAll(/[^。！？；]*[。！？；]?[”’」』）]*/gu)) {
      if (end - start + sentence.length > LONGEST_PASSAGE) close();
      end += sentence.length;
      // A sentence without an end is damage; it must not become one endless passage.
      while (end - start > LONGEST_PASSAGE * 2) {
        spans.push({ start, end: start + LONGEST_PASSAGE });
        start += LONGEST_PASSAGE;
      }
    }
    close();
  }
  return spans;
}
