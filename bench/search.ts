/**
 * Full text over many passages, in-process.
 *
 *   npm run bench:search [-- passages]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Article, Articles } from '../src/data/corpus/articles.ts';
import { buildCorpus } from '../src/data/corpus/build.ts';
import { openCorpus } from '../src/data/corpus/corpus.ts';
import { loadRecords } from '../src/data/corpus/open.ts';
import { seededRandom } from './random.ts';

const PASSAGES = Number(process.argv[2] ?? 100_000);
const ROUNDS = 2000;

const random = seededRandom(7);
const pick = <Item>(items: readonly Item[]): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};

/** Sentences out of pieces of the records' own words: Chinese of the field, with its own frequencies. */
function sentencesFrom(texts: readonly string[]): () => string {
  const pieces = texts.flatMap((text) => text.split(/[，。、：；“”（）]/u)).filter((piece) => piece.length > 1);
  return () =>
    `${Array.from({ length: 4 + Math.floor(random() * 8) }, () => pick(pieces)).join('，')}，${1990 + Math.floor(random() * 30)}年${Math.floor(random() * 90_000)}批次。`;
}

function main(): void {
  const { records } = loadRecords('corpus');
  const texts = records.units.flatMap((unit) => [
    unit.profile,
    ...unit.practices.map(({ name, gist }) => `${name}，${gist}`),
    ...unit.honors.map(({ title }) => title),
    ...unit.figures.map(({ metric, printed }) => `${metric}${printed}`),
  ]);
  const sentence = sentencesFrom(texts);
  const names = new Map(records.units.map(({ id, name }) => [id, name]));
  const sections = records.documents.reduce((sum, document) => sum + document.sections.length, 0);
  const each = Math.ceil(PASSAGES / sections);
  const written = records.documents.map(
    ({ file, title, column, date, sections: parts }): Article => ({
      // Articles of their own: nothing is proved by words that were put together at random.
      path: `bench-${file}`,
      title: `${title}之二`,
      column,
      date,
      sections: parts.map(({ heading, unit }) => ({
        heading,
        unit: names.get(unit ?? '') ?? null,
        text: Array.from({ length: each }, sentence).join('\n'),
      })),
      honors: [],
      practices: [],
      figures: [],
      people: [],
    }),
  );
  const articles: Articles = {
    all: () => written,
    unitNames: () => written.flatMap((article) => article.sections.flatMap(({ unit }) => unit ?? [])),
  };
  const folder = mkdtempSync(join(tmpdir(), 'pacesetter-search-'));
  try {
    const path = join(folder, 'corpus.db');
    let begun = performance.now();
    buildCorpus(path, records, 'bench', articles);
    const megabytes = statSync(path).size / 1e6;
    console.log(
      `${each * sections} passages built in ${Math.round(performance.now() - begun)} ms, ${Math.round(megabytes)} MB`,
    );

    const corpus = openCorpus(path);
    const words = texts.join('').match(/\p{Script=Han}+/gu) ?? [];
    const part = (length: number) => (): string => {
      const word = pick(words);
      const at = Math.floor(random() * Math.max(1, word.length - length + 1));
      return word.slice(at, at + length);
    };
    const kinds: readonly (readonly [string, () => Parameters<typeof corpus.search>[0]])[] = [
      ['one character', () => ({ text: part(1)() })],
      ['two characters', () => ({ text: part(2)() })],
      ['four characters', () => ({ text: part(4)() })],
      ['two words', () => ({ text: `${part(2)()} ${part(2)()}` })],
      ['the commonest word, 检验检疫', () => ({ text: '检验检疫' })],
      ['检验检疫 in a unit and a year', () => ({ text: '检验检疫', unit: 'jinzhou', year: 2011 })],
      ['a number', () => ({ text: String(Math.floor(random() * 90_000)) })],
      ['page 100 of a common word', () => ({ text: '服务', page: 100 })],
    ];
    console.log('\n| query | p50 ms | p95 ms | found |\n|---|---|---|---|');
    const all: number[] = [];
    for (const [what, filter] of kinds) {
      const times: number[] = [];
      let found = 0;
      for (let round = 0; round < ROUNDS / kinds.length; round += 1) {
        const asked = filter();
        begun = performance.now();
        const { total } = corpus.search(asked);
        times.push(performance.now() - begun);
        if (total > 0) found += 1;
      }
      all.push(...times);
      console.log(
        `| ${what} | ${show(times, 0.5)} | ${show(times, 0.95)} | ${Math.round((100 * found) / times.length)} % |`,
      );
    }
    console.log(`| all | ${show(all, 0.5)} | ${show(all, 0.95)} | |`);
    corpus.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const show = (times: number[], share: number): string =>
  (times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN).toFixed(2);

main();
