/**
 * What must never be lost: who gets the daily practice when, and what was posted. This interface is all that the rest of
 * the program knows of state.db; `sqlite.ts` opens the file, `queries.ts` holds the SQL.
 *
 * Times are milliseconds since 1970, UTC.
 */
import type { Status, Theme } from '../model.ts';
import type { Rule } from './due.ts';

export type ChannelKind = 'text' | 'thread' | 'announcement';

/** Why a subscription was closed by Discord's answer, in words that a person can act on. */
export const CLOSE_REASONS = ['channel-gone', 'no-access', 'no-permission', 'thread-closed'] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** What a person decides about a channel's daily practice. */
export interface Wishes extends Rule {
  readonly guildId: string;
  readonly channelId: string;
  readonly channelKind: ChannelKind;
  /** Who subscribed. */
  readonly userId: string;
  /** The language of the posts. */
  readonly locale: string;
  /** Empty: all. */
  readonly themes: readonly Theme[];
  /** Empty: all. */
  readonly provinces: readonly string[];
  /** The role that each post pings; null: nobody. */
  readonly roleId: string | null;
}

/** One channel's subscription; a channel has one at most, and keeps its history when it subscribes again. */
export interface Subscription extends Wishes {
  /** Ascending with the time of subscribing. */
  readonly id: string;
  /** Orders the practices for this channel. */
  readonly seed: number;
  readonly state: 'active' | 'paused' | 'closed' | 'removed';
  readonly closeReason: CloseReason | null;
  /** null: never, as long as nothing changes. A paused one that resumes by itself has one. */
  readonly nextDueAt: number | null;
}

/**
 * due: to be posted, perhaps again after a failure; publishing: posted, to be published to the followers of an
 * announcement channel; the rest are final.
 */
export type DeliveryState = 'due' | 'publishing' | 'posted' | 'skipped' | 'failed';

/** Why a delivery was not posted. */
export type DeliveryReason = 'too-late' | 'paused' | 'ended' | 'nothing-fits' | 'refused' | 'unreachable' | 'uncertain';

export interface Delivery {
  /** Made from subscription and time: the same wherever and whenever it is made. At most 20 of 0-9a-z. */
  readonly id: string;
  readonly subscription: string;
  readonly dueAt: number;
  /** daily: by the clock; now: asked for by `/digest now`. */
  readonly kind: 'daily' | 'now';
  readonly state: DeliveryState;
  readonly reason: DeliveryReason | null;
  readonly practice: string | null;
  readonly unit: string | null;
  readonly theme: string | null;
  readonly round: number | null;
  /** Posted well after its time. */
  readonly late: boolean;
  readonly attempts: number;
  /** When a post was first sent whose fate is unknown; null: none, or its fate is known. */
  readonly attemptedAt: number | null;
  readonly messageId: string | null;
  readonly postedAt: number | null;
}

/** What a channel was shown, for choosing what comes next. */
export interface Shown {
  readonly practice: string;
  readonly unit: string;
  readonly theme: string;
  /** 1, 2, …: within a round, nothing is repeated. */
  readonly round: number;
}

/** What the clock found for one subscription: its due moments, and when it is due again. */
export interface Plan {
  readonly subscription: string;
  /** What `nextDueAt` was; where somebody has changed it meanwhile, nothing happens. */
  readonly expected: number;
  readonly nextDueAt: number;
  readonly deliveries: readonly Pick<Delivery, 'id' | 'dueAt' | 'state' | 'reason'>[];
}

/** What a server has decided for its members. */
export interface ServerSettings {
  /** The language of all answers; null: that of who asks. */
  readonly language: 'zh-CN' | 'zh-TW' | 'en' | null;
  /** Whether an answer is seen by the asker alone, or posted to the channel at once. */
  readonly visibility: 'private' | 'public';
}

/** Of a server that has decided nothing. */
export const USUAL_SETTINGS: ServerSettings = { language: null, visibility: 'private' };

export interface StateStore {
  serverSettings(guildId: string): Promise<ServerSettings>;
  saveServerSettings(guildId: string, settings: ServerSettings, now: number): Promise<void>;

