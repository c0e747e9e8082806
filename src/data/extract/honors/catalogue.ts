/** Honours that stand in a list, each by its title alone: under a head (荣誉榜上：, 主要有：), or in front of what shows them. */

import { outside } from '../owners/persons.ts';
import { isFamilyName } from '../people/characters.ts';
import { type Clause, clauseAt, type Sentence, type Span } from '../text.ts';
import type { AwardContext } from './context.ts';
import { granterOf, isOwn } from './granters.ts';
import { holderOf, rowOf } from './holders.ts';
import { type Recipient, recipientOf, recipientsOf } from './recipients.ts';
import { HELD_TITLE } from './rows.ts';
import { HONOR_WORD, type Item, readTitle } from './titles.ts';
import { barred, trapOf } from './traps.ts';

/** What the head of such a list speaks of. */
const HEAD =
  /荣誉(?!军人|感)|奖牌|奖状|奖杯|奖项|奖章|殊荣|获奖|得奖|有奖|牌匾|铜牌|匾额|证书|功劳簿|光荣[榜册簿]|红榜|功劳榜|喜报|榜上有名|金字招牌|表彰(?:通报|情况|名单)?$|获表彰|受表彰|捷报|战果/u;
/** What is wished, set up, demanded, promised or given by the unit itself; and what belongs to others. */
const NO_HEAD =
  /目标|争创|力争|争取|计划|规划|任务|下一步|接下来|今后|未来|将[要在于]|标准|条件|要求|评选(?!结果|揭晓)|评出|评比|设[立置了有]|颁发给|奖励[^项]|申报|参评|候选|创建(?!成果)|项目|措施|做法|工作：$|口号|标语|桌牌|胸牌|企业|公司|集团|合作社|商户|厂家|锦旗|感谢信|预留|空着|分为|包括以下|冲[刺击]|步[：”走]|时间表|路线图|差距|不足|建议|提出|任务|职责|制度|还没有|没能|未能|落选|遗憾/u;
/** A head that goes on with what was headed before: 左侧属于集体：, 个人：, 主要有：. */
const GOES_ON =
  /^(?:其中|此外|另外|再)?，?[^，。；：]{0,12}?(?:(?:属于|归|是)?(?:集体|个人|单位|团体|班组|党支部|部门|科室)(?:和[\u4e00-\u9fff]{2})?(?:荣誉|奖项|类|方面|的)?|主要(?:有|包括|是)|包括|分别[是为]|依次[是为]|[抄记录数看][^，。；：]{0,6}|(?:这样|如下)[^，。；：]{0,3}|[它她他]们?[是有][^，。；：]{0,4}|挂满了?|[上下左中右][侧边面方层排]?[是有]?)$/u;

const YEAR = '(?:(?:19|20)\\d{2}年(?!度)|[今去前同次翌当]年)';
const DAY = `(?:${YEAR}(?:\\d{1,2}月(?:份)?(?:\\d{1,2}日)?|[初底末])?|(?<!\\d)\\d{1,2}月(?:份)?(?:\\d{1,2}日)?|同月)`;
const DATE_ALONE = new RegExp(`^(?:从|到|在)?${DAY}$`, 'u');
const DATED = new RegExp(`^(?:从|到|在)?(${DAY})(?:的|，)?(?=\\S)`, 'u');
const NUMBERED = /^(?:\d{1,2}[.．]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[①-⑳]|[一二三四五六七八九十]是)\s*/u;

const BODY =
  '(?:(?![被和与]|为了)[\\u4e00-\\u9fff]|和(?=社会)){0,18}?(?:[委局部厅会办社团府署院](?![\\u4e00-\\u9fff]{0,10}[号岗])|妇联|侨联|工商联|科协|政府|总队|支队|中央|军区|大会|总局|公署|行署|党组|党委|组织|基金)';
