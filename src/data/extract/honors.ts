/**
 * Who was given which title, prize or commendation, by whom and when; and what looks like it and is none, with the reason.
 * What counts is told in corpus/README.md.
 */
import type { Honor, Level } from '../model.ts';
import { chineseNumeral } from '../numbers.ts';
import type { DateMention } from './dates.ts';
import { isCountyCity } from './places.ts';
import type { Subject, Subjects } from './subjects.ts';
import { type Clause, type Passage, passageOf, quotationAt, type Reading, type Sentence } from './text.ts';
import type { UnitIdentity } from './units.ts';

export type ExtractedHonor = Omit<Honor, 'source'> & { evidence: Passage; confidence: number };

/** A candidate that was looked at and turned down, so that a person can see why. */
export type Rejected = { kind: string; text: string; reason: string; section: number; start: number; end: number };

export type HonorContext = {
  reading: Reading;
  section: number;
  unit: UnitIdentity | null;
  subjects: Subjects;
  dates: readonly DateMention[];
};

/** What a title is made of; a thing that is "won" without any of these words is no honour (获得技术突破). */
const HONOR_WORD =
  /先进|优秀|优胜|优良(?:单位|集体)|文明|标兵|模范|能手|[十百]佳|百优|示范|红旗|标杆|先锋|劳模|劳动者|奖|奖章|奖状|奖牌|金杯|称号|殊荣|号(?:单位|集体|班组|窗口)?$|号”|集体|先进个人|工作者|卫士|之星|明星|带头人|突击手|突击队|立功|[一二三]等功|嘉奖|表彰|岗$|岗”|典型|五好|最佳|最美|楷模|状元|英雄|功臣|卫生港口|卫生机场|名牌|满意(?:单位|窗口|站所|基层)|“[四五]强”|五强|平安单位|平安口岸|人才工程|放心单位|之家|青年志愿|杰出|杯$|四好|园林|花园式|绿化|卫生(?:先进)?单位|班子”?$|标杆|人民满意|信得过/u;
/** What is got without being an honour, by reason. */
const NO_HONOR: readonly (readonly [RegExp, string])[] = [
  [/候选|提名|入围/u, 'goal'],
  [
    /第[一二三四五六七八九十\d]{1,10}(?:和第[一二三四]{1,10})?(?:名|位)?$|名次|前[列茅三十\d]|排名|冠军|亚军|季军|总分|位居|名列/u,
    'rank',
  ],
  [
    /(?:好评|肯定|赞誉|赞扬|赞许|称赞|锦旗|感谢|表扬|批示|信任|青睐|欢迎|点赞|口碑|尊重|支持|理解|美誉|评价|掌声|认同|夸奖)$/u,
    'praise',
  ],
  [
    /认可|认证|资质|资格|验收|许可|注册|备案|评审|考核(?!.*(?:先进|优秀|优胜))|重点实验室|(?<!标兵)实验室$|(?<!“)基地”?$|示范区”?$|试点|检测中心|公共(?:技术)?服务平台|授权|审核$/u,
    'accreditation',
  ],
];

const ONCE = '(?:了|过|到|得|的)?';
const HOW =
  '(?:先后|曾经?|多次|再次|再度|又|还|一举|并|也|均|都|共|已|同时|相继|连续[一二两三四五六七八九十\\d]{1,10}(?:年|届|次)(?:都|均|被)?|分别|双双|光荣|同样|一并|成功|顺利|单独|联合|共同)*';
/** 荣获A: the recipient is the subject. The strong ones say by themselves that an honour follows. */
const ACTIVE_STRONG =
  '荣获|喜获|荣膺|获评为|获评|荣评为|获颁|获授|被授|荣立|荣记|勇夺|喜摘|摘得|捧回|捧得|捧获|斩获|夺得|摘取|摘下|获选为?|荣登|荣列';
const ACTIVE_WEAK =
  '获得(?!者)|赢得|当选为?|入选|跻身|拿下|取得|收获|享有|拥有|(?<!查|截|捕|收|缴|抓|喜|荣|斩|俘|捧)获(?![得悉知准取益批奖救利悉颁评授选救])';
const PASSIVE_VERB =
  '评选为|评定为|评为|评|授予|授以|授|命名为|命名|表彰为|选树为|树立为|树为|评树为|认定为|确定为|推选为|选为|选树|确认为|追授|追认为|记|列为|列入|批准为|通报表彰为|奖励|定为|记入';
const ACTIVE = new RegExp(`(?<strong>${ACTIVE_STRONG})${ONCE}|(?<weak>${ACTIVE_WEAK})${ONCE}`, 'gu');
const PASSIVE = new RegExp(
  `(?:被|经)(?<granter>[^，。；！？\\n被]{0,44}?(?:（[^）]{1,12}）)?)${HOW}(?<verb>${PASSIVE_VERB})${ONCE}(?=[\\u4e00-\\u9fff“\\d、《])`,
  'gu',
);
const GRANT =
  /(?<verb>授予|命名|表彰|追授|颁发给|颁给|颁发|颁授|记(?=[\u4e00-\u9fff]{0,8}?(?:集体|个人)?[一二三]等功)|评为|评选|评定|认定|树立|选树|树为|评出)/gu;

/** Granting bodies as they stand in front of a title or a verb. */
const GRANTER_ENDS =
  '总局|质检总局|检验检疫局|海关总署|总署|总工会|工会|团中央|团[省市县区]委|团工委|团委|妇联|文明委|文明办|直属?机关工委|直工委|党工委|工委|纪委|[省市县区州盟]委办公厅|省委省政府|市委市政府|县委县政府|区委区政府|自治区党委|[省市县区州盟]委|州委|党委|党组(?!织)|人民政府|政府|自治区人民政府|委员会|管委会|协会|学会|联合会|组织部|宣传部|统战部|公安部|卫生部|农业部|科技部|商务部|交通部|铁道部|人事部|环保部|财政部|司法部|民政部|教育部|文化部|人力资源(?:和)?社会保障[部厅局]|国务院|管理局|[省市县区]局|办公厅|口岸办|组委会|关工委|爱卫会|双拥办|综治委|[\\u4e00-\\u9fff]厅|[\\u4e00-\\u9fff]{2,4}局|军区|武警总队|消防总队|科协|社科联|红十字会|贸促会|侨联|工商联';
const GRANTER_FIRST = new RegExp(
  `^((?:[\\u4e00-\\u9fff“”]{0,14}?(?:${GRANTER_ENDS}))(?:(?:、|和|与|及|，)(?:[\\u4e00-\\u9fff]{0,14}?(?:${GRANTER_ENDS})))*)(?:联合|等(?:部门|单位|[\\u4e00-\\u9fff]{1,2}(?:部门|单位))?)?(?:颁发|授予|评选|命名|表彰|颁布|评定|联合颁发|联合授予|评比|评出|给予|颁授)?(?:的)?`,
  'u',
);
const SYSTEM_AHEAD = /^(?:系统|所属|直属|机关(?!工委)|大楼|辖区|工作)/u;

const GOAL_FAR =
  /(?:力争|争取|有望|拟于|计划(?:在|于|用|到)|目标是|决心|誓要|力求|冲刺|奋力争|期望|有信心|朝着[^，]{0,12}目标|向着[^，]{0,12}目标)/u;
const GOAL_NEAR =
  /(?:争创|争当|争做|争夺|力保|确保|申报|申请|即将|将于|将被|将会|可望|可能|希望|为了|推荐|被推荐|候选|提名|参评|入围|如果|若能|若|如能|一旦|假如|要是|只要|渴望|竞争|角逐|保(?![健税障护持险留质])|准备|筹备|着手|启动|目标|欲|要想|如何)[^，。；]{0,12}$/u;
