import { ChannelType, MessageFlags, PermissionFlagsBits, type REST } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { type Stage, startStage } from '../../src/stage/stage.ts';
import { manualClock, openStage, restOf, startBot } from './bot.ts';

const messagesOf = (channelId: string) => `/channels/${channelId}/messages` as const;

const post = (rest: REST, stage: Stage, body: unknown, channelId = stage.channelId): Promise<unknown> =>
  rest.post(messagesOf(channelId), { body });

test('a message is posted, read, listed, edited and deleted', async () => {
  const stage = await openStage();
  const { client } = await startBot(stage);
  const channel = await client.channels.fetch(stage.channelId);
  if (!channel?.isSendable()) throw new Error('not sendable');
  const first = await channel.send('first');
  const second = await channel.send({ content: 'second', reply: { messageReference: first } });
  expect(second.reference?.messageId).toBe(first.id);
  await first.edit('first, edited');
  expect((await channel.messages.fetch({ message: first.id, force: true })).content).toBe('first, edited');
  expect([...(await channel.messages.fetch({ limit: 10 })).values()].map(({ content }) => content)).toEqual([
    'second',
    'first, edited',
  ]);
  expect([...(await channel.messages.fetch({ after: first.id })).keys()]).toEqual([second.id]);
  expect([...(await channel.messages.fetch({ before: second.id })).keys()]).toEqual([first.id]);
  await first.delete();
  expect(stage.messages().map(({ content }) => content)).toEqual(['second']);
});

test('a nonce with enforce_nonce posts once in five minutes and returns the first message', async () => {
  const clock = manualClock();
  const stage = await openStage(clock);
  const rest = restOf(stage);
  const body = { content: 'daily', nonce: 'digest-1-2026-01-01', enforce_nonce: true };
  const first = await post(rest, stage, body);
  expect(await post(rest, stage, { ...body, content: 'again' })).toEqual(first);
  expect(await post(rest, stage, { ...body, enforce_nonce: false })).not.toEqual(first);
  clock.advance(5 * 60_000 + 1);
  await post(rest, stage, body);
  expect(stage.messages()).toHaveLength(3);
});

test('the same nonce in another channel is another message', async () => {
  const stage = await openStage();
  const rest = restOf(stage);
  const other = stage.addChannel();
  const body = { content: 'daily', nonce: 7, enforce_nonce: true };
  await post(rest, stage, body);
  await post(rest, stage, body, other);
  expect([stage.messages().length, stage.messages(other).length]).toEqual([1, 1]);
});

test('a POST whose answer got lost is repeated by the client, and the nonce keeps it one message', async () => {
  const stage = await openStage();
  const { client } = await startBot(stage);
  const channel = await client.channels.fetch(stage.channelId);
  if (!channel?.isSendable()) throw new Error('not sendable');
  stage.fail({ method: 'POST', path: /\/messages$/, times: 2, with: 'drop' });
  await channel.send({ content: 'once', nonce: 'n1', enforceNonce: true });
  expect(stage.messages()).toHaveLength(1);
  expect(stage.log.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))).toHaveLength(3);
});

