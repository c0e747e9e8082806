import { describe, expect, it } from 'vitest';
import { chineseNumeral, valuesIn } from '../../src/data/numbers.ts';

describe('chineseNumeral', () => {
  it.each([
    ['三', 3],
    ['十', 10],
    ['十二', 12],
    ['两百五十', 250],
    ['三万二千', 32000],
    ['一千零五', 1005],
    ['二〇一一', 2011],
    ['两万', 20000],
    ['一亿二千万', 120000000],
  ])('reads %s as %d', (text, value) => expect(chineseNumeral(text)).toBe(value));

  it('reads no other word', () => expect(chineseNumeral('几十')).toBeNull());
});

describe('valuesIn', () => {
  it.each([
    ['163.1万批', 163.1],
    ['１７２８项目批次', 1728],
    ['24,000余项', 24000],
    ['十余人', 10],
    ['近两万家', 2],
    ['近两万家', 20000],
    ['翻了两番', 4],
    ['翻番', 2],
    ['零下53摄氏度', -53],
    ['不到半年', 0.5],
    ['71134.4亩', 71134.4],
  ])('finds in %s the value %d', (printed, value) => expect(valuesIn(printed)).toContain(value));

  it('does not find a value that merely looks alike', () => {
    expect(valuesIn('1728批次')).not.toContain(172);
    expect(valuesIn('71.5%')).not.toContain(715);
  });
});
