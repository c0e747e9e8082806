/**
 * How documents, units and facts become rows of corpus.db.
 */
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { fold } from '../match/fold.ts';
import type { DocumentRecord, Figure, Honor, Person, Practice, Status, UnitRecord } from '../model.ts';
import type { Records } from './records.ts';

/** A short id that stays the same as long as what it stands for does: it is written into buttons. */
export function shortId(prefix: string, ...parts: readonly unknown[]): string {
  return prefix + createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

/** 甘肃局 for 甘肃检验检疫局 and 甘肃出入境检验检疫局, of a folded name. */
export const shortForm = (folded: string) => folded.replace(/(?:出入境)?检验检疫局/g, '局');

/** Titles that fold alike are one title, whoever holds it: /honors title asks for it by this id. */
export const titleId = (title: string) => shortId('t', fold(title));
export const granterId = (granter: string) => shortId('g', fold(granter));

/** The ids of facts. A record names a person once; articles may tell of one person in two roles. */
export const factId = {
  honor: (unit: string, { source, ...honor }: Honor) => shortId('h', unit, honor, source),
  practice: (unit: string, { name, source }: Practice) => shortId('p', unit, name, source),
  figure: (unit: string, { source, unit: measure, ...figure }: Figure) => shortId('f', unit, figure, measure, source),
  person: (unit: string, { name, role }: Person, status: Status) =>
    status === 'curated' ? shortId('n', unit, name) : shortId('n', unit, name, role),
};

/** Inserts every document, unit and fact of the records. */
export function insertRecords(records: Records, insert: Inserters): void {
  for (const document of records.documents) insert.document(document);
  const ids = new Set(records.units.map(({ id }) => id));
  for (const unit of records.units) {
    insert.unit(unit, ids, 'curated');
    for (const honor of unit.honors) insert.honor(unit.id, honor, 'curated');
    for (const practice of unit.practices) insert.practice(unit.id, practice, 'curated');
    for (const figure of unit.figures) insert.figure(unit.id, figure, 'curated');
    for (const person of unit.people) insert.person(unit.id, person, 'curated');
  }
}

export type Inserters = ReturnType<typeof prepareInserts>;

/** What has no period stands last, as undated honours do. */
const NO_PERIOD = 1_000_000;

/** Prepares the statements. The inserters of facts give the fact's id; of a fact that is there already, nothing changes. */
export function prepareInserts(database: Database.Database) {
  const insertDocument = database.prepare(
    'INSERT INTO documents (id, file, title, title_is_ours, column_name, date, date_note, sections) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertSection = database.prepare('INSERT INTO sections (document, number, heading, unit) VALUES (?, ?, ?, ?)');
  const insertUnit = database.prepare(`
    INSERT INTO units (id, name, kind, province, place, parent, parent_name, parent_folded, parent_short, profile, status)
    VALUES (@id, @name, @kind, @province, @place, @parent, @parentName, @parentFolded, @parentShort, @profile, @status)`);
  const insertAlias = database.prepare('INSERT OR IGNORE INTO aliases (unit, alias) VALUES (?, ?)');
  const insertWritten = database.prepare('INSERT OR IGNORE INTO written_names (folded, unit) VALUES (?, ?)');
  const insertHonor = database.prepare(`
    INSERT INTO honors (id, unit, title, title_id, title_folded, recipient, granted_by, granter_id, granter_folded,
      date, year, level, count, document, section, status)
    VALUES (@id, @unit, @title, @titleId, @titleFolded, @recipient, @granted_by, @granterId, @granterFolded,
      @date, @year, @level, @count, @document, @section, @status)
    ON CONFLICT (id) DO NOTHING`);
  const insertPractice = database.prepare(`
    INSERT INTO practices (id, unit, name, named, theme, gist, text_folded, document, section, status)
    VALUES (@id, @unit, @name, @named, @theme, @gist, @textFolded, @document, @section, @status)
    ON CONFLICT (id) DO NOTHING`);
  const insertFigure = database.prepare(`
    INSERT INTO figures (id, unit, metric, metric_folded, value, from_value, printed, measure, qualifier, period,
      period_folded, period_place, subject, document, section, status)
    VALUES (@id, @unit, @metric, @metricFolded, @value, @from, @printed, @measure, @qualifier, @period,
      @periodFolded, @periodPlace, @subject, @document, @section, @status)
    ON CONFLICT (id) DO NOTHING`);
  const insertPerson = database.prepare(`
    INSERT INTO people (id, unit, name, name_folded, role, document, section, status)
    VALUES (@id, @unit, @name, @nameFolded, @role, @document, @section, @status)
    ON CONFLICT (id) DO NOTHING`);
  const periods = new Map<string, Map<string, number>>();

  /** Where a period stands among those of its unit: in the order in which they are first named. */
  const placeOfPeriod = (unit: string, period: string | null): number => {
    if (period === null) return NO_PERIOD;
    const known = periods.get(unit) ?? new Map<string, number>();
    periods.set(unit, known);
    const place = known.get(period) ?? known.size;
    known.set(period, place);
    return place;
  };
  const common = (unit: string, { source }: { source: { document: string; section: number } }, status: Status) => ({
    unit,
    document: source.document,
    section: source.section,
    status,
  });

  return {
    document: (document: DocumentRecord): void => {
      const { id, file, title, column, date, date_note: note, sections } = document;
      insertDocument.run(id, file, title, document.title_is_ours ? 1 : 0, column, date, note, sections.length);
      sections.forEach(({ heading, unit }, index) => {
        insertSection.run(id, index + 1, heading, unit);
      });
    },
    /** @param known ids of all units: a parent that is none of them is a superior without a record, told by its name */
    unit: (unit: UnitRecord, known: ReadonlySet<string>, status: Status): void => {
      const hasParent = unit.parent !== null && known.has(unit.parent);
      insertUnit.run({
        id: unit.id,
        name: unit.name,
        kind: unit.kind,
        province: unit.province,
        place: unit.place,
        parent: hasParent ? unit.parent : null,
        parentName: hasParent ? null : unit.parent,
        parentFolded: hasParent || unit.parent === null ? null : fold(unit.parent),
        parentShort: hasParent || unit.parent === null ? null : shortForm(fold(unit.parent)),
        profile: unit.profile,
        status,
      });
      for (const alias of unit.aliases) insertAlias.run(unit.id, alias);
      for (const written of [unit.name, ...unit.aliases]) insertWritten.run(fold(written), unit.id);
    },
    honor: (unit: string, fact: Honor, status: Status): string => {
      const { source, ...honor } = fact;
      const id = factId.honor(unit, fact);
      insertHonor.run({
        ...honor,
        ...common(unit, fact, status),
        id,
        titleId: titleId(honor.title),
        titleFolded: fold(honor.title),
        granterId: honor.granted_by === null ? null : granterId(honor.granted_by),
        granterFolded: honor.granted_by === null ? null : fold(honor.granted_by),
        year: honor.date === null ? null : Number(honor.date.slice(0, 4)),
      });
      return id;
    },
    practice: (unit: string, fact: Practice, status: Status): string => {
      const { source, named, ...practice } = fact;
      const id = factId.practice(unit, fact);
      insertPractice.run({
        ...practice,
        ...common(unit, fact, status),
        id,
        named: named ? 1 : 0,
        textFolded: `${fold(practice.name)} ${fold(practice.gist)}`,
      });
      return id;
    },
    figure: (unit: string, fact: Figure, status: Status): string => {
      const { source, unit: measure, ...figure } = fact;
      const id = factId.figure(unit, fact);
      insertFigure.run({
        ...figure,
        ...common(unit, fact, status),
        id,
        measure,
        metricFolded: fold(figure.metric),
        periodFolded: figure.period === null ? null : fold(figure.period),
        periodPlace: placeOfPeriod(unit, figure.period),
      });
      return id;
    },
    person: (unit: string, fact: Person, status: Status): string => {
      const { source, ...person } = fact;
      const id = factId.person(unit, fact, status);
      insertPerson.run({ ...person, ...common(unit, fact, status), id, nameFolded: fold(person.name) });
      return id;
    },
  };
}
