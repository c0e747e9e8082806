/**
 * Facts of a cleaned document, each with the passage that proves it. Rules and small lists, no network: every decision can be
 * read in the file of its kind of fact.
 */
import type { Figure, Honor, Person, Practice, UnitKind } from '../model.ts';
import { datesIn, reviewedYear, yearOf } from './dates.ts';
import { type ExtractedFigure, figuresIn } from './figures.ts';
import { type ExtractedHonor, honorsIn, type Rejected } from './honors.ts';
import { type ExtractedPerson, peopleIn } from './people.ts';
import { type ExtractedPractice, practicesIn } from './practices.ts';
import { createSubjects } from './subjects.ts';
import { type Passage, readText } from './text.ts';
import { identify, partsIn } from './units.ts';

/** What extraction reads: the shape that `data/clean` writes. */
export type SourceDocument = {
  file: string;
  title: string | null;
  date: string | null;
  text: string;
  sections: readonly { heading: string | null; unit: string | null; text: string }[];
};

/** `evidence.text` is exactly `sections[evidence.section - 1].text.slice(start, end)`; `confidence` is 0..1. */
export type Evidenced<Fact> = Omit<Fact, 'source'> & { evidence: Passage; confidence: number };

export type ExtractedUnit = {
  name: string;
  aliases: string[];
  province: string | null;
  place: string | null;
  kind: UnitKind;
  parent: string | null;
  /** Centres, departments, laboratories and branches of the unit that the text names. */
  parts: string[];
  honors: Evidenced<Honor>[];
  practices: Evidenced<Practice>[];
  figures: Evidenced<Figure>[];
  people: Evidenced<Person>[];
};

export type Extraction = { file: string; units: ExtractedUnit[]; rejected: Rejected[] };

export type { ExtractedFigure, ExtractedHonor, ExtractedPerson, ExtractedPractice, Passage, Rejected };

/** What is known of a section before its figures and practices are looked for; `index` counts from 0; `byTitle`: see honorsIn. */
export function readSection(document: SourceDocument, index: number, byTitle = true) {
  const part = document.sections[index] ?? { heading: null, unit: null, text: '' };
  const section = index + 1;
  const reading = readText(part.text);
  const identity = part.unit ? identify(part.unit) : null;
  const { people, mentions } = peopleIn(reading, section);
  const subjects = createSubjects(reading, identity, mentions);
  const reviewed = reviewedYear(document.title) ?? reviewedYear(part.heading);
  const month = Number(/^\d{4}-(\d{2})/u.exec(document.date ?? '')?.[1] ?? 0) || null;
  const dates = datesIn(part.text, yearOf(document), reviewed, month, document.date);
  const honors = honorsIn({ reading, section, unit: identity, subjects, dates, reviewed }, byTitle);
  return { reading, identity, people, subjects, honors };
}

/**
 * Extracts the facts of a cleaned document. Pure; throws nothing, whatever the text. Sections about one unit are put together;
 * a section whose unit is unknown yields facts under its heading, or under the document's title.
 */
export function extractDocument(document: SourceDocument): Extraction {
  const units = new Map<string, ExtractedUnit>();
  const rejected: Rejected[] = [];
  document.sections.forEach((part, i) => {
    const section = i + 1;
    const { reading, identity, people, subjects, honors } = readSection(document, i);
    const figures = figuresIn({ reading, section, unit: identity, subjects, honors: honors.given });
    const practices = practicesIn(reading, section, subjects, honors.spans);
    const name = part.unit ?? part.heading ?? document.title ?? document.file;
    let unit = units.get(name);
    if (!unit) {
      unit = {
        name,
        aliases: identity?.aliases ?? [],
        province: identity?.province ?? null,
        place: identity?.place ?? null,
        kind: identity?.kind ?? '其他',
        parent: identity?.parent ?? null,
        parts: [],
        honors: [],
        practices: [],
        figures: [],
        people: [],
      };
      units.set(name, unit);
    }
    for (const each of partsIn(part.text)) if (!unit.parts.includes(each) && each !== name) unit.parts.push(each);
    unit.honors.push(...honors.honors);
    unit.figures.push(...figures.figures);
    unit.practices.push(...practices.practices);
    unit.people.push(...people);
    rejected.push(...honors.rejected, ...figures.rejected, ...practices.rejected);
  });
  return { file: document.file, units: [...units.values()], rejected };
}
