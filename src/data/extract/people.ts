/**
 * Named persons with what they are: 局长周建平, 肖成蕊高级工程师, 孙立诚，植检科科长, 授予王哲辉…, 由郭晓东、李娜等6人组成.
 *
 * Every place where a name may begin is weighed: how much the word looks like a name by itself, what leads up to it (a role, a
 * row of names, a verb that takes persons) and what stands behind it (a role, speech, an honour, the end of a row).
 */
import type { Person } from '../model.ts';
import {
  bestOf,
  type Candidate,
  candidatesAt,
  FAMILY,
  mayBegin,
  plainlyName,
  provedWhole,
} from './people/candidates.ts';
import { PLAIN_SURNAMES } from './people/characters.ts';
import { guestAt, speakerAt, wholeBySound } from './people/foreign.ts';
import { endsRole, roleAfter, roleBefore, roleEndingAt } from './people/roles.ts';
import { ordinary } from './people/words.ts';
import { type Passage, passageOf, type Reading, type Sentence } from './text.ts';

export type ExtractedPerson = Omit<Person, 'source'> & { evidence: Passage; confidence: number };

/** Where a person is named; subjects and recipients are found by these. */
export type PersonMention = { name: string; start: number; end: number };

type Found = { name: string; role: string; start: number; end: number; sentence: Sentence; score: number };

/** What a place must weigh to name a person. */
const ENOUGH = 3;
/** The most that what stands behind a name and its other mentions add. */
const MOST_BEHIND = 4;

const BYLINE =
  /(?:记者|通讯员|编辑|责编|责任编辑|作者|撰稿|摄影|文|图|供稿|审核|来源|实习生|特约|校对|编审|报道|见习记者|整理)[：:／/\s]*$|本[报网社]讯$/u;
/** 本网讯（通讯员 孙立新 刘倩）: everything inside the brackets. */
const BYLINE_ASIDE =
  /[（(【][^（）()【】]{0,30}(?:记者|通讯员|作者|摄影|供稿|文[／/：]|图[／/：]|责编|编辑|撰稿)[^（）()【】]{0,60}[）)】]/gu;
/** 责任编辑：王芳 */
const BYLINE_LINE =
  /^\s*(?:责任编辑|责编|编辑|作者|来源|供稿|审核|校对|文[／/]|图[／/]|摄影|记者|通讯员|撰稿)[：:／/\s][^。\n]{0,60}$/gmu;

const SPEECH =
  /^(?:[^，、。；：“”]{0,8}?(?:说(?!明|法|服|到底)|来说|看来|的话说|估算|估计|合计|盘算|盘点|摇[摇着]?头|点[点着]?头|摆[摆着]?手|拍[了拍着]|笑(?!话|容|脸)|叹|感激|念叨|嘀咕|表示(?!出)|介绍|告诉|指出|认为|坦言|笑言|直言|回忆|感慨|感叹|赞叹|称赞|评价|打趣|点赞|强调|解释|透露|算了一笔账|算起|算过|竖起|伸出大拇指|竖着))|^[^，。；：“”]{0,10}：“/u;
/** Somebody gets an honour. */
const HONOURED =
  /^(?:同志|本人|个人|家庭|[^，。；]{0,3}年|今年|去年|\d{1,2}月|上月|日前|当年|同年|也|还|又|先后|均|分别|双双|一同|同|再次|曾|同时|因此|光荣|荣幸|则|更是|连续|多次|成功|成为)*(?:被[^，。；]{0,24}?(?:评|授|命名|表彰|选|记|聘|确定|列入|推荐)|荣[获立膺登]|喜获|获(?!悉|得知|取)|当选|入选|被评|捧[回得]|摘[得取下]|夺得|勇夺|立功|记功|分获|斩获|拿回|跻身|跨入|上榜|榜上有名|受到表彰|受表彰)|^的“|^记(?:个人|集体)?[一二三]等功|^记(?:大)?功|^代表[^，。；]{1,12}(?:参加|参赛|出战|出征|发言|领奖|夺|获)/u;