const GAVE = '(?:联合|共同|分别)?(?:授予|评定|颁发|命名|表彰|颁授|授|评选|评出|评|颁|奖励)';
/** 省卫生厅、省防治艾滋病局授予的“T”; 市委、市政府2009年、2011年两次颁发的“T” */
const GIVEN = new RegExp(
  `^(?:一[块张枚面份]是|另一[块张枚面份]是)?(${BODY}(?:[、和与]${BODY}){0,3})(?:先后)?(?:于?(${DAY}(?:[、和]${DAY}){0,3}))?(?:先后)?([两三四五]次|[两三四五]度)?${GAVE}的(?=[“\\u4e00-\\u9fff])`,
  'u',
);
/** T，省委、省政府颁发 */
const GIVER_BEHIND = new RegExp(
  `^(?:由|是由?)?(${BODY}(?:[、和与]${BODY}){0,3})(?:于?(?:${DAY}))?${GAVE}(?=[，；。]|$)`,
  'u',
);
const BODIES = new RegExp(`^${BODY}(?:[、和与]${BODY}){0,3}$`, 'u');
const BODY_ALONE = new RegExp(`^${BODY}$`, 'u');
const TITLE_ENDS =
  /(?:单位|集体|个人|号|岗|窗口|奖状|奖章|勋章|奖|标兵|模范|党组织|支部|党委|机关|站所|之家|工作者|红旗手|能手|党员|等功|嘉奖|班组|团队|行业|人物|好人|卫士|明星|之星|家庭|青年|突击手|突击队|劳模|先锋|称号|工匠|功臣|贡献奖|团委|工会|公务员|榜样|班子|”)$/u;
const DOES =
  /[获被创争请]|命名|通过|评[为选上]|授予|举办|组织(?!奖|工作|$|[\u4e00-\u9fff]?”?$)|开展|召开|制定|参加|建立|实现|承担|完成|推进|加强|落实|培育|成为|以[^，]|要|颁发|评定|冲刺|努力|申报|[其又还也该他她]|跻身|摘|膺|当选|捧|拿下|拿到|拿了|夺|没有|与|入选|入围|接过|接连|收获|领[到回走]|登上|立[了下过]|戴上|抱回|两度|先后|就|给|落[户到]|写|连续/u;

/** Bodies above or beside the unit, by whose they are. */
const SUPERIOR =
  /^(?:中共|中华|中央|全国|国家|国务院|人力|[\u4e00-\u9fff]{2,6}[省市县州区盟旗](?!局)|[省市县区州盟]|自治区|共?青?团(?:中央|[省市县区])|地[委区])[\u4e00-\u9fff]{0,24}(?:[委局部厅会办署社府]|妇联|中央)$/u;

/** Where an item's words stand. */
type Token = Span & { text: string; mark: string };

/** Cuts at ， ； 、 and dashes outside of brackets and quotation marks; `mark` is what stands in front. */
function tokens(text: string, from: number, to: number): Token[] {
  const found: Token[] = [];
  let depth = 0;
  let start = from;
  let mark = '';
  const close = (end: number, next: string, width = 1) => {
    if (end > start) {
      found.push({ start, end, text: text.slice(start, end), mark });
      mark = next;
    } else mark = next === '；' ? next : mark || next;
    start = end + width;
  };
  for (let i = from; i < to; i++) {
    const each = text[i] ?? '';
    if (each === '“' || each === '（' || each === '《') depth += 1;
    else if (each === '”' || each === '）' || each === '》') {
      depth = Math.max(0, depth - 1);
      // “A”“B”
      if (each === '”' && depth === 0 && text[i + 1] === '“') close(i + 1, '、', 0);
    } else if (depth === 0 && /[，；、。！：…]/u.test(each)) close(i, each);
    else if (depth === 0 && each === '—' && text[i + 1] === '—') {
      close(i, '—', 2);
      i += 1;
    }
  }
  close(to, '');
  return found;
}

/** What is in the brackets behind a title, or behind a name. */
type Aside = { date: string | null; granter: string | null; who: Recipient[]; title: Item | null; dated: boolean };

export function catalogued(context: AwardContext, sentence: Sentence): Span[] {
  const line = sentence.text;
  const colon = line.indexOf('：');
  if (colon >= 2 && colon < line.length - 6) {
    const to = sentence.start + colon;
    const head = headOf(context, sentence, colon);
    return head === null ? [] : entries(context, sentence, to + 1, sentence.end, to, head);
  }
  if (/^\S{4,12}[ \u3000\t|]+\S/u.test(line)) return row(context, sentence);
  const shown = colon < 0 ? shownUpTo(line) : 0;
  if (shown > 0 && !NO_HEAD.test(line.slice(shown)))
    return entries(context, sentence, sentence.start, sentence.start + shown, null, 'shown');
  if (colon < 0 && line.length < 100 && line.includes('；') && PAIRED.test(line) && !NO_HEAD.test(line))
    return entries(context, sentence, sentence.start, sentence.end, null, 'paired');
  return [];
}

