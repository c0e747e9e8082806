import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  AvailableLocalesEnumSchema,
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  type SpecSchema,
} from 'discord-api-spec/zod';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { componentProblems, duplicateProblems, listComponents } from './components.ts';
import { EMPTY_MESSAGE, type Problem } from './errors.ts';
import { checkSchema, isRecord, lengthProblems, problem, tuple } from './schema.ts';

/*
 * What Discord refuses, as pure functions from a request body to a list of problems (empty: Discord would take it).
 * Two layers: Discord's API document by way of `discord-api-spec` (schema.ts), then the rules that the document does not
 * hold. A code that begins with STAGE_ is ours: either Discord's own code for the rule is not known to us, or the rule
 * is a limit of the house (unknown nested keys, bytes).
 */

type Path = readonly (string | number)[];

/** Where a message goes; each has its own request schema, and only the interaction ones may be ephemeral. */
export type MessageKind =
  | 'reply' // interaction callback type 4 (and 5)
  | 'update' // interaction callback type 7
  | 'edit' // PATCH /webhooks/…/messages/…
  | 'follow-up' // POST /webhooks/…
  | 'channel' // POST /channels/…/messages
  | 'channel-edit'; // PATCH /channels/…/messages/…

export interface MessageOptions {
  /** Default 'reply'. */
  readonly kind?: MessageKind;
  /** Names of the files that come with the body or already hang on the message; omitted: not checked. */
  readonly files?: readonly string[];
  /** The message that an update or edit changes, as it stands. */
  readonly existing?: ExistingMessage;
}

export interface ExistingMessage {
  readonly flags?: number | undefined;
  readonly content: string;
  readonly embeds: readonly unknown[];
  readonly components?: readonly unknown[] | undefined;
  readonly attachments: readonly unknown[];
}

const { Ephemeral, IsComponentsV2 } = MessageFlags;

const LIMITS = {
  /** The document says 4,000, which is what accounts with Nitro may send; a bot may not. */
  content: 2000,
  embedCharacters: 6000,
  choiceValue: 100,
  commandCharacters: 8000,
  commands: 100,
  /** Discord answers 500 to a message whose text passes about 10,170 bytes of UTF-8; the house stays below 9,000. */
  bytes: 9000,
} as const;

const MESSAGE_SCHEMAS: Record<MessageKind, SpecSchema> = {
  reply: IncomingWebhookInteractionRequestSchema,
  update: IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  edit: IncomingWebhookUpdateRequestPartialSchema,
  'follow-up': IncomingWebhookRequestPartialSchema,
  channel: MessageCreateRequestSchema,
  'channel-edit': MessageEditRequestPartialSchema,
};

/** Every key of any message body: Discord ignores those that the endpoint at hand has no use for (discord.js sends them). */
const MESSAGE_KEYS: ReadonlySet<string> = new Set([
  ...['content', 'embeds', 'allowed_mentions', 'components', 'attachments', 'poll', 'tts', 'flags', 'nonce'],
  ...['enforce_nonce', 'message_reference', 'sticker_ids', 'username', 'avatar_url', 'thread_name', 'applied_tags'],
]);

/**
 * What Discord would refuse in a message body.
 * @param body the JSON body (of a callback: its `data`)
 * @returns problems with paths relative to the body; empty where Discord takes it
 */