const DOES =
  /^(?:今年|去年|凭|\d|[，。、；：！？）”]|$|在|从|带|率|牵头|主动|连续|已|就|也|又|还|却|都|便|才|总|常|每|没|不|把|将|对|向|给|拿|看|看着|看在|一|这|自|本人|二话|负责|主持|参加|担任|作为|代表|来|到|用|为|与|和|的|是|被|至今|因|参与|完成|研制|撰写|发表|坚持|扎根|驻|守|经手|入|正|刚|只|再|家|急|站|忙|跑|指|捧|抱|背|掰|笑|曾|所|由|等|得|先后|起初|种|卖|拉|走|有|他们|她们|替|顺|退|吃|住|靠|见|应|签|最|分|握|前|熬|当|身|专|上|下|收|接|开|领|找|打|几|那|此|记|翻|养|摘|守|每|多|赶|摆|猫|跟|提|爬)/u;
/** Handing, carrying and going somewhere: what somebody does whose name is one by itself. */
const HANDLES = /^(?:[端递掏搬扶牵捧](?:来|着|出|上|起|过|了|给)|钻[进到入]|冒[着雨雪])/u;
/** A name is led up to by these, the mark or word right before it. */
const LEADS =
  /(?:给|向|为|在|据|见到|遇到|遇见|看到|找到|采访|提起|说起|想起|用|靠|多亏了?|要不是|幸亏|感谢|记|让|请|访|问|找|与|和|及|以及|同|由|叫|名叫|叫做|名为|是|有|像|对|把|派|选派|推荐|跟|听|着|涌现出了?|了|如|其中|以|民警|[局处科室队所站院厅校社组厂班团会司部委]|中心|办事处|支部|公司|集团|[省市县区州旗镇乡村])$/u;
const OLD =
  /(?:岁|[年月天]|[龄任]|年[^，。；]{1,6}|最[小大]|多年|年轻|资深|已久|不长|出身|毕业|工作|担任[\u4e00-\u9fff]{2,8})的$/u;
/** Behind this a word belongs to an organisation or a place: 岳海水产公司, 李家店村. */
const ORGANISATION =
  /^[^也被在到对与和为是的去来从向由及又还都替给让帮跟把将用找进，。；：、“”（]{0,3}?(?:公司|集团|有限|村[委支]|镇|乡[的政]|港[的口区]|两家|等?\d+家|路[的口上]|县|机场|码头|水产|实业|酒业|工厂|大学|学院|医院|小学|中学)|^(?:村|市|县|镇|乡|苏木|嘎查|街道|区|州|河|江|山|港|岛|路|桥|湾|厂)/u;

/** 金源|果业老板: a firm by its trade. */
const TRADE_BEHIND =
  /^[^，。；：、是在到查从对把给管]?(?:[果木茶药矿糖乳鞋酒]业|食品|陶瓷|物流|船务|商贸|贸易|机械|电子|纺织|服饰|重工|石化|集装箱|工艺|家具|饲料|种业|生物)(?![的科处室局])/u;

/** 满都拉口岸, 宝力格嘎查: a place whose name sounds as a person's does. */
const PLACE_BEHIND =
  /^(?:[县市镇乡旗盟港湖山]|苏木|嘎查|口岸|草原|机场|铁路|公路|[铜金铁煤]?矿|检验检疫|国检|局(?!长)|办事处(?!主任|的?负责))/u;

/** One person, told by age, measure or people, in front of a word for anybody: 73岁的村民, 一位船长, 瑶族茶农. */
const ONE_OF_THEM = /(?:岁的?|[一这那][位名个](?:的)?|[\u4e00-\u9fff]族)$/u;
const DEPARTMENT =
  /(?:检务|综合|业务|人事|财务|政工|法规|监管|动植|植检|动检|食检|食品|卫检|卫生|旅检|机关|监察|通关|科技|认证|鉴定|机电|轻纺|化矿|纪检|办公)[处科室]$/u;

