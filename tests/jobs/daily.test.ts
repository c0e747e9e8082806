import Database from 'better-sqlite3';
import { pino } from 'pino';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { createContext } from '../../src/commands/context.ts';
import { THEMES } from '../../src/data/model.ts';
import { DAY, HOUR, isOn, MINUTE, nextDue, toLocal, toMoment, WORKDAYS } from '../../src/data/state/due.ts';
import { openMemoryState, openState, stateFile } from '../../src/data/state/sqlite.ts';
import type { StateStore, Subscription, Wishes } from '../../src/data/state/store.ts';
import type { Post, Poster, Trouble } from '../../src/discord/send.ts';
import { createDaily, createPlanner } from '../../src/jobs/daily.ts';
import type { Library } from '../../src/library.ts';
import { carriesMark } from '../../src/replies/action.ts';
import { toPlainText } from '../../src/replies/plain-text.ts';
import { anHonor, aPractice, aUnit, libraryOf, openShipped, temporaryFolder, writeRecords } from '../support/corpus.ts';
import { someWishes } from '../support/daily.ts';

const library = openShipped();
afterAll(() => library.close());

/** A few practices, for tests that post thousands of times. */
const smallLibrary = (): Library =>
  libraryOf(
    writeRecords(
      ['linhai', 'taizhou', 'wenling'].map((id, place) =>
        aUnit({
          id,
          name: `${id}检验检疫局`,
          aliases: [],
          practices: THEMES.slice(place, place + 4).map((theme, index) =>
            aPractice({ name: `做法${place}${index}`, theme }),
          ),
        }),
      ),
    ),
  );

const BEGIN = toMoment('2026-03-02', '08:00', 'Asia/Shanghai');

interface Posted extends Post {
  readonly channelId: string;
  readonly messageId: string;
  readonly at: number;
}

/** A Discord that remembers, and answers as it is told: `trouble` is asked before each request. */
function fakeDiscord(now: () => number) {
  const posts: Posted[] = [];
  const byNonce = new Map<string, Posted>();
  const told: { userId: string; line: string }[] = [];
  const published: string[] = [];
  const attempts: string[] = [];
  let trouble: (what: 'post' | 'find' | 'publish', channelId: string) => Trouble | null = () => null;
  let canRead = true;
  const poster: Poster = {
    async post(channelId, post) {
      attempts.push(channelId);
      const refusal = trouble('post', channelId);
      const isTaken = refusal === null || (refusal.trouble === 'again' && refusal.isUncertain);
      const before = byNonce.get(post.nonce);
      const known = before && now() - before.at < 5 * MINUTE ? before : undefined;
      const messageId = known?.messageId ?? String(posts.length + 1);
      if (isTaken && !known) {
        const posted = { ...post, channelId, messageId, at: now() };
        posts.push(posted);
        byNonce.set(post.nonce, posted);
      }
      return refusal ?? { messageId };
    },
    async find(channelId, mark) {
      const refusal = trouble('find', channelId);
      if (refusal) return refusal;
      if (!canRead) return { messageId: 'unknown' };
      const found = posts.find((post) => post.reply.components.some((component) => carriesMark(component, mark)));
      return { messageId: found?.messageId ?? null };
    },
    async publish(channelId, messageId) {
      const refusal = trouble('publish', channelId);
      if (refusal) return refusal;
      published.push(messageId);
      return { messageId };
    },
    async tell(userId, line) {
      told.push({ userId, line });
      return true;
    },
  };
  return {
    poster,
    posts,
    told,
    published,
    attempts,
    setTrouble: (next: typeof trouble) => {
      trouble = next;
    },
    forbidReading: () => {
      canRead = false;
    },
  };
}

