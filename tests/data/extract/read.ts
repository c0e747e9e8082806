import { type ExtractedUnit, type Extraction, extractDocument } from '../../../src/data/extract/index.ts';

/** One section about one unit, as cleaning hands it on. */
export function extract(
  text: string,
  unit: string | null = '中山检验检疫局',
  date: string | null = '2012-05-20',
): Extraction {
  return extractDocument({ file: 'test.txt', title: null, date, text, sections: [{ heading: null, unit, text }] });
}

export function unitOf(text: string, unit?: string | null, date?: string | null): ExtractedUnit {
  const [first] = extract(text, unit, date).units;
  if (!first) throw new Error('no unit was extracted');
  return first;
}