/** A、B和C，这三块铜牌挂在门厅; A、B、C——该局的荣誉墙: where the list ends; 0 where nothing shows it. */
function shownUpTo(line: string): number {
  let depth = 0;
  let parted = false;
  for (let i = 0; i < Math.min(line.length, 160); i++) {
    const each = line[i] ?? '';
    if (each === '“' || each === '（') depth += 1;
    else if (each === '”' || each === '）') {
      depth = Math.max(0, depth - 1);
      parted ||= line[i + 1] === '“';
    } else if (depth > 0) continue;
    else if (each === '、') parted = true;
    else if (each === '，' || each === '—') return parted && SHOWS.test(line.slice(i, i + 48)) ? i : 0;
    else if (/[；。！？]/u.test(each)) return 0;
  }
  return 0;
}
const SHOWS = /荣誉[墙室榜簿]|铜牌|牌匾|奖牌|证书|殊荣|奖状|奖杯|红本本|金匾/u;
/** 福建省五一劳动奖状，某局；福建省五一劳动奖章，某人 */
const PAIRED =
  /^(?:全国|[\u4e00-\u9fff]{2,4}[省市])[^，；。、]{3,20}，[^，；。、]{2,24}；(?:全国|[\u4e00-\u9fff]{2,4}[省市])[^，；。、]{3,20}，[^，；。、]{2,24}[。！]$/u;

type Head = 'headed' | 'bare' | 'shown' | 'paired';

/** Whether the words in front of the colon head a list of honours: plainly, or only as far as its items say so. */
function headOf(context: AwardContext, sentence: Sentence, colon: number): Head | null {
  const { reading, subjects } = context;
  const head = sentence.text.slice(Math.max(0, colon - 60), colon);
  if (NO_HEAD.test(`${head}：`)) return null;
  const clause = clauseAt(sentence, sentence.start + colon - 1);
  const about = subjects.named(clause);
  if (about?.kind === 'other' && !about.weak && !/[墙室榜簿]/u.test(about.name)) return null;
  if (HEAD.test(head)) return 'headed';
  if (colon > 30 || !GOES_ON.test(head.slice(head.lastIndexOf('，') + 1))) return colon <= 30 ? 'bare' : null;
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - 3); i--) {
    const each = reading.sentences[i];
    if (!each || each.paragraph < sentence.paragraph - 1) break;
    if (NO_HEAD.test(each.text) && !HEAD.test(each.text)) return null;
    if (HEAD.test(each.text) && !/企业|公司|合作社/u.test(each.text)) return 'headed';
  }
  return 'bare';
}

/** No title is longer with who gave it; torn text must not cost a square of its length. */
const LONGEST_ITEM = 60;

/** The title of an honour that stands alone; null where the words do anything else. */
function titleIn(raw: string, at: number): Item | null {
  const words = raw.replace(/[。！…]+$/u, '');
  if (words.length > LONGEST_ITEM) return null;
  const item = readTitle(words, at);
  if (!item) return null;
  const plain = item.title.replace(/[“”]/gu, '');
  const outer = words.replace(/“[^”]*”/gu, '“”');
  if (
    plain.length < 3 ||
    plain.length > 36 ||
    !TITLE_ENDS.test(item.title.replace(/(?:[（(][^）)]*[）)])$/u, '')) ||
    !(HONOR_WORD.test(plain) || HONOR_WORD.test(item.title)) ||
    trapOf(plain) ||
    /企业|商标|产品|合作社/u.test(plain.replace(/服务[^，]{0,4}企业|企业服务/gu, '')) ||
    DOES.test(outer.replace(/(?:获得者|得主)$/u, ''))
  )
    return null;
  return item;
}

/** Whether a title says for itself that it is one: whose it is, or by its form. */
const plainly = (item: Item): boolean => {
  const plain = item.title.replace(/[“”]/gu, '');
  return (
    HELD_TITLE.test(plain) ||
    /奖[状章]?$/u.test(plain) ||
    /^(?:全国|国家|全?[省市县州]|[\u4e00-\u9fff]{2,4}[省市县州])/u.test(plain)
  );
};