const NEGATED =
  /(?:未能|没能|没有|未|无缘|并非|不是|尚未|从未|不再|险些|差点|错失|痛失|落选|遗憾|惜败)[^，。；获评授]{0,6}$/u;
const CALLED = /(?:被誉为|誉为|被称为|称为|称赞|称之为|堪称|不愧|无愧|赞为|称他们|称其|夸)/u;

const NOT_A_NAME =
  /[在对把将从到向与和为是有了使让由的得因并]|先后|多次|连续|一直|每年|今年|去年|同年|再次|相继|不断|进行|开展|实现|取得|成绩|工作|出色|突出|优异|凭借|同时|此外|也曾|年年|屡|接连|双双|累计|顺利|成功|光荣|因此|为此|更|还|[后时中下]$|以来|过程|之际/u;

type Item = { title: string; granter: string | null; count: number | null; start: number; end: number };
type Found = ExtractedHonor & { start: number; end: number };

/** Longer than any list of honours that a person would write. */
const LONGEST_LIST = 300;

const stripQuotes = (title: string): string => {
  const whole = /^[“《]([^“”《》]*)[”》]$/u.exec(title);
  return whole?.[1] ?? title;
};

function numeral(text: string): number | null {
  return /^\d+$/u.test(text) ? Number(text) : chineseNumeral(text);
}

/** 连续五年, 三次, 蝉联三届, 第四次: how often. */
function timesIn(before: string, after: string): number | null | undefined {
  const ahead =
    /(?:连续|先后|蝉联|曾|已|共|第|曾经|累计)?([一二两三四五六七八九十\d]{1,10})(?:个)?(?:年|届|次|度)(?:都|均|被|获|荣|蝉|$)?/gu;
  let count: number | null = null;
  for (const match of before.matchAll(ahead)) {
    const word = match[0];
    if (!/^(?:连续|先后|蝉联|曾|第|已|共|累计)/u.test(word) && !/次|届|度/u.test(word)) continue;
    if (/度/u.test(word)) continue;
    if (/^第/u.test(word) && !/次/u.test(word)) continue;
    if (/次$/u.test(word) || /年|届|次/u.test(word)) count = numeral(match[1] ?? '');
  }
  const behind =
    /^[”]?(?:荣誉|光荣)?(?:称号|奖励)?(?:各|共|达|累计)?([一二两三四五六七八九十\d]{1,10})(?:多|余)?(?:次|项|个|人次|枚|块|名|人)/u.exec(
      after,
    );
  if (behind?.[1]) count = numeral(behind[1]) ?? count;
  if (count === null && /多次|若干|数次|屡次|屡获/u.test(before.slice(-8) + after.slice(0, 6))) return null;
  return count ?? undefined;
}

export function levelOf(title: string, granter: string | null, unit: UnitIdentity | null): Level | null {
  const who = granter ?? '';
  title = title.replace(/^\d{4}(?:[~～-]\d{2,4})?年度?/u, '');
  const rank = (text: string): Level | null => {
    if (!text) return null;
    if (/^国际|全球/u.test(text)) return '其他';
    if (/质检总局|^总局/u.test(text)) return '总局';
    if (
      /检验检疫局|检验检疫局党|[\u4e00-\u9fff]{2}局$|海关总署|认监委|^省局|直属局/u.test(text) &&
      !/公安局|管理局|商务局|质监局|卫生局|教育局|税务?局|工商局|农业局|环保局|体育局|文化局|财政局|审计局|旅游局|经贸局|统计局|交通局|人社局|[市县区]局$/u.test(
        text,
      )
    )
      return '系统';
    if (
      /^(?:中共)?中央|国务院|中华全国|^全国|团中央|公安部|卫生部|农业部|科技部|商务部|人社部|国家(?!质检)/u.test(text)
    )
      return '国家';
    if (/省|自治区|省直/u.test(text)) return '省部';
    if (/州|盟|地委|行署/u.test(text)) return '市厅';
    if (/市/u.test(text)) {
      const city = /([\u4e00-\u9fff]{2,4})市/u.exec(text)?.[1] ?? '';
      if (/^(?:北京|上海|天津|重庆)$/u.test(city.slice(-2))) return '省部';
      return isCountyCity(city) || isCountyCity(city.slice(-2)) ? '县区' : '市厅';
    }
    if (/[县区旗](?!域)/u.test(text)) return '县区';
    if (/组委会|协会|学会/u.test(text)) return '其他';
    return null;
  };
  if (/市委|市政府/u.test(who) && rank(who) === '市厅' && unit?.place && /^市/u.test(who) && isCountyCity(unit.place))
    return '县区';
  const byGranter = rank(who);
  if (byGranter) return byGranter;
  if (/(?:质检|检验检疫|海关|国检)系统|全国海关|全(?:省|区|国)系统|^系统/u.test(title)) return '系统';
  if (/^“?(?:全国|国家|中国|中央)/u.test(title)) return '国家';
  if (/^“?(?:省级?|自治区|全省|全区)/u.test(title)) return '省部';
  if (/省部级/u.test(title)) return '省部';
  if (/^“?国际/u.test(title)) return '其他';
  const byTitle = /^[“]?[\u4e00-\u9fff]{0,8}?(?:省|自治区|市|州|盟|县|区)/u.exec(title);
  if (byTitle) return rank(title.slice(0, byTitle[0].length)) ?? null;
  if (/^“?(?:全市|市级?)/u.test(title)) return '市厅';
  if (/^“?(?:全县|县级?)/u.test(title)) return '县区';
  if (
    /^(?:北京|上海|天津|重庆|辽宁|吉林|黑龙江|河北|河南|山东|山西|陕西|甘肃|青海|江苏|浙江|安徽|福建|江西|湖南|湖北|广东|广西|海南|四川|贵州|云南|西藏|宁夏|新疆|内蒙古)(?!检验)/u.test(
      title,
    )
  )
    return '省部';
  return null;
}

