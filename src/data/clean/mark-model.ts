import { kindIndex, wordAt } from './language.ts';
import data from './mark-weights.json' with { type: 'json' };
import { SURNAMES } from './names.ts';

/** What a "." may have been, as far as the model decides; the rarer marks have rules of their own. */
export const LABELS = ['，', '。', '、', '：', '；'] as const;
export type Label = (typeof LABELS)[number];

/** A place where a mark was lost: the clause before and the one behind, and what stands around them. */
export type Slot = {
  readonly left: string;
  readonly right: string;
  /** Quotes at the lost mark: ” right before it, “ right behind it. Quotation marks are no part of the clauses. */
  readonly afterQuote: boolean;
  readonly beforeQuote: boolean;
  /** Inside a quotation of that many characters with so many lost marks, else 0. */
  readonly quoted: number;
  readonly quotedMarks: number;
  /** The quotation that ends before or begins behind the lost mark, else empty. */
  readonly leftQuote: string;
  readonly rightQuote: string;
  /** The clause behind ends at the end of the line, at a closing quote. */
  readonly last: boolean;
  /** A % came back right before. */
  readonly percent: boolean;
};

const [VERB, ADVERB, PREPOSITION_KIND] = [kindIndex('v'), kindIndex('d'), kindIndex('p')];
/** The words of a clause: where each begins, and its kind as wordAt numbers them. */
type Words = { readonly starts: readonly number[]; readonly kinds: readonly number[] };

/** Longest words first, from the left: quick, and good enough for the ends of a clause. */
function cut(clause: string): Words {
  const starts: number[] = [];
  const kinds: number[] = [];
  for (let at = 0; at < clause.length; ) {
    const word = wordAt(clause, at);
    starts.push(at);
    kinds.push(word & 15);
    at += word >> 4;
  }
  return { starts, kinds };
}

const SUBJECT =
  /^(?:该[局处办站市县区省中支党厂公企]|本[局市]|全[局省市区县年处]|他们|她们|她|他(?!人)|我们|大家|同时|此外|另外|目前|近年来|近[一二三几]年|多年来|几年来|[一二三四五六七八九十几]+年(?:来|间)|如今|现在|今[年天]|去年|当[年时天]|随后|之后|后来|最后|截[至止]|据(?:统计|了解|介绍|悉)|为此|为了|面对|针对|围绕|按照|根据|随着|通过|在|作为|自|从|对于|如果|只要|正是|这|那|有[人一]|每[年天周月次到]|一是|二是|三是|四是|五是|一方面|另一方面|首先|其次|第[一二三四五六]|(?:19|20)\d\d年|\d{1,2}月|\d{1,2}日|[\u4e00-\u9fff]{2,6}(?:检验检疫局|局党组|局(?=[一-龥]{3}))|党支部|办事处|中心|支部|党员|企业|针对)/u;
const LINKING =
  /^(?:并|且|而|也|还|又|但|却|使|让|以(?!来|上|下|及)|从而|进而|于是|因此|所以|不断|积极|大力|努力|全力|着力|认真|主动|及时|切实|进一步|有效|把|将|对|共|其中|均|都|就|再|才|则|由|向|被|受|得到|实现|确保|推动|促进|提高|提升|加强|强化|增强|开展|建立|实行|推行|采取|形成|成为|做到|达到|占|同比|比|较|为|给|与|和|及|以及|或|等|不仅|而且|不但|尤其|特别|甚至|即使|虽然|尽管|既|更|只|仅|先后|分别|平均|累计|最[高低多大]|创|取得|获得|荣获|赢得|营造|避免|帮助|引导|带动|带领|组织|派出|深入|走访|发放|召开|举办|没有|无|未)/u;
const TIME_END = /(?:后|时|以来|中|下|上|前|年|月|日|外|底|间|初|期|内|里|之际|同时|来|天|起|末|处|面)$/u;
const PREPOSITION =
  /^(?:为|在|随着|通过|针对|按照|根据|面对|围绕|经|对|自|从|当|如果|由于|因|以|把|将|与|据|每|只要|只有|虽然|尽管|作为|除|就|凭|沿)/u;
