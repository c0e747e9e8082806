/**
 * The corpus as a command or the bot wants it: built where it is missing, spoiled or older than the records.
 */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { articlesDigest, withArticles } from './articles.ts';
import { buildCorpus, hashInputs } from './build.ts';
import { type Corpus, openCorpus } from './corpus.ts';
import type { MergeReport } from './merge.ts';
import { formatProblem, parseRecords, readRecordFiles } from './records.ts';
import { SCHEMA_VERSION } from './schema.ts';

/** What a person has to mend before there is a corpus: each line says what, where and how. */
export class CorpusError extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'CorpusError';
    this.lines = lines;
  }
}

export interface CorpusPlaces {
  /** The folder of the records (CORPUS_DIR). */
  readonly records: string;
  /** The folder that corpus.db is kept in (DATA_DIR). */
  readonly data: string;
}

export const corpusFile = (places: CorpusPlaces) => join(places.data, 'corpus.db');

/** Reads and checks the records; throws a CorpusError with a line for each problem. */
export function loadRecords(folder: string) {
  const files = recordFiles(folder);
  const { records, problems } = parseRecords(files);
  if (problems.length > 0) throw new CorpusError(problems.map((problem) => join(folder, formatProblem(problem))));
  return { records, files };
}

function recordFiles(folder: string): Map<string, string> {
  try {
    return readRecordFiles(folder);
  } catch (error) {
    const path = error instanceof Error && 'path' in error ? String(error.path) : folder;
    throw new CorpusError([
      `cannot read the records: ${path} (${codeOf(error)}); set CORPUS_DIR to the folder with documents.yaml and units/`,
    ]);
  }
}

export const codeOf = (error: unknown) =>
  error instanceof Error ? ('code' in error ? String(error.code) : error.message) : String(error);

/**
 * Builds corpus.db from the records as they are now, and the articles as they were last read.
 *
 * @returns what the articles added, and where they and the records do not agree
 * @throws CorpusError where the records are broken or the file cannot be written
 */
export function rebuildCorpus(places: CorpusPlaces): MergeReport & { readonly units: number } {
  const path = corpusFile(places);
  const { records, files } = loadRecords(places.records);
  try {
    const inputs = hashInputs(files, articlesDigest(places.data));
    const report = withArticles(places.data, (articles) => buildCorpus(path, records, inputs, articles));
    return { ...report, units: records.units.length + report.added.unit };
  } catch (error) {
    throw new CorpusError([`cannot write ${path} (${codeOf(error)}); set DATA_DIR to a folder that can be written`]);
  }
}

/**
 * Opens corpus.db, building it first where it is missing, cannot be read, is of another version or was made from other
 * records. Where the records are broken but a sound corpus.db of an earlier state exists, that one goes on answering.
 *
 * @param warn gets one line for everything that a person should know
 * @throws CorpusError where there is neither a sound corpus.db nor sound records
 */
export function openFreshCorpus(places: CorpusPlaces, warn: (line: string) => void): Corpus {
  const path = corpusFile(places);
  const state = stateOf(path);
  let wanted: string | null = null;
  let unreadable: CorpusError | null = null;
  try {
    wanted = hashInputs(recordFiles(places.records), articlesDigest(places.data));
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    unreadable = error;
  }
  if (state.sound && wanted !== null && state.inputs === wanted) return openCorpus(path);
  if (!state.sound && state.reason !== null) warn(`${path} ${state.reason}; building it anew from ${places.records}`);
  try {
    if (unreadable) throw unreadable;
    rebuildCorpus(places);
  } catch (error) {
    if (!(error instanceof CorpusError) || !state.sound) throw error;
    for (const line of error.lines) warn(line);
    warn(`the records have changed but cannot be used as they are; answering from the earlier ${path}`);
  }
  return openCorpus(path);
}

type FileState = { sound: true; inputs: string } | { sound: false; reason: string | null };

/** Whether a corpus.db can be answered from: header, version, and every page in its place. */
function stateOf(path: string): FileState {
  if (!existsSync(path)) return { sound: false, reason: null };
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    const version = database.pragma('user_version', { simple: true });
    if (version !== SCHEMA_VERSION) return { sound: false, reason: `has version ${version}, not ${SCHEMA_VERSION}` };
    const pages = Number(database.pragma('page_count', { simple: true }));
    const pageSize = Number(database.pragma('page_size', { simple: true }));
    const check = database.pragma('quick_check(1)', { simple: true });
    // SQLite reads a last page that is cut short as if zeros followed.
    if (check !== 'ok' || statSync(path).size < pages * pageSize) return { sound: false, reason: 'is damaged' };
    const inputs = database.prepare<[], string>('SELECT inputs FROM build').pluck().get();
    return inputs === undefined ? { sound: false, reason: 'is unfinished' } : { sound: true, inputs };
  } catch (error) {
    return { sound: false, reason: `cannot be read (${codeOf(error)})` };
  } finally {
    database?.close();
  }
}
