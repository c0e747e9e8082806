/**
 * The words of /digest and of the daily post, once per language.
 */
import type { CloseReason, Delivery, DeliveryReason } from '../../data/state/store.ts';

export interface DigestTexts {
  readonly nowhere: string;
  readonly broken: string;
  readonly needsServer: string;
  /** ISO weekdays, Monday first. */
  readonly weekdays: readonly string[];
  readonly daily: string;
  readonly workdays: string;
  readonly mondayToFriday: string;

  readonly badTime: (typed: string) => string;
  readonly badTimeZone: (typed: string) => string;
  readonly badDays: (typed: string) => string;
  readonly badTheme: (typed: string, known: string) => string;
  readonly badProvince: (typed: string, known: string) => string;
  readonly badDate: (typed: string) => string;
  readonly badRole: string;
  readonly noPlace: (channel: string) => string;
  readonly permissions: Readonly<
    Record<'ViewChannel' | 'SendMessages' | 'SendMessagesInThreads' | 'ReadMessageHistory', string>
  >;
  readonly missing: (channel: string, permissions: string) => string;
  readonly historyAdvised: string;
  readonly nothingFits: string;
  readonly notSubscribed: (channel: string) => string;
  readonly pauseNeedsActive: (channel: string) => string;

  readonly subscribed: (channel: string) => string;
  readonly changed: (channel: string) => string;
  readonly paused: (channel: string) => string;
  readonly pausedUntil: (channel: string, date: string) => string;
  readonly resumed: (channel: string) => string;
  readonly removed: (channel: string) => string;

  readonly at: (time: string, timeZone: string, days: string) => string;
  readonly themes: (names: string) => string;
  readonly provinces: (names: string) => string;
  readonly role: (role: string) => string;
  readonly next: (moment: string, timeZone: string) => string;
  readonly fitting: (count: number) => string;
  readonly holidays: (year: number) => string;

  readonly listTitle: (count: number) => string;
  readonly listEmpty: string;
  readonly isPaused: string;
  readonly isPausedUntil: (date: string) => string;
  readonly closed: Readonly<Record<CloseReason, string>>;
  readonly mend: string;
  /** A private message to who subscribed. */
  readonly closedNotice: (channel: string, reason: string) => string;

  readonly previewTitle: (channel: string, moment: string, timeZone: string) => string;
  readonly previewUndated: (channel: string) => string;

  readonly historyTitle: (channel: string) => string;
  readonly historyEmpty: string;
  readonly states: Readonly<Record<Delivery['state'], string>>;
  readonly reasons: Readonly<Record<DeliveryReason, string>>;
  readonly lateMark: string;
  readonly extraMark: string;
  readonly goneName: string;

  readonly postedNow: (channel: string) => string;
  readonly postLater: (channel: string) => string;
  readonly postFailed: (channel: string, reason: string) => string;

  readonly postTitle: (date: string) => string;
  readonly postExtra: string;
  readonly postLate: (time: string) => string;
  readonly postHonor: (unit: string) => string;

  readonly buttonPreview: string;
  readonly buttonList: string;
  readonly buttonHonors: string;
}

