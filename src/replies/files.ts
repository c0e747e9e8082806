/**
 * The files of a reply: from what they show to their bytes.
 */
import { type Chart, renderChart } from './chart.ts';
import { type Table, toCsv, toMarkdown } from './export.ts';
import { COLORS, card, type FileSpec, type Reply } from './reply.ts';
import { plain } from './text.ts';
import type { Texts } from './texts/texts.ts';

export interface RenderedFile {
  readonly name: string;
  /** What people hear who do not see it. */
  readonly description: string;
  readonly bytes: Buffer;
}

export async function renderFiles(files: readonly FileSpec[]): Promise<RenderedFile[]> {
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      description: file.description,
      bytes: 'chart' in file ? await renderChart(file.chart) : Buffer.from(file.text),
    })),
  );
}

/** A chart as a file, with a description that says its numbers. */
export function chartFile(chart: Chart, texts: Texts): FileSpec {
  const said = chart.labels.map((label, index) => {
    const values = chart.series.map(({ name, printed }) =>
      chart.series.length > 1 ? `${name} ${printed[index] ?? ''}` : (printed[index] ?? ''),
    );
    return `${label} ${values.join(texts.comma)}`;
  });
  return { name: 'chart.png', description: texts.lookup.chartOf(chart.title, said.join(texts.gap)), chart };
}

/** A list as two files, for a spreadsheet and for a document. */
export function fileReply(table: Table, texts: Texts): Reply {
  const { lookup } = texts;
  const { rows, total, title, name } = table;
  const description = lookup.fileDescription(title, rows.length);
  const files: FileSpec[] = [
    { name: `${name}.csv`, description, text: toCsv(table) },
    { name: `${name}.md`, description, text: toMarkdown(table) },
  ];
  const count = rows.length < total ? lookup.fileCapped(rows.length, total) : lookup.fileRows(rows.length);
  const components = card({
    color: COLORS.answer,
    parts: [
      [`## ${lookup.fileTitle(plain(title))}`, `${count}${lookup.fileNote}`],
      ...files.map((download) => ({ download })),
    ],
    rows: [],
  });
  return { outcome: 'answered', components, files };
}
