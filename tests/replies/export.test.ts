import { describe, expect, it } from 'vitest';
import { citationOf } from '../../src/replies/citation.ts';
import { toCsv, toMarkdown } from '../../src/replies/export.ts';

const table = (rows: readonly (readonly string[])[]) => ({
  name: 'honors',
  title: '荣誉',
  columns: ['单位', '荣誉'],
  rows,
  total: rows.length,
});

describe('a CSV file', () => {
  it('begins with a byte order mark, by which Excel knows UTF-8, and ends lines as RFC 4180 says', () => {
    expect(toCsv(table([['锦州局', '文明单位']]))).toBe('\uFEFF单位,荣誉\r\n锦州局,文明单位\r\n');
    expect([...Buffer.from(toCsv(table([]))).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('quotes what would part a cell or a line', () => {
    expect(toCsv(table([['a,b', 'say "x"\ny']]))).toContain('"a,b","say ""x""\ny"\r\n');
  });

  it.each(['=1+1', '+HYPERLINK("x")', '-2+3', '@SUM(A1)'])('never runs %j as a formula', (cell) => {
    expect(toCsv(table([[cell, '']])).split('\r\n')[1]).toMatch(/^"?'/);
  });

  it('leaves numbers as they are', () => expect(toCsv(table([['-40', '+3.5']]))).toContain('\r\n-40,+3.5\r\n'));
});

describe('a Markdown file', () => {
  it('is a table whose cells keep to their columns', () => {
    expect(toMarkdown(table([['a|b', 'c\nd']]))).toBe('# 荣誉\n\n| 单位 | 荣誉 |\n|---|---|\n| a\\|b | c d |\n');
  });
});

describe('a citation line', () => {
  const section = {
    document: 'doc',
    documentTitle: '某局创先争优纪实',
    titleIsOurs: 0 as const,
    documentDate: '2012-03-01',
    section: 2,
    sections: 7,
    heading: '某局',
    column: '创先争优专题报道',
    dateNote: null,
  };

  it('names title, column, date and section', () => {
    expect(citationOf(section)).toBe('某局创先争优纪实[Z]//创先争优专题报道. 2012-03-01: 第2节.');
  });

  it('puts a date that is inferred into brackets, and says so where none is known', () => {
    const alone = { ...section, column: null, sections: 1 };
    expect(citationOf({ ...alone, documentDate: '2011', dateNote: 'looks back on 2011' })).toBe(
      '某局创先争优纪实[Z]. [2011].',
    );
    expect(citationOf({ ...alone, documentDate: null })).toBe('某局创先争优纪实[Z]. [日期不详].');
  });
});
