/** /digest: which channels get the daily practice, and when. */
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { HOLIDAYS_KNOWN_UNTIL, nextFreeDue, type Rule, toLocal, WORKDAYS } from '../data/state/due.ts';
import type { Delivery, Subscription } from '../data/state/store.ts';
import { toLocale } from '../replies/locale.ts';
import { noticeReply } from '../replies/miss.ts';
import { type ButtonSpec, COLORS, card, fittingCard, type Part, type Reply, toText } from '../replies/reply.ts';
import { plain } from '../replies/text.ts';
import { textsFor } from '../replies/texts/texts.ts';
import type { Context, Desk, Place } from './context.ts';
import { type ChannelOption, command, commandGroup, OptionError } from './definition.ts';
import {
  daysText,
  provincesOf,
  readDate,
  readDays,
  readProvinces,
  readThemes,
  readTime,
  readTimeZone,
} from './digest-input.ts';
import { candidatesFor, digestReply, nextPractice } from './digest-post.ts';

const channelOption = {
  type: 'channel',
  zhName: '频道',
  description: 'Which channel or thread; default: this one',
  zhDescription: '哪个频道或子区；不填就是这里',
} as const satisfies ChannelOption;

const subscribe = command(
  {
    name: 'subscribe',
    zhName: '订阅',
    description: 'Give a channel the daily practice, or change when and what it gets',
    zhDescription: '让一个频道每天收到一个做法，或更改已有的订阅',
    options: {
      channel: {
        ...channelOption,
        description: 'Which channel or thread',
        zhDescription: '哪个频道或子区',
        required: true,
      },
      time: {
        type: 'string',
        zhName: '时间',
        description: 'Local time, such as 08:30',
        zhDescription: '当地时间，例如 08:30',
        required: true,
        completes: 'time',
        maxLength: 10,
      },
      timezone: {
        type: 'string',
        zhName: '时区',
        description: 'Time zone, such as Asia/Shanghai',
        zhDescription: '时区，例如 Asia/Shanghai（北京时间）',
        required: true,
        completes: 'timezone',
      },
      days: {
        type: 'string',
        zhName: '日子',
        description: 'daily, workdays (Chinese workdays), weekdays, or days such as mon,wed,fri',
        zhDescription: '每天、工作日（中国工作日），或几个星期几，例如 周一、周三',
        required: true,
        completes: 'days',
      },
      themes: {
        type: 'string',
        zhName: '主题',
        description: 'Only these themes, separated by commas',
        zhDescription: '只要这些主题，用顿号或逗号隔开',
        completes: 'themes',
        maxLength: 100,
      },
      provinces: {
        type: 'string',
        zhName: '省份',
        description: 'Only from these provinces, separated by commas',
        zhDescription: '只要这些省份的，用顿号或逗号隔开',
        completes: 'provinces',
        maxLength: 100,
      },
      role: {
        type: 'role',
        zhName: '身份组',
        description: 'A role to ping with each post',
        zhDescription: '每次发布时提醒的身份组',
      },
    },
  },
  async (options, context) => {
    const { texts } = context;
    const words = texts.digest;
    const desk = deskOf(context);
    const rule = readRule(options, context);
    const themes = readThemes(options.themes ?? '', texts);
    if ('unknown' in themes) {
      throw new OptionError(words.badTheme(plain(themes.unknown), Object.values(texts.themes).join(texts.comma)));
    }
    const provinces = readProvinces(options.provinces ?? '', context);
    if ('unknown' in provinces) {
      throw new OptionError(words.badProvince(plain(provinces.unknown), provincesOf(context).join(texts.comma)));
    }
    if (options.role === desk.asking.guildId) throw new OptionError(words.badRole);
    const place = await postable(options.channel, context, desk);
    if (candidatesFor({ themes, provinces }, context).length === 0) throw new OptionError(words.nothingFits);

    const before = await desk.store.subscriptionOf(options.channel);
    const now = desk.now();
    const subscription = await desk.store.subscribe(
      {
        ...rule,
        guildId: desk.asking.guildId,
        channelId: place.id,
        channelKind: place.kind,
        userId: desk.asking.userId,
        locale: context.locale,
        themes,
        provinces,
        roleId: options.role ?? null,
      },
      await nextDueOf(rule, await desk.store.idOf(place.id), now, desk),
      now,
    );
    const heading = (before ? words.changed : words.subscribed)(mention(place.id));
    const advice = place.missing.includes('ReadMessageHistory') ? [`-# ⚠ ${words.historyAdvised}`] : [];
    return done(heading, [...settingsLines(subscription, context), ...advice], subscription, context);
  },
);

