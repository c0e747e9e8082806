import { LOOKALIKES } from './lookalikes-table.ts';

const CACHE_SIZE = 4096;
const cache = new Map<string, string>();

/**
 * The characters that one is easily taken for, in either direction; the empty string where there are none. The table is
 * searched as the text that it is: reading it into a map would cost 17 ms for the few characters that are ever asked.
 */
export function lookalikesOf(character: string): string {
  const known = cache.get(character);
  if (known !== undefined) return known;
  let likes = '';
  for (let at = LOOKALIKES.indexOf(character); at !== -1; at = LOOKALIKES.indexOf(character, at + 1)) {
    const line = LOOKALIKES.lastIndexOf('\n', at) + 1;
    likes += at === line ? LOOKALIKES.slice(line + 1, LOOKALIKES.indexOf('\n', at)) : LOOKALIKES.charAt(line);
  }
  const once = [...new Set(likes)].join('');
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(character, once);
  return once;
}
