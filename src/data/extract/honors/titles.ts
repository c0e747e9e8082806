/** Titles of honours as they stand in a sentence: one, or a list of them, cut free of what stands around them. */
import type { Reading, Sentence } from '../text.ts';
import { numeral } from './counts.ts';
import { GRANTER_FIRST } from './granters.ts';
import { trapOf } from './traps.ts';

/** What a title is made of; a thing that is "won" without any of these words is no honour (获得技术突破). */
export const HONOR_WORD =
  /先进|优秀|优胜|优良(?:单位|集体)|文明|标兵|模范|能手|[十百]佳|百优|示范|红旗|标杆|先锋|劳模|劳动者|奖|奖章|奖状|奖牌|金杯|称号|殊荣|号(?:单位|集体|班组|窗口)?$|号”|集体|先进个人|工作者|卫士|之星|明星|带头人|突击手|突击队|立功|[一二三]等功|嘉奖|表彰|岗$|岗”|典型|五好|十大[\u4e00-\u9fff]{2}|年度人物|好人$|好人榜|最佳|最美|楷模|状元|英雄|功臣|卫生港口|卫生机场|名牌|满意(?:单位|窗口|站所|基层)|“[^”]{2,4}”(?:党|团)?(?:支部|组织|机关|家庭)|[四五六][强好型](?:党|团)?支部|“[四五]强”|五强|平安单位|平安口岸|人才工程|放心单位|之家|青年志愿|杰出|杯$|四好|园林|花园式|绿化|卫生(?:先进)?单位|班子”?$|标杆|人民满意|信得过|首席(?:检验|检疫|技|专家|兽医|科|研究|工程|鉴定)|功勋|功臣|工匠|突出贡献|贡献单位|有功|创新团队|功劳/u;

/** How titles end that say nothing else of being one: 无烟单位, 学习型机关, 书香之家. */
const AWARDED =
  /^[\d\u4e00-\u9fff“”~～-]{2,}(?:单位|家庭|机关|窗口|支部|党支部|党委|个人|集体|科室|班组|员工|党员|青年|女性|教师|院|食堂|军转干部|人物|专家|人才|学者|检察员|团队|组织|基层站所|站所|口岸)$/u;

/** 省直机关“学习型科室”: whose it is, and a name in quotes. */
const SCOPED =
  /^(?:国家|全国|全[省市县区州]|[\u4e00-\u9fff]{0,6}(?:[省市县区州盟](?:级|直(?:属)?(?:机关)?|口岸)?|自治区|系统|局|机关))“[^”]{2,16}”$/u;

/** “中山市诚信建设单位”: whose it is, and whom it is given to, in quotes. */
const OF_A_PLACE =
  /^(?!.*(?:定点|检测|监测|试点|指定|承检|备案|注册|培训|考试|鉴定|评审|会员|理事|成员|联系|协办|承办|主办|合作|共建|试验|实验|依托|挂靠|定向|起草|参编))(?:全国|全[省市县区州]|[\u4e00-\u9fff]{2,4}[省市县州盟]|(?:[\u4e00-\u9fff]{2,6})?自治区)[\u4e00-\u9fff]{2,18}(?:单位|集体|个人|家庭|团队|窗口|科室|机关|支部|党组织|人物|员工|人才|青年|职工|员)$/u;

const SYSTEM_AHEAD = /^(?:系统|所属|直属|机关(?!工委)|大楼|辖区|工作)/u;

export type Item = {
  title: string;
  granter: string | null;
  count: number | null;
  start: number;
  end: number;
  /** Its own year, in brackets behind it; null where several stand there. */
  year?: string | null;
};

const CLOSING =
  /(?:的)?(?:[一二两三四五六七八九十\d]{1,10}项)?(?:光荣|荣誉|崇高|这一)*(?:称号|殊荣|桂冠|头衔|荣誉(?!感|军人)|牌匾|证书|奖牌(?!$))/gu;
const GOES_ON =
  /^(?:[一二两三四五六七八九十\d]{1,4}[项个块枚次])?(?:、|和|及|以及|与)(?:[\u4e00-\u9fff]{0,14}〇|[\u4e00-\u9fff]{2,16}(?:称号|荣誉|\d))/u;

