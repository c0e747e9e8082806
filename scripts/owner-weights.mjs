/**
 * Makes src/data/extract/owners/weights.json: how much each cue of src/data/extract/owners/cues.ts speaks for a figure being
 * somebody else's.
 *
 *   npx tsc -p tsconfig.build.json && node scripts/owner-weights.mjs [--folds] [folder to measure on…]
 *
 * Source: scripts/owner-texts, tests/data/extract/passages and tests/data/extract/articles/tuned, written for this project, and the
 * records of the five real articles where those are there. A logistic regression learns from every figure whose owner is marked,
 * in its article and in its sentence alone. Folders that are named are measured, not learned from; --folds measures each folder of
 * owner-texts and each eight articles by what the rest teaches, before anything is written.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { figuresToldIn } from '../dist/data/extract/figures/told.js';
import { readSection } from '../dist/data/extract/index.js';
import { cuesOf } from '../dist/data/extract/owners/cues.js';
import { beforeOf } from '../dist/data/extract/owners.js';
import { curatedDocuments } from './curated.mjs';
import { chanceOf, collect, learn, shape, shipped, write } from './logistic.mjs';

const here = (path) => new URL(path, import.meta.url).pathname;

/**
 * A marked text: the unit, a title, then paragraphs with [the unit's own figure], {somebody else's|whose} and <undecided>.
 * Yields the bare text and the marks as spans of it.
 */
function markedText(text) {
  const [unit = '', , ...body] = text.split('\n');
  let bare = '';
  const marks = [];
  let open = null;
  for (const character of body.join('\n').trim()) {
    if ('[{<'.includes(character)) open = { start: bare.length, kind: character, bar: -1 };
    else if (open && ']}>'.includes(character)) {
      const end = open.bar >= 0 ? open.bar : bare.length;
      bare = bare.slice(0, end);
      marks.push({ start: open.start, end, owner: { '[': 'own', '{': 'other', '<': null }[open.kind] });
      open = null;
    } else if (open && character === '|') open.bar = bare.length;
    else bare += character;
  }
  return { unit: unit.trim(), text: bare, marks };
}

const digits = (printed) => printed.replace(/[^\d.一二三四五六七八九十百千万亿两几半]/gu, '');

/** A section of an annotated article with its figures as marks: each is the first of its printed form that is not taken. */
function annotatedSection(section) {
  const text = section.text.trim();
  const marks = [];
  let from = 0;
  for (const figure of section.figures ?? []) {
    const printed = String(figure.printed);
    const free = (at) => at >= 0 && !marks.some((mark) => at < mark.end && at + printed.length > mark.start);
    const next = (start) => {
      let at = text.indexOf(printed, start);
      while (at >= 0 && !(free(at) && !/[\d.]/u.test(text[at - 1] ?? ''))) at = text.indexOf(printed, at + 1);
      return at;
    };
    let at = next(from);
    if (at < 0) at = next(0);
    if (at < 0) continue;
    from = at;
    const owner = figure.optional || figure.optional_subject ? null : figure.subject ? 'other' : 'own';
    marks.push({ start: at, end: at + printed.length, owner });
  }
  return { unit: section.unit, text, marks };
}

/** Sections of a file; of passages every line is one. */
function sectionsOf(path) {
  const text = readFileSync(path, 'utf8');
  if (path.includes('/passages/')) {
    const [unit, , ...lines] = text.trim().split('\n');
    return lines.map((line) => markedText(`${unit}\n\n${line}`));
  }
  return path.endsWith('.yaml') ? parse(text).sections.map(annotatedSection) : [markedText(text)];
}

/** Every sentence of a section as a section of its own: what the words say without what stands before. */
function sentencesOf({ unit, text, marks }) {
  return [...text.matchAll(/[^。！？\n]*[。！？]?[”）]*\n?/gu)].flatMap(({ 0: sentence, index }) => {
    const end = index + sentence.length;
    const inside = marks.filter((mark) => mark.start >= index && mark.end <= end);
    if (inside.length === 0) return [];
    return {
      unit,
      text: sentence,
      marks: inside.map((mark) => ({ ...mark, start: mark.start - index, end: mark.end - index })),
    };
  });
}

