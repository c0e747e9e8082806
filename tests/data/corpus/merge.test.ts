import { describe, expect, it, onTestFinished } from 'vitest';
import type { Article, Told } from '../../../src/data/corpus/articles.ts';
import { buildCorpus } from '../../../src/data/corpus/build.ts';
import { openCorpus } from '../../../src/data/corpus/corpus.ts';
import type { DocumentRecord, Figure, Honor, Person, Practice, UnitRecord } from '../../../src/data/model.ts';
import {
  aDocument,
  aFigure,
  anArticle,
  anHonor,
  aPerson,
  aPractice,
  articlesOf,
  aUnit,
  temporaryFolder,
} from '../../support/corpus.ts';

const LINHAI = '临海检验检疫局';

interface Facts {
  readonly honors?: readonly Partial<Honor>[];
  readonly practices?: readonly Partial<Practice>[];
  readonly figures?: readonly Partial<Figure>[];
  readonly people?: readonly Partial<Person>[];
}

/** An article of one section that tells facts; each stands in the whole of its text. */
function telling(text: string, facts: Facts, values: Partial<Article> = {}): Article {
  const told = <Fact extends { source: unknown }>(fact: Fact): Told<Fact> => {
    const { source: _, ...rest } = fact;
    return { ...rest, evidence: { section: 1, start: 0, end: text.length }, confidence: 0.9 };
  };
  return anArticle({
    title: `${values.path ?? ''}${text.slice(0, 12)}`,
    sections: [{ heading: null, unit: LINHAI, text }],
    honors: (facts.honors ?? []).map((each) => told(anHonor(each))),
    practices: (facts.practices ?? []).map((each) => told(aPractice(each))),
    figures: (facts.figures ?? []).map((each) => told(aFigure(each))),
    people: (facts.people ?? []).map((each) => told(aPerson(each))),
    ...values,
  });
}

function built(
  articles: readonly Article[],
  units: readonly UnitRecord[] = [aUnit()],
  documents: readonly DocumentRecord[] = [aDocument([units[0]?.id ?? ''])],
) {
  const path = `${temporaryFolder()}/corpus.db`;
  const report = buildCorpus(path, { documents, units }, 'test', articlesOf(articles));
  const corpus = openCorpus(path);
  onTestFinished(() => corpus.close());
  return { report, corpus, honors: () => corpus.honors({ unit: 'linhai' }).rows };
}

describe('what no record says', () => {
  it('is added as not yet checked, with its passage and its article as source', () => {
    const { corpus, honors, report } = built([telling('该局荣获青年文明号。', { honors: [{ title: '青年文明号' }] })]);
    const [honor] = honors();
    expect(honor).toMatchObject({ title: '青年文明号', status: 'extracted', documentDate: '2012-03-01' });
    expect(corpus.proofsOf(honor?.id ?? '')).toMatchObject([{ text: '该局荣获青年文明号。', confidence: 0.9 }]);
    expect(report.added).toMatchObject({ honor: 1, unit: 0 });
    expect(corpus.unitById('linhai')?.unchecked).toBe(1);
  });

  it('of a unit without a record makes that unit known, under every way of writing it', () => {
    const about = (unit: string, path: string) =>
      telling(`该局检验${path}。`, {}, { path, sections: [{ heading: null, unit, text: `该局检验${path}。` }] });
    const { corpus, report } = built([
      about('浙江台州检验检疫局', 'a.txt'),
      about('台州出入境检验检疫局', 'b.txt'),
      about('台州市检验检疫局', 'c.txt'),
    ]);
    expect(report.added.unit).toBe(1);
    const unit = corpus.unitById('taizhou');
    expect(unit).toMatchObject({ status: 'extracted', province: '浙江', place: '台州', kind: '分支局' });
    expect(corpus.unitWritten('台州局')?.id).toBe('taizhou');
  });

  it('is left out of a section that a person has read to the end', () => {
    const documents = [
      aDocument(['linhai'], {
        file: 'linhai.txt',
        sections: [{ heading: LINHAI, unit: 'linhai', complete: true }],
      }),
    ];
    const { honors } = built(
      [telling('该局荣获青年文明号。', { honors: [{ title: '青年文明号' }] })],
      [aUnit()],
      documents,
    );
    expect(honors()).toEqual([]);
  });
});

