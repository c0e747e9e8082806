import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { registerFont } from '../../src/replies/chart.ts';
import { toTraditional } from '../../src/replies/locale.ts';
import { textsFor } from '../../src/replies/texts/texts.ts';
import { openShipped } from '../support/corpus.ts';

it('the font of the charts has every letter of the records, in both scripts', () => {
  const font = registerFont((path, family) => GlobalFonts.registerFromPath(path, family));
  const canvas = createCanvas(24, 24);
  const context = canvas.getContext('2d');
  context.font = `20px ${font}`;
  const pixels = (character: string): string => {
    context.clearRect(0, 0, 24, 24);
    context.fillText(character, 2, 20);
    return Buffer.from(context.getImageData(0, 0, 24, 24).data).toString('base64');
  };
  const library = openShipped();
  const { corpus } = library;
  const { levels, lookup } = textsFor('zh-CN');
  const texts = [
    ...Object.values(levels),
    lookup.honorsByLevel,
    ...corpus.mostComplete(1000).map(({ name }) => name),
    ...corpus.figures({ size: 5000 }).rows.flatMap((row) => [row.metric, row.printed, row.period, row.documentTitle]),
  ].join('');
  library.close();
  const box = pixels('\ue000');
  const letters = new Set([...texts, ...toTraditional(texts)].filter((character) => /[\p{L}\p{N}]/u.test(character)));
  expect(letters.size).toBeGreaterThan(500);
  expect([...letters].filter((character) => pixels(character) === box)).toEqual([]);
});
