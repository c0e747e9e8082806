/**
 * state.db as an SQLite file: opened, checked, brought to the newest version, backed up.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { HOUR } from './due.ts';
import { MIGRATIONS } from './migrations.ts';
import { createStore, type Tables } from './queries.ts';
import type { StateStore } from './store.ts';

export const stateFile = (dataFolder: string): string => join(dataFolder, 'state.db');
export const backupFolder = (dataFolder: string): string => join(dataFolder, 'backups');

/** state.db cannot be used; each line says what, where and how to mend it. */
export class StateError extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[], cause?: unknown) {
    super(lines.join('\n'), { cause });
    this.name = 'StateError';
    this.lines = lines;
  }
}

/**
 * Opens DATA_DIR/state.db, making it where there is none and migrating one of an older version.
 *
 * A damaged file is set aside (state.db.damaged-…). Neither it nor one that is missing although there are backups of it is
 * replaced by an empty one: what was subscribed would silently be gone. The line names the newest backup.
 *
 * @throws StateError
 */
export function openState(dataFolder: string, now: number): StateStore {
  const path = stateFile(dataFolder);
  try {
    mkdirSync(dataFolder, { recursive: true });
    if (!existsSync(path)) refuseToForget(dataFolder);
    try {
      return storeOf(openDatabase(path));
    } catch (error) {
      if (!isDamage(error)) throw error;
      const aside = `${path}.damaged-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`;
      setAside(path, aside);
      const what = error.message.replace(/\s*\n\s*/g, '; ');
      throw new StateError(
        [`${path} is damaged (${what}) and was set aside as ${aside}; ${restoreLine(dataFolder)}`],
        error,
      );
    }
  } catch (error) {
    throw error instanceof StateError ? error : unusable(path, error);
  }
}

/** @throws StateError where there was a state.db before */
function refuseToForget(dataFolder: string): void {
  const path = stateFile(dataFolder);
  const aside = asideOf(dataFolder);
  const newest = listBackups(dataFolder).at(-1);
  if (aside === null && newest === undefined) return;
  // A journal without its file would be played into whatever is put in its place.
  for (const suffix of JOURNALS) rmSync(path + suffix, { force: true });
  const restore = restoreLine(dataFolder);
  throw new StateError([
    aside === null
      ? `${path} is missing; ${restore}, or move ${backupFolder(dataFolder)} away to begin anew`
      : `${path} is missing since it was set aside as ${aside}; ${restore}, or ${
          newest === undefined ? `delete ${aside}` : `delete ${aside} and move ${backupFolder(dataFolder)} away`
        } to begin anew`,
  ]);
}

/** A state that is gone with the process: for the terminal chat, whose channels are gone with it too. */
export function openMemoryState(): StateStore {
  return storeOf(openDatabase(':memory:'));
}

function storeOf(database: Database.Database): StateStore {
  const kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparingOnce(database) }) });
  return createStore(kysely, {
    backup: async (path) => void (await database.backup(path)),
    async close() {
      await kysely.destroy();
      // kysely only closes what it has asked something.
      database.close();
    },
  });
}

/** More than the store has statements; those of many rows differ by their number. */
const STATEMENTS = 100;

/** kysely prepares a statement each time, which takes longer than most of ours run. */
function preparingOnce(database: Database.Database): SqliteDatabase {
  const known = new Map<string, Database.Statement>();
  return {
    prepare(text) {
      const statement = known.get(text) ?? database.prepare(text);
      if (known.size >= STATEMENTS) known.clear();
      known.set(text, statement);
      return statement;
    },
    close: () => void database.close(),
  };
}

function unusable(path: string, error: unknown): StateError {
  const reason = error instanceof Error ? error.message : String(error);
  return new StateError([`cannot open ${path} (${reason}); see that the folder of DATA_DIR can be written`], error);
}

function restoreLine(dataFolder: string): string {
  const newest = listBackups(dataFolder).at(-1);
  return newest === undefined
    ? `there is no backup in ${backupFolder(dataFolder)}`
    : `the newest backup is ${newest}: stop the bot, copy it to ${stateFile(dataFolder)} and start again`;
}

