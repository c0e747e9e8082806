/**
 * What runs by the clock: each minute, whatever is due. One job's trouble is logged and keeps no other from running.
 */
import { schedule } from 'node-cron';
import type { Logger } from 'pino';

export interface Job {
  readonly name: string;
  /** Called each minute; says itself whether there is something to do. */
  run(): void | Promise<void>;
}

export interface Clock {
  /** Begins nothing new; resolves when what has begun is done. */
  stop(): Promise<void>;
}

/** Runs the jobs now and then each minute; a minute in which the last run is still under way is left out. */
export function startClock(jobs: readonly Job[], log: Logger): Clock {
  const runAll = async (): Promise<void> => {
    for (const job of jobs) {
      try {
        await job.run();
      } catch (error) {
        log.error({ err: error, job: job.name }, 'a job failed');
      }
    }
  };
  let last = runAll();
  const task = schedule(
    '* * * * *',
    () => {
      last = last.then(runAll);
      return last;
    },
    {
      name: 'pacesetter',
      noOverlap: true,
      timezone: 'UTC',
      // A minute that was missed (a laptop asleep) is nothing to tell: what was due in it is made up in the next.
      suppressMissedWarning: true,
      logger: {
        info: (message) => log.debug(message),
        debug: (message) => log.debug(String(message)),
        warn: (message) => log.debug(message),
        error: (message) => log.error(String(message)),
      },
    },
  );
  return {
    async stop() {
      await task.destroy();
      await last;
    },
  };
}
