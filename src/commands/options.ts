/**
 * Options that several commands share.
 */
import { LEVELS, THEMES } from '../data/model.ts';
import { en } from '../replies/texts/en.ts';
import type { ChoiceDefinition, StringOption } from './definition.ts';

export const unitOption = {
  type: 'string',
  zhName: '单位',
  description: 'Which unit: full name, short form, pinyin or initials',
  zhDescription: '哪个单位：全称、简称、拼音或首字母均可',
  completes: 'unit',
} as const satisfies StringOption;

export const levelChoices: readonly ChoiceDefinition[] = LEVELS.map((value) => ({ value, english: en.levels[value] }));
export const themeChoices: readonly ChoiceDefinition[] = THEMES.map((value) => ({ value, english: en.themes[value] }));
