/**
 * Named persons with what they are: 局长周建平, 肖成蕊高级工程师, 孙立诚，植检科科长, 向杨志明同志学习, 授予王哲辉….
 */
import type { Person } from '../model.ts';
import { madeOfNames, nameAt, speakerAt, TRANSLITERATED, wellFormed } from './names.ts';
import { placeAt } from './places.ts';
import { type Passage, passageOf, type Reading, type Sentence } from './text.ts';

export type ExtractedPerson = Omit<Person, 'source'> & { evidence: Passage; confidence: number };

/** Where a person is named; subjects and recipients are found by these. */
export type PersonMention = { name: string; start: number; end: number };

const TITLES =
  '副?(?:局长|主任|科长|处长|书记|组长|队长|站长|所长|院长|关长|会长|主席|董事长|总监|总经理|经理|厂长|部长|司长|署长|省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|村主任|村支书|厅长|校长|馆长|台长|秘书长|理事长|总工程师|总工|专员|巡视员|调研员|政委|参赞|领事|班长|社长|场长|教导员|指导员|大队长|支队长|负责人|主管|总裁|副总|行长|厂主|店主|业主|农场主|创始人|合伙人|负责同志|村支书|支书|总干事|干事|秘书|主办|主管员|报关员|货代员|船务|关务|理货员|质检员|教师|老师|学员|学生|大学生|教练|机长|乘务长|船员|社员|理事|嫂子|母亲|父亲|儿子|女儿|爱人|老伴|大爷|大娘|大叔|大婶|大嫂|大姐|大哥|会计|出纳|采购员|保管员|文员|顾客|游客|居民|市民|客商|茶农|菜农|瓜农|花农|药农|烟农|枣农|橘农|蜂农|渔民|养殖户|种植户|大户|带头人|致富能手|外商|港商|台商|商人|货主|经销商|法人代表|法人|车间主任|代理商|经营者|承包人|创办人|首席执行官|首席代表|志愿者|退休干部|老干部|老职工|老同志|主持人|书法家|画家|作家|监督员|协检员|协管员|安检员|报检人|驻村干部|联络员|宣传员|第一书记)|(?:高级|正高级|助理)?(?:工程师|农艺师|兽医师|检验师|检疫师|会计师|经济师|研究员|畜牧师)|博士后?|教授|专家|检疫官|检验员|检疫员|检验官|签证员|报检员|旅检员|驾驶员|技术员|科员|主任科员|业务员|护士长?|医生|医师|大夫|代表|委员|技术负责人|老板|董事|村民|农民|果农|蔗农|牧民|边民|船长|驾驶员|学者|院士|记者|获得者|得主|队员|党员|小伙|姑娘|徒弟|师傅|职工|同事|检验检疫人员|骨干|标兵|老人|司机|关员|检务员|签证官|采样员|取样员|抽样员|制样员|鉴重员|登轮员|质量员|统计员|档案员|信息员|协审员|辅导员|指挥员|调度员|饲养员|实验员|检测员|化验员|查验员|导检员|训导员|讲解员|联络员|审单员|监管员|接单员|炊事员|话务员|质检员|护士|科技人员|业务骨干|新党员|老党员|预备党员|团员|战士|干部|先进典型|楷模|人物|妻子|丈夫';
const OFFICE = '局长|主任|科长|处长|书记|组长|队长|站长|所长|院长|关长';
const OFFICE_END = new RegExp(`(?:${OFFICE}|主席|厅长|市长|县长|工程师|成员|委员)$`, 'u');
const ROLE_BEFORE = new RegExp(`(?:${TITLES})(?:兼[\\u4e00-\\u9fff]{2,8})?(?:同志)?[“”（）]?`, 'gu');
const ROLE_AFTER =
  /^(?:[\u4e00-\u9fff]{0,10}?(?:副?(?:局长|主任|科长|处长|书记|组长|队长|站长|所长|院长|关长|会长|主席|董事长|总经理|经理|厂长|部长|司长|省长|市长|县长|区长|厅长|校长|工程师|农艺师|兽医师|检验师|研究员)|博士后?|教授|医师|医生|院士|专家)|(?:同志|先生|女士|老师|师傅|大姐|大哥|大爷|大娘|大叔))/u;
