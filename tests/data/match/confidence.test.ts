import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/data/match/confidence.ts';
import { createMatcher, type Hit } from '../../../src/data/match/matcher.ts';

const hits = (...scores: number[]): Hit[] =>
  scores.map((score, at) => ({ id: `${at}`, kind: 'unit', name: `${at}`, score }));

describe('a judgement', () => {
  it('is sure of the same text, however near the next is', () => {
    expect(judge(hits(1, 0.97), '临海局')).toMatchObject({ verdict: 'sure', hit: { id: '0' } });
    expect(judge(hits(1, 0.99), '临海局')).toMatchObject({ verdict: 'sure', hit: { id: '0' } });
  });
  it('asks where two have the same text', () => {
    expect(judge(hits(1, 1, 0.8), '临海局')).toMatchObject({ verdict: 'several' });
    expect(judge(hits(0.99, 0.98), '临海局')).toMatchObject({ verdict: 'several' });
  });
  it('is sure of a high score with a lead', () => {
    expect(judge(hits(0.94, 0.8), '临海局')).toMatchObject({ verdict: 'sure' });
    expect(judge(hits(0.94, 0.9), '临海局')).toMatchObject({ verdict: 'several' });
  });
  it('offers only what is worth choosing', () => {
    const judged = judge(hits(0.9, 0.85, 0.3), '临海局');
    expect(judged.verdict === 'several' && judged.hits.map(({ score }) => score)).toEqual([0.9, 0.85]);
  });
  it('offers the nearest five where nothing fits', () => {
    const judged = judge(hits(0.5, 0.5, 0.4, 0.4, 0.4, 0.4), '临海局');
    expect(judged.verdict === 'none' && judged.near).toHaveLength(5);
    expect(judge([], '临海局')).toEqual({ verdict: 'none', near: [] });
  });
});

describe('with real look-ups', () => {
  const matcher = createMatcher(
    '锦州 苏州 常州 沈阳 无锡 徐州 曹妃甸 涪陵 侯马 遵义 漠河 吉安'
      .split(' ')
      .map((place) => ({ id: place, kind: 'unit', name: `${place}检验检疫局` })),
  );
  it.each([
    ['锦州', 'sure'],
    ['锦州局', 'sure'],
    ['检验检疫局', 'several'],
    // A slip of the pen that makes no other place's name, unless other places are as near.
    ['绵州检验检疫局', 'several'],
    ['曹妃旬检验检疫局', 'sure'],
    ['jz', 'sure'],
    // 宿州 is a place of its own: offered, not answered, however much it looks and sounds like 苏州.
    ['宿州检验检疫局', 'several'],
    ['大连检验检疫局', 'none'],
    ['大连', 'none'],
    ['今天天气', 'none'],
  ])('%s: %s', (query, verdict) => {
    expect(judge(matcher.find(query), query).verdict).toBe(verdict);
  });
});
