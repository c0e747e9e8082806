/**
 * Full text over the records and the articles: words of any length are found, one character too.
 *
 * SQLite has no tokenizer for Chinese: its trigram one finds nothing shorter than three characters. So a text is stored as
 * pairs of neighbouring characters, and a query becomes a phrase of such pairs; a single character is the beginning of a
 * pair. Latin words and numbers are tokens as they stand, so 12 does not find 2012.
 */
import type Database from 'better-sqlite3';
import { fold } from '../match/fold.ts';
import type { Status } from '../model.ts';

export const PASSAGE_KINDS = ['unit', 'honor', 'practice', 'figure', 'person', 'article'] as const;
/** Whose text a passage is: a record's (of that kind), or an article's. */
export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** Stands for any run of white space and punctuation; nothing that is folded holds a space. */
const BREAK = ' ';
/** Quotes and brackets of titles stand around names, and nobody types them: “四懂四爱”主题 is found by 四懂四爱主题. */
const IGNORED = /^[“”‘’"'「」『』《》〈〉＂＇]$/u;

interface Normal {
  /** Folded, with a BREAK for each run of white space and punctuation. */
  readonly text: string;
  /** For each UTF-16 unit of `text`, where it stands in the original: first unit, and first unit behind. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const known = new Map<string, string>();

/** What is kept of a character: folded, a BREAK, or nothing. Found out once: every text has the same few thousand. */
function keptOf(character: string): string {
  let kept = known.get(character);
  if (kept === undefined) {
    const folded = fold(character);
    kept = folded !== '' ? folded : IGNORED.test(character) ? '' : BREAK;
    known.set(character, kept);
  }
  return kept;
}

function normalize(original: string): Normal {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of original) {
    const next = at + character.length;
    const kept = keptOf(character);
    if (kept === BREAK && text.endsWith(BREAK)) {
      at = next;
      continue;
    }
    for (let unit = 0; unit < kept.length; unit += 1) {
      starts.push(at);
      ends.push(next);
    }
    text += kept;
    at = next;
  }
  return { text, starts, ends };
}

const RUN = /[a-z0-9]+|[^a-z0-9 ]+/g;
const isWord = (run: string): boolean => /^[a-z0-9]/.test(run);

/** The tokens of a text: its pairs of neighbouring characters (the last character of a run alone), words, numbers. */
export function tokens(original: string): string[] {
  return (normalize(original).text.match(RUN) ?? []).flatMap((run) => {
    if (isWord(run)) return [run];
    const characters = [...run];
    return characters.map((character, index) => character + (characters[index + 1] ?? ''));
  });
}

/** What somebody looks for: terms between white space, each to be found as it stands. */
const termsOf = (query: string): string[] =>
  query
    .split(/\s+/u)
    .map((term) => normalize(term).text.trim())
    .filter((term) => term !== '');

/** An FTS5 phrase that finds a term: the tokens of every text that holds the term hold this phrase. */
function phrase(term: string): string {
  const runs = term.match(RUN) ?? [];
  const found: string[] = [];
  let isOpen = false;
  for (const [index, run] of runs.entries()) {
    const isLast = index === runs.length - 1;
    if (isWord(run)) {
      found.push(run);
      isOpen = isLast && /[a-z]$/.test(run);
      continue;
    }
    const characters = [...run];
    found.push(...characters.slice(0, -1).map((character, at) => character + characters[at + 1]));
    // In a text another character may follow the last one, so it stands for itself only where it must.
    isOpen = isLast && characters.length === 1;
    if (!isLast || isOpen) found.push(characters.at(-1) ?? '');
  }
  return `"${found.join(' ')}"${isOpen ? ' *' : ''}`;
}

export interface SearchFilter {
  /** As somebody typed it; terms between white space must all be there. */
  readonly text: string;
  readonly unit?: string;
  readonly kind?: string;
  /** Of the fact, or where it has none, of the article. */
  readonly year?: number;
  /** 1-based. */
  readonly page?: number;
  /** Hits on a page; default HITS_ON_PAGE. */
  readonly size?: number;
}

/** Two FTS5 columns as one condition; null where nothing can be looked for (no letter, no digit). */
function matchOf({ text, unit, kind, year }: SearchFilter): string | null {
  const terms = termsOf(text);
  if (terms.length === 0) return null;
  const filters = [
    ...(unit === undefined ? [] : [`u-${unit}`]),
    ...(kind === undefined ? [] : [`k-${kind}`]),
    ...(year === undefined ? [] : [`y-${year}`]),
  ].map((token) => `filters : "${token.replaceAll('"', '')}"`);
  return [...filters, ...terms.map((term) => `words : ${phrase(term)}`)].join(' AND ');
}

export interface Span {
  readonly start: number;
  /** First unit behind. */
  readonly end: number;
}

/** Where the terms of a query stand in a text, in order, without overlaps; UTF-16 offsets. */
export function matchesIn(original: string, query: string): Span[] {
  const { text, starts, ends } = normalize(original);
  const spans: Span[] = [];
  for (const term of termsOf(query)) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      const behind = at + term.length;
      if (isCut(text, at) || (isCut(text, behind) && !/[a-z]$/.test(term))) continue;
      spans.push({ start: starts[at] ?? 0, end: ends[behind - 1] ?? 0 });
    }
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return spans.reduce<Span[]>((merged, span) => {
    const before = merged.at(-1);
    if (!before || span.start > before.end) merged.push(span);
    else if (span.end > before.end) merged[merged.length - 1] = { start: before.start, end: span.end };
    return merged;
  }, []);
}