describe('who may do what', () => {
  const { ViewChannel, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;

  test.each([
    ['a channel that does not exist', async () => '1', 404, 10003],
    [
      'a channel that the bot does not see',
      async (stage: Stage) => stage.addChannel({ permissions: SendMessages }),
      403,
      50001,
    ],
    [
      'a channel that the bot may only read',
      async (stage: Stage) => stage.addChannel({ permissions: ViewChannel }),
      403,
      50013,
    ],
    [
      'a thread without Send Messages in Threads',
      async (stage: Stage) =>
        stage.addChannel({ type: ChannelType.PublicThread, permissions: ViewChannel | SendMessages }),
      403,
      50013,
    ],
  ])('posting to %s fails', async (_what, channelOf, status, code) => {
    const stage = await openStage();
    const channelId = await channelOf(stage);
    await expect(post(restOf(stage), stage, { content: 'x' }, channelId)).rejects.toMatchObject({ status, code });
  });

  test('a thread with that permission takes a message', async () => {
    const stage = await openStage();
    const thread = stage.addChannel({
      type: ChannelType.PublicThread,
      permissions: ViewChannel | SendMessagesInThreads,
    });
    await post(restOf(stage), stage, { content: 'x' }, thread);
    expect(stage.messages(thread)).toHaveLength(1);
  });

  test('a channel that was deleted is unknown from then on', async () => {
    const stage = await openStage();
    const rest = restOf(stage);
    const channelId = stage.addChannel();
    await post(rest, stage, { content: 'x' }, channelId);
    stage.removeChannel(channelId);
    await expect(post(rest, stage, { content: 'x' }, channelId)).rejects.toMatchObject({ code: 10003 });
    await expect(rest.get(`/channels/${channelId}`)).rejects.toMatchObject({ code: 10003 });
  });

  test('files need Attach Files', async () => {
    const stage = await openStage();
    const channelId = stage.addChannel({ permissions: ViewChannel | SendMessages });
    const files = [{ name: 'a.txt', data: 'text' }];
    await expect(restOf(stage).post(messagesOf(channelId), { body: {}, files })).rejects.toMatchObject({ code: 50013 });
  });
});

test('errors have the codes of Discord', async () => {
  const stage = await openStage();
  const rest = restOf(stage);
  const url = messagesOf(stage.channelId);
  await expect(rest.get(`${url}/1`)).rejects.toMatchObject({ status: 404, code: 10008 });
  await expect(rest.patch(`${url}/1`, { body: { content: 'x' } })).rejects.toMatchObject({ code: 10008 });
  await expect(rest.post(url, { body: {} })).rejects.toMatchObject({ status: 400, code: 50006 });
  await expect(rest.post(url, { body: { content: ' \n' } })).rejects.toMatchObject({ status: 400, code: 50006 });
  await expect(
    rest.post(url, { body: { content: 'x', message_reference: { message_id: '1' } } }),
  ).rejects.toMatchObject({ code: 50035 });
  await expect(rest.get('/no/such/route')).rejects.toMatchObject({ status: 404, code: 0 });
  await expect(rest.delete('/gateway/bot')).rejects.toMatchObject({ status: 405, code: 0 });
  await expect(rest.get('/guilds/1')).rejects.toMatchObject({ status: 404, code: 10004 });
  await expect(restOf(stage, 'wrong').get('/users/@me')).rejects.toMatchObject({ status: 401, code: 0 });
});

test('a body that is no JSON is refused', async () => {
  const stage = await openStage();
  const response = await fetch(`${stage.apiUrl}/v10/channels/${stage.channelId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${stage.token}`, 'content-type': 'application/json' },
    body: '{"content":',
  });
  expect([response.status, await response.json()]).toEqual([
    400,
    { code: 50109, message: 'The request body contains invalid JSON.' },
  ]);
});

test('who the bot is, and where', async () => {
  const stage = await openStage();
  const rest = restOf(stage);
  const id = stage.applicationId;
  expect(await rest.get('/users/@me')).toMatchObject({ id, bot: true });
  expect(await rest.get('/oauth2/applications/@me')).toMatchObject({ id });
  expect(await rest.get('/applications/@me')).toMatchObject({ id });
  expect(await rest.get(`/guilds/${stage.guildId}`)).toMatchObject({ id: stage.guildId });
  expect(await rest.get(`/guilds/${stage.guildId}/channels`)).toMatchObject([{ id: stage.channelId }]);
  expect(await rest.get(`/users/${stage.user.id}`)).toMatchObject({ username: stage.user.username });
});

test('announcements are crossposted once', async () => {
  const stage = await openStage();
  const rest = restOf(stage);
  const news = stage.addChannel({ type: ChannelType.GuildAnnouncement });
  await post(rest, stage, { content: 'news' }, news);
  await post(rest, stage, { content: 'talk' });
  const [announcement] = stage.messages(news);
  const [talk] = stage.messages();
  const url = `${messagesOf(news)}/${announcement?.id}/crosspost` as const;
  expect(await rest.post(url)).toMatchObject({ flags: MessageFlags.Crossposted });
  await expect(rest.post(url)).rejects.toMatchObject({ code: 40033 });
  await expect(rest.post(`${messagesOf(stage.channelId)}/${talk?.id}/crosspost`)).rejects.toMatchObject({
    code: 50024,
  });
});

