/**
 * Makes src/data/extract/honors/weights.json: how much each cue of src/data/extract/honors/candidates.ts speaks for a title being
 * an honour that was given to the unit or to somebody of it.
 *
 *   npx tsc -p tsconfig.build.json && node scripts/honor-weights.mjs [--folds] [folder to measure on…]
 *
 * Source: scripts/honor-texts (passages whose honours are annotated) and tests/data/extract/articles/tuned, written for this
 * project, and the records of the five real articles where those are there. Every title of a section is a case; it is one where the annotation names it. Folders that are named are measured, not
 * learned from; --folds measures each folder of honor-texts and each eight articles by what the rest teaches.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { titleCues, titlesIn } from '../dist/data/extract/honors/candidates.js';
import { readSection } from '../dist/data/extract/index.js';
import { curatedDocuments } from './curated.mjs';
import { chanceOf, collect, learn, shape, shipped, write } from './logistic.mjs';

const here = (path) => new URL(path, import.meta.url).pathname;
const plain = (title) => title.replace(/[“”‘’《》、，的·]|称号|\\d{4}年度/gu, '');
function same(a, b) {
  const [x, y] = [plain(a), plain(b)];
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return x === y || (short.length >= 3 && long.includes(short) && short.length * 2 >= long.length);
}

/** The titles of an annotated article. */
function articleRows(path) {
  const { title, date, sections } = parse(readFileSync(path, 'utf8'));
  const document = {
    file: path,
    title,
    date: date ? String(date) : null,
    text: '',
    sections: sections.map(({ heading, unit, text }) => ({ heading, unit, text: text.trim() })),
  };
  return rowsOf(document, sections);
}

/** The titles of a document: what the annotations of its sections say of each, and whether a rule has found it. */
function rowsOf(document, sections) {
  return sections.flatMap((section, i) => {
    const { reading, identity, subjects, honors } = readSection(document, i, false);
    const context = { reading, unit: identity, subjects, found: honors.given, rejected: honors.rejected };
    const titles = titlesIn(reading.text);
    return titles.flatMap((span, k) => {
      const words = reading.text.slice(span.start, span.end);
      const gold = (section.honors ?? []).filter((honor) => same(words, String(honor.title)));
      if (gold.some(({ optional }) => optional)) return [];
      const found =
        honors.given.some(({ start, end }) => start < span.end && end > span.start) ||
        honors.honors.some((honor) => same(honor.title, words));
      return [{ cues: collect((cues) => titleCues(context, titles, k, cues)), yes: gold.length > 0, found }];
    });
  });
}

const filesIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));

/** What the titles that no rule finds would bring: rightly and wrongly taken. */
function report(name, rows, worth) {
  const open = rows.filter(({ found }) => !found).map((row) => ({ ...row, chance: chanceOf(worth, row.cues) }));
  const at = (likely) => {
    const taken = open.filter(({ chance }) => chance >= likely);
    return `${likely}: ${taken.filter(({ yes }) => yes).length}/${taken.filter(({ yes }) => !yes).length}`;
  };
  console.log(
    `${name}: ${open.length} titles that no rule finds, ${open.filter(({ yes }) => yes).length} of them honours; rightly / wrongly taken from a chance of ${[0.5, 0.6, 0.7, 0.8, 0.9].map(at).join(', ')}`,
  );
}

const articles = filesIn(here('../tests/data/extract/articles/tuned'));
const groups = [
  ...readdirSync(here('honor-texts')).map((name) => filesIn(join(here('honor-texts'), name))),
  ...Array.from({ length: Math.ceil(articles.length / 8) }, (_, i) => articles.slice(i * 8, i * 8 + 8)),
]
  .map((files) => files.flatMap(articleRows))
  .concat([curatedDocuments().flatMap(({ document, records }) => rowsOf(document, records))]);
if (process.argv.includes('--folds'))
  groups.forEach((rows, i) => {
    report(`part ${i + 1}`, rows, learn(groups.filter((_, j) => j !== i).flat()));
  });
const weights = shape(learn(groups.flat()));
report('learned from', groups.flat(), shipped(weights));
for (const folder of process.argv.slice(2).filter((word) => !word.startsWith('--')))
  report(folder, filesIn(folder).flatMap(articleRows), shipped(weights));
write('honors/weights.json', weights);
