import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  type APIMessage,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  GatewayDispatchEvents,
  MessageFlags,
  MessageReferenceType,
  MessageType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { type ApiError, apiError, formError } from './errors.ts';
import type { Gateway } from './gateway.ts';
import { dispatchMessage, type Interactions, isEphemeral, isError, isSound, type Reply } from './interactions.ts';
import { createMessage, editMessage, type MessageBody, type UploadedFile } from './messages.ts';
import { isRecord, problem } from './schema.ts';
import { tooManyCommands, validateCommand, validateCommands, validateMessage } from './validate.ts';
import {
  applicationPayload,
  channelPayload,
  DEFAULT_PERMISSIONS,
  guildPayload,
  isThread,
  type StageChannel,
  type World,
} from './world.ts';

/** One REST request as it was answered; `path` has no /api/v10 and no query. A request that hangs has status 0. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** The JSON body (`payload_json` of a multipart one); undefined without one. */
  readonly body: unknown;
  /** Milliseconds since 1970, by the stage's clock. */
  readonly at: number;
}

export interface FailureRule {
  /** Default: any. */
  readonly method?: string;
  /** Matched against the path without /api/v10 and without query. */
  readonly path: RegExp;
  /** Default 1. */
  readonly times?: number;
  /**
   * A status with Discord's error JSON (`retryAfter` in seconds, for 429); 'drop': the request takes effect, then the
   * connection is reset; 'hang': it takes no effect and is never answered.
   */
  readonly with:
    | { readonly status: number; readonly code?: number; readonly message?: string; readonly retryAfter?: number }
    | 'drop'
    | 'hang';
}

interface Request {
  /** The values of the `:names` of the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

interface Route {
  readonly method: string;
  readonly segments: readonly string[];
  /** Webhook and callback routes carry their right in the path; all others need the bot's token. */
  readonly open: boolean;
  readonly answer: (request: Request) => Reply | ApiError;
}

export interface Rest {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  fail(rule: FailureRule): void;
  readonly log: readonly LoggedRequest[];
}

const PREFIX = '/api/v10';

/** Discord remembers a nonce "for a few minutes". */
const NONCE_LASTS = 5 * 60_000;

/** 10 MiB a file, as `attachment_size_limit` of an interaction says. */
const FILE_LIMIT = 10_485_760;

/** So many requests the log keeps: enough for any test, and no leak for who leaves the terminal chat open. */
const LOG_LIMIT = 5000;

