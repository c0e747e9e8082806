import { expect, it } from 'vitest';
import { asker } from '../support/ask.ts';
import { aPractice, aUnit, libraryOf, writeRecords } from '../support/corpus.ts';

/** What is asked, of three small records. */
function ask(line: string) {
  const records = writeRecords([
    aUnit({
      id: 'a',
      name: '甲检验检疫局',
      aliases: [],
      practices: [aPractice({ name: '三快', gist: '办得快。' }), aPractice({ name: '三快三好', gist: '办得好。' })],
    }),
    aUnit({ id: 'b', name: '乙检验检疫局', aliases: [], practices: [aPractice({ name: '一站通', gist: '学三快。' })] }),
    aUnit({
      id: 'c',
      name: '丙检验检疫局',
      aliases: [],
      practices: [aPractice({ name: '一站通', gist: '一次办完。' })],
    }),
  ]);
  return asker(libraryOf(records)).ask(line);
}

it('a name typed out is that practice, though others mention it', () => {
  expect(ask('/practice 三快').text).toMatch(/^三快\n/);
});

it('a part of names and texts lists all that have it', () => {
  expect(ask('/practice 快').text).toContain('共 3 条');
});

it('a name of two units is asked for in neither: both are listed', () => {
  expect(ask('/practice 一站通').text).toContain('共 2 条');
  expect(ask('/practice 一站通 unit:丙检验检疫局').text).toMatch(/^一站通\n/);
});
