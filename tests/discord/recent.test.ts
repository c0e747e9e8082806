import { describe, expect, it } from 'vitest';
import { createRecent } from '../../src/commands/recent.ts';
import { botOn, openStage } from '../support/bot.ts';

const PRACTICE = '“四懂四爱”主题教育活动';
const zh = { locale: 'zh-CN' };
const hua = { user: { id: '200000000000000001', username: 'hua' } };
const ming = { user: { id: '200000000000000002', username: 'ming' } };

async function openBot() {
  const stage = await openStage();
  await botOn(stage);
  type By = typeof hua;
  return {
    run: (name: string, option: string, value: string, by: By) =>
      stage.run({ name, options: [{ name: option, value }], ...zh, ...by }),
    async offered(name: string, option: string, by: By, others: { name: string; value: string }[] = []) {
      const options = [...others, { name: option, value: '' }];
      const { choices } = await stage.autocomplete({ name, options, focused: option, ...zh, ...by });
      return choices.map((choice) => choice.name);
    },
    stage,
  };
}

describe('where nothing is typed yet', () => {
  it('what the same person asked for last comes first, the latest before the earlier, then the most complete units', async () => {
    const { run, offered } = await openBot();
    const usual = await offered('unit', 'name', hua);
    await run('unit', 'name', 'mohe', hua);
    await run('honors', 'unit', '锦州局', hua);
    const [first, second, ...rest] = await offered('figures', 'unit', hua);
    expect([first, second]).toEqual(['锦州检验检疫局 · 辽宁', '黑龙江检验检疫局漠河办事处']);
    expect(rest).toEqual(usual.filter((name) => name !== first && name !== second));
    expect(await offered('unit', 'name', ming)).toEqual(usual);
  });

  it('each kind of name has its own', async () => {
    const { run, offered } = await openBot();
    const usual = await offered('honors', 'title', hua);
    await run('honors', 'title', '全国文明单位', hua);
    await run('practice', 'about', PRACTICE, hua);
    expect((await offered('honors', 'title', hua))[0]).toBe('全国文明单位');
    expect(await offered('honors', 'title', ming)).toEqual(usual);
    expect((await offered('practice', 'about', hua))[0]).toBe(`${PRACTICE} · 锦州检验检疫局`);
  });

  it('keeps to the unit that is chosen already', async () => {
    const { run, offered } = await openBot();
    await run('practice', 'about', PRACTICE, hua);
    expect(await offered('practice', 'about', hua, [{ name: 'unit', value: '苏州' }])).not.toContain(PRACTICE);
    expect((await offered('practice', 'about', hua, [{ name: 'unit', value: '锦州' }]))[0]).toBe(PRACTICE);
  });

  it('a miss is not remembered, what is clicked after it is', async () => {
    const { run, offered, stage } = await openBot();
    const usual = await offered('unit', 'name', hua);
    const { message } = await run('unit', 'name', '山西局', hua);
    expect(await offered('unit', 'name', hua)).toEqual(usual);
    const button = JSON.stringify(message?.components).match(/"custom_id":"([^"]+)"/)?.[1] ?? '';
    if (message === null) throw new Error('there was no answer');
    await stage.click(message, button, { ...zh, ...hua });
    expect((await offered('unit', 'name', hua))[0]).toBe('山西侯马检验检疫局');
  });
});

describe('what is remembered', () => {
  it('is bounded: the latest names of each kind, of the users who asked last', () => {
    const recent = createRecent(2, 2);
    for (const id of ['a', 'b', 'a', 'c']) recent.note('hua', 'unit', id);
    recent.note('hua', 'honor', 'x');
    expect(recent.of('hua', 'unit')).toEqual(['c', 'a']);
    expect(recent.of('hua', 'honor')).toEqual(['x']);
    recent.note('ming', 'unit', 'a');
    recent.note('hua', 'unit', 'a');
    recent.note('li', 'unit', 'a');
    expect(recent.of('ming', 'unit')).toEqual([]);
    expect(recent.of('hua', 'unit')).toEqual(['a', 'c']);
  });
});
