import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { articlesDigest, articlesFile, withArticles } from '../../../src/data/corpus/articles.ts';
import { readArticles } from '../../../src/data/corpus/read-articles.ts';
import { temporaryFolder } from '../../support/corpus.ts';

const article = (place: string) => `${place}检验检疫局获评先进\n${place}检验检疫局2011年被授予“文明单位”称号。\n`;

function setUp() {
  const [data, raw] = [temporaryFolder(), temporaryFolder()];
  const write = (name: string, text: string) => writeFileSync(join(raw, name), text);
  write('a.txt', article('临海'));
  write('b.txt', article('台州'));
  const paths = () => withArticles(data, (articles) => [...articles.all()].map(({ path }) => path));
  return { data, raw, write, read: () => readArticles(data, raw), paths };
}

it('an article is read once, and again only when its bytes have changed', async () => {
  const { read, write, raw, paths, data } = setUp();
  expect(await read()).toEqual({ articles: 2, read: 2, removed: 0, problems: [] });
  const before = articlesDigest(data);
  utimesSync(join(raw, 'a.txt'), new Date(0), new Date(0));
  expect(await read()).toMatchObject({ articles: 2, read: 0 });
  expect(articlesDigest(data)).toBe(before);
  write('a.txt', article('温州'));
  expect(await read()).toMatchObject({ articles: 2, read: 1 });
  expect(articlesDigest(data)).not.toBe(before);
  expect(paths()).toEqual(['a.txt', 'b.txt']);
});

it('an article that is gone is forgotten', async () => {
  const { read, raw, paths } = setUp();
  await read();
  rmSync(join(raw, 'a.txt'));
  expect(await read()).toMatchObject({ articles: 1, read: 0, removed: 1 });
  expect(paths()).toEqual(['b.txt']);
});

it('a file that cannot be read is told of each time, and keeps no other from being read', async () => {
  const { read, write, paths } = setUp();
  write('broken.txt', '\0\u0001\u0002');
  for (const again of [3, 0]) {
    const { problems, read: now } = await read();
    expect(now).toBe(again);
    expect(problems).toEqual([expect.stringMatching(/broken\.txt: binary data/)]);
  }
  expect(paths()).toEqual(['a.txt', 'b.txt']);
});

it('articles are found in folders of the folder, newest first', async () => {
  const { read, raw, paths } = setUp();
  mkdirSync(join(raw, '2012'));
  writeFileSync(join(raw, '2012', 'c.txt'), `温州检验检疫局获评先进\n2012-05-01\n${article('温州')}`);
  await read();
  expect(paths()).toEqual(['2012/c.txt', 'a.txt', 'b.txt']);
});

it('a spoiled articles.db is made anew', async () => {
  const { read, data, paths } = setUp();
  await read();
  writeFileSync(articlesFile(data), 'no database at all, '.repeat(500));
  expect(articlesDigest(data)).toBe('');
  expect(await read()).toMatchObject({ read: 2 });
  expect(paths()).toHaveLength(2);
});