/** A bot whose clock stands where it is put. */
function setUp({
  store = openMemoryState(),
  start = BEGIN - HOUR,
  library: own = library,
}: {
  store?: StateStore;
  start?: number;
  library?: Library;
} = {}) {
  const clock = { now: start };
  const discord = fakeDiscord(() => clock.now);
  const log: { msg: string }[] = [];
  let answering = own;
  const create = (owner: string) =>
    createDaily({
      store,
      poster: discord.poster,
      contextFor: (locale) => createContext(answering, locale),
      defaultLocale: 'zh-CN',
      now: () => clock.now,
      log: pino({ level: 'debug' }, { write: (line: string) => void log.push(JSON.parse(line)) }),
      owner,
    });
  const daily = create('first');
  onTestFinished(() => store.close());
  return {
    clock,
    discord,
    store,
    daily,
    create,
    log,
    useLibrary: (next: Library) => {
      answering = next;
    },
    async subscribe(values: Partial<Wishes> = {}): Promise<Subscription> {
      const wishes = someWishes(values);
      return store.subscribe(wishes, nextDue(wishes, clock.now), clock.now);
    },
    async tickAt(moment: number): Promise<void> {
      clock.now = moment;
      await daily.schedule();
      await daily.drain();
    },
    async latest(subscription: Subscription) {
      const [delivery] = await store.history(subscription.id, 1);
      return delivery ?? expect.fail('no delivery');
    },
  };
}

const again = (isUncertain: boolean, afterMilliseconds = 0): Trouble => ({
  trouble: 'again',
  isUncertain,
  afterMilliseconds,
  cause: 'test',
});
const textOf = (post: Posted | undefined) => toPlainText(post?.reply.components ?? []).text;

