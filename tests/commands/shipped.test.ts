import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { complete } from '../../src/commands/complete.ts';
import { createContext } from '../../src/commands/context.ts';
import { answer, commands } from '../../src/commands/index.ts';
import { openMemoryState } from '../../src/data/state/sqlite.ts';
import { measure } from '../../src/replies/limits.ts';
import { LOCALES } from '../../src/replies/locale.ts';
import { toPlainText } from '../../src/replies/plain-text.ts';
import { type Asked, asker } from '../support/ask.ts';
import { openShipped } from '../support/corpus.ts';

/** The questions of a meeting, over the shipped records. */
const library = openShipped();
afterAll(() => library.close());
const reporter = asker(library);
const ask = (line: string): Asked => reporter.ask(line);

describe('/unit', () => {
  it.each([
    '锦州',
    '锦州局',
    'jinzhou',
    'jz',
    'JinZhou',
    '錦州檢驗檢疫局',
    '绵州检验检疫局',
    '　锦州局　',
    'ｊｉｎｚｈｏｕ',
  ])('finds 锦州检验检疫局 by %s', (typed) => {
    const { outcome, text } = reporter.call('unit', { name: typed });
    expect(outcome).toBe('answered');
    expect(text).toMatch(/^锦州检验检疫局\n/);
  });

  it('says so when what was typed is not how the name is written', () => {
    expect(ask('/unit 绵州检验检疫局').text).toContain('您输入的是“绵州检验检疫局”，以下是“锦州检验检疫局”');
    expect(ask('/unit 锦州').text).not.toContain('您输入的是');
    expect(ask('/unit 錦州檢驗檢疫局').text).not.toContain('您输入的是');
  });

  it('tells who they are, how much is on record, and the source', () => {
    const { text, labels } = ask('/unit 张家港');
    expect(text).toContain('类别：分支局　地区：江苏 · 张家港　上级：江苏检验检疫局');
    expect(text).toMatch(/荣誉记录 7 条　做法 \d+ 个　数据 \d+ 条/);
    expect(text).toContain('✔ 已核对 · 出处：');
    expect(labels).toEqual([
      '荣誉 7',
      expect.stringMatching(/^做法 /),
      expect.stringMatching(/^数据 /),
      '上级单位',
      '出处',
      '发到频道',
    ]);
  });

  it('has buttons that lead to each of them', () => {
    const unit = ask('/unit 曹妃甸');
    expect(unit.press('荣誉').text).toContain('河北检验检疫局曹妃甸办事处的荣誉');
    expect(unit.press('做法').text).toContain('河北检验检疫局曹妃甸办事处的做法');
    expect(unit.press('数据').text).toContain('203.28亿美元');
    expect(ask('/unit 张家港').press('上级单位').text).toMatch(/^江苏检验检疫局\n/);
  });

  it.each([
    '辽宁检验检疫局',
    '河北检验检疫局',
    '山西局',
    '贵州检验检疫局',
    '甘肃局',
    '遵义局',
    '新疆检验检疫局哈密办事处',
  ])('offers the parts of %s, a superior without a record, and takes none of them for it', (typed) => {
    const { outcome, text, labels, press } = reporter.call('unit', { name: typed });
    expect(outcome).toBe('missed');
    expect(text).toContain(`没有找到单位“${typed}”。`);
    expect(press(labels[0] ?? '').outcome).toBe('answered');
  });

  it.each([
    ['遵义', '贵州遵义检验检疫局党支部'],
    ['吉安市', '江西吉安检验检疫局党支部'],
    ['哈密', '新疆检验检疫局哈密办事处党支部'],
  ])('answers %s, where there is one unit, at once, and says what was typed', (typed, name) => {
    const { outcome, text } = reporter.call('unit', { name: typed });
    expect(outcome).toBe('answered');
    expect(text).toMatch(new RegExp(`^${name}\n您输入的是“${typed}”，以下是“${name}”`));
  });

  it('answers a miss with up to five near names, each a click away', () => {
    const { outcome, text, labels, press } = ask('/unit 湖州局');
    expect(outcome).toBe('missed');
    expect(text).toContain('没有找到单位“湖州局”。');
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.length).toBeLessThanOrEqual(5);
    expect(press(labels[0] ?? '').outcome).toBe('answered');
  });

  it('offers where to begin when nothing is near', () => {
    const { outcome, labels, press } = ask('/unit ☃☃☃');
    expect(outcome).toBe('missed');
    expect(labels).toHaveLength(5);
    expect(press(labels[4] ?? '').outcome).toBe('answered');
  });
});

