/**
 * Options that several commands share.
 */

import { fold } from '../data/match/fold.ts';
import { LEVELS, THEMES } from '../data/model.ts';
import { en } from '../replies/texts/en.ts';
import type { Context } from './context.ts';
import { type ChoiceDefinition, OptionError, type StringOption, shownName } from './definition.ts';

export const unitOption = {
  type: 'string',
  zhName: '单位',
  description: 'Which unit: full name, short form, pinyin or initials',
  zhDescription: '哪个单位：全称、简称、拼音或首字母均可',
  completes: 'unit',
} as const satisfies StringOption;

export const levelChoices: readonly ChoiceDefinition[] = LEVELS.map((value) => ({ value, english: en.levels[value] }));
export const themeChoices: readonly ChoiceDefinition[] = THEMES.map((value) => ({ value, english: en.themes[value] }));

/**
 * A text that is looked for within others, folded. Folding may lengthen a text (㍿ is 株式会社), and what is folded goes into
 * buttons, so it is measured again.
 *
 * @throws OptionError where nothing is left of it, or too much
 */
export function foldedText(
  text: string | undefined,
  name: string,
  option: StringOption & { readonly maxLength: number },
  context: Context,
): string | undefined {
  if (text === undefined) return undefined;
  const folded = fold(text);
  if (folded === '') throw new OptionError(context.texts.emptyText);
  if (folded.length > option.maxLength) {
    throw new OptionError(context.texts.tooLong(shownName(name, option, context), option.maxLength));
  }
  return folded;
}
