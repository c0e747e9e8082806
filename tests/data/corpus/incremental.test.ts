import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/data/corpus/articles.ts';
import { buildCorpus } from '../../../src/data/corpus/build.ts';
import { openCorpus } from '../../../src/data/corpus/corpus.ts';
import type { UnitRecord } from '../../../src/data/model.ts';
import { aDocument, anArticle, aPractice, articlesOf, aUnit, temporaryFolder } from '../../support/corpus.ts';

const article = (name: string, unit: string, text: string, date: string | null = '2012-03-01'): Article =>
  anArticle({ path: `${name}.txt`, title: name, date, sections: [{ heading: null, unit: `${unit}检验检疫局`, text }] });

const documents = [aDocument(['linhai'])];
const before = [
  article('甲', '临海', '推行绿色通道，放行快。'),
  article('乙', '台州', '绿色通道不再有。\n第二段说口岸。'),
  article('丙', '温州', '开展三查三看，绿色通道放行。', null),
];
const after = [
  article('甲', '临海', '推行绿色通道，放行快。'),
  article('丙', '温州', '开展三查三看，红色通道放行。', '2010-01-01'),
  article('丁', '宁波', '绿色通道来了。\n又一段说口岸。', '2013-01-01'),
];

function build(path: string, articles: readonly Article[], units: readonly UnitRecord[]): void {
  buildCorpus(path, { documents, units }, 'test', articlesOf(articles));
}

/** Everything that /search can tell, in no order. */
function contents(path: string) {
  const corpus = openCorpus(path);
  const queries = ['绿色通道', '红色通道', '口岸', '通', '三查三看', '放行', '宁波'];
  const hits = queries.map((text) =>
    corpus
      .search({ text, size: 100 })
      .rows.map(({ id, text: found, unit, documentTitle, status }) => ({ id, found, unit, documentTitle, status }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  corpus.close();
  const database = new Database(path, { readonly: true });
  const rows = database
    .prepare('SELECT id, text, unit, year, document, section, status FROM passages ORDER BY id')
    .all();
  const order = database
    .prepare<[], string>("SELECT text FROM passages WHERE kind = 'article' ORDER BY position")
    .pluck()
    .all();
  database.close();
  return { hits, rows, order };
}

describe('a build over an earlier corpus.db', () => {
  const now = [aUnit({ practices: [aPractice({ gist: '绿色通道先行。' })] })];

  it('tells the same as one from nothing', () => {
    const folder = temporaryFolder();
    build(`${folder}/over.db`, before, [aUnit({ practices: [aPractice()] })]);
    build(`${folder}/over.db`, after, now);
    build(`${folder}/new.db`, after, now);
    expect(contents(`${folder}/over.db`)).toEqual(contents(`${folder}/new.db`));
    expect(contents(`${folder}/over.db`).order).toEqual([
      '绿色通道来了。',
      '又一段说口岸。',
      '推行绿色通道，放行快。',
      '开展三查三看，红色通道放行。',
    ]);
  });

  it('goes back to what was before', () => {
    const folder = temporaryFolder();
    for (const articles of [before, after, before, [], before]) build(`${folder}/over.db`, articles, now);
    build(`${folder}/new.db`, before, now);
    expect(contents(`${folder}/over.db`)).toEqual(contents(`${folder}/new.db`));
  });

  it.each(['DELETE FROM passages', 'DROP TABLE passage_words', "UPDATE build SET shape = 'of old'"])(
    'is made from nothing where the earlier one cannot be kept: %s',
    (spoil) => {
      const folder = temporaryFolder();
      build(`${folder}/over.db`, before, now);
      const database = new Database(`${folder}/over.db`);
      database.pragma('foreign_keys = OFF');
      database.exec(spoil);
      database.close();
      build(`${folder}/over.db`, after, now);
      build(`${folder}/new.db`, after, now);
      expect(contents(`${folder}/over.db`)).toEqual(contents(`${folder}/new.db`));
    },
  );
});