describe('one fact told twice', () => {
  const first = telling(
    '临海局2011年3月获评文明单位。',
    { honors: [{ title: '文明单位', date: '2011-03' }] },
    { path: 'a.txt' },
  );
  const second = telling(
    '2011年临海局获得“文明单位”称号。',
    { honors: [{ title: '“文明单位”称号', date: '2011', granted_by: null }] },
    { path: 'b.txt', date: '2011-12-01' },
  );

  it('stands there once, with both articles as its sources', () => {
    const { corpus, honors } = built([first, second]);
    expect(honors()).toHaveLength(1);
    const id = honors()[0]?.id ?? '';
    expect(corpus.proofsOf(id).map(({ text }) => text)).toHaveLength(2);
    expect(corpus.alsoToldIn(id)).toHaveLength(1);
  });

  it('takes over what the other tells more exactly', () => {
    const { honors } = built([second, first]);
    expect(honors()).toMatchObject([{ date: '2011-03', grantedBy: '浙江省人民政府' }]);
  });

  it.each<[string, Partial<Honor>]>([
    ['another year', { title: '文明单位', date: '2009' }],
    ['another recipient', { title: '文明单位', date: '2011-03', recipient: '检务科' }],
    ['another number of times', { title: '文明单位', date: '2011-03', count: 3 }],
  ])('is two where the other has %s', (_, honor) => {
    const other = telling('别的一次。', { honors: [honor] }, { path: 'c.txt' });
    expect(built([first, other]).honors()).toHaveLength(2);
  });

  it('counts a figure once where metric, period and value are the same', () => {
    const a = telling('检验1728批次。', { figures: [{}] }, { path: 'a.txt' });
    const b = telling('共检验1728批次。', { figures: [{}] }, { path: 'b.txt' });
    expect(built([a, b]).corpus.figures({ unit: 'linhai' }).total).toBe(1);
  });

  it('keeps both of two articles that do not agree, and says so', () => {
    const a = telling('检验1728批次。', { figures: [{}] }, { path: 'a.txt' });
    const b = telling('检验1782批次。', { figures: [{ value: 1782, printed: '1782批次' }] }, { path: 'b.txt' });
    const { corpus, report } = built([a, b]);
    expect(corpus.figures({ unit: 'linhai' }).total).toBe(2);
    expect(report.contradictions).toMatchObject([{ isRecord: false, article: '1782批次', path: 'b.txt' }]);
  });

  it('is no second source where the second article is a copy of the first', () => {
    const { corpus, honors, report } = built([first, { ...first, path: 'copy.txt' }]);
    expect(report.copies).toEqual([{ path: 'copy.txt', of: 'a.txt' }]);
    expect(corpus.alsoToldIn(honors()[0]?.id ?? '')).toEqual([]);
  });
});