function entries(
  context: AwardContext,
  sentence: Sentence,
  from: number,
  to: number,
  colon: number | null,
  head: Head,
): Span[] {
  const { reading, subjects, unit, dates, ledger } = context;
  const { text } = reading;
  const clause: Clause = clauseAt(sentence, colon === null ? sentence.start : colon - 1);
  if (barred(reading, sentence, clause, colon ?? sentence.start)) return [];
  const whole = holdsAll(context, sentence, clause, colon);
  if (whole.kind === 'other') return [];
  type Entry = { item: Item; who: Recipient[]; granter: string | null; date: string | null; span: Span };
  const found: Entry[] = [];
  const marks = dates.filter(({ start }) => start >= sentence.start && start < sentence.end);
  const dateIn = (a: number, b: number): string | null =>
    marks.findLast(({ start, end, stretch }) => start >= a && end <= b && !stretch)?.date ?? null;
  const headYear = yearOfHead(context, sentence, colon);
  const named = (a: number, b: number): Recipient[] => {
    if (b - a > LONGEST_ITEM) return [];
    const row = rowOf(text, subjects, unit, a, b);
    if (row.length > 0) return row;
    const one = holderOf(text, subjects, unit, a, b);
    if (one) return one.kind === 'person' && outside(text, one.name ?? '') ? [] : [one];
    const entity = subjects.at(a);
    if (entity && !entity.weak && entity.end === b) return [recipientOf(entity)];
    // 刘占奎——T: a name that no list knows, where only a name can stand.
    const name = text.slice(a, b);
    return /^[\u4e00-\u9fff]{2,3}$/u.test(name) &&
      /^(?:——|（)/u.test(text.slice(b, b + 2)) &&
      isFamilyName(name[0] ?? '') &&
      !NO_NAME.test(name)
      ? [{ name, kind: 'person' }]
      : [];
  };
  const aside = (a: number, b: number): Aside => {
    const told: Aside = { date: null, granter: null, who: [], title: null, dated: false };
    const pieces = tokens(text, a, b);
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i];
      if (!piece) break;
      const when = /^((?:19|20)\d{2})[.．/-](\d{1,2})(?:[.．/-]\d{1,2})?$/u.exec(piece.text);
      if (when?.[1] && when[2]) {
        told.date = `${when[1]}-${when[2].padStart(2, '0')}`;
        told.dated = true;
        continue;
      }
      const day = dateIn(piece.start, piece.end);
      if (DATE_ALONE.test(piece.text) || (day && /^(?:19|20)\d{2}$/u.test(piece.text))) {
        told.dated = true;
        told.date =
          headYear && /^\d{1,2}月/u.test(piece.text)
            ? `${headYear}-${(/^\d{1,2}/u.exec(piece.text)?.[0] ?? '').padStart(2, '0')}`
            : day;
        continue;
      }
      if (/^(?:19|20)\d{2}$/u.test(piece.text)) {
        told.date = piece.text;
        told.dated = true;
        continue;
      }
      const plain = piece.text
        .replace(new RegExp(`^由|(?<=[\\u4e00-\\u9fff]{2})${GAVE}$`, 'gu'), '')
        .replace(new RegExp(`^${DAY}`, 'u'), '');
      const holders = named(piece.start, piece.end);
      const gives =
        SUPERIOR.test(plain) || holders.length === 0 || /[委局厅府]$/u.test(plain.replace(/(?:党委|团委)$/u, ''));
      if (BODIES.test(plain) && plain.length >= 2 && (gives || (told.granter !== null && piece.mark === '、'))) {
        told.granter = told.granter && piece.mark === '、' ? `${told.granter}、${plain}` : plain;
        told.date ??= day;
        continue;
      }
      const item = titleIn(piece.text, piece.start);
      if (item) {
        told.title = item;
        continue;
      }
      if (holders.length > 0) told.who = holders;
    }
    return told;
  };
  const pieces = tokens(text, from, to);
  let date: string | null = null;
  let givers = '';
  let holder: Recipient[] | null = null;
  let open: Entry | null = null;
  let titlesOnly = true;
  /** A verb was read: what follows is its object, up to the next ；. */
  let verbal = false;
  for (let i = 0; i < pieces.length; i++) {
    const token = pieces[i];
    if (!token) break;
    const { mark } = token;
    if (mark === '；' || mark === '。' || mark === '') {
      if (mark === '；') {
        date = null;
        holder = null;
      }
      givers = '';
      open = null;
      verbal = false;
    }
    if (verbal && (mark === '、' || !DATED.test(token.text))) continue;
    verbal = false;
    const numbered = NUMBERED.exec(token.text);
    let at = token.start + (numbered?.[0].length ?? 0);
    let words = text.slice(at, token.end).replace(/[。！…]+$/u, '');
    if (words.length > 2 * LONGEST_ITEM || words === '' || /^\d{1,2}$/u.test(words)) continue;
    if (DATE_ALONE.test(words)) {
      date = dateIn(at, token.end);
      open = null;
      continue;
    }
    // What an item has behind its comma.
    if (open && (mark === '，' || mark === '—')) {
      const giver = GIVER_BEHIND.exec(text.slice(at, Math.min(to, at + 60)));
      if (giver?.[1]) {
        open.granter ??= giver[1];
        const until = at + giver[0].length;
        open.date = dateIn(at, until) ?? open.date;
        while ((pieces[i + 1]?.start ?? to) < until) i += 1;
        continue;
      }
      const behind = tail(words);
      if (behind) {
        if (behind.kind === 'who') {
          const start = at + words.length - behind.text.length;
          const all = named(start, start + behind.text.length);
          if (all.length > 0) open.who = all;
        } else if (behind.kind === 'granter') {
          const give = granterOf(behind.text.replace(new RegExp(`于?${DAY}$`, 'u'), ''));
          let full = give;
          // 颁发单位是省妇联、省总工会
          for (let j = i + 1; full && pieces[j]?.mark === '、' && BODY_ALONE.test(pieces[j]?.text ?? ''); j++) {
            full = `${full}、${pieces[j]?.text ?? ''}`;
            i = j;
          }
          open.granter ??= full;
          open.date = dateIn(at, token.end) ?? open.date;
        } else if (behind.kind === 'giver') {
          // 由市侨办、市侨联于2013年联合授予
          const until = pieces.slice(i, i + 3).find(({ text: each }) => new RegExp(`${GAVE}(?:的)?$`, 'u').test(each));
          if (until) {
            const all = text.slice(at, until.end);
            const give = new RegExp(
              `^(?:是|由|系)(?:由)?(?:${DAY})?(.{2,30}?)(?:于?(?:${DAY}))?${GAVE}(?:的)?$`,
              'u',
            ).exec(all)?.[1];
            if (give) {
              open.granter ??= give;
              open.date = dateIn(at, until.end) ?? open.date;
            }
            i = pieces.indexOf(until);
          }
        } else if (behind.kind === 'date') open.date = dateIn(at, token.end) ?? open.date;
        open.span.end = token.end;
        continue;
      }
      // A，某局；B，某人
      const all = head === 'paired' ? named(at, at + words.length) : [];
      if (all.length > 0) {
        open.who = all;
        continue;
      }
    }
    // 省卫生厅、省防治艾滋病局授予的“T”: over the 、 between those who gave it.
    const long = mark === '，' && open ? null : GIVEN.exec(text.slice(at, Math.min(to, at + 90)));
    const reach = long ? at + long[0].length : 0;
    if (long && reach > token.end) {
      const last = pieces.findIndex(({ end }) => end > reach);
      const piece = pieces[last];
      if (!piece) break;
      i = last;
      token.end = piece.end;
      words = text.slice(at, piece.end).replace(/[。！…]+$/u, '');
    }
    const dated = DATED.exec(words);
    let here: string | null = date;
    if (dated?.[1]) {
      here = dateIn(at, at + dated[0].length) ?? here;
      if (headYear && /^\d{1,2}月/u.test(dated[1]))
        here = `${headYear}-${(/^\d{1,2}/u.exec(dated[1])?.[0] ?? '').padStart(2, '0')}`;
      at += dated[0].length;
      words = words.slice(dated[0].length);
      if (mark === '；' || mark === '') date = here;
    }
    // 2010年，省卫生厅、省防治艾滋病局授予的“T”: the one before the 、 too.
    const next = pieces[i + 1];
    if (
      next?.mark === '、' &&
      BODY_ALONE.test(words) &&
      (GIVEN.test(next.text) || BODY_ALONE.test(next.text) || readTitle(next.text, next.start)?.granter)
    ) {
      givers = givers ? `${givers}、${words}` : words;
      date = here;
      continue;
    }
    const bracket = /（([^）]*)）$/u.exec(words);
    const bare = bracket ? words.slice(0, bracket.index) : words;
    const told: Aside | null = bracket?.[1]
      ? aside(at + bracket.index + 1, at + bracket.index + 1 + bracket[1].length)
      : null;
    const span = { start: at, end: token.end };
    if (bracket && told?.title) {
      // 李敏（T，2009.3）
      const all = named(at, at + bare.length);
      if (all.length > 0) {
        found.push({ item: told.title, who: all, granter: told.granter, date: told.date ?? here, span });
        open = null;
        continue;
      }
    }
    let body = bare;
    let bodyAt = at;
    let granter: string | null = null;
    // 再往右，是主任李敏个人的“T”证书; 还有X的“T”
    const of =
      /^(?:还有|另有|是|有|正是)?([^“”，的]{2,18}?)(?:个人|自己|本人)?的(?=“|全国|[\u4e00-\u9fff]{1,3}[省市])/u.exec(
        body,
      );
    let who: Recipient[] | null = null;
    if (of?.[1] && !GIVEN.test(body)) {
      const start = bodyAt + of[0].indexOf(of[1]);
      const all = named(start, start + of[1].length);
      if (all.length > 0) {
        who = all;
        bodyAt += of[0].length;
        body = body.slice(of[0].length);
      } else if (/^(?:还有|另有|是|有|正是)/u.test(body)) {
        open = null;
        continue;
      }
    }
    const given = GIVEN.exec(body);
    let times: number | null = null;
    if (given?.[1] && given[0].length < body.length) {
      const years = given[2]?.match(/年/gu)?.length ?? 0;
      if (years > 1) times = years;
      else here = (given[2] ? dateIn(bodyAt, bodyAt + given[0].length) : null) ?? here;
      granter = givers ? `${givers}、${given[1]}` : given[1];
      bodyAt += given[0].length;
      body = body.slice(given[0].length);
    }
    // T获得者、原局长王立新; T李敏
    let borne = /^(.{4,}?)(?:称号)?(?:获得者|得主)$/u.exec(body);
    if (borne?.[1] && next?.mark === '、') {
      const all = named(next.start, next.start + next.text.replace(/[。！]$/u, '').length);
      if (all.length > 0) {
        const item = titleIn(borne[1], bodyAt);
        if (item) found.push({ item, who: all, granter, date: here, span: { start: at, end: next.end } });
        i += 1;
        open = null;
        continue;
      }
    }
    borne = /^(.*?”)([\u4e00-\u9fff·]{2,16})$/u.exec(body);
    if (borne?.[1] && borne[2]) {
      const start = bodyAt + borne[1].length;
      const all = named(start, start + borne[2].length);
      if (all[0]?.kind === 'person') {
        who = all;
        body = borne[1];
      }
    }
    const item = titleIn(body, bodyAt);
    if (item) {
      // 省妇联、省总工会“T”
      if (givers && item.granter) granter = `${givers}、${item.granter}`;
      const entry: Entry = {
        item: times === null ? item : { ...item, count: times, year: null },
        who: who ?? (told && told.who.length > 0 ? told.who : (holder ?? [whole])),
        granter: granter ?? told?.granter ?? null,
        date: told?.date ?? here,
        span,
      };
      found.push(entry);
      open = entry;
      givers = '';
      continue;
    }
    givers = '';
    open = null;
    // 检务科——T, 护士长陈洁，2010年T, 集体：检务科——T
    const all =
      next && (mark === '；' || mark === '' || mark === '：' || mark === '。') ? named(at, at + words.length) : [];
    if (next && all.length > 0 && /[，—：]/u.test(next.mark)) {
      holder = all;
      continue;
    }
    if (/^(?:集体|个人|单位|团体)$/u.test(words)) continue;
    titlesOnly = false;
    verbal = DOES.test(words.replace(/“[^”]*”/gu, '“”'));
    // Something else: nothing is carried over it.
    if (mark !== '、') date = null;
  }
  const others = (entry: Entry) => entry.who.some(({ kind }) => kind === 'other');
  const good = found.filter(
    ({ item, span, granter, date: when, who }) =>
      plainly(item) ||
      item.granter !== null ||
      granter !== null ||
      (head === 'headed' &&
        item.title !== '' &&
        (when !== null ||
          who[0]?.kind === 'person' ||
          who[0]?.kind === 'part' ||
          /“|奖|先进|优秀/u.test(text.slice(span.start, span.end)))),
  );
  const sure =
    head === 'headed'
      ? good.length > 0
      : head === 'bare'
        ? good.length > 1 &&
          good.every(({ date: when, granter, item }) => (when !== null || granter !== null) && plainly(item)) &&
          titlesOnly
        : good.length > 1 && titlesOnly && good.every(({ item }) => plainly(item));
  if (!sure) return [];
  const spans: Span[] = [];
  for (const entry of good) {
    spans.push(entry.span);
    if (others(entry)) {
      ledger.reject(entry.item.start, entry.item.end, "somebody else's");
      continue;
    }
    const granter = entry.item.granter && entry.granter ? entry.granter : (entry.granter ?? entry.item.granter);
    if (granter && isOwn(unit, granter)) continue;
    for (const who of entry.who)
      ledger.push(sentence, { ...entry.item, granter }, who, granter, entry.date ?? headYear, undefined, 0.75);
  }
  // The head is no honour by itself.
  if (colon !== null) spans.push({ start: sentence.start + Math.max(0, colon - sentence.start - 16), end: from });
  return spans;
}