const AFTER_COMMA = new RegExp(`^(?:，|（)((?:[“”\\u4e00-\\u9fff\\d、]{0,16}?)(?:${TITLES}))(?=[，。；）]|$)`, 'u');
/** Where the words of a role begin: behind these. */
const BEFORE_ROLE =
  /^.*(?:[，。；：！？“”\n—（）]|[在对由向让给跟据听被请为使与]|告诉|面对|介绍|提起|说起|看到|来到|陪同|以及|授予|以来|涌现出了?|涌现了?|问|时任|调任|现任|担任|作为|其中|出身|就是|带领下|目前|当时|如今|年近|时|了|说|的(?=[\u4e00-\u9fff]{2,}))/su;
const BYLINE =
  /(?:记者|通讯员|编辑|责编|责任编辑|作者|撰稿|摄影|图片?|文|供稿|审核|来源|实习生|特约)[：:／/\s]*$|本报(?:讯|记者)$/u;

/** Words for anybody at all: only what is clearly closed behind is a name. */
const GENERIC =
  /(?:顾客|游客|居民|市民|客商|学员|学生|养殖户|种植户|大户|带头人|商人|货主|志愿者|老师|教师|会计|秘书|母亲|父亲|儿子|女儿|渔民|茶农|外商|干部|职工|党员|同事|队员|团员|人物|代表|委员|骨干|妻子|丈夫|老人|战士|获得者|得主|标兵)$/u;
const BOUNDARY = /^(?:[，。、；：（“]|$|说|被|在|荣|获|当选|等|和|表示|是|的|同志|带|主动|一|每|已|都)/u;

const HONOURED =
  /^(?:同志|等[\d一二两三四五六七八九十]{1,3}[名位]?(?:同志|人|职工|干部|党员)|等人?|[\d两三四五六七八九十]{1,2}名?同志|[\d两三四五六七八九十]{1,2}人)?(?:先后|还|又|也|曾|均|分别|双双|再次|同时|荣幸地?)*(?:被[^，。；]{0,20}?(?:评|授|命名|表彰|选|记)|荣[获立膺登]|喜获|获|当选|光荣当选|被评|捧[回得]|摘[得取]|夺得|勇夺)/u;

/** The length of a name of any kind, or 0. 苏日娜 is one only in a row of people or behind a role. */
function anyNameAt(text: string, at: number, inRow = false, behindRole = false): number {
  const foreign = TRANSLITERATED.exec(text.slice(at, at + 16))?.[0].length ?? 0;
  return foreign > 3 ? foreign : nameAt(text, at, behindRole) || (inRow ? foreign : 0);
}

type Found = { name: string; role: string; start: number; end: number; sentence: Sentence; confidence: number };

function roleBefore(text: string, sentence: Sentence, at: number): string {
  const from = Math.max(sentence.start, at - 34);
  const window = text.slice(from, at);
  const cut = window.replace(BEFORE_ROLE, '');
  const role = cut
    .replace(/^(?:而|并|也|还|又|和|同时|此外|连|该|我|本|原|前|老|年轻|一名|一位|这位|那位|名|位|[、和])+/u, (lead) =>
      /原|前/u.test(lead) ? lead.replace(/[^原前]/gu, '') : '',
    )
    .replace(/(?:同志)$/u, '')
    .replace(/^局(?=局长)/u, '');
  // 获得者林秀琴、全省优秀共产党员郑国强: of a row of people only the last role is his; 党组书记、局长 stays whole.
  const row = role.lastIndexOf('、');
  const last = row > 0 && !OFFICE_END.test(role.slice(0, row)) ? role.slice(row + 1) : role;
  return last.length >= 2 ? last : '';
}