describe('a record', () => {
  const text =
    '临海检验检疫局认真工作。2011年3月，该局被浙江省人民政府授予“省级文明单位”称号。全年检验1728批次，比上年多172批次。局长李四带头“三查三看”。';
  const recorded = aUnit({ honors: [anHonor()], practices: [aPractice()], figures: [aFigure()], people: [aPerson()] });
  const documents = [aDocument(['linhai'], { file: 'linhai.txt' })];

  it('is tied to the sentence that proves it, whether extraction found it or not', () => {
    const { corpus, report } = built([telling(text, {})], [recorded], documents);
    expect(report).toMatchObject({ checked: 4, proved: 4, unproved: [] });
    const proof = (id: string | undefined) => {
      const [first] = corpus.proofsOf(id ?? '');
      return first?.text.slice(first.start, first.end);
    };
    expect(proof(corpus.honors({}).rows[0]?.id)).toBe('2011年3月，该局被浙江省人民政府授予“省级文明单位”称号。');
    expect(proof(corpus.figures({}).rows[0]?.id)).toBe('全年检验1728批次，比上年多172批次。');
    expect(proof(corpus.practices({}).rows[0]?.id)).toBe('局长李四带头“三查三看”。');
    expect(proof(corpus.peopleNamed('李四')[0]?.id)).toBe('局长李四带头“三查三看”。');
  });

  it('that no passage proves is reported', () => {
    const unit = aUnit({
      figures: [aFigure({ value: 728, printed: '728批次' })],
      honors: [anHonor({ title: '青年文明号' })],
    });
    const { report } = built([telling(text, {})], [unit], documents);
    expect(report.unproved.map(({ fact }) => fact)).toEqual(['青年文明号', '检验批次：728批次']);
  });

  it('stays what it is where an article tells the same: no second fact, still checked', () => {
    const facts = {
      honors: [{ title: '“省级文明单位”称号' }],
      figures: [{}],
      practices: [{}],
      people: [{ role: '局长' }],
    };
    const { corpus, report } = built([telling(text, facts)], [recorded], documents);
    expect(report.added).toEqual({ unit: 0, honor: 0, practice: 0, figure: 0, person: 0 });
    expect(corpus.stats().extracted).toBe(0);
  });

  it('wins over an article that says otherwise, which is reported', () => {
    const other = telling(
      '2011年该局检验1278批次。',
      { figures: [{ value: 1278, printed: '1278批次' }] },
      { path: 'other.txt', title: '另一篇' },
    );
    const { corpus, report } = built([other], [recorded], documents);
    expect(corpus.figures({ unit: 'linhai' }).rows.map(({ value }) => value)).toEqual([1728]);
    expect(report.contradictions).toMatchObject([{ isRecord: true, article: '1278批次', fact: '检验批次：1728批次' }]);
  });

  it('is told by a second article as well', () => {
    const other = telling(
      '临海局获评省级文明单位。',
      { honors: [{ granted_by: null }] },
      { path: 'o.txt', title: '另一篇' },
    );
    const { corpus, honors } = built([telling(text, {}), other], [recorded], documents);
    expect(honors()).toHaveLength(1);
    const id = honors()[0]?.id ?? '';
    expect(honors()[0]?.status).toBe('curated');
    expect(corpus.alsoToldIn(id)).toHaveLength(1);
    expect(corpus.proofsOf(id)).toHaveLength(2);
  });
});

it("a record's own article proves it too, where a newer one told the fact before", () => {
  const documents = [aDocument(['linhai'], { file: 'linhai.txt' })];
  const own = telling('2011年3月，该局被授予“省级文明单位”称号。', {}, { date: '2012-01-01' });
  const newer = telling(
    '临海局获评省级文明单位。',
    { honors: [{ granted_by: null }] },
    { path: 'o.txt', date: '2014-01-01' },
  );
  const { corpus, honors } = built([newer, own], [aUnit({ honors: [anHonor()] })], documents);
  const proofs = corpus.proofsOf(honors()[0]?.id ?? '');
  expect(proofs).toHaveLength(2);
  expect(proofs.filter(({ document }) => document === 'doc')).toMatchObject([
    { text: '2011年3月，该局被授予“省级文明单位”称号。' },
  ]);
});

describe('an article', () => {
  it('is the document of a record by its file or by its title, in whatever folder it lies', () => {
    const documents = [aDocument(['linhai'], { file: 'linhai.txt', title: '国门卫士' })];
    for (const values of [
      { path: '2012/linhai.txt', title: '别的' },
      { path: 'x.txt', title: '国门卫士' },
    ]) {
      const { corpus } = built([telling('该局检验。', {}, values)], [aUnit()], documents);
      expect(corpus.stats().documents).toBe(1);
    }
  });

  it('of which a section has no known unit is kept but for that section, and says so', () => {
    const sections = [
      { heading: '某处', unit: null, text: '没有单位的一段。' },
      { heading: null, unit: LINHAI, text: '该局检验。' },
    ];
    const { corpus, report } = built([anArticle({ sections })]);
    expect(report.unnamed).toEqual([{ path: 'linhai.txt', section: 1, heading: '某处' }]);
    expect(corpus.search({ text: '检验', kind: 'article' }).rows.map(({ text }) => text)).toEqual(['该局检验。']);
    expect(corpus.search({ text: '没有单位' }).total).toBe(0);
  });
});
