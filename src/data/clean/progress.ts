import type { Writable } from 'node:stream';
import { SingleBar } from 'cli-progress';

/** How far a long piece of work is, for a person who waits. */
export interface Progress {
  /** @param total how many articles there are; of one alone nothing is shown */
  start(total: number): void;
  step(): void;
  stop(): void;
}

/** A bar on a terminal, which leaves nothing behind; nothing where `stream` is no terminal. */
export function progressOn(stream: Writable, isTTY: boolean): Progress {
  let bar: SingleBar | null = null;
  return {
    start(total) {
      if (!isTTY || total < 2) return;
      bar = new SingleBar({
        stream,
        clearOnComplete: true,
        hideCursor: true,
        format: '{bar} {value}/{total} articles, {eta_formatted} left',
      });
      bar.start(total, 0);
    },
    step: () => bar?.increment(),
    stop: () => bar?.stop(),
  };
}
