import { describe, expect, it } from 'vitest';
import { PAGE_SIZE } from '../../../src/data/corpus/corpus.ts';
import { fold } from '../../../src/data/match/fold.ts';
import { aDocument, aFigure, anHonor, aPractice, aUnit, libraryOf, writeRecords } from '../../support/corpus.ts';

const corpusOf = (...units: Parameters<typeof writeRecords>[0]) => libraryOf(writeRecords(units)).corpus;

describe('honors', () => {
  it('come newest first, undated last', () => {
    const dates = [null, '2011', '2012', '2011-12', '2011-03-01'];
    const honors = dates.map((date, index) => anHonor({ title: `荣誉${index}`, date, granted_by: null, level: null }));
    const corpus = corpusOf(aUnit({ honors }));
    expect(corpus.honors({}).rows.map(({ date }) => date)).toEqual(['2012', '2011-12', '2011-03-01', '2011', null]);
  });

  it('are narrowed by every condition, and by all together', () => {
    const corpus = corpusOf(
      aUnit({
        honors: [anHonor(), anHonor({ title: '青年文明号', level: '市厅', granted_by: '台州市委', date: '2010' })],
      }),
      aUnit({ id: 'taizhou', name: '台州检验检疫局', aliases: [], honors: [anHonor({ granted_by: null })] }),
    );
    const titles = (filter: Parameters<typeof corpus.honors>[0]) =>
      corpus.honors(filter).rows.map(({ title }) => title);
    expect(titles({ unit: 'taizhou' })).toEqual(['省级文明单位']);
    expect(titles({ title: fold('青年') })).toEqual(['青年文明号']);
    expect(titles({ title: fold('文明') })).toHaveLength(3);
    expect(titles({ level: '市厅' })).toEqual(['青年文明号']);
    expect(titles({ year: 2011 })).toHaveLength(2);
    expect(titles({ grantedBy: fold('臺州市') })).toEqual(['青年文明号']);
    expect(titles({ unit: 'linhai', year: 2011, level: '市厅' })).toEqual([]);
  });

  it('come in pages; a page beyond the last is the last', () => {
    const honors = Array.from({ length: 300 }, (_, index) => anHonor({ title: `荣誉${index}` }));
    const corpus = corpusOf(aUnit({ honors }));
    const pages = Math.ceil(300 / PAGE_SIZE.honors);
    expect(corpus.honors({ page: 2 })).toMatchObject({ total: 300, page: 2, pages });
    const seen = new Set(
      Array.from({ length: pages }, (_, index) => corpus.honors({ page: index + 1 }).rows.map(({ id }) => id)).flat(),
    );
    expect(seen.size).toBe(300);
    expect(corpus.honors({ page: 9999 }).page).toBe(pages);
    expect(corpus.honors({ unit: 'nobody' })).toEqual({ rows: [], page: 1, pages: 0, total: 0 });
  });

  it('carry their source: document, section, and how many sections the document has', () => {
    const unit = aUnit({ honors: [anHonor()] });
    const corpus = libraryOf(writeRecords([unit], [aDocument(['linhai', 'linhai'])])).corpus;
    expect(corpus.honors({}).rows[0]).toMatchObject({ documentTitle: '国门卫士风采录', section: 1, sections: 2 });
  });

  it('treat a text that looks like SQL as a text', () => {
    const corpus = corpusOf(aUnit({ honors: [anHonor()] }));
    expect(corpus.honors({ title: "' OR 1=1 --" }).total).toBe(0);
    expect(corpus.unitById("' OR 1=1 --")).toBeNull();
    expect(corpus.honors({ title: '%' }).total).toBe(0);
  });
});

describe('ids', () => {
  it('stay the same when the record is put in another order', () => {
    const first = anHonor({ title: '甲' });
    const second = anHonor({ title: '乙' });
    const ids = (honors: (typeof first)[]) => corpusOf(aUnit({ honors })).honors({ title: '甲' }).rows[0]?.id;
    expect(ids([first, second])).toBe(ids([second, first]));
  });

  it('of a title are one for all who hold it, however it is quoted', () => {
    const corpus = corpusOf(
      aUnit({ honors: [anHonor({ title: '“雷锋号”单位' })] }),
      aUnit({ id: 'taizhou', name: '台州检验检疫局', honors: [anHonor({ title: '雷锋号单位' })] }),
    );
    expect(new Set(corpus.honors({}).rows.map(({ titleId }) => titleId)).size).toBe(1);
  });
});

describe('the rest', () => {
  it('tells a unit with its superior, whether that has a record or not', () => {
    const corpus = corpusOf(
      aUnit({ parent: 'zhejiang' }),
      aUnit({ id: 'zhejiang', name: '浙江检验检疫局', aliases: [], parent: '国家质检总局' }),
    );
    expect(corpus.unitById('linhai')).toMatchObject({ parent: 'zhejiang', parentName: '浙江检验检疫局' });
    expect(corpus.unitById('zhejiang')).toMatchObject({ parent: null, parentName: '国家质检总局' });
    expect(corpus.childrenOf('zhejiang').map(({ id }) => id)).toEqual(['linhai']);
  });

  it('gives practices named before unnamed, by text, theme and unit', () => {
    const corpus = corpusOf(
      aUnit({
        practices: [
          aPractice({ name: '上门服务', named: false, theme: '窗口服务', gist: '到企业去办证。' }),
          aPractice({ name: '三查三看' }),
        ],
      }),
    );
    const names = (filter: Parameters<typeof corpus.practices>[0]) =>
      corpus.practices(filter).rows.map(({ name }) => name);
    expect(names({})).toEqual(['三查三看', '上门服务']);
    expect(names({ text: fold('办证') })).toEqual(['上门服务']);
    expect(names({ theme: '队伍建设' })).toEqual(['三查三看']);
    expect(corpus.practiceAt(1)?.name).toBe('三查三看');
    expect(corpus.practiceAt(2)?.name).toBe('上门服务');
  });

  it('keeps a figure as printed, with whose it is', () => {
    const corpus = corpusOf(
      aUnit({ figures: [aFigure({ value: 163.1, printed: '163.1万批', unit: '万批', subject: '浙江省' })] }),
    );
    expect(corpus.figures({ unit: 'linhai' }).rows[0]).toMatchObject({
      value: 163.1,
      printed: '163.1万批',
      measure: '万批',
      subject: '浙江省',
    });
  });
});