const LIST_TAIL = /^.{1,10}?(?:等|和|及|以及|与|或者|或)(?!力|谐|平|时代|待|于)/u;
const SPEECH =
  /(?:说|道|指出|表示|强调|认为|感慨|要求|问|答|称|写道|介绍|回忆|评价|喊|笑道|口号|告诉.{0,5}|常说|话是|即|就是|如下|答案是|提出)$/u;
const SAYS = /(?:说|道|指出|表示|强调|认为|感慨|写道|评价|笑道|告诉.{1,4}|埋怨.{1,3}|介绍|回忆)$/u;
const NUMBER_UNIT = /\d(?:\.\d+)?[余多]?[万亿千百]?[\u4e00-\u9fff]{1,3}$/u;

const CONNECTIVE =
  /^(?:为此|同时|其中|此外|另外|目前|近年来|今年|去年|当年|如今|现在|因此|于是|然而|但是|不过|据统计|据了解|据悉|比如|例如|首先|其次|最后|随后|后来|一方面|另一方面|总之|从此|多年来|几年来|今年以来|去年以来|与此同时|在此基础上|仅此一项|平时|有时|[春夏秋冬]天|\d{4}年|\d{1,2}月|\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日)$/u;
const WHILE =
  /(?:(?:年|月|日|时期|开展|成立|实施)(?:以来|来|间|初|底|起)|前夕|之际|期间|过程中|的同时|的(?:特点|情况|形势|要求|基础上|背景下)|^(?:[一二三四五六七八九十几两\d]+多?(?:个月|[年天周])(?:多)?(?:来|间|里|后|前)))$/u;
const ADJUNCT =
  /^(?:在|随着|截[至止]|自|从|当|为了|针对|按照|根据|面对|围绕|通过|经过|由于|因为?|如果|只要|对于?|除了?).*(?:中|上|下|里|内|时|后|前|来|间|日|月|年|底|初|期|外|际|面|起|处|原|海|了?解|情况|要求|问题|特点)$/u;
const LEANING =
  /^(?:而是|并(?!肩|列|排)|且|而且|从而|进而|使(?!用)|让|以便|以(?:及|期)|就(?!业)|却|则|等(?!级|待|候)|和(?!谐|平)|及(?!时)|以及|或者|甚至|尤其|特别是|其中|只有这样|才能|又(?!一)|还(?!有一)|都(?!市)|均)/u;

const COUNT_ALONE = /^\d+(?:\.\d+)?[余多]?[万亿千百]?[\u4e00-\u9fff]{1,2}$/u;

/** What ends a row of things or deeds: …等方式, …为目的. */
const CLOSES =
  /等(?:[^.]{0,6}(?:方式|措施|形式|手段|活动|工作|制度|办法|环节|方面|问题|项目|服务|机制|产品|内容|部门|单位|任务|材料|设备))?|为(?:目标|目的|主线|重点|内容|核心|抓手|载体|主题|契机|导向|基础|保障|代表|主体)|(?:相结合|一体|并举|并重|有机结合)/u;
const COMPLETED =
  /(?:了|过|奖|称号|单位|荣誉|企业|好评|作用|贡献|发展|目标|效果|成效|局面|氛围|集体|水平|服务|问题|要求|工作|需要|保障|基础|条件|支持)$/u;
const ENDED = /(?:了|奖|称号|单位|荣誉|好评|作用|贡献|发展|目标|效果|成效|局面|氛围|集体|水平)$/u;
const PERSON = /^[\u4e00-\u9fff]{2,3}(?:说|常说|介绍|表示|回忆|认为|告诉|笑)/u;
const POINTED = /^(?:一是|二是|三是|四是|五是|六是|第[一二三四五六]|首先|其次|再次)/u;