describe('a due practice', () => {
  it('is posted once, with its mark, its nonce and its role', async () => {
    // Which practice comes is left to chance, and not every unit of the shipped ones has an honour.
    const honoured = libraryOf(writeRecords([aUnit({ practices: [aPractice()], honors: [anHonor()] })]));
    const { subscribe, tickAt, discord, latest } = setUp({ library: honoured });
    const subscription = await subscribe({ roleId: '400' });
    await tickAt(BEGIN - MINUTE);
    expect(discord.posts).toEqual([]);
    await tickAt(BEGIN + 5000);
    await tickAt(BEGIN + MINUTE);
    const delivery = await latest(subscription);
    expect(delivery).toMatchObject({ state: 'posted', messageId: '1', late: false, attempts: 1 });
    expect(discord.posts).toHaveLength(1);
    expect(discord.posts[0]).toMatchObject({ nonce: `d-${delivery.id}`, roleId: '400' });
    expect(discord.posts[0]?.nonce.length).toBeLessThanOrEqual(25);
    expect(textOf(discord.posts[0])).toMatch(/每日做法 · 2026年3月2日\n[\s\S]+主题：[\s\S]+出处：《[\s\S]+的荣誉之一/);
  });

  it('is made up within its grace and says so; older days are written down as skipped', async () => {
    const { subscribe, tickAt, discord, store } = setUp();
    const subscription = await subscribe();
    await tickAt(BEGIN + 3 * DAY + 5 * HOUR);
    expect(discord.posts).toHaveLength(1);
    expect(textOf(discord.posts[0])).toContain('2026年3月5日 · 补发：原定 08:00');
    expect((await store.history(subscription.id, 10)).map(({ state, late, reason }) => [state, late, reason])).toEqual([
      ['posted', true, null],
      ['skipped', false, 'too-late'],
      ['skipped', false, 'too-late'],
      ['skipped', false, 'too-late'],
    ]);
  });

  it('is skipped when its grace is over', async () => {
    const { subscribe, tickAt, discord, latest } = setUp();
    const subscription = await subscribe();
    await tickAt(BEGIN + 12 * HOUR + MINUTE);
    expect(discord.posts).toEqual([]);
    expect(await latest(subscription)).toMatchObject({ state: 'skipped', reason: 'too-late' });
    await tickAt(BEGIN + DAY);
    expect(discord.posts).toHaveLength(1);
  });

  it('is not posted again when the clock is set back', async () => {
    const { subscribe, tickAt, discord } = setUp();
    await subscribe();
    await tickAt(BEGIN + MINUTE);
    for (const minutes of [-30, 0, 1, 2, 61]) await tickAt(BEGIN + minutes * MINUTE);
    expect(discord.posts).toHaveLength(1);
    await tickAt(BEGIN + DAY);
    expect(discord.posts).toHaveLength(2);
  });

  it('is left out while paused, and comes again by itself where an end was set', async () => {
    const { subscribe, tickAt, discord, store, clock } = setUp();
    const subscription = await subscribe();
    await store.change(subscription.id, 'paused', nextDue(subscription, clock.now, '2026-03-04'), clock.now);
    for (let day = 0; day < 4; day++) await tickAt(BEGIN + day * DAY);
    expect(discord.posts).toHaveLength(2);
    expect(await store.subscription(subscription.id)).toMatchObject({ state: 'active' });
  });

  it('is made up for an hour where its local day ends before', async () => {
    const { subscribe, tickAt, discord, latest } = setUp();
    const subscription = await subscribe({ time: '23:58' });
    const due = toMoment('2026-03-02', '23:58', 'Asia/Shanghai');
    await tickAt(due + 20 * MINUTE);
    expect(await latest(subscription)).toMatchObject({ state: 'posted', late: true });
    expect(textOf(discord.posts[0])).toContain('2026年3月2日 · 补发：原定 23:58');
  });

  it.each(['the same bot', 'another start'])(
    'comes on its day after a clock that was a month ahead is set right, by %s',
    async (who) => {
      const { subscribe, tickAt, discord, clock, create } = setUp();
      await subscribe();
      await tickAt(BEGIN + 31 * DAY + MINUTE);
      expect(discord.posts).toHaveLength(1);
      const next = who === 'the same bot' ? null : create('second');
      for (const day of [0, 1, 2]) {
        for (const minutes of [-30, 0]) {
          if (next === null) await tickAt(BEGIN + day * DAY + minutes * MINUTE);
          else {
            clock.now = BEGIN + day * DAY + minutes * MINUTE;
            await next.schedule();
            await next.drain();
          }
        }
      }
      expect(discord.posts.slice(1).map(({ at }) => at)).toEqual([BEGIN, BEGIN + DAY, BEGIN + 2 * DAY]);
    },
  );

  it('that a clock ahead of the time gave up comes at its time all the same', async () => {
    const { subscribe, tickAt, discord, latest } = setUp();
    const subscription = await subscribe();
    await tickAt(BEGIN + 13 * HOUR);
    expect(await latest(subscription)).toMatchObject({ state: 'skipped', reason: 'too-late' });
    await tickAt(BEGIN - HOUR);
    await tickAt(BEGIN);
    expect(await latest(subscription)).toMatchObject({ state: 'posted', dueAt: BEGIN, late: false });
    await tickAt(BEGIN + DAY);
    expect(discord.posts).toHaveLength(2);
  });

  it('of an announcement channel is published, again after a failure, and never posted anew for it', async () => {
    const { subscribe, tickAt, discord, latest } = setUp();
    const subscription = await subscribe({ channelKind: 'announcement' });
    discord.setTrouble((what) => (what === 'publish' ? again(true) : null));
    await tickAt(BEGIN);
    expect(await latest(subscription)).toMatchObject({ state: 'publishing', messageId: '1' });
    discord.setTrouble(() => null);
    await tickAt(BEGIN + 7 * MINUTE);
    expect(await latest(subscription)).toMatchObject({ state: 'posted' });
    expect([discord.posts.length, discord.published]).toEqual([1, ['1']]);
  });

  it('after a restored backup, which does not know of it, is found in the channel', async () => {
    const before = setUp();
    const subscription = await before.subscribe();
    await before.tickAt(BEGIN);
    // As the file was before: due at the same time, nothing posted.
    const restored = setUp({ start: BEGIN + 3 * HOUR });
    const copy = await restored.store.subscribe(someWishes(), BEGIN, BEGIN - DAY);
    const find = before.discord.poster.find;
    restored.discord.poster.find = (channelId, _mark, time) =>
      before.latest(subscription).then(({ id }) => find(channelId, id, time));
    await restored.tickAt(BEGIN + 3 * HOUR);
    expect(restored.discord.posts).toEqual([]);
    expect(await restored.latest(copy)).toMatchObject({
      state: 'posted',
      messageId: '1',
      practice: expect.any(String),
    });
  });
});

