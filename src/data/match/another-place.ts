import divisions from '../extract/places.json' with { type: 'json' };
import { fold } from './fold.ts';

/*
 * places.json: short names of provinces, cities and counties, names only, from the npm package china-area-data 5.0.1 (MIT),
 * which publishes the National Bureau of Statistics' list of 2019-10-31.
 */
let places: Set<string> | undefined;

/** Short names of provinces, cities and counties, folded; 市 behind a county that is a city is dropped. */
function placeNames(): Set<string> {
  const names = new Set<string>();
  const add = (name: string) => names.add(fold(name.length > 2 ? name.replace(/市$/, '') : name));
  const provinces: Readonly<Record<string, Readonly<Record<string, string>>>> = divisions;
  for (const [province, cities] of Object.entries(provinces)) {
    add(province);
    for (const [city, counties] of Object.entries(cities)) {
      add(city);
      for (const county of counties.split(' ')) add(county);
    }
  }
  names.delete('');
  return names;
}

/**
 * Whether a query names a place that a name does not: then a character that differs is hardly a slip of the pen (宿州 is no
 * mistyped 苏州), and the name that was meant may be one that nobody has recorded.
 */
export function isAnotherPlace(query: string, name: string): boolean {
  places ??= placeNames();
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