function readRule(options: { time: string; timezone: string; days: string }, { texts }: Context): Rule {
  const time = readTime(options.time);
  if (time === null) throw new OptionError(texts.digest.badTime(plain(options.time)));
  const timeZone = readTimeZone(options.timezone);
  if (timeZone === null) throw new OptionError(texts.digest.badTimeZone(plain(options.timezone)));
  const days = readDays(options.days);
  if (days === null) throw new OptionError(texts.digest.badDays(plain(options.days)));
  return { time, timeZone, days };
}

/** When a channel is due next: see `nextFreeDue`. */
async function nextDueOf(rule: Rule, id: string | null, now: number, desk: Desk, from?: string): Promise<number> {
  return nextFreeDue(rule, now, id === null ? null : await desk.store.lastDaily(id, now), from);
}

const list = command(
  {
    name: 'list',
    zhName: '列表',
    description: 'Every channel of this server that gets the daily practice',
    zhDescription: '这个服务器里订阅了每日做法的频道',
    options: {},
  },
  async (_options, context, page) => {
    const desk = deskOf(context);
    const words = context.texts.digest;
    const all = await desk.store.subscriptionsOf(desk.asking.guildId);
    if (all.length === 0) return said(words.listEmpty);
    const pages = Math.ceil(all.length / LIST_PAGE);
    const shown = Math.min(page, pages);
    const ask = (to: number) => ({ verb: 'show' as const, ask: { command: 'digest list', options: {}, page: to } });
    const turn: ButtonSpec[] = [
      ...(shown > 1 ? [{ label: context.texts.buttonPrevious, action: ask(shown - 1) }] : []),
      ...(shown < pages ? [{ label: context.texts.buttonNext, action: ask(shown + 1) }] : []),
    ];
    const rows = all.slice((shown - 1) * LIST_PAGE, shown * LIST_PAGE);
    return {
      outcome: 'answered',
      components: card({
        color: COLORS.answer,
        parts: [
          [
            `## ${words.listTitle(all.length)}`,
            ...(pages > 1 ? [`-# ${context.texts.total(all.length, shown, pages)}`] : []),
          ],
          ...rows.map((row): Part => [`**${mention(row.channelId)}**`, ...settingsLines(row, context)]),
        ],
        rows: [turn],
      }),
    };
  },
);

/** Channels on one page of the list. */
const LIST_PAGE = 8;

const preview = command(
  {
    name: 'preview',
    zhName: '预览',
    description: 'Exactly what a channel gets next',
    zhDescription: '看看频道下一条会发什么',
    options: { channel: channelOption },
  },
  async (options, context) => {
    const { desk, words, subscription, where } = await subscribed(options.channel, context);
    // As it will be posted: in the language of the posts, not of who looks at it.
    const locale = toLocale(subscription.locale, context.locale);
    const own: Context = { ...context, locale, texts: textsFor(locale) };
    const next = nextPractice(subscription, await desk.store.shown(subscription.id), own);
    if (!next) return noticeReply(words.nothingFits);
    const { timeZone, nextDueAt, roleId } = subscription;
    const due = toLocal(nextDueAt ?? desk.now(), timeZone);
    const title =
      nextDueAt === null ? words.previewUndated(where) : words.previewTitle(where, `${due.date} ${due.time}`, timeZone);
    const post = digestReply(
      next.practice,
      { date: due.date, lateSince: null, isExtra: false, roleId, mark: null },
      own,
    );
    return { outcome: 'answered', components: [toText(`-# ${title}`), ...post.components] };
  },
);

const pause = command(
  {
    name: 'pause',
    zhName: '暂停',
    description: 'Stop the posts of a channel, until a date or until resumed',
    zhDescription: '暂停一个频道，到某一天或直到恢复',
    options: {
      until: {
        type: 'string',
        zhName: '到',
        description: 'The day on which posts begin again, such as 2026-10-08',
        zhDescription: '哪一天恢复，例如 2026-10-08；不填就一直停到手动恢复',
        completes: 'date',
        maxLength: 20,
      },
      channel: channelOption,
    },
  },
  async (options, context) => {
    const { desk, words, subscription, where } = await subscribed(options.channel, context);
    if (subscription.state === 'closed') throw new OptionError(words.pauseNeedsActive(where));
    const now = desk.now();
    if (options.until === undefined) {
      await desk.store.change(subscription.id, 'paused', null, now);
      return done(words.paused(where), [], subscription, context);
    }
    const date = readDate(options.until, toLocal(now, subscription.timeZone).date);
    if (date === null) throw new OptionError(words.badDate(plain(options.until)));
    const next = await nextDueOf(subscription, subscription.id, now, desk, date);
    await desk.store.change(subscription.id, 'paused', next, now);
    return done(words.pausedUntil(where, date), [], subscription, context);
  },
);

