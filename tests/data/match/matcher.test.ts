import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher, type Name, type NameKind } from '../../../src/data/match/matcher.ts';

function names(kind: NameKind, ...list: string[]): Name[] {
  return list.map((name) => ({ id: `${kind}:${name}`, kind, name }));
}

const units = names(
  'unit',
  '锦州检验检疫局',
  '锦州检验检疫局机关党委',
  '锦州检验检疫局港口办事处',
  '锦州海关',
  '涪陵检验检疫局',
  '徐州检验检疫局',
  '常州检验检疫局',
  '侯马检验检疫局',
  '江苏检验检疫局',
  '张家港检验检疫局',
  '重庆检验检疫局',
  '厦门检验检疫局',
  '六安检验检疫局',
  '台州检验检疫局',
  '绿春检验检疫局',
  '宁夏国际旅行卫生保健中心',
);
const matcher = createMatcher(units);
const first = (query: string) => matcher.find(query)[0]?.name;

describe('a unit is found by what people type', () => {
  it.each([
    ['its name', '锦州检验检疫局', '锦州检验检疫局'],
    ['its place', '锦州', '锦州检验检疫局'],
    ['its short form, before its offices', '锦州局', '锦州检验检疫局'],
    ['the short form of an office', '锦州局机关党委', '锦州检验检疫局机关党委'],
    ['the form with 出入境', '锦州出入境检验检疫局', '锦州检验检疫局'],
    ['pinyin', 'jinzhoujianyanjianyiju', '锦州检验检疫局'],
    ['pinyin of the place', 'jinzhou', '锦州检验检疫局'],
    ['pinyin with tones', 'Jǐnzhōu jiǎnyàn', '锦州检验检疫局'],
    ['pinyin in capitals and full width', 'ＪＩＮ ＺＨＯＵ', '锦州检验检疫局'],
    ['initials', 'jzjyjyj', '锦州检验检疫局'],
    ['two initials', 'jz', '锦州检验检疫局'],
    ['Traditional characters', '錦州檢驗檢疫局', '锦州检验检疫局'],
    ['a look-alike character', '绵州检验检疫局', '锦州检验检疫局'],
    ['a look-alike in the short form', '候马局', '侯马检验检疫局'],
    ['a homophone', '金洲检验检疫局', '锦州检验检疫局'],
    ['another homophone', '福铃检验检疫局', '涪陵检验检疫局'],
    ['two wrong characters', '张嫁港检险检疫局', '张家港检验检疫局'],
    ['dropped characters', '锦检验局', '锦州检验检疫局'],
    ['another order', '检验检疫局锦州', '锦州检验检疫局'],
    ['an office before its bureau', '机关党委 锦州检验检疫局', '锦州检验检疫局机关党委'],
    ['the province before the place', '江苏 张家港', '张家港检验检疫局'],
    ['words around it', '请问锦州检验检疫局的荣誉', '锦州检验检疫局'],
    ['a question about a short form', '我想知道锦州局获得过什么荣誉', '锦州检验检疫局'],
    ['a year before a short form', '2012年锦州局机关党委', '锦州检验检疫局机关党委'],
    ['a province that the name does not say', '辽宁锦州局', '锦州检验检疫局'],
    ['what it says on its own doors', '锦州国检局', '锦州检验检疫局'],
    ['initials of the short form', 'jzjjgdw', '锦州检验检疫局机关党委'],
    ['characters, then pinyin', '锦州jianyan', '锦州检验检疫局'],
    ['pinyin, then characters', 'jinzhou检验检疫局', '锦州检验检疫局'],
    ['pinyin begun', 'zhangjiag', '张家港检验检疫局'],
    ['a character begun in pinyin', '锦州检验检疫局jig', '锦州检验检疫局机关党委'],
    ['an exchange of two keys', 'jnizhou', '锦州检验检疫局'],
    ['a key left out', 'zhangjigang', '张家港检验检疫局'],
    ['z for zh and n for ng', 'zanjiagan', '张家港检验检疫局'],
    ['quotes and spaces', ' “锦州”　检验检疫局 ', '锦州检验检疫局'],
    ['noise', '锦★州检验，检x疫局', '锦州检验检疫局'],
  ])('%s: %s', (_, query, name) => {
    expect(first(query)).toBe(name);
  });

  it.each([
    ['chongqing', '重庆检验检疫局'],
    ['xiamen', '厦门检验检疫局'],
    ['luan', '六安检验检疫局'],
    ['taizhou', '台州检验检疫局'],
    ['lvchun', '绿春检验检疫局'],
    ['lüchun', '绿春检验检疫局'],
    ['cqjyjyj', '重庆检验检疫局'],
  ])('places keep their own reading: %s', (query, name) => {
    expect(first(query)).toBe(name);
  });
});

describe('honours and practices', () => {
  const facts = createMatcher([
    ...names(
      'honor',
      '全省系统文明单位标兵',
      '全国文明单位',
      '全国青年文明号',
      '全国工人先锋号',
      '省直机关创先争优活动示范点',
      'ISO9001认证先进单位',
    ),
    ...names('practice', '三比三看三提升', '三比三创', '四懂四爱', '5+2工作模式'),
  ]);
  it.each([
    ['文明单位', '全国文明单位'],
    ['2011年全国文明单位', '全国文明单位'],
    ['“全国文明单位”荣誉称号', '全国文明单位'],
    ['全国工人先锋号称号', '全国工人先锋号'],
    ['三比三看', '三比三看三提升'],
    ['‘三比三看’活动', '三比三看三提升'],
    ['5+2', '5+2工作模式'],
    ['iso', 'ISO9001认证先进单位'],
    ['iso认证', 'ISO9001认证先进单位'],
    ['sidongsiai', '四懂四爱'],
  ])('%s is %s', (query, name) => {
    expect(facts.find(query)[0]?.name).toBe(name);
  });

  it('keeps to the kind that is asked for', () => {
    expect(facts.find('三', { kind: 'honor' })).toEqual([]);
    expect(new Set(facts.find('三', { kind: 'practice' }).map(({ kind }) => kind))).toEqual(new Set(['practice']));
  });
});

