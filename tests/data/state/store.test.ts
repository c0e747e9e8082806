import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HOUR, MINUTE } from '../../../src/data/state/due.ts';
import { MIGRATIONS } from '../../../src/data/state/migrations.ts';
import { deliveryId } from '../../../src/data/state/queries.ts';
import { backUp, listBackups, openState, StateError, stateFile } from '../../../src/data/state/sqlite.ts';
import type { StateStore } from '../../../src/data/state/store.ts';
import { temporaryFolder } from '../../support/corpus.ts';
import { someWishes } from '../../support/daily.ts';

const NOW = Date.UTC(2026, 2, 2);

function open(folder: string): StateStore {
  const store = openState(folder, NOW);
  onTestFinished(() => store.close());
  return store;
}

/** One channel with a delivery that waits. */
async function withDelivery(store: StateStore, dueAt = NOW, channelId = '200') {
  const subscription = await store.subscribe(someWishes({ channelId }), dueAt, dueAt);
  const id = deliveryId(subscription.id, dueAt);
  const delivery = { id, dueAt, state: 'due', reason: null } as const;
  await store.schedule(
    [{ subscription: subscription.id, expected: dueAt, nextDueAt: dueAt + 24 * HOUR, deliveries: [delivery] }],
    dueAt,
  );
  return { subscription, id };
}

const claim = (store: StateStore, owner: string, now = NOW) =>
  store.claim({ owner, now, until: now + 2 * MINUTE, limit: 10 });

