import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openLibrary, readNewArticles } from '../../src/library.ts';
import { asker } from '../support/ask.ts';
import { aDocument, anHonor, aUnit, temporaryFolder, writeRecords } from '../support/corpus.ts';

it('a fact that two articles tell names both, each with its passage and its citation', async () => {
  const raw = temporaryFolder();
  const config = {
    CORPUS_DIR: writeRecords([aUnit({ honors: [anHonor()] })], [aDocument(['linhai'], { date: '2012-03-01' })]),
    DATA_DIR: temporaryFolder(),
    CORPUS_RAW: raw,
  };
  const first = '2011年3月，临海检验检疫局荣获浙江省人民政府授予的“省级文明单位”称号。';
  const second = '临海检验检疫局早在2011年3月就获评“省级文明单位”。';
  writeFileSync(join(raw, 'doc.txt'), `国门卫士风采录\n2012-03-01\n${first}\n`);
  writeFileSync(join(raw, 'other.txt'), `临海检验检疫局走在前列\n2013-03-01\n${second}\n`);
  await readNewArticles(config, () => {});
  const library = openLibrary(config, () => {});
  onTestFinished(() => library.corpus.close());
  const { ask, call } = asker(library);

  const { text } = ask('/honors 临海');
  expect(text).toContain('共 1 条');
  expect(text).toContain('✔ 已核对 · 出处：《国门卫士风采录》（2012年），另有 1 处');

  const id = library.corpus.honors({}).rows[0]?.id ?? '';
  const source = call('source', { fact: id }).text;
  for (const told of [
    first,
    second,
    '《国门卫士风采录》',
    '《临海检验检疫局走在前列》',
    '临海检验检疫局走在前列[Z]. 2013-03-01',
  ]) {
    expect(source.replaceAll('*', '').replaceAll('\\', '')).toContain(told);
  }
});
