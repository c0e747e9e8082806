import { describe, expect, it } from 'vitest';
import { callable } from '../../src/commands/definition.ts';
import { commands } from '../../src/commands/index.ts';
import { en } from '../../src/replies/texts/en.ts';
import { zhCN } from '../../src/replies/texts/zh-CN.ts';

/** Every text of a catalogue by its place in it: `lookup.kinds.unit`. */
function placesIn(catalogue: object, before = ''): [string, unknown][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null ? placesIn(value, `${before}${key}.`) : [[`${before}${key}`, value]],
  );
}

const catalogues = [
  ['zh-CN', zhCN],
  ['en', en],
] as const;

describe('the catalogues of texts', () => {
  it('have the same places, so that no text is missing in either', () => {
    const [chinese, english] = catalogues.map(([, texts]) =>
      placesIn(texts)
        .map(([place]) => place)
        .sort(),
    );
    expect(chinese).toEqual(english);
    expect(chinese?.length).toBeGreaterThan(150);
  });

  it.each(catalogues)('%s: every place holds a text, or makes one', (_locale, texts) => {
    for (const [place, value] of placesIn(texts)) {
      expect([place, typeof value === 'function' || (typeof value === 'string' && value !== '')]).toEqual([
        place,
        true,
      ]);
    }
  });

  it('say Chinese things in Chinese only', () => {
    const strange = placesIn(en).filter(([, value]) => typeof value === 'string' && /[，。；：、]/u.test(value));
    expect(strange).toEqual([]);
  });
});

describe('commands and options', () => {
  it('are named and described in both languages', () => {
    for (const { definition } of callable(commands)) {
      const all = [definition, ...Object.values(definition.options)];
      for (const { zhName, description, zhDescription } of all) {
        expect(zhName).toMatch(/^[\p{Script=Han} ]{1,32}$/u);
        expect(description).toMatch(/^[ -~]{1,100}$/);
        expect(zhDescription).toMatch(/\p{Script=Han}/u);
        expect(zhDescription.length).toBeLessThanOrEqual(100);
      }
    }
  });
});
