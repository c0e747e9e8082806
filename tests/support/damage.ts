import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';

/** A seeded source of numbers in [0, 1): the same seed spoils a text the same way. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** A way to spoil an article: the first line is its title, each other line a paragraph. */
export type Damage = (article: string, random: Random) => string;

const convert = Converter({ from: 'cn', to: 't' });
const forms = new Map<string, string>();
/** One Traditional character for one Simplified one, whatever the word: as the tables of spinners have it. */
/** Where the tables of spinners differ from OpenCC's first choice. */
const OWN_FORMS: Readonly<Record<string, string>> = { 着: '著', 里: '裡', 准: '準' };
const KEPT_FORMS = '后干只松面台云了克系卷冲折制';
function traditionalOf(char: string): string {
  const known = forms.get(char);
  if (known !== undefined) return known;
  const converted = OWN_FORMS[char] ?? (KEPT_FORMS.includes(char) ? char : convert(char));
  const form = converted.length === 1 ? converted : char;
  forms.set(char, form);
  return form;
}

export const traditional: Damage = (article) => [...article].map(traditionalOf).join('');

function readingOf(char: string): string {
  return pinyin(char, { type: 'array' })[0] ?? '';
}

/** Traditional characters with their reading in brackets behind most of them. */
export const pinyinBrackets: Damage = (article, random) => {
  const chance = 0.4 + 0.6 * random();
  return [...article]
    .map((char) => {
      const form = traditionalOf(char);
      return form !== char && random() < chance ? `${form}(${readingOf(form)})` : form;
    })
    .join('');
};

type Bytes = number[];
const gbkOf = new Map<string, readonly [number, number]>();
const charOf = new Map<number, string>();
{
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length !== 1 || char === '\ufffd') continue;
      charOf.set((lead << 8) | trail, char);
      if (!gbkOf.has(char)) gbkOf.set(char, [lead, trail]);
    }
}

function encode(text: string): Bytes {
  const bytes: Bytes = [];
  for (const char of text) {
    const pair = gbkOf.get(char);
    if (pair) bytes.push(...pair);
    else if (char.charCodeAt(0) < 0x80) bytes.push(char.charCodeAt(0));
    else throw new Error(`no GBK for ${char}`);
  }
  return bytes;
}

/** What was put before A3A1 and A3AC and took a lead byte before it along. */
const INSERTED = 0x00;

/** A lead byte before ASCII becomes "?" and swallows it; a lone 0x80 vanishes. */
function decode(bytes: Bytes): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === INSERTED || byte === 0x80) continue;
    if (byte < 0x80) {
      text += String.fromCharCode(byte);
      continue;
    }
    const next = bytes[i + 1] ?? 0x20;
    if (next === INSERTED) {
      i++;
      continue;
    }
    const char = charOf.get((byte << 8) | next);
    if (char) {
      text += char;
      i++;
    } else if (next < 0x80) {
      text += '?';
      i++;
    }
  }
  return text;
}

function replaceBytes(bytes: Bytes, lead: number, trail: number, to: readonly number[]): Bytes {
  const out: Bytes = [];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === lead && bytes[i + 1] === trail) {
      out.push(...to);
      i++;
    } else out.push(bytes[i] ?? 0);
  }
  return out;
}

/** The spinner's own table is longer than the article: characters that only straddle are in it as well. */
const TABLE =
  '獎鎮個創檢驗國門單證務實業產學習護報標準設備問題認識質類總統計劃進運達遠選還這說話調談論議講許設訪證評詞試詩該語誤請讀課誰貨責貴費資賓購賽贊趕轉輕輛輸辦農違連郵鄉鄭鄰釋針鐵鋼錄錢鎖鏡長門開間關陽陰陳陸隊階際雖難電靈靜頂項順須預領頭題額顏願類風飛飯飲館馬駐驗體魚鮮鳥麗麥黃點齊齒龍';