describe('scores and order', () => {
  it('gives an exact name 1, an alias and a short form a little less, anything else less than those', () => {
    const small = createMatcher([{ id: '1', kind: 'unit', name: '锦州检验检疫局', aliases: ['锦检'] }]);
    const score = (query: string) => small.find(query)[0]?.score ?? 0;
    expect(score('锦州检验检疫局')).toBe(1);
    expect(score('锦检')).toBe(0.99);
    expect(score('锦州局')).toBe(0.98);
    expect(score('锦州检验检疫')).toBeLessThan(0.98);
    expect(score('锦州检验检疫')).toBeGreaterThan(score('绵州检验检疫'));
  });

  it('puts the exact name before a name that is asked for more', () => {
    const small = createMatcher([
      { id: 'often', kind: 'unit', name: '锦州检验检疫局机关党委', aliases: ['锦州检验检疫局'], weight: 1000 },
      { id: 'exact', kind: 'unit', name: '锦州检验检疫局' },
    ]);
    expect(small.find('锦州检验检疫局').map(({ id }) => id)).toEqual(['exact', 'often']);
  });

  it('decides between equal fits by use', () => {
    const weights = { 徐州检验检疫局: 1, 常州检验检疫局: 9 };
    const small = createMatcher(
      Object.entries(weights).map(([name, weight]) => ({ id: name, kind: 'unit', name, weight })),
    );
    expect(small.find('检验检疫局')[0]?.name).toBe('常州检验检疫局');
  });

  it('returns a record once, however many of its names fit', () => {
    const small = createMatcher([{ id: '1', kind: 'unit', name: '锦州检验检疫局', aliases: ['锦州局', '锦州'] }]);
    expect(small.find('锦州')).toHaveLength(1);
  });

  it('returns every record of a name that several have', () => {
    const small = createMatcher(
      names('honor', '全国文明单位', '全国文明单位').map((name, at) => ({ ...name, id: `${at}` })),
    );
    expect(small.find('全国文明单位').map(({ score }) => score)).toEqual([1, 1]);
  });

  it('returns at most so many hits', () => {
    expect(matcher.find('检验检疫局', { limit: 3 })).toHaveLength(3);
    expect(matcher.find('检验检疫局', { limit: 0 })).toEqual([]);
  });
});

describe('a province before the place', () => {
  const provincial = createMatcher(
    names(
      'unit',
      '贵州思南检验检疫局',
      '思南海关',
      '思南海关人事处',
      '贵州检验检疫局',
      '2010年度省级文明单位',
      '省级文明单位',
    ),
  );
  it.each([
    ['思南检验检疫局', '贵州思南检验检疫局'],
    ['思南局', '贵州思南检验检疫局'],
    ['贵州局', '贵州检验检疫局'],
    ['2010年度文明单位', '2010年度省级文明单位'],
    ['2011年文明单位', '省级文明单位'],
  ])('%s is %s', (query, name) => {
    expect(provincial.find(query)[0]?.name).toBe(name);
  });
});

describe('what is no name finds nothing', () => {
  it.each([
    '',
    ' ',
    '“”，。',
    '今天天气怎么样',
    '红烧肉的做法',
    '周杰伦演唱会门票',
    'hello world',
    'asdfghjkl',
    'qwertyuiop',
    '😀😀😀',
    "'; DROP TABLE units; --",
    '啊啊啊啊',
    '的一是在',
    '水时出手',
    'shakespeare',
    'qxzvwk',
    '请问有什么',
  ])('%j', (query) => {
    expect(matcher.find(query)).toEqual([]);
  });

  it('in an empty index', () => {
    const empty = createMatcher([]);
    expect(empty.size).toBe(0);
    expect(empty.find('锦州')).toEqual([]);
  });
});

describe('anything may be typed', () => {
  it('answers 4,000 characters within a tenth of a second', () => {
    matcher.find('锦州');
    for (const query of ['锦州检验检疫局'.repeat(600), 'jinzhou'.repeat(600), '😀'.repeat(4000), 'j'.repeat(4000)]) {
      const from = performance.now();
      matcher.find(query);
      expect(performance.now() - from).toBeLessThan(100);
    }
  });

  it('indexes a name of a million characters', () => {
    const name = '锦州检验检疫局'.repeat(150_000);
    expect(createMatcher(names('unit', name)).find('锦州')[0]?.name).toBe(name);
  });

  it('never throws, and scores stay between 0 and 1 in order', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...'锦州检验检疫局党委jinzhouv ü0‐“\u0000\ud800')).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, (query) => {
        const scores = matcher.find(query).map(({ score }) => score);
        for (const [at, score] of scores.entries()) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(at === 0 ? 1 : (scores[at - 1] ?? 0));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('indexes any names and finds each by its own text', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 30 }), (list) => {
        const small = createMatcher(names('unit', ...list));
        expect(small.size).toBe(list.length);
        for (const each of list) {
          const hits = small.find(each.slice(0, 100));
          if (each.length <= 100 && hits.length > 0) expect(hits[0]?.score).toBe(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
