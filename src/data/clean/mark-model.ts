import { isPlace, type Kind, kindOf } from './language.ts';
import weights from './mark-weights.json' with { type: 'json' };

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

type Word = { text: string; kind: Kind | null };

/** Each clause is looked at from both of its ends and by its neighbours. */
const cuts = new Map<string, readonly Word[]>();

/** Longest words first, from the left: quick, and good enough for the ends of a clause. */
function cut(clause: string): readonly Word[] {
  const known = cuts.get(clause);
  if (known) return known;
  const words: Word[] = [];
  for (let i = 0; i < clause.length; ) {
    let taken: Word | null = null;
    for (let length = Math.min(4, clause.length - i); length >= 2 && !taken; length--) {
      const text = clause.slice(i, i + length);
      const kind = kindOf(text);
      if (kind) taken = { text, kind };
    }
    const word = taken ?? { text: clause[i] ?? '', kind: null };
    words.push(word);
    i += word.text.length;
  }
  if (cuts.size > 2000) cuts.clear();
  cuts.set(clause, words);
  return words;
}

const SUBJECT = remembered(
  /^(?:该[局处办站市县区省中支党厂公企]|本[局市]|全[局省市区县年处]|他们|她们|她|他(?!人)|我们|大家|同时|此外|另外|目前|近年来|近[一二三几]年|多年来|几年来|[一二三四五六七八九十几]+年(?:来|间)|如今|现在|今[年天]|去年|当[年时天]|随后|之后|后来|最后|截[至止]|据(?:统计|了解|介绍|悉)|为此|为了|面对|针对|围绕|按照|根据|随着|通过|在|作为|自|从|对于|如果|只要|正是|这|那|有[人一]|每[年天周月次到]|一是|二是|三是|四是|五是|一方面|另一方面|首先|其次|第[一二三四五六]|(?:19|20)\d\d年|\d{1,2}月|\d{1,2}日|[\u4e00-\u9fff]{2,6}(?:检验检疫局|局党组|局(?=[一-龥]{3}))|党支部|办事处|中心|支部|党员|企业|针对)/u,
);
const LINKING = remembered(
  /^(?:并|且|而|也|还|又|但|却|使|让|以(?!来|上|下|及)|从而|进而|于是|因此|所以|不断|积极|大力|努力|全力|着力|认真|主动|及时|切实|进一步|有效|把|将|对|共|其中|均|都|就|再|才|则|由|向|被|受|得到|实现|确保|推动|促进|提高|提升|加强|强化|增强|开展|建立|实行|推行|采取|形成|成为|做到|达到|占|同比|比|较|为|给|与|和|及|以及|或|等|不仅|而且|不但|尤其|特别|甚至|即使|虽然|尽管|既|更|只|仅|先后|分别|平均|累计|最[高低多大]|创|取得|获得|荣获|赢得|营造|避免|帮助|引导|带动|带领|组织|派出|深入|走访|发放|召开|举办|没有|无|未)/u,
);
const TIME_END = remembered(/(?:后|时|以来|中|下|上|前|年|月|日|外|底|间|初|期|内|里|之际|同时|来|天|起|末|处|面)$/u);
const PREPOSITION =
  /^(?:为|在|随着|通过|针对|按照|根据|面对|围绕|经|对|自|从|当|如果|由于|因|以|把|将|与|据|每|只要|只有|虽然|尽管|作为|除|就|凭|沿)/u;
/** Each expression is asked about a clause several times over: from both sides and by the neighbours. */
function remembered(expression: RegExp): { test(clause: string): boolean } {
  const known = new Map<string, boolean>();
  return {
    test(clause) {
      let answer = known.get(clause);
      if (answer === undefined) {
        if (known.size > 2000) known.clear();
        answer = expression.test(clause);
        known.set(clause, answer);
      }
      return answer;
    },
  };
}

