import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProblem, levelsOf, parseRecords, readRecordFiles } from '../../../src/data/corpus/records.ts';
import { isPossibleDate } from '../../../src/data/model.ts';
import { aDocument, aFigure, anHonor, aPerson, aPractice, aUnit, SHIPPED, writeRecords } from '../../support/corpus.ts';

const complaints = (folder: string): string[] => parseRecords(readRecordFiles(folder)).problems.map(formatProblem);

/** Writes a record, changes its text as an editor would, and returns the complaints. */
function afterEdit(edit: (yaml: string) => string): string[] {
  const unit = aUnit({
    honors: [anHonor()],
    practices: [aPractice()],
    figures: [aFigure()],
    people: [aPerson()],
  });
  const folder = writeRecords([unit]);
  const file = join(folder, 'units', 'linhai.yaml');
  const before = readFileSync(file, 'utf8');
  const after = edit(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
  return complaints(folder);
}

/** The 1-based line on which a text stands, as a person would find it. */
const lineOf = (text: string, needle: string) => text.slice(0, text.indexOf(needle)).split('\n').length;

describe('the shipped records', () => {
  const { records, problems } = parseRecords(readRecordFiles(SHIPPED));

  it('are right', () => expect(problems.map(formatProblem)).toEqual([]));

  it('cover the seventeen sections of the five articles, each by a unit of its own', () => {
    const sections = records.documents.flatMap((document) => document.sections.map(({ unit }) => unit));
    expect(records.documents).toHaveLength(5);
    expect(new Set(sections).size).toBe(17);
    expect(sections).toHaveLength(17);
  });

  it('hold the facts that are easiest to get wrong', () => {
    const unit = (id: string) => records.units.find((candidate) => candidate.id === id) ?? expect.fail(id);
    const gansu = unit('gansu-jiguan-dangwei').honors.find(({ title }) => title === '全国文明单位');
    expect(gansu).toMatchObject({ recipient: '甘肃检验检疫局', granted_by: '中央文明委', date: '2011-12' });
    expect(unit('ningxia-baojian-dangzhibu').honors).toEqual([]);
    expect(unit('fuling-dangzhibu').figures).toContainEqual(expect.objectContaining({ value: 71134.4, unit: '亩' }));
    const share = unit('hami-dangzhibu').figures.find(({ value }) => value === 65);
    expect(share?.printed).toBe('65%');
    const zone = unit('chengdu-dangzhibu').figures.find(({ value }) => value === 184.4);
    expect(zone?.subject).toContain('综合保税区');
  });
});

describe('a complaint names the file, the line and how to mend it', () => {
  it('for a mistyped key', () => {
    let line = 0;
    const found = afterEdit((yaml) => {
      const edited = yaml.replace('granted_by:', 'grantedby:');
      line = lineOf(edited, 'grantedby');
      return edited;
    });
    expect(found).toEqual([`units/linhai.yaml:${line}: unknown key "grantedby"; write "granted_by"`]);
  });

  it.each([
    ['an unknown document', 'document: doc', 'document: dcc', /unknown document "dcc"; (write|add)/],
    ['an unknown parent', 'parent: null', 'parent: nowhere', /unknown parent "nowhere"; (write|add)/],
    ['a section that does not exist', 'section: 1', 'section: 7', /section 7 does not exist.*has 1; write 1 to 1/],
    ['an impossible month', '2011-03', '2011-13', /honors\.0\.date: "2011-13" is no date/],
    ['an impossible day', '2011-03', '2011-02-29', /honors\.0\.date: "2011-02-29" is no date/],
    ['a date after the article', '2011-03', '2013-01', /2013-01 is later than the article itself \(2012\)/],
    [
      'a level that the granter cannot give',
      'level: 省部',
      'level: 县区',
      /level 县区 and granter 浙江省人民政府 contradict/,
    ],
    [
      'a level that does not exist',
      'level: 省部',
      'level: 省级',
      /"省级" is none of the allowed values; write one of 国家/,
    ],
    [
      'a figure whose printed form lacks its value',
      'value: 1728',
      'value: 1782',
      /"1728批次" does not contain the value 1782/,
    ],
    ['an empty gist', /gist: .*/, 'gist: ""', /practices\.0\.gist: .*empty/],
    ['a missing gist', /\n *gist: .*/, '', /practices\.0\.gist: is missing; add it/],
    [
      'a text instead of a number',
      'value: 1728',
      'value: 很多',
      /figures\.0\.value: "很多" is of the wrong type; write a number/,
    ],
    ['broken YAML', 'aliases:', 'aliases: [', /is no valid YAML .*check the indentation/],
    ['the same key twice', 'parent: null', 'parent: null\nparent: null', /is no valid YAML .*keep one of the two/],
  ])('for %s', (_what, from, to, expected) => {
    const found = afterEdit((yaml) => yaml.replace(from, to));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^units\/linhai\.yaml:\d+: /);
    expect(found[0]).toMatch(expected);
  });

  it('points to the line of the value itself', () => {
    let line = 0;
    const [found] = afterEdit((yaml) => {
      line = lineOf(yaml, 'date:');
      return yaml.replace('2011-03', '2011-13');
    });
    expect(found).toMatch(new RegExp(`^units/linhai.yaml:${line}: `));
  });

  it('for a duplicate id, naming the other place', () => {
    const folder = writeRecords([aUnit()]);
    writeFileSync(join(folder, 'units', 'zz.yaml'), readFileSync(join(folder, 'units', 'linhai.yaml')));
    expect(complaints(folder)).toEqual([
      'units/zz.yaml:1: the unit id "linhai" is taken already by units/linhai.yaml:1; give this one another id',
    ]);
  });

  it('for a duplicate document', () => {
    const folder = writeRecords([aUnit()], [aDocument(['linhai']), aDocument(['linhai'])]);
    expect(complaints(folder)).toEqual([expect.stringMatching(/^documents\.yaml:\d+: the document id "doc" is taken/)]);
  });

  it('for the same fact entered twice', () => {
    const folder = writeRecords([aUnit({ honors: [anHonor(), anHonor()] })]);
    expect(complaints(folder)).toEqual([expect.stringMatching(/is the same as the entry on line \d+; keep one/)]);
  });

  it('for a file that is called otherwise than its unit', () => {
    const folder = writeRecords([aUnit({ id: 'linhai' })]);
    writeFileSync(
      join(folder, 'units', 'other.yaml'),
      readFileSync(join(folder, 'units', 'linhai.yaml'), 'utf8').replace('id: linhai', 'id: taizhou'),
    );
    expect(complaints(folder)).toEqual([expect.stringContaining('call the file units/taizhou.yaml')]);
  });

  it('once, not again at everything that refers to the broken record', () => {
    const folder = writeRecords([aUnit({ honors: [anHonor(), anHonor({ title: '青年文明号' })] })]);
    const file = join(folder, 'documents.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('title:', 'titel:'));
    const found = complaints(folder);
    expect(found.every((line) => line.startsWith('documents.yaml:'))).toBe(true);
  });
});

describe('a superior organisation without a record', () => {
  it('is told by its full name', () => {
    expect(complaints(writeRecords([aUnit({ parent: '浙江检验检疫局' })]))).toEqual([]);
  });

  it('must be told by its id where it has a record', () => {
    const units = [aUnit({ parent: '浙江检验检疫局' }), aUnit({ id: 'zhejiang', name: '浙江检验检疫局', aliases: [] })];
    expect(complaints(writeRecords(units))).toEqual([expect.stringContaining('write its id "zhejiang"')]);
  });
});

describe('dates', () => {
  it.each(['2011', '2011-12', '2012-02-29', '2011-12-31'])('%s is possible', (date) =>
    expect(isPossibleDate(date)).toBe(true),
  );
  it.each(['2011-00', '2011-13', '2011-02-29', '2011-04-31', '11', '2011/12', '2011-1', '今年', '3011'])(
    '%s is not',
    (date) => expect(isPossibleDate(date)).toBe(false),
  );
});

describe('what a granter says about the level', () => {
  it.each([
    ['国家质检总局', '总局'],
    ['中央文明委', '国家'],
    ['中华全国总工会', '国家'],
    ['浙江省人民政府', '省部'],
    ['重庆市人民政府', '省部'],
    ['锦州市委、市政府', '市厅'],
    ['山西检验检疫局', '系统'],
    ['涪陵区政府', '县区'],
    ['江苏省苏州市人民政府', '市厅'],
    ['江苏省张家港市委', '县区'],
    ['重庆市涪陵区政府', '县区'],
    ['上海市浦东新区政府', '县区'],
    ['哈密地区人民政府', '市厅'],
    ['呼和浩特市政府', '市厅'],
    ['新疆维吾尔自治区人民政府', '省部'],
    ['贵州省直机关工委', '省部'],
    ['四川省委', '省部'],
    ['唐山市直工委', '市厅'],
    ['延边朝鲜族自治州人民政府', '市厅'],
  ] as const)('%s allows %s', (granter, level) => expect([...(levelsOf(granter) ?? [])]).toContain(level));

  it('several granters allow the levels of each', () => {
    expect([...(levelsOf('临汾市委市政府和山西检验检疫局') ?? [])]).toEqual(expect.arrayContaining(['市厅', '系统']));
  });

  it('an unknown one tells nothing', () => expect(levelsOf('组委会')).toBeNull());
});