describe('/honors', () => {
  it('lists what a unit holds: recipient, granter, date and source of each, newest first', () => {
    const { text } = ask('/honors unit:甘肃局机关党委');
    const titles = ['全国工人先锋号', '全国文明单位', '省直机关创先争优活动示范点'].map((title) => text.indexOf(title));
    expect(titles.every((at) => at > 0)).toBe(true);
    expect(text.indexOf('2012年4月')).toBeLessThan(text.indexOf('2011年12月'));
    expect(text).toContain(
      '获奖单位（人）：甘肃国际旅行卫生保健中心\n2012年4月 · 国家级 · 授予单位：中华全国总工会\n✔ 已核对 · 出处：《',
    );
  });

  it('says what the article does not tell instead of leaving it out', () => {
    expect(ask('/honors unit:锦州 title:辽宁省文明单位').text).toContain('时间未载明 · 省部级 · 授予单位未载明');
  });

  it('finds a title by a part of it, also where somebody else holds exactly that', () => {
    expect(ask('/honors unit:侯马 title:表彰').text).toContain('省部级以上表彰 ×7');
    expect(ask('/honors unit:锦州 title:省文明单位').text).toContain('辽宁省文明单位');
  });

  it('offers the same question with one condition fewer, where that has an answer', () => {
    const { outcome, labels, press } = ask('/honors level:县区 year:1999');
    expect(outcome).toBe('missed');
    expect(labels).toContain('不限年份');
    expect(press('不限年份').outcome).toBe('answered');
  });

  it('tells who holds a title', () => {
    const { text } = ask('/honors title:全国文明单位');
    expect(text).toContain('谁获得了“全国文明单位”');
    expect(text).toContain('甘肃检验检疫局机关党委 · 获奖单位（人）：甘肃检验检疫局');
    expect(text).toContain('张家港检验检疫局');
    expect(text).not.toContain('标兵');
  });

  it('finds every title that contains what was typed', () => {
    const { text } = ask('/honors title:文明单位');
    for (const title of ['全国文明单位', '辽宁省文明单位', '省文明单位', '全省系统文明单位标兵'])
      expect(text).toContain(title);
  });

  it.each([
    ['/honors level:省部级', '省直机关创先争优活动示范点'],
    ['/honors year:2011 granted_by:中央文明委', '全国文明单位'],
    ['/honors granted_by:总工会', '全国工人先锋号'],
    ['/荣誉 单位：锦州 级别：市厅', '支持地方经济建设优秀单位 ×5'],
  ])('answers %s', (line, expected) => expect(ask(line).text).toContain(expected));

  it('says that nothing matches, and offers the wider question', () => {
    const { outcome, text, press } = ask('/honors unit:锦州 level:国家');
    expect(outcome).toBe('missed');
    expect(text).toContain('没有收录符合条件的内容：锦州检验检疫局的荣誉 · 国家级');
    expect(press('锦州检验检疫局的荣誉').text).toContain('共 4 条');
  });

  it('gives a unit without honours no honour', () => {
    const { outcome, text } = ask('/honors unit:宁夏检验检疫局保健中心党支部');
    expect(outcome).toBe('missed');
    expect(text).toContain('没有收录');
  });

  it('needs at least one option', () => expect(ask('/honors').text).toContain('请至少填写一个选项'));
});

