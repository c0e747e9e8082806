/**
 * A list as a file: CSV for a spreadsheet, Markdown for a document.
 */

export interface Table {
  /** The name of the file without its ending: a-z, 0-9 and "-", which no system and not Discord changes. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many there are in all; more than `rows` where a file would grow too long. */
  readonly total: number;
}

/** The most rows of a file: about 2 MB, which Discord takes from every bot. */
export const MOST_ROWS = 5000;

/** Excel reads UTF-8 only behind a byte order mark; lines end as RFC 4180 says. */
export function toCsv({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`;
  return `\uFEFF${[columns, ...rows].map(line).join('')}`;
}

function csvCell(text: string): string {
  // A cell that begins like a formula would be run by a spreadsheet (https://owasp.org/www-community/attacks/CSV_Injection).
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[-+]?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function toMarkdown({ title, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownCell).join(' | ')} |\n`;
  return `# ${title}\n\n${line(columns)}|${columns.map(() => '---').join('|')}|\n${rows.map(line).join('')}`;
}

const markdownCell = (text: string): string => text.replace(/[\\|]/g, '\\$&').replace(/[\r\n]+/g, ' ');
