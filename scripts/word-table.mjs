// Derives src/data/extract/people/words.json from jieba's dictionary (MIT). Run at development time only:
//
//   node scripts/word-table.mjs
//
// A person's name is told from ordinary words by it: words of two and three characters that the dictionary does not mark as
// names of persons. Those that begin with a family name are kept from frequency 40 on (20 for three characters), others from 150.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const dictionary = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
const characters = readFileSync(new URL('../src/data/extract/people/characters.ts', import.meta.url), 'utf8');
const SURNAMES = new Set(/SURNAMES = new Set\(\[\s*\.\.\.'([^']+)'/u.exec(characters)[1]);
const groups = new Map();
for (const line of readFileSync(dictionary, 'utf8').split('\n')) {
  const [word = '', frequency = '0', tag = ''] = line.split(' ');
  if (!/^[\u4e00-\u9fff]{2,3}$/u.test(word) || tag.startsWith('nr')) continue;
  const surname = SURNAMES.has(word[0]);
  const least = word.length === 3 ? (surname ? 20 : Number.POSITIVE_INFINITY) : surname ? 40 : 150;
  if (Number(frequency) < least) continue;
  const rest = groups.get(word[0]) ?? [];
  rest.push(word.slice(1));
  groups.set(word[0], rest);
}
const words = Object.fromEntries(
  [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([first, rest]) => [first, rest.sort().join(' ')]),
);
const source = "Made by scripts/word-table.mjs from jieba's dictionary (MIT). See ../DATA.md.";
writeFileSync(
  new URL('../src/data/extract/people/words.json', import.meta.url),
  `${JSON.stringify({ source, words }, null, 2)}\n`,
);
