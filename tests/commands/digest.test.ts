import { type APIMessage, ChannelType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { pino } from 'pino';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { createContext, type Desk } from '../../src/commands/context.ts';
import { readDate, readDays, readTime, readTimeZone } from '../../src/commands/digest-input.ts';
import { answer } from '../../src/commands/index.ts';
import { HOUR, toMoment } from '../../src/data/state/due.ts';
import { openMemoryState } from '../../src/data/state/sqlite.ts';
import { createPoster } from '../../src/discord/send.ts';
import { createDaily } from '../../src/jobs/daily.ts';
import { LOCALES } from '../../src/replies/locale.ts';
import { toPlainText } from '../../src/replies/plain-text.ts';
import type { CommandOption } from '../../src/stage/options.ts';
import type { By, Stage } from '../../src/stage/stage.ts';
import { expectValid } from '../support/ask.ts';
import { botOn, openStage } from '../support/bot.ts';
import { openShipped } from '../support/corpus.ts';

const library = openShipped();
afterAll(() => library.close());

const START = toMoment('2026-11-22', '10:00', 'Asia/Shanghai');
const textOf = (message: APIMessage | null | undefined) => toPlainText(message?.components ?? []).text;

/** The real bot on a stage, with a clock that a test moves; posts go to the stage too. */
async function setUp() {
  const stage = await openStage();
  const store = openMemoryState();
  const clock = { now: START };
  const now = () => clock.now;
  const daily = createDaily({
    store,
    poster: createPoster({ token: stage.token, apiUrl: stage.apiUrl, mayRead: async () => true }),
    contextFor: (locale) => createContext(library, locale),
    defaultLocale: 'zh-CN',
    now,
    log: pino({ level: 'silent' }),
    owner: 'test',
  });
  let wait: Promise<void> = Promise.resolve();
  const bot = await botOn(stage, {
    contextFor: (locale, asking) => {
      const postNow: Desk['postNow'] = async (id) => {
        await wait;
        return daily.postNow(id);
      };
      return createContext(library, locale, () => 0, asking ? { store, now, asking, postNow } : 'nowhere');
    },
  });
  onTestFinished(() => store.close());
  const digest = async (name: string, options: Record<string, string> = {}, by: By = {}) => {
    const sent = Object.entries(options).map(([option, value]): CommandOption => ({ name: option, value }));
    return stage.run({ name: 'digest', options: [{ name, options: sent }], locale: 'zh-CN', ...by });
  };
  return {
    stage,
    store,
    clock,
    bot,
    daily,
    digest,
    say: async (...call: Parameters<typeof digest>) => textOf((await digest(...call)).message),
    holdPosts: (until: Promise<void>) => {
      wait = until;
    },
  };
}

const daily = (stage: Stage, more: Record<string, string> = {}) => ({
  channel: stage.channelId,
  time: '08:30',
  timezone: 'Asia/Shanghai',
  days: '每天',
  ...more,
});

describe('/digest', () => {
  it('is registered with its subcommands in two languages, for members who may manage the server', async () => {
    const { stage } = await setUp();
    const command = stage.registeredCommands().find(({ name }) => name === 'digest');
    expect(command?.default_member_permissions).toBe(String(PermissionFlagsBits.ManageGuild));
    expect(command?.options?.map(({ name }) => name)).toEqual([
      'subscribe',
      'list',
      'preview',
      'pause',
      'resume',
      'remove',
      'history',
      'now',
    ]);
    expect(command?.options?.[0]).toMatchObject({ name_localizations: { 'zh-CN': '订阅', 'zh-TW': '訂閱' } });
    await expect(stage.run({ name: 'digest', options: [{ name: 'list' }], memberPermissions: 0n })).rejects.toThrow(
      /hides/,
    );
  });

  it('subscribes a channel, lists it, previews exactly what is posted then, and tells the history', async () => {
    const { stage, say, clock, daily: job } = await setUp();
    expect(await say('list')).toContain('还没有频道订阅');
    const text = await say('subscribe', daily(stage, { themes: '口岸把关、廉政', provinces: '辽宁、江苏' }));
    expect(text).toContain('每天 08:30（Asia/Shanghai）');
    expect(text).toContain('主题：口岸把关、廉政 · 省份：辽宁、江苏');
    expect(text).toContain('下次：2026-11-23 08:30（Asia/Shanghai）');
    expect(await say('list')).toContain(`<#${stage.channelId}>`);

    const preview = await say('preview');
    expect(preview).toContain('2026-11-23 08:30，Asia/Shanghai');
    clock.now = toMoment('2026-11-23', '08:30', 'Asia/Shanghai');
    await job.schedule();
    await job.drain();
    const [post, second] = stage.messages();
    expect(second).toBeUndefined();
    expect(preview.slice(preview.indexOf('\n')).trim()).toBe(textOf(post));
    expect(await say('history')).toMatch(/2026-11-23 08:30 ✔ 已发 · .+（.+）/);
  });

  it('changes a subscription instead of adding one, and gives no second post on the same day', async () => {
    const { stage, say, clock, daily: job } = await setUp();
    await say('subscribe', daily(stage));
    clock.now = toMoment('2026-11-23', '08:30', 'Asia/Shanghai');
    await job.schedule();
    await job.drain();
    const text = await say('subscribe', daily(stage, { time: '18:00' }));
    expect(text).toContain('订阅已更新');
    expect(text).toContain('下次：2026-11-24 18:00');
    expect(await say('list')).toContain('1 个频道');
    // Nor does who removes it and subscribes again.
    await say('remove');
    expect(await say('subscribe', daily(stage, { time: '19:00' }))).toContain('下次：2026-11-24 19:00');
  });

  it('pauses, resumes and removes', async () => {
    const { stage, say } = await setUp();
    await say('subscribe', daily(stage));
    expect(await say('pause')).toContain('已暂停');
    expect(await say('list')).toContain('⏸ 已暂停');
    expect(await say('preview')).toContain('目前不会自动发');
    expect(await say('resume')).toContain('下次：2026-11-23 08:30');
    expect(await say('pause', { until: '12月1日' })).toContain('2026-12-01 起自动恢复');
    expect(await say('list')).toContain('2026-12-01 恢复');
    expect(await say('pause', { until: '2026-11-01' })).toContain('不是将来的日期');
    expect(await say('remove')).toContain('已取消');
    expect(await say('preview')).toContain('还没有订阅每日做法');
  });

  it.each([
    [{ time: '25:00' }, '“25:00”不是时间'],
    [{ timezone: 'Mars/Base' }, '没有“Mars/Base”这个时区'],
    [{ days: '偶尔' }, '看不懂日子“偶尔”'],
    [{ themes: '口岸把关、做饭' }, '没有“做饭”这个主题，可以是：窗口服务、'],
    [{ provinces: '月球' }, '没有“月球”的做法，可以是：'],
  ])('refuses %j and says what it takes', async (wrong, expected) => {
    const { stage, say, store } = await setUp();
    expect(await say('subscribe', daily(stage, wrong))).toContain(expected);
    expect(await store.subscriptionsOf(stage.guildId)).toEqual([]);
  });

  const { ViewChannel, SendMessages, SendMessagesInThreads, ReadMessageHistory } = PermissionFlagsBits;
  it.each([
    [ChannelType.GuildText, ViewChannel | ReadMessageHistory, '缺权限：发送消息'],
    [ChannelType.GuildText, 0n, '缺权限：查看频道、发送消息'],
    [ChannelType.GuildAnnouncement, ViewChannel | ReadMessageHistory, '缺权限：发送消息'],
    [ChannelType.PublicThread, ViewChannel | SendMessages | ReadMessageHistory, '缺权限：在子区内发送消息'],
    [ChannelType.GuildText, ViewChannel | SendMessages, '建议再打开“读取消息历史记录”'],
    [ChannelType.PublicThread, ViewChannel | SendMessagesInThreads | ReadMessageHistory, '已订阅每日做法'],
  ])(
    'in a channel of type %s with permissions %s says at once what is missing',
    async (type, permissions, expected) => {
      const { stage, say } = await setUp();
      // A thread has the permissions of its channel.
      const parentId = stage.addChannel({ permissions });
      const isThread = type === ChannelType.PublicThread;
      const channel = stage.addChannel({ type, permissions, ...(isThread ? { parentId } : {}) });
      const text = await say('subscribe', daily(stage, { channel }));
      if (expected === null) expect(text).toMatch(/已订阅每日做法|还缺权限/);
      else expect(text).toContain(expected);
    },
  );

  it('posts at once on /digest now, and defers where Discord is slow', async () => {
    const { stage, digest, holdPosts } = await setUp();
    await digest('subscribe', daily(stage));
    let release = () => {};
    holdPosts(
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    const asked = digest('now');
    await expect
      .poll(() => stage.log.some(({ body }) => JSON.stringify(body)?.startsWith('{"type":5')), { timeout: 5000 })
      .toBe(true);
    release();
    const { message } = await asked;
    expect(textOf(message)).toContain(`已发到 <#${stage.channelId}>`);
    expect((message?.flags ?? 0) & MessageFlags.Ephemeral).toBeTruthy();
    expect(textOf(stage.messages()[0])).toContain('每日做法 · 2026年11月22日 · 加发');
  });

  it('shows in the list why a channel ended, and resumes once that is mended', async () => {
    const { stage, say, clock, daily: job } = await setUp();
    const channel = stage.addChannel();
    await say('subscribe', daily(stage, { channel }));
    stage.fail({ method: 'POST', path: new RegExp(`${channel}/messages`), with: { status: 403, code: 50013 } });
    clock.now = toMoment('2026-11-23', '08:30', 'Asia/Shanghai');
    await job.schedule();
    await job.drain();
    expect(await say('list')).toContain('⛔ 已停用：机器人不能在这里发消息');
    expect(stage.directMessages(stage.user.id).map(({ content }) => content)).toEqual([
      expect.stringContaining(`您为 <#${channel}> 订阅的每日做法已停用`),
    ]);
    expect(await say('resume', { channel })).toContain('下次：2026-11-24 08:30');
  });

  it('keeps its buttons to members who may manage the server', async () => {
    const { stage, digest } = await setUp();
    const { message } = await digest('subscribe', daily(stage));
    if (!message) throw new Error('no answer');
    const [preview] = toPlainText(message.components ?? []).buttons;
    const customId = preview?.customId ?? '';
    expect(textOf((await stage.click(message, customId, { locale: 'zh-CN' })).message)).toContain('要发的就是下面这条');
    const other = await stage.click(message, customId, { locale: 'zh-CN', memberPermissions: SendMessages });
    expect(textOf(other.message)).toContain('只有能管理服务器的成员');
  });

  it('completes times, zones, days, themes, provinces and dates', async () => {
    const { stage } = await setUp();
    const complete = async (subcommand: string, focused: string, value: string) => {
      const options = [{ name: subcommand, options: [{ name: focused, value }] }];
      const { choices } = await stage.autocomplete({ name: 'digest', options, focused, locale: 'zh-CN' });
      return choices;
    };
    expect((await complete('subscribe', 'time', ''))[0]?.value).toBe('08:00');
    expect((await complete('subscribe', 'time', '8点半'))[0]?.value).toBe('08:30');
    expect((await complete('subscribe', 'timezone', ''))[0]).toEqual({
      name: 'Asia/Shanghai · 中国标准时间',
      value: 'Asia/Shanghai',
    });
    expect((await complete('subscribe', 'timezone', 'new'))[0]?.value).toBe('America/New_York');
    expect((await complete('subscribe', 'timezone', '北京'))[0]?.value).toBe('Asia/Shanghai');
    expect(await complete('subscribe', 'timezone', 'a')).toHaveLength(25);
    expect((await complete('subscribe', 'days', ''))[1]).toMatchObject({ value: 'workdays' });
    expect((await complete('subscribe', 'themes', '口岸把关、廉')).map(({ value }) => value)).toEqual([
      '口岸把关、廉政',
    ]);
    expect((await complete('subscribe', 'provinces', '辽'))[0]?.value).toBe('辽宁');
    expect((await complete('pause', 'until', '2026-12'))[0]?.value).toMatch(/^2026-12-/);
  });

  it.each(LOCALES)('says everything in %s, in messages that Discord takes', async (locale) => {
    const { stage, store } = await setUp();
    const asking = {
      guildId: stage.guildId,
      channelId: stage.channelId,
      userId: stage.user.id,
      may: () => true,
      place: async (id: string) => ({ id, kind: 'text' as const, missing: ['ReadMessageHistory' as const] }),
    };
    const desk: Desk = { store, now: () => START, asking, postNow: async () => expect.fail('not asked') };
    const context = createContext(library, locale, () => 0, desk);
    const texts: string[] = [];
    const ask = async (name: string, options: Record<string, string> = {}) => {
      const reply = await answer(`digest ${name}`, options, context);
      expectValid(reply);
      texts.push(textOf({ components: reply.components } as APIMessage));
    };
    for (let channel = 0; channel < 20; channel++) {
      await store.subscribe(
        {
          guildId: stage.guildId,
          channelId: String(10n ** 18n + BigInt(channel)),
          channelKind: 'text',
          userId: '1',
          locale,
          time: '08:30',
          timeZone: 'America/Argentina/ComodRivadavia',
          days: '1,2,3,5,6,7',
          themes: ['口岸把关', '廉政', '队伍建设', '党建载体', '其他', '文化建设'],
          provinces: ['辽宁', '江苏', '山西', '河北', '四川', '重庆'],
          roleId: '1234567890123456789',
        },
        START + HOUR,
        START,
      );
    }
    const options = { channel: stage.channelId, time: '8', timezone: 'UTC', days: 'workdays' };
    await ask('list');
    await ask('subscribe', { ...options, role: '123' });
    await ask('preview');
    await ask('history');
    await ask('pause');
    await ask('resume');
    await ask('remove');
    if (locale === 'en') for (const text of texts) expect(text.replace(/“.*?”|《.*》/g, '')).not.toContain('订阅');
    expect(texts.every((text) => !text.includes('undefined'))).toBe(true);
  });

  it('says where it works, and what is wrong when state.db cannot be used', async () => {
    const say = async (desk: 'nowhere' | 'broken') =>
      textOf({
        components: (
          await answer(
            'digest list',
            {},
            createContext(library, 'zh-CN', () => 0, desk),
          )
        ).components,
      } as APIMessage);
    expect(await say('nowhere')).toContain('只能在 Discord 频道里设置');
    expect(await say('broken')).toContain('查询命令不受影响');
  });
});

it.each([
  ['8', '08:00'],
  ['8:05', '08:05'],
  ['０８：３０', '08:30'],
  ['0830', '08:30'],
  ['8点', '08:00'],
  ['8点半', '08:30'],
  ['下午3点15分', '15:15'],
  ['晚上12点', '00:00'],
  ['下午12点', '12:00'],
  ['8:30pm', '20:30'],
  ['12am', '00:00'],
  ['24:00', null],
  ['8:60', null],
  ['noon', null],
])('the time %s is %s', (typed, expected) => expect(readTime(typed)).toBe(expected));

it.each([
  ['每天', 'daily'],
  ['工作日', 'workdays'],
  ['周一至周五', '1,2,3,4,5'],
  ['周一、周三和周五', '1,3,5'],
  ['星期天', '7'],
  ['Mon, Wed', '1,3'],
  ['fri-mon', '1,5,6,7'],
  ['monday to sunday', 'daily'],
  ['1 3 5', '1,3,5'],
  ['8', null],
  ['some', null],
])('the days %s are %s', (typed, expected) => expect(readDays(typed)).toBe(expected));

it.each([
  ['asia/shanghai', 'Asia/Shanghai'],
  ['北京', 'Asia/Shanghai'],
  ['new york', null],
  ['America/New York', 'America/New_York'],
  ['UTC', 'UTC'],
  ['Asia/Chongqing', 'Asia/Chongqing'],
  ['Asia/Nowhere', null],
])('the zone %s is %s', (typed, expected) => expect(readTimeZone(typed)).toBe(expected));

it.each([
  ['2026-12-1', '2026-12-01'],
  ['12月1日', '2026-12-01'],
  ['1月5日', '2027-01-05'],
  ['2026-11-22', null],
  ['2026-02-30', null],
  ['soon', null],
])('the date %s is %s', (typed, expected) => expect(readDate(typed, '2026-11-22')).toBe(expected));
