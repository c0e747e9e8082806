import { describe, expect, it } from 'vitest';
import { extract, unitOf } from './read.ts';

type Short = [
  title: string,
  recipient: string | null,
  granter: string | null,
  date: string | null,
  count?: number | null,
];

const honors = (text: string, unit?: string, date?: string | null): Short[] =>
  unitOf(text, unit, date).honors.map(({ title, recipient, granted_by, date: day, count }) =>
    count === 1 ? [title, recipient, granted_by, day] : [title, recipient, granted_by, day, count],
  );

describe('every way of saying that an honour was given', () => {
  it.each<[string, Short[]]>([
    ['该局荣获“全国文明单位”称号。', [['全国文明单位', null, null, null]]],
    ['2010年，该局喜获广东省五一劳动奖状。', [['广东省五一劳动奖状', null, null, '2010']]],
    ['该局荣膺“全国青年文明号”。', [['全国青年文明号', null, null, null]]],
    ['2011年3月，该局获评市级文明窗口。', [['市级文明窗口', null, null, '2011-03']]],
    ['该局被中山市委、市政府评为“外贸工作先进单位”。', [['外贸工作先进单位', null, '中山市委、市政府', null]]],
    ['该局党建工作出色，被广东省直工委认定为“先进基层党组织”。', [['先进基层党组织', null, '广东省直工委', null]]],
    ['该局被省局树为全省系统廉政建设先进典型。', [['全省系统廉政建设先进典型', null, '省局', null]]],
    ['2011年，该局被共青团广东省委命名为“青年文明号”。', [['青年文明号', null, '共青团广东省委', '2011']]],
    ['该局被国家质检总局授予“全国质检系统先进集体”荣誉称号。', [['全国质检系统先进集体', null, '国家质检总局', null]]],
    [
      '2009年4月，中华全国总工会授予该局“全国五一劳动奖状”。',
      [['全国五一劳动奖状', null, '中华全国总工会', '2009-04']],
    ],
    [
      '2012年1月，省委、省政府将该局命名为“省级文明单位标兵”。',
      [['省级文明单位标兵', null, '省委、省政府', '2012-01']],
    ],
    ['市总工会将“金锚奖”颁给了该局。', [['金锚奖', null, '市总工会', null]]],
    ['省政府对该局予以表彰，授予“支持地方发展先进单位”称号。', [['支持地方发展先进单位', null, '省政府', null]]],
    [
      '该局先后荣获“全国文明单位”、省级卫生先进单位和市文明窗口等荣誉称号。',
      [
        ['全国文明单位', null, null, null],
        ['省级卫生先进单位', null, null, null],
        ['市文明窗口', null, null, null],
      ],
    ],
    ['该局连续五年被市政府评为“行风建设优秀单位”。', [['行风建设优秀单位', null, '市政府', null, 5]]],
    ['市委宣传部连续三年把该局评为“文明共建单位”。', [['文明共建单位', null, '市委宣传部', null, 3]]],
    [
      '该局涌现出国家级青年文明号1个、省级青年文明号3个。',
      [
        ['国家级青年文明号', null, null, null],
        ['省级青年文明号', null, null, null, 3],
      ],
    ],
    ['该局作品获全省摄影大赛金奖，该局已是第三次获此殊荣。', [['全省摄影大赛金奖', null, null, null, 3]]],
    ['该局蝉联三届全国文明单位。', [['全国文明单位', null, null, null, 3]]],
    ['该局继续保留“广东省文明单位”称号。', [['广东省文明单位', null, null, null]]],
    ['该局两次受到国家质检总局表彰。', [['表彰', null, '国家质检总局', null, 2]]],
    ['三年来，该局先后荣获7项省部级以上表彰。', [['省部级以上表彰', null, null, null, 7]]],
    ['“全国三八红旗集体”这一殊荣花落该局检务科。', [['全国三八红旗集体', '检务科', null, null]]],
    ['2010年度全省先进集体名单公布，该局榜上有名。', [['2010年度全省先进集体', null, null, null]]],
    ['2011年9月，该局荣立集体二等功。', [['集体二等功', null, null, '2011-09']]],
    ['省政府记该局集体三等功一次。', [['集体三等功', null, '省政府', null]]],
    ['局团支部跻身“全国五四红旗团支部”行列。', [['全国五四红旗团支部', '团支部', null, null]]],
    ['该局一举摘得“全国检验检疫系统文明窗口”桂冠。', [['全国检验检疫系统文明窗口', null, null, null]]],
    [
      '报检大厅被命名为市级、省级“青年文明号”。',
      [
        ['市级“青年文明号”', '报检大厅', null, null],
        ['省级“青年文明号”', '报检大厅', null, null],
      ],
    ],
    ['中华全国总工会将“全国五一劳动奖状”授予该局。', [['全国五一劳动奖状', null, '中华全国总工会', null]]],
    ['省委把“模范集体”的奖牌颁给了检务科。', [['模范集体', '检务科', '省委', null]]],
    [
      '荣誉接踵而至：全国文明单位、全国青年文明号、省级模范职工之家……',
      [
        ['全国文明单位', null, null, null],
        ['全国青年文明号', null, null, null],
        ['省级模范职工之家', null, null, null],
      ],
    ],
    ['2008年3月，检务科获“省巾帼文明岗”称号（省妇联）。', [['省巾帼文明岗', '检务科', '省妇联', '2008-03']]],
    ['“省直工人先锋号”的铜牌挂上了墙。', [['省直工人先锋号', null, null, null]]],
    ['科长王立新登上了省“感动边疆十大人物”的领奖台。', [['省“感动边疆十大人物”', '王立新', null, null]]],
    ['——记“省青年五四奖章集体”获得者该局石油检验突击队', [['省青年五四奖章集体', '石油检验突击队', null, null]]],
    ['全国先进工作者、检务科科长李红兵作了发言。', [['全国先进工作者', '李红兵', null, null]]],
    ['该局先后获得省级以上荣誉26项。', [['省级以上荣誉', null, null, null, 26]]],
    ['该局荣获省委、省政府颁发的“文明单位”奖牌。', [['文明单位', null, '省委、省政府', null]]],
    ['旅检科王立新在全省窗口服务技能大赛中夺得一等奖。', [['全省窗口服务技能大赛一等奖', '王立新', null, null]]],
    ['该局机关第三党支部获省直机关工委表彰。', [['表彰', '机关第三党支部', '省直机关工委', null]]],
  ])('%s', (text, expected) => {
    expect(honors(text)).toEqual(expected);
  });
});

