/**
 * What a slash command is: its definition as data, from which Discord's registration, the types of its options and the
 * reading of what somebody typed all follow.
 */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type LocalizationMap,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { OptionValue } from '../replies/action.ts';
import { inScript, type Locale, toTraditional } from '../replies/locale.ts';
import type { Reply } from '../replies/reply.ts';
import { textsFor } from '../replies/texts/texts.ts';
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
  readonly completes?: Exclude<Completes, 'year'>;
}

/** What is completed while somebody types. */
export type Completes =
  | 'person'
  | 'unit'
  | 'honor'
  | 'practice'
  | 'granter'
  | 'year'
  | 'time'
  | 'timezone'
  | 'days'
  | 'themes'
  | 'provinces'
  | 'date';

export interface IntegerOption extends Words {
  readonly type: 'integer';
  readonly required?: true;
  readonly least: number;
  readonly most: number;
  readonly completes?: 'year';
}

export interface BooleanOption extends Words {
  readonly type: 'boolean';
  readonly required?: true;
}

/** A channel that messages can be posted to; the answer gets its id. */
export interface ChannelOption extends Words {
  readonly type: 'channel';
  readonly required?: true;
}

/** A role of the server; the answer gets its id. */
export interface RoleOption extends Words {
  readonly type: 'role';
  readonly required?: true;
}

export type OptionDefinition = StringOption | IntegerOption | BooleanOption | ChannelOption | RoleOption;

export interface CommandDefinition extends Words {
  /** Of a subcommand, with the command that it belongs to: `digest list`. */
  readonly name: string;
  /** In the order that Discord shows them. */
  readonly options: Readonly<Record<string, OptionDefinition>>;
  /** A command that has these cannot be called by itself. */
  readonly subcommands?: readonly CommandDefinition[];
  /** Where it is called from; default: as a slash command. What only buttons call is not registered. */
  readonly calledFrom?: 'message' | 'button';
  /** What a member needs to see the command, unless the server decides otherwise; default: nothing. */
  readonly memberPermissions?: bigint;
}

type ValueOf<Option extends OptionDefinition> = Option extends IntegerOption
  ? number
  : Option extends BooleanOption
    ? boolean
    : string;
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
  /**
   * Answers a question; options that do not fit the definition throw an OptionError. `page` is 1-based. Only what must be
   * written down or asked from Discord comes as a promise.
   */
  answer(options: RawOptions, context: Context, page: number): Reply | Promise<Reply>;
  readonly subcommands?: readonly Command[];
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
  answer: (options: OptionsOf<Definition>, context: Context, page: number) => Reply | Promise<Reply>,
): Command {
  return {
    definition,
    answer(raw, context, page) {
      const trimmed = trimOptions(raw);
      checkOptions(definition, trimmed, context);
      return answer(trimmed, context, page);
    },
  };
}

/** A command of subcommands, whose names and permissions it completes; by itself it only says what they are. */
export function commandGroup(
  definition: Omit<CommandDefinition, 'options' | 'subcommands'>,
  members: readonly Command[],
): Command {
  const subcommands = members.map(
    (member): Command => ({
      ...member,
      definition: {
        ...member.definition,
        name: `${definition.name} ${member.definition.name}`,
        zhName: `${definition.zhName} ${member.definition.zhName}`,
        ...(definition.memberPermissions === undefined ? {} : { memberPermissions: definition.memberPermissions }),
      },
    }),
  );
  return {
    definition: { ...definition, options: {}, subcommands: subcommands.map((member) => member.definition) },
    subcommands,
    answer(_options, context) {
      const names = subcommands.map((each) => `/${shownName(each.definition.name, each.definition, context)}`);
      throw new OptionError(context.texts.chooseOneOf(names.join(context.texts.comma)));
    },
  };
}

/** What a command or an option is called where the asker sees it; a reply as a whole is made Traditional afterwards. */
export const shownName = (name: string, { zhName }: Words, { locale }: Pick<Context, 'locale'>): string =>
  locale === 'en' ? name : zhName;

const shownChoice = ({ value, english }: ChoiceDefinition, { locale }: Pick<Context, 'locale'>): string =>
  locale === 'en' ? english : value;

/** Everything that can be called: subcommands in place of the command that they belong to. */
export const callable = (list: readonly Command[]): readonly Command[] =>
  list.flatMap((each) => each.subcommands ?? [each]);

const indexes = new WeakMap<readonly Command[], ReadonlyMap<string, Command>>();

