/**
 * The questions that corpus.db answers: prepared once, typed rows out. Read-only.
 */
import Database from 'better-sqlite3';
import type { Name } from '../match/matcher.ts';
import type { Level, Status, Theme, UnitKind } from '../model.ts';

export interface SourceRow {
  readonly document: string;
  readonly documentTitle: string;
  readonly documentDate: string | null;
  readonly section: number;
  readonly sections: number;
}

interface FactRow extends SourceRow {
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  readonly status: Status;
}

export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly province: string | null;
  readonly place: string | null;
  readonly parent: string | null;
  readonly parentName: string | null;
  readonly profile: string;
  readonly status: Status;
  readonly honors: number;
  readonly practices: number;
  readonly figures: number;
  readonly people: number;
}

export interface HonorRow extends FactRow {
  readonly title: string;
  readonly titleId: string;
  readonly recipient: string | null;
  readonly grantedBy: string | null;
  readonly date: string | null;
  readonly level: Level | null;
  readonly count: number | null;
}

export interface PracticeRow extends FactRow {
  readonly name: string;
  readonly named: 0 | 1;
  readonly theme: Theme;
  readonly gist: string;
}

export interface FigureRow extends FactRow {
  readonly metric: string;
  readonly value: number;
  readonly fromValue: number | null;
  readonly printed: string;
  readonly measure: string | null;
  readonly qualifier: string | null;
  readonly period: string | null;
  readonly subject: string | null;
}

/** One page of a list: 1-based `page` of `pages` (0 where nothing was found), `total` rows over all pages. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** What narrows a list; what is left out narrows nothing. Texts are compared folded (see `fold`). */
export interface HonorFilter {
  readonly unit?: string;
  /** Exactly this title, by its id. */
  readonly titleId?: string;
  /** Titles that contain this folded text. */
  readonly title?: string;
  readonly level?: string;
  readonly year?: number;
  readonly granterId?: string;
  /** Granters that contain this folded text. */
  readonly grantedBy?: string;
  readonly page?: number;
}

export interface PracticeFilter {
  readonly unit?: string;
  readonly theme?: string;
  /** Practices whose name or gist contains this folded text. */
  readonly text?: string;
  readonly page?: number;
}

export interface FigureFilter {
  readonly unit: string;
  /** Figures whose metric contains this folded text. */
  readonly metric?: string;
  /** Figures whose period contains this folded text. */
  readonly period?: string;
  readonly page?: number;
}

export interface CorpusStats {
  readonly documents: number;
  readonly units: number;
  readonly honors: number;
  readonly practices: number;
  readonly figures: number;
  readonly people: number;
  readonly extracted: number;
}

/** Rows on one page: what is left legible on a telephone and within Discord's 4,000 characters for long names. */
export const PAGE_SIZE = { honors: 8, practices: 5, figures: 12 } as const;

const SOURCE = 'd.title AS documentTitle, d.date AS documentDate, d.sections';
const FACT = `f.id, f.unit, u.name AS unitName, f.status, f.document, f.section, ${SOURCE}`;
const FROM = (table: string) => `FROM ${table} f JOIN units u ON u.id = f.unit JOIN documents d ON d.id = f.document`;

/**
 * The conditions of a list, each narrowing only where its value is given. SQLite cannot use an index for a condition that
 * may not hold, so the most selective one that is given is written out: a list is prepared once for each way in.
 */
const HONOR_FILTER = (wayIn: string) => `
  WHERE ${wayIn}
    AND (@unit IS NULL OR f.unit = @unit)
    AND (@titleId IS NULL OR f.title_id = @titleId)
    AND (@title IS NULL OR instr(f.title_folded, @title) > 0)
    AND (@level IS NULL OR f.level = @level)
    AND (@year IS NULL OR f.year = @year)
    AND (@granterId IS NULL OR f.granter_id = @granterId)
    AND (@grantedBy IS NULL OR instr(f.granter_folded, @grantedBy) > 0)`;
const PRACTICE_FILTER = (wayIn: string) => `
  WHERE ${wayIn}
    AND (@unit IS NULL OR f.unit = @unit)
    AND (@theme IS NULL OR f.theme = @theme)
    AND (@text IS NULL OR instr(f.text_folded, @text) > 0)`;