/** Longer than any list of honours that a person would write. */
const LONGEST_LIST = 300;

export const stripQuotes = (title: string): string => {
  const whole = /^[“《]([^“”《》]*)[”》]$/u.exec(title);
  return whole?.[1] ?? title;
};

/** Told of every piece of a list that is no title of an honour, and why. */
type Reject = (start: number, end: number, reason: string) => void;

/** The titles behind a verb: A、B和C等荣誉称号, up to where the list ends. `from` is an offset into the section. */
export function itemsFrom(
  { text }: Reading,
  sentence: Sentence,
  from: number,
  strong: boolean,
  reject: Reject,
): Item[] {
  const clauses = sentence.clauses;
  let index = clauses.findLastIndex((clause) => clause.start <= from);
  let to = clauses[index]?.end ?? sentence.end;
  // A comma inside the list (A，B、C等荣誉): go on while what follows is a bare title and 等…荣誉 or 称号 still closes it.
  for (;;) {
    const next = clauses[index + 1];
    const between = next ? text.slice(to, next.start) : '';
    if (!next || !/^[，”、]+$/u.test(between)) break;
    const closesLater = /等[^，。；]{0,10}(?:荣誉|称号|奖项|奖励|表彰|殊荣)/u.test(
      text.slice(next.start, sentence.end),
    );
    const alreadyClosed = /等[^，。；]{0,10}(?:荣誉|称号|奖项|奖励|表彰|殊荣)|(?:荣誉)?称号$/u.test(
      text.slice(from, to),
    );
    const bare =
      next.text.length <= 30 &&
      !TRIGGER_NEAR.test(next.text) &&
      !/^(?:并|还|又|也|同时|成为|是|受到|得到|为|使|在|其|该|与|对|以|从|有|连续|这|机|保健|局|中心|党|办|被|由|把|将|所|先后|多次|“?[\u4e00-\u9fff]{2,6}(?:处|科|室)被)/u.test(
        next.text,
      ) &&
      HONOR_WORD.test(next.text);
    const quoted = /^“[^”]{2,24}”(?:[\u4e00-\u9fff]{0,6})?(?:等|称号|荣誉|$|、)/u.test(next.text);
    const counted = /^[\u4e00-\u9fff“”]{2,16}奖(?:项)?[\d一二两三四五六七八九十]{1,10}(?:个|项|次)/u.test(next.text);
    if (alreadyClosed && !counted) break;
    if (!(counted || (closesLater && (bare || quoted)) || (quoted && HONOR_WORD.test(next.text)))) break;
    to = next.end;
    index += 1;
  }
  return split(withinBrackets(text.slice(from, to)), from, strong, reject);
}

/** 检务科（2010年获A）共有12人: up to the bracket that was open before. */
function withinBrackets(list: string): string {
  if (!list.includes('）')) return list;
  let depth = 0;
  for (let i = 0; i < list.length; i++) {
    if (list[i] === '（') depth += 1;
    else if (list[i] === '）' && --depth < 0) return list.slice(0, i);
  }
  return list;
}

const TRIGGER_NEAR = /荣获|喜获|荣膺|获评|获得|被|授予|命名|评为|当选|入选|表彰为|获/u;

