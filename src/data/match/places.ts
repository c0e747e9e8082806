import divisions from '../extract/places.json' with { type: 'json' };
import { fold } from './fold.ts';

/*
 * places.json: short names of provinces, cities and counties, names only, from the npm package china-area-data 5.0.1 (MIT),
 * which publishes the National Bureau of Statistics' list of 2019-10-31.
 */
let known: { places: ReadonlySet<string>; provinces: readonly string[] } | undefined;
const LONGEST_PLACE = 5;

function read(): { places: ReadonlySet<string>; provinces: readonly string[] } {
  const places = new Set<string>();
  const add = (name: string) => places.add(fold(name.length > 2 ? name.replace(/市$/, '') : name));
  const tree: Readonly<Record<string, Readonly<Record<string, string>>>> = divisions;
  for (const [province, cities] of Object.entries(tree)) {
    add(province);
    for (const [city, counties] of Object.entries(cities)) {
      add(city);
      for (const county of counties.split(' ')) add(county);
    }
  }
  places.delete('');
  return { places, provinces: Object.keys(tree).map(fold) };
}

/** Short names of provinces, cities and counties, folded; 市 behind a county that is a city is dropped. */
export function placeNames(): ReadonlySet<string> {
  known ??= read();
  return known.places;
}

const REST_OF_PROVINCE = /^(?:省|市|(?:壮族|回族|维吾尔)?自治区)/;

/**
 * How many characters at the beginning of a text name the province of the place that follows: 2 in 江苏张家港检验检疫局, 0 in
 * 江苏检验检疫局, whose place the province is.
 *
 * @param folded what `fold` returned
 */
export function provinceBefore(folded: string): number {
  known ??= read();
  const province = known.provinces.find((name) => folded.startsWith(name));
  if (province === undefined) return 0;
  const rest = folded.slice(province.length);
  const length = province.length + (REST_OF_PROVINCE.exec(rest)?.[0].length ?? 0);
  for (let end = length + 2; end <= Math.min(folded.length, length + LONGEST_PLACE); end += 1) {
    if (known.places.has(folded.slice(length, end))) return length;
  }
  return 0;
}