describe('/practice', () => {
  it('tells a practice by its name, with unit, theme and source', () => {
    const { text } = ask('/practice about:党员专列');
    expect(text).toContain('吉林检验检疫局技术中心党支部 · 主题：');
    expect(text).toContain('✔ 已核对 · 出处：');
  });

  it('finds practices by a word of what they are about', () => {
    expect(ask('/practice about:朝觐').text).toContain('提到“朝觐”的做法');
  });

  it('gives one at random where nothing is asked, and another one on a click', () => {
    const numbers = [0, 0.5, 0.99];
    const random = asker(library, 'zh-CN', () => numbers.shift() ?? 0);
    const first = random.ask('/practice');
    expect(first.outcome).toBe('answered');
    expect(first.press('换一个').text).not.toBe(first.text);
  });

  it('lists a theme, and a unit', () => {
    expect(ask('/practice theme:廉政').text).toContain('主题：廉政');
    expect(ask('/practice unit:沈阳').text).toContain('辽宁沈阳检验检疫局的做法');
  });

  it('never answers with a practice of another unit or theme than was asked for', () => {
    for (const line of ['/practice about:党员专列 unit:锦州', '/practice about:党员专列 theme:廉政']) {
      const { outcome, press } = ask(line);
      expect(outcome).toBe('missed');
      expect(press('党员专列 · ').text).toContain('吉林检验检疫局技术中心党支部');
    }
  });

  it('offers near names on a miss', () => expect(ask('/practice about:乌有先生传').outcome).toBe('missed'));
});

describe('/figures', () => {
  it('never shows a figure of somebody else as the own', () => {
    const { text } = ask('/figures unit:成都出口加工区办事处 metric:加工贸易');
    for (const entry of text.split('\n\n').filter((part) => part.includes('亿美元')))
      expect(entry).toContain('⚑ 非本单位数据，属于：');
  });
});

describe('every unit of the corpus', () => {
  it('answers each question about it, in each language, on every page', { timeout: 60_000 }, () => {
    const units = library.corpus.mostComplete(1000);
    expect(units.length).toBeGreaterThanOrEqual(17);
    for (const locale of LOCALES) {
      const { call } = asker(library, locale);
      for (const unit of units) {
        const card = call('unit', { name: unit.id });
        expect(card.outcome).toBe('answered');
        for (const [name, count] of [
          ['honors', unit.honors],
          ['practice', unit.practices],
          ['figures', unit.figures],
        ] as const) {
          let page = call(name, { unit: unit.id });
          expect(page.outcome).toBe(count > 0 ? 'answered' : 'missed');
          const next = locale === 'en' ? 'Next' : locale === 'zh-TW' ? '下一頁' : '下一页';
          while (page.labels.some((label) => label.startsWith(next))) page = page.press(next);
        }
      }
    }
  });

  it('is written in Traditional characters for those who read them, facts as well', () => {
    const { text } = asker(library, 'zh-TW').ask('/unit 张家港');
    expect(text).toMatch(/^張家港檢驗檢疫局\n/);
    expect(text).not.toMatch(/[检验张类荣誉]/u);
  });

  it('has English labels around Chinese facts for everybody else', () => {
    const { text } = asker(library, 'en').ask('/honors unit:jinzhou');
    expect(text).toContain('Honours of 锦州检验检疫局');
    expect(text).toContain('Jul 2011 · municipal or departmental · granter not stated');
  });
});

