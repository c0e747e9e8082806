/**
 * What every answer is looked up in: corpus.db and the index of its names.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Corpus } from './data/corpus/corpus.ts';
import { openFreshCorpus } from './data/corpus/open.ts';
import { createMatcher, type Matcher } from './data/match/matcher.ts';
import { remembering } from './data/match/remember.ts';

export interface Library {
  readonly corpus: Corpus;
  readonly matcher: Matcher;
  /**
   * Looks whether the records have changed, and answers from the new ones then. Records that cannot be used are told of
   * once, and the earlier ones go on answering.
   *
   * @returns whether there is something new
   */
  reload(): boolean;
}

/**
 * Opens corpus.db (building it where the records are newer) and indexes its names.
 *
 * @throws CorpusError where there is nothing to answer from
 */
export function openLibrary(config: Pick<Config, 'CORPUS_DIR' | 'DATA_DIR'>, warn: (line: string) => void): Library {
  const places = { records: config.CORPUS_DIR, data: config.DATA_DIR };
  let seen = lookAt(places.records);
  let corpus = openFreshCorpus(places, warn);
  let matcher = remembering(createMatcher(corpus.names()));
  let replaced: Corpus | null = null;
  return {
    get corpus() {
      return corpus;
    },
    get matcher() {
      return matcher;
    },
    reload() {
      const looks = lookAt(places.records);
      if (looks === seen) return false;
      seen = looks;
      const fresh = openFreshCorpus(places, warn);
      if (fresh.inputs() === corpus.inputs()) {
        fresh.close();
        return false;
      }
      // An answer may still be under way with the one before; it is long done at the next change.
      replaced?.close();
      replaced = corpus;
      matcher = remembering(createMatcher(fresh.names()));
      corpus = fresh;
      return true;
    },
  };
}

/** What changes whenever a record file does: names, sizes and times. */
function lookAt(folder: string): string {
  const look = (path: string): string => {
    const found = statSync(path, { throwIfNoEntry: false });
    return `${path} ${found?.mtimeMs} ${found?.size}`;
  };
  const units = join(folder, 'units');
  const files = existsSync(units) ? readdirSync(units).sort() : [];
  return [look(join(folder, 'documents.yaml')), ...files.map((name) => look(join(units, name)))].join('\n');
}