/** Whether a place lies inside a Latin word or a number. */
const isCut = (text: string, at: number): boolean =>
  at > 0 && at < text.length && /^[a-z0-9]{2}$/.test(text.slice(at - 1, at + 1));

/** Hits on one page: what is taken in at a glance, with the buttons of their sources in one row. */
export const HITS_ON_PAGE = 5;
/** More hits than these are neither counted nor ranked: a reader narrows the question instead. */
export const MOST_RANKED = 2000;

export interface HitRow {
  readonly id: string;
  readonly kind: PassageKind;
  readonly unit: string;
  readonly unitName: string;
  readonly fact: string | null;
  readonly text: string;
  readonly status: Status | null;
  readonly document: string;
  readonly documentTitle: string;
  readonly documentDate: string | null;
  readonly section: number;
  readonly sections: number;
  readonly titleIsOurs: 0 | 1;
  readonly heading: string;
}

export interface Hits {
  readonly rows: readonly HitRow[];
  readonly page: number;
  readonly pages: number;
  /** At most MOST_RANKED. */
  readonly total: number;
  /** There are more than `total`. */
  readonly isMore: boolean;
}

/** A passage of an article that proves a fact, with the place of the proof; UTF-16 offsets into `text`. */
export interface Proof extends Span {
  readonly text: string;
  readonly document: string;
  readonly section: number;
  /** 0 to 1, of what was extracted here. */
  readonly confidence: number | null;
}

/** Prepares the questions about passages. */
export function prepareSearch(database: Database.Database) {
  const count = database
    .prepare<unknown[], number>(
      'SELECT count(*) FROM (SELECT 1 FROM passage_words WHERE passage_words MATCH ? LIMIT cast(? AS INTEGER))',
    )
    .pluck();
  const hits = (order: string) =>
    database.prepare<unknown[], HitRow>(`
      SELECT f.id, f.kind, f.unit, u.name AS unitName, f.fact, f.text, f.status, f.document, f.section,
        d.title AS documentTitle, d.title_is_ours AS titleIsOurs, d.date AS documentDate, d.sections,
        (SELECT heading FROM sections s WHERE s.document = d.id AND s.number = f.section) AS heading
      FROM (SELECT rowid AS position, rank FROM passage_words WHERE passage_words MATCH @match
        ORDER BY ${order} LIMIT cast(@size AS INTEGER) OFFSET cast(@offset AS INTEGER)) w
      JOIN passages f ON f.position = w.position
      JOIN units u ON u.id = f.unit JOIN documents d ON d.id = f.document
      ORDER BY ${order === 'rowid' ? 'w.position' : 'w.rank, w.position'}`);
  const ranked = hits('rank, rowid');
  const inOrder = hits('rowid');
  const proofsOf = database.prepare<unknown[], Proof>(`
    SELECT p.text, e.starts AS start, e.ends AS end, p.document, p.section, e.confidence
    FROM evidence e JOIN passages p ON p.id = e.passage WHERE e.fact = ? ORDER BY p.position`);
  const alsoToldIn = database.prepare<unknown[], { document: string; section: number }>(
    'SELECT document, section FROM also_told WHERE fact = ? ORDER BY document, section',
  );
  const passageById = database.prepare<unknown[], HitRow>(`
    SELECT f.id, f.kind, f.unit, u.name AS unitName, f.fact, f.text, f.status, f.document, f.section,
      d.title AS documentTitle, d.title_is_ours AS titleIsOurs, d.date AS documentDate, d.sections,
        (SELECT heading FROM sections s WHERE s.document = d.id AND s.number = f.section) AS heading
    FROM passages f JOIN units u ON u.id = f.unit JOIN documents d ON d.id = f.document WHERE f.id = ?`);

  return {
    /**
     * The passages in which every term stands, best first (bm25), up to MOST_RANKED of them; where there are more, in the
     * order of the build: records first, then articles. No hits where the text has no letter and no digit.
     */
    search: (filter: SearchFilter): Hits => {
      const match = matchOf(filter);
      const size = filter.size ?? HITS_ON_PAGE;
      const counted = match === null ? 0 : (count.get(match, MOST_RANKED + 1) ?? 0);
      const isMore = counted > MOST_RANKED;
      const total = Math.min(counted, MOST_RANKED);
      const pages = Math.ceil(total / size);
      const page = Math.max(1, Math.min(filter.page ?? 1, pages));
      const list = isMore ? inOrder : ranked;
      const rows = total === 0 ? [] : list.all({ match, size, offset: (page - 1) * size });
      return { rows, page, pages, total, isMore };
    },
    /** The passages that prove a fact, of its own section and of others that tell it; none where no article was built in. */
    proofsOf: (fact: string): Proof[] => proofsOf.all(fact),
    /** The sections besides its own that tell a fact as well. */
    alsoToldIn: (fact: string) => alsoToldIn.all(fact),
    passageById: (id: string): HitRow | null => passageById.get(id) ?? null,
  };
}