/** All persons of a section, each once, with the mentions by which other facts are tied to them. */
export function peopleIn(reading: Reading, section: number): { people: ExtractedPerson[]; mentions: PersonMention[] } {
  const { text } = reading;
  const found: Found[] = [];
  const add = (sentence: Sentence, start: number, length: number, role: string, confidence: number) => {
    const name = text.slice(start, start + length);
    found.push({ name, role, start, end: start + length, sentence, confidence });
  };
  for (const sentence of reading.sentences) {
    const line = sentence.text;
    for (const match of line.matchAll(ROLE_BEFORE)) {
      const end = sentence.start + match.index + match[0].length;
      const before = text.slice(Math.max(sentence.start, end - 12), end);
      if (/记者$/u.test(match[0]) || BYLINE.test(before)) continue;
      // 古丽娜尔: longer than any name that the lists of family and given names make of it.
      const foreign = TRANSLITERATED.exec(text.slice(end, end + 16))?.[0].length ?? 0;
      let length =
        anyNameAt(text, end, true, true) || foreign || (SPEAKING_ROLE.test(match[0]) ? speakerAt(text, end) : 0);
      if (length === 0 || !plausible(text, end, length, match[0])) continue;
      if (
        GENERIC.test(match[0]) &&
        length <= 3 &&
        !BOUNDARY.test(text.slice(end + length, end + length + 3)) &&
        !wellFormed(text.slice(end, end + length))
      )
        continue;
      let at = end;
      const role = roleBefore(text, sentence, end);
      for (;;) {
        add(sentence, at, length, role || match[0], 0.9);
        // 徒弟刘芳、丁海涛: the same role for all of the list.
        if (!/[、和]/u.test(text[at + length] ?? '')) break;
        at += length + 1;
        length = anyNameAt(text, at, true);
        if (length === 0 || !plausible(text, at, length, '、')) break;
        if (ROLE_AFTER.test(text.slice(at + length, at + length + 14))) break;
      }
    }
    for (let i = 0; i < line.length - 1; i++) {
      const at = sentence.start + i;
      const length = i === 0 || /[，；、。]/u.test(line[i - 1] ?? '') ? anyNameAt(text, at, true) : nameAt(text, at);
      // 霍尔 of 霍尔果斯
      if (length === 0 || placeAt(text, at) > length) continue;
      const rest = text.slice(at + length, Math.min(sentence.end, at + length + 26));
      const before = text.slice(Math.max(sentence.start, at - 4), at);
      const begins =
        i === 0 ||
        /[，。；、：“”的是]$|^$/u.test(before) ||
        /(?:向|授予|记|和|由|与|及|以及|给|让|为|在|岁的|员|长|叫|[局处科室队厅司部署省市委组会]|中心|办事处)$/u.test(
          before,
        );
      if (!begins) continue;
      const after = ROLE_AFTER.exec(rest);
      if (after && plausible(text, at, length, before)) {
        const role = after[0].replace(/同志|先生|女士|老师|师傅|大姐|大哥|大爷|大娘|大叔/u, '');
        const comrade = role === '';
        if (!comrade && role.length > 8 && !/[处科室局组中心]/u.test(role)) continue;
        add(sentence, at, length, role, comrade ? 0.75 : 0.85);
        continue;
      }
      // 傅国良被评为…; 陈碧霞、叶海波荣立…: whoever gets an honour at the head of a clause.
      if ((i === 0 || /[，；、。]$/u.test(before)) && (length >= 2 || text[at + length] === '、')) {
        const row = [{ at, length }];
        let next = at + length;
        while (text[next] === '、') {
          const further = anyNameAt(text, next + 1, true);
          if (further === 0) break;
          row.push({ at: next + 1, length: further });
          next += 1 + further;
        }
        const words = row.map((one) => text.slice(one.at, one.at + one.length));
        if (
          HONOURED.test(text.slice(next, Math.min(sentence.end, next + 30))) &&
          words.some((word) => madeOfNames(word) || word.length > 3) &&
          placeAt(text, at) !== length &&
          row.every((one) => plausible(text, one.at, one.length, ''))
        ) {
          for (const one of row) add(sentence, one.at, one.length, '', 0.7);
          continue;
        }
      }
      if (
        (i === 0 || /[，；。”：]$/u.test(before)) &&
        TELLS.test(rest) &&
        (wellFormed(text.slice(at, at + length)) || length > 3) &&
        placeAt(text, at) === 0 &&
        plausible(text, at, length, '')
      ) {
        add(sentence, at, length, '', 0.7);
        continue;
      }
      // 旅检科的梁晓敏和同事们
      if (
        /(?:[科处室]|办事处|中心)的$/u.test(before) &&
        wellFormed(text.slice(at, at + length)) &&
        /^(?:和|说|告诉|正|已|带|，|介绍|是)/u.test(rest) &&
        plausible(text, at, length, '')
      ) {
        add(sentence, at, length, roleBefore(text, sentence, at - 1), 0.65);
        continue;
      }
      const comma = AFTER_COMMA.exec(rest);
      if (comma?.[1] && plausible(text, at, length, before) && (i === 0 || /[，。]$/u.test(before))) {
        add(sentence, at, length, comma[1], 0.85);
        continue;
      }
      if (/授予$/u.test(before) && /^[“全省市]/u.test(rest) && plausible(text, at, length, before)) {
        add(sentence, at, length, '', 0.75);
      } else if (/(?:其中|记)$/u.test(before) && /^(?:荣立|个人|二等|三等|一等|荣获)/u.test(rest)) {
        add(sentence, at, length, '', 0.7);
      } else if (
        /(?:小的|大的|的|位|处室?|科|办事处|中心|室|队)$/u.test(before) &&
        /^(?:，|、|被评|荣|获|当选|分别|在|得知|撰写|发表|入选|主持|研制|说|介绍|表示|代表|同志)/u.test(rest) &&
        plausible(text, at, length, before)
      ) {
        const role = roleBefore(text, sentence, at);
        // 调任办事处主任时间不长的顾健
        const held = new RegExp(
          `(?:任|担任|作为)([\\u4e00-\\u9fff]{0,8}(?:${OFFICE}))[\\u4e00-\\u9fff]{0,8}的$`,
          'u',
        ).exec(text.slice(Math.max(sentence.start, at - 24), at))?.[1];
        if (
          length === 3 &&
          /(?:处|科|办事处|中心|室|队)$/u.test(role) &&
          /^(?:被评|荣|获|当选|、|入选|撰写|发表|主持|研制|说|介绍|表示|在[^，。]{2,24}(?:大赛|比赛|竞赛|比武|评选))/u.test(
            rest,
          )
        ) {
          add(sentence, at, length, role, 0.65);
          // 动检处吕宏伟、张婷: the row goes on.
          for (let next = at + length; text[next] === '、'; ) {
            const more = nameAt(text, next + 1);
            if (more === 0 || !madeOfNames(text.slice(next + 1, next + 1 + more))) break;
            add(sentence, next + 1, more, role, 0.65);
            next += 1 + more;
          }
        } else if (text[at - 1] === '的' && held) add(sentence, at, length, held, 0.7);
        else if (/年纪最|年龄最/u.test(text.slice(Math.max(sentence.start, at - 8), at)))
          add(sentence, at, length, '职工', 0.7);
      }
    }
  }
  // Who is told of again and again needs no office: 贺长河从农校毕业…
  const often = new Map<string, { sentence: Sentence; start: number }[]>();
  for (const sentence of reading.sentences)
    for (const clause of sentence.clauses) {
      const foreign = TRANSLITERATED.exec(text.slice(clause.start, clause.start + 16))?.[0].length ?? 0;
      const length = foreign > 3 ? foreign : nameAt(text, clause.start);
      const name = text.slice(clause.start, clause.start + length);
      if (foreign > 3 && placeAt(text, clause.start) === 0) {
        add(sentence, clause.start, foreign, '', 0.65);
        continue;
      }
      if (length !== 3 || !wellFormed(name) || !plausible(text, clause.start, length, '')) continue;
      const at = { sentence, start: clause.start };
      const known = often.get(name);
      if (known) known.push(at);
      else often.set(name, [at]);
    }
  for (const [name, places] of often) {
    if (places.length < 2 || text.split(name).length < 4 || found.some((one) => one.name === name)) continue;
    const [first] = places;
    if (first) add(first.sentence, first.start, name.length, '', 0.65);
  }
  return merge(reading, found, section);
}

