import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** file -> what it imports; `npm run check` lints the real ones with the same rules. */
const FORBIDDEN = [
  ['src/data/corpus/a.ts', '../../replies/text.ts'],
  ['src/data/match/a.ts', 'discord.js'],
  ['src/data/a.ts', 'discord-api-types/v10'],
  ['src/data/b.ts', '../library.ts'],
  ['src/replies/a.ts', '../commands/unit.ts'],
  ['src/replies/texts/a.ts', '../../discord/bot.ts'],
  ['src/replies/b.ts', 'discord.js'],
  ['src/commands/a.ts', '../discord/bot.ts'],
  ['src/commands/b.ts', '../stage/stage.ts'],
  ['src/commands/c.ts', 'discord.js'],
  ['src/discord/a.ts', '../config.ts'],
  ['src/jobs/a.ts', '../main.ts'],
  ['src/stage/a.ts', '../discord/bot.ts'],
  ['src/stage/b.ts', 'discord.js'],
] as const;
const ALLOWED = [
  ['src/replies/ok.ts', '../data/model.ts'],
  ['src/replies/ok2.ts', 'discord-api-types/v10'],
  ['src/commands/ok.ts', '../replies/text.ts'],
  ['src/discord/ok.ts', '../commands/index.ts'],
  ['src/discord/ok2.ts', 'discord.js'],
  ['src/stage/ok.ts', '../commands/typed.ts'],
  ['src/main.ts', './discord/bot.ts'],
] as const;

describe('imports point one way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pacesetter-imports-'));
  let complaints = '';

  beforeAll(() => {
    copyFileSync('biome.json', join(folder, 'biome.json'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
    for (const [file, specifier] of [...FORBIDDEN, ...ALLOWED]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `import type { It } from '${specifier}';\nexport type Used = It;\n`);
    }
    const biome = spawnSync(
      resolve('node_modules/.bin/biome'),
      ['lint', '--reporter=github', '--max-diagnostics=none'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    complaints = biome.stdout + biome.stderr;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const isRefused = (file: string) =>
    complaints.split('\n').some((line) => line.includes(`/${file},`) && line.includes('noRestrictedImports'));

  it.each(FORBIDDEN)('%s must not import %s', (file) => expect(isRefused(file)).toBe(true));
  it.each(ALLOWED)('%s may import %s', (file) => expect(isRefused(file)).toBe(false));
});
