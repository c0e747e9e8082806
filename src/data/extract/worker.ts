import type { CleanDocument } from '../clean/index.ts';
import type { FileTask } from '../clean/pool.ts';
import cleanFile from '../clean/worker.ts';
import { type Extraction, extractDocument } from './index.ts';

export type Outcome =
  | { file: string; document: CleanDocument; extraction: Extraction }
  | { file: string; problem: string };

/** Reads and cleans one file and extracts its facts; what goes wrong with it is its problem alone. */
export default async function extractFile(file: string): Promise<Outcome> {
  const outcome = await cleanFile(file);
  if ('problem' in outcome) return outcome;
  try {
    return { ...outcome, extraction: extractDocument(outcome.document) };
  } catch (error) {
    return {
      file,
      problem: `${file}: its facts could not be read (${error instanceof Error ? error.message : String(error)}).`,
    };
  }
}

/** The same over many files, on all cores. */
export const EXTRACTION: FileTask<Outcome> = { run: extractFile, worker: new URL('./worker.js', import.meta.url) };
