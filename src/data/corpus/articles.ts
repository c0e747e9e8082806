/**
 * What a team's own articles say, remembered between builds: an article is cleaned and read again only when its bytes have
 * changed, or the rules that it was read by. articles.db is disposable, as corpus.db is.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { listArticles } from '../clean/files.ts';
import type { Figure, Honor, Person, Practice } from '../model.ts';

/** A fact as an article tells it; `start` and `end` are UTF-16 offsets into the text of its section (1-based). */
export type Told<Fact> = Omit<Fact, 'source'> & {
  readonly evidence: { readonly section: number; readonly start: number; readonly end: number };
  /** 0 to 1. */
  readonly confidence: number;
};

export interface ArticlePart {
  readonly heading: string | null;
  /** The unit's name as the article writes it; null where none was recognised. */
  readonly unit: string | null;
  readonly text: string;
}

export interface Article {
  /** Below the folder of the articles, with forward slashes. */
  readonly path: string;
  readonly title: string | null;
  readonly column: string | null;
  readonly date: string | null;
  readonly sections: readonly ArticlePart[];
  readonly honors: readonly Told<Honor>[];
  readonly practices: readonly Told<Practice>[];
  readonly figures: readonly Told<Figure>[];
  readonly people: readonly Told<Person>[];
}

/** Articles that can be gone through more than once. */
export interface Articles {
  /** Newest first, undated last, then by path. */
  all(): Iterable<Article>;
  /** The unit of every section that has one, in no order. */
  unitNames(): Iterable<string>;
}

export const NO_ARTICLES: Articles = { all: () => [], unitNames: () => [] };

export const articlesFile = (data: string) => join(data, 'articles.db');

export const SCHEMA = `
CREATE TABLE place (
  folder TEXT NOT NULL,
  rules TEXT NOT NULL,            -- what they were read by
  look TEXT                       -- how the folder looked; null where reading was broken off
) STRICT;
CREATE TABLE articles (
  path TEXT PRIMARY KEY,
  hash TEXT NOT NULL,             -- SHA-256 of the file's bytes
  date TEXT,
  units TEXT NOT NULL,            -- JSON: the unit of every section that has one
  article TEXT,                   -- JSON of an Article; null where the file could not be read
  problem TEXT                    -- then why
) STRICT, WITHOUT ROWID;
CREATE INDEX articles_by_date ON articles (date IS NULL, date DESC, path);
`;
/** Of other tables, the file is made anew. */
export const VERSION = Number.parseInt(createHash('sha256').update(SCHEMA).digest('hex').slice(0, 7), 16);

const hash = () => createHash('sha256');

/** The folder that the articles were last read from; null where none were. */
export function rememberedFolder(data: string): string | null {
  const path = articlesFile(data);
  return peek(path, (database) => database.prepare<[], string>('SELECT folder FROM place').pluck().get() ?? null);
}

/** Reads from articles.db without making or mending it; null where there is nothing to read. */
function peek<Result>(path: string, ask: (database: Database.Database) => Result): Result | null {
  if (!existsSync(path)) return null;
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true, timeout: 10_000 });
    return database.pragma('user_version', { simple: true }) === VERSION ? ask(database) : null;
  } catch {
    return null;
  } finally {
    database?.close();
  }
}

/** Stands for everything that is remembered: the same digest, the same articles. Empty where there are none. */
export function articlesDigest(data: string): string {
  return (
    peek(articlesFile(data), (database) => {
      const all = hash();
      let any = false;
      all.update(database.prepare<[], string>('SELECT rules FROM place').pluck().get() ?? '');
      const rows = database.prepare<[], { path: string; hash: string }>(
        'SELECT path, hash FROM articles WHERE article IS NOT NULL ORDER BY path',
      );
      for (const row of rows.iterate()) {
        any = true;
        all.update(`\0${row.path}\0${row.hash}`);
      }
      return any ? all.digest('hex') : '';
    }) ?? ''
  );
}

/**
 * Hands over the articles as they were last read.
 *
 * @param data the folder of articles.db (DATA_DIR)
 */
export function withArticles<Result>(data: string, use: (articles: Articles) => Result): Result {
  const path = articlesFile(data);
  if (articlesDigest(data) === '') return use(NO_ARTICLES);
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    const articles = database
      .prepare<[], string>(
        'SELECT article FROM articles WHERE article IS NOT NULL ORDER BY date IS NULL, date DESC, path',
      )
      .pluck();
    const units = database.prepare<[], string>('SELECT units FROM articles WHERE article IS NOT NULL').pluck();
    return use({
      *all() {
        for (const text of articles.iterate()) yield articleFrom(text);
      },
      *unitNames() {
        for (const text of units.iterate()) yield* namesFrom(text);
      },
    });
  } finally {
    database.close();
  }
}

// What stands in articles.db was written by this program, of the same version and rules.
const articleFrom = (text: string): Article => JSON.parse(text);
const namesFrom = (text: string): string[] => JSON.parse(text);

/** Of the rules that this process has loaded: whatever is put on the disk meanwhile, it reads by these. */
let rules: string | undefined;

/** Changes whenever the rules of cleaning and extraction do. */
export function rulesHash(): string {
  if (rules !== undefined) return rules;
  const all = hash();
  const add = (folder: URL): void => {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (!/(?<!\.d)\.(?:js|ts|json)$/.test(name)) continue;
      const path = name.replaceAll('\\', '/');
      all.update(`\0${path}\0`).update(readFileSync(new URL(path, folder)));
    }
  };
  add(new URL('../clean/', import.meta.url));
  add(new URL('../extract/', import.meta.url));
  rules = all.digest('hex');
  return rules;
}

/**
 * What changes when an article does, or the rules by which articles are read: paths, sizes, times. Cheap enough for every
 * minute; no article is read.
 *
 * @returns empty where the folder is missing or holds no article
 */
export async function lookAtArticles(folder: string): Promise<string> {
  if (!existsSync(folder)) return '';
  const looks: string[] = [];
  for await (const { file } of listArticles([folder])) {
    const state = statSync(file, { throwIfNoEntry: false });
    looks.push(`\0${file}\0${state?.size}\0${state?.mtimeMs}`);
  }
  // Most have no articles of their own, and need no hash of the rules either.
  return looks.length === 0
    ? ''
    : hash()
        .update([folder, rulesHash(), ...looks].join('\0'))
        .digest('hex');
}

/** How the articles looked when they were read; empty where there were none. */
export function rememberedLook(data: string): string {
  return (
    peek(articlesFile(data), (database) =>
      database.prepare<[], string>("SELECT coalesce(look, '?') FROM place").pluck().get(),
    ) ?? ''
  );
}
