/**
 * From an interaction to its acknowledgement: finds the command, reads the options, answers, and catches whatever goes
 * wrong in one place.
 */
import { randomInt } from 'node:crypto';
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type InteractionReplyOptions,
  type InteractionUpdateOptions,
  MessageFlags,
} from 'discord.js';
import type { Logger } from 'pino';
import { complete } from '../commands/complete.ts';
import type { Context } from '../commands/context.ts';
import type { Command, RawOptions } from '../commands/definition.ts';
import { answer, readButton } from '../commands/index.ts';
import { inScript, type Locale, localize, toLocale } from '../replies/locale.ts';
import { noticeReply } from '../replies/miss.ts';
import { COLORS, type MessagePayload, toPayload, toShared } from '../replies/reply.ts';

export interface DispatcherOptions {
  readonly commands: readonly Command[];
  readonly contextFor: (locale: Locale) => Context;
  readonly defaultLocale: Locale;
  readonly log: Logger;
}

export interface Dispatcher {
  /** Handles one interaction; never rejects. */
  handle(interaction: Interaction): Promise<void>;
  /** Resolves when every interaction that has begun is acknowledged. */
  drain(): Promise<void>;
}

/** Answers are made in milliseconds; one that takes longer than this is worth a line in the log. */
const SLOW_MILLISECONDS = 500;

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { commands, contextFor, defaultLocale, log } = options;
  const underWay = new Set<Promise<void>>();

  async function dispatch(interaction: Interaction): Promise<void> {
    const begun = performance.now();
    const context = contextFor(toLocale(interaction.locale, defaultLocale));
    try {
      if (interaction.isChatInputCommand()) await answerCommand(interaction, context, commands);
      else if (interaction.isAutocomplete()) await answerAutocomplete(interaction, context, commands);
      else if (interaction.isButton()) await answerButton(interaction, context, commands);
      else log.warn({ type: interaction.type }, 'an interaction of a kind that nobody handles');
      const milliseconds = Math.round(performance.now() - begun);
      log[milliseconds > SLOW_MILLISECONDS ? 'warn' : 'debug']({ ...describe(interaction), milliseconds }, 'answered');
    } catch (error) {
      await apologise(interaction, error, context);
    }
  }

  /** The one error boundary: the asker gets a friendly line with a reference, the log the cause under the same one. */
  async function apologise(interaction: Interaction, error: unknown, context: Context): Promise<void> {
    const reference = newReference();
    log.error({ reference, ...describe(interaction), err: error }, 'an interaction failed');
    try {
      if (interaction.isAutocomplete()) {
        if (!interaction.responded) await interaction.respond([]);
      } else if (interaction.isRepliable() && !interaction.replied && !interaction.deferred) {
        const notice = localize(noticeReply(context.texts.failed(reference), COLORS.error), context.locale);
        await interaction.reply(toReplyOptions(toPayload(notice, { isPrivate: true })));
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

async function answerCommand(
  interaction: ChatInputCommandInteraction,
  context: Context,
  commands: readonly Command[],
): Promise<void> {
  const reply = answer(interaction.commandName, readOptions(interaction.options.data), context, 1, commands);
  await interaction.reply(toReplyOptions(toPayload(reply, { isPrivate: true })));
}

async function answerAutocomplete(
  interaction: AutocompleteInteraction,
  context: Context,
  commands: readonly Command[],
): Promise<void> {
  const command = commands.find(({ definition }) => definition.name === interaction.commandName);
  const focused = interaction.options.getFocused(true);
  const others = readOptions(interaction.options.data.filter(({ name }) => name !== focused.name));
  const choices = command ? complete(command, focused.name, focused.value, others, context) : [];
  await interaction.respond(choices);
}

async function answerButton(
  interaction: ButtonInteraction,
  context: Context,
  commands: readonly Command[],
): Promise<void> {
  const read = readButton(interaction.customId, context);
  if ('refusal' in read) {
    await interaction.reply(toReplyOptions(toPayload(read.refusal, { isPrivate: true })));
    return;
  }
  const { verb, ask } = read.action;
  const reply = answer(ask.command, ask.options, context, ask.page, commands);
  if (verb === 'share' && reply.outcome === 'answered') {
    const line = inScript(context.texts.sharedBy(`<@${interaction.user.id}>`), context.locale);
    await interaction.reply(toReplyOptions(toPayload(toShared(reply, line), { isPrivate: false })));
    return;
  }
  const payload = toPayload(reply, { isPrivate: true });
  // One's own private answer turns its page in place; a message of the channel stays as it is for everybody else.
  const isPrivate = interaction.message.flags.has(MessageFlags.Ephemeral);
  if (isPrivate && reply.outcome !== 'refused') await interaction.update(toUpdateOptions(payload));
  else await interaction.reply(toReplyOptions(payload));
}

function readOptions(data: readonly { name: string; value?: string | number | boolean | undefined }[]): RawOptions {
  return Object.fromEntries(
    data.flatMap(({ name, value }) => (typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [])),
  );
}

const toReplyOptions = (payload: MessagePayload): InteractionReplyOptions => ({
  flags: payload.flags,
  components: payload.components,
  allowedMentions: payload.allowed_mentions,
});

const toUpdateOptions = (payload: MessagePayload): InteractionUpdateOptions => ({
  flags: payload.flags & MessageFlags.IsComponentsV2,
  components: payload.components,
  allowedMentions: payload.allowed_mentions,
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