describe('state.db', () => {
  it('is safe against a power cut, and keeps its references', () => {
    const folder = temporaryFolder();
    open(folder);
    const database = new Database(stateFile(folder));
    onTestFinished(() => void database.close());
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    const source = readFileSync('src/data/state/sqlite.ts', 'utf8');
    for (const pragma of ['synchronous = FULL', 'foreign_keys = ON']) expect(source).toContain(pragma);
  });

  it.each(readdirSync('tests/data/state/versions'))('of %s opens, migrates and loses nothing', async (file) => {
    const folder = temporaryFolder();
    const old = new Database(stateFile(folder));
    old.exec(readFileSync(join('tests/data/state/versions', file), 'utf8'));
    const rows = (database: Database.Database, table: string) =>
      database.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`).all();
    const before = { subscriptions: rows(old, 'subscriptions'), deliveries: rows(old, 'deliveries') };
    old.close();

    const store = open(folder);
    expect((await store.subscriptionsOf('100')).map(({ channelId, state }) => [channelId, state])).toEqual([
      ['201', 'active'],
      ['202', 'closed'],
    ]);
    expect(await store.subscriptionOf('201')).toMatchObject({ themes: ['廉政'], seed: 42, nextDueAt: 1794184200000 });
    expect(await store.delivery('posted0000000000001')).toMatchObject({ kind: 'daily', late: true, messageId: '900' });
    expect(await claim(store, 'me', 1794099000000)).toMatchObject([{ id: 'due0000000000000001', practice: 'p2' }]);
    await store.settle('due0000000000000001', 'me', { state: 'due', retryAt: 1794098000000, isUncertain: true });

    const migrated = new Database(stateFile(folder));
    onTestFinished(() => void migrated.close());
    expect(migrated.prepare('SELECT version FROM schema_version').pluck().all()).toEqual([MIGRATIONS.length]);
    expect(rows(migrated, 'subscriptions')).toMatchObject(before.subscriptions);
    expect(rows(migrated, 'deliveries')).toMatchObject(before.deliveries);
  });

  it('has a written example of every version', () => {
    const versions = readdirSync('tests/data/state/versions').sort();
    expect(versions).toEqual(MIGRATIONS.map((_statements, index) => `v${index + 1}.sql`));
  });

  it('of a newer program is refused and left as it is', () => {
    const folder = temporaryFolder();
    open(folder);
    const database = new Database(stateFile(folder));
    database.exec('UPDATE schema_version SET version = 99');
    database.close();
    expect(() => openState(folder, NOW)).toThrow(/version 99, which is newer than this program/);
    expect(existsSync(stateFile(folder))).toBe(true);
  });
});

describe('a damaged state.db', () => {
  const spoil = (folder: string) => {
    for (const suffix of ['-wal', '-shm']) rmSync(stateFile(folder) + suffix, { force: true });
    writeFileSync(stateFile(folder), 'no database '.repeat(2000));
  };

  it('is set aside, and the line names the newest backup', async () => {
    const folder = temporaryFolder();
    const store = openState(folder, NOW);
    await withDelivery(store);
    await backUp(store, folder, NOW);
    await backUp(store, folder, NOW + 24 * HOUR);
    await store.close();
    spoil(folder);
    const failure = (() => {
      try {
        return openState(folder, NOW);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(StateError);
    expect(String(failure)).toMatch(
      /state\.db is damaged \(.*\) and was set aside as .*state\.db\.damaged-20260302T000000Z; the newest backup is .*state-2026-03-03\.db: stop the bot, copy it to .*state\.db and start again/,
    );
    expect(existsSync(stateFile(folder))).toBe(false);
    // Started again without a restored file: it still is not taken for a new beginning.
    expect(() => openState(folder, NOW)).toThrow(/is missing since it was set aside .* the newest backup is/);
  });

  it('is restored by copying the backup', async () => {
    const folder = temporaryFolder();
    const store = openState(folder, NOW);
    const { id } = await withDelivery(store);
    const path = await backUp(store, folder, NOW);
    await store.close();
    spoil(folder);
    expect(() => openState(folder, NOW)).toThrow(StateError);
    copyFileSync(path ?? '', stateFile(folder));
    const restored = open(folder);
    expect(await restored.delivery(id)).toMatchObject({ state: 'due' });
    expect(await restored.subscriptionOf('200')).not.toBeNull();
  });

  it('is noticed when only a page in the middle is spoiled', async () => {
    const folder = temporaryFolder();
    const store = openState(folder, NOW);
    for (let channel = 0; channel < 300; channel++) await withDelivery(store, NOW + channel, String(1000 + channel));
    await store.close();
    const bytes = readFileSync(stateFile(folder));
    bytes.fill(0xa5, 5 * 4096, 9 * 4096);
    writeFileSync(stateFile(folder), bytes);
    expect(() => openState(folder, NOW)).toThrow(/is damaged .* there is no backup in/);
  });
});

it('a folder that cannot be used is told of as one, whatever is wrong with it', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(stateFile(join(folder, 'taken')), { recursive: true });
  for (const place of ['file', 'file/below', 'taken']) {
    const open = () => openState(join(folder, place), NOW);
    expect(open).toThrow(StateError);
    expect(open).toThrow(/cannot open .*state\.db .*DATA_DIR can be written/);
  }
});

describe('a state.db that is missing', () => {
  it('although there are backups of it is not replaced by an empty one', async () => {
    const folder = temporaryFolder();
    const store = openState(folder, NOW);
    await withDelivery(store);
    const backup = await backUp(store, folder, NOW);
    await store.close();
    rmSync(stateFile(folder));
    // What a bot that was killed left in its journal does not belong to the backup.
    writeFileSync(`${stateFile(folder)}-wal`, 'left over');
    expect(() => openState(folder, NOW)).toThrow(
      `${stateFile(folder)} is missing; the newest backup is ${backup}: stop the bot, copy it to ${stateFile(folder)} and start again, or move ${join(folder, 'backups')} away to begin anew`,
    );
    expect(existsSync(`${stateFile(folder)}-wal`)).toBe(false);
    copyFileSync(backup ?? '', stateFile(folder));
    expect(await open(folder).subscriptionOf('200')).not.toBeNull();
  });
});

it('held by another program, state.db makes nobody wait for as long as Discord waits for an answer', async () => {
  const folder = temporaryFolder();
  const store = open(folder);
  const other = new Database(stateFile(folder));
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  const begun = performance.now();
  await expect(store.subscribe(someWishes(), NOW, NOW)).rejects.toThrow(/locked/);
  expect(performance.now() - begun).toBeLessThan(3000);
  // Reading waits for nobody.
  expect(await store.waiting(NOW)).toBe(0);
  other.exec('ROLLBACK');
  expect(await store.subscribe(someWishes(), NOW, NOW)).toMatchObject({ state: 'active' });
});

describe('history', () => {
  it('that is older than asked for is dropped, but not what a channel was shown in its newest round', async () => {
    const store = open(temporaryFolder());
    const DAY = 24 * HOUR;
    const subscription = await store.subscribe(someWishes(), NOW, NOW);
    // Two practices; the third day begins the second round. The fourth is missed, the fifth waits.
    for (let day = 0; day < 5; day++) {
      const dueAt = NOW + day * DAY;
      const id = deliveryId(subscription.id, dueAt);
      const isMissed = day === 3;
      const delivery = isMissed
        ? ({ id, dueAt, state: 'skipped', reason: 'too-late' } as const)
        : ({ id, dueAt, state: 'due', reason: null } as const);
      const plan = { subscription: subscription.id, expected: dueAt, nextDueAt: dueAt + DAY, deliveries: [delivery] };
      await store.schedule([plan], dueAt);
      if (day > 2) continue;
      await claim(store, 'me', dueAt);
      const what = { practice: `p${day % 2}`, unit: 'u', theme: 't', round: day < 2 ? 1 : 2 };
      await store.begin(id, 'me', { ...what, attemptedAt: dueAt, until: dueAt + HOUR });
      await store.settle(id, 'me', { state: 'posted', messageId: String(day), late: false, postedAt: dueAt });
    }
    expect(await store.forget(NOW + DAY)).toBe(1);
    expect(await store.forget(NOW + 10 * DAY)).toBe(2);
    expect((await store.history(subscription.id, 10)).map(({ state, practice }) => [state, practice])).toEqual([
      ['due', null],
      ['posted', 'p0'],
    ]);
    expect(await store.shown(subscription.id)).toEqual([{ practice: 'p0', unit: 'u', theme: 't', round: 2 }]);
  });
});

describe('backups', () => {
  it('leave nothing behind that a killed one began, and keep the new one whatever the clock says', async () => {
    const folder = temporaryFolder();
    const store = open(folder);
    for (let day = 0; day < 7; day++) await backUp(store, folder, NOW + day * 24 * HOUR);
    const left = join(folder, 'backups', 'state-2026-02-01.db.123.tmp');
    writeFileSync(left, 'half');
    utimesSync(left, NOW / 1000, NOW / 1000);
    const wrong = await backUp(store, folder, Date.UTC(1970, 0, 1));
    expect(listBackups(folder)).toContain(wrong);
    expect(await backUp(store, folder, Date.UTC(1970, 0, 1))).toBeNull();
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(7);
  });

  it('are made once a day while the file is in use, and seven are kept', async () => {
    const folder = temporaryFolder();
    const store = open(folder);
    await withDelivery(store);
    for (let day = 0; day < 9; day++) {
      expect(await backUp(store, folder, NOW + day * 24 * HOUR)).toMatch(/state-2026-03-\d\d\.db$/);
      expect(await backUp(store, folder, NOW + day * 24 * HOUR + HOUR)).toBeNull();
    }
    expect(listBackups(folder).map((path) => path.slice(-13, -3))).toEqual(
      [4, 5, 6, 7, 8, 9, 10].map((day) => `2026-03-${String(day).padStart(2, '0')}`),
    );
    const copy = new Database(listBackups(folder)[0] ?? '', { readonly: true });
    onTestFinished(() => void copy.close());
    expect(copy.prepare('SELECT count(*) FROM deliveries').pluck().get()).toBe(1);
  });

  it('leave other files in their folder alone', async () => {
    const folder = temporaryFolder();
    const store = open(folder);
    mkdirSync(join(folder, 'backups'));
    writeFileSync(join(folder, 'backups', 'state-before-update.db'), 'mine');
    for (let day = 0; day < 9; day++) await backUp(store, folder, NOW + day * 24 * HOUR);
    expect(readdirSync(join(folder, 'backups'))).toContain('state-before-update.db');
  });
});

describe('two bots on one state.db', () => {
  it('write down what is due once', async () => {
    const folder = temporaryFolder();
    const [first, second] = [open(folder), open(folder)];
    const subscription = await first.subscribe(someWishes(), NOW, NOW);
    const id = deliveryId(subscription.id, NOW);
    const delivery = { id, dueAt: NOW, state: 'due', reason: null } as const;
    const plan = { subscription: subscription.id, expected: NOW, nextDueAt: NOW + HOUR, deliveries: [delivery] };
    expect(await first.schedule([plan], NOW)).toBe(1);
    expect(await second.schedule([plan], NOW)).toBe(0);
    expect(await second.history(subscription.id, 10)).toHaveLength(1);
  });

  it('get a delivery one at a time, and who is dead gives it back after two minutes', async () => {
    const folder = temporaryFolder();
    const [first, second] = [open(folder), open(folder)];
    const { id } = await withDelivery(first);
    expect(await claim(first, 'first')).toHaveLength(1);
    expect(await claim(second, 'second')).toHaveLength(0);
    expect(await claim(second, 'second', NOW + 2 * MINUTE)).toHaveLength(1);
    const what = { practice: 'p', unit: 'u', theme: 't', round: 1, attemptedAt: NOW, until: NOW + HOUR };
    expect(await first.begin(id, 'first', what)).toBe(false);
    expect(await second.begin(id, 'second', what)).toBe(true);
    expect(await first.settle(id, 'first', { state: 'failed', reason: 'refused' })).toBe(false);
  });
});

it('a channel that subscribes again keeps its history and its order', async () => {
  const store = open(temporaryFolder());
  const { subscription } = await withDelivery(store);
  await store.change(subscription.id, 'removed', null, NOW);
  expect(await store.subscriptionOf('200')).toBeNull();
  const again = await store.subscribe(someWishes({ time: '09:00' }), NOW + HOUR, NOW);
  expect(again).toMatchObject({ id: subscription.id, seed: subscription.seed, time: '09:00', state: 'active' });
  expect(await store.history(again.id, 10)).toHaveLength(1);
});

it('ids fit into a nonce of 25 characters', () => {
  expect(deliveryId('0mhq0zkzz1a2b3c4d', NOW)).toMatch(/^[0-9a-z]{19}$/);
});