const LIST_TAIL = remembered(/^.{1,10}?(?:等|和|及|以及|与|或者|或)(?!力|谐|平|时代|待|于)/u);
const SPEECH = remembered(
  /(?:说|道|指出|表示|强调|认为|感慨|要求|问|答|称|写道|介绍|回忆|评价|喊|笑道|口号|告诉.{0,5}|常说|话是|即|就是|如下|答案是|提出)$/u,
);
const SAYS = remembered(/(?:说|道|指出|表示|强调|认为|感慨|写道|评价|笑道|告诉.{1,4}|埋怨.{1,3}|介绍|回忆)$/u);
const NUMBER_UNIT = remembered(/\d(?:\.\d+)?[余多]?[万亿千百]?[\u4e00-\u9fff]{1,3}$/u);

function size(length: number): string {
  return length <= 2 ? 'a' : length <= 4 ? 'b' : length <= 6 ? 'c' : length <= 9 ? 'd' : length <= 14 ? 'e' : 'f';
}

const things = new WeakMap<readonly Word[], boolean>();
/** A clause without a verb: a thing rather than an event. */
function isThing(words: readonly Word[]): boolean {
  let thing = things.get(words);
  if (thing === undefined) {
    thing = hasNoVerb(words);
    things.set(words, thing);
  }
  return thing;
}

function hasNoVerb(words: readonly Word[]): boolean {
  return words.every(
    ({ kind, text }) => kind !== 'v' && kind !== 'd' && kind !== 'p' && !'了着过把被将使让不也都就'.includes(text),
  );
}

function shape(clause: string): string {
  return clause
    .replace(/[\u4e00-\u9fff]+/gu, 'H')
    .replace(/[0-9.]+/gu, '9')
    .replace(/[A-Za-z]+/gu, 'A');
}

