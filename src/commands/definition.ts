/**
 * What a slash command is: its definition as data, from which Discord's registration, the types of its options and the
 * reading of what somebody typed all follow.
 */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { OptionValue } from '../replies/action.ts';
import { toTraditional } from '../replies/locale.ts';
import type { Reply } from '../replies/reply.ts';
import type { Texts } from '../replies/texts/texts.ts';
import type { Context } from './context.ts';

/** A name and a description in English and Simplified Chinese; Traditional Chinese is made from the latter. */
interface Words {
  readonly zhName: string;
  readonly description: string;
  readonly zhDescription: string;
}

export interface ChoiceDefinition {
  readonly value: string;
  /** The name shown to people who do not read Chinese; the value is the Chinese name. */
  readonly english: string;
}

export interface StringOption extends Words {
  readonly type: 'string';
  readonly required?: true;
  readonly maxLength?: number;
  /** Fixed choices… */
  readonly choices?: readonly ChoiceDefinition[];
  /** …or names completed while somebody types. */
  readonly completes?: 'unit' | 'honor' | 'practice' | 'granter';
}

export interface IntegerOption extends Words {
  readonly type: 'integer';
  readonly required?: true;
  readonly least: number;
  readonly most: number;
  readonly completes?: 'year';
}

export type OptionDefinition = StringOption | IntegerOption;

export interface CommandDefinition extends Words {
  readonly name: string;
  /** In the order that Discord shows them. */
  readonly options: Readonly<Record<string, OptionDefinition>>;
}

type ValueOf<Option extends OptionDefinition> = Option extends IntegerOption ? number : string;
/** The options of a command as its answer gets them: required ones always there, the rest where they were given. */
export type OptionsOf<Definition extends CommandDefinition> = {
  readonly [Name in keyof Definition['options'] as Definition['options'][Name] extends { required: true }
    ? Name
    : never]: ValueOf<Definition['options'][Name]>;
} & {
  readonly [Name in keyof Definition['options'] as Definition['options'][Name] extends { required: true }
    ? never
    : Name]?: ValueOf<Definition['options'][Name]>;
};

export type RawOptions = Readonly<Record<string, OptionValue>>;

/** A command as the list and the dispatcher know it. */
export interface Command {
  readonly definition: CommandDefinition;
  /** Answers a question; options that do not fit the definition throw an OptionError. `page` is 1-based. */
  answer(options: RawOptions, context: Context, page: number): Reply;
}

/** An option that does not fit: `message` says to the asker, in the asker's language, what and how to mend it. */
export class OptionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OptionError';
  }
}

/** Ties a definition to its answer, whose options are typed from the definition. */
export function command<const Definition extends CommandDefinition>(
  definition: Definition,
  answer: (options: OptionsOf<Definition>, context: Context, page: number) => Reply,
): Command {
  return {
    definition,
    answer(raw, context, page) {
      const trimmed = trimOptions(raw);
      checkOptions(definition, trimmed, context.texts);
      return answer(trimmed, context, page);
    },
  };
}

/** The longest text an option takes: no name in the corpus is longer, and it leaves room in a button. */
export const MAX_TEXT = 60;

function trimOptions(raw: RawOptions): RawOptions {
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  );
}

/**
 * Checks options against their definition, however they came: from Discord (which has checked them), from a button that
 * may be forged, or from a command line.
 *
 * @throws OptionError
 */
function checkOptions<Definition extends CommandDefinition>(
  definition: Definition,
  options: RawOptions,
  texts: Texts,
): asserts options is RawOptions & OptionsOf<Definition> {
  for (const [name, value] of Object.entries(options)) {
    const option = Object.hasOwn(definition.options, name) ? definition.options[name] : undefined;
    if (option === undefined) throw new OptionError(texts.unknownOption(name));
    if (option.type === 'integer') {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < option.least || value > option.most) {
        throw new OptionError(texts.notANumber(name, option.least, option.most));
      }
    } else {
      if (typeof value !== 'string' || value === '') throw new OptionError(texts.emptyText);
      const most = option.maxLength ?? MAX_TEXT;
      if (value.length > most) throw new OptionError(texts.tooLong(name, most));
      if (option.choices && !option.choices.some((choice) => choice.value === value)) {
        const allowed = option.choices.map((choice) => choice.value).join(texts.comma);
        throw new OptionError(texts.notAllowed(name, value, allowed));
      }
    }
  }
  for (const [name, option] of Object.entries(definition.options)) {
    if (option.required && options[name] === undefined) throw new OptionError(texts.missing(name));
  }
}

/** The body that registers a command (https://docs.discord.com/developers/interactions/application-commands). */
export function toDiscord(definition: CommandDefinition): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name: definition.name,
    name_localizations: localized(definition.zhName),
    description: definition.description,
    description_localizations: localized(definition.zhDescription),
    options: Object.entries(definition.options).map(([name, option]) => toDiscordOption(name, option)),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
  };
}

function toDiscordOption(name: string, option: OptionDefinition): APIApplicationCommandBasicOption {
  const common = {
    name,
    name_localizations: localized(option.zhName),
    description: option.description,
    description_localizations: localized(option.zhDescription),
    required: option.required ?? false,
  };
  if (option.type === 'integer') {
    return {
      ...common,
      type: ApplicationCommandOptionType.Integer,
      min_value: option.least,
      max_value: option.most,
      autocomplete: option.completes !== undefined,
    };
  }
  if (option.choices) {
    const choices = option.choices.map(({ value, english }) => ({
      name: english,
      name_localizations: localized(value),
      value,
    }));
    return { ...common, type: ApplicationCommandOptionType.String, choices };
  }
  return {
    ...common,
    type: ApplicationCommandOptionType.String,
    max_length: option.maxLength ?? MAX_TEXT,
    autocomplete: option.completes !== undefined,
  };
}

const localized = (chinese: string): LocalizationMap => ({ 'zh-CN': chinese, 'zh-TW': toTraditional(chinese) });