export function createRest(
  world: World,
  { gateway, interactions, gatewayUrl }: { gateway: Gateway; interactions: Interactions; gatewayUrl: () => string },
): Rest {
  const routes: Route[] = [];
  const log: LoggedRequest[] = [];
  const failures: { rule: FailureRule; left: number }[] = [];

  const add = (method: string, path: string, answer: Route['answer'], { open = false } = {}): void => {
    routes.push({ method, segments: path.split('/').slice(1), open, answer });
  };

  add('GET', '/gateway', () => ok({ url: gatewayUrl() }), { open: true });
  add('GET', '/gateway/bot', () =>
    ok({
      url: gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
    }),
  );
  add('GET', '/applications/@me', () => ok(applicationPayload(world)));
  add('GET', '/oauth2/applications/@me', () => ok(applicationPayload(world)));
  add('GET', '/users/@me', () => ok({ ...world.bot, verified: true, mfa_enabled: false, flags: 0 }));
  add('GET', '/users/:user', ({ params }) => {
    const user = world.users.get(params.user ?? '');
    return user ? ok(user) : apiError('unknownUser');
  });
  add('GET', '/guilds/:guild', ({ params }) =>
    params.guild === world.guildId ? ok(guildPayload(world)) : apiError('unknownGuild'),
  );
  add('GET', '/guilds/:guild/channels', ({ params }) =>
    params.guild === world.guildId
      ? ok(
          [...world.channels.values()]
            .filter(({ type }) => !isThread(type))
            .map((channel) => channelPayload(world, channel)),
        )
      : apiError('unknownGuild'),
  );
  add('POST', '/users/@me/channels', ({ body }) => {
    const user = world.users.get(isRecord(body) ? String(body.recipient_id) : '');
    if (!user) return apiError('unknownUser');
    const [known] = [...world.direct].find(([, recipient]) => recipient.id === user.id) ?? [];
    const id = known ?? world.nextId();
    world.direct.set(id, user);
    return ok({ id, type: ChannelType.DM, last_message_id: null, flags: 0, recipients: [user] });
  });
  addCommandRoutes(world, add);
  addInteractionRoutes(interactions, add);
  addChannelRoutes(world, gateway, add);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stage');
    const method = request.method ?? 'GET';
    if (pathname.startsWith('/attachments/')) {
      sendFile(world, pathname, response);
      return;
    }
    const path = pathname.startsWith(`${PREFIX}/`) ? pathname.slice(PREFIX.length) : null;
    const parsed = await parseBody(await readBody(request), request.headers['content-type']);
    const body = isError(parsed) ? undefined : parsed.body;
    const failure = path === null ? undefined : takeFailure(method, path);

    let result: Reply | ApiError | null;
    if (failure === 'hang') result = null;
    else if (failure !== undefined && failure !== 'drop') result = failureReply(failure);
    else if (isError(parsed)) result = parsed;
    else result = answer(method, path, { query: searchParams, ...parsed }, request.headers.authorization);

    log.push({ method, path: path ?? pathname, status: result?.status ?? 0, body, at: world.clock.now() });
    if (log.length > LOG_LIMIT) log.shift();
    // A reset, which the client sees as ECONNRESET and takes for a reason to repeat the request.
    if (failure === 'drop') request.socket.resetAndDestroy();
    else if (result) send(response, result);
  }

  function answer(
    method: string,
    path: string | null,
    request: Omit<Request, 'params'>,
    authorization: string | undefined,
  ): Reply | ApiError {
    const segments = path?.split('/').slice(1).map(decode) ?? [];
    const matches = routes.flatMap((route) => {
      const params = path === null ? null : matchSegments(route.segments, segments);
      return params ? [{ route, params }] : [];
    });
    if (matches.length === 0) return apiError('noRoute');
    const match = matches.find(({ route }) => route.method === method);
    if (!match) return apiError('methodNotAllowed');
    if (!match.route.open && authorization !== `Bot ${world.token}`) return apiError('unauthorized');
    return match.route.answer({ ...request, params: match.params });
  }

  function takeFailure(method: string, path: string): FailureRule['with'] | undefined {
    const failure = failures.find(
      ({ rule, left }) => left > 0 && (rule.method ?? method) === method && path.search(rule.path) >= 0,
    );
    if (failure) failure.left -= 1;
    return failure?.rule.with;
  }

  function fail(rule: FailureRule): void {
    const waiting = failures.filter(({ left }) => left > 0);
    failures.splice(0, failures.length, ...waiting, { rule, left: rule.times ?? 1 });
  }

  return { handle, log, fail };
}

type Add = (method: string, path: string, answer: Route['answer'], options?: { open?: boolean }) => void;

// --- application commands --------------------------------------------------------------------------------------------

function addCommandRoutes(world: World, add: Add): void {
  for (const base of ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands']) {
    const scoped =
      (answer: (guildId: string | undefined, request: Request) => Reply | ApiError): Route['answer'] =>
      (request) => {
        const { application, guild } = request.params;
        if (application !== world.applicationId) return apiError('notYourApplication');
        if (guild !== undefined && guild !== world.guildId) return apiError('missingAccess');
        return answer(guild, request);
      };
    const find = (guildId: string | undefined, { params }: Request): APIApplicationCommand | undefined => {
      const command = world.commands.get(params.command ?? '');
      return command?.guild_id === guildId ? command : undefined;
    };

    add(
      'GET',
      base,
      scoped((guildId, { query }) =>
        ok(commandsOf(world, guildId).map((command) => (withLocalizations(query) ? command : unlocalized(command)))),
      ),
    );
    add(
      'PUT',
      base,
      scoped((guildId, { body }) => {
        const problems = validateCommands(body);
        if (!isSound<CommandBody[]>(body, problems)) return formError(problems);
        if (tooManyCommands(body)) return apiError('tooManyCommands');
        const before = commandsOf(world, guildId);
        for (const { id } of before) world.commands.delete(id);
        return ok(body.map((command) => storeCommand(world, guildId, command, sameCommand(before, command))));
      }),
    );
    add(
      'POST',
      base,
      scoped((guildId, { body }) => {
        const problems = validateCommand(body);
        if (!isSound<CommandBody>(body, problems)) return formError(problems);
        const before = commandsOf(world, guildId);
        const existing = sameCommand(before, body);
        if (!existing && tooManyCommands([...before, body])) return apiError('tooManyCommands');
        return { status: existing ? 200 : 201, body: storeCommand(world, guildId, body, existing) };
      }),
    );
    add(
      'GET',
      `${base}/:command`,
      scoped((guildId, request) => {
        const command = find(guildId, request);
        return command ? ok(command) : apiError('unknownCommand');
      }),
    );
    add(
      'PATCH',
      `${base}/:command`,
      scoped((guildId, request) => {
        const existing = find(guildId, request);
        if (!existing) return apiError('unknownCommand');
        const merged: unknown = { ...commandBody(existing), ...(isRecord(request.body) ? request.body : {}) };
        const problems = validateCommand(merged);
        return isSound<CommandBody>(merged, problems)
          ? ok(storeCommand(world, guildId, merged, existing))
          : formError(problems);
      }),
    );
    add(
      'DELETE',
      `${base}/:command`,
      scoped((guildId, request) => {
        const command = find(guildId, request);
        if (!command) return apiError('unknownCommand');
        world.commands.delete(command.id);
        return { status: 204 };
      }),
    );
  }
}