/** 2012年的荣誉榜是这样写的：…（1月）; 2014年荣誉簿, and then the list; …，今年一年就揽下三项殊荣. */
function yearOfHead({ reading, dates }: AwardContext, sentence: Sentence, colon: number | null): string | null {
  const { text } = reading;
  if (colon === null) {
    const end = sentence.start + shownUpTo(sentence.text);
    const when = dates.find(({ start, stretch }) => start >= end && start < sentence.end && !stretch);
    return when?.date &&
      /^[^。]{0,12}(?:揽下|拿下|收获|获得|捧回|摘得|捧得|拿回|夺得|赢得|迎来)/u.test(text.slice(when.end, sentence.end))
      ? when.date
      : null;
  }
  const here = /((?:19|20)\d{2})年度?(?![\u4e00-\u9fff]{0,2}以来)[^，；：]*$/u.exec(
    text.slice(sentence.start, colon),
  )?.[1];
  if (here) return here;
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - 3); i--) {
    const each = reading.sentences[i];
    if (!each || each.paragraph < sentence.paragraph - 1) break;
    const year = /^[^，；。]{0,12}?((?:19|20)\d{2})年度?(?:[^，；。]{0,6}荣誉[榜簿册]|是[^，；。]{1,10}年)。?$/u.exec(
      each.text,
    )?.[1];
    if (year) return year;
  }
  return null;
}

