/**
 * Who is named in front of a verb of getting: the noun phrase that ends where the verb and its adverbs begin, told by its last
 * noun (科, 队, 中心, 项目, 村…) and not by a list of names, so that a department nobody has heard of is one too.
 */
import { outside } from '../owners/persons.ts';
import { candidatesAt } from '../people/candidates.ts';
import { isFamilyName } from '../people/characters.ts';
import type { Subject, Subjects } from '../subjects.ts';
import type { UnitIdentity } from '../units.ts';
import { numeral } from './counts.ts';

/** `many`: as many honours as there are works (3项成果). */
export type Holder = { name: string | null; kind: Subject['kind']; many?: number | null };

/** Organisational parts of a unit: whatever is called so is a part, unless it is the unit itself or plainly somebody else's. */
const PART_NOUN =
  '处室|科室|处|科|室|办公室|实验室|门诊部|药房|食堂|教研室|工作室|党支部|党总支|总支部|支部|总支|党委|党组织|党小组|团支部|团总支|团委|妇委会|女职工委员会|女工委|妇女委员会|职工委员会|机关委员会|工会|小分队|分队|突击队|服务队|志愿队|志愿者队伍|先锋队|宣讲队|代表队|攻坚队|攻关队|工作队|义工队|合唱队|篮球队|足球队|队伍|队|组|小组|班组|班子|领导班子|合唱团|艺术团|家庭|车间|班|站|工作站|监测站|保健站|检测站|检疫站|值班岗|点|工作点|查验点|监管点|站点|所|检测所|研究所|窗口|大厅|报检厅|办证厅|中心|分中心|办事处|工作处|办|团队|讲师团|宣讲团|服务团|集体|工作组|部|基层组织|平台';
const PART_END = new RegExp(
  `(?:${PART_NOUN.split('|')
    .sort((a, b) => b.length - a.length)
    .join('|')})$`,
  'u',
);
/** Works that win prizes. */
const WORK_END =
  /(?:研究|项目|课题|成果|技术|标准|规范|规程|方法|论文|系统|软件|品牌|做法|案例|机制|模式|作品|节目|微电影|短片|摄影|征文|装置|设备|仪器|专利|工程|活动|报告|网站|简报|杂志|工法|工作法|文章|剧目|舞蹈|歌曲|小品|书画|演讲|试剂盒?|数据库|信息|平台|网页|专著|图谱)$/u;
/** Somebody else: firms, places, governments, schools. */
const OTHER_END =
  /(?:公司|集团|企业|[\u4e00-\u9fff]{2}(?<!行|农|产|作|事|专|从|敬|创|职|林|渔|牧|就|开|毕|商|工|矿|同)业|燃具|工厂|[\u4e00-\u9fff]厂|农场|林场|牧场|渔场|养殖场|合作社|协会|商会|学校|中学|小学|大学|学院|研究院|科学院|农科院|医院|海关|边检站|海事局|政府|管委会|[\u4e00-\u9fff]村|[\u4e00-\u9fff]镇|[\u4e00-\u9fff]乡|[\u4e00-\u9fff]县|[\u4e00-\u9fff]市|[\u4e00-\u9fff]州|社区|街道|开发区|保税区|加工区|保税港区|示范区|园区|港区|新区|片区|基地|口岸|机场|码头|果园|产业|特产|产区|茶叶|苹果|脐橙|产品|客栈|驾校)$/u;
/** Somebody that the words in front of the name set apart: 客户华帝, 龙头企业天元, 与之合作的…, 受该局帮扶的…. */
const STRANGER =
  /^(?:(?:老|大|新|长期)?客户|龙头(?:企业)?|企业|合作方|合作单位|协作单位|供应商|同行|邻居|用户|货主|商户|农户|果农|茶农|菜农|渔民|村民|种植户|养殖户)[^的在被]{2,14}$|^(?:与(?:之|其|该局|他们|其)[^的，]{0,6}|(?:受|被|由)(?:该局|其|他们)[^的，]{0,4}(?:帮扶|扶持|服务|监管|指导|辅导)|(?:该局|其|他们)(?:帮扶|扶持|服务|监管|辅导)|参与[^的，]{0,6}(?:研究|合作|协作|攻关)|(?:同在|同处|同驻|同为|毗邻|相邻|紧邻|隔壁)[^的，]{0,8})的[^的，]{2,16}$|^隔壁的?[^的，]{2,10}$/u;
