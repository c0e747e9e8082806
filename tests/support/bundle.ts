/**
 * A process that is started hundreds of times reads one file instead of a thousand: that is most of what a start costs.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

/** What discord/send.ts uses of discord.js, from where discord.js has it; the client and its structures stay away. */
const restOfDiscord: Plugin = {
  name: 'rest-of-discord',
  enforce: 'pre',
  resolveId: (id) => (id === 'discord.js' ? '\0discord.js' : undefined),
  load: (id) =>
    id === '\0discord.js'
      ? `export { DiscordAPIError, HTTPError, RateLimitError, REST } from '@discordjs/rest';
         export { Routes } from 'discord-api-types/v10';`
      : undefined,
};

/** Makes one file of an entry and everything that it imports. */
export async function bundle(entry: string): Promise<{ readonly path: string; remove(): void }> {
  // Below the package, from where native modules are still found.
  mkdirSync('dist', { recursive: true });
  const folder = mkdtempSync(join('dist', 'bundle-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    await build({
      configFile: false,
      logLevel: 'warn',
      plugins: [restOfDiscord],
      build: { ssr: entry, outDir: folder, emptyOutDir: false, minify: true, target: 'node20' },
      ssr: { noExternal: true, external: ['better-sqlite3', '@napi-rs/canvas', 'echarts'] },
    });
  } catch (error) {
    remove();
    throw error;
  }
  return { path: resolve(folder, `${basename(entry, '.ts')}.js`), remove };
}
