import { pinyin } from 'pinyin-pro';
import { COMMON, PLACES } from './match-data.ts';
import type { MadeName, Random } from './match-generator.ts';

/**
 * A second generator, built another way, to see whether the engine fits the first one too closely: names as dense as a
 * directory (every place has every office), other words, queries made by typing habits rather than by kinds of mistake.
 */
const OFFICES =
  '检验检疫局 检验检疫局驻港办事处 检验检疫局空港办 检验检疫局综合业务科 检验检疫局食品科 检验检疫局团支部 检验检疫局第一党支部 出入境检验检疫局国际旅行卫生保健中心 海关驻车站办事处 边检站 商务局 外事办公室 出口商品质量监测中心 农产品检测实验室 陆运口岸管理处 港务局 木材检验站 卫生健康委员会 交通运输局 国门生物安全教育基地'.split(
    ' ',
  );
const TITLES =
  '文明单位 文明行业 文明窗口 青年文明号标兵 优秀志愿服务组织 先进党组织 先进工作者 劳动模范 三八红旗手 厂务公开先进单位 法制宣传教育先进集体 平安建设先进单位 抗震救灾先进集体 敬老文明号 学习型党组织'.split(
    ' ',
  );
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文辉力红志鹏海燕玲梅波斌宇浩凯健俊帆雪琳晨旭东';

export function makeDenseNames(count: number, random: Random): MadeName[] {
  const names = new Map<string, MadeName>();
  const add = (kind: MadeName['kind'], ...words: string[]) => {
    const name = words.join('');
    if (names.size < count && !names.has(name)) names.set(name, { name, kind, words });
  };
  const places = PLACES.trim().split(/\s+/);
  const given = [...GIVEN];
  while (names.size < count * 0.08) {
    add(
      'honor',
      random.pick(['全国', '全省', '省级', '市级', '总局级', '系统']) + random.pick(['', '', '首批', '十佳']),
      random.pick(TITLES),
    );
    add('unit', random.pick([...SURNAMES]), random.pick(given) + (random.next() < 0.7 ? random.pick(given) : ''));
  }
  while (names.size < count) {
    const place = random.pick(places);
    for (const office of OFFICES) {
      add('unit', place, office);
      if (count > 200_000)
        for (const part of ['政治处', '督查室', '工会', '办公室', '信息科', '后勤科', '稽查科', '妇委会'])
          add('unit', place, office, part);
      if (count > 50_000) add('unit', `${place}市`, office);
    }
  }
  return [...names.values()];
}

const common = [...COMMON];
const read = (text: string) =>
  pinyin(text, { toneType: 'none', type: 'array', v: false }).map((syllable) => syllable.replace('ü', 'u'));

function dropSome(text: string, share: number, random: Random): string {
  const kept = [...text].filter((_, at) => at === 0 || random.next() >= share).join('');
  return kept.length >= 2 ? kept : text;
}

const HEARD: readonly (readonly [RegExp, string])[] = [
  [/zh/, 'z'],
  [/sh/, 's'],
  [/ch/, 'c'],
  [/ang/, 'an'],
  [/ing/, 'in'],
  [/^l/, 'n'],
  [/^n/, 'l'],
  [/^h/, 'f'],
  [/eng/, 'en'],
];

function hear(syllable: string, random: Random): string {
  const [from, to] = random.pick(HEARD);
  return syllable.replace(from, to);
}

const sounds = new Map<string, string[]>();
for (const character of common) {
  const [sound = ''] = read(character);
  sounds.set(sound, [...(sounds.get(sound) ?? []), character]);
}

const NEIGHBOR_KEYS: Readonly<Record<string, string>> = {
  q: 'wa',
  w: 'qes',
  e: 'wrd',
  r: 'etf',
  t: 'ryg',
  y: 'tuh',
  u: 'yij',
  i: 'uok',
  o: 'ipl',
  p: 'ol',
  a: 'qsz',
  s: 'adwx',
  d: 'sfec',
  f: 'dgrv',
  g: 'fhtb',
  h: 'gjyn',
  j: 'hkum',
  k: 'jli',
  l: 'ko',
  z: 'xas',
  x: 'zcs',
  c: 'xvd',
  v: 'cbf',
  b: 'vng',
  n: 'bmh',
  m: 'nj',
};

type MakeQuery = (made: MadeName, random: Random) => string;

export const SECOND_KINDS: Readonly<Record<string, MakeQuery>> = {
  'place and last': ({ words, name }) => (words[0] ?? '') + name.slice(-1),
  'first of each word': ({ words }) =>
    words.map((word, at) => (at === 0 ? word : word.slice(0, 1) + word.slice(-1))).join(''),
  'as typed so far': ({ name }, random) =>
    name.slice(0, Math.max(3, Math.ceil(name.length * (0.5 + random.next() / 2)))),
  'middle only': ({ words, name }, random) => (words[0] ?? '').slice(0, 2) + name.slice(-2 - random.below(3)),
  'a third missing': ({ name }, random) => dropSome(name, 0.33, random),
  'random wrong place character': ({ name, words }, random) => {
    const at = random.below(words[0]?.length ?? 1);
    return name.slice(0, at) + random.pick(common) + name.slice(at + 1);
  },
  'sounds alike throughout': ({ name }, random) =>
    [...name]
      .map((character) =>
        random.next() < 0.4 ? random.pick(sounds.get(read(character)[0] ?? '') ?? [character]) : character,
      )
      .join(''),
  'heard wrong': ({ name }, random) =>
    [...name]
      .map((character) => {
        if (random.next() > 0.3) return character;
        return random.pick(sounds.get(hear(read(character)[0] ?? '', random)) ?? [character]);
      })
      .join(''),
  'pinyin as heard': ({ name }, random) =>
    read(name)
      .map((syllable) => (random.next() < 0.25 ? hear(syllable, random) : syllable))
      .join(''),
  'pinyin, slipped keys': ({ name }, random) =>
    [...read(name).join('')]
      .map((letter) => (random.next() < 0.05 ? random.pick([...(NEIGHBOR_KEYS[letter] ?? letter)]) : letter))
      .join(''),
  'pinyin of the place, initials': ({ words }) =>
    words
      .map((word, at) =>
        at === 0
          ? read(word).join('')
          : read(word)
              .map((syllable) => syllable.charAt(0))
              .join(''),
      )
      .join(''),
  initials: ({ name }) =>
    read(name)
      .map((syllable) => syllable.charAt(0))
      .join('')
      .toUpperCase(),
  'initials so far': ({ name }, random) =>
    read(name.slice(0, Math.max(4, Math.ceil(name.length * (0.6 + 0.4 * random.next())))))
      .map((syllable) => syllable.charAt(0))
      .join(''),
  'characters, then initials': ({ words }) =>
    words
      .map((word, at) =>
        at === 0
          ? word
          : read(word)
              .map((syllable) => syllable.charAt(0))
              .join(''),
      )
      .join(''),
  'two neighbours swapped': ({ name }, random) => {
    const at = random.below(name.length - 1);
    return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
  },
  'with province and question': ({ name }, random) =>
    `${random.pick(['辽宁', '江苏', '中国', '我们'])}${name}${random.pick(['吧', '是什么', '？', '2010'])}`,
  'spaced and quoted': ({ words }) => `“${words.join(' ')}”`,
};
