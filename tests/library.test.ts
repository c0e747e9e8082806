import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { openLibrary } from '../src/library.ts';
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
