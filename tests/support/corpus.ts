/**
 * Small corpora for tests: real records in a real folder, a real corpus.db.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import type { Article, Articles } from '../../src/data/corpus/articles.ts';
import type { DocumentRecord, Figure, Honor, Person, Practice, UnitRecord } from '../../src/data/model.ts';
import { type Library, openLibrary } from '../../src/library.ts';

export const SHIPPED = 'corpus';

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pacesetter-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const source = { document: 'doc', section: 1 };

export const anHonor = (values: Partial<Honor> = {}): Honor => ({
  title: '省级文明单位',
  recipient: null,
  granted_by: '浙江省人民政府',
  date: '2011-03',
  level: '省部',
  count: 1,
  source,
  ...values,
});

export const aPractice = (values: Partial<Practice> = {}): Practice => ({
  name: '三查三看',
  named: true,
  theme: '队伍建设',
  gist: '党员带头自查，帮企业少跑路。',
  source,
  ...values,
});

export const aFigure = (values: Partial<Figure> = {}): Figure => ({
  metric: '检验批次',
  value: 1728,
  printed: '1728批次',
  unit: '批次',
  qualifier: null,
  period: '2011年',
  subject: null,
  from: null,
  source,
  ...values,
});

export const aPerson = (values: Partial<Person> = {}): Person => ({ name: '李四', role: '局长', source, ...values });

export const aUnit = (values: Partial<UnitRecord> = {}): UnitRecord => ({
  id: 'linhai',
  name: '临海检验检疫局',
  aliases: ['临海局'],
  kind: '分支局',
  province: '浙江',
  place: '临海',
  parent: null,
  profile: '临海的分支局，负责口岸检验检疫。',
  honors: [],
  practices: [],
  figures: [],
  people: [],
  ...values,
});

export const aDocument = (units: readonly string[], values: Partial<DocumentRecord> = {}): DocumentRecord => ({
  id: 'doc',
  file: 'doc.txt',
  title: '国门卫士风采录',
  title_is_ours: false,
  column: null,
  date: '2012',
  date_note: null,
  sections: units.map((unit) => ({ heading: unit, unit })),
  ...values,
});

// People write values out; the library would use anchors for equal objects.
const toYaml = (value: unknown) => stringify(value, { aliasDuplicateObjects: false });

/** Writes records as a person would keep them; returns the folder. */
export function writeRecords(units: readonly UnitRecord[], documents?: readonly DocumentRecord[]): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'units'));
  for (const unit of units) writeFileSync(join(folder, 'units', `${unit.id}.yaml`), toYaml(unit));
  writeFileSync(join(folder, 'documents.yaml'), toYaml(documents ?? [aDocument(units.map(({ id }) => id))]));
  return folder;
}

/** A copy of the shipped records that a test may spoil. */
export function copyShipped(): string {
  const folder = temporaryFolder();
  cpSync(SHIPPED, folder, { recursive: true });
  return folder;
}

/** Opens the library over a records folder, with a corpus.db of its own. */
export function libraryOf(records: string): Library {
  const library = openLibrary(
    { CORPUS_DIR: records, DATA_DIR: temporaryFolder(), CORPUS_RAW: temporaryFolder() },
    (line) => {
      throw new Error(`unexpected warning: ${line}`);
    },
  );
  onTestFinished(() => library.corpus.close());
  return library;
}

/** The shipped records, for a whole file of tests: hand its `close` to afterAll. */
export function openShipped(): Library & { close: () => void } {
  const data = mkdtempSync(join(tmpdir(), 'pacesetter-shipped-'));
  try {
    const library = openLibrary({ CORPUS_DIR: SHIPPED, DATA_DIR: data, CORPUS_RAW: join(data, 'raw') }, () => {});
    return { ...library, close: () => library.corpus.close() };
  } finally {
    removeOpened(data);
  }
}

/**
 * Removes a folder whose files are open: they go on being read until they are closed, and nothing is left behind by tests that
 * are filtered out, fail or are killed. (Windows keeps such files.)
 */
export function removeOpened(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  }
}

/** An article as it was read; its sections are about units by their names. */
export const anArticle = (values: Partial<Article> = {}): Article => ({
  path: 'linhai.txt',
  title: '临海检验检疫局创先争优纪实',
  column: null,
  date: '2012-03-01',
  sections: [{ heading: null, unit: '临海检验检疫局', text: '该局服务企业。' }],
  honors: [],
  practices: [],
  figures: [],
  people: [],
  ...values,
});

export const articlesOf = (articles: readonly Article[]): Articles => ({
  all: () => articles,
  unitNames: () => articles.flatMap(({ sections }) => sections.flatMap(({ unit }) => unit ?? [])),
});
