import { CorpusError, type CorpusPlaces } from './open.ts';
import { buildFromArticles } from './refresh.ts';

/** What of a build is told to another thread: lines for a person, of what went wrong, and of files that could not be read. */
export type Told = { readonly failed: readonly string[] } | { readonly problems: readonly string[] };

/** A build in a thread of its own: nobody's answer waits for it. */
export default async function build({ places, folder }: { places: CorpusPlaces; folder: string }): Promise<Told> {
  try {
    const { reading } = await buildFromArticles(places, folder);
    return { problems: reading.problems };
  } catch (error) {
    if (error instanceof CorpusError) return { failed: error.lines };
    throw error;
  }
}
