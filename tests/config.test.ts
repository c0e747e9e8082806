import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, SETTINGS } from '../src/config.ts';

describe('settings', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8'));

  it('all stand in .env.example, and nothing else', () => {
    expect(Object.keys(example).sort()).toEqual([...SETTINGS].sort());
  });

  it('.env.example as it is means the same as nothing set', () => {
    expect(readConfig(example)).toEqual(readConfig({}));
  });

  it('take their defaults where they are empty', () => {
    expect(readConfig({ DISCORD_TOKEN: '', DEFAULT_LOCALE: '', LOG_LEVEL: '' })).toMatchObject({
      DISCORD_TOKEN: null,
      DISCORD_GUILD_ID: null,
      DISCORD_API_URL: 'https://discord.com/api',
      DEFAULT_LOCALE: 'zh-CN',
      LOG_LEVEL: null,
    });
  });

  it('that cannot be are named, and a token is never shown', () => {
    expect(() => readConfig({ DISCORD_GUILD_ID: 'my server' })).toThrow(
      new ConfigError(['DISCORD_GUILD_ID="my server": must be a Discord id, 15 to 21 digits (see .env.example)']),
    );
    expect(() => readConfig({ LOG_LEVEL: 'loud' })).toThrow(/LOG_LEVEL="loud": must be one of debug, info, warn/);
  });
});
