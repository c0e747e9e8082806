/** Logistic regression over cues, as the scripts that make weights share it: rows have `cues` (`kind=value`) and `yes`. */
import { writeFileSync } from 'node:fs';

/** A cue that is rarer is not kept. */
const LEAST = Number(process.env.LEAST ?? 2);
const ROUNDS = 30;
/** Gaussian prior on the weights, so that what was seen once or twice says little. */
const PRIOR = Number(process.env.PRIOR ?? 0.006);
const RATE = 0.09;

/** Logistic regression by AdaGrad (Duchi and others 2011). */
export function learn(rows) {
  const seen = new Map();
  for (const { cues } of rows) for (const cue of cues) seen.set(cue, (seen.get(cue) ?? 0) + 1);
  const worth = new Map();
  for (const [cue, count] of seen) if (count >= LEAST) worth.set(cue, { weight: 0, squares: 1e-6 });
  const known = rows.map(({ cues, yes }) => ({
    yes: yes ? 1 : 0,
    weights: cues.flatMap((cue) => worth.get(cue) ?? []),
  }));
  let random = 7;
  const next = () => {
    random = (random * 1103515245 + 12345) & 0x7fffffff;
    return random / 0x7fffffff;
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = known.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [known[i], known[j]] = [known[j], known[i]];
    }
    for (const { yes, weights } of known) {
      let sum = 0;
      for (const each of weights) sum += each.weight;
      const error = 1 / (1 + Math.exp(-sum)) - yes;
      for (const each of weights) {
        const slope = error + PRIOR * each.weight;
        each.squares += slope * slope;
        each.weight -= (RATE * slope) / Math.sqrt(each.squares);
      }
    }
  }
  return new Map([...worth].map(([cue, { weight }]) => [cue, weight]));
}

/** The weights as they ship: see src/data/extract/owners/model.ts. */
export function shape(worth) {
  const kinds = {};
  for (const [cue, weight] of [...worth].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const hundredths = Math.round(weight * 100);
    if (hundredths === 0) continue;
    const at = cue.indexOf('=');
    const kind = cue.slice(0, at);
    kinds[kind] ??= [];
    kinds[kind].push(`${cue.slice(at + 1)}:${hundredths}`);
  }
  return Object.fromEntries(Object.entries(kinds).map(([kind, entries]) => [kind, entries.join(' ')]));
}

/** The weights as they ship, back as a map of cues. */
export function shipped(weights) {
  const worth = new Map();
  for (const [kind, entries] of Object.entries(weights))
    for (const entry of entries.split(' ')) {
      const at = entry.lastIndexOf(':');
      worth.set(`${kind}=${entry.slice(0, at)}`, Number(entry.slice(at + 1)) / 100);
    }
  return worth;
}

export const chanceOf = (worth, cues) => 1 / (1 + Math.exp(-cues.reduce((sum, cue) => sum + (worth.get(cue) ?? 0), 0)));

/** Collects the cues that a function tells, each as `kind=value`; what holds a blank would not ship. */
export function collect(tell) {
  const cues = [];
  const add = (kind, value) => {
    if (!/\s/u.test(value)) cues.push(`${kind}=${value}`);
  };
  const addWords = (kind, { list }) => {
    for (const word of list) add(kind, word);
  };
  tell({ add, addWords });
  return cues;
}

/** Writes the weights of a file of src/data/extract. */
export function write(file, weights) {
  const out = { source: `Made by scripts/${process.argv[1].replace(/^.*[\\/]/u, '')}. See ../DATA.md.`, weights };
  writeFileSync(new URL(`../src/data/extract/${file}`, import.meta.url), `${JSON.stringify(out, null, 2)}\n`);
}
