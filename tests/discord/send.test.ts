import { createServer } from 'node:http';
import { DiscordAPIError } from 'discord.js';
import { ChannelType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPoster, type Post, troubleOf } from '../../src/discord/send.ts';
import { card, type Reply } from '../../src/replies/reply.ts';
import type { FailureRule } from '../../src/stage/rest.ts';
import type { Stage } from '../../src/stage/stage.ts';
import { openStage } from '../support/bot.ts';

const replyWith = (mark: string): Reply => ({
  outcome: 'answered',
  components: card({
    color: 1,
    parts: [['今天的做法']],
    rows: [
      [
        {
          label: '单位',
          action: { verb: 'show', ask: { command: 'unit', options: { name: 'linhai' }, page: 1 }, mark },
        },
      ],
    ],
  }),
});
const postOf = (id: string, roleId: string | null = null): Post => ({ reply: replyWith(id), nonce: `d-${id}`, roleId });
const posterOn = (stage: Stage, mayRead = true) =>
  createPoster({ token: stage.token, apiUrl: stage.apiUrl, mayRead: async () => mayRead });
const posts = (stage: Stage) => stage.log.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
const since = (begun: number) => ({ from: begun - 1000, to: Date.now() + 60_000 });
const PATH = /\/messages$/;

describe('a post', () => {
  it('arrives once, pings its role and nobody else, and is found by its mark', async () => {
    const stage = await openStage();
    const poster = posterOn(stage);
    const role = stage.addRole('早报');
    const begun = Date.now();
    const withRole: Post = {
      ...postOf('abc', role),
      reply: {
        ...replyWith('abc'),
        components: [...replyWith('abc').components, { type: 10, content: `<@&${role}> @everyone` }],
      },
    };
    const posted = await poster.post(stage.channelId, withRole);
    expect(await poster.post(stage.channelId, withRole)).toEqual(posted);
    const [message, second] = stage.messages();
    expect(second).toBeUndefined();
    expect(message).toMatchObject({ mention_roles: [role], mention_everyone: false });
    expect(await poster.find(stage.channelId, 'abc', since(begun))).toEqual(posted);
    expect(await poster.find(stage.channelId, 'abd', since(begun))).toEqual({ messageId: null });
    expect(await posterOn(stage, false).find(stage.channelId, 'abc', since(0))).toEqual({ messageId: 'unknown' });
  });

  it('is found behind hundreds of later messages', async () => {
    const stage = await openStage();
    const poster = posterOn(stage);
    const begun = Date.now();
    const posted = await poster.post(stage.channelId, postOf('wanted'));
    const other = posterOn(stage);
    for (let index = 0; index < 250; index += 25) {
      await Promise.all(
        Array.from({ length: 25 }, (_, next) => other.post(stage.channelId, postOf(`x${index + next}`))),
      );
    }
    expect(await poster.find(stage.channelId, 'wanted', since(begun))).toEqual(posted);
    expect(await poster.find(stage.channelId, 'never', since(begun))).toEqual({ messageId: null });
  }, 60_000);

  it('is not declared missing in a channel where more was said than it looks through', async () => {
    const stage = await openStage();
    const begun = Date.now();
    for (let index = 0; index < 3100; index++) stage.say(`${index}`);
    expect(await posterOn(stage).find(stage.channelId, 'wanted', since(begun))).toEqual({ messageId: 'unknown' });
  }, 60_000);

  it('is looked for no later than it can have been sent', async () => {
    const stage = await openStage();
    for (let index = 0; index < 500; index++) stage.say(`${index}`);
    const early = { from: 0, to: Date.now() - 3_600_000 };
    expect(await posterOn(stage).find(stage.channelId, 'wanted', early)).toEqual({ messageId: null });
    expect(stage.log.filter(({ method }) => method === 'GET')).toHaveLength(1);
  });

  it('of an announcement channel is published, and published already is no trouble', async () => {
    const stage = await openStage();
    const poster = posterOn(stage);
    const channel = stage.addChannel({ type: ChannelType.GuildAnnouncement });
    const posted = await poster.post(channel, postOf('a'));
    if ('trouble' in posted) throw new Error('not posted');
    for (let time = 0; time < 2; time++) expect(await poster.publish(channel, posted.messageId)).toEqual(posted);
    expect((stage.messages(channel)[0]?.flags ?? 0) & MessageFlags.Crossposted).toBeTruthy();
  });

  it('to a thread is a post like any other', async () => {
    const stage = await openStage();
    const thread = stage.addChannel({ type: ChannelType.PublicThread });
    expect(await posterOn(stage).post(thread, postOf('a'))).toHaveProperty('messageId');
  });
});