const resume = command(
  {
    name: 'resume',
    zhName: '恢复',
    description: 'Begin again after a pause, or after what ended the posts is mended',
    zhDescription: '恢复暂停的频道，或在处理好停用原因后恢复',
    options: { channel: channelOption },
  },
  async (options, context) => {
    const { desk, words, subscription, where } = await subscribed(options.channel, context);
    await postable(subscription.channelId, context, desk);
    const now = desk.now();
    const nextDueAt = await nextDueOf(subscription, subscription.id, now, desk);
    await desk.store.change(subscription.id, 'active', nextDueAt, now);
    const resumed: Subscription = { ...subscription, state: 'active', closeReason: null, nextDueAt };
    const heading = words.resumed(where);
    return done(heading, settingsLines(resumed, context), resumed, context);
  },
);

const remove = command(
  {
    name: 'remove',
    zhName: '取消',
    description: 'End the daily practice of a channel',
    zhDescription: '取消一个频道的每日做法',
    options: { channel: channelOption },
  },
  async (options, context) => {
    const { desk, words, subscription, where } = await subscribed(options.channel, context);
    await desk.store.change(subscription.id, 'removed', null, desk.now());
    return said(words.removed(where));
  },
);

const history = command(
  {
    name: 'history',
    zhName: '记录',
    description: 'What a channel got lately, and what it did not get and why',
    zhDescription: '频道最近发过什么，哪些没发、为什么',
    options: { channel: channelOption },
  },
  async (options, context) => {
    const { desk, words, subscription, where } = await subscribed(options.channel, context);
    const deliveries = await desk.store.history(subscription.id, HISTORY);
    const heading = `## ${words.historyTitle(where)}`;
    if (deliveries.length === 0) return said(`${heading}\n${words.historyEmpty}`);
    return {
      outcome: 'answered',
      components: fittingCard((shorten) => ({
        color: COLORS.answer,
        parts: [
          [heading, `-# ${subscription.timeZone}`],
          deliveries.map((delivery) => historyLine(delivery, subscription, shorten, context)),
        ],
        rows: [],
      })),
    };
  },
);

/** How many deliveries the history shows. */
const HISTORY = 15;

function historyLine(
  delivery: Delivery,
  { timeZone }: Subscription,
  shorten: (text: string) => string,
  { corpus, texts }: Context,
): string {
  const words = texts.digest;
  const { date, time } = toLocal(delivery.dueAt, timeZone);
  const practice = delivery.practice === null ? null : corpus.practiceById(delivery.practice);
  const isShown = delivery.state === 'posted' || delivery.state === 'publishing' || delivery.state === 'due';
  const name = practice ? `${plain(shorten(practice.name))}（${plain(shorten(practice.unitName))}）` : words.goneName;
  const notes = [
    ...(delivery.kind === 'now' ? [words.extraMark] : []),
    ...(delivery.late ? [words.lateMark] : []),
    ...(delivery.reason === null ? [] : [words.reasons[delivery.reason]]),
  ];
  const what = isShown && delivery.practice !== null ? [name] : [];
  return [`${date} ${time} ${words.states[delivery.state]}`, ...notes, ...what].join(' · ');
}

const now = command(
  {
    name: 'now',
    zhName: '立即',
    description: 'Post the next practice to a channel at once, beside the daily one',
    zhDescription: '马上发下一个做法，不影响每天的那条',
    options: { channel: channelOption },
  },
  async (options, context) => {
    const { desk, words, subscription, where } = await subscribed(options.channel, context);
    await postable(subscription.channelId, context, desk);
    const { state, reason } = await desk.postNow(subscription.id);
    if (state === 'posted' || state === 'publishing') return said(words.postedNow(where));
    if (state === 'due') return said(words.postLater(where), COLORS.miss);
    return said(words.postFailed(where, words.reasons[reason ?? 'refused']), COLORS.error);
  },
);

