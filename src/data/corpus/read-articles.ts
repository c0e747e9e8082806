/**
 * Reads a team's articles into articles.db.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import Database from 'better-sqlite3';
import { listArticles } from '../clean/files.ts';
import type { CleanDocument } from '../clean/index.ts';
import { overFiles } from '../clean/pool.ts';
import type { Evidenced, Extraction } from '../extract/index.ts';
import { EXTRACTION } from '../extract/worker.ts';
import { type Article, articlesFile, lookAtArticles, rulesHash, SCHEMA, VERSION } from './articles.ts';

/** What one look at the folder did. */
export interface Reading {
  readonly articles: number;
  /** How many of them were read now, because they are new or have changed. */
  readonly read: number;
  readonly removed: number;
  /** One line for each file that could not be read: what, where, how to mend it. */
  readonly problems: readonly string[];
}

const hash = () => createHash('sha256');

function open(path: string): Database.Database {
  mkdirSync(dirname(path), { recursive: true });
  const fresh = (): Database.Database => {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(path + end, { force: true });
    const database = new Database(path);
    database.exec(SCHEMA);
    database.pragma(`user_version = ${VERSION}`);
    return database;
  };
  if (!existsSync(path)) return fresh();
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: 60_000 });
    if (database.pragma('user_version', { simple: true }) === VERSION) {
      database.prepare('SELECT count(*) FROM articles').get();
      return database;
    }
  } catch (error) {
    // Somebody else's build is at work; what is broken is made anew.
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') throw error;
  }
  database?.close();
  return fresh();
}

/** Larger files are refused by the reader; their bytes are not worth hashing. */
const LARGEST = 20 * 1024 * 1024;

async function hashOf(file: string): Promise<string> {
  try {
    const { size, mtimeMs } = await stat(file);
    if (size > LARGEST) return `${size} bytes at ${mtimeMs}`;
    return hash()
      .update(await readFile(file))
      .digest('hex');
  } catch {
    return '';
  }
}

/**
 * Reads the articles of a folder, those that are new or have changed; forgets those that are gone.
 *
 * @param data the folder of articles.db (DATA_DIR)
 * @param folder of the articles (CORPUS_RAW); none where it is missing
 * @param progress is told how many are to be read, and each one that was
 * @throws SqliteError where articles.db cannot be written
 */
export async function readArticles(
  data: string,
  folder: string,
  progress: { readonly start: (total: number) => void; readonly step: () => void } = { start() {}, step() {} },
): Promise<Reading> {
  const database = open(articlesFile(data));
  try {
    const rules = rulesHash();
    // Taken before anything is read: what changes meanwhile is seen the next time.
    const look = await lookAtArticles(folder);
    const known = new Map(
      database
        .prepare<[string, string], { path: string; hash: string }>(
          'SELECT path, hash FROM articles WHERE (SELECT folder = ? AND rules = ? FROM place)',
        )
        .all(folder, rules)
        .map((row) => [row.path, row.hash]),
    );
    const pathOf = (file: string) => relative(folder, file).split(sep).join('/');
    const problems: string[] = [];
    const found = new Set<string>();
    const changed = new Map<string, string>();
    if (existsSync(folder)) {
      for await (const each of listArticles([folder])) {
        if ('problem' in each) {
          problems.push(each.problem);
          continue;
        }
        const path = pathOf(each.file);
        const now = await hashOf(each.file);
        found.add(path);
        if (known.get(path) !== now) changed.set(each.file, now);
      }
    }

    const removed = [...known.keys()].filter((path) => !found.has(path));
    const forget = database.prepare('DELETE FROM articles WHERE path = ?');
    database.transaction(() => {
      if (known.size === 0) database.exec('DELETE FROM articles');
      for (const path of removed) forget.run(path);
      database.exec('DELETE FROM place');
      database.prepare('INSERT INTO place (folder, rules) VALUES (?, ?)').run(folder, rules);
    })();

    progress.start(changed.size);
    const put = database.prepare(
      'INSERT OR REPLACE INTO articles (path, hash, date, units, article, problem) VALUES (?, ?, ?, ?, ?, ?)',
    );
    type Row = [string, string, string | null, string, string | null, string | null];
    const putAll = database.transaction((rows: readonly Row[]) => {
      for (const row of rows) put.run(...row);
    });
    let waiting: Row[] = [];
    const files = [...changed.keys()].map((file) => ({ file }));
    for await (const outcome of overFiles(files, EXTRACTION)) {
      const path = pathOf(outcome.file);
      const now = changed.get(outcome.file) ?? '';
      if ('problem' in outcome) waiting.push([path, now, null, '[]', null, outcome.problem]);
      else {
        const article = toArticle(path, outcome.document, outcome.extraction);
        const units = JSON.stringify(article.sections.flatMap(({ unit }) => unit ?? []));
        waiting.push([path, now, article.date, units, JSON.stringify(article), null]);
      }
      progress.step();
      // Bit by bit: what was read stays read when somebody stops the build.
      if (waiting.length >= 64) {
        putAll(waiting);
        waiting = [];
      }
    }
    putAll(waiting);
    database.prepare('UPDATE place SET look = ?').run(look);
    problems.push(
      ...database
        .prepare<[], string>('SELECT problem FROM articles WHERE problem IS NOT NULL ORDER BY path')
        .pluck()
        .all(),
    );
    return { articles: found.size, read: changed.size, removed: removed.length, problems };
  } finally {
    database.close();
  }
}

/** What of a cleaned document and its facts is kept. */
export function toArticle(path: string, document: CleanDocument, extraction: Extraction): Article {
  const { title, column, date } = document;
  const place = <Fact extends { evidence: Evidenced<object>['evidence'] }>(fact: Fact) => {
    const { section, start, end } = fact.evidence;
    return { ...fact, evidence: { section, start, end } };
  };
  const { units } = extraction;
  return {
    path,
    title,
    column,
    date,
    sections: document.sections.map(({ heading, unit, text }) => ({ heading, unit, text })),
    honors: units.flatMap(({ honors }) => honors.map(place)),
    practices: units.flatMap(({ practices }) => practices.map(place)),
    figures: units.flatMap(({ figures }) => figures.map(place)),
    people: units.flatMap(({ people }) => people.map(place)),
  };
}
