import {
  type APIMessage,
  type APIUser,
  GatewayDispatchEvents,
  GatewayIntentBits,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import { type ApiError, apiError, formError, type Problem } from './errors.ts';
import type { Gateway } from './gateway.ts';
import { createMessage, editMessage, type MessageBody, type UploadedFile } from './messages.ts';
import { isRecord } from './schema.ts';
import { validateInteractionCallback, validateMessage } from './validate.ts';
import { ALL_PERMISSIONS, channelPayload, makeMember, timeOf, type World } from './world.ts';

/** An interaction must be acknowledged within 3 s; its token is good for 15 minutes. */
const ACKNOWLEDGE_WITHIN = 3000;
const TOKEN_LASTS = 15 * 60_000;

/** So many answers to one person alone stay; on Discord they are gone when that person's client starts anew. */
const EPHEMERAL_KEPT = 1000;

/** What became of an interaction; see `Answer` in stage.ts. */
export interface Outcome {
  kind: 'message' | 'update' | 'modal' | 'choices' | 'deferred-timeout' | 'none';
  message: APIMessage | null;
  followUps: APIMessage[];
  choices: readonly Choice[];
  acknowledgedAfter: number;
}

export interface Choice {
  name: string;
  name_localizations?: Partial<Record<string, string | null>> | null;
  value: string | number;
}

export interface Asker {
  readonly user: APIUser;
  readonly channelId: string;
  readonly locale: string;
  readonly guildLocale: string;
  readonly memberPermissions: bigint;
}

interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly asker: Asker;
  readonly createdAt: number;
  readonly commandName: string | null;
  /** The message whose component was used. */
  readonly source: APIMessage | null;
  state: 'open' | 'acknowledged' | 'expired';
  deferred: boolean;
  originalId: string | null;
  readonly followUps: APIMessage[];
  acknowledgedAfter: number;
  /** Cancels the deadline that runs: of the acknowledgement, later of a deferral. */
  stopWaiting(): void;
  settle(outcome: Pick<Outcome, 'kind' | 'message'> & { choices?: readonly Choice[] }): void;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export interface Interactions {
  /** Dispatches INTERACTION_CREATE; resolves when the bot has answered it, or when it is too late for that. */
  open(type: InteractionType, asker: Asker, data: unknown, source?: APIMessage): Promise<Outcome>;
  /** POST /interactions/:id/:token/callback */
  callback(
    id: string,
    token: string,
    body: unknown,
    files: readonly UploadedFile[],
    withResponse: boolean,
  ): Reply | ApiError;
  /** POST /webhooks/:application/:token */
  followUp(token: string, body: unknown, files: readonly UploadedFile[]): Reply | ApiError;
  /** GET, PATCH and DELETE /webhooks/:application/:token/messages/:id, where an id may be `@original`. */
  read(token: string, messageId: string): Reply | ApiError;
  edit(token: string, messageId: string, body: unknown, files: readonly UploadedFile[]): Reply | ApiError;
  remove(token: string, messageId: string): Reply | ApiError;
  /** Answers everything that is still open with 'none' or 'deferred-timeout'. */
  close(): void;
}

export function createInteractions(world: World, gateway: Gateway): Interactions {
  const { clock } = world;
  const byId = new Map<string, Interaction>();
  const byToken = new Map<string, Interaction>();
  const cancels = new Set<() => void>();
  /** What was made or clicked on longest ago comes first. */
  const ephemeral: string[] = [];

  /** Lets go of interactions whose token is not good any more. */
  function forgetExpired(): void {
    // In the order in which they were made.
    for (const [id, interaction] of byId) {
      if (clock.now() - interaction.createdAt <= TOKEN_LASTS) break;
      byId.delete(id);
      byToken.delete(interaction.token);
      interaction.settle(unanswered(interaction));
    }
  }

  const unanswered = (interaction: Interaction): Pick<Outcome, 'kind' | 'message'> => ({
    kind: interaction.state === 'acknowledged' ? 'deferred-timeout' : 'none',
    message: original(interaction) ?? null,
  });

  function create(...made: Parameters<typeof createMessage>): APIMessage {
    const message = createMessage(...made);
    if (!isEphemeral(message)) return message;
    ephemeral.push(message.id);
    const oldest = ephemeral.length > EPHEMERAL_KEPT ? world.messages.get(ephemeral.shift() ?? '') : undefined;
    if (oldest) {
      world.messages.delete(oldest.id);
      for (const { id } of oldest.attachments) world.files.delete(id);
    }
    return message;
  }

  function later(milliseconds: number, callback: () => void): () => void {
    const stop = clock.after(milliseconds, () => {
      cancels.delete(cancel);
      callback();
    });
    const cancel = (): void => {
      cancels.delete(cancel);
      stop();
    };
    cancels.add(cancel);
    return cancel;
  }

  function open(
    type: InteractionType,
    asker: Asker,
    data: unknown,
    source: APIMessage | null = null,
  ): Promise<Outcome> {
    // What somebody still clicks on is still on their screen.
    const shown = source ? ephemeral.indexOf(source.id) : -1;
    if (shown >= 0) ephemeral.push(...ephemeral.splice(shown, 1));
    forgetExpired();
    return new Promise((resolve) => {
      const id = world.nextId();
      let settled = false;
      const interaction: Interaction = {
        id,
        token: Buffer.from(`interaction:${id}:${world.nextId()}`).toString('base64url'),
        type,
        asker,
        createdAt: clock.now(),
        commandName: commandNameOf(data),
        source,
        state: 'open',
        deferred: false,
        originalId: null,
        followUps: [],
        acknowledgedAfter: Number.POSITIVE_INFINITY,
        stopWaiting() {},
        settle({ kind, message, choices = [] }) {
          if (settled) return;
          settled = true;
          interaction.stopWaiting();
          const { followUps, acknowledgedAfter } = interaction;
          resolve({ kind, message, choices, followUps, acknowledgedAfter });
        },
      };
      byId.set(id, interaction);
      byToken.set(interaction.token, interaction);
      interaction.stopWaiting = later(ACKNOWLEDGE_WITHIN, () => {
        interaction.state = 'expired';
        interaction.settle({ kind: 'none', message: null });
      });
      gateway.dispatch(GatewayDispatchEvents.InteractionCreate, payloadOf(world, interaction, data));
    });
  }

  function original({ originalId }: Interaction): APIMessage | undefined {
    return originalId === null ? undefined : world.messages.get(originalId);
  }

  function callback(
    id: string,
    token: string,
    body: unknown,
    files: readonly UploadedFile[],
    withResponse: boolean,
  ): Reply | ApiError {
    const interaction = byId.get(id);
    if (!interaction || interaction.token !== token) return apiError('unknownInteraction');
    if (interaction.state === 'acknowledged') return apiError('alreadyAcknowledged');
    const elapsed = clock.now() - interaction.createdAt;
    if (interaction.state === 'expired' || elapsed > ACKNOWLEDGE_WITHIN) return apiError('unknownInteraction');

    const updated = isRecord(body) && body.type === InteractionResponseType.UpdateMessage ? interaction.source : null;
    const existing = updated && world.messages.get(updated.id);
    if (updated && !existing) return apiError('unknownMessage');
    const names = [...files.map(({ name }) => name), ...(existing?.attachments ?? []).map(({ filename }) => filename)];
    const problems = validateInteractionCallback(body, interaction.type, {
      files: names,
      ...(existing ? { existing } : {}),
    });
    if (!isSound<Callback>(body, problems)) return formError(problems);

    interaction.state = 'acknowledged';
    interaction.acknowledgedAfter = elapsed;
    interaction.stopWaiting();
    acknowledge(interaction, body, files);
    return withResponse ? { status: 200, body: callbackResponse(interaction, body.type) } : { status: 204 };
  }

  function acknowledge(interaction: Interaction, { type, data }: Callback, files: readonly UploadedFile[]): void {
    const { source, asker } = interaction;
    const { channelId } = asker;
    if (type === InteractionResponseType.ChannelMessageWithSource) {
      const more = answerFields(world, interaction, source);
      const message = create(world, { channelId, body: data ?? {}, files, more });
      interaction.originalId = message.id;
      announce(GatewayDispatchEvents.MessageCreate, message);
      interaction.settle({ kind: 'message', message });
    } else if (type === InteractionResponseType.DeferredChannelMessageWithSource) {
      const flags = MessageFlags.Loading | ((data?.flags ?? 0) & MessageFlags.Ephemeral);
      const more = { ...answerFields(world, interaction, source), flags };
      const message = create(world, { channelId, body: {}, files: [], more });
      interaction.originalId = message.id;
      announce(GatewayDispatchEvents.MessageCreate, message);
      defer(interaction);
    } else if (type === InteractionResponseType.DeferredMessageUpdate) {
      interaction.originalId = source?.id ?? null;
      defer(interaction);
    } else if (type === InteractionResponseType.UpdateMessage) {
      interaction.originalId = source?.id ?? null;
      const existing = original(interaction);
      const message = existing ? editMessage(world, existing, { body: data ?? {}, files }) : null;
      if (message) announce(GatewayDispatchEvents.MessageUpdate, message);
      interaction.settle({ kind: 'update', message });
    } else if (type === InteractionResponseType.ApplicationCommandAutocompleteResult) {
      interaction.settle({ kind: 'choices', message: null, choices: data?.choices ?? [] });
    } else {
      interaction.settle({ kind: 'modal', message: null });
    }
  }

  function defer(interaction: Interaction): void {
    interaction.deferred = true;
    interaction.stopWaiting = later(TOKEN_LASTS - interaction.acknowledgedAfter, () =>
      interaction.settle({ kind: 'deferred-timeout', message: original(interaction) ?? null }),
    );
  }

  function callbackResponse(interaction: Interaction, type: number) {
    const message = original(interaction);
    const created =
      type === InteractionResponseType.ChannelMessageWithSource ||
      type === InteractionResponseType.DeferredChannelMessageWithSource;
    const updated = type === InteractionResponseType.UpdateMessage;
    return {
      interaction: {
        id: interaction.id,
        type: interaction.type,
        ...(message
          ? {
              response_message_id: message.id,
              response_message_loading: ((message.flags ?? 0) & MessageFlags.Loading) !== 0,
              response_message_ephemeral: isEphemeral(message),
            }
          : {}),
      },
      ...(message && (created || updated) ? { resource: { type, message } } : {}),
    };
  }

  /** The interaction that a webhook token belongs to, once it was acknowledged: before that, Discord knows no such webhook. */
  function answered(token: string): Interaction | ApiError {
    const interaction = byToken.get(token);
    if (!interaction) return apiError(isExpired(token) ? 'invalidWebhookToken' : 'unknownWebhook');
    if (clock.now() - interaction.createdAt > TOKEN_LASTS) return apiError('invalidWebhookToken');
    return interaction.state === 'acknowledged' ? interaction : apiError('unknownWebhook');
  }

  /** Whether a token that is not known is one that was forgotten: it carries the id of its interaction, and so its time. */
  function isExpired(token: string): boolean {
    const [, id] = /^interaction:(\d+):\d+$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
    return id !== undefined && clock.now() - timeOf(id) > TOKEN_LASTS;
  }

  function find(interaction: Interaction, messageId: string): APIMessage | undefined {
    if (messageId === '@original') return original(interaction);
    const own = messageId === interaction.originalId || interaction.followUps.some(({ id }) => id === messageId);
    return own ? world.messages.get(messageId) : undefined;
  }

  function followUp(token: string, body: unknown, files: readonly UploadedFile[]): Reply | ApiError {
    const interaction = answered(token);
    if (isError(interaction)) return interaction;
    // The first follow-up to a deferral takes the place of "is thinking".
    const waiting = original(interaction);
    if (interaction.deferred && waiting && isLoading(waiting)) {
      return change(interaction, waiting, body, files, 'follow-up');
    }
    const problems = validateMessage(body, { kind: 'follow-up', files: files.map(({ name }) => name) });
    if (!isSound<MessageBody>(body, problems)) return formError(problems);
    const message = create(world, {
      channelId: interaction.asker.channelId,
      body,
      files,
      more: answerFields(world, interaction, waiting ?? null),
    });
    interaction.followUps.push(message);
    announce(GatewayDispatchEvents.MessageCreate, message);
    if (interaction.deferred) interaction.settle({ kind: 'update', message: waiting ?? null });
    return { status: 200, body: message };
  }

  function edit(token: string, messageId: string, body: unknown, files: readonly UploadedFile[]): Reply | ApiError {
    const interaction = answered(token);
    if (isError(interaction)) return interaction;
    const message = find(interaction, messageId);
    return message ? change(interaction, message, body, files, 'edit') : apiError('unknownMessage');
  }

  function change(
    interaction: Interaction,
    existing: APIMessage,
    body: unknown,
    files: readonly UploadedFile[],
    kind: 'edit' | 'follow-up',
  ): Reply | ApiError {
    const loaded = isLoading(existing);
    const names = [...files.map(({ name }) => name), ...existing.attachments.map(({ filename }) => filename)];
    const problems = validateMessage(body, { kind, files: names, existing });
    if (!isSound<MessageBody>(body, problems)) return formError(problems);
    const message = editMessage(world, existing, { body, files, loaded });
    const place = interaction.followUps.findIndex(({ id }) => id === message.id);
    if (place >= 0) interaction.followUps[place] = message;
    announce(GatewayDispatchEvents.MessageUpdate, message);
    if (message.id === interaction.originalId) {
      interaction.settle({ kind: loaded ? 'message' : 'update', message });
    }
    return { status: 200, body: message };
  }

  function read(token: string, messageId: string): Reply | ApiError {
    const interaction = answered(token);
    if (isError(interaction)) return interaction;
    const message = find(interaction, messageId);
    return message ? { status: 200, body: message } : apiError('unknownMessage');
  }

  function remove(token: string, messageId: string): Reply | ApiError {
    const interaction = answered(token);
    if (isError(interaction)) return interaction;
    const message = find(interaction, messageId);
    if (!message) return apiError('unknownMessage');
    world.messages.delete(message.id);
    const place = interaction.followUps.findIndex(({ id }) => id === message.id);
    if (place >= 0) interaction.followUps.splice(place, 1);
    announce(GatewayDispatchEvents.MessageDelete, message);
    if (message.id === interaction.originalId) {
      interaction.settle({ kind: interaction.source?.id === message.id ? 'update' : 'message', message: null });
    }
    return { status: 204 };
  }

  function announce(event: GatewayDispatchEvents, message: APIMessage): void {
    if (!isEphemeral(message)) dispatchMessage(world, gateway, event, message);
  }

  function close(): void {
    for (const cancel of [...cancels]) cancel();
    for (const interaction of byId.values()) interaction.settle(unanswered(interaction));
    byId.clear();
    byToken.clear();
  }

  return { open, callback, followUp, read, edit, remove, close };
}

interface Callback {
  type: InteractionResponseType;
  data?: (MessageBody & { choices?: readonly Choice[] }) | null;
}

/** A body in which the validator found nothing wrong has the shape that the validator is for. */
export function isSound<Body>(_body: unknown, problems: readonly Problem[]): _body is Body {
  return problems.length === 0;
}

export function isError(value: object): value is ApiError {
  return 'status' in value && typeof value.status === 'number' && value.status >= 400;
}

export function isEphemeral(message: APIMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

function isLoading(message: APIMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
}

/** MESSAGE_* as a bot with the Guild Messages intent gets it. */
export function dispatchMessage(
  world: World,
  gateway: Gateway,
  event: GatewayDispatchEvents,
  message: APIMessage,
): void {
  if (event === GatewayDispatchEvents.MessageCreate) for (const tell of world.listeners) tell(message);
  const data =
    event === GatewayDispatchEvents.MessageDelete
      ? { id: message.id, channel_id: message.channel_id, guild_id: world.guildId }
      : { ...message, guild_id: world.guildId };
  gateway.dispatch(event, data, GatewayIntentBits.GuildMessages);
}

function commandNameOf(data: unknown): string | null {
  return isRecord(data) && typeof data.name === 'string' ? data.name : null;
}

/** What a message carries that answers an interaction. A message that follows another one shows as a reply to it. */
function answerFields(world: World, interaction: Interaction, follows: APIMessage | null): Partial<APIMessage> {
  const { id, asker, commandName, source } = interaction;
  const { user } = asker;
  const common = { id, user, authorizing_integration_owners: { '0': world.guildId } as const };
  const fields: Partial<APIMessage> = {
    webhook_id: world.applicationId,
    application_id: world.applicationId,
    interaction_metadata: source
      ? { ...common, type: InteractionType.MessageComponent, interacted_message_id: source.id }
      : { ...common, type: InteractionType.ApplicationCommand },
    ...(commandName === null
      ? {}
      : { interaction: { id, type: InteractionType.ApplicationCommand, name: commandName, user } }),
  };
  if (!follows) return { ...fields, type: commandName === null ? MessageType.Default : MessageType.ChatInputCommand };
  return {
    ...fields,
    type: MessageType.Reply,
    message_reference: {
      type: MessageReferenceType.Default,
      channel_id: follows.channel_id,
      message_id: follows.id,
      guild_id: world.guildId,
    },
  };
}

function payloadOf(world: World, interaction: Interaction, data: unknown): object {
  const { id, token, type, asker, source } = interaction;
  const channel = world.channels.get(asker.channelId);
  return {
    id,
    application_id: world.applicationId,
    type,
    token,
    version: 1,
    data,
    guild_id: world.guildId,
    guild: { id: world.guildId, locale: asker.guildLocale, features: [] },
    channel_id: asker.channelId,
    ...(channel
      ? { channel: { ...channelPayload(world, channel), permissions: String(asker.memberPermissions) } }
      : {}),
    member: {
      ...makeMember(asker.user),
      unusual_dm_activity_until: null,
      permissions: String(asker.memberPermissions),
    },
    ...(source ? { message: source } : {}),
    app_permissions: String(channel?.permissions ?? ALL_PERMISSIONS),
    locale: asker.locale,
    guild_locale: asker.guildLocale,
    entitlements: [],
    authorizing_integration_owners: { '0': world.guildId },
    context: 0,
    attachment_size_limit: 10_485_760,
  };
}
