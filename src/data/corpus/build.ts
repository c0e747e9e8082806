/**
 * Writes corpus.db from the records. The file is made beside its place and renamed into it, so a reader sees the old one
 * or the new one, never half of one.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { fold } from '../match/fold.ts';
import type { Status, UnitRecord } from '../model.ts';
import { markComparable } from './comparable.ts';
import { type ArticleSection, articleInserter } from './full-text.ts';
import { insertMentionedNames } from './mentions.ts';
import { insertRecordTexts } from './record-texts.ts';
import type { Records } from './records.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

/** Hash of everything that corpus.db is made from: the record files, how they fold, and the shape of the tables. */
export function hashInputs(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256').update(SCHEMA);
  for (const [name, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash
      .update(`\0${name}\0${Buffer.byteLength(text)}\0`)
      .update(text)
      .update(fold(text));
  }
  return hash.digest('hex');
}

/** A short id that stays the same as long as what it stands for does: it is written into buttons. */
export function shortId(prefix: string, ...parts: readonly unknown[]): string {
  return prefix + createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

/**
 * Builds corpus.db.
 *
 * @param path where the file goes; its folder is made where it is missing
 * @param records checked records (see `parseRecords`); a fact of an unknown document or unit fails the build
 * @param inputs what `hashInputs` gave for the same records
 * @param articles the texts of the articles, where a team has them, for /search and for showing a fact where it stands
 * @throws SqliteError where the folder cannot be written or a record breaks a constraint; the old file is left as it was
 */
export function buildCorpus(
  path: string,
  records: Records,
  inputs: string,
  articles: readonly ArticleSection[] = [],
): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  removeAbandoned(folder, basename(path));
  const temporary = `${path}.${process.pid}.tmp`;
  rmSync(temporary, { force: true });
  const database = new Database(temporary);
  try {
    database.pragma('journal_mode = MEMORY');
    database.pragma('foreign_keys = ON');
    database.transaction(() => {
      database.exec(SCHEMA);
      insertRecords(database, records);
      markComparable(database);
      insertRecordTexts(database);
      insertArticles(database, records, articles);
      insertMentionedNames(database);
      database.prepare('INSERT INTO build (inputs) VALUES (?)').run(inputs);
      database.pragma(`user_version = ${SCHEMA_VERSION}`);
    })();
    database.close();
    renameSync(temporary, path);
  } catch (error) {
    database.close();
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Removes what builds left behind that were killed; a build that still runs keeps its file. */
function removeAbandoned(folder: string, name: string): void {
  for (const file of readdirSync(folder)) {
    const pid = file.startsWith(`${name}.`) ? /\.(\d+)\.tmp$/.exec(file)?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, file), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's process, so it does run.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function insertRecords(database: Database.Database, records: Records): void {
  const insertDocument = database.prepare(
    'INSERT INTO documents (id, title, title_is_ours, column_name, date, date_note, sections) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertSection = database.prepare('INSERT INTO sections (document, number, heading, unit) VALUES (?, ?, ?, ?)');
  for (const document of records.documents) {
    const { id, title, column, date, date_note: note, sections } = document;
    insertDocument.run(id, title, document.title_is_ours ? 1 : 0, column, date, note, sections.length);
    document.sections.forEach(({ heading, unit }, index) => {
      insertSection.run(document.id, index + 1, heading, unit);
    });
  }
  const ids = new Set(records.units.map(({ id }) => id));
  const insertUnit = unitInserter(database);
  for (const unit of records.units) insertUnit(unit, ids, 'curated');
}

function unitInserter(database: Database.Database) {
  const insertUnit = database.prepare(`
    INSERT INTO units (id, name, kind, province, place, parent, parent_name, parent_folded, parent_short, profile, status)
    VALUES (@id, @name, @kind, @province, @place, @parent, @parentName, @parentFolded, @parentShort, @profile, @status)`);
  const insertAlias = database.prepare('INSERT OR IGNORE INTO aliases (unit, alias) VALUES (?, ?)');
  const insertWritten = database.prepare('INSERT OR IGNORE INTO written_names (folded, unit) VALUES (?, ?)');
  const insertHonor = database.prepare(`
    INSERT INTO honors (id, unit, title, title_id, title_folded, recipient, granted_by, granter_id, granter_folded,
      date, year, level, count, document, section, status)
    VALUES (@id, @unit, @title, @titleId, @titleFolded, @recipient, @granted_by, @granterId, @granterFolded,
      @date, @year, @level, @count, @document, @section, @status)`);
  const insertPractice = database.prepare(`
    INSERT INTO practices (id, unit, name, named, theme, gist, text_folded, document, section, status)
    VALUES (@id, @unit, @name, @named, @theme, @gist, @textFolded, @document, @section, @status)`);
  const insertFigure = database.prepare(`
    INSERT INTO figures (id, unit, metric, metric_folded, value, from_value, printed, measure, qualifier, period,
      period_folded, period_place, subject, document, section, status)
    VALUES (@id, @unit, @metric, @metricFolded, @value, @from, @printed, @measure, @qualifier, @period,
      @periodFolded, @periodPlace, @subject, @document, @section, @status)`);
  const insertPerson = database.prepare(`
    INSERT INTO people (id, unit, name, name_folded, role, document, section, status)
    VALUES (@id, @unit, @name, @nameFolded, @role, @document, @section, @status)`);

  return (unit: UnitRecord, known: ReadonlySet<string>, status: Status) => {
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
    const common = ({ source }: { source: { document: string; section: number } }) => ({
      unit: unit.id,
      document: source.document,
      section: source.section,
      status,
    });
    for (const { source, ...honor } of unit.honors) {
      insertHonor.run({
        ...honor,
        ...common({ source }),
        id: shortId('h', unit.id, honor, source),
        titleId: titleId(honor.title),
        titleFolded: fold(honor.title),
        granterId: honor.granted_by === null ? null : granterId(honor.granted_by),
        granterFolded: honor.granted_by === null ? null : fold(honor.granted_by),
        year: honor.date === null ? null : Number(honor.date.slice(0, 4)),
      });
    }
    for (const { source, named, ...practice } of unit.practices) {
      insertPractice.run({
        ...practice,
        ...common({ source }),
        id: shortId('p', unit.id, practice.name, source),
        named: named ? 1 : 0,
        textFolded: `${fold(practice.name)} ${fold(practice.gist)}`,
      });
    }
    const periods = [...new Set(unit.figures.map(({ period }) => period))];
    for (const { source, unit: measure, ...figure } of unit.figures) {
      insertFigure.run({
        ...figure,
        ...common({ source }),
        id: shortId('f', unit.id, figure, measure, source),
        measure,
        metricFolded: fold(figure.metric),
        periodFolded: figure.period === null ? null : fold(figure.period),
        // What has no period stands last, as undated honours do.
        periodPlace: figure.period === null ? periods.length : periods.indexOf(figure.period),
      });
    }
    for (const { source, ...person } of unit.people) {
      insertPerson.run({
        ...person,
        ...common({ source }),
        id: shortId('n', unit.id, person.name),
        nameFolded: fold(person.name),
      });
    }
  };
}

/** The articles' passages, newest article first: what matches too often to be ranked is shown in this order. */
function insertArticles(database: Database.Database, records: Records, articles: readonly ArticleSection[]): void {
  const dates = new Map(records.documents.map(({ id, date }) => [id, date]));
  const newestFirst = articles.toSorted((a, b) =>
    (dates.get(b.document) ?? '').localeCompare(dates.get(a.document) ?? ''),
  );
  const insert = articleInserter(database);
  for (const article of newestFirst) {
    const year = dates.get(article.document)?.slice(0, 4);
    insert(article, year === undefined ? null : Number(year), (place) =>
      shortId('a', article.document, article.section, place),
    );
  }
}

/** 甘肃局 for 甘肃检验检疫局 and 甘肃出入境检验检疫局, of a folded name. */
export const shortForm = (folded: string) => folded.replace(/(?:出入境)?检验检疫局/g, '局');

/** Titles that fold alike are one title, whoever holds it: /honors title asks for it by this id. */
export const titleId = (title: string) => shortId('t', fold(title));
export const granterId = (granter: string) => shortId('g', fold(granter));
