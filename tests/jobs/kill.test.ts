/**
 * The process is killed (SIGKILL) at every step of a delivery, by seed, while the stage answers, fails or drops the
 * connection. Whatever happens, a channel gets its post, and gets it once.
 *
 * Each start of the process recovers what the last one left and is killed in the next delivery, so nothing is left tidy.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChannelType, MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { MINUTE } from '../../src/data/state/due.ts';
import { deliveryId } from '../../src/data/state/queries.ts';
import { openState } from '../../src/data/state/sqlite.ts';
import type { Step } from '../../src/jobs/daily.ts';
import { openLibrary } from '../../src/library.ts';
import type { FailureRule } from '../../src/stage/rest.ts';
import { startStage } from '../../src/stage/stage.ts';
import { bundle } from '../support/bundle.ts';
import { SHIPPED, temporaryFolder } from '../support/corpus.ts';
import { seeded, someWishes } from '../support/daily.ts';

/** Chains of one bot, and of two bots on one state.db, with how often each is killed: 204 times in all. */
const CHAINS = [
  ...[1, 2, 3, 4, 5, 6].map((seed) => ({ seed, bots: 1, wanted: 30 })),
  ...[7, 8].map((seed) => ({ seed, bots: 2, wanted: 12 })),
] as const;
const AT_ONCE = 3;
const MOST_RUNS = 60;

const KILL_AT: readonly Step[] = ['scheduled', 'claimed', 'chosen', 'begun', 'sent', 'accepted', 'settled'];
const LONG_LIMIT = { status: 429, retryAfter: 90 };
/** What the stage answers to one post after the other; each list as often as the seed says. */
const FAILURES: readonly (readonly FailureRule['with'][])[] = [
  [],
  [],
  [],
  ['drop'],
  ['drop'],
  [{ status: 500 }],
  [{ status: 502 }],
  [{ status: 429, retryAfter: 0.05 }],
  [LONG_LIMIT],
  ['drop', LONG_LIMIT],
  ['drop', { status: 401, code: 0 }],
];
const BEGIN = Date.UTC(2026, 2, 2, 8);

const folder = mkdtempSync(join(tmpdir(), 'pacesetter-kill-'));
let program: Awaited<ReturnType<typeof bundle>>;
const total = { kills: 0, starts: 0, posts: 0, byStep: new Map<string, number>() };

beforeAll(async () => {
  program = await bundle('tests/support/deliver.ts');
  openLibrary({ CORPUS_DIR: SHIPPED, DATA_DIR: folder, CORPUS_RAW: null }, () => {}).corpus.close();
});
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true });
  const steps = [...total.byStep].map(([step, count]) => `${step} ${count}`).join(', ');
  console.log(
    `${total.kills} kills in ${total.starts} starts; ${total.posts} deliveries, one post each; killed after: ${steps}`,
  );
});

async function start(environment: Readonly<Record<string, string>>): Promise<{ wasKilled: boolean }> {
  total.starts += 1;
  const child = spawn(process.execPath, [program.path], {
    env: { PATH: process.env.PATH ?? '', CORPUS: join(folder, 'corpus.db'), ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [status, signal] = await once(child, 'exit');
  if (signal !== 'SIGKILL') expect(status).toBe(0);
  return { wasKilled: signal === 'SIGKILL' };
}

async function chain({ seed, bots, wanted }: (typeof CHAINS)[number]): Promise<void> {
  const random = seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  let now = BEGIN;
  const stage = await startStage({ now: () => now });
  onTestFinished(() => stage.close());
  const DATA = temporaryFolder();
  const store = openState(DATA, now);
  const environment = () => ({ DATA, API: stage.apiUrl, TOKEN: stage.token, NOW: String(now) });

  const deliveries: { id: string; channelId: string; isAnnouncement: boolean }[] = [];
  let kills = 0;
  let wasSent = false;
  for (let run = 0; run < MOST_RUNS && kills < wanted; run++) {
    const isAnnouncement = random() < 0.2;
    const type = isAnnouncement ? ChannelType.GuildAnnouncement : ChannelType.GuildText;
    const channelId = stage.addChannel({ type });
    const time = new Date(now).toISOString().slice(11, 16);
    const wishes = someWishes({
      channelId,
      channelKind: isAnnouncement ? 'announcement' : 'text',
      time,
      timeZone: 'UTC',
    });
    const { id } = await store.subscribe(wishes, now, now);
    deliveries.push({ id: deliveryId(id, now), channelId, isAnnouncement });

    const failures = pick(FAILURES);
    const path = new RegExp(`/channels/${channelId}/messages`);
    for (let times = 1 + Math.floor(random() * 4); times > 0; times--) {
      for (const failure of failures) stage.fail({ method: 'POST', path, with: failure });
    }
    // What a run before has sent is looked for in this one: killed there as well, now and then.
    const step: Step =
      wasSent && random() < 0.3 ? 'looked' : isAnnouncement && random() < 0.3 ? 'published' : pick(KILL_AT);
    const delay = step === 'sent' ? 1 + Math.floor(random() * 4) : 0;
    const kill = {
      KILL_AT: step,
      KILL_AFTER: String(delay),
      ...(step === 'looked' ? {} : { KILL_DELIVERY: deliveryId(id, now) }),
    };
    now += 5000;
    const others = Array.from({ length: bots - 1 }, () => start(environment()));
    const { wasKilled } = await start({ ...environment(), ...kill });
    await Promise.all(others);
    wasSent = wasKilled && (step === 'sent' || step === 'accepted');
    if (wasKilled) {
      kills += 1;
      total.byStep.set(step, (total.byStep.get(step) ?? 0) + 1);
    }
    now += 5 * MINUTE - 5000;
  }
  // Nothing kills it any more: what is left is made up, once the stage's failures and the pauses after them are over.
  const isOpen = async () => {
    const rows = await Promise.all(deliveries.map(({ id }) => store.delivery(id)));
    return rows.some((row) => row === null || row.state === 'due' || row.state === 'publishing');
  };
  for (let run = 0; run < MOST_RUNS && (await isOpen()); run++) {
    now += 30 * MINUTE;
    await start(environment());
  }

  expect(kills).toBe(wanted);
  for (const { id, channelId, isAnnouncement } of deliveries) {
    const posts = stage.messages(channelId);
    const row = await store.delivery(id);
    expect({ id, posts: posts.length, state: row?.state, messageId: row?.messageId }).toEqual({
      id,
      posts: 1,
      state: 'posted',
      messageId: posts[0]?.id,
    });
    const isPublished = ((posts[0]?.flags ?? 0) & MessageFlags.Crossposted) !== 0;
    expect(isPublished).toBe(isAnnouncement);
  }
  await store.close();
  total.kills += kills;
  total.posts += deliveries.length;
}

it('posts exactly once, whenever it is killed and however Discord fails', { timeout: 600_000 }, async () => {
  const waiting = [...CHAINS];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await chain(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(total.kills).toBeGreaterThanOrEqual(200);
});