export const digestZhCN: DigestTexts = {
  nowhere: '每日做法只能在 Discord 频道里设置（或在 `pacesetter start` 的终端里试用）。',
  broken: '订阅数据暂时读不出来，每日做法已停用；查询命令不受影响。请让管理员看日志：里面写明了最新的备份和恢复办法。',
  needsServer: '每日做法只能在服务器里设置。',
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  daily: '每天',
  workdays: '中国工作日（节假日除外，调休上班日照发）',
  mondayToFriday: '周一至周五',

  badTime: (typed) => `“${typed}”不是时间，请按 08:30 的样子填写（00:00 到 23:59）。`,
  badTimeZone: (typed) => `没有“${typed}”这个时区，请从列表里选，例如 Asia/Shanghai。`,
  badDays: (typed) =>
    `看不懂日子“${typed}”，可以填：每天、工作日（中国工作日）、周一至周五，或几个星期几，例如 周一、周三。`,
  badTheme: (typed, known) => `没有“${typed}”这个主题，可以是：${known}。`,
  badProvince: (typed, known) => `没有“${typed}”的做法，可以是：${known}。`,
  badDate: (typed) => `“${typed}”不是将来的日期，请按 2026-10-08 的样子填写，到那天恢复。`,
  badRole: '@everyone 不能作为提醒的身份组，请选别的，或不填。',
  noPlace: (channel) =>
    `机器人看不到 ${channel}，或那里不能发消息。请让机器人“查看频道”，并选文字频道、公告频道或帖子（thread）。`,
  permissions: {
    ViewChannel: '查看频道',
    SendMessages: '发送消息',
    SendMessagesInThreads: '在子区内发送消息',
    ReadMessageHistory: '读取消息历史记录',
  },
  missing: (channel, permissions) =>
    `机器人在 ${channel} 还缺权限：${permissions}。请在频道设置 › 权限里打开，再订阅一次。`,
  historyAdvised: '建议再打开“读取消息历史记录”：机器人意外中断后，靠它确认那天的做法是否已经发出，免得重复。',
  nothingFits: '没有符合这些主题和省份的做法，请放宽条件。',
  notSubscribed: (channel) => `${channel} 还没有订阅每日做法，请用 /每日 订阅 来订阅。`,
  pauseNeedsActive: (channel) => `${channel} 的订阅已停用，没有什么可暂停；用 /每日 恢复 来恢复。`,

  subscribed: (channel) => `${channel} 已订阅每日做法`,
  changed: (channel) => `${channel} 的订阅已更新`,
  paused: (channel) => `${channel} 已暂停，用 /每日 恢复 来恢复。`,
  pausedUntil: (channel, date) => `${channel} 已暂停，${date} 起自动恢复。`,
  resumed: (channel) => `${channel} 已恢复`,
  removed: (channel) => `${channel} 的订阅已取消。发过的记录留着，再订阅时接着往下发，不重复。`,

  at: (time, timeZone, days) => `${days} ${time}（${timeZone}）`,
  themes: (names) => `主题：${names}`,
  provinces: (names) => `省份：${names}`,
  role: (role) => `提醒：${role}`,
  next: (moment, timeZone) => `下次：${moment}（${timeZone}）`,
  fitting: (count) => `符合条件的做法有 ${count} 个，全部发过一遍之前不会重复。`,
  holidays: (year) => `节假日安排目前只知道到 ${year} 年，之后按周一至周五算，更新程序即可补上。`,

  listTitle: (count) => `每日做法：${count} 个频道`,
  listEmpty: '这个服务器还没有频道订阅每日做法，请用 /每日 订阅 来订阅。',
  isPaused: '⏸ 已暂停',
  isPausedUntil: (date) => `⏸ 已暂停，${date} 恢复`,
  closed: {
    'channel-gone': '⛔ 已停用：频道已被删除',
    'no-access': '⛔ 已停用：机器人看不到这个频道（缺“查看频道”，或已被移出服务器）',
    'no-permission': '⛔ 已停用：机器人不能在这里发消息（缺“发送消息”权限）',
    'thread-closed': '⛔ 已停用：子区已归档并锁定',
  },
  mend: '处理好以后用 /每日 恢复 来恢复，或用 /每日 取消 来取消。',
  closedNotice: (channel, reason) =>
    `您为 ${channel} 订阅的每日做法已停用。${reason}。处理好以后，在服务器里用 /每日 恢复 来恢复。`,

  previewTitle: (channel, moment, timeZone) => `${channel} 下次（${moment}，${timeZone}）要发的就是下面这条：`,
  previewUndated: (channel) => `${channel} 目前不会自动发。恢复后先发下面这条：`,

  historyTitle: (channel) => `${channel} 最近发过的做法`,
  historyEmpty: '还没有发过。',
  states: {
    due: '⏳ 待发',
    publishing: '✔ 已发，正在推送给关注者',
    posted: '✔ 已发',
    skipped: '↷ 未发',
    failed: '✘ 未发出',
  },
  reasons: {
    'too-late': '错过太久',
    paused: '当时已暂停',
    ended: '当时已停用',
    'nothing-fits': '没有符合条件的做法',
    refused: 'Discord 不接收这条消息',
    unreachable: 'Discord 一直连不上',
    uncertain: '没有收到回执，为免重复不再发送',
  },
  lateMark: '补发',
  extraMark: '加发',
  goneName: '（已不在库中）',

  postedNow: (channel) => `已发到 ${channel}。`,
  postLater: (channel) => `Discord 暂时没有接收，稍后会自动再发到 ${channel}。`,
  postFailed: (channel, reason) => `没有发到 ${channel}：${reason}。`,

  postTitle: (date) => `每日做法 · ${date}`,
  postExtra: '加发',
  postLate: (time) => `补发：原定 ${time}`,
  postHonor: (unit) => `${unit} 的荣誉之一`,

  buttonPreview: '预览下一条',
  buttonList: '全部订阅',
  buttonHonors: '全部荣誉',
};

