/**
 * What each user asked for last: offered first where nothing is typed yet. It is kept in memory alone: who asked what is
 * nobody's business after a restart.
 */
import type { NameKind } from '../data/match/matcher.ts';
import type { Context } from './context.ts';
import type { CommandDefinition, Completes, RawOptions } from './definition.ts';
import { resolveName, resolveUnit } from './resolve.ts';

export interface Recent {
  /** Notes that a user was answered about a name. */
  note(user: string, kind: NameKind, id: string): void;
  /** The ids of the names of a kind that a user asked for, the latest first. */
  of(user: string, kind: NameKind): readonly string[];
}

/** Users remembered, and names of each kind for each of them: a few megabytes at most. */
const USERS = 2000;
const EACH = 5;

export function createRecent(users: number = USERS, each: number = EACH): Recent {
  /** Who asked longest ago comes first: a Map keeps the order of insertion. */
  const asked = new Map<string, ReadonlyMap<NameKind, readonly string[]>>();
  return {
    note(user, kind, id) {
      const known = asked.get(user);
      const ids = [id, ...(known?.get(kind) ?? []).filter((other) => other !== id)].slice(0, each);
      asked.delete(user);
      asked.set(user, new Map([...(known ?? []), [kind, ids]]));
      if (asked.size > users) {
        const [oldest] = asked.keys();
        if (oldest !== undefined) asked.delete(oldest);
      }
    },
    of: (user, kind) => asked.get(user)?.get(kind) ?? [],
  };
}

/** Is it a kind of names, or something else that is completed (years, times …)? */
const NAMES: Readonly<Record<NameKind, true>> = {
  unit: true,
  honor: true,
  practice: true,
  person: true,
  granter: true,
};
const isNameKind = (completes: Completes): completes is NameKind => Object.hasOwn(NAMES, completes);

/** The names that a question is about, as far as they are plain. */
export function namesMeant(
  { options: defined }: CommandDefinition,
  options: RawOptions,
  context: Context,
): { kind: NameKind; id: string }[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const option = Object.hasOwn(defined, name) ? defined[name] : undefined;
    if (typeof value !== 'string' || !option || !('completes' in option) || option.completes === undefined) return [];
    const kind = option.completes;
    if (!isNameKind(kind)) return [];
    const id = idOf(kind, value.trim(), context);
    return id === undefined ? [] : [{ kind, id }];
  });
}

function idOf(kind: NameKind, value: string, context: Context): string | undefined {
  if (kind === 'unit') return resolveUnit(value, context).found?.id;
  return nameOf(kind, value, context) === null ? resolveName(value, kind, context).found?.id : value;
}

/** The name behind an id; null where there is none (any more). */
export function nameOf(kind: NameKind, id: string, { corpus }: Pick<Context, 'corpus'>): string | null {
  switch (kind) {
    case 'unit':
      return corpus.unitById(id)?.name ?? null;
    case 'honor':
      return corpus.titleById(id);
    case 'granter':
      return corpus.granterById(id);
    case 'practice':
      return corpus.practiceById(id)?.name ?? null;
    case 'person': {
      const fact = corpus.factById(id);
      return fact?.kind === 'person' ? fact.row.name : null;
    }
  }
}
