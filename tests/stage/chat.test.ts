import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { completions } from '../../src/stage/chat.ts';
import { botOn, openStage } from '../support/bot.ts';

async function tab(line: string, locale = 'zh-CN'): Promise<[string[], string]> {
  const stage = await openStage();
  await botOn(stage);
  return completions(stage, commands, locale, line);
}

describe('Tab in the terminal', () => {
  it.each([
    ['/ho', ['/honors '], '/ho'],
    ['/荣', ['/荣誉 '], '/荣'],
    ['／荣', ['/荣誉 '], '/荣'],
    ['荣', ['/荣誉 '], '/荣'],
    ['/digest sub', ['/digest subscribe '], '/digest sub'],
    ['/honors unit:锦州 le', ['level:'], 'le'],
    ['/荣誉 单位:锦州 级', ['级别:'], '级'],
    ['/honors level:国', ['国家'], '国'],
    ['/honors unit:锦州检验检疫', ['锦州检验检疫局'], '锦州检验检疫'],
  ])('completes %s', async (line, offered, typed) => {
    const [hits, end] = await tab(line);
    expect([hits.slice(0, offered.length), end]).toEqual([offered, typed]);
  });

  it('offers what is left to say behind a value, in the language of the person', async () => {
    expect(await tab('/honors unit:锦州 title:文明单位 ')).toEqual([['级别:', '年份:', '授予单位:'], '']);
    expect(await tab('/honors unit:锦州 title:文明单位 ', 'en-US')).toEqual([['level:', 'year:', 'granted_by:'], '']);
  });

  it('offers options and names where nothing is typed yet', async () => {
    const [hits, end] = await tab('/honors ');
    expect(end).toBe('');
    expect(hits).toContain('单位:');
    expect(hits).toContain('江苏检验检疫局');
  });
});
