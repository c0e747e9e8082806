/**
 * From an interaction to its acknowledgement: finds the command, reads the options, answers, and catches whatever goes
 * wrong in one place.
 */
import { randomInt } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  type InteractionReplyOptions,
  type InteractionUpdateOptions,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import type { Logger } from 'pino';
import { complete } from '../commands/complete.ts';
import type { Asking, Context } from '../commands/context.ts';
import { type Command, callableNamed, type RawOptions } from '../commands/definition.ts';
import { answer, readButton } from '../commands/index.ts';
import { createRecent, namesMeant } from '../commands/recent.ts';
import { type ServerSettings, USUAL_SETTINGS } from '../data/state/store.ts';
import { fileReply, type RenderedFile, renderFiles } from '../replies/files.ts';
import { inScript, type Locale, localize, toLocale } from '../replies/locale.ts';
import { noticeReply } from '../replies/miss.ts';
import { COLORS, type MessagePayload, type Reply, toPayload, toShared } from '../replies/reply.ts';
import { clip } from '../replies/text.ts';
import { findPlace } from './place.ts';

export interface DispatcherOptions {
  readonly commands: readonly Command[];
  /** `asking` is null where there is no server. */
  readonly contextFor: (locale: Locale, asking: Asking | null) => Context;
  readonly defaultLocale: Locale;
  /** What a server has decided; default: nothing. */
  readonly settingsOf?: (guildId: string) => Promise<ServerSettings>;
  readonly log: Logger;
  /** How one waits; default setTimeout. What it returns cancels that. */
  readonly after?: After;
}

export type After = (milliseconds: number, callback: () => void) => () => void;

const realAfter: After = (milliseconds, callback) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

/** An answer that takes longer is deferred: Discord waits 3 s for the acknowledgement, and the way there takes its share. */
const DEFER_MILLISECONDS = 1000;

export interface Dispatcher {
  /** Handles one interaction; never rejects. */
  handle(interaction: Interaction): Promise<void>;
  /** Resolves when every interaction that has begun is acknowledged. */
  drain(): Promise<void>;
}

