import { describe, expect, it } from 'vitest';
import { createMatcher, type Matcher } from '../../../src/data/match/matcher.ts';
import { remembering } from '../../../src/data/match/remember.ts';

function counted(): { matcher: Matcher; asked: () => number } {
  const inner = createMatcher([
    { id: 'linhai', kind: 'unit', name: '临海检验检疫局' },
    { id: 'civil', kind: 'honor', name: '临海市文明单位' },
  ]);
  let count = 0;
  const counting: Matcher = {
    ...inner,
    find(query, options) {
      count += 1;
      return inner.find(query, options);
    },
  };
  return { matcher: remembering(counting), asked: () => count };
}

describe('a matcher that remembers', () => {
  it('answers the same, and looks a question up once', () => {
    const { matcher, asked } = counted();
    const first = matcher.find('临海', { kind: 'unit', limit: 5 });
    expect(first.map(({ id }) => id)).toEqual(['linhai']);
    expect(matcher.find('临海', { kind: 'unit', limit: 5 })).toEqual(first);
    expect(asked()).toBe(1);
  });

  it('keeps questions of another kind or limit apart', () => {
    const { matcher, asked } = counted();
    expect(matcher.find('临海', { kind: 'honor' })[0]?.id).toBe('civil');
    expect(matcher.find('临海', { kind: 'unit' })[0]?.id).toBe('linhai');
    expect(matcher.find('临海', { limit: 1 })).toHaveLength(1);
    expect(asked()).toBe(3);
  });

  it('is not changed by what somebody does with an answer', () => {
    const { matcher } = counted();
    matcher.find('临海', { kind: 'unit' }).pop();
    expect(matcher.find('临海', { kind: 'unit' })).toHaveLength(1);
  });

  it('forgets what was asked longest ago', () => {
    const { matcher, asked } = counted();
    for (let index = 0; index <= 2000; index++) matcher.find(`q${index}`);
    const before = asked();
    matcher.find('q2000');
    expect(asked()).toBe(before);
    matcher.find('q0');
    expect(asked()).toBe(before + 1);
  });
});