/** What is known of a clause on its own; each is looked at from both of its ends and by its neighbours. */
type Clause = {
  readonly text: string;
  readonly length: number;
  readonly size: number;
  /** The first and the last word. */
  readonly firstWord: string;
  readonly lastWord: string;
  readonly first: number;
  readonly last: number;
  /** Without a verb: a thing rather than an event. */
  readonly thing: boolean;
  readonly verb: boolean;
  readonly subject: boolean;
  readonly linking: boolean;
  readonly timeEnd: boolean;
  readonly preposition: boolean;
  readonly listTail: boolean;
  readonly closes: boolean;
  readonly numberUnit: boolean;
  readonly figure: boolean;
  readonly year: boolean;
  readonly speech: boolean;
  readonly says: boolean;
  readonly connective: boolean;
  readonly during: boolean;
  readonly adjunct: boolean;
  readonly leaning: boolean;
  readonly completed: boolean;
  readonly ended: boolean;
  readonly person: boolean;
  readonly pointed: boolean;
  /** Kinds of the first two and of the last two words. */
  readonly head: number;
  readonly tail: number;
  /** Where the first 的 stands, -1 for none. */
  readonly of: number;
  /** Whether it begins as a person's name does, or is one from end to end. */
  readonly name: 'begins' | 'whole' | null;
  /** 科长王海涛: ends with a role and a name. */
  readonly endsWithPerson: boolean;
  /** What more than one do: 分别, 双双, 等8人. */
  readonly shared: boolean;
  /** An organ stands at its end or near its beginning. */
  readonly organ: boolean;
};

const FAMILY = new Set(SURNAMES);
function nameIn(text: string, { starts }: Words): Clause['name'] {
  if (!FAMILY.has(text[0] ?? '') || (starts[1] ?? text.length) > 1) return null;
  return text.length === 2 || text.length === 3 ? 'whole' : 'begins';
}
const ENDS_WITH_PERSON = new RegExp(`[长员师任记理授士家工民生][${SURNAMES}][\\u4e00-\\u9fff]{1,2}$`, 'u');
const SHARED = /分别|分获|双双|均|共同|一起|一道|联合|等\d|[\d两三四五六七八九]+[名人家个]/u;
const ORGAN = /[局处科室所站办委会部厅府院校队组]|中心|公司/u;
const ORGAN_AT_END = /(?:[局处科室所站办委会部厅府院校队组]|中心|公司)$/u;

function sizeOf(length: number): number {
  return length <= 2 ? 0 : length <= 3 ? 1 : length <= 4 ? 2 : length <= 6 ? 3 : length <= 9 ? 4 : length <= 14 ? 5 : 6;
}

const VERBAL = '了着过把被将使让不也都就';
function hasNoVerb(clause: string, { starts, kinds }: Words): boolean {
  for (let i = 0; i < kinds.length; i++) {
    const kind = kinds[i];
    if (kind === VERB || kind === ADVERB || kind === PREPOSITION_KIND) return false;
    if (kind === 0 && VERBAL.includes(clause[starts[i] ?? 0] ?? '-')) return false;
  }
  return true;
}

/** Kinds of two words as one number. */
function kindsOf(first: number | undefined, second: number | undefined): number {
  return (first === undefined ? 0 : first + 1) * 12 + (second === undefined ? 0 : second + 1);
}

function clauseOf(text: string): Clause {
  const words = cut(text);
  const { starts, kinds } = words;
  const { length } = text;
  // What a clause ends with is looked for at its end alone.
  const end = text.slice(-8);
  return {
    text,
    length,
    size: sizeOf(length),
    firstWord: text.slice(0, starts[1]),
    lastWord: text.slice(starts.at(-1) ?? 0),
    first: kinds[0] ?? 11,
    last: kinds.at(-1) ?? 11,
    thing: length > 0 && hasNoVerb(text, words),
    verb: kinds.includes(VERB),
    subject: SUBJECT.test(text),
    linking: LINKING.test(text),
    timeEnd: TIME_END.test(end),
    preposition: PREPOSITION.test(text),
    listTail: LIST_TAIL.test(text),
    closes: CLOSES.test(text),
    numberUnit: NUMBER_UNIT.test(text.slice(-14)),
    figure: /^\d/u.test(text),
    year: /^(?:19|20)\d\d年|^\d{1,2}月|^[去今当]年/u.test(text),
    speech: SPEECH.test(end),
    says: length <= 18 && SAYS.test(end),
    connective: CONNECTIVE.test(text),
    during: WHILE.test(text),
    adjunct: ADJUNCT.test(text),
    leaning: LEANING.test(text),
    completed: COMPLETED.test(end),
    ended: ENDED.test(end),
    person: PERSON.test(text),
    pointed: POINTED.test(text),
    head: kindsOf(kinds[0], kinds[1]),
    tail: kindsOf(kinds.at(-2), kinds.at(-1)),
    of: text.indexOf('的'),
    name: nameIn(text, words),
    endsWithPerson: ENDS_WITH_PERSON.test(end),
    shared: SHARED.test(text.slice(0, 16)),
    organ: ORGAN_AT_END.test(end) || ORGAN.test(text.slice(0, 10)),
  };
}

