import {
  type APIAllowedMentions,
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIMessageTopLevelComponent,
  type APIUnfurledMediaItem,
  type APIUser,
  ComponentType,
  EmbedType,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { listComponents } from './components.ts';
import type { World } from './world.ts';

/** A message body that passed `validateMessage`. */
export interface MessageBody {
  content?: string | null;
  embeds?: APIEmbed[] | null;
  components?: APIMessageTopLevelComponent[] | null;
  allowed_mentions?: Partial<APIAllowedMentions> | null;
  attachments?: { id: string | number; filename?: string | null; description?: string | null }[] | null;
  flags?: number | null;
  tts?: boolean | null;
  nonce?: string | number | null;
  enforce_nonce?: boolean | null;
  message_reference?: { message_id: string; fail_if_not_exists?: boolean | null } | null;
}

/** A file of a multipart request: `files[index]`. */
export interface UploadedFile {
  readonly index: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** The flags of a body that Discord takes over into the message. */
const SETTABLE =
  MessageFlags.SuppressEmbeds |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsVoiceMessage |
  MessageFlags.IsComponentsV2;

/** A new message of the bot as Discord would store it. It is put into the world. */
export function createMessage(
  world: World,
  {
    channelId,
    body,
    files,
    more = {},
  }: { channelId: string; body: MessageBody; files: readonly UploadedFile[]; more?: Partial<APIMessage> },
): APIMessage {
  const id = world.nextId();
  const flags = (body.flags ?? 0) & (SETTABLE | MessageFlags.Ephemeral);
  const attachments = storeFiles(world, channelId, body, files);
  const message: APIMessage = {
    id,
    channel_id: channelId,
    type: MessageType.Default,
    author: world.bot,
    content: body.content ?? '',
    timestamp: timestamp(world),
    edited_timestamp: null,
    tts: body.tts ?? false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments,
    embeds: storeEmbeds(body.embeds ?? [], attachments),
    pinned: false,
    components: storeComponents(world, body.components ?? [], attachments),
    flags,
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
    ...more,
  };
  const stored = { ...message, ...mentionsOf(world, message, body.allowed_mentions ?? undefined) };
  world.messages.set(id, stored);
  return stored;
}

/** Lays an edit over a message: what the body does not name stays. The world's copy is replaced, never changed. */
export function editMessage(
  world: World,
  message: APIMessage,
  { body, files, loaded = false }: { body: MessageBody; files: readonly UploadedFile[]; loaded?: boolean },
): APIMessage {
  const kept = body.attachments
    ? message.attachments.filter(({ id }) => body.attachments?.some((entry) => String(entry.id) === id))
    : message.attachments;
  const attachments = [...kept, ...storeFiles(world, message.channel_id, body, files)];
  const kind = (message.flags ?? 0) & ~(SETTABLE | MessageFlags.Loading);
  const settable =
    body.flags === undefined || body.flags === null
      ? (message.flags ?? 0) & SETTABLE
      : (body.flags & SETTABLE) | ((message.flags ?? 0) & MessageFlags.IsComponentsV2);
  const edited: APIMessage = {
    ...message,
    content: body.content === undefined ? message.content : (body.content ?? ''),
    embeds: body.embeds === undefined ? message.embeds : storeEmbeds(body.embeds ?? [], attachments),
    components:
      body.components === undefined
        ? (message.components ?? [])
        : storeComponents(world, body.components ?? [], attachments),
    attachments,
    flags: kind | settable,
    // The first content of a deferred answer is no edit.
    edited_timestamp: loaded ? null : timestamp(world),
  };
  const stored = { ...edited, ...mentionsOf(world, edited, body.allowed_mentions ?? undefined) };
  world.messages.set(stored.id, stored);
  return stored;
}

function timestamp(world: World): string {
  return new Date(world.clock.now()).toISOString().replace('Z', '000+00:00');
}

function storeFiles(
  world: World,
  channelId: string,
  body: MessageBody,
  files: readonly UploadedFile[],
): APIAttachment[] {
  return files.map((file) => {
    const entry = body.attachments?.find(({ id }) => String(id) === file.index);
    const id = world.nextId();
    const name = entry?.filename ?? file.name;
    world.files.set(id, { name, bytes: file.bytes, type: file.type });
    const url = `${world.cdnUrl()}/attachments/${channelId}/${id}/${encodeURIComponent(name)}`;
    return {
      id,
      filename: name,
      size: file.bytes.length,
      url,
      proxy_url: url,
      content_type: file.type,
      ...(entry?.description ? { description: entry.description } : {}),
    };
  });
}

function storeEmbeds(embeds: readonly APIEmbed[], attachments: readonly APIAttachment[]): APIEmbed[] {
  return structuredClone(embeds).map((embed) => {
    for (const picture of [embed.image, embed.thumbnail]) {
      if (picture) picture.url = attachmentNamed(picture.url, attachments)?.url ?? picture.url;
    }
    return { type: EmbedType.Rich, ...embed };
  });
}

function attachmentNamed(url: string, attachments: readonly APIAttachment[]): APIAttachment | undefined {
  if (!url.startsWith('attachment://')) return undefined;
  const name = decodeURIComponent(url.slice('attachment://'.length));
  return attachments.find(({ filename }) => filename === name);
}

/** As Discord gives components back: each has an id, defaults are written out, media are resolved. */
function storeComponents(
  world: World,
  components: readonly APIMessageTopLevelComponent[],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  const stored = structuredClone([...components]);
  const places = listComponents(stored);
  const used = new Set(places.map(({ component }) => component.id));
  let next = 0;
  for (const { component } of places) {
    if (typeof component.id === 'number' && component.id !== 0) continue;
    do next += 1;
    while (used.has(next));
    component.id = next;
  }
  for (const component of stored) finishComponent(world, component, attachments);
  return stored;
}

function finishComponent(
  world: World,
  component: APIMessageTopLevelComponent,
  attachments: readonly APIAttachment[],
): void {
  switch (component.type) {
    case ComponentType.Container:
      component.accent_color ??= null;
      component.spoiler ??= false;
      for (const child of component.components) finishComponent(world, child, attachments);
      break;
    case ComponentType.Section:
      if (component.accessory.type === ComponentType.Thumbnail) {
        component.accessory.media = unfurl(world, component.accessory.media, attachments);
        component.accessory.description ??= null;
        component.accessory.spoiler ??= false;
      }
      break;
    case ComponentType.MediaGallery:
      for (const item of component.items) {
        item.media = unfurl(world, item.media, attachments);
        item.description ??= null;
        item.spoiler ??= false;
      }
      break;
    case ComponentType.File: {
      const attachment = attachmentNamed(component.file.url, attachments);
      component.file = unfurl(world, component.file, attachments);
      component.spoiler ??= false;
      if (attachment) Object.assign(component, { name: attachment.filename, size: attachment.size });
      break;
    }
    case ComponentType.Separator:
      component.divider ??= true;
      component.spacing ??= 1;
      break;
  }
}

/** A media item as Discord gives it back: resolved, with an id. */
interface StoredMedia extends APIUnfurledMediaItem {
  id: string;
  attachment_id?: string;
}

function unfurl(world: World, media: APIUnfurledMediaItem, attachments: readonly APIAttachment[]): StoredMedia {
  const id = world.nextId();
  const attachment = attachmentNamed(media.url, attachments);
  if (!attachment) return { id, url: media.url, proxy_url: media.url };
  const { url, proxy_url, content_type = null } = attachment;
  return { id, url, proxy_url, content_type, attachment_id: attachment.id };
}

/**
 * Whom a message pings, by its text (content and text displays) and `allowed_mentions`.
 * https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */
function mentionsOf(
  world: World,
  message: APIMessage,
  allowed: Partial<APIAllowedMentions> | undefined,
): Pick<APIMessage, 'mentions' | 'mention_roles' | 'mention_everyone'> {
  const texts = listComponents(message.components).flatMap(({ component: { type, content } }) =>
    type === ComponentType.TextDisplay && typeof content === 'string' ? [content] : [],
  );
  const text = [message.content, ...texts].join('\n');
  // Without allowed_mentions everything pings; with it, only what it names.
  const may = (kind: 'users' | 'roles', id: string): boolean =>
    allowed === undefined ||
    (allowed.parse ?? []).some((parsed) => parsed === kind) ||
    (allowed[kind] ?? []).includes(id);
  const mayEveryone = allowed === undefined || (allowed.parse ?? []).some((parsed) => parsed === 'everyone');
  const permissions = world.channels.get(message.channel_id)?.permissions ?? 0n;
  const ids = (pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map(([, id]) => id ?? ''))];
  return {
    mentions: ids(/<@!?(\d+)>/g)
      .filter((id) => may('users', id))
      .map((id) => world.users.get(id))
      .filter((user): user is APIUser => user !== undefined),
    mention_roles: ids(/<@&(\d+)>/g).filter((id) => may('roles', id)),
    mention_everyone:
      /@(everyone|here)/.test(text) && mayEveryone && (permissions & PermissionFlagsBits.MentionEveryone) !== 0n,
  };
}