/** A spinner's work on GBK bytes: one replacement after the other over all the bytes, whatever the borders of characters. */
function spun(article: string, table: ReadonlySet<string>, random: Random): string {
  const text = article.replace(/[^\n\x20-\x7e]/gu, (char) => (gbkOf.has(char) ? char : ''));
  let bytes = encode(text);
  const order = [...table].sort(() => random() - 0.5);
  for (const char of order) {
    const pair = gbkOf.get(char);
    const reading = readingOf(char);
    if (!pair || !reading || random() < 0.1) continue;
    bytes = replaceBytes(bytes, pair[0], pair[1], [...pair, 0x28, ...encode(reading), 0x29]);
  }
  for (const [lead, trail] of [
    [0xa3, 0xa1],
    [0xa3, 0xac],
  ] as const)
    bytes = replaceBytes(bytes, lead, trail, [INSERTED, lead, trail]);
  return decode(bytes);
}

export const byteDamage: Damage = (article, random) => {
  const text = traditional(article, random);
  const table = new Set(TABLE);
  for (const char of text) if (traditionalOf(char) !== char || convertsBack(char)) table.add(char);
  return spun(text, table, random);
};

const back = Converter({ from: 't', to: 'cn' });
/** The same on a page in Simplified characters, where one lost byte puts everything up to the next figure out of step. */
export const byteDamageSimplified: Damage = (article, random) => spun(article, new Set(back(TABLE)), random);

/** A page whose table was empty: only what stands before ！ and ， was edited. */
export const byteDamageMarks: Damage = (article, random) => spun(article, new Set(), random);

const simplifiedForms = new Map<string, boolean>();
function convertsBack(char: string): boolean {
  let known = simplifiedForms.get(char);
  if (known === undefined) {
    known = [...forms.values()].includes(char) && !forms.has(char);
    simplifiedForms.set(char, known);
  }
  return known;
}

const LOST = /[。，、：；！？%＋+—…（）()《》·,;:!?]/u;

/** Every mark, % and + a ".", quotes a straight one; runs become one "." or stay several. */
function loseMarks(article: string, collapse: boolean): string {
  return article
    .split('\n')
    .map((line, i) => {
      if (i === 0) return line;
      const out = [...line].map((char) => (/[“”‘’]/u.test(char) ? "'" : LOST.test(char) ? '.' : char)).join('');
      return collapse ? out.replace(/\.{2,}/g, '.') : out;
    })
    .join('\n');
}
export const lostMarks: Damage = (article) => loseMarks(article, true);
export const lostMarksKept: Damage = (article) => loseMarks(article, false);

const HALF: Readonly<Record<string, string>> = {
  '，': ',',
  '：': ':',
  '；': ';',
  '（': '(',
  '）': ')',
  '？': '?',
  '！': '!',
};
export const halfWidth: Damage = (article, random) => {
  const quotes = random() < 0.5;
  return [...article].map((char) => (quotes && /[“”]/u.test(char) ? '"' : (HALF[char] ?? char))).join('');
};
export const halfWidthSome: Damage = (article, random) =>
  [...article].map((char) => (random() < 0.4 ? (HALF[char] ?? char) : char)).join('');

function titled(article: string): [string, string] {
  const at = article.indexOf('\n');
  return [article.slice(0, at), article.slice(at + 1)];
}

export const repeatedBody: Damage = (article, random) => {
  const [title, body] = titled(article);
  return pick(random, [
    `${title}\n${body}\n${body}`,
    `${article}\n${article}`,
    `${title}\n${body}${body}`,
    `${title}\n${title}\n${body}\n${body}\n${body}`,
  ]);
};

export const doubledTitle: Damage = (article, random) => {
  const [title, body] = titled(article);
  return pick(random, [
    `${title}\n${title}\n${body}`,
    `${title} ${title}\n${body}`,
    `${title}_中国检验检疫网\n${title}\n${body}`,
    `${title}\n\n  ${title}  \n${body}`,
  ]);
};