/** 2012年的荣誉榜这样写着：…；检务科被评为A: of that year, though the item has a verb of its own. */
export function datedByHead({ reading, ledger }: AwardContext, sentence: Sentence): void {
  const colon = sentence.text.indexOf('：');
  if (colon < 2) return;
  const head = sentence.text.slice(0, colon);
  const year = /((?:19|20)\d{2})年(?!度)[^，；：]*$/u.exec(head)?.[1];
  if (!year || !/荣誉[榜簿墙册]|光荣榜|功劳簿/u.test(head) || NO_HEAD.test(head)) return;
  for (const one of ledger.found)
    if (
      one.date === null &&
      one.start > sentence.start + colon &&
      one.start < sentence.end &&
      !/曾|此前|连续|多次|先后|累计|蝉联|至今/u.test(
        reading.text.slice(Math.max(sentence.start + colon, one.start - 24), one.start),
      )
    )
      one.date = year;
}

/** Whose the whole list is, as the words in front of it say. */
function holdsAll(context: AwardContext, sentence: Sentence, clause: Clause, colon: number | null): Recipient {
  const { reading, subjects, unit, ledger } = context;
  const own: Recipient = { name: null, kind: 'own' };
  if (colon === null) return own;
  const head = reading.text.slice(sentence.start, colon);
  const person = subjects.personsIn(sentence.start, colon).at(-1);
  const behind = person ? reading.text.slice(person.end, colon) : '';
  const his = /^(?:自己|本人|个人)?的?(?:履历|简历|档案|荣誉|证书|奖状|奖章|抽屉|成绩单)/u.test(behind);
  const desk = /案头|桌|墙|书柜|橱窗/u.test(behind);
  if (
    person &&
    !/荣誉|[奖榜]/u.test(person.name) &&
    !desk &&
    (his || !/说|介绍|告诉|数着|展示|翻|抄|指着|指给|带|打开|记者/u.test(head))
  )
    return { name: person.name, kind: 'person' };
  if (/(?:^|，)[她他](?!们)/u.test(head)) {
    const [told] = recipientsOf(reading, subjects, unit, sentence, clause, colon, ledger.found);
    if (told?.kind === 'person') return told;
    for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - 3); i--) {
      const each = reading.sentences[i];
      const him = each ? subjects.personsIn(each.start, each.end)[0] : undefined;
      if (him) return { name: him.name, kind: 'person' };
    }
  }
  const about = subjects.named(clause);
  if (about?.kind === 'part' && !about.weak && !/[墙室榜簿册]$|荣誉/u.test(about.name)) return recipientOf(about);
  return own;
}

