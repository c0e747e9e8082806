/**
 * Lists of facts as tables for a file: every row with its source and whether a person has checked it.
 */
import type { FigureRow, HonorRow, PracticeRow, SourceRow } from '../data/corpus/corpus.ts';
import type { HitRow } from '../data/corpus/full-text.ts';
import type { Status } from '../data/model.ts';
import type { Table } from './export.ts';
import type { Texts } from './texts/texts.ts';

type Column = keyof Texts['lookup']['columns'];

interface Named {
  readonly name: string;
  readonly title: string;
  readonly total: number;
}

function tableOf<Row>(
  { name, title, total }: Named,
  rows: readonly Row[],
  columns: readonly Column[],
  cells: (row: Row) => readonly (string | number | null)[],
  texts: Texts,
): Table {
  return {
    name,
    title,
    total,
    columns: columns.map((column) => texts.lookup.columns[column]),
    rows: rows.map((row) => cells(row).map((cell) => (cell === null ? '' : String(cell)))),
  };
}

const SOURCE_COLUMNS = ['checked', 'document', 'section'] as const;
const sourceCells = (row: SourceRow & { readonly status: Status | null }, { lookup }: Texts) => [
  row.status === 'extracted' ? lookup.no : lookup.yes,
  row.documentTitle,
  row.section,
];

export const honorTable = (named: Named, rows: readonly HonorRow[], texts: Texts): Table =>
  tableOf(
    named,
    rows,
    ['unit', 'title', 'recipient', 'granter', 'date', 'level', 'count', ...SOURCE_COLUMNS],
    (row) => [
      row.unitName,
      row.title,
      row.recipient,
      row.grantedBy,
      row.date,
      row.level === null ? null : texts.levels[row.level],
      row.count ?? texts.wonSeveral,
      ...sourceCells(row, texts),
    ],
    texts,
  );

export const practiceTable = (named: Named, rows: readonly PracticeRow[], texts: Texts): Table =>
  tableOf(
    named,
    rows,
    ['unit', 'practice', 'theme', 'gist', ...SOURCE_COLUMNS],
    (row) => [row.unitName, row.name, texts.themes[row.theme], row.gist, ...sourceCells(row, texts)],
    texts,
  );

export const figureTable = (named: Named, rows: readonly FigureRow[], texts: Texts): Table =>
  tableOf(
    named,
    rows,
    ['unit', 'metric', 'printed', 'value', 'measure', 'from', 'period', 'subject', ...SOURCE_COLUMNS],
    (row) => [
      row.unitName,
      row.metric,
      row.printed,
      row.value,
      row.measure,
      row.fromValue,
      row.period,
      row.subject ?? texts.own,
      ...sourceCells(row, texts),
    ],
    texts,
  );

export const hitTable = (named: Named, rows: readonly HitRow[], texts: Texts): Table =>
  tableOf(
    named,
    rows,
    ['unit', 'kind', 'text', ...SOURCE_COLUMNS],
    (row) => [row.unitName, texts.lookup.kinds[row.kind], row.text, ...sourceCells(row, texts)],
    texts,
  );
