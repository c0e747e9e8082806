/**
 * The store's SQL, through kysely. Every transaction begins with a write, so that it waits for another bot's instead of
 * reading what that one is about to change. Conditions that decide who gets what stand in the UPDATE itself: PostgreSQL
 * checks them again after waiting.
 */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { type Generated, type Kysely, type Selectable, sql } from 'kysely';
import { THEMES } from '../model.ts';
import { DAY } from './due.ts';
import {
  CLOSE_REASONS,
  type Delivery,
  type Outcome,
  type Plan,
  type ServerSettings,
  type StateStore,
  type Subscription,
  USUAL_SETTINGS,
  type Wishes,
} from './store.ts';

export interface Tables {
  server_settings: {
    guild_id: string;
    language: ServerSettings['language'];
    visibility: ServerSettings['visibility'];
    changed_at: number;
  };
  subscriptions: {
    id: string;
    guild_id: string;
    channel_id: string;
    channel_kind: Subscription['channelKind'];
    user_id: string;
    locale: string;
    time_of_day: string;
    time_zone: string;
    days: string;
    /** Lists are written as JSON. */
    themes: string;
    provinces: string;
    role_id: string | null;
    seed: number;
    state: Subscription['state'];
    close_reason: string | null;
    next_due_at: number | null;
    created_at: number;
    changed_at: number;
  };
  deliveries: {
    id: string;
    subscription_id: string;
    due_at: number;
    kind: Generated<Delivery['kind']>;
    state: Delivery['state'];
    reason: Delivery['reason'];
    practice_id: string | null;
    unit_id: string | null;
    theme: string | null;
    round: number | null;
    late: number;
    attempts: number;
    attempted_at: number | null;
    retry_at: number;
    owner: string | null;
    lease_until: number;
    message_id: string | null;
    posted_at: number | null;
    created_at: number;
  };
}

/** The id of a delivery, the same for every bot and after a restored backup: so its message is always recognised. */
export function deliveryId(subscription: string, dueAt: number): string {
  const hash = createHash('sha256').update(`${subscription} ${dueAt}`).digest('hex');
  return BigInt(`0x${hash.slice(0, 24)}`)
    .toString(36)
    .padStart(19, '0');
}

/** How many rows go into one statement: SQLite takes 32,766 values, PostgreSQL 65,535. */
const CHUNK = 1000;

