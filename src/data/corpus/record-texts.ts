/**
 * The records' own texts as passages: what /search looks through where there are no articles.
 */
import type Database from 'better-sqlite3';
import type { Status } from '../model.ts';
import type { PassageIndex, PassageInput } from './index-passages.ts';

/** A record's text in one line, which says whose a figure is, in the order of the units and of their records. Its first source is the passage's. */
const TEXTS = `
WITH texts AS (
  SELECT 0 AS sort, 0 AS position, u.id, 'unit' AS kind, u.id AS unit, NULL AS fact,
    u.name || '：' || u.profile
      || coalesce('（又称：' || (SELECT group_concat(alias, '、') FROM aliases a WHERE a.unit = u.id) || '）', '') AS text,
    substr(d.date, 1, 4) AS year, s.document, s.number AS section, u.status
  FROM units u
  JOIN sections s ON (s.document, s.number) = (
    -- The section that is about the unit; where none is, one that tells a fact of it.
    SELECT document, number FROM (
      SELECT 0 AS sort, document, number FROM sections WHERE unit = u.id
      UNION ALL SELECT 1, document, section FROM honors WHERE unit = u.id
      UNION ALL SELECT 1, document, section FROM practices WHERE unit = u.id
      UNION ALL SELECT 1, document, section FROM figures WHERE unit = u.id
      UNION ALL SELECT 1, document, section FROM people WHERE unit = u.id)
    ORDER BY sort, document, number LIMIT 1)
  JOIN documents d ON d.id = s.document
  UNION ALL
  SELECT 1, f.position, f.id, 'honor', f.unit, f.id,
    concat_ws('，', f.title, '获奖单位（人）：' || f.recipient, '授予单位：' || f.granted_by), coalesce(substr(f.date, 1, 4), substr(d.date, 1, 4)),
    f.document, f.section, f.status
  FROM honors f JOIN documents d ON d.id = f.document
  UNION ALL
  SELECT 2, f.position, f.id, 'practice', f.unit, f.id, f.name || '：' || f.gist, substr(d.date, 1, 4),
    f.document, f.section, f.status
  FROM practices f JOIN documents d ON d.id = f.document
  UNION ALL
  SELECT 3, f.position, f.id, 'figure', f.unit, f.id,
    concat_ws('，', f.metric || '：' || f.printed, f.period, '⚑ 非本单位数据，属于：' || f.subject),
    -- The year that the figure itself names, in the first four digits of its period.
    coalesce(iif(f.period GLOB '[12][0-9][0-9][0-9]*', substr(f.period, 1, 4), NULL), substr(d.date, 1, 4)),
    f.document, f.section, f.status
  FROM figures f JOIN documents d ON d.id = f.document
  UNION ALL
  SELECT 4, f.position, f.id, 'person', f.unit, f.id, f.name || '，' || f.role, substr(d.date, 1, 4),
    f.document, f.section, f.status
  FROM people f JOIN documents d ON d.id = f.document
)
SELECT kind, id, unit, fact, text, CAST(year AS INTEGER) AS year, document, section, status
FROM texts WHERE status = ? ORDER BY unit, sort, position`;

/** Puts the texts of all facts of a status into the index. They stand in their tables already. */
export function insertRecordTexts(database: Database.Database, index: PassageIndex, status: Status): void {
  // All at once: a statement that is being read from cannot be written beside.
  for (const row of database.prepare<[Status], PassageInput>(TEXTS).all(status)) index.record(row);
}
