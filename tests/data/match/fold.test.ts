import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from '../../../src/data/match/fold.ts';

it.each([
  ['Traditional', '錦州檢驗檢疫局', '锦州检验检疫局'],
  ['what OpenCC leaves apart', '顯著', '显着'],
  ['forms of Hong Kong', '國際旅行衞生保健中心', '国际旅行卫生保健中心'],
  ['full width and case', 'ＡＢｃ１２', 'abc12'],
  ['white space', ' 锦 州\u3000局\n', '锦州局'],
  ['quotes', '“四懂四爱”、‘三比三看’「文明」', '四懂四爱三比三看文明'],
  ['punctuation and symbols', '5+2（工作）模式·A-B', '52工作模式ab'],
  ['compatibility forms', '㎏①', 'kg1'],
  ['nothing to keep', '，。！😀\u0000', ''],
])('folds %s', (_, text, folded) => {
  expect(fold(text)).toBe(folded);
});

it('leaves what is folded as it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
});

it('folds a Traditional character alike wherever it stands', () => {
  expect(fold('乾安') + fold('乾')).toBe(`${fold('乾')}安${fold('乾')}`);
});
