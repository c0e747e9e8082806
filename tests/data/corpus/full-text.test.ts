import { afterAll, describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../src/data/corpus/build.ts';
import { openCorpus } from '../../../src/data/corpus/corpus.ts';
import { type ArticleSection, matchesIn, passagesOf, tokens } from '../../../src/data/corpus/full-text.ts';
import { aDocument, aFigure, aPractice, aUnit, openShipped, temporaryFolder } from '../../support/corpus.ts';

const section = (text: string, values: Partial<ArticleSection> = {}): ArticleSection => ({
  document: 'doc',
  section: 1,
  unit: 'linhai',
  text,
  evidence: [],
  ...values,
});

function corpusOf(articles: readonly ArticleSection[], unit = aUnit({ profile: '海边的分支局。' })) {
  const path = `${temporaryFolder()}/corpus.db`;
  const other = aUnit({ id: 'other', name: '三门检验检疫局', aliases: [], profile: '山里的分支局。' });
  const documents = [
    aDocument(['linhai', 'other']),
    aDocument(['linhai'], { id: 'older', title: '旧闻', date: '2009' }),
  ];
  buildCorpus(path, { documents, units: [unit, other] }, 'test', articles);
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
      section('绿色通道在三门。', { section: 2, unit: 'other' }),
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

  it('the rarer text first', () => {
    const { rows } = corpusOf([
      section(`绿色通道。${'很多别的话'.repeat(40)}`),
      section('绿色通道，绿色通道。', { section: 2, unit: 'other' }),
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
    const text = '第一段。\n该局荣获省级文明单位。';
    const start = text.indexOf('省级');
    const corpus = corpusOf([section(text, { evidence: [{ fact: 'h1', start, end: start + 6 }] })]);
    const proof = corpus.proofOf('h1');
    expect(proof?.text.slice(proof.start, proof.end)).toBe('省级文明单位');
    expect(corpus.proofOf('h2')).toBeNull();
  });
});

it('tokens are pairs of neighbouring characters, words and numbers', () => {
  expect(tokens('锦州局，2011年GAP')).toEqual(['锦州', '州局', '局', '2011', '年', 'gap']);
});
