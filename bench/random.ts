/**
 * The same numbers from 0 to 1 in every run (https://en.wikipedia.org/wiki/Linear_congruential_generator, with the constants of
 * "Numerical Recipes").
 */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
