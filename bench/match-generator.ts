import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import { COMMON, PLACES, STROKES_ALIKE } from './match-data.ts';

/** Seeded random numbers (mulberry32), so that a run can be repeated. */
export interface Random {
  next(): number;
  below(limit: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}

/** A generated name and the words that it is made of, which abbreviations and other orders need. */
export interface MadeName {
  readonly name: string;
  readonly kind: 'unit' | 'honor' | 'practice';
  readonly words: readonly string[];
}

const provinces = PLACES.trim()
  .split('\n')
  .map((line) => line.split(' '));

/** Kinds of organisation and the short forms that people use for them. */
const ORGANISATIONS: readonly (readonly [string, ...string[]])[] = [
  ['检验检疫局', '局', '检疫局', '国检局'],
  ['出入境检验检疫局', '局', '检验检疫局', '国检'],
  ['检验检疫局办事处', '办事处', '局办事处', '检疫办'],
  ['国际旅行卫生保健中心', '保健中心', '卫生保健中心', '旅保中心'],
  ['海关', '关'],
  ['质量技术监督局', '质监局', '技监局', '局'],
  ['市场监督管理局', '市监局', '市场监管局'],
  ['疾病预防控制中心', '疾控中心', '疾控'],
  ['食品药品监督管理局', '食药监局', '食药局'],
  ['边防检查站', '边检站', '边检'],
  ['动植物检疫所', '动植检', '检疫所'],
  ['进出口商品检验所', '商检所', '商检'],
  ['环境保护局', '环保局'],
  ['国家税务局', '国税局', '国税'],
  ['海事局', '海事'],
  ['卫生监督所', '卫监所'],
  ['出口加工区管理委员会', '出口加工区管委会', '加工区'],
];
const PARTS: readonly (readonly [string, ...string[]])[] = [
  ['机关党委', '党委'],
  ['办公室', '办'],
  ['人事处', '人事'],
  ['党支部', '支部'],
  ['机关工会', '工会'],
  ['团委', '团委'],
  ['检务处', '检务'],
  ['卫生检疫处', '卫检处'],
  ['动植物检疫监管处', '动植处', '动植监管处'],
  ['综合技术服务中心', '技术中心', '综技中心'],
  ['纪检监察室', '纪检室', '监察室'],
  ['机关服务中心', '服务中心'],
  ['计划财务处', '财务处', '计财处'],
  ['食品检验监管处', '食检处', '食品处'],
  ['化矿金属检测实验室', '化矿实验室'],
  ['驻邮局办事处', '邮办', '驻邮办'],
  ['机场办事处', '机场办'],
  ['保税区分局', '保税分局'],
  ['法制与综合业务处', '法综处'],
  ['离退休干部科', '老干科'],
];
const AREAS = ['全国', '全省', '全市', '全省系统', '省直机关', '质检系统', '中央国家机关', '全区'];
const HONORS = [
  '文明单位',
  '文明单位标兵',
  '青年文明号',
  '工人先锋号',
  '先进基层党组织',
  '五一劳动奖状',
  '巾帼文明岗',
  '创先争优先进集体',
  '精神文明建设先进单位',
  '模范职工之家',
  '三八红旗集体',
  '卫生先进单位',
  '扶贫工作先进集体',
  '依法行政示范单位',
  '档案工作优秀单位',
];
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八'];
const VERBS = ['比', '看', '提升', '查', '促', '创', '争', '讲', '树', '进', '带', '帮', '懂', '爱', '抓', '联'];
const MODES = ['工作法', '工作模式', '活动', '服务品牌', '监管模式', '', '机制'];

function makeName(random: Random, regions: readonly (readonly string[])[]): MadeName {
  const draw = random.next();
  if (draw < 0.06) {
    const [province = ''] = random.pick(provinces);
    const area = random.next() < 0.5 ? random.pick(AREAS) : `${province}省`;
    const words = [area, random.pick(HONORS)];
    if (random.next() < 0.3) words.unshift(`${2005 + random.below(9)}年度`);
    return { name: words.join(''), kind: 'honor', words };
  }
  if (draw < 0.1) {
    const numeral = random.pick(NUMERALS);
    const words = [numeral + random.pick(VERBS) + random.pick(NUMERALS) + random.pick(VERBS), random.pick(MODES)];
    if (random.next() < 0.6) words.splice(1, 0, random.pick(NUMERALS) + random.pick(VERBS));
    const kept = words.filter((word) => word !== '');
    return { name: kept.join(''), kind: 'practice', words: kept };
  }
  const province = random.pick(regions);
  const place = random.pick(province);
  const words: string[] = [place];
  if (place !== province[0] && random.next() < 0.12) words.unshift(province[0] ?? '');
  words.push(random.pick(ORGANISATIONS)[0]);
  if (random.next() < 0.72) words.push(random.pick(PARTS)[0]);
  return { name: words.join(''), kind: 'unit', words };
}

/** So many names share a place, as in a directory: names that differ in one word only are what is hard to tell apart. */
const NAMES_A_PLACE = 40;

/** `count` different names; place × organisation × part, some honours and practices among them. */
export function makeNames(count: number, random: Random): MadeName[] {
  const names = new Map<string, MadeName>();
  const share = count / NAMES_A_PLACE / provinces.flat().length;
  const regions = provinces.map(([province = '', ...places]) => [
    province,
    ...places.filter(() => random.next() < share),
  ]);
  while (names.size < count) {
    const made = makeName(random, regions);
    if (!names.has(made.name)) names.set(made.name, made);
  }
  return [...names.values()];
}

const SHORT = new Map([...ORGANISATIONS, ...PARTS].map(([long, ...short]) => [long, short]));
const common = [...COMMON];
const alike = new Map(
  STROKES_ALIKE.trim()
    .split('\n')
    .map((line) => [line.charAt(0), [...line.slice(1)]]),
);
const soundsLike = new Map<string, string[]>();
for (const character of common) {
  const sound = pinyin(character, { toneType: 'none', v: true });
  soundsLike.set(sound, [...(soundsLike.get(sound) ?? []), character]);
}
const toTraditional = Converter({ from: 'cn', to: 'tw' });
const syllablesOf = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true });