const AUTHORS = ['王建国', '李晓梅', '张志强', '刘洋', '陈思远', '赵敏 孙立平'];
export const furniture: Damage = (article, random) => {
  const [title, body] = titled(article);
  const author = pick(random, AUTHORS);
  const date = pick(random, ['2012-05-18', '2011年12月6日', '2012/3/9 10:25:33', '2012-06-01 08:30']);
  const head = pick(random, [
    `来源：中国国门时报　发布时间：${date}　点击数：126　字体：[大 中 小]`,
    `发布日期：${date} 作者：${author} 来源：质检网 浏览次数：1024`,
    `${date}  来源:国检信息网  【字体：大 中 小】【打印】【关闭】`,
    `时间：${date}\n作者：${author}\n点击：58次`,
  ]);
  const crumbs = pick(random, [
    '您现在的位置：首页 > 新闻中心 > 系统动态 > 正文',
    '首页 >> 党建园地 >> 创先争优',
    '当前位置：首页»工作动态»正文',
    '',
  ]);
  const caption = pick(random, [
    '图为检验人员在码头查验货物。张志强 摄',
    '',
    '20120518093012.jpg',
    '（图片由该局提供 刘洋 摄）',
    '图：工作人员正在取样',
  ]);
  const paragraphs = body.split('\n');
  if (caption) paragraphs.splice(1 + Math.floor(random() * (paragraphs.length - 1)), 0, caption);
  const sign = pick(random, [`（${author}）`, '', '', `(记者 ${author.split(' ')[0]})`]);
  const foot = pick(random, [
    `责任编辑：${author}\n【打印本页】【关闭窗口】`,
    '上一篇：我局召开年中工作会议\n下一篇：关于举办业务培训班的通知',
    '版权所有：某某检验检疫局 京ICP备05012345号\n地址：人民路1号 邮编：100088 电话：010-12345678',
    '分享到：新浪微博 腾讯微博 QQ空间\n免责声明：本网转载文章仅供参考',
    `本报记者 ${author}`,
    `作者：${author}`,
  ]);
  return [...(crumbs ? [crumbs] : []), title, head, paragraphs.join('\n') + sign, foot].join('\n');
};

export const relatedTail: Damage = (article, random) => {
  const links = [
    '海关总署发布新一批准入名单',
    '质检总局部署春运口岸检疫工作',
    '我省前三季度外贸进出口增长一成',
    '多地口岸启用自助通关设备',
    '专家解读新版食品安全标准',
  ].slice(0, 2 + Math.floor(random() * 4));
  const dates = links.map((_, i) => `20${13 + i}-0${i + 1}-1${i}`);
  return `${article}\n${pick(random, [
    links.map((link, i) => `- ${link}(${dates[i]})`).join('\n'),
    `相关新闻\n${links.map((link, i) => `·${link} ${dates[i]}`).join('\n')}`,
    `相关链接：\n${links.join('\n')}`,
    links.map((link, i) => `${link} [${dates[i]}]`).join('\n'),
    `【相关阅读】\n${links.map((link, i) => `${i + 1}. ${link}`).join('\n')}`,
  ])}`;
};

const GAMBLING = [
  '新利18国际',
  '澳门新葡京官网',
  'bet365体育投注',
  '亚博体育app下载',
  '万博体育官网登录',
  '北京赛车pk10',
  '凯发k8娱乐',
  '澳门金沙娱乐城',
  '乐鱼体育',
  '华体会',
  '威廉希尔中文网站',
  '真人娱乐平台',
  '188金宝博',
];
export const injectedWords: Damage = (article, random) => {
  const [title, body] = titled(article);
  const word = pick(random, GAMBLING);
  const glued =
    random() < 0.5
      ? `${title}${pick(random, ['_', '-', ' ', ''])}${word}`
      : `${word}${pick(random, ['_', '-', ' ', ''])}${title}`;
  const places = [...body.matchAll(/(?<=[，。、])(?=\p{Script=Han})/gu)].map((m) => m.index);
  const at = pick(random, places);
  return pick(random, [
    `${glued}\n${body}`,
    `${title}\n${body.slice(0, at)}${pick(random, GAMBLING)}${body.slice(at)}`,
  ]);
};