export function validateMessage(body: unknown, options: MessageOptions = {}): Problem[] {
  const { kind = 'reply', existing } = options;
  const problems = checkSchema(MESSAGE_SCHEMAS[kind], body, [], { ignore: MESSAGE_KEYS });
  if (!isRecord(body)) return problems;

  const { content, nonce } = body;
  if (typeof content === 'string' && content.length > LIMITS.content) {
    remove(problems, ['content']);
    problems.push(...lengthProblems(content.length, { max: LIMITS.content }, ['content']));
  }
  if (typeof nonce === 'string' && nonce.length > 25 && kind === 'channel') {
    remove(problems, ['nonce']);
    problems.push(problem(['nonce'], 'NONCE_TYPE_TOO_LONG', 'Must be 25 or fewer in length.'));
  }

  const flags = typeof body.flags === 'number' ? body.flags : undefined;
  const v2 = ((flags ?? 0) & IsComponentsV2) !== 0;
  const wasV2 = ((existing?.flags ?? 0) & IsComponentsV2) !== 0;
  problems.push(
    ...embedProblems(body.embeds),
    ...mentionProblems(body.allowed_mentions),
    ...componentProblems(body.components, { v2, files: options.files }),
    ...flagProblems(kind, flags, existing),
  );
  if (v2 || wasV2) problems.push(...legacyFieldProblems(body, wasV2 ? undefined : existing));
  if (isEmpty(body, options)) problems.push(problem([], EMPTY_MESSAGE, 'Cannot send an empty message'));

  const bytes = Buffer.byteLength(
    JSON.stringify({ content: content ?? undefined, embeds: body.embeds, components: body.components }),
  );
  if (bytes > LIMITS.bytes) {
    problems.push(
      problem(
        [],
        'STAGE_TOO_MANY_BYTES',
        `Content, embeds and components are ${bytes} bytes; at most ${LIMITS.bytes}.`,
      ),
    );
  }
  return problems;
}

function remove(problems: Problem[], path: Path): void {
  const key = path.join('.');
  for (let at = problems.length - 1; at >= 0; at--) {
    if (problems[at]?.path.join('.') === key) problems.splice(at, 1);
  }
}

function flagProblems(kind: MessageKind, flags: number | undefined, existing: ExistingMessage | undefined): Problem[] {
  if (flags === undefined) return [];
  const problems: Problem[] = [];
  const before = existing?.flags ?? 0;
  // An update may repeat the flag of a message that is ephemeral; nothing else can become so.
  const mayBeEphemeral =
    kind === 'reply' || kind === 'follow-up' || (isInteractionEdit(kind) && (!existing || (before & Ephemeral) !== 0));
  if ((flags & Ephemeral) !== 0 && !mayBeEphemeral) {
    problems.push(
      problem(['flags'], 'STAGE_EPHEMERAL_NOT_ALLOWED', 'Only a new answer to an interaction can be ephemeral.'),
    );
  }
  if ((before & IsComponentsV2) !== 0 && (flags & IsComponentsV2) === 0) {
    problems.push(
      problem(['flags'], 'STAGE_COMPONENTS_V2_DROPPED', 'IS_COMPONENTS_V2 cannot be removed from a message.'),
    );
  }
  return problems;
}

function isInteractionEdit(kind: MessageKind): boolean {
  return kind === 'update' || kind === 'edit';
}

/** True where the message would say nothing. An edit leaves alone what it does not name. */
function isEmpty(body: Record<string, unknown>, { kind = 'reply', files, existing }: MessageOptions): boolean {
  const edit = isInteractionEdit(kind) || kind === 'channel-edit';
  if (edit && !existing) return false;
  const before: Record<string, unknown> = edit ? { ...existing } : {};
  const after = (key: string): unknown => (body[key] === undefined ? before[key] : body[key]);
  const content = after('content');
  if (typeof content === 'string' && content.trim() !== '') return false;
  if (['embeds', 'components', 'sticker_ids'].some((key) => hasItems(after(key)))) return false;
  // The files that come with the body are known only to the server; elsewhere `attachments` stands for them.
  const attached = edit || files === undefined ? hasItems(after('attachments')) || hasItems(files) : hasItems(files);
  return !attached && !isRecord(body.poll);
}