export const digest = commandGroup(
  {
    name: 'digest',
    zhName: '每日',
    description: 'The daily practice of a channel',
    zhDescription: '频道的每日做法：订阅、预览、暂停、记录',
    memberPermissions: PermissionFlagsBits.ManageGuild,
  },
  [subscribe, list, preview, pause, resume, remove, history, now],
);

const mention = (channelId: string): string => `<#${channelId}>`;

/** @throws OptionError where there is no desk to work at */
function deskOf({ desk, texts }: Context): Desk {
  if (typeof desk === 'string') throw new OptionError(texts.digest[desk]);
  return desk;
}

/** What a channel (default: the one that is asked in) has, and what to speak of it with. @throws OptionError where it has nothing */
async function subscribed(channelId: string | undefined, context: Context) {
  const desk = deskOf(context);
  const words = context.texts.digest;
  const id = channelId ?? desk.asking.channelId;
  const where = mention(id);
  const subscription = await desk.store.subscriptionOf(id);
  // Ids of other servers' channels can be typed; they say nothing here.
  if (subscription?.guildId !== desk.asking.guildId) throw new OptionError(words.notSubscribed(where));
  return { desk, words, subscription, where };
}

/** The place that a channel is, once the bot may post there. @throws OptionError that says which permission is missing */
async function postable(channelId: string, { texts }: Context, desk: Desk): Promise<Place> {
  const words = texts.digest;
  const place = await desk.asking.place(channelId);
  if (place === null) throw new OptionError(words.noPlace(mention(channelId)));
  const needed = place.missing.filter((permission) => permission !== 'ReadMessageHistory');
  if (needed.length === 0) return place;
  const names = needed.map((permission) => words.permissions[permission]).join(texts.comma);
  throw new OptionError(words.missing(mention(channelId), names));
}

/** What a subscription is set to, and how it stands. */
function settingsLines(subscription: Subscription, context: Context): string[] {
  const { texts } = context;
  const words = texts.digest;
  const { time, timeZone, days, themes, provinces, roleId, state, closeReason, nextDueAt } = subscription;
  const next = nextDueAt === null ? null : toLocal(nextDueAt, timeZone);
  const filters = [
    ...(themes.length === 0 ? [] : [words.themes(themes.map((theme) => texts.themes[theme]).join(texts.comma))]),
    ...(provinces.length === 0 ? [] : [words.provinces(provinces.map(plain).join(texts.comma))]),
    ...(roleId === null ? [] : [words.role(`<@&${roleId}>`)]),
  ];
  const standing =
    state === 'closed' && closeReason !== null
      ? [words.closed[closeReason], `-# ${words.mend}`]
      : state === 'paused'
        ? [next === null ? words.isPaused : words.isPausedUntil(next.date)]
        : next === null
          ? []
          : [words.next(`${next.date} ${next.time}`, timeZone)];
  const notes = [
    words.fitting(candidatesFor(subscription, context).length),
    ...(days === WORKDAYS && next !== null && Number(next.date.slice(0, 4)) >= HOLIDAYS_KNOWN_UNTIL
      ? [words.holidays(HOLIDAYS_KNOWN_UNTIL)]
      : []),
  ];
  return [
    words.at(time, timeZone, daysText(days, texts)),
    ...(filters.length === 0 ? [] : [filters.join(' · ')]),
    ...standing,
    ...(state === 'active' ? [`-# ${notes.join(' ')}`] : []),
  ];
}

const said = (line: string, color: number = COLORS.answer): Reply => ({
  outcome: 'answered',
  components: card({ color, parts: [[line]], rows: [] }),
});

function done(
  heading: string,
  lines: readonly string[],
  { channelId, state }: Subscription,
  { texts }: Context,
): Reply {
  const show = (label: string, name: string, options: Record<string, string>): ButtonSpec => ({
    label,
    action: { verb: 'show', ask: { command: name, options, page: 1 } },
  });
  const words = texts.digest;
  return {
    outcome: 'answered',
    components: card({
      color: COLORS.answer,
      parts: [[lines.length > 0 ? `## ${heading}` : heading, ...lines]],
      rows: [
        [
          ...(state === 'active' ? [show(words.buttonPreview, 'digest preview', { channel: channelId })] : []),
          show(words.buttonList, 'digest list', {}),
        ],
      ],
    }),
  };
}
