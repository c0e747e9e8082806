import { type Edit, editStage } from './draft.ts';
import { label, type Slot } from './mark-model.ts';

/**
 * Pages that lost every mark, % and +: "." stands for all of them, a run of them for one or more. What can be told from
 * arithmetic, units and grammar is told by rules; between ， 。 、 ： ； a small model decides (mark-model.ts).
 */

/** A run of "." that is no decimal point. */
type Run = {
  at: number;
  length: number;
  /** The quotation that it stands in: its “ and its ”, or null. */
  quote: readonly [number, number] | null;
  /** What comes back before the mark itself: %, 》 or ）. */
  first: string;
  /** The mark where a rule knows it; null leaves it to the model. */
  mark: string | null;
};

/** Units that things are counted in: before them a number has no decimals. */
const COUNTED =
  /^(?:多|余)?(?:名|人|家|批|件|次|项|个(?!小时|百分点|工作日|月|多)|户|台|条|份|位|所|座|辆|艘|架|期|场|种|类|只|头|株|棵|岁|日|月|号|市|县|区|国|村|支|枚|面|封|例|起|宗|部|本|册|篇|集|页|轮|届|局|处|科|站|标箱|年(?!产|均)|大|多[家名个次批件])/u;
const HALVED =
  /^(?:[余多])?(?:万|亿|千|百|%|％|‰|个百分点|个小时|小时|公里|米|吨|亩|元|美元|平方|公斤|千克|倍|摄氏|度|毫米|厘米|微米|毫克|微克|克|升|立方|公顷|个工作日|个月|个多|成|折|分|兆|海里|斤|里|天|年[产均]|[a-zA-Zμ℃°])/u;
/** Quoted numbers that are days of the year: “3·15”. All others in that form are sums: “5+2”. */
const DAYS =
  /^(?:3\.15|5\.12|3\.8|5\.4|7\.1|8\.1|10\.1|9\.18|12\.9|6\.5|4\.26|12\.4|11\.9|9\.11|6\.26|12\.1|5\.1|6\.1)$/u;
/** Means and ages have decimals whatever they are counted in: 平均年龄34.6岁, 户均2.4亩. */
const MEAN = /(?:平均|[人户年月日均]均|年龄|每[^.]{1,4})[^.，。]{0,12}(?:\d+\.\d+[^.，。]{0,8})?$/u;
/** No clause begins with these: behind a number without a unit they belong to it, and it is a share. */
const BELONGS = /^(?:的(?!确)|左右)/u;
const CHANGE = /增长|提高|提升|下降|降低|上升|缩短|减少|压缩|节约|节省|增加|占|率/u;
const ATTACHED =
  /^(?:的|以上|以下|以内|左右|和|与|及|至|到|提高到|下降到|降低到|上升到|增加到|减至|升至|降至|降到|升到)/u;
const SHARE =
  /(?:率(?:均|都|也)?(?:达到|达|为|是|超过|高达|保持在|提高到|提高了|提高|下降到|控制在|稳定在|由|从|在|至|到)?|占(?:到|了|比|总[^.]{0,6}的|全[^.]{0,8}的|[^.]{1,10}的)?|(?:增长|提高|提升|下降|降低|上升|增幅|降幅|涨幅|减少|增加|增速|提速|压缩|缩短|节约)(?:了|率|到|达到|达|为|近|约|超过)?|(?:比例|比重)[^.]{0,8}|同比[^.]{0,4}|环比[^.]{0,4}|百分之)$/u;
const SHARE_SOMEWHERE =
  /率|占|增长|提高|提升|下降|降低|上升|比例|比重|同比|[增降涨]幅|覆盖|满意|合格|增加|减少|[^晋]升[至到]|降[至到为]|[上下]调|超标|含量|含[水氧]量|水分|灰分|品位|依存度|纯度|浓度/u;
/** One number behind 分别 is two: 分别增长34.41. has lost the mark between 34% and 41%. */
const EACH = /分别[^.\d]{0,10}$/u;
/** Numbers that stand side by side; elsewhere 0.02.3.坚持 is the end of one point and the number of the next. */
const EACH_SOMEWHERE = /分别|依次/u;
/** Nothing goes on with the number, and no further one of the list comes. */
const CLOSED = /^(?:$|\.(?:(?=(?:19|20)\d\d年)|(?![\d.]|(?:和|与|及|以及)?[\u4e00-\u9fff]{0,4}\d)))/u;
const CLOCK = /(?:上午|下午|晚上|晚|早上|早晨|早|凌晨|清晨|中午|傍晚|夜里|每天|每日|时间)$/u;
const TITLE_VERB =
  /(?:制定|出台|印发|发布|修订|编制|颁布|起草|编写|编印|实施|下发|启动|签署|签订|依据|按照|根据|贯彻|宣传|学习|落实|联合制定|参与起草的|主持编写|编制了|制定了|出台了|起草了)$/u;
