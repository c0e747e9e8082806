/**
 * Which language an asker reads, and how dates and numbers are written in it.
 */
import { Converter } from 'opencc-js/cn2t';
import { mapChartTexts } from './chart.ts';
import type { Table } from './export.ts';
import type { FileSpec, Reply } from './reply.ts';

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
  // 岳 is a surname far more often than a mountain, and a name must not be respelt; quotes are those of Taiwan.
  return convert(text)
    .replaceAll('嶽', '岳')
    .replaceAll('“', '「')
    .replaceAll('”', '」')
    .replaceAll('‘', '『')
    .replaceAll('’', '』');
}

/** A Chinese text in the script that the locale reads. */
export const inScript = (text: string, locale: Locale): string => (locale === 'zh-TW' ? toTraditional(text) : text);

/** A reply's words in the script that the locale reads: every text and label, never what a button carries. */
export function localize(reply: Reply, locale: Locale): Reply {
  if (locale !== 'zh-TW') return reply;
  const { files, table } = reply;
  return {
    ...reply,
    components: reply.components.map((component) => inTraditional(component)),
    ...(files === undefined ? {} : { files: files.map(fileInTraditional) }),
    ...(table === undefined ? {} : { table: () => tableInTraditional(table()) }),
  };
}

function fileInTraditional(file: FileSpec): FileSpec {
  const common = { name: file.name, description: toTraditional(file.description) };
  return 'chart' in file
    ? { ...common, chart: mapChartTexts(file.chart, toTraditional) }
    : { ...common, text: toTraditional(file.text) };
}

const tableInTraditional = (table: Table): Table => ({
  ...table,
  title: toTraditional(table.title),
  columns: table.columns.map(toTraditional),
  rows: table.rows.map((row) => row.map(toTraditional)),
});

function inTraditional<Component extends object>(component: Component): Component {
  const copy = { ...component };
  if ('content' in copy && typeof copy.content === 'string') copy.content = toTraditional(copy.content);
  if ('label' in copy && typeof copy.label === 'string') copy.label = toTraditional(copy.label);
  if ('description' in copy && typeof copy.description === 'string') copy.description = toTraditional(copy.description);
  if ('items' in copy && Array.isArray(copy.items)) copy.items = copy.items.map(inTraditional);
  if ('accessory' in copy && isObject(copy.accessory)) copy.accessory = inTraditional(copy.accessory);
  if ('components' in copy && Array.isArray(copy.components)) copy.components = copy.components.map(inTraditional);
  return copy;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

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
