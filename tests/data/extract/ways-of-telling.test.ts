import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/data/extract/index.ts';
import { unitOf } from './read.ts';

const honors = (text: string, unit?: string) =>
  unitOf(text, unit).honors.map(({ title, recipient, date, count }) => [title, recipient, date, count]);
const owners = (text: string, unit?: string) =>
  unitOf(text, unit).figures.map(({ printed, subject }) => [printed, subject]);
const names = (text: string) => unitOf(text).people.map(({ name }) => name);
const practices = (text: string) => unitOf(text).practices.map(({ name }) => name);

describe('honours', () => {
  it.each([
    ['中心被市爱卫会评为无烟单位。', [['无烟单位', null, null, 1]]],
    [
      '该局先后获得文明单位（2005年、2009年）、省五一劳动奖状（2008年）。',
      [
        ['文明单位', null, null, 2],
        ['省五一劳动奖状', null, '2008', 1],
      ],
    ],
    ['2014年，该局被市政府表彰为对外开放先进集体。', [['对外开放先进集体', null, '2014', 1]]],
    ['报检大厅继续保留省级“巾帼文明岗”荣誉。', [['省级“巾帼文明岗”', '报检大厅', null, 1]]],
    ['2009年，检务科获得省级“青年文明号”，至今已蝉联两届。', [['省级“青年文明号”', '检务科', '2009', 2]]],
    ['9项成果获国家质检总局“科技兴检奖”。', [['科技兴检奖', '9项成果', null, 9]]],
    [
      '2010年该局被评为省级文明单位；2011年度被市政府评为平安单位。',
      [
        ['省级文明单位', null, '2010', 1],
        ['平安单位', null, null, 1],
      ],
    ],
    [
      '今年6月，该局被评为先进单位；植检科还曾获得全国“巾帼文明岗”。',
      [
        ['先进单位', null, '2012-06', 1],
        ['全国“巾帼文明岗”', '植检科', null, 1],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(honors(text)).toEqual(expected);
  });

  it.each(['义乌市因此被中国商业协会命名为“中国小商品之都”。', '该局多次受到表彰。'])('none: %s', (text) => {
    expect(honors(text)).toEqual([]);
  });

  it('told month by month under a title that looks back on a year are of that year', () => {
    const text = '4月，该局被省总工会授予“五一劳动奖状”。该局还被市委评为文明单位。';
    const { units } = extractDocument({
      file: 'a',
      title: '2010年大事回顾',
      date: '2011-01-06',
      text,
      sections: [{ heading: null, unit: '临海检验检疫局', text }],
    });
    expect(units[0]?.honors.map(({ date }) => date)).toEqual(['2010-04', '2010']);
  });
});

describe('whose a figure is', () => {
  it.each([
    '村集体收入由2009年的1.2万元增加到15万元。',
    '去年，脐橙出口一度下滑18%。',
    '德宏州新发现感染人数下降18.6%。',
    '樟木镇镇长多吉说，镇上3000多名居民都来过。',
    '咖啡公司经理杨丽算了一笔账：去年公司出口咖啡豆1.9万吨，比前一年少花检测费83万元。',
    '该村142户人家靠种茶为生。',
    '办事处实行预约制，一年为果商减少损失2300万元。',
    '由此带动珠山市水产企业从11家增至37家，吸纳就业6400人。',
    '全年损失850万元。',
  ])('somebody else’s: %s', (text) => {
    expect(owners(text).map(([, subject]) => subject)).not.toContain(null);
  });

  it.each([
    ['广西国际旅行卫生保健中心隶属广西检验检疫局，现有职工65人，下设3个分中心。', '广西国际旅行卫生保健中心'],
    ['该局开展结对活动，资助贫困学生15名，累计捐款8.4万元。', '中山检验检疫局'],
    ['该局编印中越双语《水果口岸指南》5000册。', '中山检验检疫局'],
    ['该局与牧民结成亲戚，送去良种羊120只。', '中山检验检疫局'],
    ['船东们最喜欢的，是“短信通”，已累计发送短信3.4万条。', '中山检验检疫局'],
    ['老检疫员王建国连续18天没有回家。', '中山检验检疫局'],
    ['28人全部挂牌联系企业，年均下厂1400人次。', '中山检验检疫局'],
  ])('its own: %s', (text, unit) => {
    for (const [, subject] of owners(text, unit)) expect(subject).toBeNull();
  });

  it('is no figure where it only says how long something held', () => {
    expect(owners('铁矿石进口量连续七年居全国首位。')).toEqual([]);
  });
});

describe('people', () => {
  it.each([
    ['办事处主任丛培军带领党员攻关。', ['丛培军']],
    ['办事处主任石磊表示，要再接再厉。', ['石磊']],
    ['陶氏公司物流主管王建新算过一笔账。', ['王建新']],
    ['苏日娜、王海燕2名同志被评为先进工作者。', ['苏日娜', '王海燕']],
    ['动检处吕宏伟、张婷撰写的论文获奖。', ['吕宏伟', '张婷']],
    ['樟木镇镇长多吉说，大家都满意。', ['多吉']],
    ['副局长热依汗·艾买提介绍，果园已注册。', ['热依汗·艾买提']],
    ['主任关志国荣获“劳动模范”称号。', ['关志国']],
    ['霍尔果斯局副局长带队走访。', []],
    ['局长动情地说，谢谢大家。', []],
  ])('%s', (text, expected) => {
    expect(names(text).sort()).toEqual([...expected].sort());
  });
});

describe('practices', () => {
  it.each([
    ['建立“果园—包装厂—口岸”全链条追溯制度。', ['“果园—包装厂—口岸”全链条追溯制度']],
    ['提出“零差错、零距离”的“四零”目标。', ['“四零”目标']],
    ['组成3支“党员夜航突击队”。', ['党员夜航突击队']],
    ['以“一支部一品牌、一党员一承诺”为抓手。', ['一支部一品牌、一党员一承诺']],
    ['坚持“以受检者为中心”，改进工作。', []],
    ['提出“打造精品分支局”的目标。', []],
    ['将继续加强队伍建设，努力打造“丝路国门第一岗”。', []],
    ['希望企业争做“诚信企业”。', []],
  ])('%s', (text, expected) => {
    expect(practices(text)).toEqual(expected);
  });
});
