/**
 * How likely a figure is somebody else's: the worth of its cues added up (logistic regression). `weights.json` is learned from
 * marked texts, see ../DATA.md.
 */
import data from './weights.json' with { type: 'json' };

/** The weights as they ship: for each kind of cue `value weight` pairs, weights in hundredths. */
export type Weights = Readonly<Record<string, string>>;

/** The worth of each cue by its `kind=value`, in logits. */
export function worthOf(weights: Weights): Map<string, number> {
  const worth = new Map<string, number>();
  for (const [kind, entries] of Object.entries(weights))
    for (const entry of entries.split(' ')) {
      const at = entry.lastIndexOf(':');
      worth.set(`${kind}=${entry.slice(0, at)}`, Number(entry.slice(at + 1)) / 100);
    }
  return worth;
}

/** The probability, 0 to 1, that a figure with these cues is somebody else's. */
export function chanceOf(worth: ReadonlyMap<string, number>, cues: readonly string[]): number {
  let sum = 0;
  for (const cue of cues) sum += worth.get(cue) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

let shipped: Map<string, number> | null = null;
/** The same by the weights that ship. */
export function anothersChance(cues: readonly string[]): number {
  shipped ??= worthOf(data.weights);
  return chanceOf(shipped, cues);
}