describe('attachments', () => {
  test('the bytes are kept and served, the message carries name, size, description and address', async () => {
    const stage = await openStage();
    const { client } = await startBot(stage);
    const channel = await client.channels.fetch(stage.channelId);
    if (!channel?.isSendable()) throw new Error('not sendable');
    const bytes = Buffer.from([0, 255, 13, 10, 45, 45]);
    await channel.send({
      files: [
        { attachment: bytes, name: '图表.png', description: 'a chart' },
        { attachment: Buffer.from('two'), name: 'two.txt' },
      ],
    });
    const [first, second] = stage.messages()[0]?.attachments ?? [];
    expect(first).toMatchObject({ filename: '图表.png', size: 6, description: 'a chart' });
    expect(second).toMatchObject({ filename: 'two.txt', size: 3 });
    expect(stage.attachment(first?.id ?? '')).toEqual(bytes);
    expect(Buffer.from(await (await fetch(first?.url ?? '')).arrayBuffer())).toEqual(bytes);
  });

  test('an edit keeps what it names and adds what it brings', async () => {
    const stage = await openStage();
    const rest = restOf(stage);
    const file = (name: string) => ({ name, data: name });
    await rest.post(messagesOf(stage.channelId), { body: {}, files: [file('a'), file('b')] });
    const [message] = stage.messages();
    const keep = message?.attachments[1]?.id ?? '';
    await rest.patch(`${messagesOf(stage.channelId)}/${message?.id}`, {
      body: { attachments: [{ id: keep }, { id: '0', description: 'new' }] },
      files: [file('c')],
    });
    expect(stage.messages()[0]?.attachments.map(({ filename, description }) => [filename, description])).toEqual([
      ['b', undefined],
      ['c', 'new'],
    ]);
  });

  test('a media component must point at a file that comes along', async () => {
    const stage = await openStage();
    const body = {
      flags: MessageFlags.IsComponentsV2,
      components: [{ type: 12, items: [{ media: { url: 'attachment://chart.png' } }] }],
    };
    const send = (name: string) =>
      restOf(stage).post(messagesOf(stage.channelId), { body, files: [{ name, data: 'x' }] });
    await expect(send('other.png')).rejects.toMatchObject({
      code: 50035,
      rawError: { errors: { components: { 0: { items: { 0: { media: { url: { _errors: expect.anything() } } } } } } } },
    });
    await expect(send('chart.png')).resolves.toBeDefined();
  });

  test('more than 10 MiB are too much', async () => {
    const stage = await openStage();
    const send = (size: number) =>
      restOf(stage).post(messagesOf(stage.channelId), { body: {}, files: [{ name: 'big', data: Buffer.alloc(size) }] });
    await expect(send(10_485_760)).resolves.toBeDefined();
    await expect(send(10_485_761)).rejects.toMatchObject({ status: 413, code: 40005 });
  });
});

