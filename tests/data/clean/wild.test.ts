import { describe, expect, test } from 'vitest';
import { cleanArticle } from '../../../src/data/clean/index.ts';

/** Body of a short piece, its title line first. */
function clean(text: string) {
  return cleanArticle({ file: 'piece.txt', text });
}

describe('damage as it is met, in pieces of our own', () => {
  test('readings in brackets behind Traditional characters go, and the characters become Simplified', () => {
    const { text, variant } = clean(
      '臨海檢驗(yàn)檢(jiǎn)疫局著力幫(bāng)扶企業(yè)，著名品牌顯(xiǎn)著增長(zhǎng)，業績(jī)喜人。',
    );
    expect(text).toBe('临海检验检疫局着力帮扶企业，著名品牌显著增长，业绩喜人。');
    expect(variant).toBe('traditional');
  });

  test('bytes that were edited across characters are read again: a lost lead byte before A3A1', () => {
    const { text, repairs } = clean('該局推行新制度，確!叭齻(gè)到位”，群眾都說(shuō)好，檢驗(yàn)人員更忙了。');
    expect(text).toBe('该局推行新制度，确保“三个到位”，群众都说好，检验人员更忙了。');
    expect(repairs[0]).toEqual({ stage: 'byte-damage', before: '!叭齻(gè)', after: '保“三個', at: 9 });
  });

  test('a lone letter behind a mark is the second half of a character', () => {
    expect(clean('檢驗(yàn)工作取得了新的成效，F將有關(guān)情況總(zǒng)結如下，請審閱。').text).toBe(
      '检验工作取得了新的成效。现将有关情况总结如下，请审阅。',
    );
    expect(clean('檢驗(yàn)人員查驗(yàn)貨(huò)物，X光機照得清清楚楚，A股大漲。').text).toBe(
      '检验人员查验货物，X光机照得清清楚楚，A股大涨。',
    );
  });

  test('a bracket that was put into the middle of a character', () => {
    expect(clean('檢驗(yàn)科報(bào)告?zhèn)人事項(xiàng)，爭(zhēng)取單(dān)位更好發(fā)展。').text).toBe(
      '检验科报告个人事项，争取单位更好发展。',
    );
  });

  test('a digit that was swallowed makes the number unknown', () => {
    const { text } = clean(
      '老局長(zhǎng)說(shuō)：“檢驗(yàn)數(shù)據(jù)就是我們(men)的良心！?010年夏天，檢(jiǎn)疫人員更忙。',
    );
    expect(text).toContain('□010年');
    expect(text).not.toMatch(/(?<!□)\d{3,4}年/u);
  });

  test('a year has four digits: what was lost before it was a line end', () => {
    const { text } = clean(
      '檢驗(yàn)數(shù)據(jù)\n老人說(shuō)：“數(shù)據(jù)就是我們(men)的良心！?2010年，檢(jiǎn)疫人員更忙。',
    );
    expect(text).toBe('老人说：“数据就是我们的良心。”\n2010年，检疫人员更忙。');
  });

  test('on a Simplified page a whole sentence can be out of step', () => {
    const { text } = clean('一场虚惊\n老吴说：“一步也不能少！蓖鹾２\ue7ccㄗ帕成系暮顾\ue1a2怠?次日，船靠泊了。');
    expect(text).toBe('老吴说：“一步也不能少。”王海波抹着脸上的汗水说。\n次日，船靠泊了。');
  });

  test('where every mark became a point, numbers tell which were points', () => {
    const { text } = clean(
      "两组数字\n全队现有40人.其中党员26名.占65.26名党员分在五个组.他们推行'5.2'工作制.满意率达100.货值12.5亿元.同比增长8.3.出口茶叶1.2万吨.蜂蜜300吨.",
    );
    expect(text).toContain('占65%。26名党员');
    expect(text).toContain('“5+2”工作制');
    expect(text).toContain('满意率达100%');
    expect(text).toContain('12.5亿元');
    expect(text).toContain('增长8.3%');
    expect(text).toContain('1.2万吨');
    expect(text).not.toMatch(/\d%?\.(?!\d)/u);
  });

  test.each([
    ['出口苗木1120吨.货值710万美元.分别增长34.41.茶农笑了.', '分别增长34%、41%'],
    ['批次和货值分别增长34.4.和41.2.茶农笑了.', '分别增长34.4%和41.2%'],
    ['批次和货值分别增长3.4倍和35.茶农笑了.', '3.4倍和35%'],
    ['批次和货值分别增长12.3.下降4.5.茶农笑了.', '下降4.5%'],
    ['货物检疫分别缩短3.5天.茶农笑了.', '分别缩短3.5天'],
    ['退货率从前年的1.2.降为去年的0.08.茶农笑了.', '1.2%，降为去年的0.08%'],
    ['查验率由5.2.降至2.8.茶农笑了.', '由5.2%降至2.8%'],
    ['填写读书的占了62.填写喝茶的只有9.茶农笑了.', '喝茶的只有9%'],
    ['合同约定铁品位63.5.茶农笑了.', '铁品位63.5%'],
    ['差错率由0.37.降至0.02.3.坚持服务为先.茶农笑了.', '3，坚持服务为先'],
    ['他们守着全区90.以上的边贸货物.茶农笑了.', '守着全区90%以上的边贸货物'],
  ])('numbers that lost their marks: %s', (damaged, whole) => {
    expect(clean(`茶山\n春天来了.山上绿了.${damaged}`).text).toContain(whole);
  });

  test('a quoted sum of more than two', () => {
    expect(clean("渔村\n潮退了.他们坚持了六年的'1.1.1'帮扶法.人人会背.").text).toContain('“1+1+1”帮扶法');
  });

  test('a heading that ends with a year stays apart from a paragraph that begins with one', () => {
    const { text } = clean(
      '临海\n临海检验检疫局：服务海岛崛起的2010\n2010年，外贸总值达177.9亿美元，增长32%，大门越开越宽。',
    );
    expect(text).not.toContain('20102010');
    expect(
      clean('临海\n临海检验检疫局：服务海岛崛起的20102010年，外贸总值达177.9亿美元，大门越开越宽。').text,
    ).toContain('崛起的2010\n2010年');
    expect(
      clean('临海\n临海检验检疫局为海岛服务满十年，自201\n4年起，外贸总值达177.9亿美元，大门越开越宽。').text,
    ).toContain('自2014年起');
  });

  test('years apart', () => {
    expect(clean('文件\n按照国发〔2 012〕21号文件，该局2 010、2011年连年获奖。').text).toBe(
      '按照国发〔2012〕21号文件，该局2010、2011年连年获奖。',
    );
  });

  test('lost marks before speech, in lists, at the end', () => {
    const { text } = clean(
      "灾后\n镇长握着他的手说.'你们来了.我们就踏实了.'大家忙着清理淤泥.他们检修设备.车辆.泵站等设施.没有一个人叫苦.",
    );
    expect(text).toMatch(
      /^镇长握着他的手说：“你们来了，我们就踏实了。”大家忙着清理淤泥[，。]他们检修设备、车辆、泵站等设施，没有一个人叫苦。$/u,
    );
  });

  test('straight quotes come back in pairs, nested ones as ‘ ’', () => {
    expect(clean('口号\n他说:"我们有个\'三心\'口号,人人会背."大家笑了,"真好!"').text).toContain(
      '他说：“我们有个‘三心’口号，人人会背',
    );
  });

  test('the page around the article', () => {
    const document = clean(
      [
        '您现在的位置：首页 > 新闻中心 > 正文',
        '楚江局服务春茶出口',
        '来源：国门时报　发布时间：2012-04-05 09:12　点击数：88　字体：[大 中 小]',
        '清明前后，楚江检验检疫局的技术人员天天泡在茶园里，教茶农用药。',
        '图为技术人员查看茶树。王建国 摄',
        '今年春茶出口已达320吨。（王建国）',
        '责任编辑：李晓梅',
        '相关新闻',
        '·某地春耕 2013-03-01',
        '·某局会议 2013-03-02',
        '版权所有 京ICP备12345号',
      ].join('\n'),
    );
    expect(document.text).toBe(
      '清明前后，楚江检验检疫局的技术人员天天泡在茶园里，教茶农用药。\n今年春茶出口已达320吨。',
    );
    expect(document).toMatchObject({ title: '楚江局服务春茶出口', date: '2012-04-05', byline: '王建国' });
    expect(document.dropped.map(({ text }) => text)).toContain('·某局会议 2013-03-02');
  });

  test('header and footer lines in the forms of other sites', () => {
    const document = clean(
      [
        '返回首页 | 加入收藏 | 设为首页',
        '楚江局服务春茶出口 - 基层动态 - 质量网',
        '发布时间：2012-03-05 信息来源：办公室 字号：[大][中][小]',
        '楚江局服务春茶出口',
        '清明前后，技术人员天天泡在茶园里。&#13;',
        '图1 工作现场',
        '今年春茶出口已达320吨&#151;&#151;比去年多一倍。',
        '本文来源：质量网',
        '某地召开会议(2012-08-10)某地出口遇新规(2012-08-11) 某地发布提示(2013-01-03)',
        '更多>>',
      ].join('\n'),
    );
    expect(document.text).toBe('清明前后，技术人员天天泡在茶园里。\n今年春茶出口已达320吨——比去年多一倍。');
    expect(document).toMatchObject({ title: '楚江局服务春茶出口', date: '2012-03-05' });
  });

  test('an advertisement takes no word of the text along', () => {
    expect(clean('治理\n坚持标本兼治、必威体育综合治理、惩防并举，件件有着落。').text).toBe(
      '坚持标本兼治、综合治理、惩防并举，件件有着落。',
    );
  });

  test('an advertisement in place of a word and one glued to the title', () => {
    const document = clean(
      '党课开到实验台_澳门新葡京官网\n他们带头学习科学理论、新利18国际方针和业务知识，人人有笔记，季季有考核。',
    );
    expect(document.title).toBe('党课开到实验台');
    expect(document.text).toBe('他们带头学习科学理论、方针和业务知识，人人有笔记，季季有考核。');
  });

  test('a year that lost its 年, and thousands apart', () => {
    expect(clean('数字\n自20115月起，该局共检验179 644 批货物，合格率99.2 %。').text).toBe(
      '自2011年5月起，该局共检验179644批货物，合格率99.2%。',
    );
  });

  test('a heading of two halves that ran into its body begins a section', () => {
    const { sections } = clean(
      '基层巡礼\n湖北楚江检验检疫局党支部当好先锋 服务茶农楚江局有党员22名，人人挂牌，户户走到。云南怒山检验检疫局口岸办守住边关 写好忠诚怒山口岸海拔2300米，终年有雾。',
    );
    expect(sections.map(({ unit, text }) => [unit, text.slice(0, 4)])).toEqual([
      ['湖北楚江检验检疫局党支部', '楚江局有'],
      ['云南怒山检验检疫局口岸办', '怒山口岸'],
    ]);
  });

  test('every change says where: applying a stage’s repairs backwards gives what it saw', () => {
    const raw = '检疫\n<p>该局共检验&nbsp;30批货物。</p>';
    const { repairs } = clean(raw);
    for (const { stage, before, at } of repairs.filter(({ stage }) => stage === 'markup'))
      expect([stage, raw.slice(at, at + before.length)]).toEqual([stage, before]);
  });
});