/** What is called by a name, a subcommand by its full one; asked for with every interaction, so found out once. */
export function callableNamed(name: string, list: readonly Command[]): Command | undefined {
  let index = indexes.get(list);
  if (!index) {
    index = new Map(callable(list).map((each) => [each.definition.name, each]));
    indexes.set(list, index);
  }
  return index.get(name);
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
  context: Pick<Context, 'locale' | 'texts'>,
): asserts options is RawOptions & OptionsOf<Definition> {
  const { texts } = context;
  for (const [key, value] of Object.entries(options)) {
    const option = Object.hasOwn(definition.options, key) ? definition.options[key] : undefined;
    if (option === undefined) throw new OptionError(texts.unknownOption(key));
    const name = shownName(key, option, context);
    if (option.type === 'integer') {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < option.least || value > option.most) {
        throw new OptionError(texts.notANumber(name, option.least, option.most));
      }
    } else if (option.type === 'boolean') {
      if (typeof value !== 'boolean')
        throw new OptionError(
          texts.notAllowed(name, String(value), `${texts.lookup.yes}${texts.comma}${texts.lookup.no}`),
        );
    } else if (option.type === 'channel' || option.type === 'role') {
      if (typeof value !== 'string' || !/^\d{1,21}$/.test(value)) throw new OptionError(texts.notAnId(name));
    } else {
      if (typeof value !== 'string' || value === '') throw new OptionError(texts.emptyText);
      const most = option.maxLength ?? MAX_TEXT;
      if (value.length > most) throw new OptionError(texts.tooLong(name, most));
      if (option.choices && !option.choices.some((choice) => choice.value === value)) {
        const allowed = option.choices.map((choice) => shownChoice(choice, context)).join(texts.comma);
        throw new OptionError(texts.notAllowed(name, value, allowed));
      }
    }
  }
  for (const [key, option] of Object.entries(definition.options)) {
    if (option.required && options[key] === undefined) {
      throw new OptionError(texts.missing(shownName(key, option, context)));
    }
  }
}

/** What Discord's client would say of options before it sends them; null where they fit. */
export function optionProblem({ definition }: Command, options: RawOptions, locale: Locale): string | null {
  try {
    checkOptions(definition, trimOptions(options), { locale, texts: textsFor(locale) });
    return null;
  } catch (error) {
    if (error instanceof OptionError) return inScript(error.message, locale);
    throw error;
  }
}

/** The bodies that register commands: slash commands, and those in the menu of a message. */
export const registrationOf = (list: readonly Command[]): RESTPostAPIApplicationCommandsJSONBody[] =>
  list.flatMap(({ definition }): RESTPostAPIApplicationCommandsJSONBody[] => {
    if (definition.calledFrom === 'button') return [];
    return [definition.calledFrom === 'message' ? toMessageMenu(definition) : toDiscord(definition)];
  });

/** What stands in the menu of a message is called by its description; it gets the message's text as its first option. */
const toMessageMenu = (definition: CommandDefinition): RESTPostAPIContextMenuApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.Message,
  name: definition.description,
  name_localizations: localized(definition.zhName),
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
});

/** The body that registers a command (https://docs.discord.com/developers/interactions/application-commands). */
export function toDiscord(definition: CommandDefinition): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    ...toDiscordWords(definition.name, definition),
    options: definition.subcommands?.map(toDiscordSubcommand) ?? toDiscordOptions(definition),
    ...(definition.memberPermissions === undefined
      ? {}
      : { default_member_permissions: String(definition.memberPermissions) }),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
  };
}

const toDiscordWords = (name: string, words: Words) => ({
  name,
  name_localizations: localized(words.zhName),
  description: words.description,
  description_localizations: localized(words.zhDescription),
});

const lastWord = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

function toDiscordSubcommand(definition: CommandDefinition): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...toDiscordWords(lastWord(definition.name), { ...definition, zhName: lastWord(definition.zhName) }),
    options: toDiscordOptions(definition),
  };
}

const toDiscordOptions = ({ options }: CommandDefinition): APIApplicationCommandBasicOption[] =>
  Object.entries(options).map(([name, option]) => toDiscordOption(name, option));

/** Where messages can be posted to. */
const CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

function toDiscordOption(name: string, option: OptionDefinition): APIApplicationCommandBasicOption {
  const common = { ...toDiscordWords(name, option), required: option.required ?? false };
  switch (option.type) {
    case 'boolean':
      return { ...common, type: ApplicationCommandOptionType.Boolean };
    case 'role':
      return { ...common, type: ApplicationCommandOptionType.Role };
    case 'channel':
      return { ...common, type: ApplicationCommandOptionType.Channel, channel_types: [...CHANNEL_TYPES] };
    case 'integer':
      return {
        ...common,
        type: ApplicationCommandOptionType.Integer,
        min_value: option.least,
        max_value: option.most,
        autocomplete: option.completes !== undefined,
      };
    case 'string':
      return option.choices
        ? { ...common, type: ApplicationCommandOptionType.String, choices: option.choices.map(toDiscordChoice) }
        : {
            ...common,
            type: ApplicationCommandOptionType.String,
            max_length: option.maxLength ?? MAX_TEXT,
            autocomplete: option.completes !== undefined,
          };
  }
}

const toDiscordChoice = ({ value, english }: ChoiceDefinition) => ({
  name: english,
  name_localizations: localized(value),
  value,
});

const localized = (chinese: string): LocalizationMap => ({ 'zh-CN': chinese, 'zh-TW': toTraditional(chinese) });
