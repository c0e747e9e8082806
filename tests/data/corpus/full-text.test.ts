import { afterAll, describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../src/data/corpus/build.ts';
import { openCorpus } from '../../../src/data/corpus/corpus.ts';
import { matchesIn, tokens } from '../../../src/data/corpus/full-text.ts';
import { passagesOf } from '../../../src/data/corpus/index-passages.ts';
import {
  aDocument,
  aFigure,
  anArticle,
  anHonor,
  aPractice,
  articlesOf,
  aUnit,
  openShipped,
  temporaryFolder,
} from '../../support/corpus.ts';

interface Part {
  readonly text: string;
  readonly document: 'doc' | 'older';
  readonly section: 1 | 2;
}

const section = (text: string, values: Partial<Part> = {}): Part => ({ text, document: 'doc', section: 1, ...values });

const NAMES = { 1: '临海检验检疫局', 2: '三门检验检疫局' };

function corpusOf(parts: readonly Part[], unit = aUnit({ profile: '海边的分支局。' })) {
  const path = `${temporaryFolder()}/corpus.db`;
  const other = aUnit({ id: 'other', name: NAMES[2], aliases: [], profile: '山里的分支局。' });
  const documents = [
    aDocument(['linhai', 'other']),
    aDocument(['linhai'], { id: 'older', file: 'older.txt', title: '旧闻', date: '2009' }),
  ];
  const articles = (['doc', 'older'] as const).map((document) =>
    anArticle({
      path: `${document}.txt`,
      sections: parts
        .filter((part) => part.document === document)
        .map(({ text, section: number }) => ({ heading: null, unit: NAMES[number], text })),
    }),
  );
  buildCorpus(path, { documents, units: [unit, other] }, 'test', articlesOf(articles));
  return openCorpus(path);
}

const found = (text: string, query: string): boolean =>
  corpusOf([section(text)]).search({ text: query, kind: 'article' }).total > 0;

describe('a text is found', () => {
  it.each([
    ['该局推行绿色通道，企业少跑路。', '绿色通道'],
    ['该局推行绿色通道，企业少跑路。', '绿'],
    ['该局推行绿色通道，企业少跑路。', '通道'],
    ['该局推行绿色通道，企业少跑路。', '道'],
    ['该局推行绿色通道，企业少跑路。', '企业 绿色'],
    ['该局推行绿色通道，企业少跑路。', '綠色通道'],
    ['开展“四懂四爱”主题教育', '四懂四爱主题'],
    ['实行“5+2”工作模式', '5+2'],
    ['实行“5+2”工作模式', '5+2工'],
    ['检验1728批次', '1728批次'],
    ['通过GAP考核', 'gap'],
    ['通过ＧＡＰ考核', 'GAP考核'],
    ['三个𠮷字', '𠮷'],
  ])('%j by %j', (text, query) => expect(found(text, query)).toBe(true));

  it.each([
    ['该局推行绿色通道', '色绿'],
    ['绿色。通道', '绿色通道'],
    ['检验2012批', '12'],
    ['检验2012批', '201'],
    ['该局推行绿色通道', '绿色 口岸'],
    ['该局推行绿色通道', '……'],
    ['该局推行绿色通道', '" OR words : "绿'],
  ])('%j not by %j', (text, query) => expect(found(text, query)).toBe(false));
});

describe('/search asks', () => {
  it('within a unit, a kind and a year', () => {
    const corpus = corpusOf([
      section('绿色通道在临海。'),
      section('绿色通道在三门。', { section: 2 }),
      section('绿色通道在从前。', { document: 'older' }),
    ]);
    const texts = (filter: object) => corpus.search({ text: '绿色通道', ...filter }).rows.map(({ text }) => text);
    expect(texts({})).toHaveLength(3);
    expect(texts({ unit: 'other' })).toEqual(['绿色通道在三门。']);
    expect(texts({ year: 2009 })).toEqual(['绿色通道在从前。']);
    expect(texts({ kind: 'honor' })).toEqual([]);
  });

  it("the records' own texts as well, and says whose a figure is", () => {
    const unit = aUnit({
      practices: [aPractice({ gist: '开通绿色通道。' })],
      figures: [aFigure({ metric: '绿色通道放行', subject: '某口岸' })],
    });
    const { rows } = corpusOf([], unit).search({ text: '绿色通道' });
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['figure', 'practice']);
    expect(rows.find(({ kind }) => kind === 'figure')?.text).toContain('属于：某口岸');
  });

  it("a unit's own text, also of a unit that no section is about", () => {
    expect(
      corpusOf([])
        .search({ text: '海边' })
        .rows.map(({ unit }) => unit),
    ).toEqual(['linhai']);
    const path = `${temporaryFolder()}/corpus.db`;
    const units = [
      aUnit(),
      aUnit({ id: 'part', name: '临海办事处', aliases: [], profile: '山顶上。', honors: [anHonor()] }),
    ];
    buildCorpus(path, { documents: [aDocument(['linhai'])], units }, 'test');
    expect(
      openCorpus(path)
        .search({ text: '山顶' })
        .rows.map(({ unit }) => unit),
    ).toEqual(['part']);
  });

  it('the rarer text first', () => {
    const { rows } = corpusOf([
      section(`绿色通道。${'很多别的话'.repeat(40)}`),
      section('绿色通道，绿色通道。', { section: 2 }),
    ]).search({ text: '绿色通道' });
    expect(rows[0]?.text).toBe('绿色通道，绿色通道。');
  });

  it('every character of every text of the shipped records, and finds its own text', { timeout: 60_000 }, () => {
    const { corpus } = shipped;
    for (const { id } of corpus.mostComplete(100)) {
      for (const { name, gist } of corpus.practices({ unit: id, size: 1000 }).rows) {
        const text = `${name}：${gist}`;
        const characters = [...text].filter((character) => /\p{Script=Han}/u.test(character));
        const one = characters[Math.floor(characters.length / 2)] ?? '';
        const pair = /\p{Script=Han}{2}/u.exec(gist)?.[0] ?? '';
        for (const query of [one, pair]) {
          const total = corpus.search({ text: query, unit: id, kind: 'practice', size: 1000 });
          expect(total.rows.map((row) => row.text)).toContain(text);
          for (const row of total.rows) expect(matchesIn(row.text, query)).not.toEqual([]);
        }
      }
    }
  });

  const shipped = openShipped();
  afterAll(() => shipped.close());
});

