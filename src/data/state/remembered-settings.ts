import type { ServerSettings, StateStore } from './store.ts';

/** How long a server's settings are taken for what they were; a change by another process is seen after it. */
const KNOWN_MILLISECONDS = 5000;
/** Servers that are remembered; more begin anew. */
const MOST = 10_000;

/**
 * A store that looks up a server's settings once in a few seconds: they are asked for with every interaction, each
 * keystroke of a completion too. What is saved through it holds at once.
 *
 * @param now milliseconds since 1970
 */
export function rememberingSettings(store: StateStore, now: () => number): StateStore {
  const known = new Map<string, { readonly settings: ServerSettings; readonly until: number }>();
  return {
    ...store,
    async serverSettings(guildId) {
      const before = known.get(guildId);
      if (before && now() < before.until) return before.settings;
      const settings = await store.serverSettings(guildId);
      if (known.size >= MOST) known.clear();
      known.set(guildId, { settings, until: now() + KNOWN_MILLISECONDS });
      return settings;
    },
    async saveServerSettings(guildId, settings, at) {
      await store.saveServerSettings(guildId, settings, at);
      known.delete(guildId);
    },
  };
}
