import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type APIApplicationCommand,
  type APIMessage,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  GatewayDispatchEvents,
  InteractionType,
} from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import { listComponents } from './components.ts';
import { createGateway, type Disconnection } from './gateway.ts';
import { type Asker, type Choice, createInteractions, dispatchMessage, type Outcome } from './interactions.ts';
import { createMessage } from './messages.ts';
import { type CommandOption, resolvedOf, type SentOption, typedOptions } from './options.ts';
import { commandsOf, createRest, type FailureRule, type LoggedRequest, publicMessages } from './rest.ts';
import {
  ALL_PERMISSIONS,
  type Clock,
  channelPayload,
  createWorld,
  DEFAULT_PERMISSIONS,
  isThread,
  meetUser,
  rolePayload,
  type StageChannel,
  type StageUser,
} from './world.ts';

/*
 * A Discord stand-in on loopback: gateway and REST on one port, for the terminal chat and for tests with the real
 * discord.js client. What it answers where is in rest.ts, gateway.ts and interactions.ts; what it refuses, in
 * validate.ts.
 */

export interface StageOptions {
  /** Default 0: the system chooses. */
  readonly port?: number;
  /** The time in milliseconds since 1970, for the 3 s, the 15 minutes of a token, the 5 of a nonce; default Date.now. */
  readonly now?: Clock['now'];
  /** How one waits on that clock; default setTimeout. */
  readonly after?: Clock['after'];
  /** Milliseconds between heartbeats that HELLO asks for; default 41,250 as Discord. */
  readonly heartbeatInterval?: number;
  /** The bot token that is let in; default: one is made up. */
  readonly token?: string;
}

export interface By {
  /** Default: the stage's user. */
  readonly user?: StageUser;
  /** Default 'en-US'. */
  readonly locale?: string;
  /** The server's locale; default 'en-US'. */
  readonly guildLocale?: string;
  /** What the person may do in the channel; default everything. */
  readonly memberPermissions?: bigint;
}

export interface CommandCall extends By {
  readonly name: string;
  readonly options?: readonly CommandOption[];
  /** Default: the stage's channel. */
  readonly channelId?: string;
}

/** What a person gets for a command or a click. */
export interface Answer {
  /**
   * 'message': a new message; 'update': the message that was clicked on changed; 'modal': a form opened;
   * 'deferred-timeout': acknowledged, then nothing for 15 minutes; 'none': nothing acknowledged within 3 s.
   */
  readonly kind: 'message' | 'update' | 'modal' | 'deferred-timeout' | 'none';
  /** The message as Discord stores it, ephemeral or not, after a deferral's edit; null where none was left. */
  readonly message: APIMessage | null;
  /** Follow-ups so far; the list grows when more come. */
  readonly followUps: readonly APIMessage[];
  /** Milliseconds from dispatch to callback; Infinity where none came. */
  readonly acknowledgedAfter: number;
}

export interface Stage {
  /** The REST base without version, as discord.js takes it (`rest: { api }`): http://127.0.0.1:PORT/api */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string;
  /** A text channel that exists from the start. */
  readonly channelId: string;
  /** The person who types. */
  readonly user: StageUser;
  /** The commands of a guild; without one, the global ones. */
  registeredCommands(guildId?: string): APIApplicationCommand[];
  /** Adds a channel (default: text, usual permissions) and returns its id. */
  addChannel(options?: { type?: ChannelType; name?: string; permissions?: bigint; parentId?: string }): string;
  /** Adds a role that nobody has, and returns its id. */
  addRole(name: string): string;
  /** The channels and threads there are. */
  channels(): { readonly id: string; readonly name: string }[];
  /** The roles that were added. */
  roles(): { readonly id: string; readonly name: string }[];
  /** What was sent to a person privately, oldest first. */
  directMessages(userId: string): APIMessage[];
  /** Calls back for every message that appears in a channel for all to see; what it returns ends that. */
  onMessage(listener: (message: APIMessage) => void): () => void;
  /** Takes a channel away, as somebody deletes it: the bot gets 10003 from then on. */
  removeChannel(channelId: string): void;
  /**
   * A person runs a slash command; resolves when the bot has answered, or cannot any more.
   * @throws where Discord's client would not let the person send it: unknown command or option, a required one missing,
   *   a value that is not among the choices, a command hidden from the member
   */
  run(command: CommandCall): Promise<Answer>;
  /** A person writes a message to a channel (default: the stage's). */
  say(content: string, by?: By & { readonly channelId?: string }): APIMessage;
  /**
   * A person picks a command from the menu of a message; resolves like `run`.
   * @throws where the bot has registered no such command for messages, or there is no such message
   */
  runOnMessage(name: string, message: { readonly id: string; readonly channel_id: string }, by?: By): Promise<Answer>;
  /**
   * A person types into an option. `focused` names it; its value so far is among the options (else empty).
   * @returns the choices as the person sees them: translated names
   * @throws where the command has no such autocompleting option, or no choices came within 3 s
   */
  autocomplete(
    command: CommandCall & { readonly focused: string },
  ): Promise<{ choices: { name: string; value: string | number }[]; milliseconds: number }>;
  /**
   * A click on a button (or a choice in a select menu: `values`) of a message, ephemeral ones too. A custom_id that the
   * message does not have is sent all the same, as a forged one would be.
   * @throws where the message does not exist (any more), or the button is disabled
   */
  click(
    message: { readonly id: string; readonly channel_id: string },
    customId: string,
    by?: By & { readonly values?: readonly string[] },
  ): Promise<Answer>;
  /** What stands in a channel for all to see, oldest first; default: the stage's channel. */
  messages(channelId?: string): APIMessage[];
  /** The bytes of an attachment of any message. */
  attachment(id: string): Buffer | undefined;
  /** Makes the next requests that match fail. */
  fail(rule: FailureRule): void;
  /**
   * Ends the gateway connections: 'cut' without a word, 'resume' with close code 4000, 'reconnect' by opcode 7,
   * 'invalid' by opcode 9 (the session is lost), 'fatal' with close code 4004 (bad token: no client comes back).
   */
  disconnect(how: Disconnection): void;
  /** True while a client is identified or resumed. */
  readonly connected: boolean;
  whenConnected(): Promise<void>;
  /** Every REST request so far, for tests (the last 5,000). */
  readonly log: readonly LoggedRequest[];
  /** Ends everything at once; whatever still waits for an answer gets 'none'. */
  close(): Promise<void>;
}

