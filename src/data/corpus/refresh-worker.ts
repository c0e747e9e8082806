import { CorpusError, type CorpusPlaces, loadRecords } from './open.ts';
import { buildFromArticles } from './refresh.ts';

/**
 * What of a build is told to another thread: lines for a person, of what went wrong, and of files that could not be read.
 * `areBroken`: it is the records that somebody has to mend; else the same build may succeed later (a full disk).
 */
export type Told =
  | { readonly failed: readonly string[]; readonly areBroken: boolean }
  | { readonly problems: readonly string[] };

/** A build in a thread of its own: nobody's answer waits for it. */
export default async function build({ places, folder }: { places: CorpusPlaces; folder: string }): Promise<Told> {
  try {
    const { reading } = await buildFromArticles(places, folder);
    return { problems: reading.problems };
  } catch (error) {
    if (error instanceof CorpusError) return { failed: error.lines, areBroken: areBroken(places.records) };
    throw error;
  }
}

function areBroken(records: string): boolean {
  try {
    loadRecords(records);
    return false;
  } catch {
    return true;
  }
}