describe('an article', () => {
  it('is parted into passages behind sentences, and nothing but line breaks is left out', () => {
    const text = `${'这是一句话。'.repeat(80)}\n第二段“引一句。”完。\n\n${'没有句号'.repeat(300)}`;
    const spans = passagesOf(text);
    expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text.replaceAll('\n', ''));
    expect(Math.max(...spans.map(({ start, end }) => end - start))).toBeLessThanOrEqual(600);
  });

  it('proves a fact by the passage where it stands', () => {
    const unit = aUnit({ honors: [anHonor({ title: '省级文明单位' }), anHonor({ title: '青年文明号' })] });
    const corpus = corpusOf([section('第一段。\n该局荣获“省级文明单位”称号。')], unit);
    const [first, second] = ['省级文明单位', '青年文明号'].map(
      (title) => corpus.honors({}).rows.find((row) => row.title === title)?.id ?? '',
    );
    const [proof] = corpus.proofsOf(first ?? '');
    expect(proof?.text.slice(proof.start, proof.end)).toBe('该局荣获“省级文明单位”称号。');
    expect(corpus.proofsOf(second ?? '')).toEqual([]);
  });
});

it('tokens are pairs of neighbouring characters, words and numbers', () => {
  expect(tokens('锦州局，2011年GAP')).toEqual(['锦州', '州局', '局', '2011', '年', 'gap']);
});
