import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { HOUR, MINUTE } from '../../src/data/state/due.ts';
import { openState } from '../../src/data/state/sqlite.ts';
import { createBackupJob } from '../../src/jobs/backup.ts';
import { temporaryFolder } from '../support/corpus.ts';

it('a backup that fails is tried again after an hour, not each minute', async () => {
  const dataFolder = temporaryFolder();
  const clock = { now: Date.UTC(2026, 2, 2, 8) };
  const store = openState(dataFolder, clock.now);
  onTestFinished(() => store.close());
  const backups = join(dataFolder, 'backups');
  let attempts = 0;
  const backup = (path: string) => {
    attempts += 1;
    return attempts === 1 ? Promise.reject(new Error('disk full')) : store.backup(path);
  };
  const job = createBackupJob({
    store: { ...store, backup },
    dataFolder,
    now: () => clock.now,
    log: pino({ level: 'silent' }),
  });
  await expect(job.run()).rejects.toThrow('disk full');
  for (let minute = 1; minute < 60; minute++) {
    clock.now += MINUTE;
    await job.run();
  }
  expect(attempts).toBe(1);
  clock.now += MINUTE;
  await job.run();
  expect(readdirSync(backups)).toEqual(['state-2026-03-02.db']);
  clock.now += HOUR;
  await job.run();
  expect(attempts).toBe(2);
});
