/**
 * Makes src/data/clean/language.json: what the cleaning stages know about Chinese.
 *
 *   node scripts/bigrams.mjs
 *
 * Source: dict.txt of @node-rs/jieba (MIT): 349,045 words with their frequencies and a part of speech. No running text is read:
 * a pair of characters counts as often as the words that hold it. scripts/domain-words.txt adds the field's own words.
 *
 * Out: `chars`    one entry a character: the character, then four letters: log2 of how often it occurs, begins, ends and is a word
 *      `pairs`    one line a first character: the character, then (second character, letter) with the letter as log2 of the count
 *      `words`    one line a part of speech: words of 2-4 characters, frequent first
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const dictionary = readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8');
const domain = readFileSync(new URL('./domain-words.txt', import.meta.url), 'utf8');

const PAIRS = 125_000;
/** How many words of each part of speech are kept: enough for what a clause begins or ends with. */
const KEPT = { v: 7000, n: 9000, a: 1200, d: 500, c: 150, p: 100, r: 250, t: 250, q: 150, ns: 2500, nr: 500 };
const KIND = {
  v: 'v',
  vn: 'v',
  vd: 'v',
  vi: 'v',
  n: 'n',
  nz: 'n',
  l: 'n',
  j: 'n',
  nt: 'n',
  s: 'n',
  f: 'n',
  a: 'a',
  ad: 'd',
  an: 'n',
  z: 'a',
  d: 'd',
  c: 'c',
  p: 'p',
  r: 'r',
  rr: 'r',
  rz: 'r',
  t: 't',
  q: 'q',
  ns: 'ns',
};

const words = new Map();
for (const line of [...dictionary.split('\n'), ...domain.split('\n')]) {
  const [word, count, tag] = line.trim().split(' ');
  if (!word || !/^\p{Script=Han}+$/u.test(word)) continue;
  const before = words.get(word);
  words.set(word, { count: Math.max(Number(count), before?.count ?? 0), tag: tag ?? before?.tag ?? 'n' });
}

const chars = new Map();
const pairs = new Map();
const add = (map, key, n) => map.set(key, (map.get(key) ?? 0) + n);
for (const [word, { count }] of words) {
  const letters = [...word];
  letters.forEach((letter, i) => {
    const entry = chars.get(letter) ?? [0, 0, 0, 0];
    entry[0] += count;
    if (i === 0) entry[1] += count;
    if (i === letters.length - 1) entry[2] += count;
    if (letters.length === 1) entry[3] += count;
    chars.set(letter, entry);
    if (i > 0) add(pairs, letters[i - 1] + letter, count);
  });
}

/** log2 in half steps as one printable letter, '!' for none. */
const level = (n) => String.fromCharCode(33 + (n <= 0 ? 0 : 1 + Math.round(2 * Math.log2(n))));
const byFirst = new Map();
const kept = [...pairs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, PAIRS);
for (const [pair, count] of kept) {
  const [first, second] = [...pair];
  byFirst.set(first, (byFirst.get(first) ?? '') + second + level(count));
}
const byKind = new Map();
for (const [word, { tag }] of [...words].sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1))) {
  const kind = KIND[tag];
  const length = [...word].length;
  if (!kind || length < 2 || length > 4) continue;
  const list = byKind.get(kind) ?? [];
  if (list.length < (KEPT[kind] ?? 0)) byKind.set(kind, [...list, word]);
}

const out = {
  source:
    'Made by scripts/bigrams.mjs from dict.txt of @node-rs/jieba (MIT) and scripts/domain-words.txt. See DATA.md.',
  chars: [...chars]
    .filter(([c]) => c.length === 1)
    .map(([c, n]) => c + n.map(level).join(''))
    .sort()
    .join(''),
  pairs: [...byFirst]
    .sort()
    .map(([first, rest]) => first + rest)
    .join('\n'),
  words: Object.fromEntries([...byKind].sort().map(([kind, list]) => [kind, list.join(' ')])),
};
writeFileSync(new URL('../src/data/clean/language.json', import.meta.url), `${JSON.stringify(out, null, 2)}\n`);
console.log(
  kept.length,
  'pairs, least',
  kept.at(-1)?.[1],
  Object.fromEntries([...byKind].map(([k, l]) => [k, l.length])),
);
