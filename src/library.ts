/**
 * What every answer is looked up in: corpus.db and the index of its names.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { articlesFolder, type Config } from './config.ts';
import { lookAtArticles, rememberedLook } from './data/corpus/articles.ts';
import { type Corpus, openCorpus } from './data/corpus/corpus.ts';
import { CorpusError, type CorpusPlaces, corpusFile, openFreshCorpus } from './data/corpus/open.ts';
import type { Told } from './data/corpus/refresh-worker.ts';
import { createMatcher, createMatcherInTurns, type Matcher } from './data/match/matcher.ts';
import { remembering } from './data/match/remember.ts';

export interface Library {
  readonly corpus: Corpus;
  readonly matcher: Matcher;
  /**
   * Looks whether records or articles have changed, builds corpus.db anew then, in a thread of its own, and answers from the
   * new one. What cannot be used is told of once, and the earlier corpus goes on answering.
   *
   * @returns whether there is something new
   */
  reload(): Promise<boolean>;
}

export type LibraryConfig = Pick<Config, 'CORPUS_DIR' | 'DATA_DIR' | 'CORPUS_RAW'>;

/**
 * Opens corpus.db (building it where the records are newer) and indexes its names.
 *
 * @param warn gets one line for everything that a person should know
 * @throws CorpusError where there is nothing to answer from
 */
export function openLibrary(config: LibraryConfig, warn: (line: string) => void): Library {
  const places = placesOf(config);
  let seenRecords = lookAtRecords(places.records);
  let seenArticles = rememberedLook(places.data);
  let corpus = openFreshCorpus(places, warn);
  let matcher = remembering(createMatcher(corpus.names()));
  let replaced: Corpus | null = null;
  let lastFailure: string | null = null;
  let reloading: Promise<boolean> | null = null;

  async function reload(): Promise<boolean> {
    const records = lookAtRecords(places.records);
    const folder = articlesFolder(config);
    const articles = await lookAtArticles(folder);
    if (records === seenRecords && articles === seenArticles) return false;
    const told = await buildInThread(places, folder).catch((error: unknown) => {
      // A defect of ours would come again each minute.
      seenRecords = records;
      seenArticles = articles;
      throw error;
    });
    if ('failed' in told) {
      // Broken records are built again when they have changed; what failed for another reason, at the next look.
      if (told.areBroken) {
        seenRecords = records;
        seenArticles = articles;
      }
      const failure = [...told.failed, `${records} ${articles}`].join('\n');
      if (failure === lastFailure) return false;
      lastFailure = failure;
      for (const line of told.failed) warn(line);
      warn('the records have changed but cannot be used as they are; answering from the earlier corpus.db');
      return false;
    }
    lastFailure = null;
    for (const line of told.problems) warn(line);
    const fresh = openCorpus(corpusFile(places));
    seenRecords = records;
    seenArticles = articles;
    if (fresh.inputs() === corpus.inputs()) {
      fresh.close();
      return false;
    }
    const names = remembering(await createMatcherInTurns(fresh.names()));
    // An answer may still be under way with the one before; it is long done at the next change.
    replaced?.close();
    replaced = corpus;
    matcher = names;
    corpus = fresh;
    return true;
  }

  return {
    get corpus() {
      return corpus;
    },
    get matcher() {
      return matcher;
    },
    reload() {
      reloading ??= reload().finally(() => {
        reloading = null;
      });
      return reloading;
    },
  };
}

/**
 * Reads the articles that are new, where there are any, before something is asked once: the answer is from all that there is.
 */
export async function readNewArticles(config: LibraryConfig, warn: (line: string) => void): Promise<void> {
  const places = placesOf(config);
  const folder = articlesFolder(config);
  if ((await lookAtArticles(folder)) === rememberedLook(places.data)) return;
  warn(`reading the articles in ${folder} that are new or have changed`);
  const { buildFromArticles } = await import('./data/corpus/refresh.ts');
  try {
    const { reading } = await buildFromArticles(places, folder);
    for (const problem of reading.problems) warn(problem);
  } catch (error) {
    // Whether there is an earlier corpus to answer from is seen when it is opened.
    if (!(error instanceof CorpusError)) throw error;
  }
}

const placesOf = (config: LibraryConfig): CorpusPlaces => ({ records: config.CORPUS_DIR, data: config.DATA_DIR });

/** Run from TypeScript sources (in tests) there is no compiled worker: this thread does the work. */
async function buildInThread(places: CorpusPlaces, folder: string): Promise<Told> {
  const worker = new URL('./data/corpus/refresh-worker.js', import.meta.url);
  if (!import.meta.url.endsWith('.js')) {
    const { default: build } = await import('./data/corpus/refresh-worker.ts');
    return build({ places, folder });
  }
  const { Piscina } = await import('piscina');
  const pool = new Piscina<{ places: CorpusPlaces; folder: string }, Told>({ filename: worker.href, maxThreads: 1 });
  try {
    return await pool.run({ places, folder });
  } finally {
    await pool.destroy();
  }
}

/** What changes whenever a record file does: names, sizes and times. */
function lookAtRecords(folder: string): string {
  const look = (path: string): string => {
    const found = statSync(path, { throwIfNoEntry: false });
    return `${path} ${found?.mtimeMs} ${found?.size}`;
  };
  const units = join(folder, 'units');
  const files = existsSync(units) ? readdirSync(units).sort() : [];
  return [join(folder, 'documents.yaml'), ...files.map((name) => join(units, name))].map(look).join('\n');
}
