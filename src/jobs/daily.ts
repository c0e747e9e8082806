/**
 * The daily practice on its way: what is due is written down, taken, posted, and its message id is kept. Each step can be
 * the last before the process dies; the next run goes on from what was written.
 *
 * - due -> a row in `deliveries` with an id made from subscription and time, so however often it is found due, it is one row
 * - a row is taken for two minutes; a bot that dies gives it back so, and of two bots one gets it
 * - before a post is sent, `attemptedAt` says so; whoever finds it set looks for the post in the channel before anything else
 *   (its button carries the row's id), and the nonce makes Discord itself take two posts for one
 */
import type { Logger } from 'pino';
import type { Context } from '../commands/context.ts';
import { digestReply, nextPractice } from '../commands/digest-post.ts';
import type { PracticeRow } from '../data/corpus/corpus.ts';
import { DAY, graceEnd, HOUR, MINUTE, nextDue, nextFreeDue, type Rule, toLocal } from '../data/state/due.ts';
import { deliveryId } from '../data/state/queries.ts';
import type { Delivery, DeliveryReason, Plan, StateStore, Subscription } from '../data/state/store.ts';
import type { Poster, Trouble } from '../discord/send.ts';
import { type Locale, toLocale } from '../replies/locale.ts';

export interface DailyOptions {
  readonly store: StateStore;
  readonly poster: Poster;
  readonly contextFor: (locale: Locale) => Context;
  readonly defaultLocale: Locale;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Logger;
  /** Who takes deliveries; another one for each process. */
  readonly owner: string;
  /** Called after each step of a delivery; a test ends the process there. */
  readonly onStep?: (step: Step, delivery: string) => void;
}

/** The steps of a delivery, in order. */
export const STEPS = [
  'scheduled',
  'claimed',
  'looked',
  'chosen',
  'begun',
  'sent',
  'accepted',
  'settled',
  'published',
] as const;
export type Step = (typeof STEPS)[number];

export interface Daily {
  /**
   * Writes down what is due; returns how many posts came to it. Quick: nothing is sent. The first time, and whenever the clock
   * was set back, it works out anew when everybody is due next.
   */
  schedule(): Promise<number>;
  /** Posts everything that waits; resolves when nothing waits any more. Once at a time. */
  drain(): Promise<void>;
  postNow(subscription: string): Promise<Delivery>;
  /** Begins nothing new; resolves when what has begun is done. */
  stop(): Promise<void>;
}

/** Longer than sending a post can take, with its repetition and all waits. */
const LEASE = 2 * MINUTE;
/** Posts under way at the same time: enough for Discord's pace at its usual 100 to 300 ms each. */
const WORKERS = 12;
const CLAIM = 60;
/** A post that is later than this says so. */
const LATE = 15 * MINUTE;
/** Discord knows a nonce "for a few minutes"; within this, a repeated post is surely taken for the first. */
const NONCE_LASTS = 2 * MINUTE;
/** How far Discord's clock and ours may differ. */
const CLOCKS_DIFFER = 2 * HOUR;
/** How long a post whose fate is unknown is looked for after its grace, where Discord cannot be asked. */
const LOOKED_FOR = DAY;
/** The first pause after a failure, which doubles up to the longest. */
const FIRST_PAUSE = MINUTE;
const LONGEST_PAUSE = 30 * MINUTE;
/** Discord publishes ten posts of a channel in an hour. */
const PUBLISH_PAUSE = 6 * MINUTE;
const PROGRESS_EVERY = 500;
/** Missed days that are written down one by one; nobody reads further back. */
const MOST_MISSED = 31;

