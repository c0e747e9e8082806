/**
 * How likely a figure is somebody else's: the worth of its cues added up (logistic regression). `weights.json` is learned from
 * marked texts, see ../DATA.md.
 */
import type { Cues } from './cues.ts';
import data from './weights.json' with { type: 'json' };

/** The weights as they ship: for each kind of cue `value weight` pairs, weights in hundredths. */
export type Weights = Readonly<Record<string, string>>;

/** The worth of each cue in logits, by its kind and its value. */
type Worth = ReadonlyMap<string, ReadonlyMap<string, number>>;

function worthOf(weights: Weights): Worth {
  return new Map(
    Object.entries(weights).map(([kind, entries]) => [
      kind,
      new Map(
        entries.split(' ').map((entry) => {
          const at = entry.lastIndexOf(':');
          return [entry.slice(0, at), Number(entry.slice(at + 1)) / 100];
        }),
      ),
    ]),
  );
}

let shipped: Worth | null = null;
const sums = new Map<string, WeakMap<readonly string[], number>>();

/** The probability, 0 to 1, that a figure is somebody else's; `tell` tells its cues. */
export function anothersChance(tell: (cues: Cues) => void): number {
  shipped ??= worthOf(data.weights);
  const worth = shipped;
  let sum = 0;
  tell({
    add: (kind, value) => {
      sum += worth.get(kind)?.get(value) ?? 0;
    },
    addAll: (kind, values) => {
      const known = sums.get(kind) ?? new WeakMap<readonly string[], number>();
      sums.set(kind, known);
      let all = known.get(values);
      if (all === undefined) {
        const of = worth.get(kind);
        all = values.reduce((total, value) => total + (of?.get(value) ?? 0), 0);
        known.set(values, all);
      }
      sum += all;
    },
  });
  return 1 / (1 + Math.exp(-sum));
}