export const digestEn: DigestTexts = {
  nowhere: 'The daily practice is set up in a Discord channel (or tried in the terminal of `pacesetter start`).',
  broken:
    'The subscriptions cannot be read at the moment, so the daily practice is off; everything that is looked up works as ever. Whoever runs the bot finds the newest backup, and how to restore it, in the log.',
  needsServer: 'The daily practice is set up in a server.',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  daily: 'every day',
  workdays: 'Chinese workdays (public holidays off, make-up days on)',
  mondayToFriday: 'Monday to Friday',

  badTime: (typed) => `“${typed}” is no time; write it like 08:30 (00:00 to 23:59).`,
  badTimeZone: (typed) => `There is no time zone “${typed}”; choose one from the list, such as Asia/Shanghai.`,
  badDays: (typed) =>
    `“${typed}” is not understood; write daily, workdays (Chinese workdays), weekdays (Monday to Friday), or days such as mon, wed.`,
  badTheme: (typed, known) => `There is no theme “${typed}”; it can be: ${known}.`,
  badProvince: (typed, known) => `There is no practice from “${typed}”; it can be: ${known}.`,
  badDate: (typed) => `“${typed}” is no date to come; write it like 2026-10-08, the day on which posts begin again.`,
  badRole: '@everyone cannot be the role that is pinged; choose another one, or none.',
  noPlace: (channel) =>
    `The bot does not see ${channel}, or nothing can be posted there. Give it View Channel, and choose a text channel, an announcement channel or a thread.`,
  permissions: {
    ViewChannel: 'View Channel',
    SendMessages: 'Send Messages',
    SendMessagesInThreads: 'Send Messages in Threads',
    ReadMessageHistory: 'Read Message History',
  },
  missing: (channel, permissions) =>
    `In ${channel} the bot lacks: ${permissions}. Allow it in the channel's settings › Permissions, then subscribe again.`,
  historyAdvised:
    'Better allow Read Message History as well: after a crash, the bot sees by it whether the practice of that day was posted already.',
  nothingFits: 'No practice fits these themes and provinces; please widen them.',
  notSubscribed: (channel) => `${channel} gets no daily practice; /digest subscribe begins it.`,
  pauseNeedsActive: (channel) =>
    `The subscription of ${channel} has ended, so there is nothing to pause; /digest resume begins it again.`,

  subscribed: (channel) => `${channel} gets the daily practice`,
  changed: (channel) => `The subscription of ${channel} is changed`,
  paused: (channel) => `${channel} is paused; /digest resume begins again.`,
  pausedUntil: (channel, date) => `${channel} is paused and begins again on ${date}.`,
  resumed: (channel) => `${channel} begins again`,
  removed: (channel) =>
    `${channel} gets no daily practice any more. What was posted stays on record: subscribed again, it goes on where it ended, without repeating.`,

  at: (time, timeZone, days) => `${time} (${timeZone}), ${days}`,
  themes: (names) => `Themes: ${names}`,
  provinces: (names) => `Provinces: ${names}`,
  role: (role) => `Pings: ${role}`,
  next: (moment, timeZone) => `Next: ${moment} (${timeZone})`,
  fitting: (count) => `${count} practices fit; none is repeated before all were shown.`,
  holidays: (year) =>
    `Public holidays are known until ${year}; after it, Monday to Friday count as workdays until the program is updated.`,

  listTitle: (count) => `Daily practice: ${count} ${count === 1 ? 'channel' : 'channels'}`,
  listEmpty: 'No channel of this server gets the daily practice yet; /digest subscribe begins it.',
  isPaused: '⏸ paused',
  isPausedUntil: (date) => `⏸ paused until ${date}`,
  closed: {
    'channel-gone': '⛔ ended: the channel was deleted',
    'no-access':
      '⛔ ended: the bot cannot see the channel (View Channel is missing, or it was removed from the server)',
    'no-permission': '⛔ ended: the bot may not post here (Send Messages is missing)',
    'thread-closed': '⛔ ended: the thread is archived and locked',
  },
  mend: 'Once that is mended, /digest resume begins again; /digest remove takes it off the list.',
  closedNotice: (channel, reason) =>
    `The daily practice that you set up for ${channel} has ended. ${reason}. Once that is mended, /digest resume in the server begins again.`,

  previewTitle: (channel, moment, timeZone) => `This is what ${channel} gets next (${moment}, ${timeZone}):`,
  previewUndated: (channel) => `${channel} gets nothing by itself at the moment. Once it is resumed, this comes first:`,

  historyTitle: (channel) => `What ${channel} got lately`,
  historyEmpty: 'Nothing yet.',
  states: {
    due: '⏳ waiting',
    publishing: '✔ posted, being published to followers',
    posted: '✔ posted',
    skipped: '↷ skipped',
    failed: '✘ not posted',
  },
  reasons: {
    'too-late': 'too long past its time',
    paused: 'paused at that time',
    ended: 'ended at that time',
    'nothing-fits': 'no practice fits',
    refused: 'Discord does not take this message',
    unreachable: 'Discord could not be reached',
    uncertain: 'never confirmed, and not sent again lest it appear twice',
  },
  lateMark: 'late',
  extraMark: 'extra',
  goneName: '(no longer on record)',

  postedNow: (channel) => `Posted to ${channel}.`,
  postLater: (channel) => `Discord does not take it at the moment; it will be sent to ${channel} again by itself.`,
  postFailed: (channel, reason) => `Not posted to ${channel}: ${reason}.`,

  postTitle: (date) => `Practice of the day · ${date}`,
  postExtra: 'extra',
  postLate: (time) => `late; was due at ${time}`,
  postHonor: (unit) => `One honour of ${unit}`,

  buttonPreview: 'Preview the next',
  buttonList: 'All subscriptions',
  buttonHonors: 'All honours',
};