const TITLE_END =
  /(?:指南|办法|条例|规定|规划|预案|意见|通知|细则|方案|标准|纲要|手册|规程|规范|备忘录|公约|须知|法)$/u;
const PLUS_HEAD =
  /^(?:公司|企业|龙头企业|合作社|互联网|党建|支部|协会|白|基地|政府|局领导|市场|专家|品牌|示范区|检验检疫)$/u;
const PLUS_BEHIND =
  /^(?:的?[^.”“]{0,6}(?:模式|工作法|机制|制度|经营|工作制|产业|计划|行动|管理|体系|服务|预约|工程))|^\d{1,2}小时|^24/u;
const QUESTION =
  /(?:吗|呢|么|何|谁|哪里|哪儿|怎么办|怎么样|如何是好|多少|几何|没有)$|^(?:怎么|怎样|为什么|为何|何必|何以|如何|是什么|难道|谁|凭什么|怎能|岂|哪)/u;
const EXCLAIM =
  /(?:啊|呀|啦|哇|太[^.]{1,6}了|真[^.]{1,5}了|多么[^.]+|万岁|加油|你们了|再难也要拿下来|必须[^.]{1,6}|喽)$/u;
const INTRODUCES = /(?:就是|话是|即|如下|下列|答案是|一句话是|结果|口诀是|包括|分别是)$/u;
const SPEAKS =
  /(?:说|道|指出|表示|强调|认为|感慨|问|答|写道|评价|喊|笑道|常说|告诉[^.]{0,6}|提出|话是|即|口号|顺口溜|嘱咐|叮嘱[^.]{0,4}|叮咛|介绍|反问|埋怨[^.]{0,3}|题为|一笑|回忆)$/u;

/** Does a piece of a line have lost marks rather than a few stray points? */
function isLost(line: string): boolean {
  if (!line.includes('.')) return false;
  const lost = line.match(/(?<=[\p{Script=Han}”’）\d%])\.(?=[\p{Script=Han}“‘（”’]|\.|$)/gu)?.length ?? 0;
  if (lost === 0) return false;
  const kept = line.match(/[，。、；：！？]/gu)?.length ?? 0;
  return lost >= 2 ? lost > kept : kept === 0 && line.length < 60;
}

/** Pairs of “ and ” of a line, innermost first. */
function quotesOf(line: string): (readonly [number, number])[] {
  const open: number[] = [];
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (char === '“' || char === '‘') open.push(i);
    else if (char === '”' || char === '’') {
      const from = open.pop();
      if (from !== undefined) pairs.push([from, i]);
    }
  }
  return pairs;
}

function numberBefore(line: string, at: number): string {
  return /\d+(?:\.\d+)?$/u.exec(line.slice(Math.max(0, at - 14), at))?.[0] ?? '';
}

/** The text of the clause before `at`, back to the mark or quote before it. */
function clauseBefore(line: string, at: number): string {
  return /[^.“”‘’，。；：]*(?:\d\.\d+[^.“”‘’，。；：]*)*$/u.exec(line.slice(Math.max(0, at - 60), at))?.[0] ?? '';
}

/** A number that is compared: 只有9, 不超过10. */
const BESIDE_SHARE = /(?:只有|仅有?|仅为|不超过|不足|不到|高达|达到?|超过)$/u;
/** How far a share reaches that a number stands beside. */
const NEAR = 40;

/** Does the number before the lost mark need a %? Either grammar says so, or two counts before it prove it: 13 of 20 is 65%. */
function wantsPercent(line: string, at: number, number: string, percentBefore: boolean, percentNear: boolean): boolean {
  const before = line.slice(Math.max(0, at - number.length - 60), at - number.length);
  const clause = clauseBefore(line, at - number.length);
  if (/^(?:19|20)\d\d$/u.test(number) && !/占|率/u.test(clause)) return false;
  if (SHARE.test(clause)) return true;
  // 占了62%，…的只有9.: told beside a share, and counted in nothing.
  if (Number(number) <= 100 && percentNear && BESIDE_SHARE.test(clause)) return true;
  if (clause === '' && percentBefore && !EACH_SOMEWHERE.test(before)) return false;
  if (percentBefore && /^(?:|和|与|及|、|提高到|下降到|降低到|上升到|到|至|增加到|减少到|分别[^.]{0,6})$/u.test(clause))
    return true;
  if (
    Number(number) <= 1000 &&
    SHARE_SOMEWHERE.test(clause) &&
    /(?:达到?|为|是|近|约|超过|至|到|在|了|的|和|由|从|以|超标|[上下]调|不足|不到|只有|仅有?|显示|品位)$/u.test(clause)
  )
    return true;
  const counts = [...before.matchAll(/\d+(?=[名人家个批])/gu)].map(([count]) => Number(count));
  const share = Number(number);
  return counts.some((part) =>
    counts.some((all) => all > part && part > 1 && Math.abs((part / all) * 100 - share) < 0.6),
  );
}

