import { afterAll, describe, expect, it } from 'vitest';
import { createContext } from '../../src/commands/context.ts';
import { readButton } from '../../src/commands/index.ts';
import { asker, expectValid } from '../support/ask.ts';
import {
  aFigure,
  anHonor,
  aPerson,
  aPractice,
  aUnit,
  libraryOf,
  openShipped,
  writeRecords,
} from '../support/corpus.ts';

const HOSTILE = [
  '',
  ' ',
  '　',
  '长'.repeat(4000),
  '😀🎉👩‍👩‍👧‍👦',
  "'; DROP TABLE units; --",
  '**粗体** _斜体_ `代码` ||剧透|| [链接](https://example.com)',
  '@everyone @here <@123456789012345678> <#1> <@&2>',
  '|||\\\\\\|||',
  '\u202e反转\u0000空\u200b零宽',
  '%_%',
  '1|s|unit|1|n=jinzhou',
  'ﷺ'.repeat(14),
  '㍿'.repeat(30),
  '!!!',
  'constructor',
  '__proto__',
];

describe('whatever is typed', () => {
  const library = openShipped();
  afterAll(() => library.close());

  it.each(HOSTILE.map((text) => [text.slice(0, 20), text]))(
    '%j gets a clear reply that Discord takes',
    (_shown, text) => {
      for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) {
        const { call } = asker(library, locale);
        const replies = [
          call('unit', { name: text }),
          call('honors', { unit: text }),
          call('honors', { title: text }),
          call('honors', { granted_by: text, title: text, unit: '锦州', year: 2011, level: '省部' }),
          call('honors', { level: text }),
          call('honors', { year: text }),
          call('practice', { about: text }),
          call('practice', { theme: text, unit: text }),
          call('figures', { unit: 'jinzhou', metric: text.slice(0, 14), period: text.slice(0, 14) }),
          call('figures', { unit: text, metric: text.slice(0, 14), period: text.slice(0, 14) }),
        ];
        for (const { text: said, labels, press, outcome } of replies) {
          expect(said).not.toBe('');
          expect(outcome).not.toBe('answered');
          expect(said).not.toMatch(/Error|undefined|\bat .*:\d+:\d+/);
          for (const label of labels) expect(() => press(label)).not.toThrow();
        }
      }
    },
  );

  it('is shown back without Markdown, mentions or invisible characters', () => {
    const { reply } = asker(library).call('unit', { name: '**@everyone** <@1>\u202e' });
    const json = JSON.stringify(reply.components);
    expect(json).toContain('\\\\*\\\\*\\\\@everyone\\\\*\\\\* \\\\<\\\\@1\\\\>');
    expect(json).not.toContain('\u202e');
  });

  it('a text of the longest allowed length is no reason to fail', () => {
    const { call } = asker(library);
    const longest = '荣'.repeat(60);
    for (const level of ['国家', undefined]) {
      const options = { unit: longest, title: longest, granted_by: longest, year: 2011, ...(level ? { level } : {}) };
      expect(call('honors', options).outcome).toBe('missed');
    }
  });

  it.each([
    ['', 'forged'],
    ['x', 'forged'],
    ['0|s|unit|1|n=jinzhou', 'of an earlier version'],
    ['1|z|unit|1|n=jinzhou', 'with an unknown verb'],
    ['1|s|unit|0|n=jinzhou', 'with page 0'],
    ['1|s|unit|1e9|n=jinzhou', 'with a page that is no number'],
    ['1|s|honors|1|y=zwei', 'with a year that is no number'],
    ['1|s|unit|1|?=jinzhou', 'with an unknown option'],
    ['1|s|unit|1|n=jinzhou|n=wuxi', 'with an option twice'],
  ])('the button %j, %s, is refused with a word', (customId) => {
    const read = readButton(customId, createContext(library, 'zh-CN'));
    if (!('refusal' in read)) throw new Error('was taken');
    expectValid(read.refusal);
    expect(JSON.stringify(read.refusal)).toContain('这个按钮已经过期');
  });

  it.each([
    ['unit', { name: 'gone' }],
    ['nosuch', {}],
    ['toString', {}],
    ['honors', { unit: 'gone', title: 't000000000' }],
    ['practice', { about: 'p000000000' }],
    ['practice', { theme: '不存在' }],
    ['unit', { unit: 'jinzhou' }],
  ])('a button for /%s %j that no longer fits gets a reply', (name, options) => {
    expect(asker(library).call(name, options, 3).outcome).not.toBe('answered');
  });
});

describe('a unit with 300 honours and names of 60 characters', () => {
  const long = (index: number) =>
    `${String(index).padStart(4, '0')}${'检验检疫系统先进集体荣誉称号'.repeat(6)}`.slice(0, 60);
  const markup = (index: number) => `${index}${'*_`|~#'.repeat(12)}`.slice(0, 60);

  it.each([
    ['Chinese names', long],
    ['names full of Markdown', markup],
  ])('%s: every page of every list fits', (_what, name) => {
    const records = writeRecords([
      aUnit({
        id: 'a'.repeat(32),
        name: name(0),
        aliases: Array.from({ length: 40 }, (_, index) => name(index)),
        parent: 'b'.repeat(32),
        profile: '长'.repeat(400),
        province: name(1),
        place: name(2),
        honors: Array.from({ length: 300 }, (_, index) =>
          anHonor({ title: name(index), recipient: name(index), granted_by: name(index), level: null }),
        ),
        practices: Array.from({ length: 60 }, (_, index) => aPractice({ name: name(index), gist: '长'.repeat(400) })),
        figures: Array.from({ length: 60 }, (_, index) =>
          aFigure({
            metric: name(index),
            printed: `1728批${name(index)}`.slice(0, 60),
            period: name(index),
            subject: name(index),
          }),
        ),
        people: Array.from({ length: 60 }, (_, index) => aPerson({ name: name(index), role: name(index) })),
      }),
      aUnit({ id: 'b'.repeat(32), name: name(7), aliases: [] }),
      ...Array.from({ length: 30 }, (_, index) =>
        aUnit({ id: `c${index}`, name: name(index + 10), aliases: [], parent: 'a'.repeat(32) }),
      ),
    ]);
    const library = libraryOf(records);
    for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) {
      const { call } = asker(library, locale);
      const id = 'a'.repeat(32);
      expect(call('unit', { name: id }).outcome).toBe('answered');
      for (const [command, options] of [
        ['honors', { unit: id }],
        ['honors', { unit: id, year: 2011, title: '检验检疫系统先进', granted_by: '检验检疫系统先进' }],
        ['practice', { unit: id, theme: '队伍建设' }],
        ['practice', { about: '长'.repeat(30), unit: id, theme: '队伍建设' }],
        ['figures', { unit: id, period: '0'.repeat(2) }],
      ] as const) {
        let page = call(command, options);
        if (page.outcome !== 'answered') continue;
        const next = { 'zh-CN': '下一页', 'zh-TW': '下一頁', en: 'Next' }[locale];
        while (page.labels.some((label) => label.startsWith(next))) page = page.press(next);
      }
    }
  });
});
