import { expect, it } from 'vitest';
import { createRegistry } from '../../../src/data/corpus/registry.ts';
import { aUnit } from '../../support/corpus.ts';

const jinzhou = aUnit({ id: 'jinzhou', name: '锦州检验检疫局', aliases: ['锦州局'], province: '辽宁', place: '锦州' });
const houma = aUnit({ id: 'houma', name: '山西侯马检验检疫局', aliases: [], province: '山西', place: '侯马' });
const branch = aUnit({
  id: 'zunyi-dangzhibu',
  name: '贵州遵义检验检疫局党支部',
  aliases: [],
  province: '贵州',
  place: '遵义',
});

it.each([
  ['锦州检验检疫局', 'jinzhou'],
  ['锦州出入境检验检疫局', 'jinzhou'],
  ['辽宁锦州检验检疫局', 'jinzhou'],
  ['辽宁省锦州市检验检疫局', 'jinzhou'],
  ['錦州檢驗檢疫局', 'jinzhou'],
  ['锦州局', 'jinzhou'],
  // A misprint that is no place itself.
  ['山西候马检验检疫局', 'houma'],
  ['遵义检验检疫局党支部', 'zunyi-dangzhibu'],
])('%s is the record %s', (name, id) => {
  const registry = createRegistry([jinzhou, houma, branch], [name]);
  expect(registry.idOf(name)).toBe(id);
  expect(registry.added).toEqual([]);
});

it.each([
  // Sounds the same, and is a place of its own.
  ['金州检验检疫局'],
  ['锦州检验检疫局技术中心'],
  ['遵义检验检疫局'],
  ['河北锦州检验检疫局'],
])('%s is no unit of the records', (name) => {
  const registry = createRegistry([jinzhou, houma, branch], [name]);
  expect(registry.added.map((unit) => unit.name)).toEqual([name]);
  expect(registry.idOf(name)).not.toBe('jinzhou');
});

it('gives each new unit an id that can be read, stays the same, and is no other unit’s', () => {
  const names = ['临海检验检疫局', '金州检验检疫局', '河北检验检疫局曹妃甸办事处', '重庆检验检疫局'];
  const ids = createRegistry([jinzhou], names).added.map(({ name, id }) => [name, id]);
  expect(Object.fromEntries(ids)).toEqual({
    临海检验检疫局: 'linhai',
    金州检验检疫局: expect.stringMatching(/^jinzhou-[0-9a-f]{6}$/),
    河北检验检疫局曹妃甸办事处: 'hebei-caofeidianbanshichu',
    重庆检验检疫局: 'chongqing',
  });
  expect(
    createRegistry([jinzhou], names.toReversed())
      .added.map(({ name, id }) => [name, id])
      .sort(),
  ).toEqual(ids.sort());
});

it('an alias of a new unit is never the name of another, nor of its superior', () => {
  const names = ['遵义检验检疫局', '遵义检验检疫局', '贵州遵义检验检疫局党委'];
  const { added } = createRegistry([branch], names);
  const all = [branch, ...added].flatMap(({ name, aliases }) => [name, ...aliases]);
  expect(new Set(all).size).toBe(all.length);
  expect(added.find(({ name }) => name.endsWith('党委'))?.parent).toBe('zunyi');
});