/** A number with decimals that nothing is counted in, where the sentence speaks of shares or change: only a % can be missing. */
function isBareShare(line: string, at: number, number: string): boolean {
  return (
    number.includes('.') && SHARE_SOMEWHERE.test(line.slice(Math.max(0, at - number.length - 40), at - number.length))
  );
}

/** Decides what numbers tell: decimal points, %, + and the times of a day. Returns the runs that are lost marks. */
function readNumbers(line: string, quotes: readonly (readonly [number, number])[], edits: Edit[]): Run[] {
  const runs: Run[] = [];
  let percentBefore = false;
  let percentAt = Number.NEGATIVE_INFINITY;
  const within = (at: number) => quotes.find(([from, to]) => from < at && at < to) ?? null;
  for (const match of line.matchAll(/\.+/g)) {
    const at = match.index;
    const { length } = match[0];
    const end = at + length;
    const quote = within(at);
    const percentNear = at - percentAt < NEAR;
    const run: Run = { at, length, quote, first: '', mark: null };
    const digitBefore = /\d/u.test(line[at - 1] ?? '');
    const digitBehind = /\d/u.test(line[end] ?? '');
    if (digitBefore && digitBehind && length === 1) {
      const whole = /\d+$/u.exec(line.slice(0, at))?.[0] ?? '';
      const part = /^\d+/u.exec(line.slice(end))?.[0] ?? '';
      const behind = line.slice(end + part.length);
      // Part of a chain or the number behind an earlier decimal point.
      const decimalBefore =
        line[at - whole.length - 1] === '.' && !runs.some((other) => other.at + other.length === at - whole.length);
      const inside = quote ? line.slice(quote[0] + 1, quote[1]) : '';
      // “1.1.1”帮扶法
      if (/^\d{1,2}(?:\.\d{1,2}){2,}$/u.test(inside)) {
        edits.push({ at, length: 1, to: '+' });
        continue;
      }
      if (quote && inside === `${whole}.${part}`) {
        edits.push({ at, length: 1, to: DAYS.test(`${whole}.${part}`) ? '·' : '+' });
        continue;
      }
      if (
        CLOCK.test(line.slice(Math.max(0, at - whole.length - 4), at - whole.length)) &&
        Number(whole) < 24 &&
        /^[0-5]\d$/u.test(part) &&
        !HALVED.test(behind)
      ) {
        edits.push({ at, length: 1, to: ':' });
        continue;
      }
      if (/^[0-5]\d$/u.test(part) && Number(whole) <= 24 && /^(?:整|许|时许|准时)/u.test(behind)) {
        edits.push({ at, length: 1, to: ':' });
        continue;
      }
      const year = /^(?:19|20)\d\d$/u.test(part) && /^年/u.test(behind);
      const mean = MEAN.test(line.slice(Math.max(0, at - whole.length - 30), at - whole.length));
      const counted = (COUNTED.test(behind) && !mean) || year;
      const each =
        !HALVED.test(behind) &&
        CLOSED.test(behind) &&
        EACH.test(line.slice(Math.max(0, at - whole.length - 14), at - whole.length));
      const point =
        !decimalBefore &&
        !counted &&
        !each &&
        (mean || HALVED.test(behind) || !(part.length > 1 && part.startsWith('0') && whole.length > 3));
      if (point) continue;
      const number = decimalBefore ? numberBefore(line, at) : whole;
      if (wantsPercent(line, at, number, percentBefore, percentNear)) {
        run.first = '%';
        percentBefore = true;
        percentAt = at;
      }
      // A count that was just named begins the sentence that goes on about it: …13名，占65%。13名党员…
      const named = /^\d+[\u4e00-\u9fff]/u.exec(line.slice(end))?.[0];
      if (each && run.first) run.mark = '、';
      if (run.first && named && line.slice(Math.max(0, at - 40), at).includes(named)) run.mark = '。';
      runs.push(run);
      continue;
    }
    if (digitBefore && !digitBehind) {
      const digits = /\d+$/u.exec(line.slice(0, at))?.[0] ?? '';
      const separated = runs.at(-1)?.at === at - digits.length - 1;
      const number = separated ? digits : numberBefore(line, at);
      const bareYear = /^(?:19|20)\d\d$/u.test(number);
      const behind = line.slice(end, end + 2);
      const share =
        length === 1 &&
        number !== '' &&
        !bareYear &&
        (BELONGS.test(behind) ||
          /^以[上下内]的/u.test(line.slice(end, end + 3)) ||
          (/^以[上下内]/u.test(behind) && CHANGE.test(clauseBefore(line, at - number.length))));
      if (share || isBareShare(line, at, number) || wantsPercent(line, at, number, percentBefore, percentNear)) {
        run.first = '%';
        percentBefore = true;
        percentAt = at;
        if (length === 1 && (share || ATTACHED.test(line.slice(end, end + 6)) || /^[”’]/u.test(behind))) run.mark = '';
        runs.push(run);
        continue;
      }
    } else if (digitBefore && digitBehind) {
      if (wantsPercent(line, at, numberBefore(line, at), percentBefore, percentNear)) {
        run.first = '%';
        percentBefore = true;
        percentAt = at;
        runs.push(run);
        continue;
      }
    }
    percentBefore = false;
    runs.push(run);
  }
  return runs;
}

