/**
 * How likely a figure is somebody else's: the worth of its cues added up (logistic regression). `weights.json` is learned from
 * marked texts, see ../DATA.md.
 */
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

/** The probability, 0 to 1, that a figure is somebody else's; `tell` tells its cues. */
export function anothersChance(tell: (add: (kind: string, value: string) => void) => void): number {
  shipped ??= worthOf(data.weights);
  const worth = shipped;
  let sum = 0;
  tell((kind, value) => {
    sum += worth.get(kind)?.get(value) ?? 0;
  });
  return 1 / (1 + Math.exp(-sum));
}