describe('when Discord fails', () => {
  it('it is tried again with growing pauses until the grace ends', async () => {
    const { subscribe, tickAt, discord, latest } = setUp();
    const subscription = await subscribe();
    discord.setTrouble((what) => (what === 'post' ? again(false) : null));
    const times: number[] = [];
    for (let minute = 0; minute <= 12 * 60 + 2; minute++) {
      const before = discord.attempts.length;
      await tickAt(BEGIN + minute * MINUTE);
      if (discord.attempts.length > before) times.push(minute);
    }
    expect(times.slice(0, 7)).toEqual([0, 1, 3, 7, 15, 31, 61]);
    expect(times.length).toBeLessThan(32);
    expect(await latest(subscription)).toMatchObject({ state: 'failed', reason: 'unreachable' });
    discord.setTrouble(() => null);
    await tickAt(BEGIN + DAY);
    expect(discord.posts).toHaveLength(1);
  });

  it('it waits as long as Discord says', async () => {
    const { subscribe, tickAt, discord } = setUp();
    await subscribe();
    discord.setTrouble(() => again(false, 20 * MINUTE));
    await tickAt(BEGIN);
    discord.setTrouble(() => null);
    await tickAt(BEGIN + 19 * MINUTE);
    expect(discord.posts).toHaveLength(0);
    await tickAt(BEGIN + 20 * MINUTE);
    expect(discord.posts).toHaveLength(1);
  });

  it('after a post whose fate is unknown it looks before it posts again', async () => {
    const { subscribe, tickAt, discord, latest } = setUp();
    const subscription = await subscribe();
    discord.setTrouble((what) => (what === 'post' ? again(true) : null));
    await tickAt(BEGIN);
    expect(discord.posts).toHaveLength(1);
    await tickAt(BEGIN + 10 * MINUTE);
    expect(discord.posts).toHaveLength(1);
    expect(await latest(subscription)).toMatchObject({ state: 'posted', messageId: '1' });
  });

  it.each<[string, number, (bot: ReturnType<typeof setUp>, subscription: Subscription) => unknown]>([
    ['its grace is over', 13 * HOUR, () => {}],
    ['the channel is paused', 10 * MINUTE, ({ store }, { id }) => store.change(id, 'paused', null, BEGIN)],
    ['the subscription is removed', 10 * MINUTE, ({ store }, { id }) => store.change(id, 'removed', null, BEGIN)],
    ['no practice fits any more', 10 * MINUTE, ({ useLibrary }) => useLibrary(libraryOf(writeRecords([aUnit()])))],
  ])('a post whose fate is unknown is found although %s meanwhile', async (_what, after, happen) => {
    const bot = setUp();
    const subscription = await bot.subscribe();
    bot.discord.setTrouble((what) => (what === 'post' ? again(true) : null));
    await bot.tickAt(BEGIN);
    await happen(bot, subscription);
    await bot.tickAt(BEGIN + after);
    expect(await bot.latest(subscription)).toMatchObject({ state: 'posted', messageId: '1', reason: null });
    expect(bot.discord.posts).toHaveLength(1);
  });

  it('a post whose fate is unknown is not shown a second time by /digest now', async () => {
    const { subscribe, tickAt, discord, daily, clock } = setUp({ library: smallLibrary() });
    const subscription = await subscribe();
    discord.setTrouble((what) => (what === 'post' ? again(true) : null));
    await tickAt(BEGIN);
    discord.setTrouble(() => null);
    clock.now = BEGIN + 10_000;
    expect(await daily.postNow(subscription.id)).toMatchObject({ state: 'posted' });
    expect(discord.posts).toHaveLength(2);
    expect(textOf(discord.posts[1]).split('\n')[1]).not.toBe(textOf(discord.posts[0]).split('\n')[1]);
  });

  it('it looks again with growing pauses, too, and gives up a day after the grace', async () => {
    const { subscribe, tickAt, discord, latest, store } = setUp();
    const subscription = await subscribe();
    discord.setTrouble((what) => (what === 'post' ? again(true) : null));
    await tickAt(BEGIN);
    const looks: number[] = [];
    discord.poster.find = async () => {
      looks.push(1);
      return again(true);
    };
    await store.change(subscription.id, 'paused', null, BEGIN);
    for (let minute = 1; minute < 37 * 60; minute++) await tickAt(BEGIN + minute * MINUTE);
    expect(looks.length).toBeLessThan(90);
    expect(await latest(subscription)).toMatchObject({ state: 'failed', reason: 'uncertain' });
  });

  it('where it may not look, it posts again only as long as the nonce protects', async () => {
    const { subscribe, tickAt, discord, latest } = setUp();
    discord.forbidReading();
    const subscription = await subscribe();
    discord.setTrouble((what) => (what === 'post' ? again(true) : null));
    await tickAt(BEGIN);
    await tickAt(BEGIN + MINUTE);
    expect([discord.attempts.length, discord.posts.length]).toEqual([2, 1]);
    await tickAt(BEGIN + HOUR);
    expect([discord.attempts.length, discord.posts.length]).toEqual([2, 1]);
    expect(await latest(subscription)).toMatchObject({ state: 'failed', reason: 'uncertain' });
  });

  it('where it may not look, a later refusal does not make it forget the first post', async () => {
    const { subscribe, tickAt, discord, latest } = setUp();
    discord.forbidReading();
    const subscription = await subscribe();
    discord.setTrouble((what) => (what === 'post' ? again(true) : null));
    await tickAt(BEGIN);
    discord.setTrouble((what) => (what === 'post' ? again(false) : null));
    await tickAt(BEGIN + MINUTE);
    discord.setTrouble(() => null);
    await tickAt(BEGIN + HOUR);
    expect(discord.posts).toHaveLength(1);
    expect(await latest(subscription)).toMatchObject({ state: 'failed', reason: 'uncertain' });
  });

  it('and a post takes longer than it is kept for, the same bot does not begin it again', async () => {
    const { subscribe, discord, clock, daily } = setUp();
    for (const channelId of ['1000', '1001']) await subscribe({ channelId });
    const post = discord.poster.post;
    const release: Record<string, () => void> = {};
    discord.poster.post = async (channelId, body) => {
      await new Promise<void>((resolve) => {
        release[channelId] = resolve;
      });
      return post(channelId, body);
    };
    clock.now = BEGIN;
    await daily.schedule();
    const drained = daily.drain();
    await expect.poll(() => Object.keys(release)).toEqual(['1000', '1001']);
    clock.now += 3 * MINUTE;
    const first = release['1000'];
    release['1001']?.();
    await expect.poll(() => discord.attempts).toEqual(['1001']);
    // Its worker looks for more now; what it would take is still under way.
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(release['1000']).toBe(first);
    first?.();
    await drained;
    expect(discord.attempts).toEqual(['1001', '1000']);
  });

  it.each(['channel-gone', 'no-access', 'no-permission', 'thread-closed'] as const)(
    '%s ends the subscription, says so once, and asks Discord nothing more',
    async (reason) => {
      const { subscribe, tickAt, discord, store } = setUp();
      const subscription = await subscribe();
      discord.setTrouble(() => ({ trouble: 'closed', reason }));
      for (let day = 0; day < 30; day++) await tickAt(BEGIN + day * DAY);
      expect(discord.attempts).toHaveLength(1);
      expect(discord.told).toEqual([{ userId: '300', line: expect.stringContaining('<#200>') }]);
      expect(await store.subscription(subscription.id)).toMatchObject({
        state: 'closed',
        closeReason: reason,
        nextDueAt: null,
      });
    },
  );

  it('a message that it refuses is not sent again that day, and the next day is', async () => {
    const { subscribe, tickAt, discord, latest } = setUp();
    const subscription = await subscribe();
    discord.setTrouble(() => ({ trouble: 'refused', cause: '400 50035' }));
    for (let minute = 0; minute < 120; minute++) await tickAt(BEGIN + minute * MINUTE);
    expect(discord.attempts).toHaveLength(1);
    expect(await latest(subscription)).toMatchObject({ state: 'failed', reason: 'refused' });
    discord.setTrouble(() => null);
    await tickAt(BEGIN + DAY);
    expect(discord.posts).toHaveLength(1);
  });

  it('for one channel, the others are not delayed', async () => {
    const { subscribe, tickAt, discord } = setUp();
    for (let channel = 0; channel < 50; channel++) await subscribe({ channelId: String(1000 + channel) });
    discord.setTrouble((_what, channelId) => (Number(channelId) % 2 === 0 ? again(true, 5 * MINUTE) : null));
    const post = discord.poster.post;
    // A request that hangs until its time-out holds up one worker, not the others.
    let release = () => {};
    const hanging = new Promise<void>((resolve) => {
      release = resolve;
    });
    discord.poster.post = async (channelId, body) => {
      if (channelId === '1001') await hanging;
      return post(channelId, body);
    };
    const done = tickAt(BEGIN);
    await expect.poll(() => discord.attempts.length).toBe(49);
    release();
    await done;
    expect(discord.attempts).toHaveLength(50);
  });

  it('an error of ours in one delivery is logged, and the others are posted', async () => {
    const { subscribe, tickAt, discord, log } = setUp();
    for (let channel = 0; channel < 5; channel++) await subscribe({ channelId: String(1000 + channel) });
    const post = discord.poster.post;
    discord.poster.post = (channelId, body) => {
      if (channelId === '1002') throw new Error('the disk is on fire');
      return post(channelId, body);
    };
    await tickAt(BEGIN);
    expect(discord.posts).toHaveLength(4);
    expect(log.some(({ msg }) => msg === 'a daily practice failed')).toBe(true);
    discord.poster.post = post;
    await tickAt(BEGIN + 3 * MINUTE);
    expect(discord.posts).toHaveLength(5);
  });
});

