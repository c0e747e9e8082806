import { fold } from './fold.ts';
import { placeNames } from './places.ts';

/**
 * Whether a query names a place that a name does not: then a character that differs is hardly a slip of the pen (宿州 is no
 * mistyped 苏州), and the name that was meant may be one that nobody has recorded.
 */
export function isAnotherPlace(query: string, name: string): boolean {
  const places = placeNames();
  const typed = fold(query);
  const written = fold(name);
  for (let at = 0; at < typed.length; at++) {
    for (let length = 2; length <= 5 && at + length <= typed.length; length++) {
      const place = typed.slice(at, at + length);
      if (places.has(place) && !written.includes(place)) return true;
    }
  }
  return false;
}
