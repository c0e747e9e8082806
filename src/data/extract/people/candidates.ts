/**
 * What may be a person's name by itself: a family name with one or two characters, and how much it looks like one.
 */
import { placeAt } from '../places.ts';
import {
  COMPOUND_SURNAMES,
  GIVEN,
  GIVEN_WORDS,
  NEVER,
  PLAIN_SURNAMES,
  RARE_SURNAMES,
  SURNAMES,
  WORDLIKE_SURNAMES,
} from './characters.ts';
import { FOREIGN_FIRSTS, foreignNameAt, soundsLikePlace } from './foreign.ts';
import { ordinary } from './words.ts';

/** `quality`: how much it looks like a name by itself; about -3 for an ordinary word, 1.5 for 王建国. */
export type Candidate = { start: number; end: number; name: string; quality: number; foreign: boolean };

const HAN = /^[\u4e00-\u9fff]$/u;
/** Given "names" that are forms of address or jargon: 王师傅, 李大姐. */
const NO_GIVEN =
  /^(?:师傅|大姐|大哥|大爷|大娘|大叔|大婶|大嫂|大夫|老师|先生|女士|小姐|同志|阿姨|老板|医生|教授|家人|家家|某|某某|姓|老汉|工程|总)$/u;
const ADDRESS =
  /^(?:师傅|大姐|大哥|大爷|大娘|大叔|大婶|大嫂|大夫|大妈|老师|先生|女士|小姐|同志|阿姨|老板|医生|教授|[局处科组队站所院部厅市县镇村乡校厂会]长|主任|书记|经理|主席|总[，说的]|老汉|家[村庄湾沟店])/u;
/** Characters that no name has together with a family name: a word of the trade is being told. */
const NO_NAME =
  /们|后$|之[畔滨岸巅乡都州城]|中$|员工|干部|群众|职工|工作|活动|企业|检验|检疫|服务|建设|管理|先锋|先进|模范|示范|标兵|带头|践行|承诺|公司|口岸|报检|申报|培训|发展|安全|质量|单位|查验|通关|监管|检测|方面|[果木茶药矿林渔牧糖]业|进口|出口|大厅|窗口|党委|支部|系统|标准/u;

const NUMERAL = /^[一三四五六七八九十百千]$/u;
/** 王一行, 李一家: a measure or 'the company of'. */
const COUNTED = /^[行家年月日天名位个人口批次项同起直向边方面道线届任生心成]$/u;

/** How well a name may end at `end`: what stands behind. */
const PARTICLE =
  /^(?:[，。、；：！？（）\s“”]|$|说|道|等|在|被|的|是|和|与|对|向|带|率|就|都|也|又|还|曾|从|为|荣|获|称|一|每|把|将|作|谈|感|笑|常|不|算|坦|掰|抢|捧|拉|没|已|正|总|自|到|因|以|调|这|却|便|才|再|只|更|最|则|仍|刚|很|有|看|拿|用|给|让|跟|去|来|当|做|走|站|坐|打|指|摆|猫|爬|提|抱|背|扛|守|住|跑|忙|至|于|由|所|本|先|连|主|立|始|同|并|及|或|牵|负|评|竖|双|两|三|随)/u;

/** Words that begin only behind a name: one character of them may not belong to it. */
const WHOLE_WORD =
  /^(?:表示|指出|介绍|告诉|认为|强调|同志|荣[获膺立登]|获得|当选|担任|主持|参加|提出|坦言|代表|本人|先后|得知|深入|深有|深知|深感|陪同|要求|回忆|如数|专程|来到|发来|撰写|发表|入选|评价|指着|多次|调任|动情|激动|高兴|由衷|欣慰|自豪|感慨|感叹|铿锵|精辟|分别|牺牲|主动|连续|带头|立即|始终|这样|高度|亲自|博士|高级|主任|副[局处科主站所]|科长|局长|处长|书记|工程师|教授|研究员|称赞|打趣|笑着|正在|退休|连夜|作为|同时|也被|因此|更是|再次|双双|分获|斩获|拿到|摘得|捧回|手把手|[今去]年|成为|成了|立足|立志|立下|立刻|为了|为此|和他|和她|来自|来不及|同样|同志们|自掏|带[着领了]|笑[得着呵眯了]|见[人状到]|顺[道手便]|有[了着一两三四五六七八九十\d]|守[着在]|种[了着]|养[了着]|替[他她家人]|高高|[端递捧拿掏送搬抬牵接扶拉取寄沏倒迎](?:来|着|出|上[^海前]|起|过|了|给|走|回))/u;

/** 村民王多成家今年种了: the household of whoever is named. */
export const FAMILY =
  /^(?:一家(?:[，子人]|[老三四五六七八两]口)|夫妇|夫妻|[老小]?两口|父子|父女|母子|母女|兄弟|兄妹|姐妹|姐弟|家(?:[今去前当同]年|[的里种养有每是也就还因承更最在，。门]|[一两三四五六七八九十\d]))/u;