export function createDaily(options: DailyOptions): Daily {
  const { store, poster, now, log, owner } = options;
  const step = options.onStep ?? (() => {});
  let isStopped = false;
  let isWanted = false;
  let draining: Promise<void> | null = null;
  const underWay = new Set<Promise<unknown>>();
  /** Taken and not begun. */
  const queue: Delivery[] = [];
  /** Everything that is taken and not done: whose lease ran out meanwhile is not begun a second time. */
  const taken = new Set<string>();
  let lastTime = Number.POSITIVE_INFINITY;

  async function schedule(): Promise<number> {
    const time = now();
    if (time < lastTime) await workOutAnew(time);
    lastTime = time;
    const due = await store.whoIsDue(time);
    const planOf = createPlanner(time);
    const plans = due.flatMap((subscription) => planOf(subscription) ?? []);
    const count = await store.schedule(plans, time);
    if (plans.length > 0) step('scheduled', '');
    return count;
  }

  /** What was worked out by a clock that was wrong, or by older tables of holidays and time zones, would leave days out. */
  async function workOutAnew(time: number): Promise<void> {
    const dueAfter = createDueAfter(time);
    let moved = 0;
    for (const subscription of await store.whoIsDueAfter(time)) {
      const { id, nextDueAt } = subscription;
      if (dueAfter(subscription) === nextDueAt) continue;
      const next = nextFreeDue(subscription, time, await store.lastDaily(id, time));
      if (next !== nextDueAt && (await store.move(id, nextDueAt, next))) moved += 1;
    }
    if (moved > 0) log.warn({ moved }, 'subscriptions are due at another time than was thought');
  }

  function drain(): Promise<void> {
    isWanted = true;
    draining ??= (async () => {
      while (isWanted && !isStopped) {
        isWanted = false;
        await drainOnce();
      }
    })().finally(() => {
      draining = null;
    });
    return draining;
  }

  async function drainOnce(): Promise<void> {
    let refilling: Promise<void> | null = null;
    let done = 0;
    const begun = now();
    // Taking is a write, for which one bot waits for another; most minutes have nothing to take.
    if ((await store.waiting(begun)) === 0) return;

    const refill = async (): Promise<void> => {
      const time = now();
      const claimed = await store.claim({ owner, now: time, until: time + LEASE, limit: CLAIM });
      queue.push(...claimed.filter(({ id }) => !taken.has(id)));
      for (const { id } of claimed) taken.add(id);
    };
    const take = async (): Promise<Delivery | null> => {
      if (queue.length === 0 && !isStopped) {
        refilling ??= refill().finally(() => {
          refilling = null;
        });
        await refilling;
      }
      return isStopped ? null : (queue.shift() ?? null);
    };
    const work = async (): Promise<void> => {
      for (let delivery = await take(); delivery !== null; delivery = await take()) {
        await deliverSafely(delivery);
        done += 1;
        if (done % PROGRESS_EVERY === 0) {
          log.info({ done, waiting: (await store.waiting(now())) + queue.length }, 'daily practices on their way');
        }
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: WORKERS }, work));
    await giveBack();
    if (done > 0) log.info({ done, seconds: Math.round((now() - begun) / 1000) }, 'daily practices handled');
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  /** What was taken and not begun waits for another, or for the next start. */
  async function giveBack(): Promise<void> {
    const ids = queue.splice(0).map(({ id }) => id);
    for (const id of ids) taken.delete(id);
    if (ids.length > 0) await store.giveBack(ids, owner);
  }

  function deliverSafely(delivery: Delivery): Promise<void> {
    taken.add(delivery.id);
    const work = deliver(delivery)
      .catch((error: unknown) => {
        // What it took is given back when its time is over, and tried again.
        log.error({ err: error, delivery: delivery.id }, 'a daily practice failed');
      })
      .finally(() => {
        taken.delete(delivery.id);
        underWay.delete(work);
      });
    underWay.add(work);
    return work;
  }

  async function deliver(delivery: Delivery): Promise<void> {
    step('claimed', delivery.id);
    const subscription = await store.subscription(delivery.subscription);
    if (subscription === null) return give(delivery, 'skipped', 'ended');
    if (delivery.state === 'publishing') return publish(delivery, subscription, delivery.messageId ?? '');

    const time = now();
    const { attemptedAt } = delivery;
    const end = graceEnd(delivery.dueAt, subscription.timeZone);
    const ended = endOf(delivery, subscription);
    const isOpen = ended === null && time <= end;
    const isLate = time - delivery.dueAt > LATE;
    const locale = toLocale(subscription.locale, options.defaultLocale);
    const context = options.contextFor(locale);
    const begin = ({ practice, round }: Chosen, since: number) =>
      store.begin(delivery.id, owner, {
        practice: practice.id,
        unit: practice.unit,
        theme: practice.theme,
        round,
        attemptedAt: since,
        until: now() + LEASE,
      });

    // What was sent may stand in the channel, whatever has become of the subscription and its practices since. Late also after
    // a restored backup, which does not know that the post was sent.
    let isUnresolved = false;
    if (attemptedAt !== null || (isLate && isOpen)) {
      const found = await poster.find(subscription.channelId, delivery.id, {
        from: delivery.dueAt - CLOCKS_DIFFER,
        to: (attemptedAt ?? time) + CLOCKS_DIFFER,
      });
      step('looked', delivery.id);
      if ('trouble' in found) {
        const isGivenUp = found.trouble === 'again' && !isOpen && time > end + LOOKED_FOR;
        if (isGivenUp) return give(delivery, 'failed', 'uncertain');
        const pause = time - (attemptedAt ?? delivery.dueAt);
        return fail(delivery, subscription, found, { pause, isUncertain: attemptedAt !== null });
      }
      if (found.messageId !== null && found.messageId !== 'unknown') {
        if (delivery.practice === null) {
          const next = await chosenFor(delivery, subscription, context);
          if (next !== null && !(await begin(next, time))) return;
        }
        log.info({ delivery: delivery.id }, 'a daily practice had been posted before the bot could write it down');
        return keep(delivery, subscription, found.messageId, delivery.late);
      }
      isUnresolved = attemptedAt !== null && found.messageId === 'unknown';
    }
    if (isUnresolved && !(isOpen && time - (attemptedAt ?? 0) < NONCE_LASTS)) {
      return give(delivery, 'failed', 'uncertain');
    }
    if (ended !== null) return give(delivery, 'skipped', ended);
    if (time > end) {
      return delivery.attempts > 0 ? give(delivery, 'failed', 'unreachable') : give(delivery, 'skipped', 'too-late');
    }

    const next = await chosenFor(delivery, subscription, context);
    if (next === null) return give(delivery, 'skipped', 'nothing-fits');
    step('chosen', delivery.id);
    if (!(await begin(next, isUnresolved && attemptedAt !== null ? attemptedAt : now()))) return;
    step('begun', delivery.id);
    const { date, time: dueTime } = toLocal(delivery.dueAt, subscription.timeZone);
    const occasion = {
      date,
      lateSince: isLate ? dueTime : null,
      isExtra: delivery.kind === 'now',
      roleId: subscription.roleId,
      mark: delivery.id,
    };
    const sending = poster.post(subscription.channelId, {
      reply: digestReply(next.practice, occasion, context),
      nonce: `d-${delivery.id}`,
      roleId: subscription.roleId,
    });
    step('sent', delivery.id);
    const posted = await sending;
    step('accepted', delivery.id);
    if ('trouble' in posted) {
      const pause = FIRST_PAUSE * 2 ** delivery.attempts;
      return fail({ ...delivery, attempts: delivery.attempts + 1 }, subscription, posted, {
        pause,
        isUncertain: isUnresolved,
      });
    }
    await keep(delivery, subscription, posted.messageId, isLate);
  }

  /** What was chosen before a crash stays chosen: the post may be there already. */
  async function chosenFor(delivery: Delivery, subscription: Subscription, context: Context): Promise<Chosen | null> {
    const before = delivery.attemptedAt === null || delivery.practice === null ? null : delivery.practice;
    const practice = before === null ? null : context.corpus.practiceById(before);
    if (practice && delivery.round !== null) return { practice, round: delivery.round };
    return nextPractice(subscription, await store.shown(subscription.id), context);
  }

  async function keep(delivery: Delivery, subscription: Subscription, messageId: string, late: boolean): Promise<void> {
    const state = subscription.channelKind === 'announcement' ? 'publishing' : 'posted';
    await store.settle(delivery.id, owner, { state, messageId, late, postedAt: now() });
    step('settled', delivery.id);
    if (state === 'posted') return;
    const time = now();
    const [mine] = await store.claim({ owner, now: time, until: time + LEASE, limit: 1, only: delivery.id });
    if (mine) await publish(mine, subscription, messageId);
  }

  async function publish(delivery: Delivery, subscription: Subscription, messageId: string): Promise<void> {
    const result = await poster.publish(subscription.channelId, messageId);
    step('published', delivery.id);
    const time = now();
    const kept = { messageId, late: delivery.late, postedAt: delivery.postedAt ?? time };
    const isTooLate = time > graceEnd(delivery.dueAt, subscription.timeZone);
    if ('trouble' in result && result.trouble === 'again' && !isTooLate) {
      const retryAt = time + Math.max(result.afterMilliseconds, PUBLISH_PAUSE);
      await store.settle(delivery.id, owner, { state: 'publishing', ...kept, retryAt });
      return;
    }
    if ('trouble' in result) log.warn({ delivery: delivery.id, ...result }, 'a daily practice could not be published');
    await store.settle(delivery.id, owner, { state: 'posted', ...kept });
  }

  /**
   * @param pause milliseconds until it is tried again, where it is; between the first and the longest pause
   * @param isUncertain an earlier post of it may have arrived
   */
  async function fail(
    delivery: Delivery,
    subscription: Subscription,
    trouble: Trouble,
    { pause, isUncertain }: { readonly pause: number; readonly isUncertain: boolean },
  ): Promise<void> {
    const about = { delivery: delivery.id, channel: subscription.channelId };
    switch (trouble.trouble) {
      case 'closed': {
        const isFirst = await store.end(subscription.id, trouble.reason, now());
        await give(delivery, 'failed', 'ended');
        if (!isFirst) return;
        log.warn({ ...about, reason: trouble.reason }, 'a subscription has ended');
        const locale = toLocale(subscription.locale, options.defaultLocale);
        const words = options.contextFor(locale).texts.digest;
        await poster.tell(
          subscription.userId,
          words.closedNotice(`<#${subscription.channelId}>`, words.closed[trouble.reason]),
        );
        return;
      }
      case 'refused':
        log.error({ ...about, cause: trouble.cause }, 'Discord refuses a daily practice');
        return give(delivery, 'failed', 'refused');
      case 'again': {
        const growing = Math.min(Math.max(pause, FIRST_PAUSE), LONGEST_PAUSE);
        const retryAt = now() + Math.max(growing, trouble.afterMilliseconds);
        log.warn(
          { ...about, cause: trouble.cause, attempts: delivery.attempts },
          'a daily practice is tried again later',
        );
        await store.settle(delivery.id, owner, {
          state: 'due',
          retryAt,
          isUncertain: trouble.isUncertain || isUncertain,
        });
      }
    }
  }

  async function give(delivery: Delivery, state: 'skipped' | 'failed', reason: DeliveryReason): Promise<void> {
    await store.settle(delivery.id, owner, { state, reason });
  }

  async function postNow(subscription: string): Promise<Delivery> {
    const time = now();
    // Not on the minute, where a daily one may be due; within it, a second request is the same one.
    const dueAt = Math.floor(time / MINUTE) * MINUTE + 1;
    const id = deliveryId(subscription, dueAt);
    await store.addNow({ id, subscription, dueAt }, time);
    const [delivery] = await store.claim({ owner, now: time, until: time + LEASE, limit: 1, only: id });
    if (delivery && !taken.has(id)) await deliverSafely(delivery);
    const result = await store.delivery(id);
    if (result === null) throw new Error(`the delivery ${id} is gone`);
    return result;
  }

  return {
    schedule,
    drain,
    postNow,
    async stop() {
      isStopped = true;
      await giveBack().catch((error: unknown) => {
        // Given back by themselves when their time is over.
        log.error({ err: error }, 'daily practices that were taken could not be given back');
      });
      await draining;
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** What is posted, and in which round of the channel. */
interface Chosen {
  readonly practice: PracticeRow;
  readonly round: number;
}

/** Why a delivery is not to be posted any more; null: it is. */
function endOf(delivery: Delivery, { state }: Subscription): DeliveryReason | null {
  if (delivery.state === 'publishing') return null;
  if (state === 'removed') return 'ended';
  if (delivery.kind === 'now') return null;
  return state === 'closed' ? 'ended' : state === 'paused' ? 'paused' : null;
}

/** The first due moment after one moment; the same rules are worked out once. */
function createDueAfter(after: number): (rule: Rule) => number {
  const known = new Map<string, number>();
  return (rule) => {
    const key = `${rule.time} ${rule.timeZone} ${rule.days}`;
    const found = known.get(key) ?? nextDue(rule, after);
    known.set(key, found);
    return found;
  };
}

/** Plans for one moment. Many channels share a time, a zone and days, so each such rule is worked out once. */
export function createPlanner(now: number) {
  const known = new Map<string, { missed: readonly number[]; isInGrace: boolean; next: number }>();
  return (subscription: Rule & { readonly id: string; readonly nextDueAt: number | null }): Plan | null => {
    const { nextDueAt } = subscription;
    if (nextDueAt === null) return null;
    const { time, timeZone, days } = subscription;
    const key = `${nextDueAt} ${time} ${timeZone} ${days}`;
    let found = known.get(key);
    if (!found) {
      const missed = [nextDueAt];
      let next = nextDue(subscription, nextDueAt);
      for (; next <= now; next = nextDue(subscription, next)) missed.push(next);
      const last = missed.at(-1) ?? nextDueAt;
      found = { missed: missed.slice(-MOST_MISSED), isInGrace: now <= graceEnd(last, timeZone), next };
      known.set(key, found);
    }
    const { missed, isInGrace, next } = found;
    const deliveries = missed.map((dueAt, index) => {
      const isDue = isInGrace && index === missed.length - 1;
      const id = deliveryId(subscription.id, dueAt);
      return isDue
        ? ({ id, dueAt, state: 'due', reason: null } as const)
        : ({ id, dueAt, state: 'skipped', reason: 'too-late' } as const);
    });
    return { subscription: subscription.id, expected: nextDueAt, nextDueAt: next, deliveries };
  };
}
