import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { extractDocument, type SourceDocument } from '../../../src/data/extract/index.ts';

const Article = z.object({
  title: z.string(),
  date: z.string().nullable().default(null),
  sections: z.array(
    z.object({
      heading: z.string(),
      unit: z.string(),
      text: z.string(),
      honors: z.array(z.object({ optional: z.boolean().default(false) })).default([]),
    }),
  ),
});

const documents = ['tuned', 'unseen'].flatMap((set) => {
  const folder = join(import.meta.dirname, 'articles', set);
  return readdirSync(folder).map((file) => {
    const { title, date, sections } = Article.parse(parse(readFileSync(join(folder, file), 'utf8')));
    return { set, file, title, date, text: sections.map(({ text }) => text).join('\n'), sections };
  });
});

function passages(document: SourceDocument) {
  return extractDocument(document).units.flatMap((unit) =>
    [...unit.honors, ...unit.practices, ...unit.figures, ...unit.people].map(({ evidence }) => evidence),
  );
}

function expectExact(document: SourceDocument) {
  for (const { text, section, start, end } of passages(document)) {
    expect(end).toBeGreaterThan(start);
    expect(document.sections[section - 1]?.text.slice(start, end)).toBe(text);
  }
}

describe.each(documents)('$file', (document) => {
  it('gives each fact the exact span that proves it', () => {
    expect(passages(document).length).toBeGreaterThan(0);
    expectExact(document);
  });

  it('prints each figure as its passage does', () => {
    for (const unit of extractDocument(document).units)
      for (const figure of unit.figures) expect(figure.evidence.text).toContain(figure.printed);
  });

  it.skipIf(document.set === 'unseen')('finds honours where there are some, and none where there are none', () => {
    document.sections.forEach((section, i) => {
      const found = extractDocument(document).units.flatMap((unit) =>
        unit.honors.filter(({ evidence }) => evidence.section === i + 1),
      );
      // Careful people differ about an optional one.
      const sure = section.honors.filter(({ optional }) => !optional);
      if (sure.length > 0 || section.honors.length === 0) expect(found.length > 0).toBe(sure.length > 0);
    });
  });
});

it('puts sections about one unit together', () => {
  const section = { heading: null, unit: '临海检验检疫局', text: '签发证书3份。' };
  const extraction = extractDocument({
    file: 'a',
    title: null,
    date: null,
    text: '',
    sections: [section, { ...section, text: '检出货物5批。' }],
  });
  expect(extraction.units).toHaveLength(1);
  expect(extraction.units[0]?.figures.map(({ evidence }) => evidence.section)).toEqual([1, 2]);
});

it('throws on no text, and keeps its spans exact on torn ones', () => {
  const pieces = documents.flatMap(({ sections }) => sections.flatMap(({ text }) => text.match(/.{1,9}/gsu) ?? []));
  const torn = fc.array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.string({ maxLength: 6 }),
      fc.constantFrom('“', '”', '。', '，', '、', '2011年', '被', '获'),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(torn, (parts) => {
      const text = parts.join('');
      expectExact({
        file: 'torn',
        title: null,
        date: null,
        text,
        sections: [{ heading: null, unit: '临海检验检疫局', text }],
      });
    }),
    { numRuns: 150 },
  );
});