export const htmlLeftovers: Damage = (article, random) => {
  const [title, ...paragraphs] = article.split('\n');
  const body = paragraphs.map((p) =>
    pick(random, [
      `<p>${p}</p>`,
      `&nbsp;&nbsp;&nbsp;&nbsp;${p}<br/>`,
      `<P style="text-indent: 2em"><FONT face=宋体>${p}</FONT></P>`,
      `<span lang="EN-US">${p}</span><o:p></o:p>`,
      `　　${p}`,
    ]),
  );
  return [title, ...body]
    .join('\n')
    .replaceAll('“', () => (random() < 0.5 ? '&ldquo;' : '“'))
    .replaceAll('”', () => (random() < 0.5 ? '&rdquo;' : '”'))
    .replaceAll('\n', () => (random() < 0.3 ? '\r\n\r\n' : '\r\n'));
};

export const hardWraps: Damage = (article, random) => {
  const [title, body] = titled(article);
  const width = 24 + Math.floor(random() * 20);
  const indent = pick(random, ['　　', '']);
  const lines = body.split('\n').flatMap((p) => (indent + p).match(new RegExp(`.{1,${width}}`, 'gu')) ?? []);
  return [title, ...lines].join('\n');
};

export const blanks: Damage = (article, random) => {
  const [title, body] = titled(article);
  return `${title}\n${body
    .replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, () => (random() < 0.05 ? ' ' : ''))
    .replace(/(?<=\p{Script=Han})(?=\d)|(?<=\d)(?=\p{Script=Han})/gu, () => (random() < 0.5 ? ' ' : ''))
    .replace(/(?<=[，。、])(?=\p{Script=Han})/gu, () => (random() < 0.2 ? ' ' : ''))}`;
};

export const brokenNumbers: Damage = (article) => {
  const [title, body] = titled(article);
  return `${title}\n${body.replace(/(?<![\d.])(\d{1,3})(\d{3})(?=[\p{Script=Han}])(?!年)/gu, '$1 $2').replace(/((?:19|20)\d\d)年(\d{1,2})月/gu, '$1$2月')}`;
};

/** Headings run into slogans and bodies, paragraphs into each other: one long line below the title. */
export const runTogether: Damage = (article) => {
  const [title, body] = titled(article);
  return `${title}\n${body.replaceAll('\n', '')}`;
};

export const kinds: Readonly<Record<string, Damage>> = {
  traditional,
  pinyinBrackets,
  byteDamage,
  byteDamageSimplified,
  byteDamageMarks,
  lostMarks,
  lostMarksKept,
  halfWidth,
  halfWidthSome,
  repeatedBody,
  doubledTitle,
  furniture,
  relatedTail,
  injectedWords,
  htmlLeftovers,
  hardWraps,
  blanks,
  brokenNumbers,
  runTogether,
  'pinyin+furniture+repeat': (article, random) =>
    furniture(repeatedBody(pinyinBrackets(article, random), random), random),
  'byte+half+tail': (article, random) => relatedTail(halfWidth(byteDamage(article, random), random), random),
  'lost+furniture': (article, random) => furniture(lostMarks(article, random), random),
  'html+repeat+injected': (article, random) =>
    htmlLeftovers(injectedWords(repeatedBody(article, random), random), random),
};

/** Characters to insert, delete or replace to make one text of the other; blanks do not count. A band keeps it quick. */
export function distance(one: string, other: string): number {
  const a = one.replace(/\s/gu, '');
  const b = other.replace(/\s/gu, '');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const x = a.slice(start, endA);
  const y = b.slice(start, endB);
  let row = Uint32Array.from({ length: y.length + 1 }, (_, i) => i);
  for (let i = 1; i <= x.length; i++) {
    const next = new Uint32Array(y.length + 1);
    next[0] = i;
    const code = x.charCodeAt(i - 1);
    for (let j = 1; j <= y.length; j++) {
      const change = (row[j - 1] ?? 0) + (code === y.charCodeAt(j - 1) ? 0 : 1);
      next[j] = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[y.length] ?? 0;
}