function realAfter(milliseconds: number, callback: () => void): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}

/** Starts a stage on 127.0.0.1. Rejects where the port is taken. */
export async function startStage(options: StageOptions = {}): Promise<Stage> {
  let port = 0;
  const clock: Clock = { now: options.now ?? Date.now, after: options.after ?? realAfter };
  const world = createWorld(clock, options.token, () => `http://127.0.0.1:${port}`);
  const gatewayUrl = (): string => `ws://127.0.0.1:${port}/gateway`;
  const gateway = createGateway(world, {
    url: gatewayUrl,
    heartbeatInterval: options.heartbeatInterval ?? 41_250,
  });
  const interactions = createInteractions(world, gateway);
  const rest = createRest(world, { gateway, interactions, gatewayUrl });

  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => {
    rest.handle(request, response).catch((error: unknown) => {
      // A client that went away in the middle of its request; anything else is a defect of the stage.
      if (request.destroyed && !request.complete) return;
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: 0, message: `500: the stage failed: ${String(error)}` }));
    });
  });
  server.on('upgrade', (request, socket, head) => {
    if (!request.url?.startsWith('/gateway')) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, (webSocket) => gateway.accept(webSocket, request));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  port = portOf(server.address());

  const [firstChannel = ''] = world.channels.keys();

  function askerOf(by: By, channelId: string): Asker {
    if (!world.channels.has(channelId)) throw new Error(`The stage has no channel ${channelId}.`);
    return {
      user: meetUser(world, by.user ?? world.user),
      channelId,
      locale: by.locale ?? 'en-US',
      guildLocale: by.guildLocale ?? 'en-US',
      memberPermissions: by.memberPermissions ?? ALL_PERMISSIONS,
    };
  }

  function commandNamed(
    name: string,
    { memberPermissions }: Asker,
    type = ApplicationCommandType.ChatInput,
  ): APIApplicationCommand {
    const command = [...commandsOf(world, world.guildId), ...commandsOf(world, undefined)].find(
      (known) => known.name === name && known.type === type,
    );
    if (!command) throw new Error(`The bot has registered no command /${name}.`);
    const needed = BigInt(command.default_member_permissions ?? 0);
    if ((memberPermissions & needed) !== needed) {
      throw new Error(`Discord hides /${name} from this member: it needs the permissions ${needed}.`);
    }
    return command;
  }

  function commandData(command: APIApplicationCommand, options: readonly SentOption[]): object {
    const { id, name, type, guild_id: guildId } = command;
    const resolved = resolvedOf(world, options);
    return { id, name, type, ...(guildId ? { guild_id: guildId } : {}), resolved, options };
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token: world.token,
    applicationId: world.applicationId,
    guildId: world.guildId,
    channelId: firstChannel,
    user: { id: world.user.id, username: world.user.username },
    registeredCommands: (guildId) => structuredClone(commandsOf(world, guildId)),

    addChannel({ type = ChannelType.GuildText, name, permissions = DEFAULT_PERMISSIONS, parentId } = {}) {
      const id = world.nextId();
      const parent = parentId ?? (isThread(type) ? firstChannel : null);
      const channel: StageChannel = {
        id,
        type,
        name: name ?? `channel-${world.channels.size}`,
        parentId: parent,
        permissions,
      };
      world.channels.set(id, channel);
      const event = isThread(type) ? GatewayDispatchEvents.ThreadCreate : GatewayDispatchEvents.ChannelCreate;
      gateway.dispatch(event, channelPayload(world, channel), 1);
      return id;
    },

    addRole(name) {
      const id = world.nextId();
      world.roles.set(id, name);
      const data = { guild_id: world.guildId, role: rolePayload(id, name, 0n) };
      gateway.dispatch(GatewayDispatchEvents.GuildRoleCreate, data, 1);
      return id;
    },
    channels: () => [...world.channels.values()].map(({ id, name }) => ({ id, name })),
    roles: () => [...world.roles].map(([id, name]) => ({ id, name })),
    directMessages: (userId) =>
      [...world.direct].flatMap(([id, { id: recipient }]) =>
        recipient === userId ? structuredClone(publicMessages(world, id)) : [],
      ),
    onMessage(listener) {
      world.listeners.add(listener);
      return () => void world.listeners.delete(listener);
    },

    removeChannel(channelId) {
      const channel = world.channels.get(channelId);
      if (!channel) return;
      world.channels.delete(channelId);
      const event = isThread(channel.type) ? GatewayDispatchEvents.ThreadDelete : GatewayDispatchEvents.ChannelDelete;
      gateway.dispatch(event, channelPayload(world, channel), 1);
    },

    async run(call) {
      const asker = askerOf(call, call.channelId ?? firstChannel);
      const command = commandNamed(call.name, asker);
      const options = typedOptions(`/${call.name}`, command.options ?? [], call.options ?? [], { complete: true });
      return toAnswer(
        await interactions.open(InteractionType.ApplicationCommand, asker, commandData(command, options)),
      );
    },

    say(content, { channelId = firstChannel, ...by } = {}) {
      const { user } = askerOf(by, channelId);
      const message = createMessage(world, { channelId, body: { content }, files: [], more: { author: user } });
      dispatchMessage(world, gateway, GatewayDispatchEvents.MessageCreate, message);
      return structuredClone(message);
    },

    async runOnMessage(name, target, by = {}) {
      const message = world.messages.get(target.id);
      if (!message || message.channel_id !== target.channel_id) {
        throw new Error(`There is no message ${target.id} in channel ${target.channel_id}.`);
      }
      const asker = askerOf(by, message.channel_id);
      const command = commandNamed(name, asker, ApplicationCommandType.Message);
      const resolved = { messages: { [message.id]: message } };
      const data = { ...commandData(command, []), resolved, target_id: message.id };
      return toAnswer(await interactions.open(InteractionType.ApplicationCommand, asker, data));
    },

    async autocomplete(call) {
      const asker = askerOf(call, call.channelId ?? firstChannel);
      const command = commandNamed(call.name, asker);
      const where = `/${call.name}`;
      const options = typedOptions(where, command.options ?? [], call.options ?? [], {
        complete: false,
        focused: call.focused,
      });
      const outcome = await interactions.open(
        InteractionType.ApplicationCommandAutocomplete,
        asker,
        commandData(command, options),
      );
      if (outcome.kind !== 'choices') throw new Error(`No choices for ${where} ${call.focused} within 3 s.`);
      return {
        choices: outcome.choices.map((choice) => ({ name: nameIn(asker.locale, choice), value: choice.value })),
        milliseconds: outcome.acknowledgedAfter,
      };
    },

    async click(target, customId, { values, ...by } = {}) {
      const message = world.messages.get(target.id);
      if (!message || message.channel_id !== target.channel_id) {
        throw new Error(`There is no message ${target.id} in channel ${target.channel_id} to click on.`);
      }
      const component = listComponents(message.components).find(
        (place) => place.component.custom_id === customId,
      )?.component;
      if (component?.disabled === true) throw new Error(`The component ${customId} is disabled.`);
      const outcome = await interactions.open(
        InteractionType.MessageComponent,
        askerOf(by, message.channel_id),
        {
          component_type: component?.type ?? (values ? ComponentType.StringSelect : ComponentType.Button),
          custom_id: customId,
          id: component?.id ?? 0,
          ...(values ? { values } : {}),
        },
        message,
      );
      return toAnswer(outcome);
    },

    messages: (channelId = firstChannel) => structuredClone(publicMessages(world, channelId)),
    attachment: (id) => world.files.get(id)?.bytes,
    fail: rest.fail,
    disconnect: gateway.disconnect,
    get connected() {
      return gateway.connected;
    },
    whenConnected: gateway.whenConnected,
    log: rest.log,

    async close() {
      interactions.close();
      gateway.close();
      sockets.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The stage listens on no port.');
  return address.port;
}

function toAnswer({ kind, message, followUps, acknowledgedAfter }: Outcome): Answer {
  // No copy: the world replaces a message that is edited, it never changes one.
  return { kind: kind === 'choices' ? 'none' : kind, message, followUps, acknowledgedAfter };
}

function nameIn(locale: string, { name, name_localizations: names }: Choice): string {
  return names?.[locale] ?? name;
}