const INSPECTION = /检验检疫|国检|[^海]关员/u;

/** Whether a noun phrase names somebody who is plainly none of the unit's. */
export const stranger = (words: string): boolean => STRANGER.test(words) && !INSPECTION.test(words);

/** Parts of other bodies: an association's department is none of ours. */
const OTHERS_PART =
  /(?:公司|集团|海关|边检|边防|消防|武警|交警|海事|公安|政府|大学|学院|医院|[县镇乡]|(?<!驻)村)[\u4e00-\u9fff]{0,8}$/u;

const BUREAU_NAME =
  /^(?:(?![的在被把])[\u4e00-\u9fff]){2,8}(?<!公安|工商|质监|监督|卫生|商务|经贸|教育|税务|国税|地税|农业|林业|气象|环保|旅游|财政|交通|统计|管理|邮政|铁路|民航|港务|海事|水利|畜牧|体育|文化|人社|保障|司法|民政|审计|烟草|药监|外贸|科技|渔业|电力|供电|铁|该|本|我|各|总|两|[一二三四五六七八九十]个?)局$/u;

const TIME =
  '(?:19|20)\\d{2}年?(?:[至到~～-]|—{1,2})(?:19|20)?\\d{2}年|(?:自|从)?(?:19|20)\\d{2}年(?:起|以来|开始|至今)|(?:19|20)\\d{2}年(?:度|初|底|末|春|夏|秋|冬)?(?:\\d{1,2}月(?:份|底|初|上旬|中旬|下旬)?(?:\\d{1,2}日)?)?|(?:今|去|前|同|次|翌|当|本)年(?:年初|年底|初|底|末|春|夏|秋|冬)?(?:\\d{1,2}月(?:份|底|初|上旬|中旬|下旬)?(?:\\d{1,2}日)?)?|(?:上|同|次|当|本)个?月(?:底|初)?|\\d{1,2}月(?:份|底|初|上旬|中旬|下旬)?(?:\\d{1,2}日)?|(?:年|月)[初底末]|“?(?:五一|七一|三八|五四|八一|十一|元旦|国庆)”?(?:(?:国际)?(?:劳动|妇女|青年)?节)?(?:前夕|期间|前后|之际|前|后|当天)?|(?:19|20)\\d{2}年的?最后一[天日]|此[前后][一两二三]日|(?:半年|[一两二三四五六七八九十\\d]{1,3}(?:年|个月|天))(?:之)?后|日前|近日|最近|不久前|前不久|刚刚|近年来|近几年|多年来|历年|同期|此前|此后|随后|后来|之后|届时|至今|迄今|现在|如今|目前';
const ADVERB =
  '先后|先是|先|后来|后|相继|陆续|多次|数次|屡次|屡|再次|再度|再|又|还|也|都|均|已经?|曾经?|更是?|则|便|就|才|正|刚|即|并且?|而且?|且|首次|首度|第[一二三四五六七八九十\\d]{1,3}次|第[一二三四五六七八九十\\d]{1,3}[年届]|[一二两三四五六七八九十\\d]{1,3}[次度]|连续[一二两三四五六七八九十\\d]{1,3}(?:个)?(?:年|届|次|年度)|连续多年|连年|年年|连续|连|双双|分别|依次|一并|一同|同时|共同|(?<![合共相协])同|联合|一起|一道|同样|光荣地?|荣幸地?|荣|成功|顺利|最终|终于|一举|一次性|因此|因而|从而|为此|由此|于是|单独|集体|当之无愧地?|正式|累计|共|总共|一共|不仅|不但|特别|另外?|被|经|头上|胸前|名下|身上|早在|早就|早已|早|自然|果然|毫无悬念|高票|全票|众望所归|实至名归|名至实归|喜|获|两|三|四|五|分|新|刚刚|理所当然|前后|各自?|全部|皆|俱|亦|本人|自己|自身|本身|同志|一家|个人';
