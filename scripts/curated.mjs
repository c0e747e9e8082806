/** The sections of the five real articles with their curated records, where the articles are there; no text of theirs is kept. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { cleanArticle } from '../dist/data/clean/index.js';

const here = (path) => new URL(path, import.meta.url).pathname;

/** Documents as cleaning hands them on, each with what the records say of each section. */
export function curatedDocuments() {
  const seeds = here('../../shared/seeds');
  if (!existsSync(seeds)) return [];
  const corpus = here('../corpus');
  const units = readdirSync(join(corpus, 'units')).map((file) =>
    parse(readFileSync(join(corpus, 'units', file), 'utf8')),
  );
  return parse(readFileSync(join(corpus, 'documents.yaml'), 'utf8')).map((record) => {
    const document = cleanArticle({ file: record.file, text: readFileSync(join(seeds, record.file), 'utf8') });
    const of = (kind, section) =>
      units
        .flatMap((unit) => unit[kind] ?? [])
        .filter(({ source }) => source.document === record.id && source.section === section);
    const records = document.sections.map((_, i) => ({ figures: of('figures', i + 1), honors: of('honors', i + 1) }));
    return { document, records };
  });
}
