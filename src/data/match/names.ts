import type { Name, NameKind } from './matcher.ts';

const KINDS: ReadonlySet<string> = new Set<NameKind>(['unit', 'honor', 'practice', 'person', 'granter']);

function isKind(text: string): text is NameKind {
  return KINDS.has(text);
}

/**
 * Reads a list of names: one a line, or tab-separated `name, kind, alias, alias…`. A byte-order mark and CRLF are
 * tolerated, empty lines skipped. A kind that is missing or unknown is `unit`.
 *
 * @returns the names; `id` is the 1-based number of the line, as a string
 */
export function parseNames(text: string): Name[] {
  const names: Name[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    const [name = '', kind = '', ...aliases] = line.split('\t').map((field) => field.trim());
    if (name === '') continue;
    names.push({
      id: String(index + 1),
      kind: isKind(kind) ? kind : 'unit',
      name,
      aliases: aliases.filter((alias) => alias !== ''),
    });
  }
  return names;
}
