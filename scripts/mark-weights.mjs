/**
 * Makes src/data/clean/mark-weights.json: how much each feature of src/data/clean/mark-model.ts speaks for each mark.
 *
 *   npx tsc -p tsconfig.build.json && node scripts/mark-weights.mjs [folder of texts to measure on…]
 *
 * Source: scripts/mark-texts, tests/support/clean-texts/tuned and tests/data/extract/articles/tuned, written for this project.
 * The marks of each paragraph are taken out as a page loses them, and a logistic regression learns to put them back. Texts that
 * are named on the command line are measured, not learned from.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readLine } from '../dist/data/clean/lost-marks.js';
import {
  after,
  BEGINNING,
  decode,
  featuresOf,
  forcedOf,
  HISTORY,
  historyOf,
  LABELS,
  letterOf,
  modelOf,
  TEMPLATES,
  traitsOf,
} from '../dist/data/clean/mark-model.js';

const OWN = ['mark-texts/', '../tests/support/clean-texts/tuned/', '../tests/data/extract/articles/tuned/'].map(
  (folder) => new URL(folder, import.meta.url).pathname,
);
const LOST = /[。，、：；！？%＋+—…（）()《》·,;:!?]+/gu;
/** A feature that is rarer is not kept. */
const LEAST = Number(process.env.LEAST ?? 8);

/** The paragraphs of a folder: of texts behind their title line (an empty line ends a text), and of the sections of annotated articles. */
function linesOf(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      if (name.endsWith('.txt')) return text.split('\n\n').flatMap((article) => article.trim().split('\n').slice(1));
      return name.endsWith('.yaml') ? parse(text).sections.flatMap((section) => section.text.split('\n')) : [];
    })
    .filter((line) => line.length > 30 && /[。，]/u.test(line));
}

/** Sequences of slots with their true labels; a slot whose true mark is none of the labels cuts the sequence. */
function examplesOf(lines) {
  const sequences = [];
  for (const line of lines) {
    const truth = new Map();
    let lost = '';
    let last = 0;
    for (const match of line.matchAll(LOST)) {
      if (match[0].includes('.')) continue;
      lost += line.slice(last, match.index);
      truth.set(lost.length, match[0]);
      lost += '.';
      last = match.index + match[0].length;
    }
    lost += line.slice(last);
    const { runs, slots } = readLine(lost);
    const groups = new Map();
    for (const run of runs) {
      if (run.mark !== null) continue;
      const key = run.quote?.[0] ?? -1;
      const wanted = (truth.get(run.at) ?? '').replace(/^[%）》]/u, '');
      const gold = LABELS.indexOf(wanted === '——' ? '，' : wanted);
      groups.set(key, [...(groups.get(key) ?? []), { slot: slots.get(run), gold }]);
    }
    sequences.push(...groups.values());
  }
  return sequences;
}

const N = LABELS.length;
/** Words by number, numbered as they come. */
const words = new Map();
const numbering = (word) => {
  if (!words.has(word)) words.set(word, words.size);
  return words.get(word);
};

/** What the model sees at each slot: its features, and what history says when the marks before it are the true ones. */
function rowsOf(sequences) {
  return sequences.flatMap((sequence) => {
    const slots = sequence.map(({ slot }) => slot);
    const features = featuresOf(slots, forcedOf(slots), numbering);
    let history = BEGINNING;
    return sequence.map(({ slot, gold }, i) => {
      const row = { gold, features: features[i], history: historyOf(history, slot, traitsOf(slot, slots[i - 1])) };
      history = after(history, gold < 0 ? 0 : gold, slot);
      return row;
    });
  });
}

const ROUNDS = Number(process.env.ROUNDS ?? 20);
/** Gaussian prior on the weights, so that what was seen once or twice says little. */
const PRIOR = Number(process.env.PRIOR ?? 0.2);
const RATE = 0.15;

