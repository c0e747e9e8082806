/**
 * corpus.db from everything that there is: the articles are read first, where they are new or have changed.
 */
import { CorpusError, type CorpusPlaces, codeOf, loadRecords, rebuildCorpus } from './open.ts';
import { type Reading, readArticles } from './read-articles.ts';

/**
 * Reads the articles that are new or have changed, and builds corpus.db from them and the records.
 *
 * @param folder of the articles (CORPUS_RAW)
 * @param progress see `readArticles`
 * @throws CorpusError as `rebuildCorpus`
 */
export async function buildFromArticles(
  places: CorpusPlaces,
  folder: string,
  progress?: Parameters<typeof readArticles>[2],
): Promise<{ readonly reading: Reading; readonly merged: ReturnType<typeof rebuildCorpus> }> {
  // Broken records are told of before minutes of reading.
  loadRecords(places.records);
  let reading: Reading;
  try {
    reading = await readArticles(places.data, folder, progress);
  } catch (error) {
    throw new CorpusError([
      `cannot write articles.db in ${places.data} (${codeOf(error)}); set DATA_DIR to a folder that can be written`,
    ]);
  }
  return { reading, merged: rebuildCorpus(places) };
}