const EMPTY = clauseOf('');

/** Do two clauses have one build: the same kinds of word at both ends, or so many characters? */
function alike(a: Clause, b: Clause): number {
  if (a.length === 0 || b.length === 0) return 0;
  const ends = (a.first === b.first ? 1 : 0) + (a.last === b.last ? 1 : 0);
  const length = a.length === b.length ? 2 : Math.abs(a.length - b.length) <= 2 ? 1 : 0;
  const letters =
    a.text.charCodeAt(0) === b.text.charCodeAt(0) || a.text.charCodeAt(a.length - 1) === b.text.charCodeAt(b.length - 1)
      ? 1
      : 0;
  return ends + 3 * length + 9 * letters;
}

/** A feature: which template, and its value below 65,536. Words are numbered by the vocabulary. */
const VALUES = 65_536;
/** The templates and where their features begin; those with a * hold words, the others numbers. */
const T = {
  bias: 0 * VALUES,
  'size right': 1 * VALUES,
  sizes: 2 * VALUES,
  'equal ends': 3 * VALUES,
  flags: 4 * VALUES,
  'left ends': 5 * VALUES,
  'right ends': 6 * VALUES,
  things: 7 * VALUES,
  quotes: 8 * VALUES,
  'quote right': 9 * VALUES,
  'in quote': 10 * VALUES,
  slogan: 11 * VALUES,
  says: 12 * VALUES,
  again: 13 * VALUES,
  of: 14 * VALUES,
  verbs: 15 * VALUES,
  'head kinds': 16 * VALUES,
  before: 17 * VALUES,
  behind: 18 * VALUES,
  'alike before': 19 * VALUES,
  'alike behind': 20 * VALUES,
  closes: 21 * VALUES,
  'word right*': 22 * VALUES,
  'word left*': 23 * VALUES,
  'word first*': 24 * VALUES,
  'char last': 25 * VALUES,
  'char first': 26 * VALUES,
  'two last*': 27 * VALUES,
  'two first*': 28 * VALUES,
  rest: 29 * VALUES,
  'behind first': 30 * VALUES,
  'alike sized': 31 * VALUES,
  against: 32 * VALUES,
  'border kinds': 33 * VALUES,
  names: 34 * VALUES,
  shared: 35 * VALUES,
  organs: 36 * VALUES,
  counts: 37 * VALUES,
} as const;
export const TEMPLATES: readonly string[] = Object.keys(T);

/** Numbers a word, or says undefined where it is none of the vocabulary. */
export type Numbering = (word: string) => number | undefined;

