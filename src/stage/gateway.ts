import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { constants, createDeflate, type Deflate } from 'node:zlib';
import { GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { type RawData, WebSocket } from 'ws';
import { isRecord } from './schema.ts';
import { guildCreatePayload, type World } from './world.ts';

/** How `Stage.disconnect` ends the connections: see there. */
export type Disconnection = 'cut' | 'resume' | 'reconnect' | 'invalid' | 'fatal';

export interface Gateway {
  /** Takes over a WebSocket that asked for /gateway. */
  accept(socket: WebSocket, request: IncomingMessage): void;
  /**
   * Sends a dispatch to every session that subscribed to it (`intent` 0: to all). A session without a connection keeps
   * it for its RESUME.
   */
  dispatch(event: GatewayDispatchEvents, data: unknown, intent?: number): void;
  disconnect(how: Disconnection): void;
  readonly connected: boolean;
  whenConnected(): Promise<void>;
  close(): void;
}

interface Session {
  readonly id: string;
  readonly intents: number;
  sequence: number;
  /** Every dispatch of the session, for replay. */
  readonly sent: { s: number; text: string }[];
  connection: Connection | null;
}

interface Connection {
  readonly socket: WebSocket;
  send(text: string): void;
  session: Session | null;
}

/** Discord keeps a session's dispatches for some minutes; so many are more than a bot can miss here. */
const REPLAY_LIMIT = 1000;

/** So many sessions without a connection are kept for a RESUME; Discord keeps one for some minutes. */
const SESSIONS_KEPT = 10;

/** Understood and without effect here: presence, voice state, member lists. */
const IGNORED: ReadonlySet<number> = new Set([
  GatewayOpcodes.PresenceUpdate,
  GatewayOpcodes.VoiceStateUpdate,
  GatewayOpcodes.RequestGuildMembers,
]);

/** Intents that an application must be granted first; the stage's is not. */
const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

export function createGateway(world: World, options: { url: () => string; heartbeatInterval: number }): Gateway {
  const sessions = new Map<string, Session>();
  const connections = new Set<Connection>();
  let waiting: (() => void)[] = [];

  const isConnected = (): boolean => [...sessions.values()].some(({ connection }) => connection !== null);

  function announceConnected(): void {
    const resolved = waiting;
    waiting = [];
    for (const resolve of resolved) resolve();
  }

  function sendDispatch(session: Session, event: string, data: unknown): void {
    session.sequence += 1;
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: event, s: session.sequence, d: data });
    session.sent.push({ s: session.sequence, text });
    if (session.sent.length > REPLAY_LIMIT) session.sent.shift();
    session.connection?.send(text);
  }

  /** Why an IDENTIFY is refused: the code that the connection is closed with. */
  function refusal(connection: Connection, data: Record<string, unknown>): GatewayCloseCodes | null {
    const { token, intents, shard = [0, 1] } = data;
    if (connection.session) return GatewayCloseCodes.AlreadyAuthenticated;
    if (typeof token !== 'string' || token.replace(/^Bot /, '') !== world.token) {
      return GatewayCloseCodes.AuthenticationFailed;
    }
    if (typeof intents !== 'number') return GatewayCloseCodes.DecodeError;
    if ((intents & PRIVILEGED) !== 0) return GatewayCloseCodes.DisallowedIntents;
    return Array.isArray(shard) && shard[0] < shard[1] ? null : GatewayCloseCodes.InvalidShard;
  }

  function identify(connection: Connection, data: Record<string, unknown>): void {
    const code = refusal(connection, data);
    if (code !== null) {
      connection.socket.close(code);
      return;
    }
    const session: Session = { id: randomUUID(), intents: Number(data.intents), sequence: 0, sent: [], connection };
    const lost = [...sessions.values()].filter((known) => known.connection === null);
    for (const { id } of lost.slice(0, -SESSIONS_KEPT)) sessions.delete(id);
    sessions.set(session.id, session);
    connection.session = session;
    sendDispatch(session, GatewayDispatchEvents.Ready, {
      v: 10,
      user: { ...world.bot, verified: true, mfa_enabled: false, email: null, flags: 0 },
      guilds: [{ id: world.guildId, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: options.url(),
      shard: data.shard ?? [0, 1],
      application: { id: world.applicationId, flags: 0 },
    });
    if ((session.intents & GatewayIntentBits.Guilds) !== 0) {
      sendDispatch(session, GatewayDispatchEvents.GuildCreate, guildCreatePayload(world));
    }
    announceConnected();
  }

  function resume(connection: Connection, data: Record<string, unknown>): void {
    const code = refusal(connection, { ...data, intents: 0 });
    const session = sessions.get(String(data.session_id));
    const seen = Number(data.seq);
    if (code !== null) {
      connection.socket.close(code);
    } else if (!session || seen < session.sequence - session.sent.length) {
      // Unknown, or so far behind that what was missed is no longer kept.
      connection.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: false }));
    } else if (!(seen <= session.sequence)) {
      connection.socket.close(GatewayCloseCodes.InvalidSeq);
    } else {
      session.connection?.socket.terminate();
      session.connection = connection;
      connection.session = session;
      for (const { s, text } of session.sent) if (s > seen) connection.send(text);
      sendDispatch(session, GatewayDispatchEvents.Resumed, {});
      announceConnected();
    }
  }

  function receive(connection: Connection, data: RawData): void {
    const payload = parse(String(data));
    const { op, d } = isRecord(payload) ? payload : {};
    const { socket } = connection;
    if (op === GatewayOpcodes.Heartbeat) connection.send(JSON.stringify({ op: GatewayOpcodes.HeartbeatAck }));
    else if (op === GatewayOpcodes.Identify && isRecord(d)) identify(connection, d);
    else if (op === GatewayOpcodes.Resume && isRecord(d)) resume(connection, d);
    else if (typeof op !== 'number') socket.close(GatewayCloseCodes.DecodeError);
    else if (!IGNORED.has(op)) socket.close(GatewayCloseCodes.UnknownOpcode);
    else if (!connection.session) socket.close(GatewayCloseCodes.NotAuthenticated);
  }

  function end(session: Session): void {
    sessions.delete(session.id);
    session.connection = null;
  }

  return {
    accept(socket, request) {
      const query = new URL(request.url ?? '/', 'ws://stage').searchParams;
      // ETF is Discord's other encoding; nothing here speaks it.
      const json = (query.get('encoding') ?? 'json') === 'json';
      if (!json || (query.get('v') ?? '10') !== '10') {
        socket.close(json ? GatewayCloseCodes.InvalidAPIVersion : GatewayCloseCodes.DecodeError);
        return;
      }

      // discord.js asks for zlib-stream where the optional package zlib-sync is installed.
      const compressed = query.get('compress') === 'zlib-stream' ? compressor(socket) : null;
      const connection: Connection = {
        socket,
        session: null,
        send(text) {
          if (socket.readyState !== WebSocket.OPEN) return;
          if (compressed) compressed(text);
          else socket.send(text);
        },
      };
      connections.add(connection);
      socket.on('message', (data) => receive(connection, data));
      // A reset connection is a disconnection like any other: 'close' follows.
      socket.on('error', () => {});
      socket.on('close', (code) => {
        connections.delete(connection);
        const { session } = connection;
        if (session?.connection !== connection) return;
        session.connection = null;
        // A client that closes with 1000 or 1001 gives its session up.
        if (code === 1000 || code === 1001) sessions.delete(session.id);
      });
      connection.send(
        JSON.stringify({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: options.heartbeatInterval, _trace: [] } }),
      );
    },
    dispatch(event, data, intent = 0) {
      for (const session of sessions.values()) {
        if (intent === 0 || (session.intents & intent) !== 0) sendDispatch(session, event, data);
      }
    },
    disconnect(how) {
      for (const connection of [...connections]) {
        const { session, socket } = connection;
        // From here on the session counts as disconnected, whatever the socket still does.
        if (session?.connection === connection) session.connection = null;
        if (how === 'cut') socket.terminate();
        if (how === 'resume') socket.close(GatewayCloseCodes.UnknownError);
        if (how === 'reconnect') connection.send(JSON.stringify({ op: GatewayOpcodes.Reconnect, d: null }));
        if (how === 'invalid') {
          if (session) end(session);
          connection.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: false }));
        }
        if (how === 'fatal') {
          if (session) end(session);
          socket.close(GatewayCloseCodes.AuthenticationFailed);
        }
      }
    },
    get connected() {
      return isConnected();
    },
    whenConnected() {
      return isConnected() ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
    },
    close() {
      for (const { socket } of connections) socket.terminate();
      connections.clear();
      sessions.clear();
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One zlib stream for the whole connection; each payload ends with a sync flush. */
function compressor(socket: WebSocket): (text: string) => void {
  const deflate: Deflate = createDeflate({ flush: constants.Z_SYNC_FLUSH });
  let chunks: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    const payload = Buffer.concat(chunks);
    if (!payload.subarray(-4).equals(Buffer.from([0, 0, 0xff, 0xff]))) return;
    chunks = [];
    if (socket.readyState === WebSocket.OPEN) socket.send(payload);
  });
  socket.on('close', () => deflate.destroy());
  return (text) => deflate.write(text);
}
