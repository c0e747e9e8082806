import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../src/data/corpus/build.ts';
import { openCorpus } from '../../../src/data/corpus/corpus.ts';
import { CorpusError, loadRecords, openFreshCorpus } from '../../../src/data/corpus/open.ts';
import { SCHEMA_VERSION } from '../../../src/data/corpus/schema.ts';
import { anHonor, aUnit, temporaryFolder, writeRecords } from '../../support/corpus.ts';

function setUp(records = writeRecords([aUnit({ honors: [anHonor()] })])) {
  const places = { records, data: temporaryFolder() };
  const lines: string[] = [];
  const open = () => openFreshCorpus(places, (line) => lines.push(line));
  return { places, lines, open, file: join(places.data, 'corpus.db') };
}

const answers = (corpus: ReturnType<typeof openCorpus>): number => {
  const { total } = corpus.honors({ unit: 'linhai' });
  corpus.close();
  return total;
};

describe('corpus.db', () => {
  it('is built without a word where it is missing', () => {
    const { open, lines, file } = setUp();
    expect(answers(open())).toBe(1);
    expect(lines).toEqual([]);
    expect(existsSync(file)).toBe(true);
  });

  it('is not built again while the records stay the same', () => {
    const { open, file } = setUp();
    open().close();
    const before = statSync(file);
    open().close();
    expect(statSync(file).ino).toBe(before.ino);
  });

  it('is built again when a record changed', () => {
    const { open, places, lines } = setUp();
    open().close();
    const record = join(places.records, 'units', 'linhai.yaml');
    writeFileSync(record, readFileSync(record, 'utf8').replace('省级文明单位', '省级卫生单位'));
    const corpus = open();
    expect(corpus.honors({}).rows[0]?.title).toBe('省级卫生单位');
    corpus.close();
    expect(lines).toEqual([]);
  });

  it.each([
    ['empty', (file: string) => writeFileSync(file, '')],
    ['garbage', (file: string) => writeFileSync(file, 'this is no database at all, '.repeat(400))],
    ['cut to half', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096)],
    ['cut within a page', (file: string) => truncateSync(file, statSync(file).size - 1000)],
    [
      'of another version',
      (file: string) => {
        const database = new Database(file);
        database.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
        database.close();
      },
    ],
    [
      'another database',
      (file: string) => {
        writeFileSync(file, '');
        const database = new Database(file);
        database.exec('CREATE TABLE x (y)');
        database.close();
      },
    ],
  ])('is built anew with one line to the person where it is %s', (_how, spoil) => {
    const { open, file, lines } = setUp();
    open().close();
    spoil(file);
    expect(answers(open())).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(file);
    expect(answers(open())).toBe(1);
    expect(lines).toHaveLength(1);
  });

  it('goes on answering from its last sound state while the records are broken', () => {
    const { open, places, lines } = setUp();
    open().close();
    appendFileSync(join(places.records, 'units', 'linhai.yaml'), 'honours: []\n');
    expect(answers(open())).toBe(1);
    expect(lines.join('\n')).toMatch(/units\/linhai\.yaml:\d+: unknown key "honours"; write "honors"/);
    expect(lines.at(-1)).toContain('answering from the earlier');
  });

  it('says what to mend where there is neither', () => {
    const { open, places } = setUp();
    appendFileSync(join(places.records, 'units', 'linhai.yaml'), 'honours: []\n');
    expect(open).toThrow(CorpusError);
    const nowhere = { records: join(places.records, 'nowhere'), data: places.data };
    expect(() => openFreshCorpus(nowhere, () => {})).toThrow(/set CORPUS_DIR/);
  });

  it('keeps its foreign keys and strict types', () => {
    const { open, file } = setUp();
    open().close();
    const database = new Database(file);
    database.pragma('foreign_keys = ON');
    expect(() => database.exec("UPDATE honors SET unit = 'nobody'")).toThrow(/FOREIGN KEY/);
    expect(() => database.exec("UPDATE honors SET year = 'soon'")).toThrow(/TEXT value in INTEGER/);
    database.close();
  });

  it('stays as it was when a build fails half way, and nothing is left behind', () => {
    const { open, places, file } = setUp();
    open().close();
    const { records } = loadRecords(places.records);
    const broken = {
      ...records,
      units: records.units.map((unit) => ({
        ...unit,
        honors: [anHonor({ source: { document: 'none', section: 1 } })],
      })),
    };
    expect(() => buildCorpus(file, broken, 'x')).toThrow(/FOREIGN KEY/);
    expect(readdirSync(places.data)).toEqual(['corpus.db']);
    expect(answers(openCorpus(file))).toBe(1);
  });

  it('cleans up after a build that was killed, and spares one that still runs', async () => {
    const { open, places } = setUp();
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'exit');
    writeFileSync(join(places.data, `corpus.db.${gone.pid}.tmp`), 'half');
    writeFileSync(join(places.data, `corpus.db.${process.ppid}.tmp`), 'under way');
    open().close();
    expect(readdirSync(places.data).sort()).toEqual(['corpus.db', `corpus.db.${process.ppid}.tmp`]);
  });

  it('is read by one who has it open while another replaces it', () => {
    const { open, places } = setUp();
    const reader = open();
    const record = join(places.records, 'units', 'linhai.yaml');
    writeFileSync(record, readFileSync(record, 'utf8').replace('省级文明单位', '省级卫生单位'));
    const next = open();
    expect(reader.honors({}).rows[0]?.title).toBe('省级文明单位');
    expect(next.honors({}).rows[0]?.title).toBe('省级卫生单位');
    reader.close();
    next.close();
  });
});
