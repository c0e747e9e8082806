import { type CleanDocument, cleanArticle } from './index.ts';
import { readArticle } from './read.ts';

export type Outcome = { file: string; document: CleanDocument } | { file: string; problem: string };

/** Reads and cleans one file; what goes wrong with it is its problem alone. */
export default async function cleanFile(file: string): Promise<Outcome> {
  const read = await readArticle(file);
  if ('problem' in read) return read;
  try {
    return { file, document: cleanArticle(read) };
  } catch (error) {
    return {
      file,
      problem: `${file}: could not be cleaned (${error instanceof Error ? error.message : String(error)}).`,
    };
  }
}