/** Logistic regression by AdaGrad (Duchi and others 2011). */
function learn(sequences) {
  const rows = rowsOf(sequences).filter(({ gold }) => gold >= 0);
  const seen = new Map();
  for (const { features } of rows) for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const weights = new Map();
  for (const [feature, count] of seen) if (count >= LEAST) weights.set(feature, new Float64Array(2 * N));
  const history = Array.from({ length: HISTORY }, () => new Float64Array(2 * N));
  for (const row of rows)
    row.known = [
      ...row.features.flatMap((feature) => weights.get(feature) ?? []),
      ...row.history.map((i) => history[i]),
    ];
  let random = 7;
  const next = () => {
    random = (random * 1103515245 + 12345) & 0x7fffffff;
    return random / 0x7fffffff;
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = rows.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [rows[i], rows[j]] = [rows[j], rows[i]];
    }
    for (const { gold, known } of rows) {
      const scores = new Float64Array(N);
      for (const row of known) for (let i = 0; i < N; i++) scores[i] += row[i];
      const top = Math.max(...scores);
      let sum = 0;
      for (let i = 0; i < N; i++) sum += Math.exp(scores[i] - top);
      for (let i = 0; i < N; i++) {
        const error = Math.exp(scores[i] - top) / sum - (i === gold ? 1 : 0);
        for (const row of known) {
          const slope = error + PRIOR * row[i];
          row[N + i] += slope * slope;
          row[i] -= (RATE * slope) / Math.sqrt(row[N + i] + 1e-8);
        }
      }
    }
  }
  return { weights, history };
}

/** The weights as they ship: one letter each. */
function shape({ weights, history }) {
  const byNumber = [...words.keys()];
  const letters = (row) => [...row.subarray(0, N)].map(letterOf).join('');
  const nothing = letterOf(0).repeat(N);
  const features = Object.fromEntries(TEMPLATES.map((name) => [name, []]));
  for (const [feature, row] of weights) {
    const template = TEMPLATES[Math.floor(feature / 65536)];
    const number = feature % 65536;
    const entry = letters(row);
    if (entry !== nothing) features[template].push(`${template.endsWith('*') ? byNumber[number] : number}=${entry}`);
  }
  return {
    features: Object.fromEntries(Object.entries(features).map(([name, entries]) => [name, entries.sort().join(' ')])),
    history: history.map(letters).join(''),
  };
}

function measure(weights, sequences) {
  const model = modelOf(weights);
  let right = 0;
  let all = 0;
  const confusion = {};
  for (const sequence of sequences) {
    const guess = decode(
      model,
      sequence.map(({ slot }) => slot),
    );
    sequence.forEach(({ gold, slot }, i) => {
      all++;
      if (guess[i] === gold) right++;
      else {
        const key = `${LABELS[gold] ?? '?'}→${LABELS[guess[i]]}`;
        confusion[key] = (confusion[key] ?? 0) + 1;
        if (process.env.SHOW === key) console.log(`${slot.left}【】${slot.right}`);
      }
    });
  }
  return { right, all, confusion };
}
const said = ({ right, all, confusion }) =>
  `${right} of ${all} = ${((right / all) * 100).toFixed(1)}% ${JSON.stringify(confusion)}`;

const lines = OWN.flatMap(linesOf);
const train = examplesOf(lines);
if (process.env.FOLDS) {
  // Each paragraph's marks as a model says them that has not seen the paragraph.
  const folds = Number(process.env.FOLDS);
  const total = { right: 0, all: 0, confusion: {} };
  for (let fold = 0; fold < folds; fold++) {
    const rest = lines.filter((_, i) => i % folds !== fold);
    const part = measure(shape(learn(examplesOf(rest))), examplesOf(lines.filter((_, i) => i % folds === fold)));
    total.right += part.right;
    total.all += part.all;
    for (const [key, count] of Object.entries(part.confusion))
      total.confusion[key] = (total.confusion[key] ?? 0) + count;
  }
  console.log(`${folds} folds`, said(total));
}
const weights = shape(learn(train));
console.log('learned from', said(measure(weights, train)));
for (const folder of process.argv.slice(2)) console.log(folder, said(measure(weights, examplesOf(linesOf(folder)))));
const out = { source: 'Made by scripts/mark-weights.mjs. See DATA.md.', labels: LABELS, ...weights };
writeFileSync(new URL('../src/data/clean/mark-weights.json', import.meta.url), `${JSON.stringify(out, null, 2)}\n`);
