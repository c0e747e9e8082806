/**
 * What every answer is looked up in: corpus.db and the index of its names.
 */
import type { Config } from './config.ts';
import type { Corpus } from './data/corpus/corpus.ts';
import { openFreshCorpus } from './data/corpus/open.ts';
import { createMatcher, type Matcher } from './data/match/matcher.ts';

export interface Library {
  readonly corpus: Corpus;
  readonly matcher: Matcher;
}

/**
 * Opens corpus.db (building it where the records are newer) and indexes its names.
 *
 * @throws CorpusError where there is nothing to answer from
 */
export function openLibrary(config: Pick<Config, 'CORPUS_DIR' | 'DATA_DIR'>, warn: (line: string) => void): Library {
  const corpus = openFreshCorpus({ records: config.CORPUS_DIR, data: config.DATA_DIR }, warn);
  return { corpus, matcher: createMatcher(corpus.names()) };
}
