/**
 * Posts that nobody asked for just now: sending one, finding it again, publishing it, and what each of Discord's refusals
 * means. All of it is told by `troubleOf`, in one place.
 */
import { DiscordAPIError, HTTPError, RateLimitError, REST, Routes } from 'discord.js';
import type { CloseReason } from '../data/state/store.ts';
import { carriesMark } from '../replies/action.ts';
import type { Reply } from '../replies/reply.ts';
import { toPayload } from '../replies/reply.ts';

/** Why something was not done. */
export type Trouble =
  /** For good: this channel will not take a post until a person changes something. */
  | { readonly trouble: 'closed'; readonly reason: CloseReason }
  /** Later, perhaps. `isUncertain`: it may have been done all the same. */
  | {
      readonly trouble: 'again';
      readonly afterMilliseconds: number;
      readonly isUncertain: boolean;
      readonly cause: string;
    }
  /** Discord will never take this one, but may take another. */
  | { readonly trouble: 'refused'; readonly cause: string };

export interface Post {
  readonly reply: Reply;
  /** At most 25 characters. Discord takes two posts with the same nonce, within a few minutes, for one. */
  readonly nonce: string;
  /** The one role that the post pings. */
  readonly roleId: string | null;
}

export interface Poster {
  post(channelId: string, post: Post): Promise<{ readonly messageId: string } | Trouble>;
  /**
   * The message that carries a mark, among those of a time; null where there is none, 'unknown' where the bot may not read what
   * was said, or more was said than it looks through.
   */
  find(
    channelId: string,
    mark: string,
    time: { readonly from: number; readonly to: number },
  ): Promise<{ readonly messageId: string | null | 'unknown' } | Trouble>;
  /** Publishes a post of an announcement channel to those who follow it. */
  publish(channelId: string, messageId: string): Promise<{ readonly messageId: string } | Trouble>;
  /** Writes to a person privately; false where that is not possible. */
  tell(userId: string, line: string): Promise<boolean>;
}

export interface PosterOptions {
  readonly token: string;
  readonly apiUrl: string;
  /** Whether the bot may read the history of a channel; rejects where Discord cannot be asked. */
  readonly mayRead: (channelId: string) => Promise<boolean>;
}

/** Discord allows 50 requests a second in all; the rest is for who asks something meanwhile. */
const REQUESTS_A_SECOND = 40;
const TIMEOUT_MILLISECONDS = 15_000;
/** Rather than hold up the others, a channel that makes one wait longer is tried again later. */
const LONGEST_WAIT = 3000;
const LONGEST_GLOBAL_WAIT = 30_000;

/** First millisecond of a snowflake: https://docs.discord.com/developers/reference#snowflakes */
const DISCORD_EPOCH = 1_420_070_400_000;
const PAGE = 100;
/** So many pages are looked through: 3,000 messages within hours. */
const MOST_PAGES = 30;