it('/digest now posts one more, once a minute at most, and the daily one comes all the same', async () => {
  const { subscribe, tickAt, discord, daily, clock, store } = setUp();
  const subscription = await subscribe();
  clock.now = BEGIN - 30_000;
  expect(await daily.postNow(subscription.id)).toMatchObject({ state: 'posted', kind: 'now' });
  expect(await daily.postNow(subscription.id)).toMatchObject({ state: 'posted', kind: 'now' });
  expect(discord.posts).toHaveLength(1);
  await tickAt(BEGIN);
  expect(discord.posts).toHaveLength(2);
  const [second, first] = await store.history(subscription.id, 2);
  expect(second?.practice).not.toBe(first?.practice);
});

it('stop() lets what has begun end and gives back the rest', async () => {
  const { subscribe, discord, daily, clock, store, create } = setUp();
  for (let channel = 0; channel < 40; channel++) await subscribe({ channelId: String(1000 + channel) });
  const post = discord.poster.post;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  discord.poster.post = (channelId, body) => held.then(() => post(channelId, body));
  clock.now = BEGIN;
  await daily.schedule();
  const draining = daily.drain();
  await expect.poll(() => store.waiting(BEGIN)).toBe(0);
  const stopped = daily.stop();
  await expect.poll(() => store.waiting(BEGIN)).toBe(28);
  release();
  await Promise.all([draining, stopped]);
  const begun = discord.posts.length;
  expect(begun).toBeLessThan(40);
  expect(await store.waiting(BEGIN)).toBe(40 - begun);
  await create('second').drain();
  expect(discord.posts).toHaveLength(40);
});

