/**
 * Which names of units, honours and practices a message mentions.
 */
import type Database from 'better-sqlite3';
import { fold } from '../match/fold.ts';

export interface Mention {
  readonly kind: 'unit' | 'honor' | 'practice';
  /** Of the unit, of the title, of the practice. */
  readonly id: string;
}

/** A name of fewer characters (四个早 has three) would be found in texts that do not mean it. */
const LEAST = { unit: 3, honor: 4, practice: 3 } as const;
/** No name in over a hundred articles is longer. */
const LONGEST = 60;
/** Discord's longest message, of a member with Nitro. */
const LONGEST_MESSAGE = 4000;

/** Lists the names to look for: names, aliases, and what stands in quotes at the heart of a practice's name. */
export function insertMentionedNames(database: Database.Database): void {
  const insert = database.prepare('INSERT OR IGNORE INTO mentioned_names (folded, kind, id) VALUES (?, ?, ?)');
  const put = (name: string, kind: Mention['kind'], id: string): void => {
    const folded = fold(name);
    if (folded.length >= LEAST[kind] && folded.length <= LONGEST) insert.run(folded, kind, id);
  };
  const all = (sql: string) => database.prepare<[], { id: string; name: string }>(sql).all();
  for (const { id, name } of all('SELECT unit AS id, folded AS name FROM written_names')) put(name, 'unit', id);
  for (const { id, name } of all('SELECT title_id AS id, title_folded AS name FROM honors')) put(name, 'honor', id);
  for (const { id, name } of all('SELECT id, name FROM practices WHERE named = 1')) {
    put(name, 'practice', id);
    for (const [, quoted = ''] of name.matchAll(/[“「]([^”」]+)[”」]/gu)) put(quoted, 'practice', id);
  }
}

/** Prepares the search for names in a text. */
export function prepareMentions(database: Database.Database) {
  const atMost = database
    .prepare<[string], string>('SELECT folded FROM mentioned_names WHERE folded <= ? ORDER BY folded DESC LIMIT 1')
    .pluck();
  const named = database.prepare<[string], Mention>('SELECT kind, id FROM mentioned_names WHERE folded = ?');

  /** The longest name that a text begins with: the nearest name in the alphabet, or what it shares with the text, and so on. */
  function longestNameAt(text: string): string | null {
    let wanted = text;
    while (wanted !== '') {
      const nearest = atMost.get(wanted);
      if (nearest === undefined) return null;
      if (wanted.startsWith(nearest)) return nearest;
      let shared = 0;
      while (shared < nearest.length && nearest[shared] === wanted[shared]) shared += 1;
      wanted = wanted.slice(0, shared);
    }
    return null;
  }

  return {
    /**
     * What a text mentions, in the order of the text, each once. Names are compared folded; where one name lies inside
     * another, only the longer one is meant. One name may mean several (a short form of two units).
     */
    mentionsIn: (text: string): Mention[] => {
      const folded = fold(text.slice(0, LONGEST_MESSAGE));
      const found = new Map<string, Mention>();
      for (let at = 0; at < folded.length; ) {
        const name = longestNameAt(folded.slice(at, at + LONGEST));
        for (const mention of name === null ? [] : named.all(name)) found.set(`${mention.kind} ${mention.id}`, mention);
        at += name?.length ?? 1;
      }
      return [...found.values()];
    },
  };
}