/** What speaks for one mark or another at a slot, as names of features. */
export function featuresOf(slot: Slot, before: Slot | null, behind: Slot | null): string[] {
  const { left, right } = slot;
  const l = cut(left);
  const r = cut(right);
  const firstL = l[0];
  const firstR = r[0];
  const lastL = l.at(-1);
  const lastR = r.at(-1);
  const features = [
    'bias',
    `L${size(left.length)}`,
    `R${size(right.length)}`,
    `L${size(left.length)}R${size(right.length)}`,
  ];
  const add = (name: string, on: boolean) => {
    if (on) features.push(name);
  };
  const inQuote = slot.quoted > 0;
  const place = inQuote ? 'q' : '';
  const thingL = left.length > 0 && isThing(l);
  const thingR = right.length > 0 && isThing(r);
  add('same length', left.length === right.length && left.length <= 8);
  add(`same length ${place}${left.length}`, left.length === right.length && left.length <= 8);
  add('same first', left[0] === right[0] && left.length < 12);
  add('same last', left.length > 1 && left.at(-1) === right.at(-1));
  add('same last two', left.length > 3 && right.length > 3 && left.slice(-2) === right.slice(-2));
  add('tail of left like right', left.length > right.length && left.at(-1) === right.at(-1) && right.length <= 8);
  add('subject', SUBJECT.test(right));
  add(`subject ${size(left.length)}`, SUBJECT.test(right));
  add('linking', LINKING.test(right));
  const startR = firstR ? (firstR.kind ?? 'one') : 'none';
  const endL = lastL ? (lastL.kind ?? 'one') : 'none';
  features.push(
    `R starts ${startR}`,
    `L ends ${endL}`,
    `L ends ${endL} R starts ${startR}`,
    `L starts ${firstL?.kind ?? 'one'} R starts ${startR}`,
  );
  features.push(`R ends ${lastR?.kind ?? 'one'}${size(right.length)}`);
  add('list tail', LIST_TAIL.test(right) && right.length < 30);
  add(`list tail thing ${size(right.length)}`, LIST_TAIL.test(right) && thingL);
  add('things', thingL && thingR);
  add(`thing right ${size(right.length)}`, thingR);
  add(`thing left ${size(left.length)}`, thingL);
  add('time end', TIME_END.test(left));
  add('preposition', PREPOSITION.test(left));
  add('preposition and time', PREPOSITION.test(left) && TIME_END.test(left));
  add('list tail in left', /等|以及|和/u.test(left.slice(-12)));
  add('number left', NUMBER_UNIT.test(left));
  add('number right', NUMBER_UNIT.test(right));
  add('numbers', NUMBER_UNIT.test(left) && NUMBER_UNIT.test(right));
  add('number starts right', /^\d/u.test(right));
  add('year right', /^(?:19|20)\d\d年|^\d{1,2}月|^[去今当]年/u.test(right));
  add('years', /\d年$/u.test(left) && /^\d+年/u.test(right));
  add('same shape', left.length < 14 && right.length < 14 && shape(left) === shape(right));
  add('places', isPlace(left.slice(-2)) && isPlace(right.slice(0, 2)));
  add(
    'place list',
    (isPlace(left) || isPlace(left.slice(-2)) || /[市县区省镇村港]$/u.test(left)) &&
      (isPlace(right) || /^[\u4e00-\u9fff]{2,5}[市县区省镇村港]/u.test(right)),
  );
  add('speech', SPEECH.test(left));
  add('speech before quote', SPEECH.test(left) && slot.beforeQuote);
  add('after quote', slot.afterQuote);
  add('before quote', slot.beforeQuote);
  add('between quotes', slot.afterQuote && slot.beforeQuote);
  add(
    'between like quotes',
    slot.afterQuote && slot.beforeQuote && Math.abs(slot.leftQuote.length - slot.rightQuote.length) <= 2,
  );
  add('before long quote', slot.beforeQuote && slot.rightQuote.length > 14);
  add('before short quote', slot.beforeQuote && slot.rightQuote.length <= 14);
  add('after long quote', slot.afterQuote && slot.leftQuote.length > 14);
  add(`after quote left ${size(left.length)}`, slot.afterQuote);
  add('quoted whole', slot.afterQuote && left.length <= slot.leftQuote.length);
  add('in quote', inQuote);
  add('in short quote', inQuote && slot.quoted <= 20);
  add('in long quote', inQuote && slot.quoted > 20);
  add(`quoted marks ${Math.min(slot.quotedMarks, 4)}`, inQuote && slot.quoted <= 30);
  add('slogan 3', inQuote && left.length === 3 && right.length === 3);
  add('slogan 4', inQuote && left.length === 4 && right.length === 4);
  add('slogan 5+', inQuote && left.length >= 5 && left.length === right.length);
  add('last', slot.last);
  add('percent', slot.percent);
  add('percent subject', slot.percent && SUBJECT.test(right));
  add('person', /^[\u4e00-\u9fff]{2,3}(?:说|常说|介绍|表示|回忆|认为|告诉|笑)/u.test(right));
  add(
    'completed',
    /(?:了|过|奖|称号|单位|荣誉|企业|好评|作用|贡献|发展|目标|效果|成效|局面|氛围|集体|水平|服务|问题|要求|工作|需要|保障|基础|条件|支持)$/u.test(
      left,
    ),
  );
  add(
    'completed subject',
    /(?:了|奖|称号|单位|荣誉|好评|作用|贡献|发展|目标|效果|成效|局面|氛围|集体|水平)$/u.test(left) &&
      SUBJECT.test(right),
  );
  add('adverb pair', /一边|一手|越|既|又|也/u.test(left) && left.slice(0, 2) === right.slice(0, 2));
  add('one character apart', left.length <= 4 && right.length <= 4 && left.length === right.length && !inQuote);
  const says = SAYS.test(right) && right.length <= 18;
  add('right says', says);
  add(`right says ${size(left.length)}`, says && behind?.beforeQuote === true);
  add('right is a connective', CONNECTIVE.test(right));
  add('right is a time', WHILE.test(right) || /^(?:同[年月]|到|当|次日|第二天|[今去前]年)/u.test(right));
  add('left says', SAYS.test(left));
  const sizes = size(left.length) + size(right.length);
  add(`first two again ${size(right.length)}`, right.length > 2 && left.includes(right.slice(0, 2)));
  add('first two again at first', right.length > 2 && left.startsWith(right.slice(0, 2)));
  add('last two again', right.length > 3 && left.includes(right.slice(-2)));
  const unitOf = (clause: string) => /\d[余多]?([万亿]?[\u4e00-\u9fff]{1,3})$/u.exec(clause)?.[1];
  add('same unit', unitOf(left) !== undefined && unitOf(left) === unitOf(right));
  add('of a thing', left.length <= 10 && /^.{1,10}的.{1,8}$/u.test(right));
  add(`of a thing ${sizes}`, left.length <= 6 && /^.{1,6}的/u.test(right));
  const tail = l.slice(-r.length);
  add(
    `tail kinds ${Math.min(r.length, 4)}`,
    r.length <= 4 && tail.length === r.length && tail.every((word, i) => (word.kind ?? '1') === (r[i]?.kind ?? '1')),
  );
  add(
    'tail lengths',
    r.length <= 4 && tail.length === r.length && tail.every((word, i) => word.text.length === r[i]?.text.length),
  );
  const verbs = (words: readonly Word[]) => words.some(({ kind }) => kind === 'v');
  features.push(
    `verbs ${verbs(l)} ${verbs(r)} ${size(right.length)}`,
    `starts ${firstL?.kind ?? '1'}${startR} ${sizes}`,
  );
  if (firstR && (firstR.kind === null || 'cpdrt'.includes(firstR.kind))) features.push(`word ${firstR.text}`);
  if (lastL && (lastL.kind === null || 'cpdrta'.includes(lastL.kind))) features.push(`after ${lastL.text}`);
  if (firstL && (firstL.kind === null || 'cpdrt'.includes(firstL.kind))) features.push(`from ${firstL.text}`);
  for (const [name, other, side] of [
    ['before', before, before?.left],
    ['behind', behind, behind?.right],
  ] as const) {
    if (!other || side === undefined) {
      features.push(`no ${name}`);
      continue;
    }
    features.push(`${name} ${size(side.length)}`);
    add(`${name} same length`, side.length === left.length && left.length === right.length && left.length <= 8);
    add(`${name} short`, side.length <= 6 && right.length <= 6);
    add(`${name} list tail`, LIST_TAIL.test(side) && right.length <= 8);
    add(`${name} thing`, side.length <= 8 && thingR && isThing(cut(side)));
    add(
      `${name} like last`,
      side.length > 1 && (name === 'behind' ? side.at(-1) === right.at(-1) : side.at(-1) === left.at(-1)),
    );
  }
  return features;
}

