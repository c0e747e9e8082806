import { describe, expect, it } from 'vitest';
import { Honor, Practice } from '../../../src/data/model.ts';
import { unitOf } from './read.ts';

describe('practices', () => {
  const names = (text: string) => unitOf(text).practices.map(({ name }) => name);

  it.each([
    ['该局打造“检港同行”服务品牌。', ['“检港同行”服务品牌']],
    ['该局推行“三查三看”工作法。', ['“三查三看”工作法']],
    ['中心开通“流动体检车”，方便船员。', ['流动体检车']],
    ['开展三亮三比三评活动。', ['三亮三比三评']],
    ['窗口实行首问负责制和限时办结制。', ['首问负责制', '限时办结制']],
    ['通过“比素质、比技能、比创新”，提高水平。', ['比素质、比技能、比创新']],
    ['实行“统一形象、统一品牌、统一窗口”的三统一建设。', ['“统一形象、统一品牌、统一窗口”的三统一建设']],
    ['推行“窗口式”、“登门式”两服务，方便企业。', ['两服务']],
    ['实行“5+2”“白加黑”工作制。', ['“5+2”“白加黑”工作制']],
    ['以“双争双创”为抓手。', ['双争双创']],
    ['提出“三零”承诺。', ['“三零”承诺']],
    ['设立“军人、老人、孕妇”优先通道。', ['“军人、老人、孕妇”优先通道']],
    ['推出“延时服务”“上门服务”等18项便民举措。', ['延时服务', '上门服务']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    '该局荣获“青年文明号”称号。',
    '日资企业实行“零库存”管理模式。',
    '争创“全国质检系统文明示范窗口”。',
    '与“双打”行动相结合。',
    '拍摄了“无悔青春”专题片。',
    '叫响“人民质检、为民服务”口号。',
    '深入开展“创先争优”活动。',
    '局长说：“我们要把企业的事当成自己的事。”',
  ])('none: %s', (text) => {
    expect(names(text)).toEqual([]);
  });

  it('has a theme of the list and a gist that says it is the article’s own words', () => {
    const [practice] = unitOf('该局推行“三查三看”工作法，严把口岸疫情关。').practices;
    expect(practice?.gist).toMatch(/^原文摘录：/);
    const { evidence: _evidence, confidence: _confidence, ...record } = practice ?? { evidence: null, confidence: 0 };
    expect(Practice.safeParse({ ...record, source: { document: 'd', section: 1 } }).success).toBe(true);
  });
});

describe('units', () => {
  it.each([
    ['江苏检验检疫局', '直属局', '江苏', null, null],
    ['辽宁沈阳检验检疫局', '分支局', '辽宁', '沈阳', '辽宁检验检疫局'],
    ['河北检验检疫局曹妃甸办事处', '办事处', '河北', '曹妃甸', '河北检验检疫局'],
    ['吉林检验检疫局技术中心党支部', '党组织', '吉林', null, '吉林检验检疫局技术中心'],
    ['福建检验检疫局保健中心', '保健中心', '福建', null, '福建检验检疫局'],
    ['广西水口检验检疫局', '分支局', '广西', '龙州', '广西检验检疫局'],
    ['旅顺海关', '分支局', '辽宁', '旅顺', null],
  ])('%s is told by its name', (name, kind, province, place, parent) => {
    expect(unitOf('检出货物3批。', name)).toMatchObject({ name, kind, province, place, parent });
  });

  it('has the short forms and the form with 出入境 as aliases', () => {
    expect(unitOf('检出货物3批。', '锦州检验检疫局').aliases).toEqual(
      expect.arrayContaining(['锦州局', '锦州出入境检验检疫局']),
    );
  });

  it('knows its parts', () => {
    expect(unitOf('保健中心和检务科受到好评。').parts).toEqual(expect.arrayContaining(['保健中心', '检务科']));
  });
});

it('writes facts in the shape of the records', () => {
  const [honor] = unitOf('2011年，该局被国家质检总局评为“先进集体”。').honors;
  if (!honor) throw new Error('no honour was found');
  const { evidence: _evidence, confidence, ...record } = honor;
  expect(Honor.safeParse({ ...record, source: { document: 'd', section: 1 } }).success).toBe(true);
  expect(confidence).toBeGreaterThan(0);
  expect(confidence).toBeLessThanOrEqual(1);
});
