/**
 * Writes corpus.db from the records and the articles. The file is made beside its place and renamed into it, so a reader
 * sees the old one or the new one, never half of one.
 */
import { createHash } from 'node:crypto';
import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { fold } from '../match/fold.ts';
import { type Articles, NO_ARTICLES } from './articles.ts';
import { markComparable } from './comparable.ts';
import { indexPassages } from './index-passages.ts';
import { insertRecords, prepareInserts } from './insert.ts';
import { insertMentionedNames } from './mentions.ts';
import { type MergeReport, mergeArticles } from './merge.ts';
import { insertRecordTexts } from './record-texts.ts';
import type { Records } from './records.ts';
import { PASSAGES, SCHEMA_VERSION, TABLES } from './schema.ts';

/**
 * Hash of everything that corpus.db is made from: the record files, how they fold, the articles, and the shape of the tables.
 *
 * @param articles as `articlesDigest` gives it
 */
export function hashInputs(files: ReadonlyMap<string, string>, articles = ''): string {
  const hash = createHash('sha256').update(TABLES).update(PASSAGES).update(articles);
  for (const [name, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash
      .update(`\0${name}\0${Buffer.byteLength(text)}\0`)
      .update(text)
      .update(fold(text));
  }
  return hash.digest('hex');
}

/**
 * Builds corpus.db.
 *
 * @param path where the file goes; its folder is made where it is missing
 * @param records checked records (see `parseRecords`); a fact of an unknown document or unit fails the build
 * @param inputs what `hashInputs` gave for the same records and articles
 * @param articles what a team's own articles say (see `withArticles`)
 * @returns what the articles added to the records, and where the two do not agree
 * @throws SqliteError where the folder cannot be written or a record breaks a constraint; the old file is left as it was
 */
export function buildCorpus(
  path: string,
  records: Records,
  inputs: string,
  articles: Articles = NO_ARTICLES,
): MergeReport {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  removeAbandoned(folder, basename(path));
  const temporary = `${path}.${process.pid}.tmp`;
  const write = (isKept: boolean): MergeReport => {
    const report = writeCorpus(temporary, isKept, records, inputs, articles);
    renameSync(temporary, path);
    return report;
  };
  try {
    if (articles !== NO_ARTICLES && keepPassages(path, temporary)) {
      try {
        return write(true);
      } catch {
        // Whatever was wrong with what was kept: made from nothing, it cannot be.
      }
    }
    rmSync(temporary, { force: true });
    return write(false);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeCorpus(
  temporary: string,
  isKept: boolean,
  records: Records,
  inputs: string,
  articles: Articles,
): MergeReport {
  const database = new Database(temporary);
  try {
    database.pragma('journal_mode = MEMORY');
    database.pragma('foreign_keys = ON');
    database.pragma('cache_size = -65536');
    return database.transaction(() => {
      database.exec(TABLES);
      if (!isKept) database.exec(PASSAGES);
      const insert = prepareInserts(database);
      const index = indexPassages(database);
      insertRecords(records, insert);
      insertRecordTexts(database, index, 'curated');
      const report = mergeArticles(database, insert, index, records, articles);
      insertRecordTexts(database, index, 'extracted');
      index.finish();
      markComparable(database);
      insertMentionedNames(database);
      database.prepare('INSERT INTO build (inputs, shape) VALUES (?, ?)').run(inputs, shapeHash());
      database.pragma(`user_version = ${SCHEMA_VERSION}`);
      return report;
    })();
  } finally {
    database.close();
  }
}

/** Changes whenever the tables do, or how a text is parted, folded and cut into words. */
function shapeHash(): string {
  const hash = createHash('sha256').update(TABLES).update(PASSAGES);
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  for (const module of ['./full-text', './index-passages', '../match/fold']) {
    hash.update(readFileSync(new URL(module + extension, import.meta.url)));
  }
  return hash.digest('hex');
}

/**
 * Begins the new file as a copy of the one before, with nothing in it but the passages.
 *
 * @returns whether there was a sound one of the same shape
 */
function keepPassages(path: string, temporary: string): boolean {
  if (!existsSync(path)) return false;
  let database: Database.Database | undefined;
  try {
    copyFileSync(path, temporary, constants.COPYFILE_FICLONE);
    database = new Database(temporary);
    database.pragma('journal_mode = MEMORY');
    if (database.prepare('SELECT shape FROM build').pluck().get() !== shapeHash()) return false;
    if (database.prepare('SELECT 1 FROM passages LIMIT 1').get() === undefined) return false;
    if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') return false;
    // What the passages belong to comes back with the same ids, or they go: that is checked at the end.
    database.pragma('foreign_keys = OFF');
    const tables = database
      .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'passage*'")
      .pluck()
      .all();
    for (const table of tables) if (!table.startsWith('sqlite_')) database.exec(`DROP TABLE ${table}`);
    return true;
  } catch {
    return false;
  } finally {
    database?.close();
  }
}

/** Removes what builds left behind that were killed; a build that still runs keeps its file. */
function removeAbandoned(folder: string, name: string): void {
  for (const file of readdirSync(folder)) {
    const pid = file.startsWith(`${name}.`) ? /\.(\d+)\.tmp$/.exec(file)?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, file), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's process, so it does run.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