function abbreviate({ words }: MadeName, random: Random): string {
  return words.map((word) => random.pick(SHORT.get(word) ?? [word])).join('');
}

/** The name with every word in its usual short form. */
export function shortest({ words }: MadeName): string {
  return words.map((word) => SHORT.get(word)?.[0] ?? word).join('');
}

function replaceAt(text: string, at: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + 1);
}

function mistake(text: string, random: Random): string {
  const at = random.below(text.length);
  const near = alike.get(text.charAt(at));
  const wrong = near !== undefined && random.next() < 0.5 ? random.pick(near) : random.pick(common);
  return replaceAt(text, at, wrong);
}

function misspell(letters: string, random: Random): string {
  const at = random.below(letters.length);
  const letter = 'abcdefghijklmnopqrstuvwxyz'.charAt(random.below(26));
  const draw = random.next();
  if (draw < 0.3) return letters.slice(0, at) + letters.slice(at + 1);
  if (draw < 0.55) return letters.slice(0, at) + letter + letters.slice(at);
  if (draw < 0.8) return replaceAt(letters, at, letter);
  const swap = Math.min(at, letters.length - 2);
  return letters.slice(0, swap) + letters.charAt(swap + 1) + letters.charAt(swap) + letters.slice(swap + 2);
}

const EXTRA_BEFORE = ['请问', '我想知道', '关于', '2011年', '辽宁', '查一下', '我们'];
const EXTRA_AFTER = ['的荣誉', '有哪些荣誉称号', '在哪里', '的情况', '怎么样', '2012年', '材料'];
const NOISE = ['，', '。', ' ', '“', '”', '!', '★', '😀', '?', '…', '的', 'x', '1'];

type MakeQuery = (made: MadeName, random: Random) => string;