const CONNECTIVE = remembered(
  /^(?:为此|同时|其中|此外|另外|目前|近年来|今年|去年|当年|如今|现在|因此|于是|然而|但是|不过|据统计|据了解|据悉|比如|例如|首先|其次|最后|随后|后来|一方面|另一方面|总之|从此|多年来|几年来|今年以来|去年以来|与此同时|在此基础上|仅此一项|平时|有时|[春夏秋冬]天|\d{4}年|\d{1,2}月|\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日)$/u,
);
const WHILE = remembered(
  /(?:(?:年|月|日|时期|开展|成立|实施)(?:以来|来|间|初|底|起)|前夕|之际|期间|过程中|的同时|的(?:特点|情况|形势|要求|基础上|背景下)|^(?:[一二三四五六七八九十几两\d]+多?(?:个月|[年天周])(?:多)?(?:来|间|里|后|前)))$/u,
);
const ADJUNCT = remembered(
  /^(?:在|随着|截[至止]|自|从|当|为了|针对|按照|根据|面对|围绕|通过|经过|由于|因为?|如果|只要|对于?|除了?).*(?:中|上|下|里|内|时|后|前|来|间|日|月|年|底|初|期|外|际|面|起|处|原|海|了?解|情况|要求|问题|特点)$/u,
);
const LEANING = remembered(
  /^(?:而是|并(?!肩|列|排)|且|而且|从而|进而|使(?!用)|让|以便|以(?:及|期)|就(?!业)|却|则|等(?!级|待|候)|和(?!谐|平)|及(?!时)|以及|或者|甚至|尤其|特别是|其中|只有这样|才能|又(?!一)|还(?!有一)|都(?!市)|均)/u,
);

