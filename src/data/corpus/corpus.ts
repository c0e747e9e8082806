/**
 * The questions that corpus.db answers: prepared once, typed rows out. Read-only.
 */
import Database from 'better-sqlite3';
import type { Name } from '../match/matcher.ts';
import type { Level, Status, Theme, UnitKind } from '../model.ts';
import { prepareSearch } from './full-text.ts';
import { prepareMentions } from './mentions.ts';

export interface SourceRow {
  readonly document: string;
  readonly documentTitle: string;
  readonly documentDate: string | null;
  /** 1: the article has no title, and the one that is shown is ours. */
  readonly titleIsOurs: 0 | 1;
  readonly section: number;
  readonly sections: number;
  /** What the section is headed, which people find it by. */
  readonly heading: string;
}

interface FactRow extends SourceRow {
  readonly id: string;
  /** How many sections besides this one tell the fact as well. */
  readonly alsoTold: number;
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
  /** How many of all these nobody has checked yet. */
  readonly unchecked: number;
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

/** A practice without its words. */
export interface PracticeKey {
  readonly id: string;
  readonly unit: string;
  readonly theme: Theme;
  readonly status: Status;
  /** Of its unit. */
  readonly province: string | null;
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

export interface PersonRow extends FactRow {
  readonly name: string;
  readonly role: string;
}

/** A fact of any kind, as its id finds it. */
export type Fact =
  | { readonly kind: 'honor'; readonly row: HonorRow }
  | { readonly kind: 'practice'; readonly row: PracticeRow }
  | { readonly kind: 'figure'; readonly row: FigureRow }
  | { readonly kind: 'person'; readonly row: PersonRow };

/** A section of a document, as it is cited. */
export interface SectionRow extends SourceRow {
  readonly column: string | null;
  /** How the date is known where the article does not print one; null where it prints one, or none is known. */
  readonly dateNote: string | null;
  readonly heading: string;
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
  /** Rows on a page; default PAGE_SIZE. */
  readonly size?: number;
}

export interface PracticeFilter {
  readonly unit?: string;
  readonly theme?: string;
  /** Practices whose name or gist contains this folded text. */
  readonly text?: string;
  readonly page?: number;
  readonly size?: number;
}

export interface FigureFilter {
  readonly unit?: string;
  /** Figures whose metric contains this folded text. */
  readonly metric?: string;
  /** Figures whose period contains this folded text. */
  readonly period?: string;
  /** Only figures that have something to be compared with; the unit's own, not somebody else's. */
  readonly isComparable?: true;
  readonly page?: number;
  readonly size?: number;
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
export const PAGE_SIZE = { honors: 8, practices: 5, figures: 8 } as const;

const SOURCE = 'd.title AS documentTitle, d.title_is_ours AS titleIsOurs, d.date AS documentDate, d.sections';
const HEADING = `(SELECT heading FROM sections s WHERE s.document = f.document AND s.number = f.section) AS heading`;
const ALSO_TOLD = '(SELECT count(*) FROM also_told a WHERE a.fact = f.id) AS alsoTold';
const FACT = `f.id, ${ALSO_TOLD}, f.unit, u.name AS unitName, f.status, f.document, f.section, ${HEADING}, ${SOURCE}`;
const HONOR = 'f.title, f.title_id AS titleId, f.recipient, f.granted_by AS grantedBy, f.date, f.level, f.count';
const FIGURE = `f.metric, f.value, f.from_value AS fromValue, f.printed, f.measure, f.qualifier, f.period,
  f.subject`;
const PERSON = 'f.name, f.role';
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

const FACTS = ['honors', 'practices', 'figures', 'people'] as const;
const UNCHECKED = FACTS.map(
  (table) => `(SELECT count(*) FROM ${table} f WHERE f.unit = u.id AND f.status = 'extracted')`,
).join(' + ');
const COUNTS = FACTS.map((table) => `(SELECT count(*) FROM ${table} f WHERE f.unit = u.id) AS ${table}`).join(', ');
const UNIT = `SELECT u.id, u.name, u.kind, u.province, u.place, u.parent,
  coalesce(p.name, u.parent_name) AS parentName, u.profile, u.status, ${COUNTS},
  ${UNCHECKED} AS unchecked
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
    // The file is never written in place, so the lock is taken once: a small question takes a fifth of the time.
    database.pragma('locking_mode = EXCLUSIVE');
    return prepareQuestions(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/*
 * LIMIT stands on a cast everywhere: since 2024-06-06 ("Better optimize queries that use parameters in the LIMIT clause")
 * SQLite looks at a bare parameter there while it plans, and so plans anew whenever one is bound, which takes longer than
 * most answers: 40 of 77 µs of a list of honours.
 */
function prepareQuestions(database: Database.Database) {
  const rows = <Row>(sql: string) => database.prepare<unknown[], Row>(sql);
  const count = (sql: string) => database.prepare<unknown[], number>(sql).pluck();

  const unitById = rows<UnitRow>(`${UNIT} WHERE u.id = ?`);
  const partsOf = rows<{ id: string; name: string }>(
    'SELECT id, name FROM units WHERE parent_folded = @text OR parent_short = @text ORDER BY name LIMIT 25',
  );
  const unitsWritten = rows<{ unit: string }>('SELECT unit FROM written_names WHERE folded = ? LIMIT 2');
  const childrenOf = rows<{ id: string; name: string }>(
    'SELECT id, name FROM units WHERE parent = ? ORDER BY name LIMIT 25',
  );
  const provinceOf = database.prepare<unknown[], string | null>('SELECT province FROM units WHERE id = ?').pluck();
  const firstPeople = rows<{ name: string; role: string; status: Status }>(
    'SELECT name, role, status FROM people WHERE unit = ? ORDER BY position LIMIT cast(? AS INTEGER)',
  );
  const bestUnits = new Map<number, UnitRow[]>();
  const mostComplete = rows<UnitRow>(
    `${UNIT} ORDER BY honors + practices + figures DESC, u.id LIMIT cast(? AS INTEGER)`,
  );
  const aliasesOf = database
    .prepare<unknown[], string>('SELECT alias FROM aliases WHERE unit = ? ORDER BY position')
    .pluck();
  const sourcesOf = rows<SourceRow>(`
    SELECT f.document, f.number AS section, f.heading, ${SOURCE}
    FROM sections f JOIN documents d ON d.id = f.document
    WHERE f.unit = @unit OR (f.document, f.number) IN (
      SELECT document, section FROM honors WHERE unit = @unit UNION SELECT document, section FROM practices WHERE unit = @unit
      UNION SELECT document, section FROM figures WHERE unit = @unit UNION SELECT document, section FROM people WHERE unit = @unit)
    ORDER BY f.unit <> @unit, f.document, f.number`);

  const honorsBy = (wayIn: string) =>
    paged<HonorRow>(
      database,
      `SELECT ${FACT}, ${HONOR}`,
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
  // What is folded holds no space but the one behind the name.
  const practicesCalled = rows<PracticeRow>(`
    SELECT ${FACT}, f.name, f.named, f.theme, f.gist ${FROM('practices')}
    WHERE instr(f.text_folded, ? || ' ') = 1 ORDER BY f.position`);
  const practiceAt = rows<PracticeRow>(
    `SELECT ${FACT}, f.name, f.named, f.theme, f.gist ${FROM('practices')} ORDER BY f.position LIMIT 1 OFFSET ?`,
  );
  // Asked for once a post, ten thousand times in a morning; the file never changes while it is open.
  let knownKeys: readonly PracticeKey[] | undefined;
  const practiceKeys = rows<PracticeKey>(`
    SELECT f.id, f.unit, f.theme, f.status, u.province FROM practices f JOIN units u ON u.id = f.unit
    ORDER BY f.position`);
  const figuresBy = (wayIn: string) =>
    paged<FigureRow>(
      database,
      `SELECT ${FACT}, ${FIGURE}`,
      {
        table: 'figures',
        where: `WHERE ${wayIn}
        AND (@unit IS NULL OR f.unit = @unit)
        AND (@metric IS NULL OR instr(f.metric_folded, @metric) > 0)
        AND (@period IS NULL OR instr(f.period_folded, @period) > 0)
        AND f.comparable >= @comparable`,
      },
      // Periods in the order in which the unit's record first names them, so that a period's figures stand together.
      'ORDER BY f.unit, f.period_place, f.position',
      PAGE_SIZE.figures,
    );
  const figures = { byUnit: figuresBy('f.unit = @unit'), all: figuresBy('true') };
  const honorById = rows<HonorRow>(`SELECT ${FACT}, ${HONOR} ${FROM('honors')} WHERE f.id = ?`);
  const figureById = rows<FigureRow>(`SELECT ${FACT}, ${FIGURE} ${FROM('figures')} WHERE f.id = ?`);
  const personById = rows<PersonRow>(`SELECT ${FACT}, ${PERSON} ${FROM('people')} WHERE f.id = ?`);
  const peopleNamed = rows<PersonRow>(`
    SELECT ${FACT}, ${PERSON} ${FROM('people')} WHERE f.name_folded = ? ORDER BY f.position LIMIT 10`);
  const honorsOfPerson = rows<HonorRow>(`
    SELECT ${FACT}, ${HONOR} ${FROM('honors')} WHERE f.unit = ? AND instr(f.recipient, ?) > 0
    ORDER BY f.date IS NULL, f.date DESC, f.position LIMIT 5`);
  const commonPeople = rows<{ id: string; name: string }>(
    'SELECT id, name FROM people ORDER BY position LIMIT cast(? AS INTEGER)',
  );
  const sectionOf = rows<SectionRow>(`
    SELECT s.document, s.number AS section, s.heading, d.column_name AS "column", d.date_note AS dateNote, ${SOURCE}
    FROM sections s JOIN documents d ON d.id = s.document WHERE s.document = ? AND s.number = ?`);
  const themesOf = rows<{ theme: Theme; count: number }>(
    'SELECT theme, count(*) AS count FROM practices WHERE unit = ? GROUP BY theme',
  );
  const exampleFigure = rows<{ unit: string; metric: string }>(
    'SELECT unit, metric FROM figures WHERE subject IS NULL AND length(metric) <= 12 ORDER BY position LIMIT 1',
  );
  const levelsOf = rows<{ level: Level | null; count: number }>(
    'SELECT level, count(*) AS count FROM honors WHERE unit = ? GROUP BY level',
  );
  const titleById = database.prepare<unknown[], string>('SELECT title FROM honors WHERE title_id = ? LIMIT 1').pluck();
  const granterById = database
    .prepare<unknown[], string>('SELECT granted_by FROM honors WHERE granter_id = ? LIMIT 1')
    .pluck();
  const titlesWith = rows<{ id: string; name: string }>(`
    SELECT title_id AS id, min(title) AS name FROM honors WHERE instr(title_folded, ?) > 0
    GROUP BY title_id ORDER BY length(min(title)), id LIMIT 2`);
  const grantersWith = rows<{ id: string; name: string }>(`
    SELECT granter_id AS id, min(granted_by) AS name FROM honors WHERE instr(granter_folded, ?) > 0
    GROUP BY granter_id ORDER BY length(min(granted_by)), id LIMIT 2`);
  const titlesOfUnit = rows<{ id: string; name: string }>(`
    SELECT title_id AS id, min(title) AS name FROM honors WHERE unit = ? GROUP BY title_id ORDER BY min(position)`);
  const practiceNamesOfUnit = rows<{ id: string; name: string }>(
    'SELECT id, name FROM practices WHERE unit = ? ORDER BY named DESC, position',
  );
  const firstPractices = rows<{ id: string; name: string }>(
    'SELECT id, name FROM practices ORDER BY status, named DESC, position LIMIT cast(? AS INTEGER)',
  );
  const years = database
    .prepare<unknown[], number>(
      'SELECT DISTINCT year FROM honors WHERE year IS NOT NULL AND (@unit IS NULL OR unit = @unit) ORDER BY year DESC',
    )
    .pluck();
  const inputs = database.prepare<[], string>('SELECT inputs FROM build').pluck();
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
    'SELECT title_id AS id, min(title) AS name FROM honors GROUP BY title_id ORDER BY count(*) DESC, id LIMIT cast(? AS INTEGER)',
  );
  const commonGranters = rows<{ id: string; name: string }>(`
    SELECT granter_id AS id, min(granted_by) AS name FROM honors WHERE granter_id IS NOT NULL
    GROUP BY granter_id ORDER BY count(*) DESC, id LIMIT cast(? AS INTEGER)`);
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
    /** The units that name a superior organisation without a record, by its folded name or short form. */
    partsOf: (folded: string) => (folded === '' ? [] : partsOf.all({ text: folded })),
    childrenOf: (id: string) => childrenOf.all(id),
    provinceOf: (id: string): string | null => provinceOf.get(id) ?? null,
    firstPeople: (unit: string, limit: number) => firstPeople.all(unit, limit),
    aliasesOf: (id: string): string[] => aliasesOf.all(id),
    /** The sections that are about a unit, then those that facts of it stand in. */
    sourcesOf: (id: string): SourceRow[] => sourcesOf.all({ unit: id }),
    /** The units that most is known about: what to offer somebody who has not typed yet. */
    mostComplete: (limit: number): UnitRow[] => {
      // It counts every fact there is, and the corpus does not change while it is open.
      const known = bestUnits.get(limit) ?? mostComplete.all(limit);
      bestUnits.set(limit, known);
      return known;
    },

    /** Newest first, undated last. */
    honors: ({ unit, titleId, title, level, year, granterId, grantedBy, page, size }: HonorFilter): Page<HonorRow> => {
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
        size,
      );
    },
    levelsOf: (unit: string) => levelsOf.all(unit),
    titleById: (id: string): string | null => titleById.get(id) ?? null,
    granterById: (id: string): string | null => granterById.get(id) ?? null,
    /** Up to two titles or granters that contain a folded text, the shortest first. */
    titlesWith: (folded: string) => titlesWith.all(folded),
    grantersWith: (folded: string) => grantersWith.all(folded),
    /** The titles and granters that stand most often in the corpus: what to offer where nothing is near. */
    commonTitles: (limit: number) => commonTitles.all(limit),
    commonGranters: (limit: number) => commonGranters.all(limit),
    titlesOfUnit: (unit: string) => titlesOfUnit.all(unit),
    practiceNamesOfUnit: (unit: string) => practiceNamesOfUnit.all(unit),
    firstPractices: (limit: number) => firstPractices.all(limit),
    /** Years of dated honours, newest first. */
    years: (unit: string | null): number[] => years.all({ unit }),

    /** Curated before extracted, named before unnamed. */
    practices: ({ unit, theme, text, page, size }: PracticeFilter): Page<PracticeRow> => {
      const list = unit ? practices.byUnit : theme ? practices.byTheme : practices.all;
      return list({ unit: unit ?? null, theme: theme ?? null, text: text ?? null }, page, size);
    },
    practiceById: (id: string): PracticeRow | null => practiceById.get(id) ?? null,
    /** The practices whose name is this folded text, in the order of the record. */
    practicesCalled: (folded: string): PracticeRow[] => practicesCalled.all(folded),
    /** The practice at a 0-based place among all of them, wrapping around; null where there is none. */
    practiceAt: (place: number): PracticeRow | null => {
      const total = countPractices.get() ?? 0;
      return total === 0 ? null : (practiceAt.get(place % total) ?? null);
    },
    countPractices: (): number => countPractices.get() ?? 0,
    /** Every practice, as far as choosing among them needs it. */
    practiceKeys: (): readonly PracticeKey[] => {
      knownKeys ??= practiceKeys.all();
      return knownKeys;
    },

    /** By unit, a period's figures together. */
    figures: ({ unit, metric, period, isComparable, page, size }: FigureFilter): Page<FigureRow> => {
      const list = unit ? figures.byUnit : figures.all;
      const comparable = isComparable ? 1 : 0;
      return list({ unit: unit ?? null, metric: metric ?? null, period: period ?? null, comparable }, page, size);
    },
    /** The metric of a unit's own figure, short enough for an example; null where there is none. */
    exampleFigure: () => exampleFigure.get() ?? null,

    /** Everybody who is written so; the text is folded. */
    peopleNamed: (folded: string): PersonRow[] => peopleNamed.all(folded),
    /** The honours of a unit that name a person among their recipients. */
    honorsOfPerson: (unit: string, name: string): HonorRow[] => honorsOfPerson.all(unit, name),
    unitOfPerson: (id: string): string | null => personById.get(id)?.unitName ?? null,
    /** People to offer before anything is typed. */
    firstNamed: (limit: number) => commonPeople.all(limit),

    themesOf: (unit: string) => themesOf.all(unit),
    /** A fact by its id; null where there is none (any more). */
    factById: (id: string): Fact | null => {
      const honor = honorById.get(id);
      if (honor) return { kind: 'honor', row: honor };
      const practice = practiceById.get(id);
      if (practice) return { kind: 'practice', row: practice };
      const figure = figureById.get(id);
      if (figure) return { kind: 'figure', row: figure };
      const person = personById.get(id);
      return person ? { kind: 'person', row: person } : null;
    },
    sectionOf: (document: string, section: number): SectionRow | null => sectionOf.get(document, section) ?? null,
    ...prepareSearch(database),
    ...prepareMentions(database),

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
    /** Hash of what the corpus was made from. */
    inputs: (): string => inputs.get() ?? '',
    close: (): void => {
      database.close();
    },
  };
}

/** Prepares a list on pages; a page beyond the last gives the last one. */
function paged<Row>(
  database: Database.Database,
  select: string,
  from: { readonly table: string; readonly where: string },
  order: string,
  byDefault: number,
) {
  const count = database.prepare<unknown[], number>(`SELECT count(*) FROM ${from.table} f ${from.where}`).pluck();
  // Only what is shown is read whole: the rows of a page are found and sorted by themselves first.
  const list = database.prepare<unknown[], Row>(`
    ${select} FROM (SELECT f.position FROM ${from.table} f ${from.where} ${order}
      LIMIT cast(@size AS INTEGER) OFFSET cast(@offset AS INTEGER)) w
    CROSS JOIN ${from.table} f ON f.position = w.position
    JOIN units u ON u.id = f.unit JOIN documents d ON d.id = f.document
    ${order}`);
  return (filter: Record<string, string | number | null>, wanted = 1, size = byDefault): Page<Row> => {
    const total = count.get(filter) ?? 0;
    const pages = Math.ceil(total / size);
    const page = Math.max(1, Math.min(wanted, pages));
    return { rows: list.all({ ...filter, size, offset: (page - 1) * size }), page, pages, total };
  };
}