/** Whoever is quoted by his office: 镇长, 商人, 经理. */
const SPEAKING_ROLE =
  /(?:长|主任|书记|经理|商人|客商|外商|专员|总裁|董事|主管|负责人|代表|老板|果农|茶农|村民|农户|渔民|旅客|司机|货主)$/u;
const OFFICE_CLOSE = /(?:长|主任|书记|经理|总裁|董事|主管|科员|负责人)$/u;
const SPEAKS = /^(?:说|表示|介绍|告诉|指出|认为|坦言|回忆|感慨|笑着|高兴|激动|感激|由衷|欣慰|，|带领|代表|带队)/u;
/** X说，……: whoever speaks at the head of a clause. */
const TELLS =
  /^(?:激动|高兴|感慨|自豪|感激|欣慰|动情|深情|笑着|由衷|兴奋|坦率|深有感触|无不感慨)?地?(?:说(?!明|法|服|到底)|告诉(?:记者|笔者|我们)|对(?:记者|笔者)说|介绍说|表示(?!出)|坦言|回忆说|回忆道|感慨道|算了一笔账|算起了?账|乐呵呵地?说)/u;

const NO_NAME =
  /^(?:关系|关于|关键|关口|关税|关区|关爱|关怀|关检|关员|关长|关乎|关联|毕业|毕竟|付出|付诸|付费|池塘|桂林|桂花|谈话|谈到|谈起|谈及|谈判|谈心|廉政|廉洁|廉租|廉价|景区|景德|景点|景观|薄弱|和平|和睦|商品|商务|商会|商家|木材|木业|木制|都市|强化|强大|保护|保持|保税|时刻|时代|时任|连云|华东|华南|华北|严谨|严肃|严明|严实|高考|高温|高峰|何时|何处|何地|何种|何以|高度|高级|高效|高新|高标|高质|高原|高寒|马上|方法|方面|方便|方案|方式|任务|任何|常年|常态|常规|常委|应对|应急|应用|全面|全体|全局|全省|全市|全国|全系|全程|全力|全员|全部|全年|全区|全州|平均|平台|平时|成立|成为|成功|成果|成效|成绩|成员|安全|安排|国|党员|党办|党群|党校|党费|党课|党建|党组|党委|党支|党政|党的|党小|党总|金融|文明|文化|文件|石油|石化|江苏|江西|宁波|宁夏|温馨|温暖|许多|时|经|武装|武汉|武警|万|于|包括|包装|项目|严格|严把|严密|单位|路|车辆|车间|海关|管理|左右|明确|田间|夏季|钟|雷锋|康|查验|查获|查出|边民|边境|边防|班子|简化|费用|丰富|司|荣誉|荣获|荣立|荣膺|申报|申请|宣传|元旦|师|连续|计|龙头|凌晨|冷链|单证|玉米|陶瓷|成都|吉林|吉安|沈阳|苏州|常州|马鞍|温州|洪水|和谐|向前|路线|花费|游客|章程|关注|关心|纪检|纪委|简报|管委|宫|房|平凡|平安|安徽|金华|金牌|金奖|易|严峻|季度|鲁|白天|毛|石|苗木|田|马拉|牛肉|牛羊|温度|项|广|柏|查|封|井|管|师傅|文艺|文秘|文字|元器|史无|贺信|秦皇|邢台|钱|汤|庄重|童|包裹|包机|祝|涂|甘肃|兰州|谷物|盛|应邀|宗旨|祖国|安检|安置|古|卓有|全心|全天|班|边检|米|莫|舒|席|宣讲|燕|屠|危|巫|蒙古|乐|柳|梅)/u;