describe('who got it', () => {
  it('is the department, the person or the thing that the sentence names', () => {
    expect(honors('该局综合科被授予“巾帼文明岗”称号。')).toEqual([['巾帼文明岗', '综合科', null, null]]);
    expect(honors('局长吴志强荣膺广东省“五一劳动奖章”。')).toEqual([['广东省“五一劳动奖章”', '吴志强', null, null]]);
    expect(honors('市总工会授予李建军“五一劳动奖章”。')).toEqual([['五一劳动奖章', '李建军', '市总工会', null]]);
    expect(honors('“灯具检测能力提升”项目获省科技进步二等奖。')).toEqual([
      ['省科技进步二等奖', '灯具检测能力提升', null, null],
    ]);
  });

  it('is each person of a row', () => {
    expect(honors('检务科李云帆、植检科郑晓斌被评为先进个人。').map(([, who]) => who)).toEqual(['李云帆', '郑晓斌']);
  });

  it('is the bureau where a section about its party branch tells the bureau’s honour', () => {
    expect(honors('12月，该局被市政府评为文明单位。', '湖北楚江检验检疫局党支部')).toEqual([
      ['文明单位', '湖北楚江检验检疫局', '市政府', '2012-12'],
    ]);
    expect(honors('该党支部被市委评为“先进基层党组织”。', '湖北楚江检验检疫局党支部')[0]?.[1]).toBeNull();
  });

  it('counts people who are only a number', () => {
    expect(honors('该局有5人被评为全省系统业务能手。')).toEqual([['全省系统业务能手', '干部职工', null, null, 5]]);
  });
});

describe('when', () => {
  it('carries year and month from before', () => {
    const text =
      '2011年6月21日，该局通过测评。12月，省文明委授予该局“文明单位”称号；同月，检务科被评为“青年文明号”；次年，该局荣获“全国文明单位”称号。';
    expect(honors(text).map(([, , , date]) => date)).toEqual(['2011-12', '2011-12', '2012']);
  });

  it('reads 去年 and 今年 against the document’s date, and guesses nothing without one', () => {
    expect(honors('去年，该局荣获“文明单位”称号。')[0]?.[3]).toBe('2011');
    expect(honors('去年，该局荣获“文明单位”称号。', undefined, null)[0]?.[3]).toBeNull();
  });

  it('takes no date from a stretch of time or from the years that were assessed', () => {
    expect(honors('自2006年以来，该局荣获“文明单位”称号。')[0]?.[3]).toBeNull();
    expect(honors('该局获得2007~2009年度江苏省文明行业称号。')).toEqual([
      ['2007~2009年度江苏省文明行业', null, null, null],
    ]);
  });
});

