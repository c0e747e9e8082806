/** The command `start` as a process, with its own clock. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { backUp, openState, stateFile } from '../../src/data/state/sqlite.ts';
import { toPlainText } from '../../src/replies/plain-text.ts';
import type { Stage } from '../../src/stage/stage.ts';
import { openStage } from '../support/bot.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { someWishes } from '../support/daily.ts';

function start(stage: Stage, DATA_DIR: string): { child: ChildProcess; stderr: () => string } {
  const child = spawn(process.execPath, ['dist/cli.js', 'start'], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR, DISCORD_TOKEN: stage.token, DISCORD_API_URL: stage.apiUrl },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return { child, stderr: () => stderr };
}

const isReady = (stage: Stage) =>
  expect.poll(() => stage.connected && stage.registeredCommands().length > 0, { timeout: 20_000 }).toBe(true);

it('killed while it posts, it has posted once when it was started again', async () => {
  const stage = await openStage();
  const data = temporaryFolder();
  const now = Date.now();
  const store = openState(data, now);
  const time = new Date(now).toISOString().slice(11, 16);
  const wishes = someWishes({ channelId: stage.channelId, guildId: stage.guildId, timeZone: 'UTC', time });
  const { id } = await store.subscribe(wishes, now - 1000, now);
  await store.close();

  const first = start(stage, data);
  await expect.poll(() => stage.messages().length, { timeout: 20_000, interval: 1 }).toBe(1);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  // As if two minutes had gone by, after which nobody waits for the dead any more.
  const database = new Database(stateFile(data));
  database.exec('UPDATE deliveries SET lease_until = 0');
  database.close();

  await expect.poll(() => stage.connected).toBe(false);
  const second = start(stage, data);
  await expect.poll(() => stage.connected, { timeout: 20_000 }).toBe(true);
  const after = openState(data, now);
  onTestFinished(() => after.close());
  await expect.poll(async () => (await after.history(id, 1))[0]?.state, { timeout: 20_000 }).toBe('posted');
  second.child.kill('SIGTERM');
  expect(await once(second.child, 'exit')).toEqual([0, null]);
  expect(stage.messages()).toHaveLength(1);
  expect((await after.history(id, 1))[0]?.messageId).toBe(stage.messages()[0]?.id);
});

it('with a damaged state.db it names the newest backup, and goes on answering what is looked up', async () => {
  const stage = await openStage();
  const data = temporaryFolder();
  const store = openState(data, Date.now());
  const backup = await backUp(store, data, Date.now());
  await store.close();
  writeFileSync(stateFile(data), 'no database '.repeat(2000));

  const { stderr } = start(stage, data);
  await isReady(stage);
  const unit = await stage.run({ name: 'unit', options: [{ name: 'name', value: 'jinzhou' }], locale: 'zh-CN' });
  expect(toPlainText(unit.message?.components ?? []).text).toContain('锦州检验检疫局');
  const digest = await stage.run({ name: 'digest', options: [{ name: 'list' }], locale: 'zh-CN' });
  expect(toPlainText(digest.message?.components ?? []).text).toContain('每日做法已停用');
  expect(stderr()).toContain(
    `the newest backup is ${backup}: stop the bot, copy it to ${stateFile(data)} and start again`,
  );
});
