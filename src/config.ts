/**
 * The settings, read from the environment once and checked. Every name also stands in .env.example with its default.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { rememberedFolder } from './data/corpus/articles.ts';
import { LOCALES } from './replies/locale.ts';

/** The folder of package.json: where corpus/ and data/ are unless a setting says otherwise. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

const snowflake = z.string().regex(/^\d{15,21}$/, 'must be a Discord id, 15 to 21 digits');
const unset = z.literal('').transform(() => null);
const optional = <Schema extends z.ZodType>(schema: Schema) => unset.or(schema).default(null);
/** A folder given by a person counts from where they stand; the default from where the package is. */
const folder = (byDefault: string) =>
  z
    .string()
    .default('')
    .transform((path) => (path === '' ? resolve(ROOT, byDefault) : resolve(path)));

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

const Settings = z.object({
  DISCORD_TOKEN: optional(z.string()),
  DISCORD_APPLICATION_ID: optional(snowflake),
  DISCORD_GUILD_ID: optional(snowflake),
  DISCORD_API_URL: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.url({ protocol: /^https?$/, error: 'must be a http(s) address' }).default('https://discord.com/api'),
  ),
  DATA_DIR: folder('data'),
  CORPUS_DIR: folder('corpus'),
  CORPUS_RAW: unset.or(z.string().transform((path) => resolve(path))).default(null),
  DEFAULT_LOCALE: z.preprocess((value) => (value === '' ? undefined : value), z.enum(LOCALES).default('zh-CN')),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS)),
});

export type Config = z.infer<typeof Settings>;

/** The folder of the team's own articles: as set, else where they were read from last, else corpus/raw. */
export const articlesFolder = ({ CORPUS_RAW, DATA_DIR }: Pick<Config, 'CORPUS_RAW' | 'DATA_DIR'>): string =>
  CORPUS_RAW ?? rememberedFolder(DATA_DIR) ?? resolve(ROOT, 'corpus/raw');

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(Settings.shape);

/** A setting that cannot be used; each line names it and says what it must be. */
export class ConfigError extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'ConfigError';
    this.lines = lines;
  }
}

/**
 * Reads the settings.
 *
 * @param environment usually process.env, with .env loaded into it by `loadEnvironment`
 * @throws ConfigError
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const result = Settings.safeParse(environment);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const value = name === 'DISCORD_TOKEN' ? '(hidden)' : JSON.stringify(environment[name]);
      return `${name}=${value}: ${messageOf(issue)} (see .env.example)`;
    }),
  );
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union') {
    const own = issue.errors.flat().find((inner) => inner.code !== 'invalid_value' || inner.values[0] !== '');
    if (own) return messageOf(own);
  }
  return issue.code === 'invalid_value' ? `must be one of ${issue.values.map(String).join(', ')}` : issue.message;
}

/** Loads .env from the working folder, where there is one; what the environment has already stays. */
export function loadEnvironment(): void {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    throw new ConfigError([`cannot read .env (${error instanceof Error ? error.message : String(error)})`]);
  }
}
