/**
 * From what somebody typed or picked to what is meant: exactly this id, surely this name, or a choice of near ones.
 */
import type { UnitRow } from '../data/corpus/corpus.ts';
import { judge } from '../data/match/confidence.ts';
import { fold } from '../data/match/fold.ts';
import type { Hit, NameKind } from '../data/match/matcher.ts';
import type { Context } from './context.ts';

export type Resolved<Found> =
  /** `typed` where what was typed is not how the found name is written: the reply then says so. */
  | { readonly found: Found; readonly typed: string | null; readonly near?: undefined }
  | { readonly found: null; readonly near: readonly { readonly id: string; readonly name: string }[] };

/** How many names a miss offers. */
export const NEAR = 5;

/** Resolves an option that names a unit: an id (picked from a list or written into a button) or any way of typing it. */
export function resolveUnit(typed: string, context: Context): Resolved<UnitRow> {
  const exact = context.corpus.unitById(typed) ?? context.corpus.unitWritten(fold(typed));
  if (exact) return { found: exact, typed: null };
  // A superior organisation without a record is not one of its parts: those are offered.
  const parts = context.corpus.partsOf(fold(typed));
  if (parts.length > 0) return { found: null, near: parts.slice(0, NEAR) };
  const resolved = resolveName(typed, 'unit', context);
  if (resolved.found === null) return onlyOneOf(typed, resolved.near, context) ?? resolved;
  const unit = context.corpus.unitById(resolved.found.id);
  if (!unit) return { found: null, near: [] };
  const isWritten = isWrittenSo(typed, [unit.name, ...context.corpus.aliasesOf(unit.id)]);
  return { found: unit, typed: isWritten ? null : typed };
}

/**
 * The one unit that a bare place names, as 遵义 where there is one of 遵义: nothing is left to choose, and the reply says what
 * was typed.
 */
function onlyOneOf(
  place: string,
  near: readonly { readonly id: string }[],
  { corpus }: Context,
): Resolved<UnitRow> | null {
  const [only, another] = near;
  const unit = only && !another ? corpus.unitById(only.id) : null;
  return unit?.place && fold(unit.place) === fold(place).replace(/(?<=..)市$/, '')
    ? { found: unit, typed: place }
    : null;
}

/** Resolves any name by the matcher: one sure hit, or up to five near ones to choose from. */
export function resolveName(typed: string, kind: NameKind, context: Context): Resolved<Hit> {
  const judgement = judge(context.matcher.find(typed, { kind, limit: NEAR }), typed);
  switch (judgement.verdict) {
    case 'sure':
      return { found: judgement.hit, typed: isWrittenSo(typed, [judgement.hit.name]) ? null : typed };
    case 'several':
      return { found: null, near: judgement.hits.slice(0, NEAR) };
    case 'none':
      return { found: null, near: judgement.near.slice(0, NEAR) };
  }
}

/**
 * Whether what was typed stands in one of the names as it is, the words that every name shares left out on either side:
 * 锦州局 for 锦州检验检疫局 does, 绵州 does not, nor does 辽宁检验检疫局 for 辽宁沈阳检验检疫局. Pinyin has no characters of
 * its own to be wrong.
 */
function isWrittenSo(typed: string, names: readonly string[]): boolean {
  const short = (text: string) => fold(text).replace(/出入境|检验检疫/g, '');
  if (!/\p{Script=Han}/u.test(typed)) return true;
  const wanted = short(typed);
  return names.some((name) => short(name).includes(wanted));
}