const TAIL = new RegExp(`(?:[于在]?(?:${TIME})|${ADVERB}|（[^）]{0,16}）|、)+$`, 'u');
/** How, where and why it was won, between the holder and the verb. */
const HOW =
  /(?<=[\u4e00-\u9fff”》])(?:(?<!所)在(?!职|线|岗|编|读)|于(?=(?:19|20)\d{2}年|去年|今年|同年|\d)|以(?![上下来及前后往])|因(?!素)|由于|凭借?|作为|代表(?=该|我|本|全|局|中|省|市|分|单位)|成为(?=[^，]{0,14}(?:唯一|首个|首家|首位|第一[个位名家])[^，]{0,2}$)|随着|根据|按照|通过(?=[^，]{2,12}(?:评|选|考))|清一色|经(?=[^，]{0,12}(?:评|选|推荐|考核|批准))|从(?=[^，]{2,20}(?:脱颖|胜出|突围)|[^，]{0,12}(?:队伍|选手|单位|对手|作品|集体|支部)[^，]{0,2}中$|[^，的]{1,16}(?:[委局厅部办会府署]|妇联|手中|手里|领导)$))[^，；]*$/u;
/** Words that a phrase may open with without being the holder. */
const HEAD =
  /^(?:这是|继|自|其中|同时|此外|另外|另|而|并且?|但|且|还有|有|连|仅|就连|尤其是|特别是|包括|由|以|使|让|令|喜讯传来|消息传来|据悉|如|例如|比如|原|时任|新任|现任|全体|、|“|”)+(?=[\u4e00-\u9fff“《\d])/u;
const LEADING_TIME = new RegExp(`^(?:${TIME}|，|、)+`, 'u');

/** Offsets of the noun phrase in front of `at`; equal where the clause names nobody. */
export function phraseBefore(
  text: string,
  subjects: Subjects,
  from: number,
  at: number,
): { start: number; end: number } {
  let end = at;
  for (let guard = 0; guard < 4; guard++) {
    const words = text.slice(from, end);
    const tail = TAIL.exec(words);
    const how = HOW.exec(tail ? words.slice(0, tail.index) : words);
    const next = from + (how ? how.index : tail ? tail.index : words.length);
    if (next === end) break;
    end = next;
  }
  // 王立新获…: 新 is his name.
  const cut = subjects.personsIn(from, at).find((person) => person.start < end && person.end > end);
  if (cut) end = cut.end;
  let start = from;
  for (let guard = 0; guard < 3; guard++) {
    const words = text.slice(start, end);
    const lead = LEADING_TIME.exec(words) ?? HEAD.exec(words);
    if (!lead || lead[0].length === 0) break;
    start += lead[0].length;
  }
  // “不落的灯”值班岗: a name in quotes keeps them.
  if (text[start - 1] === '“' && start > from && /^[^“]*”/u.test(text.slice(start, end))) start -= 1;
  // 从省总工会捧回: whose hands it came from.
  // 凭这个课题获得: how.
  if (/^(?:从[^，“]{2,20}|(?:凭|靠|依靠|借助|由于|因(?!素))[^，]{2,30})$/u.test(text.slice(start, end)))
    return { start, end: start };
  return { start: Math.min(start, end), end };
}

const OFFICE =
  /(?:局长|关长|主任|书记|科长|处长|站长|组长|队长|所长|院长|班长|会长|主席|部长|校长|船长|主管|专家|带头人|负责人|工程师|农艺师|兽医师|检验师|研究员|检察员|调研员|博士|硕士|教授|医生|医师|护士长?|[\u4e00-\u9fff]员|干部|职工|青年|小伙|姑娘|同志|战士|骨干|标兵|能手|徒弟|教师|会计|司机|[\u4e00-\u9fff]人)$/u;
