/**
 * Writes corpus.db from the records and the articles. The file is made beside its place and renamed into it, so a reader
 * sees the old one or the new one, never half of one.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { fold } from '../match/fold.ts';
import { type Articles, NO_ARTICLES } from './articles.ts';
import { markComparable } from './comparable.ts';
import { insertRecords, prepareInserts } from './insert.ts';
import { insertMentionedNames } from './mentions.ts';
import { type MergeReport, mergeArticles } from './merge.ts';
import { insertRecordTexts } from './record-texts.ts';
import type { Records } from './records.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

/**
 * Hash of everything that corpus.db is made from: the record files, how they fold, the articles, and the shape of the tables.
 *
 * @param articles as `articlesDigest` gives it
 */
export function hashInputs(files: ReadonlyMap<string, string>, articles = ''): string {
  const hash = createHash('sha256').update(SCHEMA).update(articles);
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
  rmSync(temporary, { force: true });
  const database = new Database(temporary);
  try {
    database.pragma('journal_mode = MEMORY');
    database.pragma('foreign_keys = ON');
    database.pragma('cache_size = -65536');
    const report = database.transaction(() => {
      database.exec(SCHEMA);
      const insert = prepareInserts(database);
      insertRecords(records, insert);
      insertRecordTexts(database, 'curated');
      const merged = mergeArticles(database, insert, records, articles);
      insertRecordTexts(database, 'extracted');
      markComparable(database);
      insertMentionedNames(database);
      database.prepare('INSERT INTO build (inputs) VALUES (?)').run(inputs);
      database.pragma(`user_version = ${SCHEMA_VERSION}`);
      return merged;
    })();
    database.close();
    renameSync(temporary, path);
    return report;
  } catch (error) {
    database.close();
    rmSync(temporary, { force: true });
    throw error;
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
