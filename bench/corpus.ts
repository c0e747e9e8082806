/**
 * Cleaning and extraction against cutting, on one core: how long `cleanArticle` and `extractDocument` take for a text, and how
 * long @node-rs/jieba takes to cut it; then the same over 1,000 articles of a few paragraphs each.
 *
 *   npm run bench:corpus [file…]
 *
 * Without files: a set of articles made of the texts in tests/support/clean-texts, one for each kind of scraped page. The least
 * time of many rounds counts, on both sides: it is the one that nothing else on the machine disturbed.
 *
 *   npm run bench:corpus -- --memory [articles]
 *
 * What `corpus extract`, which cleans first, takes over that many articles (10,000), files that are none among them: the memory of the process with all
 * its threads at its peak up to the 1,000th, the 5,000th and the last.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { cleanArticle } from '../src/data/clean/index.ts';
import { runExtract } from '../src/data/extract/command.ts';
import { extractDocument } from '../src/data/extract/index.ts';

const ROUNDS = 8;
/** Milliseconds that each side runs before it is measured: a batch of articles is cleaned by code that is already compiled. */
const WARM_UP = 1500;

function texts(): string[] {
  return ['tests/support/clean-texts/tuned', 'tests/support/clean-texts/unseen'].flatMap((folder) =>
    readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').trim()),
  );
}

function articles(files: readonly string[]): { name: string; text: string }[] {
  if (files.length > 0)
    return files.map((file) => ({ name: file.replace(/^.*\//u, ''), text: readFileSync(file, 'utf8') }));
  const all = texts()
    .map((text) => text.slice(text.indexOf('\n') + 1))
    .join('\n');
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

/**
 * The least of the rounds of each work, in milliseconds; they take turns in runs of ten, so that a busy machine
 * slows both and neither finds the other's data in the caches.
 */
function times(works: readonly (() => unknown)[]): number[] {
  const least = works.map(() => Number.POSITIVE_INFINITY);
  for (const work of works) {
    const warm = performance.now() + WARM_UP;
    while (performance.now() < warm) work();
  }
  for (let round = 0; round < ROUNDS; round++)
    works.forEach((work, i) => {
      for (let again = 0; again < 10; again++) {
        const started = performance.now();
        work();
        least[i] = Math.min(least[i] ?? 0, performance.now() - started);
      }
    });
  return least;
}

function speed(files: readonly string[]): void {
  const jieba = Jieba.withDict(dict);
  const rows = articles(files).map(({ name, text }) => {
    const document = cleanArticle({ file: name, text });
    const [cut = 0, clean = 0, extract = 0] = times([
      () => jieba.cut(text, true),
      () => cleanArticle({ file: name, text }),
      () => extractDocument(document),
    ]);
    return { name, characters: text.length, cut, clean, extract };
  });
  const sum = (of: 'characters' | 'cut' | 'clean' | 'extract') => rows.reduce((total, row) => total + row[of], 0);
  rows.push({
    name: 'all',
    characters: sum('characters'),
    cut: sum('cut'),
    clean: sum('clean'),
    extract: sum('extract'),
  });
  console.log(
    'text                              characters   jieba cut ms   clean ms   clean / cut   extract ms   both / cut',
  );
  for (const { name, characters, cut, clean, extract } of rows)
    console.log(
      [
        name.slice(0, 32).padEnd(32),
        String(characters).padStart(11),
        cut.toFixed(2).padStart(14),
        clean.toFixed(2).padStart(10),
        (clean / cut).toFixed(2).padStart(13),
        extract.toFixed(2).padStart(12),
        ((clean + extract) / cut).toFixed(2).padStart(12),
      ].join(' '),
    );
}

/** Once over 1,000 articles, as a team's folder would be read: what recurs in them is not measured again and again. */
function thousand(): void {
  const jieba = Jieba.withDict(dict);
  const all = Array.from({ length: 1000 }, (_, number) => articleAt(number));
  const measured = (work: (text: string) => void): number => {
    const started = performance.now();
    for (const text of all) work(text);
    return (performance.now() - started) / 1000;
  };
  jieba.cut(all[0] ?? '', true);
  const cut = measured((text) => jieba.cut(text, true));
  const both = measured((text) => extractDocument(cleanArticle({ file: '', text })));
  console.log(
    `\n1,000 articles: jieba cut ${cut.toFixed(2)} s, clean and extract ${both.toFixed(2)} s, ${(both / cut).toFixed(1)} times`,
  );
}

let paragraphs: readonly string[] | undefined;

/** An article of a few paragraphs, every fifth of them spoiled. */
function articleAt(i: number): string {
  paragraphs ??= texts().flatMap((text) => text.split('\n').slice(1));
  const known = paragraphs;
  const body = Array.from({ length: 4 + (i % 9) }, (_, j) => known[(i * 31 + j * 7) % known.length]);
  const text = `第${i}篇\n${body.join('\n')}`;
  if (i % 5 === 0) return text.replace(/[“”]/gu, "'").replace(/[。，、：；！？%（）《》—…]+/gu, '.');
  return i % 5 === 1 ? `${text}\n${body.join('\n')}` : text;
}

/** Files of articles, every 500th none at all. */
function writeArticles(folder: string, count: number): void {
  for (let i = 0; i < count; i++) {
    if (i % 1000 === 0) mkdirSync(join(folder, String(i / 1000).padStart(3, '0')));
    const file = join(folder, String(Math.floor(i / 1000)).padStart(3, '0'), `${String(i).padStart(6, '0')}.txt`);
    if (i % 500 === 499)
      writeFileSync(file, i % 1000 === 499 ? '' : Uint8Array.from({ length: 4000 }, (_, j) => (j * 7) % 256));
    else writeFileSync(file, articleAt(i));
  }
  const large = join(folder, 'large.txt');
  writeFileSync(large, '');
  truncateSync(large, 21 * 1024 * 1024);
}

async function memory(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-memory-'));
  try {
    writeArticles(folder, count);
    const marks = [count / 10, count / 2, count].map(Math.floor);
    let documents = 0;
    let peak = 0;
    let problems = 0;
    console.log('articles   peak memory MB   seconds');
    const started = performance.now();
    const report = (at: number) =>
      console.log(
        `${String(at).padStart(8)} ${(peak / 1024 / 1024).toFixed(0).padStart(16)} ${((performance.now() - started) / 1000).toFixed(1).padStart(9)}`,
      );
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        documents++;
        peak = Math.max(peak, process.memoryUsage.rss());
        if (marks[0] === documents || marks[1] === documents) {
          report(documents);
          peak = 0;
        }
        done();
      },
    });
    const stderr = new Writable({
      write(chunk, _encoding, done) {
        problems += String(chunk).split('\n').length - 1;
        done();
      },
    });
    const status = await runExtract([folder], { json: true }, { stdout, stderr, isTTY: false });
    report(documents);
    console.log(`${documents} documents, ${problems} files that are none, exit status ${status}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === '--memory') await memory(Number(rest[0] ?? 10_000));
else {
  speed(process.argv.slice(2));
  thousand();
}