/** A command body that passed the validator. */
type CommandBody = Partial<Omit<APIApplicationCommand, 'default_member_permissions'>> & {
  name: string;
  default_member_permissions?: string | number | null;
};

/** The commands of the guild, or the global ones; in the order of their registration. */
export function commandsOf(world: World, guildId: string | undefined): APIApplicationCommand[] {
  return [...world.commands.values()].filter((command) => command.guild_id === guildId);
}

function sameCommand(
  commands: readonly APIApplicationCommand[],
  { name, type }: CommandBody,
): APIApplicationCommand | undefined {
  return commands.find(
    (command) => command.name === name && command.type === (type ?? ApplicationCommandType.ChatInput),
  );
}

/** Discord keeps the id of a command that is registered again under its name, and gives it a new version. */
function storeCommand(
  world: World,
  guildId: string | undefined,
  body: CommandBody,
  existing: APIApplicationCommand | undefined,
): APIApplicationCommand {
  const permissions = body.default_member_permissions ?? null;
  const command: APIApplicationCommand = {
    id: existing?.id ?? world.nextId(),
    application_id: world.applicationId,
    version: world.nextId(),
    default_member_permissions: permissions === null ? null : String(permissions),
    type: body.type ?? ApplicationCommandType.ChatInput,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? '',
    description_localizations: body.description_localizations ?? null,
    nsfw: body.nsfw ?? false,
    contexts: body.contexts ?? null,
    integration_types: body.integration_types ?? [ApplicationIntegrationType.GuildInstall],
    ...(guildId === undefined ? { dm_permission: body.dm_permission ?? true } : { guild_id: guildId }),
    ...(body.options && body.options.length > 0 ? { options: storeOptions(body.options) } : {}),
  };
  world.commands.set(command.id, command);
  return command;
}

/** As Discord gives options back: what is false or empty is left out. */
function storeOptions(options: readonly APIApplicationCommandOption[]): APIApplicationCommandOption[] {
  return structuredClone([...options]).map((option) => {
    if (!option.required) delete option.required;
    if ('autocomplete' in option && !option.autocomplete) delete option.autocomplete;
    if ('choices' in option && option.choices?.length === 0) delete option.choices;
    if (!('options' in option) || !option.options) return option;
    return Object.assign(option, { options: storeOptions(option.options) });
  });
}

function commandBody(command: APIApplicationCommand): Partial<APIApplicationCommand> {
  const { id: _id, application_id: _application, guild_id: _guild, version: _version, ...body } = command;
  return body;
}

function withLocalizations(query: URLSearchParams): boolean {
  return query.get('with_localizations') === 'true';
}

/** A list of commands leaves the dictionaries out where `with_localizations` does not ask for them. */
function unlocalized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unlocalized);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'name_localizations' && key !== 'description_localizations')
      .map(([key, field]) => [key, unlocalized(field)]),
  );
}

// --- interactions ----------------------------------------------------------------------------------------------------

function addInteractionRoutes(interactions: Interactions, add: Add): void {
  const open = { open: true };
  add(
    'POST',
    '/interactions/:id/:token/callback',
    ({ params: { id = '', token = '' }, query, body, files }) =>
      interactions.callback(id, token, body, files, query.get('with_response') === 'true'),
    open,
  );
  const webhook = '/webhooks/:application/:token';
  const message = `${webhook}/messages/:message`;
  add('POST', webhook, ({ params: { token = '' }, body, files }) => interactions.followUp(token, body, files), open);
  add('GET', message, ({ params: { token = '', message = '' } }) => interactions.read(token, message), open);
  add(
    'PATCH',
    message,
    ({ params: { token = '', message = '' }, body, files }) => interactions.edit(token, message, body, files),
    open,
  );
  add('DELETE', message, ({ params: { token = '', message = '' } }) => interactions.remove(token, message), open);
}

// --- channels and their messages -------------------------------------------------------------------------------------