export function createStore(db: Kysely<Tables>, file: Pick<StateStore, 'backup' | 'close'>): StateStore {
  const waitsAt = (now: number, alias = 'deliveries') =>
    // Written out, because a partial index serves only a condition that it knows.
    sql<boolean>`${sql.ref(alias)}.state IN ('due', 'publishing') AND ${sql.ref(`${alias}.retry_at`)} <= ${now}
      AND ${sql.ref(`${alias}.lease_until`)} <= ${now}`;

  /** Posted, or sent and its fate not known yet. */
  const isShown = (alias: string) =>
    sql<boolean>`(${sql.ref(`${alias}.state`)} IN ('posted', 'publishing')
      OR (${sql.ref(`${alias}.state`)} = 'due' AND ${sql.ref(`${alias}.attempted_at`)} IS NOT NULL))`;

  return {
    async serverSettings(guildId) {
      const row = await db
        .selectFrom('server_settings')
        .select(['language', 'visibility'])
        .where('guild_id', '=', guildId)
        .executeTakeFirst();
      return row ?? USUAL_SETTINGS;
    },
    async saveServerSettings(guildId, { language, visibility }, now) {
      const settings = { language, visibility, changed_at: now };
      await db
        .insertInto('server_settings')
        .values({ guild_id: guildId, ...settings })
        .onConflict((conflict) => conflict.column('guild_id').doUpdateSet(settings))
        .execute();
    },
    async subscribe(wishes, nextDueAt, now) {
      const settings = {
        ...toColumns(wishes),
        next_due_at: nextDueAt,
        state: 'active' as const,
        close_reason: null,
        changed_at: now,
      };
      const row = await db
        .insertInto('subscriptions')
        .values({ ...settings, id: newSubscriptionId(now), seed: randomInt(2 ** 31), created_at: now })
        .onConflict((conflict) => conflict.column('channel_id').doUpdateSet(settings))
        .returningAll()
        .executeTakeFirstOrThrow();
      return toSubscription(row);
    },
    async subscription(id) {
      const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toSubscription(row) : null;
    },
    async subscriptionOf(channelId) {
      const row = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('channel_id', '=', channelId)
        .where('state', '<>', 'removed')
        .executeTakeFirst();
      return row ? toSubscription(row) : null;
    },
    async idOf(channelId) {
      const row = await db
        .selectFrom('subscriptions')
        .select('id')
        .where('channel_id', '=', channelId)
        .executeTakeFirst();
      return row?.id ?? null;
    },
    async subscriptionsOf(guildId) {
      const rows = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('guild_id', '=', guildId)
        .where('state', '<>', 'removed')
        .orderBy('id')
        .execute();
      return rows.map(toSubscription);
    },
    async change(id, to, nextDueAt, now) {
      await db
        .updateTable('subscriptions')
        .set({ state: to, next_due_at: nextDueAt, close_reason: null, changed_at: now })
        .where('id', '=', id)
        .execute();
    },
    async end(id, reason, now) {
      const result = await db
        .updateTable('subscriptions')
        .set({ state: 'closed', close_reason: reason, next_due_at: null, changed_at: now })
        .where('id', '=', id)
        .where('state', 'in', ['active', 'paused'])
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    async whoIsDue(now) {
      const rows = await db
        .selectFrom('subscriptions')
        .select(TIMES)
        .where('next_due_at', '<=', now)
        .orderBy('next_due_at')
        .orderBy('id')
        .execute();
      return rows.map(toTimes);
    },
    async whoIsDueAfter(now) {
      const rows = await db
        .selectFrom('subscriptions')
        .select(TIMES)
        .where('next_due_at', '>', now)
        .where('state', '=', 'active')
        .execute();
      return rows.map(toTimes);
    },
    async move(id, expected, nextDueAt) {
      const result = await db
        .updateTable('subscriptions')
        .set({ next_due_at: nextDueAt })
        .where('id', '=', id)
        .where('next_due_at', '=', expected)
        .where('state', '=', 'active')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    async schedule(plans, now) {
      if (plans.length === 0) return 0;
      return db.transaction().execute(async (transaction) => {
        const mine = new Set<string>();
        for (const chunk of chunksOf(plans)) {
          const values = chunk.map((plan) => sql`(${plan.subscription}, ${plan.expected}, ${plan.nextDueAt})`);
          const { rows } = await sql<{ id: string }>`
            WITH plan (id, expected, next) AS (VALUES ${sql.join(values)})
            UPDATE subscriptions SET next_due_at = CAST(plan.next AS BIGINT), state = 'active'
            FROM plan
            WHERE subscriptions.id = plan.id AND subscriptions.next_due_at = CAST(plan.expected AS BIGINT)
            RETURNING subscriptions.id`.execute(transaction);
          for (const { id } of rows) mine.add(id);
        }
        const wanted = plans
          .filter(({ subscription }) => mine.has(subscription))
          .flatMap(({ subscription, deliveries }) =>
            deliveries.map((delivery) => toRow({ ...delivery, subscription }, 'daily', now)),
          );
        for (const chunk of chunksOf(wanted)) {
          await transaction
            .insertInto('deliveries')
            .values(chunk)
            .onConflict((conflict) =>
              // Given up by a clock that was ahead of the time, and now due after all.
              conflict
                .columns(['subscription_id', 'due_at'])
                .doUpdateSet({ state: 'due', reason: null })
                .where('deliveries.state', '=', 'skipped')
                .where('deliveries.reason', '=', 'too-late')
                .where('excluded.state', '=', 'due'),
            )
            .execute();
        }
        return wanted.filter(({ state }) => state === 'due').length;
      });
    },
    async addNow(delivery, now) {
      await db
        .insertInto('deliveries')
        .values(toRow({ ...delivery, state: 'due', reason: null }, 'now', now))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async claim({ owner, now, until, limit, only }) {
      const chosen = db
        .selectFrom('deliveries as waiting')
        .select('waiting.id')
        .where(waitsAt(now, 'waiting'))
        .$if(only !== undefined, (query) => query.where('waiting.id', '=', only ?? ''))
        .orderBy('waiting.due_at')
        .orderBy('waiting.subscription_id')
        .limit(limit);
      const rows = await db
        .updateTable('deliveries')
        .set({ owner, lease_until: until })
        .where('id', 'in', chosen)
        .where(waitsAt(now))
        .returningAll()
        .execute();
      // UPDATE … RETURNING gives rows in no particular order.
      return rows.map(toDelivery).sort((a, b) => a.dueAt - b.dueAt || (a.subscription < b.subscription ? -1 : 1));
    },
    async begin(id, owner, { practice, unit, theme, round, attemptedAt, until }) {
      const result = await db
        .updateTable('deliveries')
        .set((column) => ({
          practice_id: practice,
          unit_id: unit,
          theme,
          round,
          attempted_at: attemptedAt,
          lease_until: until,
          attempts: column('attempts', '+', 1),
        }))
        .where('id', '=', id)
        .where('owner', '=', owner)
        .where('state', '=', 'due')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    async settle(id, owner, outcome) {
      const result = await db
        .updateTable('deliveries')
        .set({ owner: null, lease_until: 0, ...settled(outcome) })
        .where('id', '=', id)
        .where('owner', '=', owner)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    async giveBack(ids, owner) {
      for (const chunk of chunksOf(ids)) {
        await db
          .updateTable('deliveries')
          .set({ owner: null, lease_until: 0 })
          .where('id', 'in', chunk)
          .where('owner', '=', owner)
          .execute();
      }
    },
    async delivery(id) {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toDelivery(row) : null;
    },
    async waiting(now) {
      const row = await db
        .selectFrom('deliveries')
        .select((query) => query.fn.countAll().as('count'))
        .where(waitsAt(now))
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },

    async shown(subscription) {
      const rows = await db
        .selectFrom('deliveries')
        .select(['practice_id', 'unit_id', 'theme', 'round'])
        .where('subscription_id', '=', subscription)
        .where(isShown('deliveries'))
        .where('round', '=', (query) =>
          query
            .selectFrom('deliveries as all')
            .select((inner) => inner.fn.max('all.round').as('newest'))
            .where('all.subscription_id', '=', subscription)
            .where(isShown('all')),
        )
        .orderBy('due_at', 'desc')
        .execute();
      return rows.map((row) => ({
        practice: row.practice_id ?? '',
        unit: row.unit_id ?? '',
        theme: row.theme ?? '',
        round: Number(row.round),
      }));
    },
    async lastDaily(subscription, now) {
      const row = await db
        .selectFrom('deliveries')
        .select((query) => query.fn.max('due_at').as('due_at'))
        .where('subscription_id', '=', subscription)
        .where('due_at', '<=', now + DAY)
        .where('kind', '=', 'daily')
        .where('state', '<>', 'skipped')
        .executeTakeFirst();
      return toNumber(row?.due_at ?? null);
    },
    async history(subscription, limit) {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('subscription_id', '=', subscription)
        .orderBy('due_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },
    async forget(before) {
      // By subscription, so that only what is old is read.
      const { numAffectedRows } = await sql`
        DELETE FROM deliveries WHERE id IN (
          SELECT old.id FROM subscriptions JOIN deliveries AS old ON old.subscription_id = subscriptions.id
          WHERE old.due_at < ${before} AND old.state IN ('posted', 'skipped', 'failed')
            AND (old.state <> 'posted' OR old.round IS NULL OR old.round < (
              SELECT max(newest.round) FROM deliveries AS newest
              WHERE newest.subscription_id = subscriptions.id AND newest.state IN ('posted', 'publishing')
            ))
        )`.execute(db);
      return Number(numAffectedRows ?? 0n);
    },
    backup: file.backup,
    close: file.close,
  };
}

const TIMES = ['id', 'time_of_day', 'time_zone', 'days', 'next_due_at'] as const;

const toTimes = (row: Pick<Selectable<Tables['subscriptions']>, (typeof TIMES)[number]>) => ({
  id: row.id,
  time: row.time_of_day,
  timeZone: row.time_zone,
  days: row.days,
  nextDueAt: toNumber(row.next_due_at),
});

function* chunksOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += CHUNK) yield items.slice(at, at + CHUNK);
}

function settled(outcome: Outcome) {
  switch (outcome.state) {
    case 'posted':
    case 'publishing':
      return {
        state: outcome.state,
        message_id: outcome.messageId,
        posted_at: outcome.postedAt,
        late: outcome.late ? 1 : 0,
        retry_at: outcome.retryAt ?? 0,
      };
    case 'due':
      return {
        state: outcome.state,
        retry_at: outcome.retryAt,
        ...(outcome.isUncertain ? {} : { attempted_at: null }),
      };
    case 'skipped':
    case 'failed':
      return { state: outcome.state, reason: outcome.reason };
  }
}

/** Sorts by the time of subscribing. */
const newSubscriptionId = (now: number): string =>
  `${now.toString(36).padStart(9, '0')}${randomBytes(4).toString('hex')}`;

const toColumns = (wishes: Wishes) => ({
  guild_id: wishes.guildId,
  channel_id: wishes.channelId,
  channel_kind: wishes.channelKind,
  user_id: wishes.userId,
  locale: wishes.locale,
  time_of_day: wishes.time,
  time_zone: wishes.timeZone,
  days: wishes.days,
  themes: JSON.stringify(wishes.themes),
  provinces: JSON.stringify(wishes.provinces),
  role_id: wishes.roleId,
});

const toRow = (
  delivery: Plan['deliveries'][number] & { readonly subscription: string },
  kind: Delivery['kind'],
  now: number,
) => ({
  id: delivery.id,
  subscription_id: delivery.subscription,
  due_at: delivery.dueAt,
  kind,
  state: delivery.state,
  reason: delivery.reason,
  late: 0,
  attempts: 0,
  retry_at: 0,
  lease_until: 0,
  created_at: now,
});

// PostgreSQL's driver hands BIGINT over as text.
const toNumber = (value: number | string | bigint | null): number | null => (value === null ? null : Number(value));

function toSubscription(row: Selectable<Tables['subscriptions']>): Subscription {
  const themes = readList(row.themes);
  return {
    id: row.id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    channelKind: row.channel_kind,
    userId: row.user_id,
    locale: row.locale,
    time: row.time_of_day,
    timeZone: row.time_zone,
    days: row.days,
    themes: THEMES.filter((theme) => themes.includes(theme)),
    provinces: readList(row.provinces),
    roleId: row.role_id,
    seed: Number(row.seed),
    state: row.state,
    closeReason: CLOSE_REASONS.find((reason) => reason === row.close_reason) ?? null,
    nextDueAt: toNumber(row.next_due_at),
  };
}

function readList(json: string): string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.map(String) : [];
}

function toDelivery(row: Selectable<Tables['deliveries']>): Delivery {
  return {
    id: row.id,
    subscription: row.subscription_id,
    dueAt: Number(row.due_at),
    kind: row.kind,
    state: row.state,
    reason: row.reason,
    practice: row.practice_id,
    unit: row.unit_id,
    theme: row.theme,
    round: toNumber(row.round),
    late: Number(row.late) === 1,
    attempts: Number(row.attempts),
    attemptedAt: toNumber(row.attempted_at),
    messageId: row.message_id,
    postedAt: toNumber(row.posted_at),
  };
}