describe('what is no honour, and why', () => {
  it.each([
    ['该局力争三年内获得“全国文明单位”称号。', 'goal'],
    ['该局去年未能获评省级文明单位。', 'negated'],
    ['若年底考核合格，该局将被授予“平安口岸”称号。', 'conditional'],
    ['该局在全省系统考核中获得团体总分第一名。', 'rank'],
    ['该局实验室获得CNAS认可证书。', 'accreditation'],
    ['该局被确定为国家级出口农产品质量安全示范区。', 'accreditation'],
    ['该局的工作获得社会各界的广泛好评。', 'praise'],
    ['该局为获得“全国巾帼文明岗”称号而不懈努力。', 'goal'],
    ['徐州被授予全国文明城市称号。', "somebody else's"],
    ['辖区的美味食品公司被评为“中国名牌产品”。', "somebody else's"],
    ['该局向10家企业授予“诚信标兵企业”称号。', 'given by the unit itself'],
  ])('%s', (text, reason) => {
    const extraction = extract(text);
    expect(extraction.units[0]?.honors).toEqual([]);
    expect(extraction.rejected.filter(({ kind }) => kind === 'honor').map((each) => each.reason)).toContain(reason);
  });

  it.each([
    '检务科提出“保省级文明单位称号、争全国青年文明号”的目标。',
    '窗口上摆着“党员示范岗”的牌子。',
    '市领导称赞他们是“国门卫士”，企业送来锦旗6面。',
    '该局评选出“十佳报检员”10名。',
    '企业代表说：“你们无愧于文明窗口这一光荣称号。”',
    '综合实验室顺利通过国家实验室认可评审。',
    '今天天气晴朗，检疫员登上了一艘货轮。',
  ])('a section without honours yields none: %s', (text) => {
    expect(unitOf(text).honors).toEqual([]);
  });
});

describe('who got it, from whom and when', () => {
  it.each<[string, Short[]]>([
    [
      '检务科、植检科分别被评为市级、省级青年文明号。',
      [
        ['市级青年文明号', '检务科', null, null],
        ['省级青年文明号', '植检科', null, null],
      ],
    ],
    [
      '检务科、植检科和技术中心均荣获“工人先锋号”称号。',
      ['检务科', '植检科', '技术中心'].map((part): Short => ['工人先锋号', part, null, null]),
    ],
    ['陈碧霞、叶海波荣立个人三等功。', ['陈碧霞', '叶海波'].map((person): Short => ['个人三等功', person, null, null])],
    ['局长王立新等6名同志被市委评为优秀共产党员。', [['优秀共产党员', '王立新等6名同志', '市委', null, 6]]],
    [
      '“检测仪”项目获省科技进步一等奖，并荣获市科技进步特等奖。',
      ['省科技进步一等奖', '市科技进步特等奖'].map((title): Short => [title, '检测仪', null, null]),
    ],
    ['技术中心轻工实验室被命名为省级青年文明号。', [['省级青年文明号', '轻工实验室', null, null]]],
    [
      '国务院授予该局“先进集体”称号，李红兵被授予“先进个人”称号。',
      [
        ['先进集体', null, '国务院', null],
        ['先进个人', '李红兵', '国务院', null],
      ],
    ],
    [
      '2007年，该局获得“模范集体”称号；今年7月，在国家质检总局召开的表彰会上，检务科被授予先进集体。',
      [
        ['模范集体', null, null, '2007'],
        ['先进集体', '检务科', '国家质检总局', '2012-07'],
      ],
    ],
    ['该局2006年、2008年被评为市级文明单位。', [['市级文明单位', null, null, '2008', 2]]],
    ['2011年度，该局荣获省级文明单位称号。', [['省级文明单位', null, null, '2011']]],
    ['该局自2003年以来保持稳定。\n7月1日，检务科被评为先进支部。', [['先进支部', '检务科', null, '2012-07-01']]],
    [
      '2009年，该局被评为先进集体。三年后，检务科荣获省级文明窗口。',
      [
        ['先进集体', null, null, '2009'],
        ['省级文明窗口', '检务科', null, '2012'],
      ],
    ],
    [
      '最新的一块，是上个月国家质检总局颁发的“先进集体”，最早的在1998年。',
      [['先进集体', null, '国家质检总局', '2012-07']],
    ],
  ])('%s', (text, expected) => {
    expect(honors(text, '中山检验检疫局', '2012-08-20')).toEqual(expected);
  });
});

it('gives a branch of the bureau its honour, and nobody the granter of another’s', () => {
  expect(honors('万州局被万州区委授予“服务先进单位”称号，陈文被评为优秀青年。', '重庆检验检疫局')).toEqual([
    ['服务先进单位', '万州局', '万州区委', null],
    ['优秀青年', '陈文', null, null],
  ]);
});

describe('the level', () => {
  it.each([
    ['该局荣获“全国文明单位”称号。', '国家'],
    ['该局被国家质检总局评为先进集体。', '总局'],
    ['该局荣获全国质检系统先进集体称号。', '系统'],
    ['该局被广东省政府评为先进集体。', '省部'],
    ['该局被中山市政府评为先进集体。', '市厅'],
    ['该局被临海市政府评为先进集体。', '县区'],
    ['该局荣获先进集体称号。', null],
  ])('%s', (text, level) => {
    expect(unitOf(text).honors[0]?.level).toBe(level);
  });
});
