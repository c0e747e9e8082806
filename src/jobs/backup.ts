/**
 * The daily backup of state.db; what nobody reads any more is dropped after it was saved there.
 */
import type { Logger } from 'pino';
import { DAY, HOUR } from '../data/state/due.ts';
import { backUp } from '../data/state/sqlite.ts';
import type { StateStore } from '../data/state/store.ts';
import type { Job } from './clock.ts';

/** The history of a year, with a margin for comparing it with the one before. */
const HISTORY_LASTS = 400 * DAY;
/** A full disk is not filled anew each minute. */
const PAUSE = HOUR;

export interface BackupOptions {
  readonly store: StateStore;
  /** DATA_DIR */
  readonly dataFolder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Logger;
}

export function createBackupJob({ store, dataFolder, now, log }: BackupOptions): Job {
  let failedAt = Number.NEGATIVE_INFINITY;
  return {
    name: 'backup',
    async run() {
      const time = now();
      if (Math.abs(time - failedAt) < PAUSE) return;
      try {
        const path = await backUp(store, dataFolder, time);
        if (path === null) return;
        const forgotten = await store.forget(time - HISTORY_LASTS);
        log.info({ forgotten }, `state.db is backed up as ${path}`);
      } catch (error) {
        failedAt = time;
        throw error;
      }
    },
  };
}