/** What speaks for one mark or another at each slot, as numbers of features. */
export function featuresOf(slots: readonly Slot[], forced: readonly boolean[], number: Numbering): number[][] {
  const rights: Clause[] = [];
  const lefts: Clause[] = [];
  for (const slot of slots) {
    const before = rights.at(-1);
    lefts.push(before && before.text === slot.left ? before : clauseOf(slot.left));
    rights.push(clauseOf(slot.right));
  }
  let features: number[] = [];
  const add = (template: number, value: number) => {
    features.push(template + value);
  };
  const flag = (template: number, value: number, on: boolean) => {
    if (on) features.push(template + value);
  };
  const word = (template: number, text: string | undefined) => {
    const value = text ? number(text) : undefined;
    if (value !== undefined) features.push(template + value);
  };
  return slots.map((slot, at) => {
    const l = lefts[at] ?? EMPTY;
    const r = rights[at] ?? EMPTY;
    const previous = slots[at - 1];
    const next = slots[at + 1];
    const before = lefts[at - 1] ?? EMPTY;
    const behind = rights[at + 1] ?? EMPTY;
    const behindThat = rights[at + 2] ?? EMPTY;
    features = [T.bias];
    const quoted = slot.quoted > 0;
    add(T['size right'], r.size);
    add(T.sizes, l.size * 8 + r.size);
    const equal = l.length === r.length && l.length <= 9;
    flag(T['equal ends'], 0, l.text[0] === r.text[0] && l.length < 12);
    flag(T['equal ends'], 1, l.length > 1 && l.text.at(-1) === r.text.at(-1));
    flag(T['equal ends'], 2, l.length > 3 && r.length > 3 && l.text.slice(-2) === r.text.slice(-2));
    flag(T['equal ends'], 3, l.length > r.length && r.length <= 8 && l.text.at(-1) === r.text.at(-1));
    const flags = [
      r.linking,
      l.timeEnd,
      l.preposition,
      l.preposition && l.timeEnd,
      l.numberUnit,
      r.numberUnit,
      l.numberUnit && r.numberUnit,
      r.figure,
      r.year,
      l.speech,
      l.speech && slot.beforeQuote,
      r.connective,
      l.connective,
      r.during,
      l.during,
      l.adjunct,
      r.adjunct,
      l.says,
      r.leaning,
      l.completed,
      l.ended && r.subject,
      r.person,
      slot.percent && r.subject,
      l.pointed,
      r.pointed,
      behind.pointed,
      slot.last,
      l.preposition && r.listTail,
      r.preposition,
      l.timeEnd && r.subject,
    ];
    for (let i = 0; i < flags.length; i++) if (flags[i]) add(T.flags, i);
    add(T['left ends'], l.last);
    add(T['right ends'], r.last * 8 + r.size);
    const like = alike(l, r);
    add(T['alike sized'], like * 8 + Math.min(l.size, r.size));
    flag(T.things, 0, l.thing && r.thing);
    flag(T.things, 1 + r.size, r.thing);
    flag(T.things, 10 + l.size, l.thing);
    flag(T.quotes, 0, slot.afterQuote);
    flag(T.quotes, 1, slot.beforeQuote);
    flag(T.quotes, 2, slot.afterQuote && slot.beforeQuote);
    flag(T['quote right'], sizeOf(slot.rightQuote.length), slot.beforeQuote);
    flag(T['in quote'], 0, quoted);
    flag(T['in quote'], 1, quoted && slot.quoted <= 20);
    flag(T['in quote'], 2, quoted && slot.quoted > 20);
    flag(T['in quote'], 3 + Math.min(slot.quotedMarks, 4), quoted && slot.quoted <= 30);
    flag(T.slogan, Math.min(l.length, 12), quoted && l.length === r.length);
    flag(T.slogan, 20, l.length === r.length && l.length <= 4 && !quoted);
    flag(T.says, 0, r.says);
    flag(T.says, 1 + l.size, r.says && next?.beforeQuote === true);
    flag(T.again, r.size, r.length > 2 && l.text.includes(r.text.slice(0, 2)));
    flag(T.again, 10, r.length > 2 && l.text.startsWith(r.text.slice(0, 2)));
    flag(T.again, 11, r.length > 3 && l.text.includes(r.text.slice(-2)));
    flag(T.again, 12, r.length > 2 && behind.text.startsWith(r.text.slice(0, 2)));
    flag(T.again, 13, r.length > 1 && behind.length > 1 && behind.text[0] === r.text[0]);
    flag(T.of, 0, l.length <= 10 && r.of > 0 && r.of < r.length - 1);
    flag(T.of, 1 + l.size * 8 + r.size, l.length <= 6 && r.of > 0 && r.of <= 6);
    flag(T.of, 100 + l.size, l.of < 0 && r.of > 1 && r.of < r.length - 1);
    add(T.verbs, (l.verb ? 16 : 0) + (r.verb ? 8 : 0) + r.size);
    add(T['head kinds'], r.head);
    add(T.before, previous ? before.size : 9);
    add(T.behind, next ? behind.size : 9);
    flag(T.before, 10, previous !== undefined && before.length === l.length && equal);
    flag(T.behind, 10, next !== undefined && behind.length === r.length && equal);
    flag(T.before, 11, before.length <= 6 && r.length <= 6);
    flag(T.behind, 11, behind.length <= 6 && r.length <= 6);
    flag(T.before, 12, before.length <= 8 && r.thing && before.thing);
    flag(T.behind, 12, behind.length <= 8 && r.thing && behind.thing);
    flag(T.before, 13, before.length > 1 && before.text.at(-1) === l.text.at(-1));
    flag(T.behind, 13, behind.length > 1 && behind.text.at(-1) === r.text.at(-1));
    flag(T.behind, 14, behind.subject);
    flag(T.behind, 15, behind.linking);
    flag(T.before, 14, before.preposition);
    flag(T.before, 15, before.connective);
    add(T['alike before'], alike(before, l));
    add(T['alike behind'], alike(r, behind));
    flag(T.closes, 0, r.closes);
    flag(T.closes, 1, l.closes);
    flag(T.closes, 2, behind.closes);
    flag(T.closes, 3, behindThat.closes);
    flag(T.closes, 4 + l.size, r.closes && l.length <= 10);
    flag(T.closes, 20 + like, r.closes);
    word(T['word right*'], r.firstWord);
    word(T['word left*'], l.lastWord);
    word(T['word first*'], l.firstWord);
    if (l.length > 0) add(T['char last'], l.text.charCodeAt(l.length - 1));
    if (r.length > 0) add(T['char first'], r.text.charCodeAt(0));
    if (l.length > 1) word(T['two last*'], l.text.slice(-2));
    if (r.length > 1) word(T['two first*'], r.text.slice(0, 2));
    flag(T.rest, 0, at === 0);
    flag(T.rest, 1, next === undefined);
    add(T['behind first'], behind.first);
    add(T.against, forced[at] === true ? 8 : againstAt(slot, l, r));
    add(T['border kinds'], l.tail * 156 + r.head);
    flag(T.names, 0, l.name === 'whole');
    flag(T.names, 1, r.name !== null);
    flag(T.names, 2, l.name === 'whole' && r.name !== null);
    flag(T.names, 3, l.endsWithPerson);
    flag(T.names, 4, l.endsWithPerson && r.name !== null);
    flag(T.names, 5 + l.size, r.name === 'begins');
    flag(T.shared, 0, r.shared);
    flag(T.shared, 1 + l.size, r.shared);
    flag(T.shared, 10, r.shared && l.thing);
    flag(T.shared, 11, behind.shared && r.thing);
    add(T.organs, (l.organ ? 1 : 0) + (r.organ ? 2 : 0) + (l.thing ? 4 : 0) + (r.shared ? 8 : 0));
    add(
      T.counts,
      (l.numberUnit ? 1 : 0) +
        (r.numberUnit ? 2 : 0) +
        (l.first === VERB ? 4 : 0) +
        (r.first === VERB ? 8 : 0) +
        (behind.numberUnit ? 16 : 0) +
        (before.numberUnit ? 32 : 0) +
        64 * r.size,
    );
    return features;
  });
}