const COUNT_ALONE = /^\d+(?:\.\d+)?[余多]?[万亿千百]?[\u4e00-\u9fff]{1,2}$/u;

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
    clause.length > 0 && clause.length <= 10 && !CONNECTIVE.test(clause) && isThing(cut(clause));
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

/** Marks that grammar forbids at a slot, in the order of LABELS. */
export function bannedAt(slot: Slot, forced: boolean): boolean[] {
  if (forced) return LABELS.map((label) => label !== '、');
  const { left, right } = slot;
  const short = left.length <= 24;
  const adjunct = CONNECTIVE.test(left) || (short && (ADJUNCT.test(left) || WHILE.test(left)));
  const frame = short && /^(?:作为|随着|截[至止]|身为|(?:位于|地处).*的)/u.test(left);
  const stop = adjunct || frame || LEANING.test(right) || (slot.quoted > 0 && slot.quoted <= 24);
  const years = /\d年$/u.test(left) && /^\d{4}年/u.test(right);
  const listed =
    years ||
    (slot.afterQuote && slot.beforeQuote) ||
    (!CONNECTIVE.test(left) &&
      !/^(?:该|他们|她们|我们|同时|此外|目前|近年来|因此|为此|但|它|这|那|其中)/u.test(right) &&
      Math.min(left.length, right.length) <= 12 &&
      !(LEANING.test(right) && !/^(?:和|及|等)/u.test(right)));
  return [false, stop, !listed, !(SPEECH.test(left) || slot.beforeQuote), true];
}

type Row = { a: number; b: number; c: number; d: number; e: number };
/** Weights as fields: a number a label, in the order of LABELS. Half of the time goes into adding these up. */
const table = new Map<string, Row>(
  Object.entries(weights.features).map(([name, [a = 0, b = 0, c = 0, d = 0, e = 0]]) => [name, { a, b, c, d, e }]),
);
const steps: readonly (readonly number[])[] = weights.steps;

/** How much speaks for each label at a slot. */
export function scoresOf(features: readonly string[]): number[] {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  for (const feature of features) {
    const row = table.get(feature);
    if (!row) continue;
    a += row.a;
    b += row.b;
    c += row.c;
    d += row.d;
    e += row.e;
  }
  return [a, b, c, d, e];
}

/** The likeliest labels of the slots of one line, each seen with the one before it (Viterbi). */
export function label(slots: readonly Slot[]): Label[] {
  const n = LABELS.length;
  const forced = forcedOf(slots);
  const from: number[][] = [];
  let totals = LABELS.map((_, i) => steps[n]?.[i] ?? 0);
  slots.forEach((slot, at) => {
    const banned = bannedAt(slot, forced[at] ?? false);
    const scores = scoresOf(featuresOf(slot, slots[at - 1] ?? null, slots[at + 1] ?? null));
    const best: number[] = [];
    const next: number[] = [];
    for (let i = 0; i < n; i++) {
      let top = at === 0 ? (totals[i] ?? 0) : Number.NEGATIVE_INFINITY;
      let source = i;
      for (let j = 0; at > 0 && j < n; j++) {
        const total = (totals[j] ?? 0) + (steps[j]?.[i] ?? 0);
        if (total > top) {
          top = total;
          source = j;
        }
      }
      next.push(top + (scores[i] ?? 0) - (banned[i] ? 1000 : 0));
      best.push(source);
    }
    from.push(best);
    totals = next;
  });
  const labels: Label[] = [];
  let current = totals.indexOf(Math.max(...totals));
  for (let at = slots.length - 1; at >= 0; at--) {
    labels.push(LABELS[current] ?? '，');
    current = from[at]?.[current] ?? 0;
  }
  return labels.reverse();
}