function hasItems(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

/** `upgraded`: the message without the flag that the body turns into one with it; its own text counts, too. */
function legacyFieldProblems(body: Record<string, unknown>, upgraded: ExistingMessage | undefined): Problem[] {
  const used = {
    content: body.content === undefined ? (upgraded?.content ?? '') !== '' : Boolean(body.content),
    embeds: body.embeds === undefined ? hasItems(upgraded?.embeds) : hasItems(body.embeds),
    poll: isRecord(body.poll),
    sticker_ids: hasItems(body.sticker_ids),
  };
  return Object.entries(used).flatMap(([field, isUsed]) =>
    isUsed
      ? [
          problem(
            [field],
            'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
            `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
          ),
        ]
      : [],
  );
}

function embedProblems(embeds: unknown): Problem[] {
  if (!Array.isArray(embeds)) return [];
  const problems: Problem[] = [];
  let characters = 0;
  const count = (text: unknown): void => {
    if (typeof text === 'string') characters += text.length;
  };
  embeds.forEach((embed: unknown, index) => {
    if (!isRecord(embed)) return;
    count(embed.title);
    count(embed.description);
    if (isRecord(embed.author)) count(embed.author.name);
    if (isRecord(embed.footer)) count(embed.footer.text);
    if (!Array.isArray(embed.fields)) return;
    embed.fields.forEach((field: unknown, place) => {
      if (!isRecord(field)) return;
      for (const key of ['name', 'value']) {
        count(field[key]);
        if (typeof field[key] === 'string' && field[key].trim() === '') {
          problems.push(
            problem(['embeds', index, 'fields', place, key], 'BASE_TYPE_REQUIRED', 'This field is required'),
          );
        }
      }
    });
  });
  if (characters > LIMITS.embedCharacters) {
    problems.push(
      problem(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${LIMITS.embedCharacters}`),
    );
  }
  return problems;
}

function mentionProblems(mentions: unknown): Problem[] {
  if (!isRecord(mentions) || !Array.isArray(mentions.parse)) return [];
  const { parse } = mentions;
  return ['users', 'roles'].flatMap((kind) =>
    parse.includes(kind) && hasItems(mentions[kind])
      ? [
          problem(
            ['allowed_mentions'],
            'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
            `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
          ),
        ]
      : [],
  );
}

// --- interaction callbacks -------------------------------------------------------------------------------------------

/** The callback types that each kind of interaction may be answered with. */
const CALLBACKS: Record<number, readonly number[]> = {
  [InteractionType.Ping]: [1],
  [InteractionType.ApplicationCommand]: [4, 5, 9],
  [InteractionType.MessageComponent]: [4, 5, 6, 7, 9],
  [InteractionType.ApplicationCommandAutocomplete]: [8],
  [InteractionType.ModalSubmit]: [4, 5, 6, 7],
};

/**
 * What Discord would refuse in the body of POST /interactions/…/callback.
 * @param body `{ type, data }`
 * @param interactionType what is answered: 2 a command, 3 a component, 4 autocomplete, 5 a modal
 */
export function validateInteractionCallback(
  body: unknown,
  interactionType: number,
  options: Omit<MessageOptions, 'kind'> = {},
): Problem[] {
  if (!isRecord(body)) return [problem([], 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType')];
  const { type, data } = body;
  if (type === undefined) return [problem(['type'], 'BASE_TYPE_REQUIRED', 'This field is required')];
  const allowed = CALLBACKS[interactionType] ?? [];
  if (!allowed.some((known) => known === type)) {
    return [problem(['type'], 'BASE_TYPE_CHOICES', `Value must be one of ${tuple(allowed)}.`)];
  }
  const problems = Object.keys(body)
    .filter((key) => key !== 'type' && key !== 'data')
    .map((key) => problem([key], 'STAGE_UNKNOWN_FIELD', `A callback has no field "${key}".`));
  if (type === 8) return [...problems, ...autocompleteProblems(body)];
  if (type === 9) return [...problems, ...modalProblems(body)];
  if (type === 5 || type === 6) {
    // A deferral shows nothing yet; of its data only the flags count.
    if (isRecord(data))
      problems.push(
        ...under('data', checkSchema(IncomingWebhookInteractionRequestSchema, data, [], { ignore: MESSAGE_KEYS })),
      );
    return problems;
  }
  const kind = type === 7 ? 'update' : 'reply';
  return [...problems, ...under('data', validateMessage(data ?? {}, { ...options, kind }))];
}

function under(key: string, problems: readonly Problem[]): Problem[] {
  return problems.map((entry) => ({ ...entry, path: entry.code === EMPTY_MESSAGE ? [] : [key, ...entry.path] }));
}

function autocompleteProblems(body: Record<string, unknown>): Problem[] {
  if (!isRecord(body.data)) return [problem(['data'], 'BASE_TYPE_REQUIRED', 'This field is required')];
  const problems = checkSchema(ApplicationCommandAutocompleteCallbackRequestSchema, body);
  const { choices } = body.data;
  if (!Array.isArray(choices))
    return [...problems, problem(['data', 'choices'], 'BASE_TYPE_REQUIRED', 'This field is required')];
  return [...problems, ...choiceProblems(choices, ['data', 'choices'])];
}

function modalProblems(body: Record<string, unknown>): Problem[] {
  const problems = checkSchema(ModalInteractionCallbackRequestSchema, body);
  const components = isRecord(body.data) ? body.data.components : undefined;
  const places = listComponents(components, ['data', 'components']);
  return [...problems, ...duplicateProblems(places, 'custom_id')];
}

// --- application commands --------------------------------------------------------------------------------------------

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const COMMAND_NAME = /^[-_\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Taken by Discord, absent from its document (nsfw), or sent back by bots that read the commands first. */
const COMMAND_KEYS: ReadonlySet<string> = new Set(['nsfw', 'id', 'application_id', 'guild_id', 'version']);

/**
 * What Discord would refuse in the body of a bulk overwrite: a list of commands.
 * @returns problems whose path begins with the index of the command
 */
export function validateCommands(body: unknown): Problem[] {
  if (!Array.isArray(body)) return [problem([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')];
  const problems = body.flatMap((command: unknown, index) =>
    commandProblems(command, [index], ApplicationCommandUpdateRequestSchema),
  );
  const seen = new Set<string>();
  body.forEach((command: unknown, index) => {
    if (!isRecord(command)) return;
    const key = `${command.type ?? 1} ${command.name}`;
    if (seen.has(key)) {
      problems.push(
        problem([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique'),
      );
    }
    seen.add(key);
  });
  return problems;
}

/** What Discord would refuse in one command: the body of a POST, or of a PATCH after it was laid over what stands. */
export function validateCommand(body: unknown): Problem[] {
  return commandProblems(body, [], ApplicationCommandCreateRequestSchema);
}

/** True where more chat commands are registered than Discord keeps (error 30032). */
export function tooManyCommands(commands: readonly { type?: number | undefined }[]): boolean {
  return commands.filter(({ type = ApplicationCommandType.ChatInput }) => type === 1).length > LIMITS.commands;
}

function commandProblems(command: unknown, path: Path, schema: SpecSchema): Problem[] {
  if (!isRecord(command)) return checkSchema(schema, command, path);
  // The document says integer; Discord takes a string (and documents one).
  const { default_member_permissions: permissions, ...rest } = command;
  const problems = checkSchema(schema, rest, path, { ignore: COMMAND_KEYS });
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(String(permissions))) {
    problems.push(
      problem([...path, 'default_member_permissions'], 'NUMBER_TYPE_COERCE', `Value "${permissions}" is not int.`),
    );
  }
  const chat = (command.type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
  const { description } = command;
  if (chat) {
    problems.push(...nameProblems(command, path));
    if (description === undefined || description === null || description === '') {
      problems.push(problem([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required'));
    } else if (typeof description === 'string') {
      remove(problems, [...path, 'description']);
      problems.push(...lengthProblems(description.length, { min: 1, max: 100 }, [...path, 'description']));
    }
  } else if (description) {
    problems.push(
      problem(
        [...path, 'description'],
        'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
        'Context menu commands cannot have description',
      ),
    );
  }
  problems.push(...localeProblems(command, path), ...optionProblems(command.options, [...path, 'options']));
  if (commandCharacters(command) > LIMITS.commandCharacters) {
    problems.push(
      problem(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${LIMITS.commandCharacters})`),
    );
  }
  return problems;
}

/** The name and its translations: letters of any script, digits, hyphen, underscore; lower case where there is one. */
function nameProblems(named: Record<string, unknown>, path: Path): Problem[] {
  const names: [Path, unknown][] = [[[...path, 'name'], named.name]];
  if (isRecord(named.name_localizations)) {
    for (const [locale, name] of Object.entries(named.name_localizations)) {
      names.push([[...path, 'name_localizations', locale], name]);
    }
  }
  return names.flatMap(([at, name]) => {
    // A wrong length was already said by the schema.
    if (typeof name !== 'string' || name.length < 1 || name.length > 32) return [];
    return COMMAND_NAME.test(name) && name === name.toLowerCase()
      ? []
      : [problem(at, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')];
  });
}

const LOCALES: ReadonlySet<unknown> = new Set(literalValues(AvailableLocalesEnumSchema));

function literalValues(schema: SpecSchema): readonly unknown[] {
  const def = schema._zod.def;
  return def.type === 'literal' ? def.values : [];
}

function localeProblems(named: Record<string, unknown>, path: Path): Problem[] {
  return ['name_localizations', 'description_localizations'].flatMap((key) => {
    const texts = named[key];
    return isRecord(texts)
      ? Object.keys(texts)
          .filter((locale) => !LOCALES.has(locale))
          .map((locale) =>
            problem([...path, key, locale], 'ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`),
          )
      : [];
  });
}

function optionProblems(options: unknown, path: Path): Problem[] {
  if (!Array.isArray(options)) return [];
  const problems: Problem[] = [];
  const seen = new Set<unknown>();
  const records = options.map((option: unknown) => (isRecord(option) ? option : {}));
  const nests = (option: Record<string, unknown>): boolean =>
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup;
  let optional = false;
  records.forEach((option, index) => {
    const at = [...path, index];
    problems.push(...nameProblems(option, at), ...localeProblems(option, at));
    if (seen.has(option.name)) {
      problems.push(problem(at, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists'));
    }
    seen.add(option.name);
    if (nests(option) !== nests(records[0] ?? {})) {
      problems.push(
        problem(
          at,
          'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
          'Sub-command and sub-command group option types are mutually exclusive to all other types',
        ),
      );
    }
    if (option.required === true && optional) {
      problems.push(
        problem(
          at,
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        ),
      );
    }
    if (option.required !== true) optional = true;
    if (Array.isArray(option.choices)) {
      problems.push(...choiceProblems(option.choices, [...at, 'choices']));
      if (option.autocomplete === true && option.choices.length > 0) {
        problems.push(
          problem(
            [...at, 'autocomplete'],
            'STAGE_AUTOCOMPLETE_WITH_CHOICES',
            'An option has choices or autocomplete, not both.',
          ),
        );
      }
    }
    if (nests(option)) problems.push(...optionProblems(option.options, [...at, 'options']));
  });
  return problems;
}

function choiceProblems(choices: readonly unknown[], path: Path): Problem[] {
  const seen = new Set<unknown>();
  return choices.flatMap((choice, index) => {
    if (!isRecord(choice)) return [];
    const at = [...path, index];
    const problems = localeProblems(choice, at);
    // The document says 6,000; Discord's limit is 100.
    if (typeof choice.value === 'string') {
      problems.push(...lengthProblems(choice.value.length, { max: LIMITS.choiceValue }, [...at, 'value']));
    }
    if (seen.has(choice.name) && path[0] !== 'data') {
      problems.push(
        problem(at, 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS', 'Option choice name already exists'),
      );
    }
    seen.add(choice.name);
    return problems;
  });
}

/**
 * The characters that count against a command's 8,000: names, descriptions and choice values of the command and all
 * below it; of a translated text the longest translation counts.
 */
function commandCharacters(named: Record<string, unknown>): number {
  const text = (key: string): number => {
    const lengths = [
      named[key],
      ...(isRecord(named[`${key}_localizations`]) ? Object.values(named[`${key}_localizations`] ?? {}) : []),
    ];
    return Math.max(0, ...lengths.map((value) => (typeof value === 'string' ? value.length : 0)));
  };
  const below = [named.options, named.choices].flatMap((list) => (Array.isArray(list) ? list.filter(isRecord) : []));
  const value = typeof named.value === 'string' ? named.value.length : 0;
  return below.reduce((sum, child) => sum + commandCharacters(child), text('name') + text('description') + value);
}