/** The honours of a section, and the candidates that were turned down. */
export function honorsIn(context: HonorContext): {
  honors: ExtractedHonor[];
  rejected: Rejected[];
  /** Where titles stand, so that no practice is read from them. */
  spans: { start: number; end: number }[];
  /** Where the honours that were given are told. */
  given: { start: number; end: number }[];
} {
  const { reading, section, unit, subjects, dates } = context;
  const { text } = reading;
  const found: Found[] = [];
  const rejected: Rejected[] = [];

  const reject = (start: number, end: number, reason: string) => {
    if (rejected.some((other) => other.start < end && other.end > start)) return;
    rejected.push({ kind: 'honor', text: text.slice(start, end), reason, section, start, end });
  };

  function dateAt(sentence: Sentence, at: number): string | null {
    let date: string | null = null;
    for (const mention of dates) {
      if (mention.start >= at) break;
      if (mention.start < sentence.start) continue;
      if (mention.stretch) {
        // 自2010年以来…: what follows is no single day any more, unless the clause itself names one. 2010年度 says nothing of it.
        if (!text.slice(mention.start, mention.end).endsWith('度')) date = null;
        continue;
      }
      const between = text.slice(mention.end, at);
      if (/^(?:国务院|中央)?(?:\d{1,2}号文|五年规划)/u.test(between)) continue;
      if (/^(?:度|[~～]|届)/u.test(between)) continue;
      // 达到了2011年的203亿美元: the date of a figure.
      if (/^的[\d约近超]/u.test(between)) continue;
      date = mention.date;
    }
    return date;
  }

  /** 2011年7月的表彰大会…。A被评为B: the sentence before speaks of the same occasion. */
  function occasionBefore(sentence: Sentence): { date: string | null; granter: string | null } {
    const previous = reading.sentences[sentence.index - 1];
    if (!previous || previous.paragraph !== sentence.paragraph) return { date: null, granter: null };
    if (!/表彰|评选揭晓|名单公布/u.test(previous.text) || !/大会|会议|决定|通报|公布|揭晓/u.test(previous.text))
      return { date: null, granter: null };
    return { date: dateAt(previous, previous.end), granter: null };
  }

  function push(
    sentence: Sentence,
    item: Item,
    recipient: Recipient,
    granter: string | null,
    date: string | null,
    count: number | null | undefined,
    confidence: number,
  ) {
    if (item.title.length < 2) return;
    const to = item.granter ?? granter;
    const entry: Found = {
      title: item.title,
      recipient: recipient.name,
      granted_by: to && to.length >= 2 ? to : null,
      date,
      level: levelOf(item.title, to, unit),
      count:
        item.count ??
        recipient.many ??
        (count === undefined ? (/^多个/u.test(recipient.name ?? '') ? null : 1) : count),
      evidence: passageOf(reading, sentence, { start: item.start, end: item.end }, section),
      confidence,
      start: item.start,
      end: item.end,
    };
    const same = found.find(
      (other) =>
        other.title.replace(/[“”]/gu, '') === entry.title.replace(/[“”]/gu, '') &&
        other.recipient === entry.recipient &&
        (other.date === entry.date || other.date === null || entry.date === null) &&
        !/^表彰$/u.test(entry.title),
    );
    if (same) {
      same.granted_by ??= entry.granted_by;
      same.date ??= entry.date;
      same.level ??= entry.level;
      return;
    }
    if (found.some((other) => other.start === entry.start && other.recipient === entry.recipient)) return;
    found.push(entry);
  }

  type Recipient = { name: string | null; kind: Subject['kind'] | 'none'; many?: number | null };

  function recipientOf(subject: Subject | null): Recipient {
    if (!subject) return { name: null, kind: 'none' };
    if (subject.kind === 'own') return { name: null, kind: 'own' };
    return {
      name: subject.name.replace(/^(?:该局|本局|局|所在的|其|该|所属的?|下属的?)(?=[\u4e00-\u9fff]{2})/u, ''),
      kind: subject.kind,
    };
  }

  /** Who gets what a clause tells: its subject; several persons in a row; a project or brand in quotes right before the verb. */
  function recipientsOf(sentence: Sentence, clause: Clause, at: number): Recipient[] {
    const before = text.slice(clause.start, at);
    const thing =
      /“([^”]{2,40})”(?:项目|课题|制度|品牌|活动|岗|做法|成果|案例)?(?:还|又|也|荣|先后|均|已|曾|\d{4}年){0,3}$/u.exec(
        before,
      );
    if (thing?.[1] && !/^(?:七一|五一|五四)/u.test(thing[1]) && !/(?:在|以|获)$/u.test(before.slice(0, thing.index)))
      return [{ name: thing[1], kind: 'part' }];
    const inClause = subjects.named(clause);
    // What the title itself names (“福建省文明行业”) is no subject.
    const named = inClause && inClause.start < at ? inClause : null;
    const several =
      /(?:^|有|，|共|累计|先后)([\d一二两三四五六七八九十]{1,10})(?:多|余)?(人次|人|名[\u4e00-\u9fff]{0,6}|个(?:科室|处室|支部|党支部|部门|集体|窗口|班组))(?:先后|均|也|都|分别|还|双双|又)*$/u.exec(
        before,
      );
    if (several?.[2])
      return [
        {
          name: several[2].startsWith('人')
            ? '干部职工'
            : several[2].startsWith('名')
              ? several[2].slice(1) || '干部职工'
              : `${several[1]}${several[2]}`,
          kind: 'part',
          many: numeral(several[1] ?? ''),
        },
      ];
    const subject = inClause && !named ? subjects.carried(sentence, clause) : subjects.of(sentence, clause);
    const persons = subjects.personsIn(clause.start, at);
    // 该局机关党委书记王建国同志，被…评为: the clause before is his name.
    if (/^(?:还|又|也|先后|曾|均|都|同时)*$/u.test(before)) {
      const index = sentence.clauses.findIndex((each) => each.start === clause.start);
      const previous = sentence.clauses[index - 1];
      const him = previous ? subjects.personsIn(previous.start, previous.end).at(-1) : undefined;
      if (previous && him && /^(?:同志|本人)?$/u.test(text.slice(him.end, previous.end)))
        return [{ name: him.name, kind: 'person' }];
    }
    if (persons.length > 1) {
      const last = persons.at(-1);
      const row = persons.every(
        (person, i) => i === 0 || text.slice(persons[i - 1]?.end ?? 0, person.start).length <= 14,
      );
      if (row && last && /^[^，]{0,8}$/u.test(text.slice(last.end, at)))
        return persons.map(({ name }) => ({ name, kind: 'person' as const }));
    }
    const only = persons[0];
    // 旅检科科长马晓蕾荣膺: the person, not the section that the title names.
    if (
      only &&
      persons.length === 1 &&
      named?.kind !== 'person' &&
      /^[^，的、和与对]{0,8}$/u.test(text.slice(only.end, at)) &&
      !/[受得获在由被向对]/u.test(text.slice(clause.start, only.start))
    )
      return [{ name: only.name, kind: 'person' }];
    // 报检员服务之家被…授予, 领导班子被评为: a name that no list knows, right before the verb.
    const unknown =
      /^(?:.*[日月年]，?)?([\u4e00-\u9fff“”]{3,12}?)(?:先后|多次|再次|又|还|也|均|曾|连续[\u4e00-\u9fff\d]{1,3}[年次届])*$/u.exec(
        before,
      )?.[1];
    if (!named && unknown && text[at] === '被' && !NOT_A_NAME.test(unknown)) {
      const ownShort = /局$/u.test(unknown) && (unit?.name.includes(unknown.slice(0, -1)) ?? false);
      return [{ name: ownShort ? null : unknown, kind: ownShort ? 'own' : 'part' }];
    }
    if (subject?.kind === 'other' && !named && /^(?:全[省市国]|我国|中国)/u.test(subject.name))
      return [{ name: null, kind: 'none' }];
    return [recipientOf(subject)];
  }

  const clauseAt = (sentence: Sentence, at: number): Clause =>
    sentence.clauses.findLast((clause) => clause.start <= at) ?? {
      start: sentence.start,
      end: sentence.end,
      text: sentence.text,
    };

  /** Why a trigger does not speak of an honour that was given: null where it does. */
  function barred(sentence: Sentence, clause: Clause, at: number): string | null {
    const before = text.slice(clause.start, at);
    const all = text.slice(sentence.start, at);
    const quotation = quotationAt(reading, at);
    if (quotation?.speech && !/获|评为|授予/u.test(text.slice(at, at + 4))) return 'speech';
    if (NEGATED.test(before)) return 'negated';
    if (GOAL_NEAR.test(before)) return 'goal';
    if (GOAL_FAR.test(all)) return 'goal';
    if (/(?:^|，|。)(?:若(?!干)|如果|如能|假如|一旦|倘若|要是|只要)/u.test(all)) return 'conditional';
    if (/(?:将|将会|即将|将可)$/u.test(before)) return 'goal';
    if (CALLED.test(before.slice(-10))) return 'praise';
    return null;
  }

  /** The titles behind a trigger: A、B和C等荣誉称号, up to where the list ends. */
  function itemsFrom(sentence: Sentence, from: number, strong: boolean): Item[] {
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
    return split(text.slice(from, to), from, strong);
  }

  const TRIGGER_NEAR = /荣获|喜获|荣膺|获评|获得|被|授予|命名|评为|当选|入选|表彰为|获/u;

  function split(list: string, offset: number, strong: boolean): Item[] {
    // The list ends where the sentence goes on with something else.
    const cut = list.search(
      /等(?:多项|一系列|一个又一个|[\u4e00-\u9fff\d]{0,6}项|[\u4e00-\u9fff]{0,4})?(?:荣誉|称号|奖项|奖励|表彰|殊荣|国家级|省级|市级)|等(?=[。，；！]|$)|等(?:多|一|\d|[两三四五六七八九十])/u,
    );
    const closed = cut >= 0;
    let body = (closed ? list.slice(0, cut) : list).slice(0, LONGEST_LIST);
    const closing =
      /(?:的)?(?:[一二两三四五六七八九十\d]{1,10}项)?(?:光荣|荣誉|崇高|这一)*(?:称号|殊荣|桂冠|头衔|荣誉(?!感|军人)|牌匾|证书|奖牌(?!$))/u.exec(
        body.replace(/“[^”]*”/gu, (quoted) => '〇'.repeat(quoted.length)),
      );
    const named = closed || closing !== null;
    if (closing && closing.index > 0) body = body.slice(0, closing.index);
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
        completes(body.slice(start, i)) &&
        begins(body.slice(i + joint[0].length));
      if (i === body.length || (depth === 0 && /[、，]/u.test(mark)) || joins) {
        if (i > start) pieces.push({ piece: body.slice(start, i), at: start });
        start = i + (joins ? (joint?.[0].length ?? 1) : 1);
        if (joins) i = start - 1;
      }
    }
    let prize = '';
    const scopes: Item[] = [];
    for (const { piece, at } of pieces) {
      const item = readTitle(piece, offset + at);
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
      const name = /^(?:国家|省|市|区|县|部|州)级(“.+)$/u.exec(item.title)?.[1];
      for (const scope of scopes.splice(0))
        if (name) items.push({ ...scope, title: scope.title + name, start: scope.start });
      if (item.granter) carriedGranter = item.granter;
      const plain = item.title.replace(/[“”]/gu, '');
      const trap = NO_HONOR.find(([pattern]) => pattern.test(plain));
      if (trap && !(named && /称号/u.test(list) && trap[1] !== 'goal' && !/认可|认证|好评|肯定/u.test(plain))) {
        reject(item.start, item.end, trap[1]);
        continue;
      }
      const likely = HONOR_WORD.test(plain) || HONOR_WORD.test(item.title);
      const given = strong && /^“[^”]+”$/u.test(piece.trim());
      if (!likely && !given && !named) {
        if (strong || piece.includes('“')) reject(item.start, item.end, 'no title');
        continue;
      }
      if (plain.length > 40 || (/[在对把将使让]/u.test(plain.replace(/“[^”]*”/gu, '').slice(0, -2)) && !named)) {
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
    /(?:集体|单位|个人|工作者|标兵|能手|号|奖|奖章|奖状|窗口|支部|党委|组织|岗|称号|手|员|模范|典型|”|先进|站所|点|功|名次|名|肯定|好评|认可|表彰|行业)$/u.test(
      piece.replace(/[”]?$/u, ''),
    ) || /”$/u.test(piece);
  const begins = (rest: string) => HONOR_WORD.test(rest.slice(0, 30)) && !/^(?:谐|平)/u.test(rest);

  function readTitle(piece: string, offset: number): Item | null {
    let title = piece.replace(/[。！？!?；]+$/u, '');
    let at = offset;
    const shift = (length: number) => {
      title = title.slice(length);
      at += length;
    };
    const lead =
      /^(?:[\s：:]|了|过|为|的|成为|唯一的?|首批|第[一二三四五六七八九十\d]{1,10}[批届](?=“|全国|全省)|首个|首家|全球首个|全国首个|(?:19|20)\d{2}年(?!度)(?:\d{1,2}月)?(?:份)?的?|(?:当年|去年|今年)(?:度)?|由|口岸部门唯一的|[一二两三四五六七八九十\d]{1,10}(?:项|个|次|枚))+/u.exec(
        title,
      );
    if (lead && !/^(?:[一二两三四五六七八九十\d]{1,10}项)[\u4e00-\u9fff]{0,8}(?:表彰|奖)/u.test(title))
      shift(lead[0].length);
    const first_ = /^([\u4e00-\u9fff]{2,10})首批(?=“)/u.exec(title);
    if (first_?.[1]) title = first_[1] + title.slice(first_[0].length);
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
      if (rest.length >= 2 && !SYSTEM_AHEAD.test(rest) && (direct || HONOR_WORD.test(rest)) && !/^[织员]/u.test(rest)) {
        granter = first[1];
        if (scope) {
          title = scope + rest;
          at += first[0].length;
        } else shift(first[0].length);
      }
    }
    const byMeeting = /^([\u4e00-\u9fff]{4,20}(?:组委会|大会))颁发的/u.exec(title);
    if (byMeeting?.[1]) {
      granter = byMeeting[1];
      shift(byMeeting[0].length);
    }
    let count: number | null = null;
    const counted = /(?:各)?([一二两三四五六七八九十\d]{1,10})(?:多|余)?(?:个|次|项|枚|人次|块|名|人)(?:以上)?$/u.exec(
      title,
    );
    if (counted?.[1] && counted.index > 1) {
      count = numeral(counted[1]);
      title = title.slice(0, counted.index);
    }
    const many = /^([\d一二两三四五六七八九十]{1,10})(?:多|余)?项(?=[\u4e00-\u9fff]{0,10}(?:表彰|奖|荣誉))/u.exec(
      title,
    );
    if (many?.[1]) {
      count = numeral(many[1]);
      shift(many[0].length);
    }
    title = title
      .replace(/(?:的)?(?:光荣|荣誉)?(?:称号|牌匾|证书|殊荣)?(?:若干|多次|名单|行列|的)?$/u, '')
      .replace(/^的/u, '');
    title = title.replace(/“?([^“”]*)”([\u4e00-\u9fff]{0,8})的?$/u, (all) => all);
    if (/”[\u4e00-\u9fff“”]{1,14}表彰$/u.test(title)) title = title.replace(/表彰$/u, '');
    title = title.replace(/(?<=”)的(?:喜讯|好?消息|佳绩|好成绩|骄人成绩|佳话)$/u, '');
    title = stripQuotes(title.trim());
    if (/^[”，、。]|[“（]$/u.test(title)) return null;
    if (title.length < 2 || /^(?:荣誉|称号|表彰|殊荣|奖励|奖项|多项荣誉|诸多荣誉)$/u.test(title)) {
      if (title !== '表彰') return null;
    }
    const end = offset + piece.length;
    return { title, granter, count, start: Math.min(at, end - 1), end };
  }

  /** Times and adverbs off the front of what stands between 被 and the verb. */
  function granterOf(raw: string): string | null {
    const plain = raw
      .replace(
        /^(?:(?:19|20)\d{2}年(?:度)?(?:\d{1,2}月)?|去年|今年|一致|再次|先后|连续[\u4e00-\u9fff\d]{1,3}年|正式|分别|光荣地?|通报|推荐|联合|同时|也|均|都|又|还|双双)+/u,
        '',
      )
      .replace(
        /(?:联合|共同|分别|正式|连续[\u4e00-\u9fff\d]{1,3}(?:年|次|届)|先后|再次|一致|多次|通报|同时|隆重|表彰并|予以表彰|表彰|推荐|集体|党组会|[两三四五六\d]+次|[一二三四五六\d]{1,10}度|作为|为)+$/u,
        '',
      );
    if (plain.length < 2 || plain.length > 40) return null;
    if (/^(?:先后|多次|分别|连续|再次)/u.test(plain)) return null;
    return plain;
  }

  for (const sentence of reading.sentences) {
    if (
      !/获|膺|评|授|命名|表彰|选为|选树|树为|认定|确定|夺|摘|捧|立|记|入选|当选|蝉联|保留|保持|花落|榜|拿下|列为|称号|跻身|追认|颁|定为|享有|拥有|荣誉|殊荣|涌现/u.test(
        sentence.text,
      )
    )
      continue;
    const taken: [number, number][] = [];
    const free = (at: number) => !taken.some(([from, to]) => at >= from && at < to);
    const occasion = occasionBefore(sentence);
    const meeting =
      /(?:在)?((?:[\u4e00-\u9fff]{0,12}?(?:党委|政府|总局|检验检疫局|工委|总工会|委员会|市委|省委|县委))(?:(?:、|和)[\u4e00-\u9fff]{0,10}?(?:政府|党委|市委|厅|局))*)(?:召开|举行|举办|组织召开|联合召开)的[^，。]{0,20}(?:表彰|总结)/u.exec(
        sentence.text,
      );
    const decided =
      /(?:^|，|前夕，)([\u4e00-\u9fff]{2,20}?(?:政府|委|党委|总局|局|工会|委员会|厅))(?:作出决定|做出决定|发文|下发决定|印发决定|发出通报|通报表彰|下文)/u.exec(
        sentence.text,
      );
    const context_granter = (meeting?.[1] ?? decided?.[1] ?? null)?.replace(/^在/u, '') ?? null;

    type Trigger = {
      at: number;
      end: number;
      kind: 'passive' | 'active' | 'grant' | 'keep';
      strong: boolean;
      granter: string | null;
    };
    const triggers: Trigger[] = [];
    const line = sentence.text;
    for (const match of line.matchAll(PASSIVE)) {
      const verb = match.groups?.verb ?? '';
      // 被…列为: weak, these lists are mostly projects and pilots.
      const strong = !/^(?:认定为|确定为|列为|列入|批准为|确认为|定为|选为)$/u.test(verb);
      triggers.push({
        at: match.index,
        end: match.index + match[0].length,
        kind: 'passive',
        strong,
        granter: match.groups?.granter ?? '',
      });
    }
    const inPassive = (i: number) => triggers.some((t) => t.kind === 'passive' && i >= t.at && i < t.end);
    for (const match of line.matchAll(ACTIVE)) {
      if (inPassive(match.index)) continue;
      triggers.push({
        at: match.index,
        end: match.index + match[0].length,
        kind: 'active',
        strong: match.groups?.strong !== undefined,
        granter: null,
      });
    }
    for (const match of line.matchAll(GRANT)) {
      if (inPassive(match.index) || triggers.some((t) => match.index >= t.at && match.index < t.end)) continue;
      triggers.push({
        at: match.index,
        end: match.index + match[0].length,
        kind: 'grant',
        strong: true,
        granter: null,
      });
    }
    for (const match of line.matchAll(
      /蝉联(?:了)?(?:[一二两三四五六七八九十\d]{1,10}(?:届|次|年))?|(?:继续)?保留(?:了|住)?|(?:连续(?:[一二两三四五六七八九十\d]{1,10}[届年次])?|始终|一直|继续)保持(?:了|住)?/gu,
    )) {
      triggers.push({ at: match.index, end: match.index + match[0].length, kind: 'keep', strong: true, granter: null });
    }
    triggers.sort((a, b) => a.at - b.at || b.end - a.end);
    // No sentence tells of so many awards; torn text must not cost a square of its length.
    triggers.splice(40);

    for (const trigger of triggers) {
      const at = sentence.start + trigger.at;
      const end = sentence.start + trigger.end;
      if (!free(at)) continue;
      const clause = clauseAt(sentence, at);
      const quotation = quotationAt(reading, at);
      if (quotation && !quotation.speech) continue;
      const before = text.slice(clause.start, at);
      const nextTrigger = triggers.find((other) => other.at >= trigger.end && other.kind !== 'keep');
      const stop = nextTrigger ? sentence.start + nextTrigger.at : sentence.end;
      if (trigger.kind === 'passive') {
        const items = itemsFrom(sentence, end, trigger.strong).filter((item) => item.start < stop || stop <= end);
        if (items.length === 0) continue;
        const why = barred(sentence, clause, at);
        const to = items.at(-1)?.end ?? end;
        taken.push([at, to]);
        if (why) {
          reject(at, to, why);
          continue;
        }
        const recipients = recipientsOf(sentence, clause, at);
        if (recipients.some(({ kind }) => kind === 'other')) {
          reject(at, to, "somebody else's");
          continue;
        }
        const granter = granterOf(trigger.granter ?? '') ?? context_granter;
        if (granter && isOwn(granter)) {
          reject(at, to, 'given by the unit itself');
          continue;
        }
        const count = timesIn(`${before}${trigger.granter ?? ''}${text.slice(at, end)}`, text.slice(to, to + 12));
        for (const recipient of recipients)
          for (const item of items)
            push(sentence, item, recipient, granter, dateAt(sentence, at) ?? occasion.date, count, 0.92);
      } else if (trigger.kind === 'active') {
        // 获X授予的T, 获X评为T: one of the other triggers reads it better.
        const rest = text.slice(end, Math.min(sentence.end, end + 60));
        const by = /^([\u4e00-\u9fff、和“”]{2,30}?)(?:授予|颁发|颁授|评选|命名|表彰)(?:的)?(?=[“\u4e00-\u9fff])/u.exec(
          rest,
        );
        if (
          /^(?:此|这一|该|同样|上述)(?:项)?(?:殊荣|荣誉|称号|奖)/u.test(rest) ||
          /^(?:了)?(?:殊荣|荣誉)(?:的)?$/u.test(rest)
        ) {
          referBack(sentence, clause, at, before);
          taken.push([at, end + 4]);
          continue;
        }
        const items = itemsFrom(sentence, end, trigger.strong).filter(
          (item) => item.start < stop || stop <= end || by !== null,
        );
        if (items.length === 0) continue;
        const to = items.at(-1)?.end ?? end;
        const why = barred(sentence, clause, at);
        taken.push([at, to]);
        if (why) {
          reject(at, to, why);
          continue;
        }
        const recipients = recipientsOf(sentence, clause, at);
        const recipient = recipients[0] ?? { name: null, kind: 'none' };
        if (recipients.some(({ kind }) => kind === 'other')) {
          reject(at, to, "somebody else's");
          continue;
        }
        const count = timesIn(before.slice(-16), text.slice(to, to + 12));
        const inTitle = /^(?:的)?((?:19|20)\d{2})年(?!度)/u.exec(rest)?.[1] ?? null;
        for (const item of items) {
          const commended = /^(?:.*)?表彰$/u.test(item.title);
          const whoGave = item.granter ?? context_granter;
          if (whoGave && isOwn(whoGave)) {
            reject(item.start, item.end, 'given by the unit itself');
            continue;
          }
          const staff: Recipient =
            commended && recipient.name === null && /职工|党员|干部|同志/u.test(before)
              ? {
                  name: /[^，]*?((?:[\u4e00-\u9fff]{0,8})(?:职工|党员|干部))/u.exec(before)?.[1] ?? '职工',
                  kind: 'part',
                }
              : recipient;
          const all =
            recipients.length > 1
              ? recipients
              : [
                  /^个人/u.test(item.title) && staff.name === null
                    ? { name: '干部职工', kind: 'part' as const }
                    : staff,
                ];
          for (const who of all)
            push(
              sentence,
              item,
              who,
              whoGave,
              inTitle ?? dateAt(sentence, at) ?? occasion.date,
              count,
              trigger.strong ? 0.9 : 0.8,
            );
        }
      } else if (trigger.kind === 'keep') {
        const tail = text.slice(end, sentence.end);
        const kept = /^(?:了)?((?:“[^”]{2,24}”|[\u4e00-\u9fff]){1,34}?)(?:的)?(?:荣誉|光荣)?(?:称号|殊荣)/u.exec(tail);
        const chain = /^蝉联/u.test(text.slice(at, end));
        const bare = chain ? /^([\u4e00-\u9fff“”]{3,24})(?=[，。；、]|$)/u.exec(tail) : null;
        const hit = kept ?? bare;
        if (!hit?.[1]) continue;
        const item = readTitle(hit[1], end);
        if (!item || (!HONOR_WORD.test(item.title) && !kept)) continue;
        const why = barred(sentence, clause, at);
        const to = end + hit[0].length;
        taken.push([at, to]);
        const recipient = recipientsOf(sentence, clause, at)[0] ?? { name: null, kind: 'none' };
        if (why || recipient.kind === 'other') {
          reject(at, to, why ?? "somebody else's");
          continue;
        }
        push(
          sentence,
          item,
          recipient,
          item.granter,
          null,
          timesIn(text.slice(Math.max(clause.start, at - 8), end), ''),
          0.85,
        );
      } else grant(sentence, clause, at, end, taken, context_granter);
    }
    flowers(sentence, taken);
    heroes(sentence);
    listed(sentence);
  }
  return {
    honors: found.map(({ start: _start, end: _end, ...honor }) => honor),
    rejected,
    given: found.map(({ start, end }) => ({ start, end })),
    spans: [...found.map(({ start, end }) => ({ start, end })), ...rejected.map(({ start, end }) => ({ start, end }))],
  };

  function isOwn(granter: string): boolean {
    if (!unit) return false;
    const plain = granter.replace(/(?:党组|党委|机关党委)$/u, '');
    if (/^(?:该局|我局|本局|局党组|局|局机关)$/u.test(granter)) return unit.kind !== '党组织';
    return unit.kind !== '党组织' && (plain === unit.name || unit.aliases.includes(plain));
  }

  /** 获此殊荣, 再获此荣誉: the honour that was told last, once more or for somebody else. */
  function referBack(sentence: Sentence, clause: Clause, at: number, before: string) {
    const subjectHere = recipientOf(subjects.named(clause));
    const last = found.findLast((honor) => honor.recipient === subjectHere.name) ?? found.at(-1);
    if (!last) return;
    const why = barred(sentence, clause, at);
    const subject = subjects.named(clause);
    const who = recipientOf(subject);
    if (why || (who.kind === 'other' && !/^全[省市县国]/u.test(who.name ?? ''))) {
      reject(at, Math.min(sentence.end, at + 5), why ?? "somebody else's");
      return;
    }
    const nth = /第([一二两三四五六七八九十\d]{1,10})次/u.exec(before);
    if (nth?.[1]) {
      last.count = numeral(nth[1]) ?? last.count;
      return;
    }
    const again = /连续([一二两三四五六七八九十\d]{1,10})(?:年|次|届)/u.exec(before);
    if (again?.[1]) {
      last.count = numeral(again[1]) ?? last.count;
      return;
    }
    if (/唯一|仅|只有|首个|首家|之一/u.test(text.slice(sentence.start, sentence.end)) && who.name === null) return;
    if (who.name !== null && who.kind !== 'other' && who.name !== last.recipient) {
      found.push({
        ...last,
        recipient: who.name,
        date: dateAt(sentence, at) ?? last.date,
        count: 1,
        evidence: passageOf(reading, sentence, { start: at, end: at + 4 }, section),
        confidence: 0.75,
        start: at,
        end: at + 4,
      });
    } else if (/再|又|也|次年|第二年|\d{4}年/u.test(before) && last.count !== null) last.count += 1;
  }

  /** X授予Y“Z”, X命名Y为Z, X将Z授予Y, X对Y予以表彰，授予Z, X记Y二等功. */
  function grant(
    sentence: Sentence,
    clause: Clause,
    at: number,
    end: number,
    taken: [number, number][],
    around: string | null,
  ) {
    const verb = text.slice(at, end);
    const before = text.slice(clause.start, at);
    let object = text.slice(end, sentence.end);
    const giver = granterBefore(sentence, clause, at) ?? around;
    const why = barred(sentence, clause, at);
    let title: string | null = null;
    let titleAt = end;
    let who: Recipient | null = null;
    let length = 0;
    if (
      /^(?:颁发给|颁给)$/u.test(verb) ||
      (verb === '授予' && /(?:将|把)[^，]{0,40}(?:称号|奖[”]?|荣誉|号[”]?)$/u.test(before))
    ) {
      // 将“金锚奖”颁给了…
      const thing = /(?:将|把)((?:“[^”]{2,24}”|[\u4e00-\u9fff]){1,30}?)(?:的)?(?:荣誉)?(?:称号)?$/u.exec(before);
      if (!thing?.[1]) return;
      title = thing[1];
      titleAt = clause.start + thing.index + 1;
      const skip = /^(?:了)/u.exec(object)?.[0].length ?? 0;
      who = receiver(sentence, end + skip);
      length = 4;
    } else if (
      /^(?:命名|树立|选树|认定|评定|表彰)$/u.test(verb) ||
      /^(?:评为|树为)$/u.test(verb) ||
      (verb === '授予' && /^[^“，。]{2,24}为/u.test(object))
    ) {
      const set =
        /^(?:表彰了?)?([^，。；“”]{2,24}?)(?:为|成为)((?:“[^”]{2,24}”|[\u4e00-\u9fff0-9]){1,40}?)(?=[，。；、！]|$|（)/u.exec(
          object,
        );
      const put = /(?:将|把)([^，。；]{2,24}?)(?:正式|联合)?$/u.exec(before);
      if (put?.[1] && (/为$/u.test(verb) || object.startsWith('为'))) {
        const lead = /为$/u.test(verb) ? 0 : 1;
        object = object.slice(lead);
        titleAt = end + lead;
        who = receiver(sentence, clause.start + put.index + 1);
        const named = /^((?:“[^”]{2,24}”|[\u4e00-\u9fff0-9]){1,40}?)(?=[，。；！]|$)/u.exec(object);
        title = named?.[1] ?? null;
        length = title?.length ?? 0;
      } else if (set?.[1] && set[2]) {
        who = receiver(sentence, end);
        title = set[2];
        titleAt = end + set[0].length - set[2].length;
        length = set[0].length;
      } else if (/^(?:表彰|评选|认定)$/u.test(verb)) {
        if (giver && isOwn(giver)) reject(at, Math.min(sentence.end, end + 16), 'given by the unit itself');
        return;
      }
    } else if (verb === '记') {
      const merit = /^(.*?)((?:集体|个人)?[一二三]等功)(?:[一二两三\d]{1,10}次)?/u.exec(object);
      if (!merit?.[2]) return;
      title = merit[2];
      who = merit[1] ? receiver(sentence, end) : null;
      if (!who && /[为给](?!.*[，。])([^，。]{2,20})$/u.test(before)) {
        const to = Math.max(before.lastIndexOf('为'), before.lastIndexOf('给'));
        who = receiver(sentence, clause.start + to + 1);
      }
      titleAt = end + (merit[1]?.length ?? 0);
      length = merit[0].length;
    } else if (/^(?:授予|追授|颁发|颁授)$/u.test(verb)) {
      const skip = /^(?:了|给)/u.exec(object)?.[0].length ?? 0;
      object = object.slice(skip);
      const from = end + skip;
      const toward = /(?:向|为|给|对)([^，。；]{2,20}?)(?:正式|集体)?$/u.exec(before);
      if (/^(?:颁发|颁授)$/u.test(verb) || toward) {
        if (toward) who = receiver(sentence, clause.start + toward.index + 1);
        const named = /^(?:了)?((?:“[^”]{2,24}”|[\u4e00-\u9fff0-9]){1,30}?)(?=[，。；！]|$)/u.exec(object);
        title = named?.[1] ?? null;
        titleAt = from;
        length = (title?.length ?? 0) + skip;
      } else {
        const entity = subjects.at(from);
        const quoted = /^([^，。；“”]{0,24}?)“/u.exec(object);
        let at2 = from;
        if (entity && entity.end - from < object.length) {
          who = recipientOf(entity);
          at2 = entity.end;
          const more = /^(?:、|和)/u.exec(text.slice(at2));
          if (more) {
            const second = subjects.at(at2 + 1);
            if (second) {
              who = { name: text.slice(from, second.end), kind: who.kind === 'own' ? 'part' : who.kind };
              at2 = second.end;
            }
          }
          at2 += /^(?:党支部|党组|党委|机关党委|机关|同志|等|的)/u.exec(text.slice(at2))?.[0].length ?? 0;
        } else if (
          quoted?.[1] &&
          quoted[1].length >= 2 &&
          !HONOR_WORD.test(quoted[1]) &&
          !/^(?:全[省国市区]|[\u4e00-\u9fff]{2,3}[省市])$/u.test(quoted[1])
        ) {
          who = receiver(sentence, from);
          at2 = from + quoted[1].length;
        }
        const items = itemsFrom(sentence, at2, true);
        if (items.length === 0) return;
        const to = items.at(-1)?.end ?? end;
        taken.push([at, to]);
        if (!who) {
          // 对该支部予以表彰，授予…
          const previous = sentence.clauses[sentence.clauses.findIndex((each) => each.start === clause.start) - 1];
          const target = previous
            ? /(?:对|给予)([\u4e00-\u9fff“”]{2,20}?)(?:予以|给予|进行|通报|表彰)/u.exec(previous.text)
            : null;
          if (previous && target) who = receiver(sentence, previous.start + target.index + 1);
        }
        finish(sentence, items, who, giver, at, to, why);
        return;
      }
    }
    if (!title || title.length < 2) return;
    const item = readTitle(title, titleAt);
    if (!item) return;
    const plain = item.title.replace(/[“”]/gu, '');
    if (!HONOR_WORD.test(plain) && !HONOR_WORD.test(item.title)) {
      if (!giver && subjects.named(clause)?.kind === 'own')
        reject(at, Math.max(end + length, item.end), 'given by the unit itself');
      return;
    }
    const trap = NO_HONOR.find(([pattern]) => pattern.test(plain));
    const to = Math.max(end + length, item.end);
    taken.push([at, to]);
    finish(sentence, [item], who, giver, at, to, why ?? trap?.[1] ?? null);
  }

  function finish(
    sentence: Sentence,
    items: readonly Item[],
    who: Recipient | null,
    giver: string | null,
    at: number,
    to: number,
    why: string | null,
  ) {
    if (why) return reject(at, to, why);
    if (giver && isOwn(giver)) return reject(at, to, 'given by the unit itself');
    if (!giver && !who) {
      // 授予“…” without anybody who gives it, in a sentence whose subject is the unit: the unit gives it to others.
      return reject(at, to, 'nobody named who gives it');
    }
    const subject = subjects.named(clauseAt(sentence, at));
    if (!giver && subject?.kind === 'own') return reject(at, to, 'given by the unit itself');
    if (who?.kind === 'other') return reject(at, to, "somebody else's");
    for (const item of items)
      push(
        sentence,
        item,
        who ?? { name: null, kind: 'none' },
        giver,
        dateAt(sentence, at),
        timesIn(text.slice(clauseAt(sentence, at).start, at).slice(-24), text.slice(item.end, item.end + 8)),
        0.9,
      );
  }

  function receiver(_sentence: Sentence, at: number): Recipient {
    const skip = /^(?:了|这位|该院的|给)/u.exec(text.slice(at))?.[0].length ?? 0;
    const entity = subjects.at(at + skip);
    if (entity && !entity.weak) return recipientOf(entity);
    // 这位老检疫员: the person told of last.
    const words = /^([^，。；“”为]{2,24}?)(?=[，。；“”为]|$)/u.exec(text.slice(at + skip));
    if (/^(?:这位|这名|这个|他|她)|^老/u.test(text.slice(at + skip, at + skip + 3)) || skip > 0) {
      const last = found.at(-1);
      if (last?.recipient) return { name: last.recipient, kind: 'person' };
    }
    return { name: words?.[1] ?? null, kind: words?.[1] && /企业|公司|县$|市$/u.test(words[1]) ? 'other' : 'part' };
  }

  /** The organisation in front of 授予, times taken off: 2009年4月，国务院授予… */
  function granterBefore(sentence: Sentence, clause: Clause, at: number): string | null {
    let before = text.slice(clause.start, at);
    before = before.replace(/(?:将|把|向|为|给|对)(?:“[^”]*”|[^，“”])*$/u, '');
    const plain = before
      .replace(
        /^.*?(?:(?:19|20)\d{2}年(?:度)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|初)?|\d{1,2}月(?:\d{1,2}日)?|[去今前]年(?:底|初)?|同[年月]|次年|随后|此后|日前|近日|期间|前夕|之际|由|年底|“七一”|“五一”)(?=[\u4e00-\u9fff])/u,
        '',
      )
      .replace(/^(?:、|\s|由|并|又|还|也|再次|经)+/u, '')
      .replace(
        /(?:联合|共同|决定|正式|特|再次|又|还|先后|专门|隆重|也|分别|发文|下文|予以|同时|于|均|并|曾|已|连续[一二两三四五六七八九十\d]{1,2}[年次届])+$/u,
        '',
      );
    const named = new RegExp(
      `^(?:[\\u4e00-\\u9fff（）]{0,16}?(?:${GRANTER_ENDS}|大会|中央|全国人大|[省市县区州]))(?:(?:、|和|与|及)[\\u4e00-\\u9fff]{0,14}?(?:${GRANTER_ENDS}))*$`,
      'u',
    );
    if (plain.length >= 2 && named.test(plain)) return plain;
    if (plain.length === 0) {
      // The clause before names who decides: 中共云南省委对该支部予以表彰，授予…
      const index = sentence.clauses.findIndex((each) => each.start === clause.start);
      const previous = sentence.clauses[index - 1];
      const subject = previous
        ? /^(?:[^，]{0,14}?日)?([\u4e00-\u9fff]{1,20}?(?:委|政府|总局|局|工会|委员会|厅|党组|党委))(?:对|决定|作出|发文|向|给|授予|在[^，]{1,8}召开|召开|举行)/u.exec(
            previous.text,
          )
        : null;
      return subject?.[1] ?? null;
    }
    return null;
  }

  /** “全国三八红旗集体”这一殊荣花落… and …名单公布，X榜上有名. */
  function flowers(sentence: Sentence, taken: readonly [number, number][]) {
    const fell =
      /((?:“[^”]{2,24}”|[\u4e00-\u9fff]){1,30}?)(?:这一|的)?(?:荣誉|光荣)?(?:称号|殊荣|奖项|桂冠)?(?:也|又|再次|还|最终)?(?:于([^，。；]{1,12}?))?(?:花落|落户|落在了?|归属|授予了?|颁给了?)(?=[\u4e00-\u9fff])/u.exec(
        sentence.text,
      );
    if (fell?.[1]) {
      const quoted = /“[^”]{2,24}”(?=[^“]*$)/u.exec(fell[1]);
      const raw = quoted ? fell[1].slice(fell[1].lastIndexOf('，') + 1) : fell[1];
      const item = readTitle(raw, sentence.start + fell.index + fell[0].indexOf(raw));
      const at = sentence.start + fell.index + fell[0].length;
      if (
        item &&
        /花落|落户/u.test(fell[0]) &&
        HONOR_WORD.test(item.title) &&
        !taken.some(([from, to]) => item.start >= from && item.start < to)
      ) {
        const entity = subjects.at(at);
        const who = entity ? recipientOf(entity) : receiver(sentence, at);
        if (who.kind !== 'other') push(sentence, item, who, item.granter, dateAt(sentence, at), undefined, 0.85);
        else reject(item.start, at, "somebody else's");
      }
    }
    const listed =
      /((?:“[^”]{2,24}”|[\u4e00-\u9fff\d]){4,34}?)(?:表彰)?(?:名单|评选结果|评选)(?:正式)?(?:公布|揭晓|出炉|发布)，([^。]{0,24}?)榜上有名/u.exec(
        sentence.text,
      );
    if (listed?.[1]) {
      const raw = listed[1].replace(/^.*?(?:，|公布了?|日)/u, '');
      const item = readTitle(raw, sentence.start + listed.index + listed[0].indexOf(raw));
      if (item && HONOR_WORD.test(item.title)) {
        const at = sentence.start + listed.index + listed[0].indexOf('，') + 1;
        const entity = subjects.at(at);
        const who = entity ? recipientOf(entity) : { name: null, kind: 'none' as const };
        if (who.kind !== 'other') push(sentence, item, who, item.granter, dateAt(sentence, at), undefined, 0.85);
      }
    }
  }

  /** 涌现出全国五一巾帼奖章获得者林秀琴、全省优秀共产党员郑国强等一批先进人物. */
  function heroes(sentence: Sentence) {
    const row = /(?:涌现出?了?|走出了?|产生了?)([^。；]{4,90}?)(?:等|为代表|[。；]|$)/u.exec(sentence.text);
    if (!row?.[1]) return;
    const from = sentence.start + row.index + row[0].indexOf(row[1]);
    const persons = subjects.personsIn(from, from + row[1].length);
    if (persons.length === 0) {
      // 涌现出国家级青年文明号1个、省级青年文明号3个: held by parts that are not named.
      for (const match of sentence.text
        .slice(from - sentence.start)
        .matchAll(
          /((?:“[^”]{2,20}”|[\u4e00-\u9fff]){3,24}?)(\d+|[一二两三四五六七八九十]{1,10})(?:个|名|人)(?=[、，。和]|$)/gu,
        )) {
        const at = from + match.index;
        const raw = (match[1] ?? '').replace(/^(?:、|和|，|以及|及)+/u, '');
        if (
          found.some((other) => other.start < at + match[0].length && other.end > at) ||
          !/(?:文明号|标兵|能手|模范|先锋号|先进[\u4e00-\u9fff]{2}|优秀[\u4e00-\u9fff]{2,6}|文明岗|示范岗|红旗手?|集体|奖章|劳模)”?$/u.test(
            raw,
          ) ||
          !/级|全国|全省|全市|系统|省|市/u.test(raw)
        )
          continue;
        push(
          sentence,
          {
            title: stripQuotes(raw),
            granter: null,
            count: numeral(match[2] ?? ''),
            start: at,
            end: at + match[0].length,
          },
          { name: null, kind: 'none' },
          null,
          null,
          undefined,
          0.65,
        );
      }
      return;
    }
    let start = from;
    for (const person of persons) {
      const raw = text.slice(start, person.start).replace(/^(?:、|和|以及|以|，)+/u, '');
      const titleAt = person.start - raw.length;
      const title = stripQuotes(raw.replace(/(?:称号)?(?:获得者|得主)$/u, '').replace(/(?:称号)$/u, ''));
      start = person.end;
      if (title.length < 4 || !HONOR_WORD.test(title.replace(/[“”]/gu, '')) || /[，。]/u.test(title)) continue;
      push(
        sentence,
        { title, granter: null, count: null, start: titleAt, end: person.end },
        { name: person.name, kind: 'person' },
        null,
        null,
        undefined,
        0.7,
      );
    }
  }

  /** 涌现出受到省市政府表彰的先进党员、青年岗位能手4人; 11人次受到市级以上表彰; 表彰2次. */
  function listed(sentence: Sentence) {
    const emerged =
      /(?:涌现出|涌现了|产生了|走出了|培养出)受(?:到)?([^，。；]{2,20}?)(?:表彰|表彰奖励|嘉奖)的((?:“[^”]*”|[\u4e00-\u9fff、]){2,30}?)(?:等)?([\d一二两三四五六七八九十]{1,10})(?:多|余)?(?:人|名|个)/u.exec(
        sentence.text,
      );
    if (emerged?.[1] && emerged[2] && HONOR_WORD.test(emerged[2])) {
      const start = sentence.start + emerged.index;
      push(
        sentence,
        {
          title: emerged[2],
          granter: emerged[1],
          count: numeral(emerged[3] ?? ''),
          start,
          end: start + emerged[0].length,
        },
        { name: '职工', kind: 'part' },
        emerged[1],
        null,
        undefined,
        0.75,
      );
      return;
    }
    const commended =
      /(?:受到|受|获得|获|得到|被|荣获)(?:了)?([\u4e00-\u9fff“”、]{0,24}?)(?:予以|给予|的)?(?:通报)?(表彰(?:奖励)?|嘉奖|通令嘉奖)(?!为|大会|会|的)(?:了)?(?:([\d一二两三四五六七八九十]{1,10})(?:多|余)?次|若干|多次)?/gu;
    for (const match of sentence.text.matchAll(commended)) {
      const start = sentence.start + match.index;
      const end = start + match[0].length;
      if (found.some((other) => other.start >= start - 2 && other.start < end)) continue;
      const clause = clauseAt(sentence, start);
      const why = barred(sentence, clause, start);
      const subject = subjects.of(sentence, clause);
      let who = recipientOf(subject);
      const before = text.slice(clause.start, start);
      if (who.kind === 'other' || why) {
        reject(start, end, why ?? "somebody else's");
        continue;
      }
      const raw = (match[1] ?? '').replace(/^(?:了|过)/u, '').replace(/的$/u, '');
      if (/^“/u.test(raw) || HONOR_WORD.test(raw.replace(/先后|曾/u, ''))) continue;
      const many = /([\d一二两三四五六七八九十百]{1,10})(?:多|余)?(?:人次|次|名|人)[\u4e00-\u9fff]{0,4}$/u.exec(before);
      const scope = /^(?:[\u4e00-\u9fff]{0,8}(?:级|以上|级以上|级及以上))$/u.test(raw) ? raw : '';
      if (/职工|党员|干部|人次|同志/u.test(before) && who.name === null) {
        const named = /((?:[\u4e00-\u9fff]{0,8})(?:职工|党员|干部))/u.exec(before);
        who = {
          name: named?.[1]?.replace(/^.*?(?=[\u4e00-\u9fff]{0,6}(?:职工|党员|干部)$)/u, '') || '职工',
          kind: 'part',
        };
      }
      const times = /([\d一二两三四五六七八九十]{1,10})(?:多|余)?次/u.exec(match[0]);
      const unsure = /若干|多次|屡次|数次/u.test(match[0] + before.slice(-4));
      const granter = scope || raw.length < 2 ? null : granterOf(raw);
      const title = scope ? `${scope}${match[2]}` : (match[2] ?? '表彰');
      push(
        sentence,
        { title, granter, count: times?.[1] ? numeral(times[1]) : many?.[1] ? numeral(many[1]) : null, start, end },
        who,
        granter,
        dateAt(sentence, start),
        unsure ? null : undefined,
        0.75,
      );
    }
  }
}