/**
 * Where structure leaves no choice: between short quotations, between two counts of one thing (26个、71134.4亩), and through a
 * list of things that ends with 等, 和 or 及.
 */
export function forcedOf(slots: readonly Slot[]): boolean[] {
  const forced = slots.map(
    (slot) =>
      (slot.afterQuote && slot.beforeQuote && slot.leftQuote.length <= 16 && slot.rightQuote.length <= 16) ||
      (COUNT_ALONE.test(slot.right) && /\d[余多]?[万亿千百]?[\u4e00-\u9fff]{1,2}$/u.test(slot.left)),
  );
  const item = (clause: string) =>
    clause.length > 0 && clause.length <= 10 && !CONNECTIVE.test(clause) && hasNoVerb(clause, cut(clause));
  slots.forEach((slot, end) => {
    if (!LIST_TAIL.test(slot.right) || slot.beforeQuote) return;
    const head = /^(.{1,10}?)(?:等|和|及|以及|与|或者|或)/u.exec(slot.right)?.[1] ?? '';
    if (!item(head)) return;
    let start = end;
    while (start > 0 && item(slots[start]?.left ?? '') && !forced[start - 1]) start--;
    if (end - start < 1 || CONNECTIVE.test(slots[start]?.left ?? '')) return;
    for (let at = start; at <= end; at++) forced[at] = true;
  });
  return forced;
}