/** Answers are made in milliseconds; one that takes longer than this is worth a line in the log. */
const SLOW_MILLISECONDS = 500;

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { commands, contextFor, defaultLocale, settingsOf, log, after = realAfter } = options;
  const underWay = new Set<Promise<void>>();
  const recent = createRecent();

  async function dispatch(interaction: Interaction): Promise<void> {
    const begun = performance.now();
    const { language, visibility } = await settingsFor(interaction);
    const { id: user } = interaction.user;
    const context: Context = {
      ...contextFor(language ?? toLocale(interaction.locale, defaultLocale), askingOf(interaction)),
      recent: (kind) => recent.of(user, kind),
    };
    const askFor: AskFor = (name, values, page) => {
      const made = answer(name, values, context, page, commands);
      const note = (reply: Reply): Reply => {
        const definition = callableNamed(name, commands)?.definition;
        if (definition && reply.outcome === 'answered') {
          for (const { kind, id } of namesMeant(definition, values, context)) recent.note(user, kind, id);
        }
        return reply;
      };
      return made instanceof Promise ? made.then(note) : note(made);
    };
    try {
      if (interaction.isChatInputCommand()) {
        await answerCommand(interaction, askFor, { commands, after, isPublic: visibility === 'public' });
      } else if (interaction.isAutocomplete()) await answerAutocomplete(interaction, context, commands);
      else if (interaction.isMessageContextMenuCommand()) await answerMenu(interaction, context, commands, after);
      else if (interaction.isButton()) await answerButton(interaction, context, askFor, { commands, after });
      else log.warn({ type: interaction.type }, 'an interaction of a kind that nobody handles');
      const milliseconds = Math.round(performance.now() - begun);
      log[milliseconds > SLOW_MILLISECONDS ? 'warn' : 'debug']({ ...describe(interaction), milliseconds }, 'answered');
    } catch (error) {
      await apologise(interaction, error, context);
    }
  }

  /** The server's settings; where they cannot be read, the usual ones: an answer matters more. */
  async function settingsFor({ guildId }: Interaction): Promise<ServerSettings> {
    if (guildId === null || settingsOf === undefined) return USUAL_SETTINGS;
    try {
      return await settingsOf(guildId);
    } catch (error) {
      log.error({ err: error }, 'the settings of a server cannot be read');
      return USUAL_SETTINGS;
    }
  }

  /** The one error boundary: the asker gets a friendly line with a reference, the log the cause under the same one. */
  async function apologise(interaction: Interaction, error: unknown, context: Context): Promise<void> {
    const reference = newReference();
    log.error({ reference, ...describe(interaction), err: error }, 'an interaction failed');
    try {
      if (interaction.isAutocomplete()) {
        if (!interaction.responded) await interaction.respond([]);
      } else if (interaction.isRepliable() && !interaction.replied) {
        const notice = localize(noticeReply(context.texts.failed(reference), COLORS.error), context.locale);
        const payload = toPayload(notice, { isPrivate: true });
        if (!interaction.deferred) await interaction.reply(toReplyOptions(payload));
        else if (interaction.isButton()) await interaction.followUp(toReplyOptions(payload));
        else await interaction.editReply(toUpdateOptions(payload));
      }
    } catch (second) {
      // Nothing more can be said to the asker: the interaction has expired or Discord is away.
      log.error({ reference, err: second }, 'the apology could not be sent either');
    }
  }

  return {
    handle(interaction) {
      const work = dispatch(interaction).finally(() => underWay.delete(work));
      underWay.add(work);
      return work;
    },
    async drain() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** Answers a question and notes what it was about. */
type AskFor = (command: string, options: RawOptions, page: number) => Reply | Promise<Reply>;

interface Manner {
  readonly commands: readonly Command[];
  readonly after: After;
  /** The server wants answers in the channel at once. */
  readonly isPublic: boolean;
}

async function answerCommand(
  interaction: ChatInputCommandInteraction,
  askFor: AskFor,
  { commands, after, isPublic }: Manner,
): Promise<void> {
  const { name, data } = calledOf(interaction);
  const made = askFor(name, readOptions(data), 1);
  // What only some members may see stays with them.
  const definition = callableNamed(name, commands)?.definition;
  await answerOne(interaction, made, after, isPublic && definition?.memberPermissions === undefined);
}

/** What somebody picked from the menu of a message: the command gets the message's text. */
async function answerMenu(
  interaction: MessageContextMenuCommandInteraction,
  context: Context,
  commands: readonly Command[],
  after: After,
): Promise<void> {
  const { content, embeds } = interaction.targetMessage;
  const text = [content, ...embeds.flatMap(({ title, description }) => [title ?? '', description ?? ''])]
    .join('\n')
    .trim()
    .slice(0, 4000);
  const menu = commands.find(
    ({ definition }) => definition.calledFrom === 'message' && definition.description === interaction.commandName,
  );
  const made = answer(menu?.definition.name ?? '', text === '' ? {} : { text }, context, 1, commands);
  await answerOne(interaction, made, after, false);
}

/** Answers to the asker alone; to the channel where the server wants it so and there is an answer. */
async function answerOne(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  made: Reply | Promise<Reply>,
  after: After,
  isPublic: boolean,
): Promise<void> {
  const ready = await inTime(withFiles(made), after, () => interaction.deferReply({ flags: MessageFlags.Ephemeral }));
  const { reply, files } = ready;
  if (interaction.deferred) {
    await interaction.editReply(toUpdateOptions(toPayload(reply, { isPrivate: true }), files));
    return;
  }
  const isPrivate = !isPublic || reply.outcome !== 'answered';
  const payload = toPayload(isPrivate ? reply : toShared(reply, null), { isPrivate });
  await interaction.reply(toReplyOptions(payload, files));
}

/** A reply with its files made. */
interface Ready {
  readonly reply: Reply;
  readonly files: readonly RenderedFile[];
}

/** Makes the files of a reply; most replies have none, and are there at once. */
function withFiles(made: Reply | Promise<Reply>): Ready | Promise<Ready> {
  if (made instanceof Promise) return made.then(withFiles);
  if (made.files === undefined) return { reply: made, files: [] };
  return renderFiles(made.files).then((files) => ({ reply: made, files }));
}

/** The answer; `defer` is called, and waited for, where it is not there soon. */
async function inTime(made: Ready | Promise<Ready>, after: After, defer: () => Promise<unknown>): Promise<Ready> {
  if (!(made instanceof Promise)) return made;
  let cancel = () => {};
  const late = new Promise<null>((resolve) => {
    cancel = after(DEFER_MILLISECONDS, () => resolve(null));
  });
  // A failure of the answer is told by the last line, after the deferral.
  const first = await Promise.race([made.catch(() => undefined), late]);
  cancel();
  if (first === null) await defer();
  return made;
}

/** Which command is called with what; a subcommand by its full name. */
function calledOf({ commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction): {
  name: string;
  data: readonly CommandInteractionOption[];
} {
  const [first] = options.data;
  if (first?.type !== ApplicationCommandOptionType.Subcommand) return { name: commandName, data: options.data };
  return { name: `${commandName} ${first.name}`, data: first.options ?? [] };
}

async function answerAutocomplete(
  interaction: AutocompleteInteraction,
  context: Context,
  commands: readonly Command[],
): Promise<void> {
  const { name, data } = calledOf(interaction);
  const command = callableNamed(name, commands);
  const focused = interaction.options.getFocused(true);
  const others = readOptions(data.filter((option) => option.name !== focused.name));
  const choices = command ? complete(command, focused.name, focused.value, others, context) : [];
  await interaction.respond(choices);
}

async function answerButton(
  interaction: ButtonInteraction,
  context: Context,
  askFor: AskFor,
  { commands, after }: Pick<Manner, 'commands' | 'after'>,
): Promise<void> {
  const read = readButton(interaction.customId, context);
  if ('refusal' in read) {
    await interaction.reply(toReplyOptions(toPayload(read.refusal, { isPrivate: true })));
    return;
  }
  const { verb, ask } = read.action;
  const command = callableNamed(ask.command, commands);
  const needed = command?.definition.memberPermissions;
  if (needed !== undefined && (verb === 'share' || !interaction.memberPermissions?.has(needed))) {
    // Discord hides the command from such a member, but a button is seen by all who see its message.
    const refusal = localize(noticeReply(context.texts.notAllowedToYou), context.locale);
    await interaction.reply(toReplyOptions(toPayload(refusal, { isPrivate: true })));
    return;
  }
  // One's own private answer turns its page in place; a message of the channel stays as it is for everybody else.
  const isInPlace = verb === 'show' && interaction.message.flags.has(MessageFlags.Ephemeral);
  const made = askFor(ask.command, ask.options, ask.page);
  const wanted = verb === 'file' ? asFile(made, context) : made;
  const { reply, files } = await inTime(withFiles(wanted), after, () => {
    if (isInPlace) return interaction.deferUpdate();
    return interaction.deferReply(verb === 'share' ? {} : { flags: MessageFlags.Ephemeral });
  });
  const isShared = verb === 'share' && reply.outcome === 'answered';
  const line = inScript(context.texts.sharedBy(`<@${interaction.user.id}>`), context.locale);
  const payload = toPayload(isShared ? toShared(reply, line) : reply, { isPrivate: !isShared });
  if (interaction.deferred) await interaction.editReply(toUpdateOptions(payload, files));
  else if (isInPlace && reply.outcome !== 'refused') await interaction.update(toUpdateOptions(payload, files));
  else await interaction.reply(toReplyOptions(payload, files));
}

/** The whole list behind a reply as a file; what has no list stays as it is. */
function asFile(made: Reply | Promise<Reply>, context: Context): Reply | Promise<Reply> {
  if (made instanceof Promise) return made.then((reply) => asFile(reply, context));
  return made.table ? localize(fileReply(made.table(), context.texts), context.locale) : made;
}

function readOptions(data: readonly Pick<CommandInteractionOption, 'name' | 'value'>[]): RawOptions {
  return Object.fromEntries(data.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
}

function askingOf(interaction: Interaction): Asking | null {
  const { guildId, channelId, user, client } = interaction;
  if (guildId === null || channelId === null) return null;
  return {
    guildId,
    channelId,
    userId: user.id,
    may: (permissions) => interaction.memberPermissions?.has(permissions) ?? false,
    place: (id) => findPlace(client, guildId, id),
  };
}

/** Components are what Discord takes already: discord.js would spell every key of theirs anew, which takes longer than making them. */
const asTheyAre = (components: MessagePayload['components']) =>
  components.map((component) => ({ toJSON: () => component }));

const toReplyOptions = (payload: MessagePayload, files: readonly RenderedFile[] = []): InteractionReplyOptions => ({
  flags: payload.flags,
  components: asTheyAre(payload.components),
  allowedMentions: payload.allowed_mentions,
  files: files.map(toAttachment),
});

/** An update keeps none of the files that the message had. */
const toUpdateOptions = (payload: MessagePayload, files: readonly RenderedFile[] = []): InteractionUpdateOptions => ({
  flags: payload.flags & MessageFlags.IsComponentsV2,
  components: asTheyAre(payload.components),
  allowedMentions: payload.allowed_mentions,
  attachments: [],
  files: files.map(toAttachment),
});

const toAttachment = ({ name, description, bytes }: RenderedFile) => ({
  attachment: bytes,
  name,
  // Discord takes 1,024 characters.
  description: clip(description, 1000),
});

// Without the characters that are misread when a reference is told over the telephone.
const REFERENCE_CHARACTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const newReference = (): string =>
  Array.from({ length: 6 }, () => REFERENCE_CHARACTERS.charAt(randomInt(REFERENCE_CHARACTERS.length))).join('');

function describe(interaction: Interaction): Record<string, unknown> {
  if (interaction.isCommand() || interaction.isAutocomplete()) {
    return { interaction: interaction.id, command: interaction.commandName };
  }
  return { interaction: interaction.id, ...(interaction.isButton() ? { customId: interaction.customId } : {}) };
}