describe('what a failure means', () => {
  const { ViewChannel } = PermissionFlagsBits;

  it.each([
    ['a channel that is gone', () => '1', { trouble: 'closed', reason: 'channel-gone' }],
    [
      'a channel out of sight',
      (stage: Stage) => stage.addChannel({ permissions: 0n }),
      { trouble: 'closed', reason: 'no-access' },
    ],
    [
      'a channel to read only',
      (stage: Stage) => stage.addChannel({ permissions: ViewChannel }),
      { trouble: 'closed', reason: 'no-permission' },
    ],
  ])('%s', async (_what, channelOf, expected) => {
    const stage = await openStage();
    expect(await posterOn(stage).post(channelOf(stage), postOf('a'))).toEqual(expected);
    expect(posts(stage)).toHaveLength(1);
  });

  const rules: [string, FailureRule['with'], object, number][] = [
    ['an archived and locked thread', { status: 403, code: 50083 }, { trouble: 'closed', reason: 'thread-closed' }, 0],
    ['a form error', { status: 400, code: 50035, message: 'Invalid Form Body' }, { trouble: 'refused' }, 0],
    ['a message that the server filters', { status: 400, code: 200000 }, { trouble: 'refused' }, 0],
    ['a token that was changed', { status: 401, code: 0 }, { trouble: 'again', isUncertain: false }, 0],
    ['an error of Discord', { status: 500 }, { trouble: 'again', isUncertain: true }, 0],
    [
      'a long rate limit',
      { status: 429, retryAfter: 90 },
      { trouble: 'again', isUncertain: false, afterMilliseconds: expect.any(Number) },
      0,
    ],
    ['a connection that is cut after the post was taken', 'drop', { trouble: 'again', isUncertain: true }, 1],
  ];
  it.each(rules)('%s', async (_what, failure, expected, arrived) => {
    const stage = await openStage();
    stage.fail({ method: 'POST', path: PATH, times: 10, with: failure });
    expect(await posterOn(stage).post(stage.channelId, postOf('a'))).toMatchObject(expected);
    expect(stage.messages()).toHaveLength(arrived);
  });

  it('once is mended at once: by a second request, and the nonce keeps it one post', async () => {
    for (const failure of ['drop', { status: 502 }, { status: 429, retryAfter: 0.05 }] as const) {
      const stage = await openStage();
      stage.fail({ method: 'POST', path: PATH, with: failure });
      expect(await posterOn(stage).post(stage.channelId, postOf('a'))).toHaveProperty('messageId');
      expect(stage.messages()).toHaveLength(1);
    }
  });

  it('what the second try says does not hide what the first may have done', async () => {
    for (const second of [
      { status: 429, retryAfter: 90 },
      { status: 401, code: 0 },
    ]) {
      const stage = await openStage();
      stage.fail({ method: 'POST', path: PATH, with: 'drop' });
      stage.fail({ method: 'POST', path: PATH, with: second });
      const posted = await posterOn(stage).post(stage.channelId, postOf('a'));
      expect(stage.messages()).toHaveLength(1);
      expect(posted).toMatchObject({ trouble: 'again', isUncertain: true });
    }
  });

  it('a token that was refused once is tried again', async () => {
    const stage = await openStage();
    const poster = posterOn(stage);
    stage.fail({ method: 'POST', path: PATH, with: { status: 401, code: 0 } });
    expect(await poster.post(stage.channelId, postOf('a'))).toMatchObject({ trouble: 'again', isUncertain: false });
    expect(await poster.post(stage.channelId, postOf('a'))).toHaveProperty('messageId');
  });

  it('a page of whatever stands before Discord is no word of Discord', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Access denied</h1>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const apiUrl = `http://127.0.0.1:${port}/api`;
    const poster = createPoster({ token: 'x', apiUrl, mayRead: async () => true });
    expect(await poster.post('1', postOf('a'))).toMatchObject({ trouble: 'again', isUncertain: false });
  });

  it('a channel that cannot be asked about is asked again later', async () => {
    const stage = await openStage();
    const poster = createPoster({
      token: stage.token,
      apiUrl: stage.apiUrl,
      mayRead: async () => {
        throw new Error('no network');
      },
    });
    expect(await poster.find(stage.channelId, 'a', since(0))).toMatchObject({ trouble: 'again' });
  });

  it('no connection at all: nothing can have arrived', async () => {
    const poster = createPoster({ token: 'x', apiUrl: 'http://127.0.0.1:1/api', mayRead: async () => true });
    expect(await poster.post('1', postOf('a'))).toMatchObject({ trouble: 'again', isUncertain: false });
    expect(await poster.find('1', 'a', since(0))).toMatchObject({ trouble: 'again' });
  });

  it('slow mode of a channel is waited for', () => {
    const error = new DiscordAPIError({ code: 20016, message: 'slow' }, 20016, 400, 'POST', 'x', {
      files: undefined,
      body: undefined,
    });
    expect(troubleOf(error)).toMatchObject({ trouble: 'again', isUncertain: false });
  });
});

it('posts keep to the pace that Discord allows', async () => {
  const stage = await openStage();
  const channels = Array.from({ length: 100 }, () => stage.addChannel());
  const poster = posterOn(stage);
  await Promise.all(channels.map((channel, index) => poster.post(channel, postOf(`p${index}`))));
  const times = posts(stage)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  expect(times).toHaveLength(100);
  const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 900).length));
  expect(most).toBeLessThanOrEqual(50);
}, 30_000);

it('a person is told privately, where that is possible', async () => {
  const stage = await openStage();
  const poster = posterOn(stage);
  expect(await poster.tell(stage.user.id, '每日做法已停用')).toBe(true);
  expect(stage.directMessages(stage.user.id).map(({ content }) => content)).toEqual(['每日做法已停用']);
  expect(await poster.tell('1', 'x')).toBe(false);
});