function asideOf(dataFolder: string): string | null {
  const names = readdirSync(dataFolder).filter((name) => /^state\.db\.damaged-\w+$/.test(name));
  const newest = names.sort().at(-1);
  return newest === undefined ? null : join(dataFolder, newest);
}

function setAside(path: string, aside: string): void {
  renameSync(path, aside);
  // What stands in the journal belongs to the damaged file, not to a backup that is put in its place.
  for (const suffix of JOURNALS) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
}

const JOURNALS = ['-wal', '-shm'];

const isDamage = (error: unknown): error is Error =>
  error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);

/**
 * Another bot on the same file writes within milliseconds. Nothing else happens while one waits, and Discord wants its answers
 * within 3 s: whatever holds the file longer is tried again later.
 */
const BUSY_MILLISECONDS = 1500;

function openDatabase(path: string): Database.Database {
  const database = new Database(path, { timeout: BUSY_MILLISECONDS });
  try {
    database.pragma('journal_mode = WAL');
    // A power cut must not lose what was posted.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    const check = database.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw new Database.SqliteError(String(check), 'SQLITE_CORRUPT');
    migrate(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Runs what is missing in one transaction, which waits for another bot that does the same. */
function migrate(database: Database.Database, path: string): void {
  const run = database.transaction(() => {
    database.exec('CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)');
    const version = database.prepare<[], number>('SELECT max(version) FROM schema_version').pluck().get() ?? 0;
    if (version > MIGRATIONS.length) {
      throw new StateError([
        `${path} has version ${version}, which is newer than this program (${MIGRATIONS.length}); update it`,
      ]);
    }
    for (const statement of MIGRATIONS.slice(version).flat()) database.exec(statement);
    if (version < MIGRATIONS.length) {
      database.exec('DELETE FROM schema_version');
      database.prepare('INSERT INTO schema_version (version) VALUES (?)').run(MIGRATIONS.length);
    }
  });
  run.immediate();
}

/** How many daily backups are kept. */
const KEPT = 7;

/** The backups by day, oldest first, as paths. */
export function listBackups(dataFolder: string): string[] {
  const folder = backupFolder(dataFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^state-\d{4}-\d\d-\d\d\.db$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Makes the backup of a UTC day, unless it is there, and removes all but the newest seven. The copy is read back before it
 * takes its name.
 *
 * @returns its path; null where it was there already
 */
export async function backUp(store: StateStore, dataFolder: string, now: number): Promise<string | null> {
  const folder = backupFolder(dataFolder);
  const path = join(folder, `state-${new Date(now).toISOString().slice(0, 10)}.db`);
  if (existsSync(path)) return null;
  mkdirSync(folder, { recursive: true });
  removeAbandoned(folder, now);
  const temporary = `${path}.${process.pid}.tmp`;
  rmSync(temporary, { force: true });
  try {
    await store.backup(temporary);
    const copy = new Database(temporary);
    try {
      // One file that can be copied as it is, without a journal beside it.
      copy.pragma('journal_mode = DELETE');
      const check = copy.pragma('quick_check(1)', { simple: true });
      if (check !== 'ok') throw new Error(`the backup ${basename(path)} cannot be read back: ${String(check)}`);
    } finally {
      copy.close();
    }
    renameSync(temporary, path);
  } finally {
    for (const suffix of ['', ...JOURNALS]) rmSync(temporary + suffix, { force: true });
  }
  // The new one stays even where a clock that is wrong gives it the oldest name.
  const others = listBackups(dataFolder).filter((other) => other !== path);
  for (const old of others.slice(0, Math.max(0, others.length - KEPT + 1))) rmSync(old, { force: true });
  return path;
}

/** Removes what a backup left behind that was killed; one that is still being written has changed lately. */
function removeAbandoned(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    if (!/^state-.*\.tmp(-\w+)?$/.test(name)) continue;
    const changed = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (Math.abs(now - changed) > HOUR) rmSync(join(folder, name), { force: true });
  }
}