/** When something else happened: it begins a clause, and is no item of a list unless times are listed. */
const WHEN =
  /^(?:(?:19|20)\d{2}年|\d{1,2}月(?!份?[至到和、])|[同次当翌][年月日]|去年|今年|前年|年底|年初|随后|此后|近年来|近几年|目前|同时|此外|与此同时|截[至止]|自\d)/u;

/** Where no list can go on. */
function refusesList(slot: Slot): boolean {
  return WHEN.test(slot.right) && !/[年月日]$|\d号$|季度$|前$|后$/u.test(slot.left);
}

const FRAME = /^(?:作为|随着|截[至止]|身为|(?:位于|地处).*的)/u;
const ANEW = /^(?:该|他们|她们|我们|同时|此外|目前|近年来|因此|为此|但|它|这|那|其中)/u;

/** What grammar says at a slot: 1 no sentence ends here, 2 no list goes on, 4 nothing is said or announced. */
function againstAt(slot: Slot, l: Clause, r: Clause): number {
  const short = l.length <= 24;
  const stop =
    l.connective ||
    (short && (l.adjunct || l.during || FRAME.test(l.text))) ||
    r.leaning ||
    (slot.quoted > 0 && slot.quoted <= 24);
  const listed =
    (r.year && /\d年$/u.test(l.text) && /^\d{4}年/u.test(r.text)) ||
    (slot.afterQuote && slot.beforeQuote) ||
    (!l.connective &&
      Math.min(l.length, r.length) <= 12 &&
      !ANEW.test(r.text) &&
      !(r.leaning && !/^(?:和|及|等)/u.test(r.text)));
  return (stop ? 1 : 0) + (listed ? 0 : 2) + (l.speech || slot.beforeQuote ? 0 : 4);
}

/** How far back a mark looks: the two marks before it, and how many clauses and characters the sentence has by now. */
export type History = { readonly one: number; readonly two: number; readonly clauses: number; readonly length: number };
export const BEGINNING: History = { one: 5, two: 5, clauses: 0, length: 0 };

/** The history behind a slot that got `label`. */
export function after({ one, clauses, length }: History, label: number, slot: Slot): History {
  if (label === 1) return { one: label, two: one, clauses: 0, length: 0 };
  return {
    one: label,
    two: one,
    clauses: Math.min(clauses + (label === 2 ? 0 : 1), 7),
    length: length + slot.left.length,
  };
}

/** What history says at a slot, as numbers of rows of weights. `traits` are a few traits of the slot itself. */
export function historyOf({ one, two, clauses, length }: History, slot: Slot, traits: number): number[] {
  const so = Math.min(Math.floor((length + slot.left.length) / 8), 12);
  return [one, 6 + two * 6 + one, 42 + clauses, 50 + so, 63 + one * 64 + traits, 447 + clauses * 13 + so];
}
export const HISTORY = 551;

/** Six traits of a slot that matter together with the mark before it. */
export function traitsOf(slot: Slot, before: Slot | undefined): number {
  const { left, right } = slot;
  return (
    (left.length === right.length && left.length < 10 ? 1 : 0) +
    (before && before.left.length === left.length && left.length < 10 ? 2 : 0) +
    (slot.afterQuote || slot.beforeQuote ? 4 : 0) +
    (SUBJECT.test(right) ? 8 : 0) +
    (right.length <= 6 ? 16 : 0) +
    (left[0] === right[0] || (left.length > 1 && left.at(-1) === right.at(-1)) ? 32 : 0)
  );
}

