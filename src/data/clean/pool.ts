import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { listArticles } from './files.ts';
import cleanFile, { type Outcome } from './worker.ts';

/** So many files wait for each thread at most: memory stays flat however many there are. */
const AHEAD = 8;
/** Fewer files are done sooner than threads are started. */
const FEW = 4;

/** What is done with a file: in this thread, or by the same function as the default export of a worker's module. */
export interface FileTask<Result> {
  readonly run: (file: string) => Promise<Result>;
  /** The module as it was compiled. Run from TypeScript sources (in tests) there is none, and this thread does the work. */
  readonly worker: URL;
}

const CLEANING: FileTask<Outcome> = { run: cleanFile, worker: new URL('./worker.js', import.meta.url) };

/** Cleans every article that the paths name, over all cores, in the order of the paths. */
export const cleanFiles = (
  paths: readonly string[],
  options: { threads?: number } = {},
): AsyncGenerator<Outcome | Problem> => overFiles(listArticles(paths), CLEANING, options);

type Problem = { file: string; problem: string };

/**
 * Does a task for each file, over all cores, and gives the results in the order of the files. A worker that dies takes its
 * file with it, and no other.
 */
export async function* overFiles<Result>(
  files: AsyncIterable<{ file: string } | Problem> | Iterable<{ file: string } | Problem>,
  task: FileTask<Result>,
  options: { threads?: number } = {},
): AsyncGenerator<Result | Problem> {
  const threads = options.threads ?? availableParallelism();
  const compiled = import.meta.url.endsWith('.js');
  const waiting: Promise<Result | Problem>[] = [];
  const pools: Piscina<string, Result>[] = [];
  const held: string[] = [];
  const start = (file: string): Promise<Result | Problem> => {
    if (!compiled || threads < 2) return task.run(file);
    const pool =
      pools[0] ?? new Piscina<string, Result>({ filename: task.worker.href, minThreads: threads, maxThreads: threads });
    pools[0] = pool;
    return pool.run(file).catch((error: unknown) => ({
      file,
      problem: `${file}: could not be read (${error instanceof Error ? error.message : String(error)}).`,
    }));
  };
  try {
    for await (const found of files) {
      if ('problem' in found) {
        for (const file of held.splice(0)) waiting.push(task.run(file));
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
    for (const file of held) waiting.push(task.run(file));
    for (const outcome of waiting) yield await outcome;
  } finally {
    for (const pool of pools) await pool.destroy();
  }
}