type Left = { weight: number; role: string };

/** Who stands around a candidate: what leads up to it. `null` where no name can begin. */
function leftOf(text: string, sentence: Sentence, at: number): Left | null {
  if (at === sentence.start) return { weight: 0.5, role: '' };
  const mark = text[at - 1] ?? '';
  if (/[，；。：—\n）]/u.test(mark)) return { weight: 0.5, role: '' };
  if (mark === '、') return { weight: 0, role: '' };
  // 某局局长 陈某某: a space between an office and the name.
  if (/\s/u.test(mark)) {
    const office = roleEndingAt(text, Math.max(sentence.start, at - 14), at - 1);
    if (office && office.weight >= 3) return { weight: office.weight, role: roleBefore(text, sentence.start, at - 1) };
  }
  if (/[\s(（“‘《0-9A-Za-z·/／]/u.test(mark))
    return mark === '“' || mark === '（' || /\s/u.test(mark) ? { weight: -1.5, role: '' } : null;
  // 获得者“老黄牛”张三: the nickname stands between.
  const from = Math.max(sentence.start, at - 14);
  if (mark === '”') {
    const open = text.lastIndexOf('“', at - 2);
    const role = open > sentence.start ? roleEndingAt(text, from, open) : null;
    if (role) return { weight: role.weight, role: roleBefore(text, sentence.start, open) };
    // “矿石神探”张三，从业22年: the nickname alone, at the head of a clause.
    const nickname = text.slice(open + 1, at - 1);
    const alone =
      (open === sentence.start || /[，；：。、\n]/u.test(text[open - 1] ?? '')) &&
      /^[\u4e00-\u9fff]{2,6}$/u.test(nickname);
    return alone ? { weight: 1.2, role: nickname } : { weight: 0.2, role: '' };
  }
  const role = roleEndingAt(text, from, at);
  // 主|任建国, 工|程师: the first character belongs to a role that goes on.
  for (let end = at + 1; end <= at + 3 && end <= sentence.end; end++) {
    const across = roleEndingAt(text, from, end);
    if (across && across.length > end - at && across.weight >= (role?.weight ?? 0)) return null;
  }
  // 富民工|程先进
  if (role && text[at - 1] === '工' && ordinary(text.slice(at - 1, at + 1))) return null;
  if (role) {
    // 73岁的村民, 一名船员: one in particular.
    const single = role.weight < 2 && ONE_OF_THEM.test(text.slice(from, at - role.length));
    return {
      weight: single ? 2.4 : role.weight,
      role: roleBefore(text, sentence.start, at) || text.slice(at - role.length, at),
    };
  }
  const before = text.slice(from, at);
  if (mark === '的') {
    if (OLD.test(before)) return { weight: 1.6, role: '' };
    // 徒弟中的张三
    const among = text[at - 2] === '中' ? roleEndingAt(text, from, at - 2) : null;
    if (among) return { weight: 2, role: text.slice(at - 2 - among.length, at - 2) };
    const own = /(?:[科处室局]|办事处|中心|支部|[企公]司|合作社)的$/u.test(before);
    const home = !own && /(?:[村镇乡县旗屯寨社组]|嘎查|苏木|街道|林场|农场|隔壁|邻村|同村)的$/u.test(before);
    const role = own || home ? roleBefore(text, sentence.start, at - 1) : '';
    return { weight: own ? 1.6 : home ? 1 : 0.5, role };
  }
  if (/(?:授予|追授)$/u.test(before)) return { weight: 1.2, role: '' };
  if (/(?:叫|名叫|叫做|名为|名字叫)$/u.test(before)) return { weight: 1.6, role: '' };
  const lead = LEADS.exec(before)?.[0];
  // 队|伍来说; but 检务处|于海燕
  if (ordinary(text.slice(at - 1, at + 1)) && !DEPARTMENT.test(before)) return { weight: -2, role: '' };
  if (!lead) return { weight: -1.2, role: '' };
  const own = /^(?:[处科室队组]|中心|办事处)$/u.test(lead) || /(?:^|[，。；、：])[\u4e00-\u9fff]{2,4}局$/u.test(before);
  return { weight: own ? 1 : 0.5, role: own ? roleBefore(text, sentence.start, at) : '' };
}

/** All persons of a section, each once, with the mentions by which other facts are tied to them. */
export function peopleIn(reading: Reading, section: number): { people: ExtractedPerson[]; mentions: PersonMention[] } {
  const { text } = reading;
  const found: Found[] = [];
  const dotted = text.includes('·');
  // Counted once, so that a long text costs no square of its length.
  const counted = new Map<string, number>();
  for (let at = 0; at < text.length; at++) {
    if (!mayBegin(text, at, dotted)) continue;
    for (let length = 2; length <= 4; length++) {
      const name = text.slice(at, at + length);
      counted.set(name, (counted.get(name) ?? 0) + 1);
    }
  }
  const counts = (name: string) => counted.get(name.slice(0, 4)) ?? 0;
  const bylines: { start: number; end: number }[] = [];
  for (const pattern of [BYLINE_ASIDE, BYLINE_LINE])
    for (const match of text.matchAll(pattern))
      bylines.push({ start: match.index, end: match.index + match[0].length });
  const inByline = (at: number) => bylines.some(({ start, end }) => at >= start && at < end);

  for (const sentence of reading.sentences) {
    for (let at = sentence.start; at < sentence.end - 1; at++) {
      const taken = found.at(-1);
      if (taken && at < taken.end) continue;
      const one = weigh(at, sentence, null);
      if (one) row(one, sentence);
    }
  }
  return merge(reading, found, section);

  /** Whether whoever is named at `at` signs the article. */
  function signed(at: number, sentence: Sentence): boolean {
    return inByline(at) || BYLINE.test(text.slice(Math.max(sentence.start, at - 6), at));
  }

  /** The person named at `at`, or null. `inRow`: the role that a row of names shares. */
  function weigh(at: number, sentence: Sentence, inRow: string | null): Found | null {
    if (!mayBegin(text, at, dotted) && !endsRole(text[at - 1] ?? '')) return null;
    // Most places begin no name that could be: what stands in front of them need not be read.
    const ahead = text[at - 1] ?? '';
    if (
      inRow === null &&
      ahead !== '”' &&
      !/\s/u.test(ahead) &&
      !endsRole(ahead) &&
      candidatesAt(text, at, true).length === 0 &&
      guestAt(text, at, sentence.start) === 0
    )
      return null;
    const left = inRow === null ? leftOf(text, sentence, at) : { weight: 2.2, role: inRow };
    if (!left) return null;
    const behindRole = left.weight >= 1.6;
    const guest = left.weight > 1.6 ? guestAt(text, at, sentence.start) : 0;
    // 俄罗斯买家安东诺夫: longer than any name with a family name.
    if (guest > 3) return signed(at, sentence) ? null : told(at, guest, sentence, left);
    const candidate = bestOf(text, candidatesAt(text, at, behindRole), counts);
    if (!candidate) return signed(at, sentence) ? null : speaker(at, sentence, left);
    // Most places are far from naming anybody, whatever stands behind.
    if (left.weight + candidate.quality + MOST_BEHIND < ENOUGH) return null;
    if (signed(at, sentence)) return null;
    const end = candidate.foreign ? candidate.end : at + wholeBySound(text, candidate.name);
    const name = text.slice(at, end);
    const rest = text.slice(end, Math.min(sentence.end + 1, end + 30));
    if ((candidate.foreign ? PLACE_BEHIND : ORGANISATION).test(rest) || TRADE_BEHIND.test(rest)) return null;
    let score = left.weight + candidate.quality;
    // 吴德才今年种了: nothing but a name, whatever stands around it.
    if (
      left.weight >= 0 &&
      plainlyName(text, candidate) &&
      // 万亩的柏木林。
      !(text[at - 1] === '的' && left.weight < 1 && !PLAIN_SURNAMES.has(name[0] ?? '') && /^[，。；、的]/u.test(rest))
    )
      score += 0.5;
    const after = roleAfter(text, end, sentence.end);
    // 丰源经理苏伟光: the office is of whoever is named next, and what stands in front of it is a firm.
    if (after?.direct && name.length < 3 && nameBehind(end + after.role.length, sentence, 1.2)) return null;
    if (after) score += after.weight;
    else if (SPEECH.test(rest) || HONOURED.test(rest) || (rest[0] === '“' && /授予$/u.test(text.slice(at - 2, at))))
      score += 2;
    // 村民齐多成家今年种了
    else if (
      FAMILY.test(rest) &&
      ((left.weight >= 1.6 && candidate.quality >= 0) || candidate.foreign || plainlyName(text, candidate))
    )
      score += 1.6;
    else if (rest[0] === '、' || rest[0] === '和') score += nameBehind(end + 1, sentence) ? 1 : 0.6;
    else if (HANDLES.test(rest) && (candidate.foreign || candidate.quality >= 0.7)) score += 0.8;
    else if (DOES.test(rest)) score += left.weight > 0.5 || counts(name) > 2 ? 0.8 : 0.5;
    // 检疫员何静垫付了: behind a trade, a name of nothing but what names are made of.
    else if (left.weight >= 2.2 && candidate.quality >= 0.7) score += 0.1;
    else score -= 0.3;
    const times = counts(name);
    if (name.length > 2 && times > 2) score += 1;
    else if (name.length > 2 && times > 1) score += 0.4;
    if (score < ENOUGH) return candidate.quality < 0 ? null : speaker(at, sentence, left);
    return {
      name,
      role: left.weight < 1.6 && after?.role ? left.role + after.role : left.role || after?.role || '',
      start: at,
      end,
      sentence,
      score,
    };
  }

  /** 商人拉吉夫竖着拇指说, 也门商人哈桑: an unknown name between a role and speech, or of whoever comes from abroad. */
  function speaker(at: number, sentence: Sentence, left: Left): Found | null {
    const length =
      (left.weight > 1.6 ? speakerAt(text, at) : 0) ||
      (left.weight >= 0.5 ? guestAt(text, at, left.weight > 1.6 ? sentence.start : at) : 0);
    return length > 0 ? told(at, length, sentence, left) : null;
  }

  function told(at: number, length: number, sentence: Sentence, { role }: Left): Found {
    const end = at + length;
    return { name: text.slice(at, end), role, start: at, end, sentence, score: ENOUGH };
  }

  function nameBehind(at: number, sentence: Sentence, least = 0): boolean {
    const candidate = bestOf(text, candidatesAt(text, at, true), counts);
    return candidate !== null && candidate.quality >= least && candidate.end <= sentence.end;
  }

  /** Somebody found draws in whoever stands in a row with him: 郭晓东、李娜等6人. */
  function row(one: Found, sentence: Sentence) {
    const before: Found[] = [];
    let first = one;
    while (text[first.start - 1] === '、') {
      const earlier = endingAt(first.start - 1, sentence);
      if (!earlier) break;
      const { role } = leftOf(text, sentence, earlier.start) ?? { role: '' };
      first = {
        name: earlier.name,
        role: role || one.role,
        start: earlier.start,
        end: earlier.end,
        sentence,
        score: one.score,
      };
      if (found.some(({ start }) => start === first.start)) break;
      before.unshift(first);
      if (role) break;
    }
    found.push(...before, one);
    let last = one;
    while (/[、和与]/u.test(text[last.end] ?? '')) {
      const next = weigh(last.end + 1, sentence, last.role);
      if (!next) break;
      found.push(next);
      last = next;
    }
  }

  /** A name that ends at `end` and begins behind a mark or where a name may begin. */
  function endingAt(end: number, sentence: Sentence): Candidate | null {
    let best: Candidate | null = null;
    let top = 0;
    for (let length = 2; length <= 8 && end - length >= sentence.start; length++) {
      const start = end - length;
      const candidate = candidatesAt(text, start, true).find((each) => each.end === end);
      if (!candidate || (!candidate.foreign && candidate.quality < 0)) continue;
      const left = leftOf(text, sentence, start);
      const weight = (left?.weight ?? -3) + candidate.quality + (text[start - 1] === '、' ? 1 : 0);
      if (weight > top) {
        top = weight;
        best = candidate;
      }
    }
    return best;
  }
}

function merge(
  reading: Reading,
  found: readonly Found[],
  section: number,
): { people: ExtractedPerson[]; mentions: PersonMention[] } {
  const { text } = reading;
  const byName = new Map<string, Found[]>();
  for (const one of [...found].sort((a, b) => a.start - b.start)) {
    const same = byName.get(one.name);
    if (same) same.push(one);
    else byName.set(one.name, [one]);
  }
  const halves = new Map<string, string>();
  // 叶尔肯 of 叶尔肯·哈森
  for (const [name, all] of [...byName]) {
    const dot = name.indexOf('·');
    const half = dot > 0 ? byName.get(name.slice(0, dot)) : undefined;
    if (!half) continue;
    byName.set(name, [...all, ...half]);
    byName.delete(name.slice(0, dot));
    halves.set(name, name.slice(0, dot));
  }
  // 王伟精 and 王伟: the shorter one is the name where the text has it with another character behind.
  for (const name of [...byName.keys()])
    if (name.length === 3 && byName.has(name.slice(0, 2))) {
      const long = byName.get(name) ?? [];
      const short = byName.get(name.slice(0, 2)) ?? [];
      // 康永 of 康永录半开玩笑: nowhere without its last character.
      if (short.every(({ start }) => text.startsWith(name, start)) && provedWhole(text, name)) {
        byName.set(
          name,
          [...long, ...short].sort((a, b) => a.start - b.start),
        );
        byName.delete(name.slice(0, 2));
        continue;
      }
      if (text.indexOf(name) === text.lastIndexOf(name)) {
        byName.set(
          name.slice(0, 2),
          [...short, ...long].sort((a, b) => a.start - b.start),
        );
        byName.delete(name);
      }
    }
  const people: ExtractedPerson[] = [];
  const mentions: PersonMention[] = [];
  for (const [name, all] of byName) {
    const roles = [...new Set(all.map(({ role }) => role).filter(Boolean))];
    const best = roles.sort((a, b) => weight(b) - weight(a))[0];
    const first = all.find(({ role }) => role === best) ?? all[0];
    if (!first) continue;
    const score = Math.max(...all.map((one) => one.score));
    people.push({
      name,
      role: best ?? '（文中未说明职务）',
      evidence: passageOf(reading, first.sentence, { start: first.start, end: first.end }, section),
      confidence: Math.min(0.95, 0.5 + (score - ENOUGH) * 0.15),
    });
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      mentions.push({ name, start: at, end: at + name.length });
    const half = halves.get(name);
    if (half)
      for (let at = text.indexOf(half); at >= 0; at = text.indexOf(half, at + half.length))
        if (!text.startsWith(name, at)) mentions.push({ name, start: at, end: at + half.length });
  }
  mentions.sort((a, b) => a.start - b.start);
  return { people, mentions };
}

/** A role with its organisation says more than a bare one; a long one is half a sentence. */
function weight(role: string): number {
  return (role.length <= 20 ? role.length : 20 - role.length) + (/[长记任席理]$/u.test(role) ? 5 : 0);
}
