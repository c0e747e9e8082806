/**
 * What runs by the clock: each minute, whatever is due. One job's trouble is logged, and neither that nor its length keeps another
 * from running.
 */
import { schedule } from 'node-cron';
import type { Logger } from 'pino';

export interface Job {
  readonly name: string;
  /** Called each minute, unless its last run is still under way; says itself whether there is something to do. */
  run(): void | Promise<void>;
}

export interface Clock {
  /** Begins nothing new; resolves when what has begun is done. */
  stop(): Promise<void>;
}

/** Runs the jobs now and then each minute. */
export function startClock(jobs: readonly Job[], log: Logger): Clock {
  const underWay = new Map<Job, Promise<unknown>>();
  const run = async (job: Job): Promise<void> => {
    try {
      await job.run();
    } catch (error) {
      log.error({ err: error, job: job.name }, 'a job failed');
    }
  };
  const runAll = (): void => {
    for (const job of jobs) {
      if (underWay.has(job)) continue;
      underWay.set(
        job,
        run(job).finally(() => underWay.delete(job)),
      );
    }
  };
  runAll();
  const task = schedule('* * * * *', runAll, {
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
  });
  return {
    async stop() {
      await task.destroy();
      await Promise.all(underWay.values());
    },
  };
}