const NO_NAME = /[局处科室队组站班所部厅县市省区奖号岗单集个全先优的了]/u;

type Tail = { kind: 'who' | 'granter' | 'giver' | 'date' | 'more'; text: string };
/** What a clause behind a title says of it; null where it says something else. */
function tail(words: string): Tail | null {
  const who =
    /^(?:受奖|获奖|得奖|得主|获得者|主人|领奖|受表彰|受奖者|荣获|归属)(?:的|人|者|单位)?(?:正|就)?[是为](.{2,24})$/u.exec(
      words,
    )?.[1];
  if (who) return { kind: 'who', text: who };
  const granter =
    /^(?:颁发|颁奖|授予|授牌|命名|表彰|发证|授奖|评定|落款)(?:的|单位|机关|部门|者|方)?(?:正|就)?[是为](.{2,30})$/u.exec(
      words,
    )?.[1];
  if (granter && !/^[也]?(?:19|20)\d{2}|^[今去前]年/u.test(granter)) return { kind: 'granter', text: granter };
  if (/^(?:是|由|系)(?!19|20)[^，]{2,}/u.test(words) && !/的(?!$)/u.test(words)) return { kind: 'giver', text: words };
  if (/^(?:时间|落款|颁发时间|授予时间|日期|那)(?:也|则|都|同样)?(?:是|为|在)/u.test(words))
    return { kind: 'date', text: words };
  if (
    /^(?:表彰的(?:正)?是|奖励的(?:正)?是|缘由是|理由是|继续保留|通过|(?:当年|次年|同年)?(?:\d{1,2}月)?(?:顺利|一次性)?通过|.{0,12}复查|.{0,8}保留)/u.test(
      words,
    )
  )
    return { kind: 'more', text: words };
  return null;
}

