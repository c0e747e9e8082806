import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { runReview } from '../../../src/data/corpus/command.ts';
import { openCorpus } from '../../../src/data/corpus/corpus.ts';
import { type CorpusPlaces, corpusFile, loadRecords } from '../../../src/data/corpus/open.ts';
import { buildFromArticles } from '../../../src/data/corpus/refresh.ts';
import { anHonor, aUnit, temporaryFolder, writeRecords } from '../../support/corpus.ts';
import { sink } from '../../support/sink.ts';

const TAIZHOU = `台州检验检疫局服务在前
2012-05-03
台州检验检疫局坚持服务地方经济。2011年3月，该局荣获浙江省人民政府授予的“省级文明单位”称号。2011年，该局共检验出口货物1728批次。
`;
const LINHAI = `临海检验检疫局再创佳绩
2012-06-01
2012年，临海检验检疫局被共青团浙江省委授予“青年文明号”称号。
`;

function setUp(): { places: CorpusPlaces; raw: string } {
  const raw = temporaryFolder();
  writeFileSync(join(raw, 'taizhou-2012.txt'), TAIZHOU);
  writeFileSync(join(raw, 'linhai-2012.txt'), LINHAI);
  return { places: { records: writeRecords([aUnit({ honors: [anHonor()] })]), data: temporaryFolder() }, raw };
}

const proposed = ({ records }: CorpusPlaces, id: string) => join(records, 'proposed', `${id}.yaml`);

async function statusOf(places: CorpusPlaces, raw: string) {
  await buildFromArticles(places, raw);
  const corpus = openCorpus(corpusFile(places));
  const facts = corpus.honors({}).rows.map(({ title, unit, status }) => `${unit} ${title} ${status}`);
  const { extracted } = corpus.stats();
  corpus.close();
  return { facts: facts.sort(), extracted };
}

it('a proposal that is moved among the records is curated, with and without its article', async () => {
  const { places, raw } = setUp();
  expect(await statusOf(places, raw)).toEqual({
    facts: ['linhai 省级文明单位 curated', 'linhai 青年文明号 extracted', 'taizhou 省级文明单位 extracted'],
    extracted: 3,
  });
  await runReview(places, null, {}, { stdout: sink().stream });
  for (const id of ['linhai', 'taizhou']) renameSync(proposed(places, id), join(places.records, 'units', `${id}.yaml`));
  loadRecords(places.records);
  const curated = {
    facts: ['linhai 省级文明单位 curated', 'linhai 青年文明号 curated', 'taizhou 省级文明单位 curated'],
    extracted: 0,
  };
  expect(await statusOf(places, raw)).toEqual(curated);
  rmSync(raw, { recursive: true });
  mkdirSync(raw);
  expect(await statusOf(places, raw)).toEqual(curated);
});

it('shows each passage as a comment, and keeps what the record says already, comments too', async () => {
  const { places, raw } = setUp();
  const record = join(places.records, 'units', 'linhai.yaml');
  writeFileSync(record, `# looked up in the archive\n${readFileSync(record, 'utf8')}`);
  await buildFromArticles(places, raw);
  await runReview(places, null, {}, { stdout: sink().stream });
  const text = readFileSync(proposed(places, 'linhai'), 'utf8');
  expect(text).toContain('# looked up in the archive');
  expect(text).toContain('# “2012年，临海检验检疫局被共青团浙江省委授予“青年文明号”称号。” (confidence ');
  expect(parse(text).honors.map(({ title }: { title: string }) => title)).toEqual(['省级文明单位', '青年文明号']);
});

it('what a person deleted from a proposal is not proposed again', async () => {
  const { places, raw } = setUp();
  await buildFromArticles(places, raw);
  await runReview(places, { id: 'taizhou', name: '台州检验检疫局' }, {}, { stdout: sink().stream });
  const text = readFileSync(proposed(places, 'taizhou'), 'utf8');
  const withoutFigures = text.replace(/^figures:[\s\S]*?(?=^people:)/m, 'figures: []\n');
  expect(withoutFigures).not.toBe(text);
  writeFileSync(join(places.records, 'units', 'taizhou.yaml'), withoutFigures);
  expect((await statusOf(places, raw)).facts).toContain('taizhou 省级文明单位 curated');
  const corpus = openCorpus(corpusFile(places));
  expect(corpus.figures({}).total).toBe(0);
  corpus.close();
});

it('leaves a proposal alone that somebody may be editing', async () => {
  const { places, raw } = setUp();
  await buildFromArticles(places, raw);
  await runReview(places, null, {}, { stdout: sink().stream });
  writeFileSync(proposed(places, 'linhai'), 'half edited');
  const out = sink();
  await runReview(places, null, {}, { stdout: out.stream });
  expect(out.text()).toContain('was left alone');
  expect(readFileSync(proposed(places, 'linhai'), 'utf8')).toBe('half edited');
  await runReview(places, null, { force: true }, { stdout: sink().stream });
  expect(readFileSync(proposed(places, 'linhai'), 'utf8')).toContain('青年文明号');
});