describe('who is pinged', () => {
  const text = (stage: Stage) => `@everyone <@${stage.user.id}> <@&77>`;

  test.each([
    ['nobody by parse: []', () => ({ parse: [] }), [false, 0, 0]],
    ['everybody where nothing is said', () => undefined, [true, 1, 1]],
    ['only users by parse', () => ({ parse: ['users'] }), [false, 1, 0]],
    ['only the users that are named', (stage: Stage) => ({ users: [stage.user.id] }), [false, 1, 0]],
    ['only the roles that are named', () => ({ roles: ['77'] }), [false, 0, 1]],
    ['everyone by parse', () => ({ parse: ['everyone'] }), [true, 0, 0]],
  ])('%s', async (_who, allowed, expected) => {
    const stage = await openStage();
    const rest = restOf(stage);
    await post(rest, stage, { content: text(stage), allowed_mentions: allowed(stage) });
    await post(rest, stage, {
      flags: MessageFlags.IsComponentsV2,
      components: [{ type: 17, components: [{ type: 10, content: text(stage) }] }],
      allowed_mentions: allowed(stage),
    });
    for (const { mention_everyone, mentions, mention_roles } of stage.messages()) {
      expect([mention_everyone, mentions.length, mention_roles.length]).toEqual(expected);
    }
  });

  test('nobody at all where the bot may not mention everyone', async () => {
    const stage = await openStage();
    const channelId = stage.addChannel({
      permissions: PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages,
    });
    await post(restOf(stage), stage, { content: '@everyone' }, channelId);
    expect(stage.messages(channelId)[0]?.mention_everyone).toBe(false);
  });
});

describe('failures on demand', () => {
  test('a JSON error, for so many requests that match', async () => {
    const stage = await openStage();
    const rest = restOf(stage);
    stage.fail({
      method: 'GET',
      path: /^\/users/,
      times: 2,
      with: { status: 403, code: 50001, message: 'Missing Access' },
    });
    await rest.get(`/channels/${stage.channelId}`);
    await expect(rest.get('/users/@me')).rejects.toMatchObject({ status: 403, code: 50001 });
    await expect(rest.get('/users/@me')).rejects.toMatchObject({ status: 403 });
    await expect(rest.get('/users/@me')).resolves.toBeDefined();
  });

  test('429 with retry_after and headers', async () => {
    const stage = await openStage();
    stage.fail({ path: /./, with: { status: 429, retryAfter: 0.25 } });
    const response = await fetch(`${stage.apiUrl}/v10/users/@me`);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('0.25');
    expect(response.headers.get('x-ratelimit-scope')).toBe('user');
    expect(await response.json()).toEqual({
      code: 0,
      message: 'You are being rate limited.',
      retry_after: 0.25,
      global: false,
    });
  });

  test('the client waits a 429 out and gets through', async () => {
    const stage = await openStage();
    const { client } = await startBot(stage);
    stage.fail({ path: /^\/users/, with: { status: 429, retryAfter: 0.01 } });
    expect(await client.users.fetch(stage.user.id)).toMatchObject({ id: stage.user.id });
    expect(stage.log.slice(-2).map(({ status }) => status)).toEqual([429, 200]);
  });

  test('the client repeats a request on 500', async () => {
    const stage = await openStage();
    const { client } = await startBot(stage);
    stage.fail({ path: /^\/users/, times: 3, with: { status: 500 } });
    await client.users.fetch(stage.user.id);
    expect(stage.log.slice(-4).map(({ status }) => status)).toEqual([500, 500, 500, 200]);
  });

  test('a request that hangs takes no effect and ends with the patience of the client', async () => {
    const stage = await openStage();
    stage.fail({ path: /messages$/, with: 'hang' });
    const patience = new AbortController();
    const url = `${stage.apiUrl}/v10/channels/${stage.channelId}/messages`;
    const request = fetch(url, { method: 'POST', body: '{}', signal: patience.signal });
    await expect.poll(() => stage.log.map(({ status }) => status)).toEqual([0]);
    patience.abort();
    await expect(request).rejects.toThrow();
    expect(stage.messages()).toEqual([]);
  });
});

test('the log holds every request with its body', async () => {
  const clock = manualClock(1000);
  const stage = await openStage(clock);
  await post(restOf(stage), stage, { content: 'logged' });
  expect(stage.log).toEqual([
    { method: 'POST', path: messagesOf(stage.channelId), status: 200, body: { content: 'logged' }, at: 1000 },
  ]);
});

test('close() frees the port, also with a connection open', async () => {
  const stage = await startStage();
  const port = Number(new URL(stage.apiUrl).port);
  const { client } = await startBot(stage);
  client.rest.get('/users/@me').catch(() => {});
  await stage.close();
  const next = await openStage({ port });
  expect(new URL(next.apiUrl).port).toBe(String(port));
});
