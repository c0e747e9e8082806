/**
 * Makes src/data/clean/mark-weights.json: how much each feature of src/data/clean/mark-model.ts speaks for each mark.
 *
 *   npx tsc -p tsconfig.build.json && node scripts/mark-weights.mjs [folder of texts to measure on…]
 *
 * Source: tests/support/clean-texts/tuned, written for this project. The marks of each paragraph are taken out as a page loses
 * them, and an averaged perceptron (Collins 2002, Freund and Schapire 1999) learns to put them back. Texts that are named on the
 * command line are measured, not learned from.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLine } from '../dist/data/clean/lost-marks.js';
import { bannedAt, featuresOf, forcedOf, LABELS } from '../dist/data/clean/mark-model.js';

const own = new URL('../tests/support/clean-texts/tuned/', import.meta.url).pathname;
const LOST = /[。，、：；！？%＋+—…（）()《》·,;:!?]+/gu;
const ROUNDS = Number(process.env.ROUNDS ?? 5);

function linesOf(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n').slice(1))
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
  return sequences.map((sequence) =>
    sequence.map(({ slot, gold }, i) => ({
      gold,
      banned: bannedAt(slot, forcedOf(sequence.map((entry) => entry.slot))[i]),
      text: `${slot.left}【${LABELS[gold] ?? '?'}】${slot.right}`,
      features: featuresOf(slot, sequence[i - 1]?.slot ?? null, sequence[i + 1]?.slot ?? null),
    })),
  );
}

const N = LABELS.length;
function decode(weights, steps, sequence) {
  let paths = LABELS.map((_, i) => ({ score: steps[N][i] + dot(weights, sequence[0], i), path: [i] }));
  for (const slot of sequence.slice(1)) {
    paths = LABELS.map((_, i) => {
      let best = paths[0];
      let top = -Infinity;
      paths.forEach((path, from) => {
        const score = path.score + steps[from][i];
        if (score > top) [top, best] = [score, path];
      });
      return { score: top + dot(weights, slot, i), path: [...best.path, i] };
    });
  }
  return paths.sort((a, b) => b.score - a.score)[0].path;
}
function dot(weights, { features, banned }, label) {
  let sum = banned[label] ? -1000 : 0;
  for (const feature of features) sum += weights.get(feature)?.[label] ?? 0;
  return sum;
}

let random = 7;
const next = () => {
  random = (random * 1103515245 + 12345) & 0x7fffffff;
  return random / 0x7fffffff;
};

function learn(sequences) {
  const weights = new Map();
  const steps = Array.from({ length: N + 1 }, () => new Array(N).fill(0));
  const sums = new Map();
  const stepSums = steps.map((row) => [...row]);
  let time = 1;
  const change = (feature, label, by) => {
    if (!weights.has(feature)) weights.set(feature, new Array(N).fill(0));
    if (!sums.has(feature)) sums.set(feature, new Array(N).fill(0));
    weights.get(feature)[label] += by;
    sums.get(feature)[label] += by * time;
  };
  for (let round = 0; round < ROUNDS; round++) {
    const order = [...sequences].sort(() => next() - 0.5);
    for (const sequence of order) {
      const known = sequence.map((slot) => ({
        ...slot,
        gold: slot.gold < 0 || slot.banned[slot.gold] ? 0 : slot.gold,
      }));
      const guess = decode(weights, steps, known);
      known.forEach(({ gold, features }, i) => {
        const got = guess[i];
        const from = i === 0 ? N : known[i - 1].gold;
        const fromGot = i === 0 ? N : guess[i - 1];
        if (got !== gold)
          for (const feature of features) {
            change(feature, gold, 1);
            change(feature, got, -1);
          }
        if (got !== gold || from !== fromGot) {
          steps[from][gold] += 1;
          stepSums[from][gold] += time;
          steps[fromGot][got] -= 1;
          stepSums[fromGot][got] -= time;
        }
      });
      time++;
    }
  }
  const averaged = new Map();
  for (const [feature, row] of weights)
    averaged.set(
      feature,
      row.map((w, i) => w - sums.get(feature)[i] / time),
    );
  return { weights: averaged, steps: steps.map((row, a) => row.map((w, b) => w - stepSums[a][b] / time)) };
}

function measure({ weights, steps }, sequences) {
  let right = 0;
  let all = 0;
  const confusion = {};
  for (const sequence of sequences) {
    const guess = decode(weights, steps, sequence);
    sequence.forEach(({ gold }, i) => {
      all++;
      if (guess[i] === gold) right++;
      else {
        const key = `${LABELS[gold] ?? '?'}→${LABELS[guess[i]]}`;
        confusion[key] = (confusion[key] ?? 0) + 1;
        if (process.env.SHOW === key) console.log(`${sequence[i].text}`);
      }
    });
  }
  return `${right} of ${all} = ${((right / all) * 100).toFixed(1)}% ${JSON.stringify(confusion)}`;
}

const train = examplesOf(linesOf(own));
const model = learn(train);
console.log('learned from', measure(model, train));
for (const folder of process.argv.slice(2)) console.log(folder, measure(model, examplesOf(linesOf(folder))));
const round = (n) => Math.round(n * 100) / 100;
const features = Object.fromEntries(
  [...model.weights]
    .map(([feature, row]) => [feature, row.map(round)])
    .filter(([, row]) => row.some((w) => Math.abs(w) >= 0.05))
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
const out = {
  source: 'Made by scripts/mark-weights.mjs. See DATA.md.',
  labels: LABELS,
  features,
  steps: model.steps.map((row) => row.map(round)),
};
writeFileSync(new URL('../src/data/clean/mark-weights.json', import.meta.url), `${JSON.stringify(out)}\n`);