function plausible(text: string, at: number, length: number, before: string): boolean {
  const name = text.slice(at, at + length);
  // 办事处主任石磊表示: an office in front and speech behind leave no doubt.
  // 女取样员于倩等: so does a role before and an end behind what is made of names.
  const rest = text.slice(at + length, at + length + 4);
  const told =
    (OFFICE_CLOSE.test(before) && SPEAKS.test(rest)) ||
    (/员$/u.test(before) && madeOfNames(name) && /^(?:等|、|，|。|被|获|荣|说|介绍)/u.test(rest));
  if (
    !told &&
    length <= 3 &&
    NO_NAME.test(name) &&
    !/^(?:于|万|向|许|经|师|单|海|武|花|金|洪|游|章|关|秦|邢|宣|卓|乐|柳|梅|蒙|燕|席|舒|莫|米|古|盛|谷|祝|涂|童|汤|钱|项|管|查|柏|鲁|毛|石|易|田|庄|宫|房|康|路|钟|左)[\u4e00-\u9fff]{2}$/u.test(
      name,
    )
  )
    return false;
  if (
    /(?:们|后|中|员工|干部|群众|职工|工作|活动|企业|检验|检疫|服务|建设|管理|先锋|先进|模范|示范|标兵|带头|践行|承诺|公司|局|处|科|口岸|报检|申报|培训|发展|安全|质量|单位)/u.test(
      name,
    )
  )
    return false;
  if (/[“]$/u.test(before)) return false;
  return true;
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
  // 王伟精 and 王伟: the shorter one is the name where the text has it with another character behind.
  for (const name of [...byName.keys()])
    if (name.length === 3 && byName.has(name.slice(0, 2))) {
      const long = byName.get(name) ?? [];
      const short = byName.get(name.slice(0, 2)) ?? [];
      if (text.split(name).length <= 2) {
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
    const confidence = Math.max(...all.map((one) => one.confidence));
    people.push({
      name,
      role: best ?? '（文中未说明职务）',
      evidence: passageOf(reading, first.sentence, { start: first.start, end: first.end }, section),
      confidence,
    });
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      mentions.push({ name, start: at, end: at + name.length });
  }
  mentions.sort((a, b) => a.start - b.start);
  return { people, mentions };
}

/** A role with its organisation says more than a bare one; a long one is half a sentence. */
function weight(role: string): number {
  return (role.length <= 20 ? role.length : 20 - role.length) + (/[长记任席理]$/u.test(role) ? 5 : 0);
}
