/**
 * A channel as the bot sees it: what kind it is, and what the bot lacks to post there every day.
 */
import { ChannelType, type Client, PermissionFlagsBits } from 'discord.js';
import type { Permission, Place } from '../commands/context.ts';
import type { ChannelKind } from '../data/state/store.ts';

/**
 * @returns null where the channel is not one of that server's, is of a kind that takes no messages, or cannot be seen
 */
export async function findPlace(client: Client, guildId: string, channelId: string): Promise<Place | null> {
  const channel = await client.channels.fetch(channelId).catch(() => null);
  if (!channel || channel.isDMBased() || channel.guildId !== guildId) return null;
  const kind = kindOf(channel.type);
  if (kind === null) return null;
  const permissions = channel.permissionsFor(client.user?.id ?? '');
  const send: Permission = kind === 'thread' ? 'SendMessagesInThreads' : 'SendMessages';
  const needed: readonly Permission[] = ['ViewChannel', send, 'ReadMessageHistory'];
  return {
    id: channelId,
    kind,
    missing: needed.filter((permission) => !permissions?.has(PermissionFlagsBits[permission])),
  };
}

/**
 * Whether the bot may read what was said in a channel; Discord answers with nothing at all where it may not.
 *
 * @throws DiscordAPIError, HTTPError and the like where the channel cannot be asked for
 */
export async function mayReadHistory(client: Client, channelId: string): Promise<boolean> {
  const channel = await client.channels.fetch(channelId);
  if (!channel || channel.isDMBased()) return true;
  return channel.permissionsFor(client.user?.id ?? '')?.has(PermissionFlagsBits.ReadMessageHistory) ?? false;
}

function kindOf(type: ChannelType): ChannelKind | null {
  switch (type) {
    case ChannelType.GuildText:
      return 'text';
    case ChannelType.GuildAnnouncement:
      return 'announcement';
    case ChannelType.PublicThread:
    case ChannelType.PrivateThread:
    case ChannelType.AnnouncementThread:
      return 'thread';
    default:
      return null;
  }
}