/** 大为, 有为: names that end in a small word. */
const SMALL_WORD_GIVEN = /^(?:[大有敢亦宏可]为|[大有玉天]成|[建自独中]立|[永常]和)$/u;

/** 石坪乡党委, 云山市石坪乡黄泥村: a place, told by what it is called in front or by what it has. */
const TOWNSHIP = /^[乡镇村屯寨旗盟]$/u;
const TOWN_HAS =
  /^(?:党|政府|人大|干部|中心|卫生|学校|小学|[\u4e00-\u9fff]{1,3}村|村民|群众|辖|境内|农民|农户|敬老院)/u;

/** Marks and words that only a whole name has behind it. */
const BOUNDARY = /^(?:[，。；、：！？）\s]|$|和|与|说|的|是|在|被|表示|介绍|告诉|指出|认为|坦言|回忆|对记者)/u;
/** Small words that may stand between a name and 说 or 在. */
const ADVERB = /^[先才常正同连也都又就还总始自本再只仍刚很更最至]$/u;

const BEGINS = new Set([...SURNAMES, ...RARE_SURNAMES, ...FOREIGN_FIRSTS]);
const COMPOUND_FIRSTS = new Set([...COMPOUND_SURNAMES].map((name) => name[0] ?? ''));
const DOT = '·'.charCodeAt(0);

/** Whether a name may begin with what stands at `at`; asked of every character, so it is cheap. `dotted`: the text has a ·. */
export function mayBegin(text: string, at: number, dotted: boolean): boolean {
  const first = text[at] ?? '';
  if (BEGINS.has(first)) return true;
  if (COMPOUND_FIRSTS.has(first) && COMPOUND_SURNAMES.has(text.slice(at, at + 2))) return true;
  if (dotted) for (let i = at + 1; i < at + 7; i++) if (text.charCodeAt(i) === DOT) return true;
  return false;
}

/** The names that may begin at `at`: of two, three or (behind a double family name) four characters, or one of foreign sound. */
export function candidatesAt(text: string, at: number, behindRole: boolean): Candidate[] {
  const first = text[at] ?? '';
  const foreign = foreignNameAt(text, at, behindRole);
  const found: Candidate[] = [];
  if (foreign.length > 0)
    found.push({
      start: at,
      end: at + foreign.length,
      name: text.slice(at, at + foreign.length),
      quality: foreign.sure ? 2.8 : 1.3,
      foreign: true,
    });
  const compound = COMPOUND_SURNAMES.has(text.slice(at, at + 2)) ? 2 : 0;
  if (!compound && !SURNAMES.has(first) && !(behindRole && RARE_SURNAMES.has(first))) return found;
  const family = compound || 1;
  // 陈大姐, 李科长
  if (ADDRESS.test(text.slice(at + family, at + family + 3))) return found;
  for (let given = 1; given <= 2; given++) {
    const end = at + family + given;
    const name = text.slice(at, end);
    const last = text[end - 1] ?? '';
    // 周向东, 刘延年: whatever the small word would say elsewhere.
    const word = given === 2 && GIVEN_WORDS.has(text.slice(end - 2, end));
    // 李一凡, 张四海: a numeral only between a family name and what given names are made of.
    const numeral = given === 2 && NUMERAL.test(text[end - 2] ?? '') && GIVEN.has(last) && !COUNTED.test(last);
    if (given === 1 && (NUMERAL.test(last) || NEVER.has(last))) continue;
    if (
      !word &&
      (!HAN.test(last) ||
        NEVER.has(last) ||
        (given === 2 && (NEVER.has(text[end - 2] ?? '') || (NUMERAL.test(text[end - 2] ?? '') && !numeral))))
    )
      break;
    const rest = name.slice(family);
    if (!word && (NO_GIVEN.test(rest) || NO_NAME.test(name))) continue;
    const made = numeral
      ? 1
      : SMALL_WORD_GIVEN.test(rest) || (given === 2 && rest[0] === '阿' && GIVEN.has(last))
        ? 2
        : [...rest].filter((one) => GIVEN.has(one)).length;
    let quality =
      made === given
        ? given === 2
          ? 1.5
          : 0.7
        : word
          ? !ordinary(rest)
            ? 1.5
            : behindRole
              ? 1.3
              : 0.6
          : numeral && behindRole
            ? 0.8
            : made > 0
              ? 0
              : given === 2
                ? -1.2
                : -0.5;
    // 党员于|解放前入党; but 检疫员许建设
    if (word && ordinary(rest) && WORDLIKE_SURNAMES.has(first))
      quality -= behindRole && !/[于由从到经都]/u.test(first) ? 0.5 : 1.5;
    if (compound) quality += 1;
    if (RARE_SURNAMES.has(first)) quality -= 0.5;
    if (ordinary(name)) quality -= 3;
    else if (given === 2 && !compound) {
      if (ordinary(name.slice(0, 2))) quality -= made === given ? 1 : 1.5;
      if (!numeral && !word && ordinary(rest) && !SMALL_WORD_GIVEN.test(rest))
        quality -= made === given ? (PLAIN_SURNAMES.has(first) ? 0 : 0.3) : behindRole ? 0.6 : 1.8;
    }
    // 覃勇|和他
    if (given === 2 && /[和与]/u.test(last) && !BOUNDARY.test(text.slice(end, end + 4))) quality -= 1.2;
    if (behindRole && given === 1 && /[常曾时向应尚连都由到经从才过全成]/u.test(first)) quality -= 1.2;
    if (!compound && !behindRole && WORDLIKE_SURNAMES.has(first)) quality -= given === 1 ? 0.8 : 0.3;
    if (placeAt(text, at) >= name.length || soundsLikePlace(text, at)) quality -= 2.5;
    // 何时|学会
    if (quality < 1 && given === 2 && ordinary(last + (text[end] ?? '')) && !FAMILY.test(text.slice(end, end + 3)))
      quality -= 1;
    if (
      TOWNSHIP.test(last) &&
      (TOWN_HAS.test(text.slice(end, end + 4)) || /[市县州区旗盟]$/u.test(text.slice(Math.max(0, at - 1), at)))
    )
      quality -= 2.5;
    found.push({ start: at, end, name, quality, foreign: false });
  }
  return found;
}