/** The kinds of query that people type, each made from the name that it should find. */
export const QUERY_KINDS: Readonly<Record<string, MakeQuery>> = {
  full: ({ name }) => name,
  abbreviation: abbreviate,
  partial: ({ name, words }, random) => {
    const from = random.next() < 0.75 ? 0 : random.below(Math.min(3, name.length - 3));
    const least = Math.min(name.length, Math.max(from + 2, (words[0]?.length ?? 2) + 1));
    return name.slice(from, least + random.below(Math.max(1, name.length - least)));
  },
  'one wrong': ({ name }, random) => mistake(name, random),
  'one wrong, short': (made, random) => mistake(abbreviate(made, random), random),
  'two wrong': ({ name }, random) => mistake(mistake(name, random), random),
  homophone: ({ name }, random) => {
    const syllables = syllablesOf(name);
    let text = name;
    for (let times = 1 + random.below(3); times > 0; times -= 1) {
      const at = random.below(name.length);
      text = replaceAt(text, at, random.pick(soundsLike.get(syllables[at] ?? '') ?? [name.charAt(at)]));
    }
    return text;
  },
  pinyin: (made, random) =>
    syllablesOf(random.next() < 0.5 ? made.name : abbreviate(made, random)).join(random.next() < 0.3 ? ' ' : ''),
  initials: ({ name }) =>
    syllablesOf(name)
      .map((syllable) => syllable.charAt(0))
      .join(''),
  traditional: ({ name }) => toTraditional(name),
  reordered: ({ words }, random) => {
    const [first = '', ...rest] = words;
    const order = random.next() < 0.5 ? [...rest, first] : words.toReversed();
    return order.join(random.next() < 0.4 ? ' ' : '');
  },
  'extra words': (made, random) => {
    const text = random.next() < 0.5 ? made.name : abbreviate(made, random);
    return random.next() < 0.5 ? random.pick(EXTRA_BEFORE) + text : text + random.pick(EXTRA_AFTER);
  },
  dropped: ({ name }, random) => {
    let text = name;
    for (let times = 1 + random.below(3); times > 0 && text.length > 3; times -= 1) {
      const at = random.below(text.length);
      text = text.slice(0, at) + text.slice(at + 1);
    }
    return text;
  },
  'half pinyin': (made, random) => {
    const text = random.next() < 0.5 ? made.name : abbreviate(made, random);
    const at = 1 + random.below(Math.max(1, text.length - 1));
    const [before, after] = [text.slice(0, at), text.slice(at)];
    return random.next() < 0.6 ? before + syllablesOf(after).join('') : syllablesOf(before).join('') + after;
  },
  noise: ({ name }, random) => {
    let text = name;
    for (let times = 1 + random.below(3); times > 0; times -= 1) {
      const at = random.below(text.length + 1);
      const extra = random.next() < 0.25 ? random.pick(common) : random.pick(NOISE);
      text = text.slice(0, at) + extra + text.slice(at);
    }
    return text;
  },
  'mistyped pinyin': (made, random) => {
    const letters = syllablesOf(random.next() < 0.5 ? made.name : abbreviate(made, random)).join('');
    const once = misspell(letters, random);
    return letters.length > 12 && random.next() < 0.4 ? misspell(once, random) : once;
  },
  'half-typed': (made, random) => {
    const text = random.next() < 0.6 ? made.name : abbreviate(made, random);
    const typed = Math.max(2, Math.ceil(text.length * (0.4 + 0.4 * random.next())));
    if (typed >= text.length) return text;
    const syllable = syllablesOf(text.slice(0, typed + 1)).at(-1) ?? '';
    const begun = syllable.slice(0, 1 + random.below(Math.max(1, syllable.length - 1)));
    return (random.next() < 0.5 ? text.slice(0, typed) : syllablesOf(text.slice(0, typed)).join('')) + begun;
  },
};

export interface MadeQuery {
  readonly kind: string;
  readonly text: string;
  /** The name that it should find. */
  readonly name: string;
}

/** `each` queries of every kind about names drawn evenly. */
export function makeQueries(
  names: readonly MadeName[],
  each: number,
  random: Random,
  kinds: Readonly<Record<string, MakeQuery>> = QUERY_KINDS,
): MadeQuery[] {
  return Object.entries(kinds).flatMap(([kind, make]) =>
    Array.from({ length: each }, () => {
      const made = random.pick(names);
      return { kind, text: make(made, random), name: made.name };
    }),
  );
}
