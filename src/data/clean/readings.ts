import { pinyin } from 'pinyin-pro';

/** One syllable of pinyin with a tone mark, as spinners write it: jiǎn, lǜ, ɡuó (with the IPA letter). */
export const TONED_SYLLABLE =
  '(?=[a-zɡü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ])[bpmfdtnlgɡkhjqxrzcsyw]{0,2}[aeiouüvāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{0,3}[nńňǹrgɡ]{0,2}';

/** The same, or one of the syllables that have no tone: 們(men). Only a page with many readings makes these believable. */
export const SYLLABLE = `(?:${TONED_SYLLABLE}|(?:de|le|zhe|men|ma|me|ne|ba|guo|zi|ge|shang|xia|lai|tou))`;

const cache = new Map<string, readonly string[]>();

/** All readings of one character, with tone marks; empty where none is known. */
export function readingsOf(char: string): readonly string[] {
  const known = cache.get(char);
  if (known) return known;
  const readings = pinyin(char, { multiple: true, type: 'array' }).filter((reading) => reading !== char);
  cache.set(char, readings);
  return readings;
}

function plain(reading: string): string {
  return reading
    .normalize('NFD')
    .replace(/[\u0300-\u0304\u030c]/g, '')
    .replaceAll('ɡ', 'g')
    .replaceAll('ü', 'v');
}

const plainCache = new Map<string, string>();
/** A reading without its tone, remembered: a page has the same few hundred over and over. */
function toneless(reading: string): string {
  let known = plainCache.get(reading);
  if (known === undefined) {
    known = plain(reading);
    plainCache.set(reading, known);
  }
  return known;
}

/** Does `reading` belong to the character? Tones are not compared: tables of spinners have old tones (績 jī for jì). */
export function isReadingOf(char: string, reading: string): boolean {
  const wanted = toneless(reading);
  return readingsOf(char).some((known) => toneless(known) === wanted);
}

/** Like isReadingOf, with the tone. */
export function isExactReadingOf(char: string, reading: string): boolean {
  return readingsOf(char).includes(reading.replaceAll('ɡ', 'g'));
}