/** Whether a candidate is a whole name by its own looks: 吴德才, all of it what such names are made of, no word around its ends. */
export function plainlyName(text: string, { start, end, name, quality, foreign }: Candidate): boolean {
  return (
    !foreign &&
    name.length > 2 &&
    quality >= 1.2 &&
    !/[镇树村乡港城桥路茶酒菜果药笋虫鱼枣菇豆]$/u.test(name) &&
    (!ordinary((name.at(-1) ?? '') + (text[end] ?? '')) || WHOLE_WORD.test(text.slice(end, end + 4))) &&
    !ordinary((text[start - 1] ?? '') + (name[0] ?? ''))
  );
}

/** How well a name ends there: by what stands behind, and by where else the text has the same name. */
export function endFit(text: string, candidate: Candidate): number {
  const { end, name } = candidate;
  let fit = 0;
  const behind = text.slice(end, end + 2);
  // 对石磊来说, 在石磊看来
  if (/[对在]/u.test(text[candidate.start - 1] ?? '') && /^[来看][说来]/u.test(behind)) fit += 2.5;
  else if (WHOLE_WORD.test(text.slice(end, end + 4))) fit += 1.8;
  else if (FAMILY.test(text.slice(end, end + 3))) fit += 1.2;
  // 汪大|为表示: 为 belongs to the name.
  else if (/^[为成立]/u.test(behind) && BOUNDARY.test(text.slice(end + 1, end + 5))) fit += 0;
  else if (PARTICLE.test(behind)) fit += /^[\u4e00-\u9fff]/u.test(behind) ? 0.8 : 1;
  else if (behind.length === 2 && ordinary(behind)) fit += 0.7;
  // 王伟|精辟: the last character makes a word with the next one.
  if (!candidate.foreign && name.length > 2 && ordinary((name.at(-1) ?? '') + (text[end] ?? ''))) fit -= 0.5;
  if (!candidate.foreign && name.length > 2 && WHOLE_WORD.test(text.slice(end - 1, end + 3))) fit -= 1;
  if (!candidate.foreign && GIVEN.has(name.at(-1) ?? '')) fit += 0.5;
  if (!candidate.foreign && name.length > 2) fit += 0.2;
  return fit;
}

/**
 * Whether a name's last character is proved to be its own by what stands behind it wherever the text has it: 余大为和 beside
 * 余大为表示, 康永录说.
 */
export function provedWhole(text: string, name: string): boolean {
  const last = name.at(-1) ?? '';
  const behind = new Set<string>();
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length;
    if (WHOLE_WORD.test(text.slice(end - 1, end + 3)) || ordinary(last + (text[end] ?? ''))) continue;
    behind.add(BOUNDARY.test(text.slice(end, end + 4)) && !ADVERB.test(last) ? 'boundary' : (text[end] ?? ''));
  }
  return behind.size > 1;
}

/** Of the candidates at a place the one that ends best. */
export function bestOf(
  text: string,
  candidates: readonly Candidate[],
  counts: (name: string) => number,
): Candidate | null {
  let best: Candidate | null = null;
  let top = Number.NEGATIVE_INFINITY;
  const short = candidates.find(({ foreign, name }) => !foreign && name.length === 2);
  for (const candidate of candidates) {
    let score = endFit(text, candidate) + candidate.quality;
    // 郭明芳 and 郭明: the longer one is meant where the shorter one never stands without it.
    if (short && candidate.name.length === 3 && candidate.name.startsWith(short.name)) {
      const [long, all] = [counts(candidate.name), counts(short.name)];
      if (long > 1 && long === all) score += provedWhole(text, candidate.name) ? 2 : 1;
      else if (all > long && long === 1) score -= 1.5;
    }
    if (candidate.foreign) score += 0.6;
    if (score > top) {
      top = score;
      best = candidate;
    }
  }
  return best;
}