function addChannelRoutes(world: World, gateway: Gateway, add: Add): void {
  const nonces = new Map<string, { messageId: string; at: number }>();

  /** The channel as far as the bot may see it. */
  const channelFor = (request: Request): StageChannel | ApiError => {
    const channel = world.channels.get(request.params.channel ?? '');
    if (!channel) return apiError('unknownChannel');
    return may(channel, PermissionFlagsBits.ViewChannel) ? channel : apiError('missingAccess');
  };
  /** A private channel, where a message is sent as in any other. */
  const directFor = ({ params: { channel: id = '' } }: Request): StageChannel | undefined =>
    world.direct.has(id)
      ? { id, type: ChannelType.DM, name: '', parentId: null, permissions: DEFAULT_PERMISSIONS }
      : undefined;
  const messageFor = (request: Request): { channel: StageChannel; message: APIMessage } | ApiError => {
    const channel = channelFor(request);
    if (isError(channel)) return channel;
    const message = world.messages.get(request.params.message ?? '');
    return message && message.channel_id === channel.id && !isEphemeral(message)
      ? { channel, message }
      : apiError('unknownMessage');
  };

  add('GET', '/channels/:channel', (request) => {
    const channel = channelFor(request);
    return isError(channel) ? channel : ok(channelPayload(world, channel));
  });

  add('GET', '/channels/:channel/messages', (request) => {
    const channel = channelFor(request);
    if (isError(channel)) return channel;
    const limit = Number(request.query.get('limit') ?? 50);
    const before = request.query.get('before');
    const after = request.query.get('after');
    // Without Read Message History, Discord answers as if nobody had ever said anything.
    const mayRead = may(channel, PermissionFlagsBits.ReadMessageHistory);
    const newestFirst = mayRead ? publicMessages(world, channel.id).reverse() : [];
    const inRange = newestFirst.filter(
      ({ id }) => (before === null || BigInt(id) < BigInt(before)) && (after === null || BigInt(id) > BigInt(after)),
    );
    // Asked for what came after a message, Discord begins with the next one.
    return ok(after === null ? inRange.slice(0, limit) : inRange.slice(-limit));
  });

  add('POST', '/channels/:channel/messages', (request) => {
    const channel = directFor(request) ?? channelFor(request);
    if (isError(channel)) return channel;
    const send = isThread(channel.type) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
    if (!may(channel, send)) return apiError('missingPermissions');
    if (request.files.length > 0 && !may(channel, PermissionFlagsBits.AttachFiles))
      return apiError('missingPermissions');
    const { body, files } = request;
    const problems = validateMessage(body, { kind: 'channel', files: files.map(({ name }) => name) });
    if (!isSound<MessageBody>(body, problems)) return formError(problems);

    const nonce = `${channel.id} ${body.nonce}`;
    const enforced = body.enforce_nonce === true && body.nonce !== undefined && body.nonce !== null;
    const now = world.clock.now();
    const first = nonces.get(nonce);
    for (const [old, { at }] of nonces) {
      if (now - at <= NONCE_LASTS) break;
      nonces.delete(old);
    }
    const repeated = first && now - first.at <= NONCE_LASTS ? world.messages.get(first.messageId) : undefined;
    if (enforced && repeated) return ok(repeated);

    const reference = replyFields(world, channel, body);
    if (isError(reference)) return reference;
    const message = createMessage(world, { channelId: channel.id, body, files, more: reference });
    if (body.nonce !== undefined && body.nonce !== null) {
      nonces.delete(nonce);
      nonces.set(nonce, { messageId: message.id, at: now });
    }
    dispatchMessage(world, gateway, GatewayDispatchEvents.MessageCreate, message);
    return ok(message);
  });

  add('GET', '/channels/:channel/messages/:message', (request) => {
    const found = messageFor(request);
    return isError(found) ? found : ok(found.message);
  });

  add('PATCH', '/channels/:channel/messages/:message', (request) => {
    const found = messageFor(request);
    if (isError(found)) return found;
    const { message } = found;
    if (message.author.id !== world.bot.id) return apiError('notYourMessage');
    const { body, files } = request;
    const names = [...files.map(({ name }) => name), ...message.attachments.map(({ filename }) => filename)];
    const problems = validateMessage(body, { kind: 'channel-edit', files: names, existing: message });
    if (!isSound<MessageBody>(body, problems)) return formError(problems);
    const edited = editMessage(world, message, { body, files });
    dispatchMessage(world, gateway, GatewayDispatchEvents.MessageUpdate, edited);
    return ok(edited);
  });

  add('DELETE', '/channels/:channel/messages/:message', (request) => {
    const found = messageFor(request);
    if (isError(found)) return found;
    const { channel, message } = found;
    const own = message.author.id === world.bot.id;
    if (!own && !may(channel, PermissionFlagsBits.ManageMessages)) return apiError('missingPermissions');
    world.messages.delete(message.id);
    dispatchMessage(world, gateway, GatewayDispatchEvents.MessageDelete, message);
    return { status: 204 };
  });

  add('POST', '/channels/:channel/messages/:message/crosspost', (request) => {
    const found = messageFor(request);
    if (isError(found)) return found;
    const { channel, message } = found;
    if (channel.type !== ChannelType.GuildAnnouncement) return apiError('wrongChannelType');
    if (!may(channel, PermissionFlagsBits.SendMessages)) return apiError('missingPermissions');
    if (((message.flags ?? 0) & MessageFlags.Crossposted) !== 0) return apiError('alreadyCrossposted');
    const crossposted = { ...message, flags: (message.flags ?? 0) | MessageFlags.Crossposted };
    world.messages.set(message.id, crossposted);
    dispatchMessage(world, gateway, GatewayDispatchEvents.MessageUpdate, crossposted);
    return ok(crossposted);
  });
}