describe('autocomplete', () => {
  const choices = (name: string, focused: string, typed: string, others = {}) => {
    const command = commands.find(({ definition }) => definition.name === name) ?? expect.fail(name);
    return complete(command, focused, typed, others, createContext(library, 'zh-CN'));
  };

  it('offers the best name first, with its province', () => {
    expect(choices('unit', 'name', 'zhangjg')[0]).toEqual({ name: '张家港检验检疫局 · 江苏', value: 'zhangjiagang' });
  });

  it('offers the most complete units before anything is typed', () => {
    const offered = choices('unit', 'name', '');
    expect(offered.length).toBeGreaterThan(10);
    expect(offered.length).toBeLessThanOrEqual(25);
  });

  it('keeps titles to the unit that has been chosen', () => {
    const titles = choices('honors', 'title', '', { unit: 'caofeidian' }).map(({ name }) => name);
    expect(titles).toContain('全国青年文明号');
    expect(titles).toHaveLength(6);
    expect(choices('honors', 'title', '文明', { unit: 'caofeidian' }).map(({ name }) => name)).toEqual([
      '全国青年文明号',
    ]);
  });

  it('completes years, granters and practices', () => {
    expect(choices('honors', 'year', '20').map(({ value }) => value)).toContain(2011);
    expect(choices('honors', 'granted_by', '总工会')[0]?.name).toBe('中华全国总工会');
    expect(choices('practice', 'about', 'dangyuanzhuanlie')[0]?.name).toContain('党员专列');
  });

  it('gives nothing for an option that does not complete', () => expect(choices('honors', 'level', '省')).toEqual([]));
});

describe('/help', () => {
  const examplesIn = (text: string) => [...text.matchAll(/^　(\/.+)$/gmu)].map(([, example]) => example ?? '');

  it.each([
    ['zh-CN', '/单位 名称:'],
    ['zh-TW', '/單位 名稱:'],
    ['en', '/unit name:'],
  ] as const)('in %s shows examples as the asker would type them, and they really answer', (locale, unit) => {
    const own = asker(library, locale);
    const examples = examplesIn(own.ask('/help').text);
    expect(examples.length).toBeGreaterThanOrEqual(8);
    expect(examples[0]).toContain(unit);
    for (const example of examples) expect([example, own.ask(example).outcome]).toEqual([example, 'answered']);
  });

  it('names what only some members may use to them alone, and that answers too', async () => {
    const store = openMemoryState();
    onTestFinished(() => store.close());
    const helpFor = (mayManage: boolean) => {
      const asking = { guildId: '1', channelId: '2', userId: '3', may: () => mayManage, place: async () => null };
      const postNow = async () => expect.fail('nothing is posted');
      const context = createContext(library, 'zh-CN', () => 0, { store, now: () => 0, asking, postNow });
      return { context, reply: answer('help', {}, context) };
    };
    const { context, reply } = helpFor(true);
    const examples = examplesIn(toPlainText((await reply).components).text);
    expect(examples).toEqual(expect.arrayContaining(['/每日 列表', '/设置']));
    for (const name of ['digest list', 'settings']) expect((await answer(name, {}, context)).outcome).toBe('answered');
    const others = examplesIn(toPlainText((await helpFor(false).reply).components).text);
    expect(others.join()).not.toMatch(/每日|设置/u);
  });
});

describe('a list', () => {
  it('has the source of every entry one click away', () => {
    const list = ask('/figures unit:江苏局');
    const numbers = [...list.text.matchAll(/^(\d+)\. /gmu)].map(([, number]) => number);
    expect(numbers).toHaveLength(8);
    for (const number of numbers) expect(list.press(`出处 ${number}`).text).toContain('引用格式');
  });

  it('is one text with its buttons below, which is what keeps it quick', () => {
    expect(measure(ask('/figures unit:江苏局').reply.components).components).toBeLessThanOrEqual(20);
  });
});

describe('what does not fit', () => {
  it.each([
    ['zh-CN', { year: 'abc' }, '“年份”要填 1900 到 2100'],
    ['zh-TW', { year: 'abc' }, '「年份」要填 1900 到 2100'],
    ['en', { year: 'abc' }, '“year” must be a whole number'],
    ['zh-CN', { level: '最高' }, '“级别”不能是“最高”，可以是：国家、总局'],
    ['en', { level: '最高' }, '“level” cannot be “最高”; it can be: national,'],
  ] as const)('is told in %s by the name that the asker sees', (locale, options, said) => {
    expect(asker(library, locale).call('honors', options).text).toContain(said);
  });
});