/** Plus signs between the parts of a quoted model: “公司+基地+农户”模式. */
function readSums(line: string, runs: readonly Run[]): void {
  for (const run of runs) {
    if (!run.quote || run.mark !== null) continue;
    const [from, to] = run.quote;
    const parts = line.slice(from + 1, to).split('.');
    const behind = line.slice(to + 1, to + 14);
    const short = parts.length <= 4 && parts.every((part) => part.length > 0 && part.length <= 6);
    if (!short) continue;
    const pairOfManners =
      parts.length === 2 && parts.every((part) => /^[\u4e00-\u9fff]{2,3}化$/u.test(part)) && PLUS_BEHIND.test(behind);
    const blackAndWhite = parts.join() === '白,黑';
    const letters = parts.some((part) => /^[0-9A-Z]$/u.test(part)) && PLUS_BEHIND.test(behind);
    if (blackAndWhite || pairOfManners || letters || (PLUS_HEAD.test(parts[0] ?? '') && PLUS_BEHIND.test(behind)))
      run.mark = '+';
  }
}

/** Marks that come in pairs: (GAP), 《…办法》, (一), (简称…). */
function readPairs(line: string, runs: Run[]): void {
  runs.forEach((run, i) => {
    const next = runs[i + 1];
    if (run.mark !== null || run.first || !next || next.mark !== null || next.first) return;
    const inside = line.slice(run.at + run.length, next.at);
    const before = line.slice(Math.max(0, run.at - 8), run.at);
    const behind = line.slice(next.at + next.length);
    const close = (opening: string, closing: string) => {
      run.mark = opening;
      if (next.length > 1) next.first = closing;
      else if (behind === '') next.first = closing;
      else next.mark = closing;
    };
    if (/^[A-Z][A-Za-z0-9-]{1,11}$/u.test(inside) && /\p{Script=Han}$/u.test(before)) close('（', '）');
    else if (/^(?:以下)?(?:简称|又称|下同|也称)[^.]{0,24}$/u.test(inside)) close('（', '）');
    else if (/^[一二三四五六七八九十]{1,2}$/u.test(inside) && run.at + run.length === next.at - inside.length)
      close('（', '）');
    else if (TITLE_END.test(inside) && inside.length >= 5 && TITLE_VERB.test(before)) {
      close('《', '》');
      if (next.mark === '》' && !/^(?:的|等|和|与|及|中|第|为|将|已|在|从|对)/u.test(behind)) {
        next.mark = null;
        next.first = '》';
      }
    }
  });
}

/** The mark at the end of a sentence, a question or a cry. */
function endMark(clause: string): string {
  if (QUESTION.test(clause)) return '？';
  if (EXCLAIM.test(clause)) return '！';
  return '。';
}

