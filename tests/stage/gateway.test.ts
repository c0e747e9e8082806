import { once } from 'node:events';
import { createInflate } from 'node:zlib';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { openStage, startBot } from './bot.ts';

test('the real client logs in, sees its guild, its channel and itself', async () => {
  const stage = await openStage();
  expect(stage.connected).toBe(false);
  const { client } = await startBot(stage);
  await stage.whenConnected();
  expect(stage.connected).toBe(true);
  expect(client.user.id).toBe(stage.applicationId);
  const guild = client.guilds.cache.get(stage.guildId);
  expect(guild?.available).toBe(true);
  const channel = guild?.channels.cache.get(stage.channelId);
  expect(channel?.isTextBased()).toBe(true);
  expect(channel?.permissionsFor(client.user)?.has('SendMessages')).toBe(true);
});

test('a client without any intent logs in, too', async () => {
  const stage = await openStage();
  const { client } = await startBot(stage, {}, []);
  expect(client.isReady()).toBe(true);
});

test('a wrong token is refused by REST before the gateway is tried', async () => {
  const stage = await openStage();
  const client = new Client({ intents: [], rest: { api: stage.apiUrl } });
  await expect(client.login('wrong.token.here')).rejects.toMatchObject({ code: 'TokenInvalid' });
  expect(stage.log.map(({ path, status }) => [path, status])).toEqual([['/gateway/bot', 401]]);
});

test('a token that was reset meanwhile closes the connection for good', async () => {
  const stage = await openStage();
  const { client } = await startBot(stage);
  const gone = once(client, Events.ShardDisconnect);
  stage.disconnect('fatal');
  const [event] = await gone;
  expect(event.code).toBe(4004);
  expect(stage.connected).toBe(false);
});

test('an intent that was never granted is refused', async () => {
  const stage = await openStage();
  const client = new Client({ intents: [GatewayIntentBits.MessageContent], rest: { api: stage.apiUrl } });
  onTestFinished(() => client.destroy());
  await expect(client.login(stage.token)).rejects.toThrow(/disallowed intents/i);
});

test.each(['cut', 'resume', 'reconnect'] as const)(
  'after a connection that ended by "%s" the client resumes and gets what it missed',
  async (how) => {
    const stage = await openStage();
    const { client } = await startBot(stage, { command: (interaction) => interaction.reply('still here') });
    const resumed = once(client, Events.ShardResume);
    stage.disconnect(how);
    expect(stage.connected).toBe(false);
    const answer = stage.run({ name: 'help' });
    const [, replayed] = await resumed;
    expect(replayed).toBeGreaterThan(0);
    expect((await answer).message?.content).toBe('still here');
    expect(stage.connected).toBe(true);
  },
);

test('after an invalid session the client identifies anew', async () => {
  const stage = await openStage();
  const { client } = await startBot(stage, { command: (interaction) => interaction.reply('new session') });
  const again = once(client, Events.ShardReady);
  stage.disconnect('invalid');
  await again;
  expect((await stage.run({ name: 'help' })).message?.content).toBe('new session');
});

test('a channel that appears or goes is told to the client', async () => {
  const stage = await openStage();
  const { client } = await startBot(stage);
  const created = once(client, Events.ChannelCreate);
  const id = stage.addChannel({ name: 'news', permissions: 0n });
  const [channel] = await created;
  expect([channel.id, channel.name]).toEqual([id, 'news']);
  expect(channel.permissionsFor(client.user).has('ViewChannel')).toBe(false);
  const deleted = once(client, Events.ChannelDelete);
  stage.removeChannel(id);
  expect((await deleted)[0].id).toBe(id);
});

/** A gateway connection by hand: what it received, and the close code. */
async function connect(url: string) {
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  const received: { op: number; t?: string; s?: number; d?: unknown }[] = [];
  socket.on('message', (data) => received.push(JSON.parse(String(data))));
  const closed = once(socket, 'close').then(([code]) => Number(code));
  await once(socket, 'open');
  return { socket, received, closed };
}

