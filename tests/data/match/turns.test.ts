import { expect, it } from 'vitest';
import { createMatcher, createMatcherInTurns, type Name } from '../../../src/data/match/matcher.ts';

const names = Array.from({ length: 12_000 }, (_, number): Name => {
  const han = [...String(number)].map((digit) => '锦州临海台温宁波沈阳'[Number(digit)] ?? '').join('');
  return { id: `u${number}`, kind: 'unit', name: `${han}检验检疫局` };
});

it('an index that is built in turns lets others have theirs, and finds the same', async () => {
  let turns = 0;
  let isBuilt = false;
  const others = (async () => {
    while (!isBuilt) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
  })();
  const inTurns = await createMatcherInTurns(names);
  isBuilt = true;
  await others;
  expect(turns).toBeGreaterThan(10);
  const atOnce = createMatcher(names);
  for (const query of ['锦州检验检疫局', '锦州局', 'jinzhou', '临海', 'whatever']) {
    expect(inTurns.find(query)).toEqual(atOnce.find(query));
  }
});