function slotsOf(line: string, runs: readonly Run[], quotes: readonly (readonly [number, number])[]): Map<Run, Slot> {
  const slots = new Map<Run, Slot>();
  const bare = (text: string) => (/[“”‘’.]/u.test(text) ? text.replace(/[“”‘’.]/gu, '') : text);
  const closes = new Map(quotes.map(([from, to]) => [to, from]));
  const opens = new Map(quotes);
  const same = (a: Run, b: Run) => a.quote?.[0] === b.quote?.[0];
  runs.forEach((run, i) => {
    const end = run.at + run.length;
    let from = run.quote ? run.quote[0] + 1 : 0;
    for (let j = i - 1; j >= 0; j--) {
      const other = runs[j];
      if (!other) break;
      if (same(other, run) || (!run.quote && line[other.at + other.length] === '”')) {
        from = other.at + other.length;
        break;
      }
    }
    let to = run.quote ? run.quote[1] : line.length;
    for (let j = i + 1; j < runs.length; j++) {
      const other = runs[j];
      if (!other) break;
      if (same(other, run) || (!run.quote && line[other.at + other.length] === '”')) {
        to = other.at;
        break;
      }
    }
    const afterQuote = line[run.at - 1] === '”';
    const beforeQuote = line[end] === '“';
    const left = line.slice(from, run.at);
    const right = line.slice(end, to);
    slots.set(run, {
      left: bare(left),
      right: bare(right),
      afterQuote,
      beforeQuote,
      quoted: run.quote ? run.quote[1] - run.quote[0] - 1 : 0,
      quotedMarks: run.quote ? runs.filter((other) => same(other, run)).length : 0,
      leftQuote: afterQuote ? line.slice((closes.get(run.at - 1) ?? run.at - 1) + 1, run.at - 1) : '',
      rightQuote: beforeQuote ? line.slice(end + 1, opens.get(end) ?? end + 1) : '',
      last: to === line.length || line[to] === '”',
      percent: run.first === '%',
    });
  });
  return slots;
}

/** The runs of a line with what rules know of them, and the slots that are left to the model. Used by the training script too. */
export function readLine(line: string): { runs: Run[]; slots: Map<Run, Slot>; edits: Edit[] } {
  const edits: Edit[] = [];
  const quotes = quotesOf(line);
  const runs = readNumbers(line, quotes, edits);
  readSums(line, runs);
  readPairs(line, runs);
  const slots = slotsOf(line, runs, quotes);
  runs.forEach((run, i) => {
    if (run.mark !== null) return;
    // No line begins with any other of the marks: a second line of a title.
    if (run.at === 0) {
      run.mark = '——';
      return;
    }
    const end = run.at + run.length;
    const slot = slots.get(run);
    const clause = slot?.left ?? '';
    if (end === line.length) run.mark = endMark(clause);
    else if (line[end] === '”' || line[end] === '’') {
      const opened = run.quote ? run.quote[0] : 0;
      const speech = SPEAKS.test(line.slice(Math.max(0, opened - 12), opened).replace(/\.+$/u, '')) || opened === 0;
      run.mark = run.length > 1 ? '……' : speech || (slot?.quoted ?? 0) > 10 ? endMark(clause) : '。';
    } else if (line[end] === '“' && SPEAKS.test(clause) && !/[”’]$/u.test(line.slice(0, run.at))) run.mark = '：';
    else if (INTRODUCES.test(clause) && clause.length > 3) run.mark = '：';
    else if (run.length > 1 && !run.first && !/\d/u.test(line[run.at - 1] ?? '') && runs[i]?.length === 2)
      run.mark = '——';
  });
  return { runs, slots, edits };
}

function lineEdits(line: string): Edit[] {
  const { runs, slots, edits } = readLine(line);
  const open = runs.filter((run) => run.mark === null);
  // A quotation has its own sequence of marks.
  const groups = new Map<number, Run[]>();
  for (const run of open) {
    const key = run.quote?.[0] ?? -1;
    const group = groups.get(key);
    if (group) group.push(run);
    else groups.set(key, [run]);
  }
  for (const group of groups.values()) {
    const labels = label(group.flatMap((run) => slots.get(run) ?? []));
    group.forEach((run, i) => {
      run.mark = labels[i] ?? '，';
    });
  }
  for (const run of runs) edits.push({ at: run.at, length: run.length, to: run.first + (run.mark ?? '，') });
  return edits.sort((a, b) => a.at - b.at);
}

export const lostMarks = editStage('lost-marks', (text) => {
  if (!text.includes('.')) return [];
  const edits: Edit[] = [];
  let from = 0;
  const lines = text.split('\n');
  const lost = lines.map(isLost);
  const some = lost.includes(true);
  for (const [i, line] of lines.entries()) {
    if (lost[i] || (some && /^\.{1,2}\p{Script=Han}/u.test(line)))
      for (const { at, length, to } of lineEdits(line)) edits.push({ at: at + from, length, to });
    from += line.length + 1;
  }
  return edits;
});
