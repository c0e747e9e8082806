/** Builders for tests of the daily practice. */
import type { Wishes } from '../../src/data/state/store.ts';

export const someWishes = (values: Partial<Wishes> = {}): Wishes => ({
  guildId: '100',
  channelId: '200',
  channelKind: 'text',
  userId: '300',
  locale: 'zh-CN',
  time: '08:00',
  timeZone: 'Asia/Shanghai',
  days: 'daily',
  themes: [],
  provinces: [],
  roleId: null,
  ...values,
});

/** The same numbers for the same seed (mulberry32), 0 <= x < 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