/** What stands in a channel for everybody, oldest first. */
export function publicMessages(world: World, channelId: string): APIMessage[] {
  return [...world.messages.values()].filter((message) => message.channel_id === channelId && !isEphemeral(message));
}

function may({ permissions }: StageChannel, permission: bigint): boolean {
  return (permissions & PermissionFlagsBits.Administrator) !== 0n || (permissions & permission) === permission;
}

function replyFields(world: World, channel: StageChannel, body: MessageBody): Partial<APIMessage> | ApiError {
  const reference = body.message_reference;
  if (!reference) return {};
  const target = world.messages.get(reference.message_id);
  if (!target || target.channel_id !== channel.id || isEphemeral(target)) {
    return reference.fail_if_not_exists === false
      ? {}
      : formError([problem(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message')]);
  }
  return {
    type: MessageType.Reply,
    message_reference: {
      type: MessageReferenceType.Default,
      channel_id: channel.id,
      message_id: target.id,
      guild_id: world.guildId,
    },
    referenced_message: target,
  };
}

// --- HTTP ------------------------------------------------------------------------------------------------------------

function ok(body: unknown): Reply {
  return { status: 200, body };
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The JSON of a body, or of the `payload_json` of a multipart one, with the files beside it. */
async function parseBody(raw: Buffer, type = ''): Promise<Pick<Request, 'body' | 'files'> | ApiError> {
  if (!type.startsWith('multipart/form-data')) {
    if (raw.length === 0) return { body: undefined, files: [] };
    const body = parseJson(raw.toString());
    return body === undefined ? apiError('invalidJson') : { body, files: [] };
  }
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null);
  if (!form) return apiError('invalidJson');
  const payload = form.get('payload_json');
  const body = typeof payload === 'string' ? parseJson(payload) : {};
  if (body === undefined) return apiError('invalidJson');
  const files: UploadedFile[] = [];
  for (const [field, value] of form.entries()) {
    const index = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (index === undefined || typeof value === 'string') continue;
    files.push({
      index,
      name: value.name,
      type: value.type || 'application/octet-stream',
      bytes: Buffer.from(await value.arrayBuffer()),
    });
  }
  return files.some(({ bytes }) => bytes.length > FILE_LIMIT) ? apiError('tooLarge') : { body, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failureReply({ status, code = 0, message, retryAfter }: Exclude<FailureRule['with'], string>): ApiError {
  if (status === 429) {
    const seconds = retryAfter ?? 1;
    return {
      status,
      body: { code, message: message ?? 'You are being rate limited.', retry_after: seconds, global: false },
      headers: {
        'retry-after': String(seconds),
        'x-ratelimit-limit': '5',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset-after': String(seconds),
        'x-ratelimit-scope': 'user',
      },
    };
  }
  return { status, body: { code, message: message ?? `${status}: Stage failure` } };
}

function send(response: ServerResponse, reply: Reply | ApiError): void {
  const headers = 'headers' in reply ? reply.headers : undefined;
  if (reply.body === undefined) {
    response.writeHead(reply.status, headers).end();
    return;
  }
  response.writeHead(reply.status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(reply.body));
}

function sendFile(world: World, pathname: string, response: ServerResponse): void {
  const file = world.files.get(pathname.split('/')[3] ?? '');
  if (file) response.writeHead(200, { 'content-type': file.type }).end(file.bytes);
  else response.writeHead(404).end();
}