const N = LABELS.length;
/** The label 、. */
const LIST = 2;

/** A model: N weights a feature, and N for each thing that history says. */
export type Model = {
  readonly number: Numbering;
  /** The row of weights of every feature there could be; row 0 says nothing. Most pages of it are never touched. */
  readonly rows: Uint16Array;
  readonly weights: Float32Array;
  readonly history: Float32Array;
};

/** Adds up the weights of a slot's features, a sum a label. */
function sumOf({ rows, weights }: Model, features: readonly number[], to: Float64Array): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  for (let i = 0; i < features.length; i++) {
    const row = (rows[features[i] ?? 0] ?? 0) * N;
    if (row === 0) continue;
    a += weights[row] ?? 0;
    b += weights[row + 1] ?? 0;
    c += weights[row + 2] ?? 0;
    d += weights[row + 3] ?? 0;
    e += weights[row + 4] ?? 0;
  }
  to[0] = a;
  to[1] = b;
  to[2] = c;
  to[3] = d;
  to[4] = e;
}

/**
 * The likeliest labels of the slots of one sequence (indices into LABELS), one after the other: each looks back at those before it.
 * Following the two likeliest sequences instead chose no better.
 */
export function decode(model: Model, slots: readonly Slot[]): number[] {
  const forced = forcedOf(slots);
  const features = featuresOf(slots, forced, model.number);
  const scores = new Float64Array(N);
  let history = BEGINNING;
  return slots.map((slot, at) => {
    if (forced[at]) {
      history = after(history, LIST, slot);
      return LIST;
    }
    sumOf(model, features[at] ?? [], scores);
    for (const row of historyOf(history, slot, traitsOf(slot, slots[at - 1])))
      for (let i = 0; i < N; i++) scores[i] = (scores[i] ?? 0) + (model.history[row * N + i] ?? 0);
    const refuses = refusesList(slot);
    let best = 0;
    for (let i = 1; i < N; i++) if ((scores[i] ?? 0) > (scores[best] ?? 0) && !(i === LIST && refuses)) best = i;
    history = after(history, best, slot);
    return best;
  });
}

/**
 * The weights as they ship, see scripts/mark-weights.mjs: a template's features as "value=letters" with blanks between, and what
 * history says, each with one letter a label.
 */
export type Weights = { readonly features: Readonly<Record<string, string>>; readonly history: string };

/** The letters of weights, from the least to the greatest; the one in the middle is 0. */
const LETTERS = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i))
  .filter((letter) => letter !== '\\' && letter !== '=')
  .slice(0, 89)
  .join('');
const STEP = 1 / 15;
export function letterOf(weight: number): string {
  const level = Math.round(weight / STEP) + (LETTERS.length - 1) / 2;
  return LETTERS[Math.max(0, Math.min(LETTERS.length - 1, level))] ?? '';
}
function weightsOf(letters: string): number[] {
  return [...letters].map((letter) => (LETTERS.indexOf(letter) - (LETTERS.length - 1) / 2) * STEP);
}

export function modelOf({ features, history }: Weights): Model {
  const words = new Map<string, number>();
  const rows = new Uint16Array(TEMPLATES.length * VALUES);
  const weights: number[] = Array(N).fill(0);
  TEMPLATES.forEach((name, template) => {
    for (const entry of (features[name] ?? '').split(' ')) {
      if (entry === '') continue;
      const value = entry.slice(0, -N - 1);
      let number = Number(value);
      if (name.endsWith('*')) {
        number = words.get(value) ?? words.size;
        words.set(value, number);
      }
      rows[template * VALUES + number] = weights.length / N;
      weights.push(...weightsOf(entry.slice(-N)));
    }
  });
  return {
    number: (word) => words.get(word),
    rows,
    weights: Float32Array.from(weights),
    history: Float32Array.from(weightsOf(history)),
  };
}

let shipped: Model | null = null;
/** The likeliest marks of the slots of one sequence. */
export function label(slots: readonly Slot[]): Label[] {
  shipped ??= modelOf(data);
  return decode(shipped, slots).map((i) => LABELS[i] ?? '，');
}