function split(list: string, offset: number, strong: boolean, reject: Reject): Item[] {
  // 省委、省政府颁发的“文明单位”奖牌
  const by = /^了?([\u4e00-\u9fff、和]{2,30}?)(?:联合)?(?:颁发|授予|评选|命名|颁授)的(?=[“\u4e00-\u9fff])/u.exec(list);
  if (by?.[1] && /[、和]/u.test(by[1]))
    return split(list.slice(by[0].length), offset + by[0].length, strong, reject).map((item) => ({
      ...item,
      granter: item.granter ?? by[1] ?? null,
    }));
  // The list ends where the sentence goes on with something else.
  const cut = list.search(
    /等(?:多项|一系列|一个又一个|[\u4e00-\u9fff\d]{0,6}项|[\u4e00-\u9fff]{0,4})?(?:荣誉|称号|奖项|奖励|表彰|殊荣|国家级|省级|市级)|等(?=[。，；！]|$)|等(?:多|一|\d|[两三四五六七八九十])/u,
  );
  const closed = cut >= 0;
  let body = (closed ? list.slice(0, cut) : list).slice(0, LONGEST_LIST);
  const plainBody = body.replace(/“[^”]*”/gu, (quoted) => '〇'.repeat(quoted.length));
  // “A”称号和“B”称号: the list goes on behind the first.
  const closing = [...plainBody.matchAll(CLOSING)].find(
    ({ index, 0: words }) => !GOES_ON.test(plainBody.slice(index + words.length)),
  );
  const named = closed || closing !== undefined;
  if (closing && closing.index > 0) body = body.slice(0, closing.index);
  // 省级以上荣誉26项 has no other title.
  if (closing && (/(?:级|以上)$/u.test(body) || (/^荣誉/u.test(closing[0]) && /(?:^|、)(?:个人|集体)$/u.test(body))))
    body += closing[0].replace(/^的/u, '');
  const items: Item[] = [];
  let carriedGranter: string | null = null;
  let start = 0;
  const pieces: { piece: string; at: number }[] = [];
  let depth = 0;
  for (let i = 0; i <= body.length; i++) {
    const mark = body[i] ?? '、';
    if (mark === '“' || mark === '（' || mark === '《') depth += 1;
    else if (mark === '”' || mark === '）' || mark === '》') {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && /^[“]/u.test(body.slice(i + 1)) && mark === '”') {
        pieces.push({ piece: body.slice(start, i + 1), at: start });
        start = i + 1;
      }
    }
    const joint = /^(?:以及|及|和|与|并)/u.exec(body.slice(i));
    const joins =
      joint !== null &&
      depth === 0 &&
      i > start &&
      ((completes(body.slice(start, i)) && begins(body.slice(i + joint[0].length))) ||
        // “A”和“B”, whatever they are called
        (body[i - 1] === '”' && /^[^，。；、“”]{0,8}“/u.test(body.slice(i + joint[0].length))));
    if (i === body.length || (depth === 0 && /[、，]/u.test(mark)) || joins) {
      if (i > start) pieces.push({ piece: body.slice(start, i), at: start });
      start = i + (joins ? (joint?.[0].length ?? 1) : 1);
      if (joins) i = start - 1;
    }
  }
  // A、B、C三块奖牌: so many in all.
  const last = pieces.at(-1);
  const all = last && /([一二两三四五六七八九十\d]{1,3})[块面枚张个座项](?:的)?$/u.exec(last.piece);
  if (last && all?.[1] && pieces.length > 1 && numeral(all[1].replace('两', '二')) === pieces.length)
    last.piece = last.piece.slice(0, all.index);
  let prize = '';
  const scopes: Item[] = [];
  const ranked = /[特一二三]等奖/u.test(body);
  for (const { piece, at } of pieces) {
    // 一、二、三等奖
    const item = readTitle(ranked && /^[特一二]$/u.test(piece) ? `${piece}等奖` : piece, offset + at);
    if (!item) continue;
    // 科技进步一等奖、二等奖和三等奖: the prize is named once.
    const bare = /^[“]?(?:[特一二三]等|金|银|铜|优秀|优胜)奖$/u.test(item.title);
    if (bare && prize) item.title = prize + item.title;
    else prize = /^(.{2,}?)(?:[特一二三]等|金|银|铜|优秀|优胜)奖$/u.exec(item.title)?.[1] ?? '';
    // 市级、省级“青年文明号”: the name follows once for both.
    if (/^(?:国家|省|市|区|县|部|州)级$/u.test(item.title)) {
      scopes.push(item);
      continue;
    }
    const name = /^(?:(?:国家|省|市|区|县|部|州)级|全国|全[省市])(“.+|[\u4e00-\u9fff]{3,})$/u.exec(item.title)?.[1];
    for (const scope of scopes.splice(0))
      if (name) items.push({ ...scope, title: scope.title + name, start: scope.start });
    if (item.granter) carriedGranter = item.granter;
    const plain = item.title.replace(/[“”]/gu, '');
    const trap = trapOf(plain);
    if (
      trap &&
      !(
        named &&
        /称号/u.test(list) &&
        trap !== 'goal' &&
        !/认可|认证|好评|肯定|(?:示范|先进|之)[县市镇乡村]$/u.test(plain)
      )
    ) {
      reject(item.start, item.end, trap);
      continue;
    }
    const likely = HONOR_WORD.test(plain) || HONOR_WORD.test(item.title);
    // 获省直机关“学习型科室”: in quotes behind whose it is.
    const given =
      /^“?[^“”]+”?$/u.test(item.title) && (strong || item.granter !== null) && /“[^”]+”[。！？]?$/u.test(piece.trim())
        ? strong
          ? /^“[^”]+”[。！？]?$/u.test(piece.trim()) || item.granter !== null
          : true
        : SCOPED.test(item.title) || (piece.includes('“') && OF_A_PLACE.test(plain));
    // 被市爱卫会评为无烟单位
    const ends = strong && AWARDED.test(plain) && !/[的在]/u.test(plain);
    if (!likely && !given && !named && !ends) {
      if (strong || piece.includes('“')) reject(item.start, item.end, 'no title');
      continue;
    }
    if (
      plain.length > 40 ||
      (/在(?![职线])|对(?![外口台俄日韩欧美标])|把(?!关)|将(?![军])|使(?![馆用])|让/u.test(
        plain.replace(/“[^”]*”/gu, '').slice(0, -2),
      ) &&
        !named)
    ) {
      reject(item.start, item.end, 'no title');
      continue;
    }
    items.push({
      ...item,
      granter: item.granter ?? (closed ? null : carriedGranter && piece.startsWith('“') ? carriedGranter : null),
    });
  }
  return items;
}