describe('365 days', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe'];
  // 02:10 does not exist on one day and exists twice on another in the latter two zones.
  const rules = zones.flatMap((timeZone) =>
    ['08:00', '02:10', '23:50'].flatMap((time) =>
      ['daily', WORKDAYS, '1,3,5'].map((days) => ({ timeZone, time, days })),
    ),
  );

  it(`bring ${rules.length} channels in three zones one post each due day, at the right local time`, async () => {
    const start = Date.UTC(2026, 0, 1);
    const { subscribe, tickAt, discord, store } = setUp({ start, library: smallLibrary() });
    for (const [index, rule] of rules.entries()) await subscribe({ ...rule, channelId: String(1000 + index) });
    const end = start + 365 * DAY;
    // The minutes in which something happens, and the minute before each.
    for (;;) {
      const [next] = await store.whoIsDue(end);
      if (!next?.nextDueAt || next.nextDueAt >= end) break;
      await tickAt(next.nextDueAt - MINUTE);
      await tickAt(next.nextDueAt);
    }

    for (const [index, { timeZone, time, days }] of rules.entries()) {
      const posted = discord.posts
        .filter(({ channelId }) => channelId === String(1000 + index))
        .map(({ at }) => toLocal(at, timeZone));
      const expected: { date: string; time: string }[] = [];
      for (let day = start - DAY; day < end + DAY; day += DAY) {
        const date = new Date(day).toISOString().slice(0, 10);
        const moment = toMoment(date, time, timeZone);
        if (isOn(date, days) && moment > start && moment < end) expected.push(toLocal(moment, timeZone));
      }
      expect(posted).toEqual(expected);
      expect(new Set(posted.map(({ date }) => date)).size).toBe(posted.length);
      const odd = posted.filter((local) => local.time !== time);
      const hasSpring = time === '02:10' && timeZone !== 'Asia/Shanghai' && days === 'daily';
      expect(odd.map((local) => local.time)).toEqual(
        hasSpring ? [timeZone === 'America/New_York' ? '03:10' : '02:40'] : [],
      );
    }
  }, 120_000);

  it('leave no holiday to a workday channel: 1 to 7 October and Spring Festival 2026 are free, make-up days are not', () => {
    const free = ['2026-01-01', '2026-02-17', '2026-05-01', '2026-10-01', '2026-10-07', '2026-10-11'];
    const due = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-10-10', '2026-10-08'];
    expect(free.filter((date) => isOn(date, WORKDAYS))).toEqual([]);
    expect(due.filter((date) => !isOn(date, WORKDAYS))).toEqual([]);
  });
});

