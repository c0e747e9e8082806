import { expect, it, onTestFinished } from 'vitest';
import { rememberingSettings } from '../../../src/data/state/remembered-settings.ts';
import { openMemoryState } from '../../../src/data/state/sqlite.ts';
import type { StateStore } from '../../../src/data/state/store.ts';

function remembered() {
  const inside = openMemoryState();
  onTestFinished(() => inside.close());
  let time = 0;
  let asked = 0;
  const counting: StateStore = {
    ...inside,
    serverSettings(guildId) {
      asked += 1;
      return inside.serverSettings(guildId);
    },
  };
  const store = rememberingSettings(counting, () => time);
  const wait = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { inside, store, asked: () => asked, wait };
}

it('the settings of a server are not asked for again with every keystroke', async () => {
  const { store, asked } = remembered();
  for (let keystroke = 0; keystroke < 20; keystroke += 1) await store.serverSettings('1');
  await store.serverSettings('2');
  expect(asked()).toBe(2);
});

it('what is saved holds from the next question on', async () => {
  const { store } = remembered();
  await store.serverSettings('1');
  await store.saveServerSettings('1', { language: 'en', visibility: 'public' }, 1);
  expect(await store.serverSettings('1')).toEqual({ language: 'en', visibility: 'public' });
});

it('what another process has saved is seen a few seconds later', async () => {
  const { inside, store, wait } = remembered();
  await store.serverSettings('1');
  await inside.saveServerSettings('1', { language: 'zh-TW', visibility: 'private' }, 1);
  wait(5000);
  expect((await store.serverSettings('1')).language).toBe('zh-TW');
});