/** The figures of a section with their cues and owners; what the figure before was is what is marked. */
function rowsOf({ unit, text, marks }) {
  const document = { file: '', title: null, date: null, text, sections: [{ heading: null, unit, text }] };
  const { reading, identity, subjects, honors } = readSection(document, 0);
  const context = { reading, unit: identity, subjects };
  const { told } = figuresToldIn(reading, 1, honors.given);
  let owner;
  return told.flatMap((figure, i) => {
    const { start, end } = figure.quantity;
    const mark = marks.find(
      (each) =>
        each.start < end &&
        each.end > start &&
        digits(text.slice(each.start, each.end)) === digits(text.slice(start, end)),
    );
    const known = mark?.owner ?? null;
    const before = beforeOf(told[i - 1], figure, owner);
    owner = known === null ? undefined : { name: known === 'own' ? null : known, sure: true };
    return known === null ? [] : [{ context, figure, first: told[i - 1], before, yes: known === 'other' }];
  });
}

/** The cues of a row, each as `kind=value`. */
const cuesIn = ({ context, figure: { quantity, sentence, clause }, before }) =>
  collect((cues) => cuesOf(context, quantity, sentence, clause, before, cues));

/** Chances for the rows in their order: what was said of the figure before stands for what is marked. */
function chances(worth, rows, doubt) {
  const said = new Map();
  return rows.map((row) => {
    const own = row.first === undefined ? undefined : said.get(row.first);
    const before = row.before && own !== undefined ? { ...row.before, own } : row.before;
    const chance = chanceOf(worth, before === row.before ? row.cues : cuesIn({ ...row, before }));
    said.set(row.figure, chance < doubt);
    return { other: row.yes, chance };
  });
}

function report(name, told) {
  const others = told.filter(({ other }) => other).length;
  const at = (doubt) => {
    const taken = told.filter(({ other, chance }) => other && chance < doubt).length;
    const given = told.filter(({ other, chance }) => !other && chance >= doubt).length;
    return `${doubt}: ${taken}/${given}`;
  };
  const loss = told.reduce((sum, { other, chance }) => sum - Math.log(Math.max(1e-9, other ? chance : 1 - chance)), 0);
  console.log(
    `${name}: loss ${(loss / told.length).toFixed(4)}; ${told.length} figures, ${others} of others; others' as own / own as others' at a doubt of ${[0.5, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05, 0.03].map(at).join(', ')}`,
  );
}

/** Paths of the files of a folder. */
const filesIn = (folder) =>
  readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => !statSync(path).isDirectory());
const texts = here('owner-texts');
const passages = here('../tests/data/extract/passages/');
const articles = filesIn(here('../tests/data/extract/articles/tuned'));
const groups = [
  filesIn(passages),
  ...readdirSync(texts).map((name) => filesIn(join(texts, name))),
  ...Array.from({ length: Math.ceil(articles.length / 8) }, (_, i) => articles.slice(i * 8, i * 8 + 8)),
]
  .map((files) => files.flatMap(sectionsOf))
  .concat([
    curatedDocuments().flatMap(({ document, records }) =>
      document.sections.map(({ unit, text }, i) => annotatedSection({ unit, text, figures: records[i].figures })),
    ),
  ])
  .map((sections) => {
    const rows = (each) => each.flatMap(rowsOf).map((row) => ({ ...row, cues: cuesIn(row) }));
    return { rows: rows(sections), alone: rows(sections.flatMap(sentencesOf)) };
  });
const learned = (parts) => learn(parts.flatMap(({ rows, alone }) => [...rows, ...alone]));

if (process.argv.includes('--folds')) {
  const all = groups.flatMap(({ rows }, i) => {
    const told = chances(learned(groups.filter((_, j) => j !== i)), rows, 0.3);
    if (process.env.SHOW) report(`group ${i + 1}`, told);
    return told;
  });
  report(`${groups.length} folds`, all);
}
const worth = learned(groups);
const weights = shape(worth);
report(
  'learned from',
  chances(
    shipped(weights),
    groups.flatMap(({ rows }) => rows),
    0.3,
  ),
);
for (const folder of process.argv.slice(2).filter((word) => !word.startsWith('--'))) {
  const rows = filesIn(folder)
    .flatMap(sectionsOf)
    .flatMap(rowsOf)
    .map((row) => ({ ...row, cues: cuesIn(row) }));
  report(folder, chances(shipped(weights), rows, 0.3));
}
write('owners/weights.json', weights);