export function createPoster({ token, apiUrl, mayRead }: PosterOptions): Poster {
  // Not the client's own: its answers to people must not queue behind ten thousand posts.
  const rest = new REST({
    api: apiUrl,
    // Repeated in `attempt`, which remembers what the first try may have done.
    retries: 0,
    timeout: TIMEOUT_MILLISECONDS,
    globalRequestsPerSecond: REQUESTS_A_SECOND,
    rejectOnRateLimit: ({ global, retryAfter, timeToReset }) =>
      Math.max(retryAfter, timeToReset) > (global ? LONGEST_GLOBAL_WAIT : LONGEST_WAIT),
  }).setToken(token);

  /** Makes one request or a few; what may have been done and failed is tried a second time at once, which is safe for all of them. */
  async function attempt<Done>(work: () => Promise<Done>): Promise<Done | Trouble> {
    const first = await attemptOnce(work);
    if (!isTrouble(first) || first.trouble !== 'again' || !first.isUncertain) return first;
    const second = await attemptOnce(work);
    // That the second try did not arrive says nothing about the first.
    return isTrouble(second) && second.trouble === 'again' ? { ...second, isUncertain: true } : second;
  }

  async function attemptOnce<Done>(work: () => Promise<Done>): Promise<Done | Trouble> {
    try {
      // REST forgets its token on the first 401, and would never try again.
      rest.setToken(token);
      return await work();
    } catch (error) {
      return troubleOf(error);
    }
  }

  return {
    post: (channelId, { reply, nonce, roleId }) =>
      attempt(async () => {
        const payload = toPayload(reply, { isPrivate: false });
        const allowed_mentions = roleId === null ? payload.allowed_mentions : { parse: [], roles: [roleId] };
        const body = { ...payload, allowed_mentions, nonce, enforce_nonce: true };
        return { messageId: idOf(await rest.post(Routes.channelMessages(channelId), { body })) };
      }),
    find: (channelId, mark, { from, to }) =>
      attempt(async () => {
        if (!(await mayRead(channelId))) return { messageId: 'unknown' };
        let after = String(BigInt(Math.max(0, from - DISCORD_EPOCH)) << 22n);
        for (let page = 0; page < MOST_PAGES; page++) {
          const query = new URLSearchParams({ limit: String(PAGE), after });
          const messages = await rest.get(Routes.channelMessages(channelId), { query });
          if (!Array.isArray(messages)) throw new TypeError('Discord answered without messages');
          const found = messages.find((message: unknown) => carriesMark(message, mark));
          if (found !== undefined) return { messageId: idOf(found) };
          if (messages.length < PAGE) return { messageId: null };
          // Newest first, whichever way one turns the pages.
          after = idOf(messages[0]);
          if (timeOf(after) > to) return { messageId: null };
        }
        return { messageId: 'unknown' };
      }),
    publish: (channelId, messageId) =>
      attempt(async () => {
        try {
          await rest.post(Routes.channelMessageCrosspost(channelId, messageId));
        } catch (error) {
          if (!(error instanceof DiscordAPIError) || error.code !== ALREADY_PUBLISHED) throw error;
        }
        return { messageId };
      }),
    async tell(userId, line) {
      try {
        const channel = await rest.post(Routes.userChannels(), { body: { recipient_id: userId } });
        await rest.post(Routes.channelMessages(idOf(channel)), {
          body: { content: line, allowed_mentions: { parse: [] } },
        });
        return true;
      } catch {
        // Most people take no messages from bots; /digest list says the same.
        return false;
      }
    },
  };
}

const ALREADY_PUBLISHED = 40033;

function idOf(thing: unknown): string {
  if (typeof thing === 'object' && thing !== null && 'id' in thing && typeof thing.id === 'string') return thing.id;
  throw new TypeError('Discord answered without an id');
}

/** The first millisecond in which a snowflake can have been made. */
const timeOf = (id: string): number => Number(BigInt(id) >> 22n) + DISCORD_EPOCH;

const isTrouble = (result: unknown): result is Trouble =>
  typeof result === 'object' && result !== null && 'trouble' in result;

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const CLOSING: Readonly<Record<string, CloseReason>> = {
  10003: 'channel-gone',
  50001: 'no-access',
  50013: 'no-permission',
  50083: 'thread-closed',
  160005: 'thread-closed',
};

/** Slow mode of a channel, which says in words and not in a header how long it lasts. */
const SLOW_MODE = 20016;

/** What a failure means for a post. The bot's own troubles (a token that was changed) are not the channel's. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof RateLimitError) {
    return again(`rate limit of ${error.route}`, false, Math.max(error.retryAfter, error.timeToReset));
  }
  if (error instanceof DiscordAPIError) {
    const cause = `${error.status} ${error.code} ${error.message}`;
    const reason = CLOSING[String(error.code)];
    if (reason !== undefined) return { trouble: 'closed', reason };
    if (error.status >= 500) return again(cause, true);
    // What stands before Discord (a firewall, a proxy) answers without a code of Discord's: it speaks for no channel.
    const isDiscords = typeof error.code === 'number';
    if (!isDiscords || error.status === 401 || error.status === 429 || error.code === SLOW_MODE) {
      return again(cause, false);
    }
    return { trouble: 'refused', cause };
  }
  if (error instanceof HTTPError) {
    return error.status >= 500 || error.status === 408 || error.status === 429
      ? again(`status ${error.status}`, true)
      : { trouble: 'refused', cause: `status ${error.status}` };
  }
  const code = codeOf(error);
  return again(code ?? String(error), !NEVER_ARRIVED.has(code ?? ''));
}

/** The connection was never made, so nothing was sent. */
const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

const again = (cause: string, isUncertain: boolean, afterMilliseconds = 0): Trouble => ({
  trouble: 'again',
  afterMilliseconds,
  isUncertain,
  cause,
});

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}
