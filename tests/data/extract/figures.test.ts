import { describe, expect, it } from 'vitest';
import { extract, unitOf } from './read.ts';

const figures = (text: string, unit?: string) => unitOf(text, unit).figures;
const values = (text: string) => figures(text).map(({ value, unit, qualifier }) => [value, unit, qualifier]);

describe('forms of a number', () => {
  it.each([
    ['检出不合格货物11022批。', [[11022, '批', null]]],
    [
      '签发证书5.2万份，签证金额1.2亿多美元。',
      [
        [5.2, '万份', null],
        [1.2, '亿美元', '多'],
      ],
    ],
    [
      '减免关税770多万美元，节约费用116万余元。',
      [
        [770, '万美元', '多'],
        [116, '万元', '余'],
      ],
    ],
    ['挽回损失约2.5亿元人民币。', [[2.5, '亿元人民币', '约']]],
    ['培训近千家企业。', [[1000, '家', '近']]],
    ['指导近两万家企业。', [[2, '万家', '近']]],
    [
      '推出十项措施，召开三次会议，十余人参加，走访数十家企业。',
      [
        [10, '项', null],
        [3, '次', null],
        [10, '人', '余'],
        [10, '家', '数'],
      ],
    ],
    [
      '检测样品1,385个，每天加班三至五小时。',
      [
        [1385, '个', null],
        [5, '小时', '最多'],
      ],
    ],
    [
      '检测能力覆盖93%以上的产品，差错率降至万分之三。',
      [
        [93, '%', '以上'],
        [3, '万分之', null],
      ],
    ],
    ['业务量翻了两番。', [[4, '倍', null]]],
    [
      '证书办结时间不超过1小时，磨合了两个多月。',
      [
        [1, '小时', '最多'],
        [2, '个月', '多'],
      ],
    ],
    ['节约药剂5吨多。', [[5, '吨', '多']]],
    ['检出赤拟谷盗等6种害虫。', [[6, '种', null]]],
    ['在港时间降为2天半。', [[2.5, '天', null]]],
    ['去年值了112晚夜班。', [[112, '晚', null]]],
    [
      '检出有害生物9目31科150种。',
      [
        [9, '目', null],
        [31, '科', null],
        [150, '种', null],
      ],
    ],
    // Neither half of a guess nor the number of a road is a number.
    ['省下七八成时间，走219国道，一村分属两国，产值翻了一番半。', []],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('keeps number and unit as printed', () => {
    expect(figures('减免关税770多万美元。')[0]?.printed).toBe('770多万美元');
  });
});

describe('what the number is about', () => {
  it('pairs 分别 with the things in their order, as growth and not as level', () => {
    const [, , batches, value] = figures('检验检疫货物163.1万批、货值1079.8亿美元，同比分别增长20.8%和31.5%。');
    expect([batches?.value, value?.value]).toEqual([20.8, 31.5]);
    expect(batches?.metric).toMatch(/检验检疫货物.*增长$/);
    expect(value?.metric).toBe('货值同比增长');
  });

  it('tells 从A到B as one figure with its start', () => {
    expect(figures('检验时间从30天缩短到12天。')).toMatchObject([{ value: 12, from: 30, unit: '天' }]);
    expect(figures('检验量由2008年的86艘增至2011年的174艘。')).toMatchObject([{ value: 174, from: 86 }]);
  });

  it('tells two figures where the units differ', () => {
    expect(figures('检测时间从3天缩短到4小时。').map(({ value, from }) => [value, from])).toEqual([
      [3, null],
      [4, null],
    ]);
  });

  it('gives the period as the text does', () => {
    expect(figures('2011年，该局签发证书500份。')[0]?.period).toBe('2011年');
    expect(figures('今年1至5月，该局签发证书500份。')[0]?.period).toBe('今年1至5月');
  });
});

describe('whose it is', () => {
  it.each([
    ['该局签发原产地证500份。', null],
    ['该局帮助企业减免关税770万美元。', null],
    ['保健中心体检2.8万人次。', null],
    ['全市水产品出口1.9万吨。', '全市'],
    ['辖区出口企业出口额达到230万美元。', '辖区出口企业'],
    ['该局帮助绿源公司改进工艺，使企业成本减少60万元。', '企业'],
    ['东港口岸过货量突破100万吨。', '东港口岸'],
    ['果农户均增收3800元。', '果农'],
    ['经理说：“我们公司去年加工木材40万方。”', '受访者'],
  ])('%s', (text, subject) => {
    expect(figures(text).map((figure) => figure.subject)).toEqual([subject]);
  });

  it.each([
    ['检疫员登上30米高的储油罐取样。', '储油罐'],
    ['办事处贯彻四川局九条措施。', '四川局'],
    ['农产品出口到30多个国家。', '出口产品'],
    ['全国质检系统今年共有3家单位获此殊荣。', '全国质检系统'],
    ['黑河与俄罗斯隔江相望，最近处仅750米。', '黑河'],
    ['宝山钢铁公司去年进口铁矿石，节约物流成本近4000万元。', '宝山钢铁公司'],
    ['茂县烟花企业187家。', '茂县'],
    ['村民李长河种了9亩大蒜。', '村民'],
    ['茶厂厂长李长河去年净赚9万元。', '茶厂'],
    ['日本“肯定列表制度”正式实施，涉及734种农药。', '日本'],
    ['江苏检验检疫局推出15条意见。', '江苏检验检疫局'],
  ])('%s', (text, subject) => {
    expect(figures(text).map((figure) => figure.subject)).toEqual([subject]);
  });

  it.each([
    '检疫员王立新先后登轮1600多次。',
    '旅客平均通关时间控制在25秒以内。',
    '企业代表一按便知，两年来收集评价5.8万人次。',
    '局长王立新带队走访企业216家次。',
  ])('is the unit’s: %s', (text) => {
    expect(figures(text).map((figure) => figure.subject)).toEqual([null]);
  });

  it('of an office’s section is the bureau’s where the text says 全局', () => {
    expect(figures('全局4000名干部职工捐款386万元。', '四川检验检疫局绵阳办事处')[0]?.subject).toBe('四川检验检疫局');
  });

  it('goes on for the value and the growth of what was told', () => {
    expect(figures('辖区出口茶叶1.3万吨、货值4560万美元，同比增长9%。').map(({ subject }) => subject)).toEqual([
      '辖区',
      '辖区',
      '辖区',
    ]);
  });

  it('is the bureau’s in a section about its party branch', () => {
    expect(figures('该局有职工29名。', '湖北楚江检验检疫局党支部')[0]?.subject).toBe('湖北楚江检验检疫局');
  });
});

describe('what is no figure', () => {
  it.each([
    '实行“7×24小时”和“5+2”工作制，公布12365热线。',
    '开展三比三看活动，落实“五五普法”规划。',
    '2011年6月21日，第3届技能比武开幕。',
    '印发〔2011〕35号文件，执行GB18580标准。',
    '在全省考核中名列第一，进入前三名。',
    '地处北纬53度，有一批业务骨干，形成一支队伍，从三个方面入手。',
    '提供24小时预约报检服务。',
    '力争签发原产地证10万份。',
    '该局现有□3名职工，□010年检验□00批茶叶，货值12□万元，占□5%，减免□,500元，增长1□.5%。',
  ])('%s', (text) => {
    expect(figures(text)).toEqual([]);
  });

  it('says why', () => {
    const reasons = extract('名列全省第2名，实行“7×24小时”服务，2011年。').rejected.map(({ reason }) => reason);
    expect(reasons).toEqual(expect.arrayContaining(['name', 'date']));
  });

  it('is a number that was planned, to the end of the sentence', () => {
    expect(figures('按照规划，到2015年检测项目将达到1200项，年检测收入突破5000万元。')).toEqual([]);
  });

  it('is the count of an honour', () => {
    expect(figures('18个党支部被授予“五好”党支部称号。')).toEqual([]);
  });

  it('tells the same number about the same thing once', () => {
    expect(figures('该局现有职工128人。这128人扎根口岸。')).toHaveLength(1);
  });
});
