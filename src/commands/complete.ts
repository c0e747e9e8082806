/**
 * Autocomplete: what Discord offers below an option while somebody types.
 */
import type { NameKind } from '../data/match/matcher.ts';
import { LIMITS } from '../replies/limits.ts';
import { inScript } from '../replies/locale.ts';
import { clip } from '../replies/text.ts';
import type { Context } from './context.ts';
import type { Command, Completes, RawOptions } from './definition.ts';
import { completeInput } from './digest-input.ts';
import { nameOf } from './recent.ts';
import { resolveUnit } from './resolve.ts';

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/**
 * The choices for the option being typed, best first, at most 25. Nothing typed yet gives what the asker asked for last,
 * then what most is known about. Names of honours and practices keep to a unit that has been chosen already.
 *
 * @param typed what stands in the focused option so far
 * @param others the other options as far as they are filled in
 */
export function complete(
  command: Command,
  focused: string,
  typed: string,
  others: RawOptions,
  context: Context,
): Choice[] {
  const option = Object.hasOwn(command.definition.options, focused) ? command.definition.options[focused] : undefined;
  if (!option || !('completes' in option) || option.completes === undefined) return [];
  const unit = focused !== 'unit' && typeof others.unit === 'string' ? resolveUnit(others.unit, context).found : null;
  const choices = choicesFor(option.completes, typed, unit?.id ?? null, context);
  return choices.slice(0, LIMITS.choices).map(({ name, value }) => ({
    name: clip(inScript(name, context.locale), LIMITS.choiceName),
    value,
  }));
}

function choicesFor(kind: Completes, typed: string, unit: string | null, context: Context): Choice[] {
  switch (kind) {
    case 'year':
      return years(typed, unit, context);
    case 'time':
    case 'timezone':
    case 'days':
    case 'themes':
    case 'provinces':
    case 'date':
      return completeInput(kind, typed, context);
    default:
      return names(kind, typed.trim(), unit, context);
  }
}

function years(typed: string, unit: string | null, { corpus }: Context): Choice[] {
  return corpus
    .years(unit)
    .filter((year) => String(year).startsWith(typed.trim()))
    .map((year) => ({ name: String(year), value: year }));
}

function names(kind: NameKind, typed: string, unit: string | null, context: Context): Choice[] {
  const { matcher } = context;
  const ofUnit = unit === null ? null : namesOfUnit(kind, unit, context);
  const choice = ({ id, name }: { id: string; name: string }) => ({
    name: `${name}${ofUnit ? '' : beside(kind, id, name, context)}`,
    value: id,
  });
  if (typed === '') {
    const offered = ofUnit ?? pinned(kind, context);
    const asked = context.recent(kind).flatMap((id) => {
      const name = nameOf(kind, id, context);
      return name === null || (ofUnit && !ofUnit.some((own) => own.id === id)) ? [] : [{ id, name }];
    });
    const isAsked = new Set(asked.map(({ id }) => id));
    return [...asked, ...offered.filter(({ id }) => !isAsked.has(id))].map(choice);
  }
  // Asked for more than is shown, because what the chosen unit does not have is dropped afterwards.
  const hits = matcher.find(typed, { kind, limit: ofUnit ? 200 : LIMITS.choices });
  const own = ofUnit && new Set(ofUnit.map(({ id }) => id));
  return hits.filter(({ id }) => own?.has(id) ?? true).map(choice);
}

/** What tells a name from another that is written alike: a unit's province, the unit of a person or of a practice. */
function beside(kind: NameKind, id: string, name: string, { corpus }: Context): string {
  const where =
    kind === 'unit'
      ? corpus.provinceOf(id)
      : kind === 'person'
        ? corpus.unitOfPerson(id)
        : kind === 'practice'
          ? (corpus.practiceById(id)?.unitName ?? null)
          : null;
  return where !== null && !name.includes(where) ? ` · ${where}` : '';
}

function namesOfUnit(kind: NameKind, unit: string, { corpus }: Context): { id: string; name: string }[] | null {
  if (kind === 'honor') return corpus.titlesOfUnit(unit);
  if (kind === 'practice') return corpus.practiceNamesOfUnit(unit);
  return null;
}

function pinned(kind: NameKind, { corpus }: Context): readonly { id: string; name: string }[] {
  switch (kind) {
    case 'unit':
      return corpus.mostComplete(LIMITS.choices);
    case 'honor':
      return corpus.commonTitles(LIMITS.choices);
    case 'granter':
      return corpus.commonGranters(LIMITS.choices);
    case 'practice':
      return corpus.firstPractices(LIMITS.choices);
    case 'person':
      return corpus.firstNamed(LIMITS.choices);
  }
}
