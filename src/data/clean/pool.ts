import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { listArticles } from './read.ts';
import cleanFile, { type Outcome } from './worker.ts';

/** So many files wait for each thread at most: memory stays flat however many there are. */
const AHEAD = 8;
/** Fewer files are cleaned sooner than threads are started. */
const FEW = 4;

/**
 * Cleans every article that the paths name, over all cores, in the order of the paths.
 * Run from TypeScript sources (in tests) there is no compiled worker: the work is done in this thread.
 */
export async function* cleanFiles(
  paths: readonly string[],
  options: { threads?: number } = {},
): AsyncGenerator<Outcome> {
  const threads = options.threads ?? availableParallelism();
  const compiled = import.meta.url.endsWith('.js');
  const waiting: Promise<Outcome>[] = [];
  const pools: Piscina<string, Outcome>[] = [];
  const held: string[] = [];
  const start = (file: string): Promise<Outcome> => {
    if (!compiled || threads < 2) return cleanFile(file);
    const pool =
      pools[0] ??
      new Piscina<string, Outcome>({
        filename: new URL('./worker.js', import.meta.url).href,
        minThreads: threads,
        maxThreads: threads,
      });
    pools[0] = pool;
    // A worker that dies takes its file with it, and no other.
    return pool.run(file).catch((error: unknown) => ({
      file,
      problem: `${file}: could not be cleaned (${error instanceof Error ? error.message : String(error)}).`,
    }));
  };
  try {
    for await (const found of listArticles(paths)) {
      if ('problem' in found) {
        for (const file of held.splice(0)) waiting.push(cleanFile(file));
        waiting.push(Promise.resolve(found));
      } else if (pools.length === 0 && held.length < FEW) held.push(found.file);
      else {
        for (const file of held.splice(0)) waiting.push(start(file));
        waiting.push(start(found.file));
      }
      while (waiting.length >= threads * AHEAD) {
        const next = waiting.shift();
        if (next) yield await next;
      }
    }
    for (const file of held) waiting.push(cleanFile(file));
    for (const outcome of waiting) yield await outcome;
  } finally {
    for (const pool of pools) await pool.destroy();
  }
}
