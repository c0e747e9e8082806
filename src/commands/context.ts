/**
 * What an answer is made with. Commands are pure: the same options and context give the same reply.
 */
import type { Corpus } from '../data/corpus/corpus.ts';
import type { Matcher, NameKind } from '../data/match/matcher.ts';
import type { ChannelKind, Delivery, StateStore } from '../data/state/store.ts';
import type { Style } from '../replies/facts.ts';
import type { Locale } from '../replies/locale.ts';
import { type Texts, textsFor } from '../replies/texts/texts.ts';

/** Who asks, and where: as Discord says it. */
export interface Asking {
  readonly guildId: string;
  readonly channelId: string;
  readonly userId: string;
  /** Whether the member has these permissions in the channel. */
  may(permissions: bigint): boolean;
  /** A channel of that server as the bot sees it; null where it does not see it, or cannot post to its kind. */
  place(channelId: string): Promise<Place | null>;
}

/** What the bot may need in a channel, by Discord's names. */
export const PERMISSIONS = ['ViewChannel', 'SendMessages', 'SendMessagesInThreads', 'ReadMessageHistory'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export interface Place {
  readonly id: string;
  readonly kind: ChannelKind;
  /** What the bot would need there and does not have. */
  readonly missing: readonly Permission[];
}

/** What the commands about the daily practice work with. */
export interface Desk {
  readonly store: StateStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly asking: Asking;
  /** Posts the next practice at once, beside the daily ones; resolves when it is posted or could not be. */
  readonly postNow: (subscription: string) => Promise<Delivery>;
}

export interface Context {
  readonly corpus: Corpus;
  readonly matcher: Matcher;
  readonly locale: Locale;
  readonly texts: Texts;
  /** 0 <= x < 1; handed in so that a test can choose. */
  readonly random: () => number;
  /**
   * The daily practice; 'nowhere': asked where there are no channels (a command line); 'broken': state.db cannot be used.
   */
  readonly desk: Desk | 'nowhere' | 'broken';
  /** The ids of the names of a kind that the asker asked for, the latest first. */
  readonly recent: (kind: NameKind) => readonly string[];
}

export function createContext(
  library: { corpus: Corpus; matcher: Matcher },
  locale: Locale,
  random: () => number = Math.random,
  desk: Context['desk'] = 'nowhere',
): Context {
  const { corpus, matcher } = library;
  return { corpus, matcher, locale, texts: textsFor(locale), random, desk, recent: () => [] };
}

export const styleOf = (context: Context, shorten: (text: string) => string): Style => ({
  texts: context.texts,
  locale: context.locale,
  shorten,
});
