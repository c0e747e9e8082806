import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { openLibrary, readNewArticles } from '../src/library.ts';
import { aPractice, aUnit, temporaryFolder, writeRecords } from './support/corpus.ts';

it('a library answers from changed records without a restart, and from the earlier ones while they are broken', async () => {
  const records = writeRecords([aUnit()]);
  const warnings: string[] = [];
  const library = openLibrary(
    { CORPUS_DIR: records, DATA_DIR: temporaryFolder(), CORPUS_RAW: temporaryFolder() },
    (line) => warnings.push(line),
  );
  onTestFinished(() => library.corpus.close());
  const write = (text: string) => writeFileSync(join(records, 'units', 'linhai.yaml'), text);
  expect(await library.reload()).toBe(false);

  const before = library.corpus;
  write(stringify(aUnit({ name: '临海新局', practices: [aPractice()] }), { aliasDuplicateObjects: false }));
  expect(await library.reload()).toBe(true);
  expect(library.corpus.unitById('linhai')?.name).toBe('临海新局');
  expect(library.matcher.find('临海新局')[0]?.id).toBe('linhai');
  // An answer that was under way still has its own.
  expect(before.unitById('linhai')?.name).toBe('临海检验检疫局');

  write('name: [');
  expect(await library.reload()).toBe(false);
  expect(await library.reload()).toBe(false);
  expect(warnings.filter((line) => line.includes('answering from the earlier'))).toHaveLength(1);
  expect(library.corpus.unitById('linhai')?.name).toBe('临海新局');
});

it('builds anew what could not be written before, without another change, and says so once', async () => {
  const records = writeRecords([aUnit()]);
  const data = temporaryFolder();
  const warnings: string[] = [];
  const library = openLibrary({ CORPUS_DIR: records, DATA_DIR: data, CORPUS_RAW: temporaryFolder() }, (line) =>
    warnings.push(line),
  );
  onTestFinished(() => library.corpus.close());
  // In the way of the file that is written before it takes corpus.db's name: as good as a full disk.
  const inTheWay = join(data, `corpus.db.${process.pid}.tmp`);
  mkdirSync(join(inTheWay, 'x'), { recursive: true });
  writeFileSync(join(records, 'units', 'linhai.yaml'), stringify(aUnit({ name: '临海新局' })));
  expect(await library.reload()).toBe(false);
  expect(await library.reload()).toBe(false);
  expect(warnings.filter((line) => line.includes('answering from the earlier'))).toHaveLength(1);
  expect(library.corpus.unitById('linhai')?.name).toBe('临海检验检疫局');
  rmSync(inTheWay, { recursive: true });
  expect(await library.reload()).toBe(true);
  expect(library.corpus.unitById('linhai')?.name).toBe('临海新局');
});

it('answers from a new article without a restart, and goes on answering while it is read', async () => {
  const raw = temporaryFolder();
  const config = { CORPUS_DIR: writeRecords([aUnit()]), DATA_DIR: temporaryFolder(), CORPUS_RAW: raw };
  const library = openLibrary(config, (line) => {
    throw new Error(`unexpected warning: ${line}`);
  });
  onTestFinished(() => library.corpus.close());
  writeFileSync(join(raw, 'a.txt'), '台州检验检疫局获评先进\n台州检验检疫局2011年被授予“文明单位”称号。\n');
  const reloading = library.reload();
  expect(library.corpus.unitWritten('临海局')?.id).toBe('linhai');
  expect(await reloading).toBe(true);
  expect(library.matcher.find('台州局')[0]?.id).toBe('taizhou');
  expect(await library.reload()).toBe(false);
});

it('what is asked once is answered from articles that have just been put there', async () => {
  const raw = temporaryFolder();
  const config = { CORPUS_DIR: writeRecords([aUnit()]), DATA_DIR: temporaryFolder(), CORPUS_RAW: raw };
  const lines: string[] = [];
  await readNewArticles(config, (line) => lines.push(line));
  expect(lines).toEqual([]);
  writeFileSync(join(raw, 'a.txt'), '台州检验检疫局获评先进\n台州检验检疫局2011年被授予“文明单位”称号。\n');
  await readNewArticles(config, (line) => lines.push(line));
  await readNewArticles(config, (line) => lines.push(line));
  expect(lines).toEqual([`reading the articles in ${raw} that are new or have changed`]);
  const library = openLibrary(config, () => {});
  onTestFinished(() => library.corpus.close());
  expect(library.corpus.honors({ unit: 'taizhou' }).rows).toMatchObject([{ title: '文明单位', status: 'extracted' }]);
});
