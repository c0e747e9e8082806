import { pino } from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startClock } from '../../src/jobs/clock.ts';

it('neither the length nor the failure of one job keeps another from running each minute', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const runs = { long: 0, broken: 0, other: 0 };
  let release = () => {};
  const clock = startClock(
    [
      {
        name: 'long',
        run() {
          runs.long += 1;
          return new Promise<void>((resolve) => {
            release = resolve;
          });
        },
      },
      {
        name: 'broken',
        run() {
          runs.broken += 1;
          throw new Error('broken');
        },
      },
      {
        name: 'other',
        run() {
          runs.other += 1;
        },
      },
    ],
    pino({ level: 'silent' }),
  );
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  expect(runs).toEqual({ long: 1, broken: 4, other: 4 });
  release();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(runs.long).toBe(2);
  release();
  await clock.stop();
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  expect(runs.other).toBe(5);
});
