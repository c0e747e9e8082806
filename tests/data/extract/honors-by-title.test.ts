import { describe, expect, it } from 'vitest';
import { unitOf } from './read.ts';

const titles = (text: string) => unitOf(text).honors.map(({ title }) => title.replace(/[“”]/gu, ''));

describe('told without a verb of getting, a title still says what was given', () => {
  it.each([
    [
      '局荣誉室的墙上挂满了：全国质检系统先进集体（2009年）；省级文明单位标兵（2011年，省委、省政府）。',
      ['全国质检系统先进集体', '省级文明单位标兵'],
    ],
    [
      '说起家底，该局如数家珍：2010年的“省级青年文明号”，2012年的“省五一劳动奖状”。',
      ['省级青年文明号', '省五一劳动奖状'],
    ],
    ['荣誉簿上又添了一页：检务科，2012年市级“巾帼文明岗”。', ['市级巾帼文明岗']],
  ])('%s', (text, expected) => {
    for (const title of expected)
      expect(titles(text).some((found) => found.includes(title) || title.includes(found))).toBe(true);
  });
});

describe('what is aimed at, run or only said is none', () => {
  it.each([
    '该局今年的目标写在墙上：全国文明单位。',
    '支部开展“党员先锋岗”活动，设立“服务标兵”流动红旗。',
    '该局深入推进“青年文明号”创建，打造“文明窗口”。',
    '企业负责人说，在我们心里，他们就是“服务标兵”。',
    '大厅里竖着“党员示范岗”的牌子，值班的是两名年轻人。',
  ])('%s', (text) => {
    expect(titles(text)).toEqual([]);
  });
});