const COUNTS = ['honors', 'practices', 'figures', 'people']
  .map((table) => `(SELECT count(*) FROM ${table} f WHERE f.unit = u.id) AS ${table}`)
  .join(', ');
const UNIT = `SELECT u.id, u.name, u.kind, u.province, u.place, u.parent,
  coalesce(p.name, u.parent_name) AS parentName, u.profile, u.status, ${COUNTS}
  FROM units u LEFT JOIN units p ON p.id = u.parent`;

export type Corpus = ReturnType<typeof openCorpus>;

/**
 * Opens a corpus.db for reading.
 *
 * @param path a file that `buildCorpus` wrote
 * @throws SqliteError where the file is missing or no such database
 */
export function openCorpus(path: string) {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return prepareQuestions(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepareQuestions(database: Database.Database) {
  const rows = <Row>(sql: string) => database.prepare<unknown[], Row>(sql);
  const count = (sql: string) => database.prepare<unknown[], number>(sql).pluck();

  const unitById = rows<UnitRow>(`${UNIT} WHERE u.id = ?`);
  const unitsWritten = rows<{ unit: string }>('SELECT unit FROM written_names WHERE folded = ? LIMIT 2');
  const childrenOf = rows<{ id: string; name: string }>(
    'SELECT id, name FROM units WHERE parent = ? ORDER BY name LIMIT 25',
  );
  const provinceOf = database.prepare<unknown[], string | null>('SELECT province FROM units WHERE id = ?').pluck();
  const firstPeople = rows<{ name: string; role: string }>(
    'SELECT name, role FROM people WHERE unit = ? ORDER BY position LIMIT ?',
  );
  const mostComplete = rows<UnitRow>(`${UNIT} ORDER BY honors + practices + figures DESC, u.id LIMIT ?`);
  const aliasesOf = database
    .prepare<unknown[], string>('SELECT alias FROM aliases WHERE unit = ? ORDER BY position')
    .pluck();
  const sourcesOf = rows<SourceRow>(`
    SELECT f.document, f.number AS section, ${SOURCE}
    FROM sections f JOIN documents d ON d.id = f.document WHERE f.unit = ? ORDER BY f.document, f.number`);

  const honorsBy = (wayIn: string) =>
    paged<HonorRow>(
      database,
      `SELECT ${FACT}, f.title, f.title_id AS titleId, f.recipient, f.granted_by AS grantedBy, f.date, f.level, f.count`,
      { table: 'honors', where: HONOR_FILTER(wayIn) },
      'ORDER BY f.date IS NULL, f.date DESC, f.position',
      PAGE_SIZE.honors,
    );
  const honors = {
    byUnit: honorsBy('f.unit = @unit'),
    byTitle: honorsBy('f.title_id = @titleId'),
    byGranter: honorsBy('f.granter_id = @granterId'),
    all: honorsBy('true'),
  };
  const practicesBy = (wayIn: string) =>
    paged<PracticeRow>(
      database,
      `SELECT ${FACT}, f.name, f.named, f.theme, f.gist`,
      { table: 'practices', where: PRACTICE_FILTER(wayIn) },
      'ORDER BY f.status, f.named DESC, f.position',
      PAGE_SIZE.practices,
    );
  const practices = {
    byUnit: practicesBy('f.unit = @unit'),
    byTheme: practicesBy('f.theme = @theme'),
    all: practicesBy('true'),
  };
  const practiceById = rows<PracticeRow>(
    `SELECT ${FACT}, f.name, f.named, f.theme, f.gist ${FROM('practices')} WHERE f.id = ?`,
  );
  const practiceAt = rows<PracticeRow>(
    `SELECT ${FACT}, f.name, f.named, f.theme, f.gist ${FROM('practices')} ORDER BY f.position LIMIT 1 OFFSET ?`,
  );
  const figures = paged<FigureRow>(
    database,
    `SELECT ${FACT}, f.metric, f.value, f.from_value AS fromValue, f.printed, f.measure, f.qualifier, f.period,
      f.subject`,
    {
      table: 'figures',
      where: `WHERE f.unit = @unit
        AND (@metric IS NULL OR instr(f.metric_folded, @metric) > 0)
        AND (@period IS NULL OR instr(f.period_folded, @period) > 0)`,
    },
    'ORDER BY f.position',
    PAGE_SIZE.figures,
  );
  const levelsOf = rows<{ level: Level | null; count: number }>(
    'SELECT level, count(*) AS count FROM honors WHERE unit = ? GROUP BY level',
  );
  const titleById = database.prepare<unknown[], string>('SELECT title FROM honors WHERE title_id = ? LIMIT 1').pluck();
  const granterById = database
    .prepare<unknown[], string>('SELECT granted_by FROM honors WHERE granter_id = ? LIMIT 1')
    .pluck();
  const titleIdOf = database
    .prepare<unknown[], string>('SELECT title_id FROM honors WHERE title_folded = ? LIMIT 1')
    .pluck();
  const granterIdOf = database
    .prepare<unknown[], string>('SELECT granter_id FROM honors WHERE granter_folded = ? LIMIT 1')
    .pluck();
  const titlesOfUnit = rows<{ id: string; name: string }>(`
    SELECT title_id AS id, min(title) AS name FROM honors WHERE unit = ? GROUP BY title_id ORDER BY min(position)`);
  const practiceNamesOfUnit = rows<{ id: string; name: string }>(
    'SELECT id, name FROM practices WHERE unit = ? ORDER BY named DESC, position',
  );
  const firstPractices = rows<{ id: string; name: string }>(
    'SELECT id, name FROM practices ORDER BY status, named DESC, position LIMIT ?',
  );
  const years = database
    .prepare<unknown[], number>(
      'SELECT DISTINCT year FROM honors WHERE year IS NOT NULL AND (@unit IS NULL OR unit = @unit) ORDER BY year DESC',
    )
    .pluck();
  const countPractices = count('SELECT count(*) FROM practices');

  const unitNames = rows<{ id: string; name: string; weight: number }>(`
    SELECT id, name, honors + practices + figures AS weight FROM (${UNIT}) ORDER BY id`);
  const titleNames = rows<{ id: string; name: string; weight: number }>(
    'SELECT title_id AS id, min(title) AS name, count(*) AS weight FROM honors GROUP BY title_id',
  );
  const granterNames = rows<{ id: string; name: string; weight: number }>(`
    SELECT granter_id AS id, min(granted_by) AS name, count(*) AS weight FROM honors
    WHERE granter_id IS NOT NULL GROUP BY granter_id`);
  const commonTitles = rows<{ id: string; name: string }>(
    'SELECT title_id AS id, min(title) AS name FROM honors GROUP BY title_id ORDER BY count(*) DESC, id LIMIT ?',
  );
  const commonGranters = rows<{ id: string; name: string }>(`
    SELECT granter_id AS id, min(granted_by) AS name FROM honors WHERE granter_id IS NOT NULL
    GROUP BY granter_id ORDER BY count(*) DESC, id LIMIT ?`);
  const practiceNames = rows<{ id: string; name: string; weight: number }>(
    'SELECT id, name, named AS weight FROM practices ORDER BY position',
  );
  const personNames = rows<{ id: string; name: string; weight: number }>(
    'SELECT id, name, 0 AS weight FROM people ORDER BY position',
  );

  return {
    unitById: (id: string): UnitRow | null => unitById.get(id) ?? null,
    /** The unit that has exactly this folded name or alias; null where none has, or several. */
    unitWritten: (folded: string): UnitRow | null => {
      const [only, another] = unitsWritten.all(folded);
      return only && !another ? (unitById.get(only.unit) ?? null) : null;
    },
    childrenOf: (id: string) => childrenOf.all(id),
    provinceOf: (id: string): string | null => provinceOf.get(id) ?? null,
    firstPeople: (unit: string, limit: number) => firstPeople.all(unit, limit),
    aliasesOf: (id: string): string[] => aliasesOf.all(id),
    /** The sections that are about a unit. */
    sourcesOf: (id: string): SourceRow[] => sourcesOf.all(id),
    /** The units that most is known about: what to offer somebody who has not typed yet. */
    mostComplete: (limit: number): UnitRow[] => mostComplete.all(limit),

    /** Newest first, undated last. */
    honors: ({ unit, titleId, title, level, year, granterId, grantedBy, page }: HonorFilter): Page<HonorRow> => {
      const list = unit ? honors.byUnit : titleId ? honors.byTitle : granterId ? honors.byGranter : honors.all;
      return list(
        {
          unit: unit ?? null,
          titleId: titleId ?? null,
          title: title ?? null,
          level: level ?? null,
          year: year ?? null,
          granterId: granterId ?? null,
          grantedBy: grantedBy ?? null,
        },
        page,
      );
    },
    levelsOf: (unit: string) => levelsOf.all(unit),
    titleById: (id: string): string | null => titleById.get(id) ?? null,
    granterById: (id: string): string | null => granterById.get(id) ?? null,
    /** The id of a title or granter that folds to exactly this text. */
    titleIdOf: (folded: string): string | null => titleIdOf.get(folded) ?? null,
    granterIdOf: (folded: string): string | null => granterIdOf.get(folded) ?? null,
    /** The titles and granters that stand most often in the corpus: what to offer where nothing is near. */
    commonTitles: (limit: number) => commonTitles.all(limit),
    commonGranters: (limit: number) => commonGranters.all(limit),
    titlesOfUnit: (unit: string) => titlesOfUnit.all(unit),
    practiceNamesOfUnit: (unit: string) => practiceNamesOfUnit.all(unit),
    firstPractices: (limit: number) => firstPractices.all(limit),
    /** Years of dated honours, newest first. */
    years: (unit: string | null): number[] => years.all({ unit }),

    /** Curated before extracted, named before unnamed. */
    practices: ({ unit, theme, text, page }: PracticeFilter): Page<PracticeRow> => {
      const list = unit ? practices.byUnit : theme ? practices.byTheme : practices.all;
      return list({ unit: unit ?? null, theme: theme ?? null, text: text ?? null }, page);
    },
    practiceById: (id: string): PracticeRow | null => practiceById.get(id) ?? null,
    /** The practice at a 0-based place among all of them, wrapping around; null where there is none. */
    practiceAt: (place: number): PracticeRow | null => {
      const total = countPractices.get() ?? 0;
      return total === 0 ? null : (practiceAt.get(place % total) ?? null);
    },
    countPractices: (): number => countPractices.get() ?? 0,

    figures: (filter: FigureFilter): Page<FigureRow> =>
      figures({ unit: filter.unit, metric: filter.metric ?? null, period: filter.period ?? null }, filter.page),

    /** Everything that can be looked up by name, for the matcher. */
    names: (): Name[] => [
      ...unitNames.all().map((row): Name => ({ ...row, kind: 'unit', aliases: aliasesOf.all(row.id) })),
      ...titleNames.all().map((row): Name => ({ ...row, kind: 'honor' })),
      ...granterNames.all().map((row): Name => ({ ...row, kind: 'granter' })),
      ...practiceNames.all().map((row): Name => ({ ...row, kind: 'practice' })),
      ...personNames.all().map((row): Name => ({ ...row, kind: 'person' })),
    ],

    stats: (): CorpusStats => {
      const row = database
        .prepare<unknown[], CorpusStats>(
          `SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM units) AS units,
            (SELECT count(*) FROM honors) AS honors, (SELECT count(*) FROM practices) AS practices,
            (SELECT count(*) FROM figures) AS figures, (SELECT count(*) FROM people) AS people,
            (SELECT count(*) FROM (SELECT status FROM honors UNION ALL SELECT status FROM practices
              UNION ALL SELECT status FROM figures UNION ALL SELECT status FROM people)
              WHERE status = 'extracted') AS extracted`,
        )
        .get();
      if (!row) throw new Error('corpus.db answered no row to a question that always has one');
      return row;
    },
    close: (): void => {
      database.close();
    },
  };
}

/** Prepares a list with a fixed page size; a page beyond the last gives the last one. */
function paged<Row>(
  database: Database.Database,
  select: string,
  from: { readonly table: string; readonly where: string },
  order: string,
  size: number,
) {
  const count = database.prepare<unknown[], number>(`SELECT count(*) FROM ${from.table} f ${from.where}`).pluck();
  const list = database.prepare<unknown[], Row>(
    `${select} ${FROM(from.table)} ${from.where} ${order} LIMIT @size OFFSET @offset`,
  );
  return (filter: Record<string, string | number | null>, wanted = 1): Page<Row> => {
    const total = count.get(filter) ?? 0;
    const pages = Math.ceil(total / size);
    const page = Math.max(1, Math.min(wanted, pages));
    return { rows: list.all({ ...filter, size, offset: (page - 1) * size }), page, pages, total };
  };
}
