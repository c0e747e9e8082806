/**
 * The daily practice on its way: what is due is written down, taken, posted, and its message id is kept. Each step can be
 * the last before the process dies; the next run goes on from what was written.
 *
 * - due -> a row in `deliveries` with an id made from subscription and time, so however often it is found due, it is one row
 * - a row is taken for two minutes; a bot that dies gives it back so, and of two bots one gets it
 * - before a post is sent, `attemptedAt` says so; whoever finds it set looks for the post in the channel before sending
 *   again (its button carries the row's id), and the nonce makes Discord itself take two posts for one
 */
import type { Logger } from 'pino';
import type { Context } from '../commands/context.ts';
import { digestReply, nextPractice } from '../commands/digest-post.ts';
import { graceEnd, HOUR, MINUTE, nextDue, type Rule, toLocal } from '../data/state/due.ts';
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
  'chosen',
  'looked',
  'begun',
  'sent',
  'accepted',
  'settled',
  'published',
] as const;
export type Step = (typeof STEPS)[number];

export interface Daily {
  /** Writes down what is due; returns how many posts came to it. Quick: nothing is sent. */
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

  async function schedule(): Promise<number> {
    const time = now();
    const due = await store.whoIsDue(time);
    const planOf = createPlanner(time);
    const plans = due.flatMap((subscription) => planOf(subscription) ?? []);
    const count = await store.schedule(plans, time);
    if (plans.length > 0) step('scheduled', '');
    return count;
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
    const queue: Delivery[] = [];
    let refilling: Promise<void> | null = null;
    let done = 0;
    const begun = now();

    const refill = async (): Promise<void> => {
      const time = now();
      queue.push(...(await store.claim({ owner, now: time, until: time + LEASE, limit: CLAIM })));
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
    await Promise.all(Array.from({ length: WORKERS }, work));
    for (const delivery of queue) {
      if (delivery.state !== 'due') continue;
      const isUncertain = delivery.attemptedAt !== null;
      await store.settle(delivery.id, owner, { state: 'due', retryAt: 0, isUncertain });
    }
    if (done > 0) log.info({ done, seconds: Math.round((now() - begun) / 1000) }, 'daily practices handled');
  }

  function deliverSafely(delivery: Delivery): Promise<void> {
    const work = deliver(delivery)
      .catch((error: unknown) => {
        // What it took is given back when its time is over, and tried again.
        log.error({ err: error, delivery: delivery.id }, 'a daily practice failed');
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
    return work;
  }

  async function deliver(delivery: Delivery): Promise<void> {
    step('claimed', delivery.id);
    const subscription = await store.subscription(delivery.subscription);
    const ended = subscription === null ? 'ended' : endOf(delivery, subscription);
    if (subscription === null || ended !== null) return give(delivery, 'skipped', ended ?? 'ended');
    if (delivery.state === 'publishing') return publish(delivery, subscription, delivery.messageId ?? '');

    const time = now();
    if (time > graceEnd(delivery.dueAt, subscription.timeZone)) {
      return delivery.attempts > 0 ? give(delivery, 'failed', 'unreachable') : give(delivery, 'skipped', 'too-late');
    }
    const locale = toLocale(subscription.locale, options.defaultLocale);
    const context = options.contextFor(locale);
    const next = await chosenFor(delivery, subscription, context);
    if (next === null) return give(delivery, 'skipped', 'nothing-fits');
    step('chosen', delivery.id);

    const { practice, round } = next;
    const isLate = time - delivery.dueAt > LATE;
    const begin = () =>
      store.begin(delivery.id, owner, {
        practice: practice.id,
        unit: practice.unit,
        theme: practice.theme,
        round,
        now: now(),
        until: now() + LEASE,
      });

    // Late also after a restored backup, which does not know that the post was sent.
    if (delivery.attemptedAt !== null || isLate) {
      const found = await poster.find(subscription.channelId, delivery.id, delivery.dueAt - CLOCKS_DIFFER);
      step('looked', delivery.id);
      if ('trouble' in found) return fail(delivery, subscription, found, delivery.attemptedAt !== null);
      if (found.messageId === 'unreadable') {
        const isSafe = delivery.attemptedAt === null || time - delivery.attemptedAt < NONCE_LASTS;
        if (!isSafe) return give(delivery, 'failed', 'uncertain');
      } else if (found.messageId !== null) {
        if (delivery.practice === null && !(await begin())) return;
        log.info({ delivery: delivery.id }, 'a daily practice had been posted before the bot could write it down');
        return keep(delivery, subscription, found.messageId, delivery.late);
      }
    }

    if (!(await begin())) return;
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
      reply: digestReply(practice, occasion, context),
      nonce: `d-${delivery.id}`,
      roleId: subscription.roleId,
    });
    step('sent', delivery.id);
    const posted = await sending;
    step('accepted', delivery.id);
    if ('trouble' in posted) return fail({ ...delivery, attempts: delivery.attempts + 1 }, subscription, posted, false);
    await keep(delivery, subscription, posted.messageId, isLate);
  }

  /** What was chosen before a crash stays chosen: the post may be there already. */
  async function chosenFor(delivery: Delivery, subscription: Subscription, context: Context) {
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

  async function fail(delivery: Delivery, subscription: Subscription, trouble: Trouble, wasUncertain: boolean) {
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
        const growing = Math.min(FIRST_PAUSE * 2 ** Math.max(0, delivery.attempts - 1), LONGEST_PAUSE);
        const retryAt = now() + Math.max(growing, trouble.afterMilliseconds);
        log.warn(
          { ...about, cause: trouble.cause, attempts: delivery.attempts },
          'a daily practice is tried again later',
        );
        const isUncertain = trouble.isUncertain || wasUncertain;
        await store.settle(delivery.id, owner, { state: 'due', retryAt, isUncertain });
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
    if (delivery) await deliverSafely(delivery);
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
      await draining;
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** Why a delivery is not to be posted any more; null: it is. */
function endOf(delivery: Delivery, { state }: Subscription): DeliveryReason | null {
  if (delivery.state === 'publishing') return null;
  if (state === 'removed') return 'ended';
  if (delivery.kind === 'now') return null;
  return state === 'closed' ? 'ended' : state === 'paused' ? 'paused' : null;
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
