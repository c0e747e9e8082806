import { expect, it } from 'vitest';
import { parseNames } from '../../../src/data/match/names.ts';

it('reads one name a line, numbered by line', () => {
  expect(parseNames('锦州检验检疫局\n\n徐州检验检疫局\n')).toEqual([
    { id: '1', kind: 'unit', name: '锦州检验检疫局', aliases: [] },
    { id: '3', kind: 'unit', name: '徐州检验检疫局', aliases: [] },
  ]);
});

it('reads kind and aliases after tabs, whatever the line ends', () => {
  expect(parseNames('\uFEFF全国文明单位\thonor\r\n锦州检验检疫局\tunit\t锦州局\t\t锦检\r\n张三\tnobody')).toEqual([
    { id: '1', kind: 'honor', name: '全国文明单位', aliases: [] },
    { id: '2', kind: 'unit', name: '锦州检验检疫局', aliases: ['锦州局', '锦检'] },
    { id: '3', kind: 'unit', name: '张三', aliases: [] },
  ]);
});

it('reads nothing from nothing', () => {
  expect(parseNames('')).toEqual([]);
  expect(parseNames('\uFEFF \r\n\t')).toEqual([]);
});
