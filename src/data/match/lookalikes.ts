import { LOOKALIKES } from './lookalikes-table.ts';

let table: Map<string, string> | undefined;

function readTable(): Map<string, string> {
  const likes = new Map<string, string>();
  const add = (character: string, other: string) => {
    const known = likes.get(character) ?? '';
    if (!known.includes(other)) likes.set(character, known + other);
  };
  for (const line of LOOKALIKES.split('\n')) {
    const character = line.charAt(0);
    for (let i = 1; i < line.length; i += 1) {
      add(character, line.charAt(i));
      add(line.charAt(i), character);
    }
  }
  return likes;
}

/** The characters that one is easily taken for, in either direction; the empty string where there are none. */
export function lookalikesOf(character: string): string {
  table ??= readTable();
  return table.get(character) ?? '';
}