const gatewayOf = (apiUrl: string, query = 'v=10&encoding=json'): string =>
  `${apiUrl.replace('http', 'ws').replace('/api', '/gateway')}?${query}`;

test.each([
  ['a payload that is no JSON', 'nonsense', 4002],
  ['an opcode that does not exist', { op: 99 }, 4001],
  ['a presence before IDENTIFY', { op: 3, d: {} }, 4003],
  ['a wrong token', { op: 2, d: { token: 'wrong', intents: 0, properties: {} } }, 4004],
  ['a RESUME with a wrong token', { op: 6, d: { token: 'wrong', session_id: 'x', seq: 1 } }, 4004],
])('%s closes the connection', async (_what, payload, code) => {
  const stage = await openStage();
  const { socket, closed } = await connect(gatewayOf(stage.apiUrl));
  socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload));
  expect(await closed).toBe(code);
});

test.each([
  ['another API version', 'v=9&encoding=json', 4012],
  ['another encoding', 'v=10&encoding=etf', 4002],
])('%s is refused', async (_what, query, code) => {
  const stage = await openStage();
  expect(await (await connect(gatewayOf(stage.apiUrl, query))).closed).toBe(code);
});

test('a shard that does not exist, a second IDENTIFY and a sequence from the future are refused', async () => {
  const stage = await openStage();
  const identify = (d: object) =>
    JSON.stringify({ op: 2, d: { token: stage.token, intents: 0, properties: {}, ...d } });
  const shard = await connect(gatewayOf(stage.apiUrl));
  shard.socket.send(identify({ shard: [1, 1] }));
  expect(await shard.closed).toBe(4010);

  const twice = await connect(gatewayOf(stage.apiUrl));
  twice.socket.send(identify({}));
  twice.socket.send(identify({}));
  expect(await twice.closed).toBe(4005);
  const session = twice.received.find(({ t }) => t === 'READY')?.d;

  const future = await connect(gatewayOf(stage.apiUrl));
  future.socket.send(
    JSON.stringify({
      op: 6,
      d: { token: stage.token, session_id: Reflect.get(Object(session), 'session_id'), seq: 99 },
    }),
  );
  expect(await future.closed).toBe(4007);
});

test('an unknown session is answered with INVALID_SESSION, a heartbeat with its ACK', async () => {
  const stage = await openStage({ heartbeatInterval: 1234 });
  const { socket, received } = await connect(gatewayOf(stage.apiUrl));
  socket.send(JSON.stringify({ op: 1, d: null }));
  socket.send(JSON.stringify({ op: 6, d: { token: stage.token, session_id: 'gone', seq: 0 } }));
  while (received.length < 3) await once(socket, 'message');
  expect(received.map(({ op }) => op)).toEqual([10, 11, 9]);
  expect(received[0]?.d).toMatchObject({ heartbeat_interval: 1234 });
});

test('the client beats in the interval that HELLO names', async () => {
  const stage = await openStage({ heartbeatInterval: 40 });
  const { client } = await startBot(stage);
  while (client.ws.ping < 0) {
    await new Promise((resolve) => client.once(Events.Debug, resolve));
  }
  expect(client.ws.ping).toBeGreaterThanOrEqual(0);
});

test('zlib-stream is spoken to clients that ask for it', async () => {
  const stage = await openStage();
  const socket = new WebSocket(gatewayOf(stage.apiUrl, 'v=10&encoding=json&compress=zlib-stream'));
  onTestFinished(() => socket.terminate());
  const inflate = createInflate();
  socket.on('message', (data: Buffer) => inflate.write(data));
  const [hello] = await once(inflate, 'data');
  expect(JSON.parse(String(hello)).op).toBe(10);
  socket.send(JSON.stringify({ op: 2, d: { token: stage.token, intents: 0, properties: {} } }));
  const [ready] = await once(inflate, 'data');
  expect(JSON.parse(String(ready)).t).toBe('READY');
});