  /** Subscribes a channel, or changes its subscription; its seed, its history and its id stay. */
  subscribe(wishes: Wishes, nextDueAt: number, now: number): Promise<Subscription>;
  subscription(id: string): Promise<Subscription | null>;
  /** What a channel has, unless it was removed. */
  subscriptionOf(channelId: string): Promise<Subscription | null>;
  /** The id that a channel's subscription has or had: it keeps it when it is removed and subscribes again. */
  idOf(channelId: string): Promise<string | null>;
  /** A server's subscriptions, first subscribed first, without removed ones. */
  subscriptionsOf(guildId: string): Promise<readonly Subscription[]>;
  /** Pauses, resumes, removes. */
  change(id: string, to: 'active' | 'paused' | 'removed', nextDueAt: number | null, now: number): Promise<void>;
  /** Ends an active subscription for a reason; true for the one caller who did it. */
  end(id: string, reason: CloseReason, now: number): Promise<boolean>;

  /** Subscriptions whose time has come, longest waiting first. */
  whoIsDue(now: number): Promise<readonly Pick<Subscription, keyof Rule | 'id' | 'nextDueAt'>[]>;
  /** Active subscriptions that are due after a moment. */
  whoIsDueAfter(now: number): Promise<readonly Pick<Subscription, keyof Rule | 'id' | 'nextDueAt'>[]>;
  /** Sets when an active subscription is due next; where somebody has changed `expected` meanwhile, nothing happens. */
  move(id: string, expected: number | null, nextDueAt: number): Promise<boolean>;
  /** Writes down what is due in one transaction: all of it or nothing, and once whoever else does the same. Returns how many are to be posted. */
  schedule(plans: readonly Plan[], now: number): Promise<number>;
  /** An extra delivery; one a minute and subscription. */
  addNow(delivery: Pick<Delivery, 'id' | 'subscription' | 'dueAt'>, now: number): Promise<void>;

  /**
   * Takes deliveries that wait (first due, first subscribed, first), in one transaction. Until `until` nobody else gets
   * them; whoever dies gives them back so.
   *
   * @param only just this one
   */
  claim(claim: {
    owner: string;
    now: number;
    until: number;
    limit: number;
    only?: string;
  }): Promise<readonly Delivery[]>;
  /** Writes down what is about to be posted; false where the delivery is not the owner's (any more): then do not post. */
  begin(id: string, owner: string, what: Shown & { attemptedAt: number; until: number }): Promise<boolean>;
  /** Writes down what became of it, and gives it back. */
  settle(id: string, owner: string, outcome: Outcome): Promise<boolean>;
  /** Gives back what was taken and not touched. */
  giveBack(ids: readonly string[], owner: string): Promise<void>;
  delivery(id: string): Promise<Delivery | null>;
  /** How many wait to be posted at this moment. */
  waiting(now: number): Promise<number>;

  /** What a channel was shown in its newest round, or is perhaps being shown at this moment, latest first. */
  shown(subscription: string): Promise<readonly Shown[]>;
  /**
   * When the clock last made a channel's daily delivery that was not skipped; null: never. What lies more than a day ahead of
   * `now` was made by a clock that was wrong, and does not count.
   */
  lastDaily(subscription: string, now: number): Promise<number | null>;
  /** Newest first. */
  history(subscription: string, limit: number): Promise<readonly Delivery[]>;

  /**
   * Drops deliveries that were due before a moment, except what waits and what was shown in a channel's newest round.
   * Returns how many.
   */
  forget(before: number): Promise<number>;

  /** Copies the database to a file while it is in use. */
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}

/** What became of an attempt. */
export type Outcome =
  | {
      readonly state: 'posted' | 'publishing';
      readonly messageId: string;
      readonly late: boolean;
      readonly postedAt: number;
      /** When one that is to be published is tried. */
      readonly retryAt?: number;
    }
  /** To be tried again. `isUncertain`: the post may have arrived all the same. */
  | { readonly state: 'due'; readonly retryAt: number; readonly isUncertain: boolean }
  | { readonly state: 'skipped' | 'failed'; readonly reason: DeliveryReason };

/** A practice as far as choosing goes. */
export interface Candidate {
  readonly id: string;
  readonly unit: string;
  readonly theme: Theme;
  readonly status: Status;
}
