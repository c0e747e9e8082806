/**
 * Which language an asker reads, and how dates and numbers are written in it.
 */
import { Converter } from 'opencc-js/cn2t';
import type { Reply } from './reply.ts';

export const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Discord's locale (https://docs.discord.com/developers/reference#locales) as one of ours: any other language reads English. */
export function toLocale(discordLocale: string | undefined, fallback: Locale): Locale {
  if (discordLocale === undefined) return fallback;
  if (discordLocale === 'zh-CN' || discordLocale === 'zh-TW') return discordLocale;
  return 'en';
}

const createConverter = (): ((text: string) => string) => Converter({ from: 'cn', to: 'tw' });
let convert: ReturnType<typeof createConverter> | undefined;

/** Simplified to Traditional characters as written in Taiwan (OpenCC's tables, loaded at the first use). */
export function toTraditional(text: string): string {
  convert ??= createConverter();
  return convert(text);
}

/** A Chinese text in the script that the locale reads. */
export const inScript = (text: string, locale: Locale): string => (locale === 'zh-TW' ? toTraditional(text) : text);

/** A reply's words in the script that the locale reads: every text and label, never what a button carries. */
export function localize(reply: Reply, locale: Locale): Reply {
  if (locale !== 'zh-TW') return reply;
  return { ...reply, components: reply.components.map((component) => inTraditional(component)) };
}

function inTraditional<Component extends object>(component: Component): Component {
  const copy = { ...component };
  if ('content' in copy && typeof copy.content === 'string') copy.content = toTraditional(copy.content);
  if ('label' in copy && typeof copy.label === 'string') copy.label = toTraditional(copy.label);
  if ('components' in copy && Array.isArray(copy.components)) copy.components = copy.components.map(inTraditional);
  return copy;
}

// Making a formatter takes longer than a whole answer.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** A record's date (YYYY, YYYY-MM or YYYY-MM-DD) as people write it. */
export function formatDate(date: string, locale: Locale): string {
  const [year, month, day] = date.split('-').map(Number);
  const key = `${locale}${date.length}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      year: 'numeric',
      ...(month === undefined ? {} : { month: locale === 'en' ? 'short' : 'long' }),
      ...(day === undefined ? {} : { day: 'numeric' }),
    });
    formatters.set(key, formatter);
  }
  return formatter.format(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1));
}