/** 2006年4月 全国五一劳动奖状 中华全国总工会: a line of a table, under 集体荣誉. */
function row(context: AwardContext, sentence: Sentence): Span[] {
  const { reading, unit, dates, subjects, ledger } = context;
  const { text } = reading;
  let headed = false;
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - 20); i--) {
    const each = reading.sentences[i];
    if (!each) break;
    if (/^\S{4,12}[ \u3000\t|]+\S/u.test(each.text)) continue;
    headed = each.text.length <= 24 && HEAD.test(each.text) && !NO_HEAD.test(each.text);
    break;
  }
  if (!headed) return [];
  let date: string | null = null;
  let granter: string | null = null;
  let item: Item | null = null;
  let who: Recipient[] = [{ name: null, kind: 'own' }];
  for (const cell of sentence.text.matchAll(/[^ \u3000\t|]+/gu)) {
    const at = sentence.start + cell.index;
    const end = at + cell[0].length;
    const day = dates.find(({ start, stretch }) => start === at && !stretch)?.date ?? null;
    const asTitle: Item | null = item ? null : titleIn(cell[0], at);
    if (day && DATE_ALONE.test(cell[0])) date = day;
    else if (asTitle) item = asTitle;
    else if (BODIES.test(cell[0])) granter = cell[0];
    else {
      const holder = holderOf(text, subjects, unit, at, end);
      if (holder) who = [holder];
    }
  }
  if (!item || who.some(({ kind }) => kind === 'other') || (granter && isOwn(unit, granter))) return [];
  for (const each of who) ledger.push(sentence, item, each, granter, date, undefined, 0.75);
  return [{ start: sentence.start, end: sentence.end }];
}