const LEADS = /(?:[局关科处站组队所院班]长|主任|书记)$/u;
const MAKES =
  /^[^的]{0,18}(?:研制|研发|开发|制作|撰写|编写|起草|制定|设计|创作|报送|申报|主持|承担|完成|选送|拍摄|编排|发明|创建|打造|推出)[^的]{0,4}的/u;
const NO_NAME = /[的了在是被为和与及等局处科室队组站班所部厅县市省区、，。“”\d]|[获评荣]/u;

const SOUNDS =
  /^[阿艾安巴白拜贝比毕别布措次达丹旦德迪丁顿多敦额尔费哈海赫吉加江杰卡凯克肯库拉兰朗勒里力利丽列林鲁罗洛玛麻马麦曼买米木姆穆那娜乃尼努诺帕佩珀普其齐强乔曲热仁萨赛桑沙斯苏索塔泰坦唐提图吐托娃瓦旺维乌吾西夏雅亚央伊依因英尤于扎泽珍卓孜宗]{3,6}$/u;

/** As `Candidate.quality`: all of it is what given names are made of. */
const LIKE_A_NAME = 0.7;

/** A person whose name ends at `end`: one that is known, or whatever stands behind an office up to there. */
function personBefore(text: string, subjects: Subjects, from: number, end: number): Holder | null {
  const known = subjects.personsIn(from, end).at(-1);
  if (known?.end === end) return { name: known.name, kind: 'person' };
  for (const length of [2, 3, 4, 5, 6, 7, 8, 9]) {
    const start = end - length;
    if (start < from) break;
    const name = text.slice(start, end);
    const ahead = text.slice(Math.max(from, start - 4), start);
    if (NO_NAME.test(name)) continue;
    const inOffice = OFFICE.test(ahead);
    const whole = start === from;
    if (!inOffice && !whole && !/(?:[的”科处室队组站局关所]|中心|办事处)$/u.test(ahead)) continue;
    const candidate = candidatesAt(text, start, inOffice).find((each) => each.end === end);
    if (candidate?.foreign) return { name, kind: 'person' };
    // Behind an office a family name is enough; elsewhere the given name has to look like one.
    if (inOffice && length <= 3 && isFamilyName(name[0] ?? '')) return { name, kind: 'person' };
    if (candidate && candidate.quality >= (inOffice ? 0 : LIKE_A_NAME) && (length > 2 || whole))
      return { name, kind: 'person' };
    // 支部书记扎西次仁: whatever stands behind an office of leading others.
    if (length > 2 && length < 6 && LEADS.test(ahead) && !PART_END.test(name) && !WORK_END.test(name))
      return { name, kind: 'person' };
    // 党员艾尼瓦尔: written with the characters that sounds of other tongues are written with.
    if (inOffice && SOUNDS.test(name)) return { name, kind: 'person' };
    if (inOffice && /^[\u4e00-\u9fff]{2,5}·[\u4e00-\u9fff]{2,5}$/u.test(name)) return { name, kind: 'person' };
  }
  return null;
}

/** 党员李措毛自学阿语四年，…。她…: the one whom the sentence, or the one before it, opens with, where no list has him. */
function openedBy(text: string, subjects: Subjects, at: number): string | null {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  let from = at;
  for (let back = 0; back < 3; back++) {
    if (from <= line) return null;
    from = Math.max(line - 1, text.lastIndexOf('。', from - 2)) + 1;
    const opens = OPENS.exec(text.slice(from, Math.min(at, from + 24)));
    const start = from + (opens?.[0].length ?? 0);
    if (!opens) {
      if (subjects.personsIn(from, at).length > 0) return null;
      continue;
    }
    if (subjects.personsIn(from, start + 4).length > 0) return null;
    const [best] = candidatesAt(text, start, true)
      .filter(({ end }) => end < at)
      .sort((a, b) => Number(b.foreign) - Number(a.foreign) || b.quality - a.quality);
    return best ? text.slice(start, best.end) : null;
  }
  return null;
}
const OPENS =
  /^(?:[\u4e00-\u9fff]{0,8}?)(?:党员|[检科职队党关训]员|[科组班队站所]长|工程师|干部|主任|医师|护士)(?=[\u4e00-\u9fff]{2})/u;