describe('10,000 subscriptions due in the same minute', () => {
  const MANY = 10_000;
  const zones = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Taipei'];
  const sameMoment = (channel: number) => {
    const timeZone = zones[channel % zones.length] ?? 'UTC';
    return { timeZone, time: toLocal(BEGIN, timeZone).time, channelId: String(100_000 + channel) };
  };

  it('are written down in under a second', async () => {
    const folder = temporaryFolder();
    const store = openState(folder, BEGIN);
    const { clock, daily } = setUp({ store });
    await store.subscribe(someWishes(), BEGIN, BEGIN - DAY);
    const database = new Database(stateFile(folder));
    const columns = database.pragma('table_info(subscriptions)') as { name: string }[];
    const copied = columns.map(
      ({ name }) => ({ id: ':id', channel_id: ':channel', time_zone: ':zone', time_of_day: ':time' })[name] ?? name,
    );
    const copy = database.prepare(
      `INSERT INTO subscriptions SELECT ${copied.join(', ')} FROM subscriptions WHERE channel_id = '200'`,
    );
    database.transaction(() => {
      for (let channel = 1; channel < MANY; channel++) {
        const { channelId, timeZone, time } = sameMoment(channel);
        copy.run({ id: `s${channelId}`, channel: channelId, zone: timeZone, time });
      }
    })();
    database.close();

    clock.now = BEGIN + 1000;
    const begun = performance.now();
    expect(await daily.schedule()).toBe(MANY);
    const milliseconds = performance.now() - begun;
    console.log(`the tick of 10,000 due subscriptions took ${Math.round(milliseconds)} ms`);
    expect(milliseconds).toBeLessThan(1000);
    expect(await daily.schedule()).toBe(0);
  });

  it('go out in order, with progress in the log', async () => {
    const { store, discord, clock, daily, log } = setUp({ library: smallLibrary() });
    for (let channel = 0; channel < MANY; channel++) {
      await store.subscribe(someWishes(sameMoment(channel)), BEGIN, BEGIN - DAY + channel);
    }
    clock.now = BEGIN + 1000;
    await daily.schedule();
    await daily.drain();
    const order = discord.attempts.map(Number);
    expect(new Set(order).size).toBe(MANY);
    // Twelve are under way at the same time; none is further from its place than that.
    expect(Math.max(...order.map((channel, place) => Math.abs(channel - 100_000 - place)))).toBeLessThan(24);
    expect(log.filter(({ msg }) => msg === 'daily practices on their way')).toHaveLength(20);
  }, 120_000);

  it('after a month without power are each posted once, with what was missed written down', () => {
    const planOf = createPlanner(BEGIN + 40 * DAY + HOUR);
    const plan = planOf({ id: 'x', nextDueAt: BEGIN, time: '08:00', timeZone: 'Asia/Shanghai', days: 'daily' });
    expect(plan?.deliveries).toHaveLength(31);
    expect(plan?.deliveries.filter(({ state }) => state === 'due')).toHaveLength(1);
    expect(plan?.nextDueAt).toBe(BEGIN + 41 * DAY);
  });
});
