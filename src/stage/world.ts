import {
  type APIApplicationCommand,
  type APIGuildMember,
  type APIMessage,
  type APIUser,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';

/** Time as the stage sees it: handed in, so that tests reach the 3 s and the 15 minutes without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back after so many milliseconds; what it returns cancels that. */
  after(milliseconds: number, callback: () => void): () => void;
}

export interface StageUser {
  readonly id: string;
  readonly username: string;
}

export interface StageChannel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly parentId: string | null;
  /** What the bot may do there. */
  readonly permissions: bigint;
}

export interface StoredFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly type: string;
}

/** The state that gateway and REST share: one application, one guild, its channels, and what was said in them. */
export interface World {
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string;
  readonly bot: APIUser;
  readonly user: APIUser;
  readonly users: Map<string, APIUser>;
  readonly channels: Map<string, StageChannel>;
  /** Names of the roles that were added, by id. */
  readonly roles: Map<string, string>;
  /** Private channels by id: with whom. */
  readonly direct: Map<string, APIUser>;
  /** Told of every message that appears for all to see. */
  readonly listeners: Set<(message: APIMessage) => void>;
  /** Global and guild commands by id. */
  readonly commands: Map<string, APIApplicationCommand>;
  /** Every message by id, oldest first; ephemeral ones too. */
  readonly messages: Map<string, APIMessage>;
  /** The bytes of attachments by the attachment's id. */
  readonly files: Map<string, StoredFile>;
  readonly clock: Clock;
  /** Where attachments are served: http://127.0.0.1:PORT. */
  cdnUrl(): string;
  /** A new snowflake, greater than every one before. */
  nextId(): string;
}

/** What a bot has where nobody restricted it; @everyone may mention everyone unless a server takes that away. */
export const DEFAULT_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.UseApplicationCommands;

export const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** 2015-01-01, the first millisecond of a snowflake. https://docs.discord.com/developers/reference#snowflakes */
const DISCORD_EPOCH = 1_420_070_400_000;

/** When a snowflake was made, in milliseconds since 1970. */
export const timeOf = (id: string): number => Number(BigInt(id) >> 22n) + DISCORD_EPOCH;

export function createWorld(clock: Clock, token: string | undefined, cdnUrl: () => string): World {
  let last = 0n;
  const nextId = (): string => {
    const byTime = BigInt(Math.max(0, Math.floor(clock.now()) - DISCORD_EPOCH)) << 22n;
    last = byTime > last ? byTime : last + 1n;
    return String(last);
  };

  const applicationId = nextId();
  const bot: APIUser = { ...makeUser(applicationId, 'Pacesetter'), bot: true };
  const user = makeUser(nextId(), 'reporter');
  const channel: StageChannel = {
    id: nextId(),
    type: ChannelType.GuildText,
    name: 'general',
    parentId: null,
    permissions: DEFAULT_PERMISSIONS,
  };
  return {
    // A token's first part is the application's id in base64: libraries read it from there.
    token: token ?? `${Buffer.from(applicationId).toString('base64url')}.stage.${nextId()}`,
    applicationId,
    guildId: nextId(),
    bot,
    user,
    users: new Map([bot, user].map((known) => [known.id, known])),
    channels: new Map([[channel.id, channel]]),
    roles: new Map(),
    direct: new Map(),
    listeners: new Set(),
    commands: new Map(),
    messages: new Map(),
    files: new Map(),
    clock,
    cdnUrl,
    nextId,
  };
}

/** No bit of any flag field: the enums of discord-api-types have no member for it. */
const NO_FLAGS: number = 0;

export function makeUser(id: string, username: string): APIUser {
  return {
    id,
    username,
    discriminator: '0',
    global_name: username,
    avatar: null,
    public_flags: NO_FLAGS,
    flags: NO_FLAGS,
    primary_guild: null,
  };
}

/** The user of that id, made known to the world if new. */
export function meetUser(world: World, { id, username }: StageUser): APIUser {
  const known = world.users.get(id);
  if (known?.username === username) return known;
  const user = makeUser(id, username);
  world.users.set(id, user);
  return user;
}

export function makeMember(user: APIUser): APIGuildMember {
  return {
    user,
    nick: null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    premium_since: null,
    deaf: false,
    mute: false,
    flags: NO_FLAGS,
    pending: false,
    communication_disabled_until: null,
  };
}

export function isThread(type: ChannelType): boolean {
  return (
    type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread
  );
}

/** A channel as Discord sends it, with an overwrite that gives the bot exactly what the stage was told. */
export function channelPayload(world: World, channel: StageChannel) {
  const base = { id: channel.id, type: channel.type, name: channel.name, guild_id: world.guildId, flags: 0 };
  if (isThread(channel.type)) {
    return {
      ...base,
      parent_id: channel.parentId,
      owner_id: world.applicationId,
      last_message_id: null,
      rate_limit_per_user: 0,
      message_count: 0,
      member_count: 1,
      total_message_sent: 0,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 1440,
        archive_timestamp: '2024-01-01T00:00:00.000000+00:00',
        locked: false,
      },
    };
  }
  return {
    ...base,
    parent_id: channel.parentId,
    position: [...world.channels.keys()].indexOf(channel.id),
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    permission_overwrites: [
      {
        id: world.applicationId,
        type: OverwriteType.Member,
        allow: String(channel.permissions),
        deny: String(ALL_PERMISSIONS & ~channel.permissions),
      },
    ],
  };
}

export function rolePayload(id: string, name: string, permissions: bigint) {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    permissions: String(permissions),
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

/** The guild as GET /guilds/:id gives it. */
export function guildPayload(world: World) {
  return {
    id: world.guildId,
    name: 'Stage',
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: world.user.id,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [
      rolePayload(world.guildId, '@everyone', DEFAULT_PERMISSIONS),
      ...[...world.roles].map(([id, name]) => rolePayload(id, name, 0n)),
    ],
    emojis: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    preferred_locale: 'en-US',
    public_updates_channel_id: null,
    nsfw_level: 0,
    stickers: [],
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
  };
}

/** The guild as GUILD_CREATE brings it: with its channels, threads and the members that the bot may see. */
export function guildCreatePayload(world: World) {
  const channels = [...world.channels.values()];
  return {
    ...guildPayload(world),
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: world.users.size,
    members: [makeMember(world.bot)],
    channels: channels.filter(({ type }) => !isThread(type)).map((channel) => channelPayload(world, channel)),
    threads: channels.filter(({ type }) => isThread(type)).map((channel) => channelPayload(world, channel)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function applicationPayload(world: World) {
  const { id, username } = world.bot;
  return {
    id,
    name: username,
    icon: null,
    description: '',
    bot: world.bot,
    bot_public: false,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    owner: world.user,
    team: null,
    approximate_guild_count: 1,
  };
}