/**
 * Whom 他 or 她 means where a section portrays one person: who is named more often than all others together and before it,
 * unless somebody else was named since in the same paragraph who does more than say something.
 */
export function portrayed(text: string, subjects: Subjects, at: number): string | null {
  const paragraph = text.lastIndexOf('\n', at - 1) + 1;
  const persons = subjects.personsIn(0, at);
  const here = persons.filter(({ start }) => start >= paragraph);
  if (
    here.some(({ end }) => !/^[^，。；]{0,6}(?:说|表示|介绍|评价|回忆|感慨|透露|告诉)/u.test(text.slice(end, end + 12)))
  )
    return null;
  const times = new Map<string, number>();
  const told = text.slice(0, at);
  for (const { name } of persons)
    if (!times.has(name) && !outside(text, name)) times.set(name, told.split(name.split('·')[0] ?? name).length - 1);
  const [first, second] = [...times].sort((a, b) => b[1] - a[1]);
  return first && first[1] >= 2 && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

/** The last one named behind an office before an offset, where no list of persons has him. */
function personToldOf(text: string, at: number): string | null {
  let last: string | null = null;
  for (const match of text.slice(Math.max(0, at - 200), at).matchAll(NAMED_BY_OFFICE))
    if (isFamilyName(match[1]?.[0] ?? '')) last = match[1] ?? null;
  return last;
}
const NAMED_BY_OFFICE =
  /(?:[局关科处站组队所院班员]长|主任|书记|工程师|[检职科队党关]员)([\u4e00-\u9fff]{2,3}?)(?=[，。、（]|连续|先后|同志|是|在|被|荣|获|说|带|从|把|作为|为)/gu;

/** The phrase without the unit's own name and without what describes it. */
function bare(text: string, subjects: Subjects, start: number, end: number): { name: string; whose: Subject | null } {
  let from = start;
  const owner = subjects.at(start);
  let whose: Subject | null = null;
  if (owner && owner.end < end && (owner.kind === 'own' || owner.kind === 'superior')) {
    from = owner.end;
    whose = owner;
  }
  const words = text.slice(from, end);
  // “不落的灯”值班岗: 的 within a name parts nothing.
  const masked = words.replace(/“[^”]*”/gu, (quoted) => quoted.replaceAll('的', '〇'));
  const plain = masked
    .replace(/^[^“《]*的(?=[\u4e00-\u9fff“”《》]{2,}$)/u, '')
    .replace(/^.*的(?=[\u4e00-\u9fff]{2,}$)/u, '')
    .replace(/^.*的(?=“[^”]{1,16}”[\u4e00-\u9fff]{0,10}$)/u, '')
    .replace(
      /^(?:该局|本局|我局|局里|局|该|其|所属的?|下属的?|所辖的?|内设的?|驻(?!村|点|厂|外|京)|的)(?=[\u4e00-\u9fff“]{2,})/u,
      '',
    );
  return { name: words.slice(words.length - plain.length), whose };
}

/** Who the phrase between two offsets names, or null where its last noun tells nothing. */
export function holderOf(
  text: string,
  subjects: Subjects,
  unit: UnitIdentity | null,
  start: number,
  end: number,
): Holder | null {
  const words = text.slice(start, end);
  if (words.length < 1 || words.length > 48) return null;
  if (stranger(words) && !subjects.personsIn(start, end).some((one) => one.end === end))
    return { name: words, kind: 'other' };
  if (/[他她]$/u.test(words)) {
    const opener = openedBy(text, subjects, end - 1);
    if (opener) return { name: opener, kind: 'person' };
    const main = portrayed(text, subjects, end - 1);
    if (main) return { name: main, kind: 'person' };
    const pronoun = subjects.at(end - 1);
    if (pronoun?.kind === 'person') return { name: pronoun.name, kind: 'person' };
    const name = personToldOf(text, end - 1);
    return name ? { name, kind: 'person' } : null;
  }
  // 李明同志, 李明博士
  const polite = /(?:同志|博士|本人|先生|女士)$/u.exec(words);
  if (polite && polite.index > 1) {
    const him = personBefore(text, subjects, start, end - polite[0].length);
    if (him) return him;
  }
  if (words.length < 2) return null;
  const entity = subjects.at(start);
  if (entity && entity.end === end && entity.kind === 'own' && !entity.weak) return { name: null, kind: 'own' };
  // 她所带的集体, 他们所在的科室: whoever the section is about.
  const his =
    /^(?:他|她|他们|她们|其)(?:所|领导|带领)[\u4e00-\u9fff]{0,3}的(集体|科室|团队|支部|党支部|班组|单位|部门|处室)$/u.exec(
      words,
    )?.[1];
  // 他所在的党支部 of a bureau: one of its branches, which the text does not name.
  if (his?.endsWith('支部') && unit && unit.kind !== '党组织') return { name: his, kind: 'part' };
  if (his) return { name: null, kind: 'own' };
  // “橙色小分队”: a team by its name in quotes.
  const team = /^“([^“”]{2,12})”$/u.exec(words)?.[1];
  if (team && PART_END.test(team)) return { name: team, kind: 'part' };
  const person = personBefore(text, subjects, start, end);
  if (person) return person;
  // 技术中心轻工实验室: the laboratory.
  const lowest = entity?.kind === 'part' && entity.end === end && !/^[\d一二两三四五六七八九十]/u.test(entity.name);
  if (lowest && !isUnit(unit, entity.name) && PART_END.test(entity.name) && !/的/u.test(words))
    return { name: entity.name, kind: 'part' };
  // 威海检验检疫局综合业务处: of another bureau.
  if (
    entity?.kind === 'other' &&
    entity.end < end &&
    /检验检疫局$/u.test(text.slice(start, entity.end)) &&
    PART_END.test(words)
  )
    return { name: words, kind: 'other' };
  const { name, whose } = bare(text, subjects, start, end);
  // 陈芳的外来小蠹研究: the person's.
  const by = /^([^的]{2,16})的[\u4e00-\u9fff“”]{2,20}$/u.exec(words);
  if (by?.[1] && WORK_END.test(words)) {
    const author = personBefore(text, subjects, start, start + by[1].length);
    if (author) return author;
  }
  if (OTHER_END.test(name) && !whose)
    return unit?.name.endsWith(name) ? { name: null, kind: 'own' } : { name, kind: 'other' };
  if (/》$/u.test(words)) {
    const title = /《[^》]*》$/u.exec(words)?.[0];
    return title ? { name: title, kind: 'part' } : null;
  }
  // 机场局, 吉安局: below a bureau of a province.
  const told = entity !== null && entity.end === end && entity.kind !== 'other';
  if (BUREAU_NAME.test(name) && unit && unit.kind !== '直属局' && !told && !unit.bureau.includes(name))
    return { name, kind: 'other' };
  if (unit?.kind === '直属局' && BUREAU_NAME.test(name))
    return isUnit(unit, name) ? { name: null, kind: 'own' } : { name, kind: 'part' };
  if (PART_END.test(name)) {
    const customs = unit?.name.includes('海关') && name.includes('海关');
    if (OTHERS_PART.test(name.replace(PART_END, '')) && !whose && !customs) return { name, kind: 'other' };
    if (/[被获评授]|开展|推行|检验检疫工作|带领|组织/u.test(name)) return null;
    if (isUnit(unit, name)) return { name: null, kind: 'own' };
    if (/^(?:该|这|此|本)|^[\d一二两三四五六七八九十几]{1,3}[组班站点部队所支个项家]$/u.test(name)) return null;
    if (name.length < 3 && /^(?:中心|团队|集体|队伍|小组|班组|支部|总支|平台|科室|处室)$/u.test(name)) return null;
    return name.length > 1 ? { name, kind: 'part' } : null;
  }
  const works = /^[^的]{0,8}?(([\d一二两三四五六七八九十]{1,4})(?:项|篇|件|部|个).*)$/u.exec(name);
  // 技术中心一项成果: the centre's.
  if (works && whose === null && /^[一1]$/u.test(works[2] ?? '') && entity?.kind === 'part' && entity.end < end)
    return { name: entity.name, kind: 'part' };
  if (works?.[1] && works[2] && WORK_END.test(name)) return { name: works[1], kind: 'part', many: numeral(works[2]) };
  if (WORK_END.test(name) && !/[被获评授]/u.test(name))
    return name.length >= 4 ? { name, kind: 'part' } : words.length >= 6 ? { name: words, kind: 'part' } : null;
  // 中心研制的快速检测仪: a thing of the unit's, whatever it is.
  const made = /的([\u4e00-\u9fff]{2,14})$/u.exec(words)?.[1];
  if (made && entity?.kind !== 'other' && !/企业|公司|厂/u.test(words) && MAKES.test(words))
    return { name: made, kind: 'part' };
  return null;
}

/** 检务科 in a section about 湛江局检务科, 党支部 in one about a bureau's branch. */
function isUnit(unit: UnitIdentity | null, name: string): boolean {
  if (!unit) return false;
  const plain = name.replace(/^(?:该|本|我|全|这个|这支)(?=[\u4e00-\u9fff])/u, '');
  if (plain.length < 2 || !unit.name.endsWith(plain)) return false;
  return plain === unit.name || plain.length >= 3 || plain !== name || /^[科处室站]$/u.test(plain);
}

/** All that stand in a row before the verb: persons or parts; none where one of them is neither. */
export function rowOf(
  text: string,
  subjects: Subjects,
  unit: UnitIdentity | null,
  start: number,
  end: number,
): Holder[] {
  // 技术中心的肖潇、陶冶: names that no list knows, one beside the other.
  const names = ROW_OF_NAMES.exec(text.slice(start, end))?.[1]?.split('、');
  if (names?.every((name) => isFamilyName(name[0] ?? '') && !PART_END.test(name) && !OTHER_END.test(name)))
    return names.map((name) => ({ name, kind: 'person' }));
  const row: Holder[] = [];
  let others = 0;
  let from = start;
  // 王磊、李蕾、赵伟3人; 王平、李娜两名同志
  const told =
    /(?:等)?[\d一二两三四五六七八九十]{1,3}(?:名|位|个|人)(?:同志|人|职工|干部|党员|青年|年轻人|女职工|关员|队员|老师|女同志)?$/u.exec(
      text.slice(start, end),
    );
  const to = told && !told[0].startsWith('等') ? start + told.index : end;
  for (let i = start; i <= to; i++) {
    const joint = i === to ? '' : (/^(?:、|以及|及|和|与)/u.exec(text.slice(i, i + 2))?.[0] ?? null);
    if (joint === null) continue;
    if (i === from) return [];
    const name = text.slice(from, i);
    // 王芳、李静、赵敏三名年轻人: counted, so that a family name is enough.
    const short =
      told === null
        ? undefined
        : /(?:^|[^的]的|职工|青年|[员长任师科处室队组站局])([\u4e00-\u9fff]{2,3})$/u.exec(name)?.[1];
    const counted = short !== undefined && isFamilyName(short[0] ?? '');
    const one: Holder | null = counted ? { name: short, kind: 'person' } : holderOf(text, subjects, unit, from, i);
    // 授予中山局、江门局“A”: the other bureau is left out.
    if (one?.kind === 'other' && (BUREAU_NAME.test(one.name ?? '') || /检验检疫局/u.test(one.name ?? ''))) {
      others += 1;
      from = i + joint.length;
      i = from - 1;
      if (joint === '') break;
      continue;
    }
    if (!one || one.kind === 'other') {
      // 和 may belong to a name or a word: only a joint that leaves two holders is one.
      if (joint !== '、' && joint !== '') continue;
      return [];
    }
    row.push(one);
    from = i + joint.length;
    i = from - 1;
    if (joint === '') break;
  }
  return row.length > 1 || (others > 0 && row.length > 0) ? row : [];
}

const ROW_OF_NAMES = /^[^、]*的((?:[\u4e00-\u9fff]{2,3}、){1,5}[\u4e00-\u9fff]{2,3})$/u;
