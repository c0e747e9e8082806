import { Converter } from 'opencc-js/t2cn';
import { inGb2312 } from './gbk.ts';

let converter: ((text: string) => string) | null = null;

/** Traditional to Simplified as OpenCC's dictionaries have it. */
export function openccSimplify(text: string): string {
  const convert = converter ?? Converter({ from: 't', to: 'cn' });
  converter = convert;
  return convert(text);
}

/** By character code; 0 where it was not looked up yet. */
const simplified = new Uint16Array(65_536);

/** The Simplified form of one character (UTF-16 code) on its own. */
export function simplifiedCode(code: number): number {
  const known = simplified[code];
  if (known) return known;
  const form = openccSimplify(String.fromCharCode(code));
  const result = form.length === 1 ? form.charCodeAt(0) : code;
  simplified[code] = result;
  return result;
}

/** Is it a character that Simplified text never has (檢), not one that lives in both (著, 乾, 於)? */
export function isTraditionalOnly(code: number): boolean {
  return code >= 0x4e00 && simplifiedCode(code) !== code && !inGb2312(code);
}
