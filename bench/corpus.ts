/**
 * Cleaning against cutting, on one core: how long `cleanArticle` takes for a text, and how long @node-rs/jieba takes to cut it.
 *
 *   npm run bench:corpus [file…]
 *
 * Without files: a set of articles made of the texts in tests/support/clean-texts, one for each kind of scraped page.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { cleanArticle } from '../src/data/clean/index.ts';

const ROUNDS = 25;
/** Milliseconds that each side runs before it is measured: a batch of articles is cleaned by code that is already compiled. */
const WARM_UP = 1500;

function articles(): { name: string; text: string }[] {
  const files = process.argv.slice(2);
  if (files.length > 0)
    return files.map((file) => ({ name: file.replace(/^.*\//u, ''), text: readFileSync(file, 'utf8') }));
  const folders = ['tests/support/clean-texts/tuned', 'tests/support/clean-texts/unseen'];
  const texts = folders.flatMap((folder) =>
    readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').trim()),
  );
  const all = texts.map((text) => text.slice(text.indexOf('\n') + 1)).join('\n');
  const title = '质检系统创先争优专题报道';
  return [
    { name: 'sound', text: `${title}\n${all}` },
    { name: 'half-width, repeated', text: `${title}\n${all}\n${all}`.replaceAll('，', ',').replaceAll('：', ':') },
    {
      name: 'lost marks',
      text: `${title}\n${all.replace(/[“”]/gu, "'").replace(/[。，、：；！？%（）《》—…]+/gu, '.')}`,
    },
  ];
}

/** Median of the rounds, in milliseconds. */
function time(work: () => void): number {
  const warm = performance.now() + WARM_UP;
  while (performance.now() < warm) work();
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

const jieba = Jieba.withDict(dict);
const rows = articles().map(({ name, text }) => {
  const cut = time(() => jieba.cut(text, true));
  const clean = time(() => cleanArticle({ file: name, text }));
  return { name, characters: text.length, cut, clean };
});
const sum = (of: 'characters' | 'cut' | 'clean') => rows.reduce((total, row) => total + row[of], 0);
const all = { name: 'all', characters: sum('characters'), cut: sum('cut'), clean: sum('clean') };
console.log('text                              characters   jieba cut ms   clean ms   clean / cut');
for (const { name, characters, cut, clean } of [...rows, all])
  console.log(
    `${name.slice(0, 32).padEnd(32)} ${String(characters).padStart(11)} ${cut.toFixed(2).padStart(14)} ${clean.toFixed(2).padStart(10)} ${(clean / cut).toFixed(2).padStart(13)}`,
  );