const completes = (piece: string) =>
  /(?:奖牌|牌匾|奖状|铜牌|证书|荣誉|集体|单位|个人|工作者|标兵|能手|号|奖|奖章|奖状|窗口|支部|党委|组织|岗|称号|手|员|模范|典型|”|先进|站所|点|功|名次|名|肯定|好评|认可|表彰|行业)$/u.test(
    piece.replace(/[”]?$/u, ''),
  ) || /”$/u.test(piece);
const begins = (rest: string) => HONOR_WORD.test(rest.slice(0, 30)) && !/^(?:谐|平)/u.test(rest);

/** What honours are said to be like: 沉甸甸, 实实在在, 来之不易, 属于自己. */
const SPLENDID =
  /^(?:([\u4e00-\u9fff])\1\1?|([\u4e00-\u9fff])\2([\u4e00-\u9fff])\3|[\u4e00-\u9fff]([\u4e00-\u9fff])\4|丰硕|累累|应有|属于[\u4e00-\u9fff]{1,4}|来之不易|前所未有|至高无上|无上|崇高|不少|很多|太多|更多|更高|最高|极大|极高|难得|宝贵|骄人|耀眼)$/u;

/** One title, without its granter, its number and the words around it; null where none is left. */
export function readTitle(piece: string, offset: number): Item | null {
  let title = piece.replace(/[。！？!?；…]+$/u, '');
  let at = offset;
  const shift = (length: number) => {
    title = title.slice(length);
    at += length;
  };
  const lead =
    /^(?:[\s：:]|了|过|为|的|成为|是(?=“|全国|[省市])|唯一的?|首批|一批(?=[“\u4e00-\u9fff]{3})|第[一二三四五六七八九十\d]{1,10}[批届](?=“|全国|全省)|首个|首家|全球首个|全国首个|[这那一][块枚面顶座张]|[这那一]个(?=“)|[这那]项|(?:19|20)\d{2}年(?!度)(?:\d{1,2}月)?(?:份)?的?|(?:当年|去年|今年)(?:度)?|由|口岸部门唯一的|[一二两三四五六七八九十\d]{1,10}(?:项|个|次|枚)|\d{1,4}[名家位])+/u.exec(
      title,
    );
  if (lead && !/^(?:[一二两三四五六七八九十\d]{1,10}项)[\u4e00-\u9fff]{0,8}(?:表彰|奖)/u.test(title))
    shift(lead[0].length);
  // 省里的“五一劳动奖章”
  const inside = /^[省市县州局区]里的?(?=“)/u.exec(title);
  if (inside) shift(inside[0].length);
  // 全省12个“巾帼文明岗”
  const one = /^[^“”，]{0,8}?[\d一二三四五六七八九十]{1,4}[个名家位](?=“)/u.exec(title);
  if (one) shift(one[0].length);
  const first_ = /^([\u4e00-\u9fff]{2,10})首批(?=“)/u.exec(title);
  if (first_?.[1])
    title =
      (/^“[省市县区州盟国]/u.test(title.slice(first_[0].length)) ? '' : first_[1]) + title.slice(first_[0].length);
  const only = /^[\u4e00-\u9fff]{2,10}(?:唯一的|首家)(?=[“\u4e00-\u9fff])/u.exec(title);
  if (only) shift(only[0].length);
  let granter: string | null = null;
  const year = /^(?:(?:19|20)\d{2}(?:[~～\-—至](?:19|20)?\d{2,4})?年?(?:度)?)(?=[\u4e00-\u9fff“])/u.exec(title);
  const scope = year?.[0] ?? '';
  const bare = title.slice(scope.length);
  const first = GRANTER_FIRST.exec(bare);
  if (first?.[1]) {
    const rest = bare.slice(first[0].length);
    const direct = first[0].length > first[1].length;
    if (
      rest.length >= 2 &&
      !SYSTEM_AHEAD.test(rest) &&
      !/^“[^”]*$/u.test(first[1]) &&
      (direct || HONOR_WORD.test(rest) || /^“[^”]{3,}”/u.test(rest)) &&
      !/^[织员]/u.test(rest)
    ) {
      granter = first[1];
      if (scope) {
        title = scope + rest;
        at += first[0].length;
      } else shift(first[0].length);
    }
  }
  // 获广东省直机关工委表彰: who commends, and nothing else.
  const commends = first?.[1] && /表彰$/u.test(first[0]) && first[0].length === bare.length ? first[1] : null;
  if (commends && granter === null) {
    granter = commends;
    shift(scope.length + commends.length);
  }
  // 市卫生局颁发的“青少年维权岗”
  const giver = /^([\u4e00-\u9fff]{3,20}(?:组委会|大会|委员会|[委局厅部办会]|政府))(?:颁发|授予|颁授)的/u.exec(title);
  if (giver?.[1]) {
    granter = giver[1];
    shift(giver[0].length);
  }
  title = title.replace(/（其中[^）]*）$/u, '');
  // 全国文明单位（2005年、2009年、2011年）
  const years = /（((?:(?:19|20)\d{2}年?(?:、|和|，|至今)?){1,8})）$/u.exec(title);
  let count: number | null = null;
  let ownYear: string | null | undefined;
  if (years?.[1]) {
    title = title.slice(0, years.index);
    const each = years[1].match(/\d{4}/gu) ?? [];
    if (each.length > 1) count = each.length;
    ownYear = each.length === 1 ? (each[0] ?? null) : null;
  }
  // A、B、C三块奖牌: so many in all.
  title = title.replace(
    /(?<=[\u4e00-\u9fff”])[一二两三四五六七八九十\d]{1,3}[块面枚张个座](?:奖牌|牌匾|奖状|奖杯|铜牌|证书|牌子)$/u,
    '',
  );
  // 当选“五四奖章”获得者
  title = title.replace(/(?<=[”章状号奖])(?:荣誉)?(?:称号)?(?:的)?(?:获得者|得主)$/u, '');
  const counted = /(?:各)?([一二两三四五六七八九十\d]{1,10})(?:多|余)?(?:个|次|项|枚|人次|块|名|人)(?:以上)?$/u.exec(
    title,
  );
  if (counted?.[1] && counted.index > 1) {
    count = numeral(counted[1]);
    title = title.slice(0, counted.index);
  }
  const many = /^([\d一二两三四五六七八九十]{1,10})(?:多|余)?项(?=[\u4e00-\u9fff]{0,10}(?:表彰|奖|荣誉))/u.exec(title);
  if (many?.[1]) {
    count = numeral(many[1]);
    shift(many[0].length);
  }
  title = title
    .replace(
      /(?:的)?(?<!级|以上|^个人|^集体)(?:光荣|荣誉)?(?:称号|牌匾|证书|殊荣)?(?:若干|多次|名单|行列|之后|的)?$/u,
      '',
    )
    .replace(/^的/u, '')
    .replace(/(?:达到?|超过|共计?)$/u, '');
  title = title.replace(/“?([^“”]*)”([\u4e00-\u9fff]{0,8})的?$/u, (all) => all);
  if (/”[\u4e00-\u9fff“”]{1,14}表彰$/u.test(title)) title = title.replace(/表彰$/u, '');
  title = title.replace(/(?<=[”奖])(?:获奖|得奖)$/u, '');
  title = title.replace(/(?<=[”位号岗奖章状体人])(?:之后|以后|后|以来)$/u, '');
  title = title.replace(/的(?:(?:喜讯|好?消息)(?:传来)?|佳绩|好成绩|骄人成绩|优异成绩|佳话)$/u, '');
  title = title.replace(/的?(?:门槛|大门|殿堂|行列|阵营|榜单|名录)$/u, '');
  title = title.replace(/(?<=”)的人$/u, '');
  title = title.replace(
    /(?<=”)的?(?:奖牌|牌匾|匾牌|匾额|金匾|铜牌|牌子|奖状|奖杯|奖旗|旗帜|证书|头衔|绶带|荣誉证书)$|(?<=[号岗口位体]”)的?(?:锦旗|红旗|大旗)$/u,
    '',
  );
  title = title.replace(
    /(?<=组织|党员|工作者|集体|个人|单位|支部|[号岗])的(?:奖牌|牌匾|匾牌|铜牌|牌子|奖状|奖杯|证书|荣誉证书)$/u,
    '',
  );
  // 与获评全国文明单位的供电局共建: an attribute of somebody.
  if (
    /(?:单位|集体|[号岗]|称号|个人|标兵|窗口|模范|支部|党组织|工作者|奖[章状]?)”?的(?!奖|荣誉|称号|殊荣)[\u4e00-\u9fff]{2,}/u.test(
      title,
    )
  )
    return null;
  title = stripQuotes(title.trim().replace(/(?<=”)之一$/u, ''));
  // 捧回12块奖牌, 又一个荣誉: how many.
  if (
    /^(?:又?一[个项块枚]|[\d一二两三四五六七八九十几数多]{1,4}[块枚面座张](?:奖牌|奖杯|牌匾|奖状|证书|荣誉证书|铜牌|牌子)?)$/u.test(
      title,
    )
  )
    return null;
  // 沉甸甸的荣誉, 荣誉更多：A、B: how many and how fine they are, and no name.
  if (/^(?:荣誉|奖项|奖牌|称号|表彰)(?:[更很最也还不达多数累远]|[\u4e00-\u9fff]{0,4}[多少丰]$)/u.test(title))
    return null;
  if (SPLENDID.test(title)) return null;
  if (/^[”，、。]|[“（]$/u.test(title)) return null;
  if (/荣获|获得|被评为|被授予/u.test(title.replace(/“[^”]*”/gu, ''))) return null;
  if (
    title.length < 2 ||
    /^(?:荣誉|称号|表彰|殊荣|奖励|奖项|(?:第[一二三四五六\d]{1,2}块)?(?:[省市县]级)?奖牌|奖状|奖杯|牌匾|证书|荣誉登记|多项荣誉|诸多荣誉|(?:主要|各类|各种|多项|一系列|系列|相关|有关|上述|其他|许多|诸多|众多|重要|部分)(?:荣誉|奖项|表彰)?|其中.*|(?:这|该|此|上述|同)[一项个样]?)$/u.test(
      title,
    )
  ) {
    if (title !== '表彰') return null;
  }
  const end = offset + piece.length;
  const item: Item = { title, granter, count, start: Math.min(at, end - 1), end };
  return ownYear === undefined ? item : { ...item, year: ownYear };
}
