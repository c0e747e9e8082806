import { type Edit, editStage } from './draft.ts';

/** Entities that pages of the kind leave behind. Numeric ones are worked out. */
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: '\u3000',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  laquo: '《',
  raquo: '》',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  times: '×',
  permil: '‰',
  deg: '°',
  bull: '•',
  copy: '©',
};
/** Numbers of Windows-1252 that pages write for marks: browsers read them so (WHATWG HTML, numeric character reference end state). */
const WINDOWS_MARKS: Readonly<Record<number, string>> = {
  133: '…',
  145: '‘',
  146: '’',
  147: '“',
  148: '”',
  149: '•',
  150: '–',
  151: '—',
};
const BLOCK = /^(?:p|div|br|li|ul|ol|tr|table|tbody|h[1-6]|section|article|hr|dd|dt|dl|center)$/i;
const TAG =
  /<(\/?)(a|abbr|article|b|big|body|br|center|dd|div|dl|dt|em|embed|font|form|h[1-6]|head|hr|html|i|iframe|img|input|label|li|link|meta|o:p|ol|p|param|s|section|small|span|strong|style|sub|sup|table|tbody|td|th|title|tr|u|ul|v:[a-z]+|st1:[a-z]+|w:[a-z]+|\?xml[^>]*|!doctype)\b[^<>]{0,600}\/?>/giu;

function entity(name: string): string | null {
  const known = ENTITIES[name] ?? ENTITIES[name.toLowerCase()];
  if (known !== undefined) return known;
  const numeric = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (!numeric) return null;
  const code = numeric[1] ? Number.parseInt(numeric[1], 16) : Number(numeric[2]);
  if (code === 0x0a) return '\n';
  if (code === 0x0d || (code >= 0x200b && code <= 0x200d) || code === 0xfeff) return '';
  if (code === 0x09 || code === 0xa0) return ' ';
  const mark = WINDOWS_MARKS[code];
  if (mark !== undefined) return mark;
  return code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : null;
}

/** Line ends, blanks that are no blanks, HTML leftovers and entities. */
export const markup = editStage('markup', (text) => {
  const edits: Edit[] = [];
  const add = (at: number, length: number, to: string) => edits.push({ at, length, to });
  for (const m of text.matchAll(/\r\n?|[\u200b-\u200d\u2060\ufeff\u00ad]|[\u00a0\u2002-\u200a\u202f]/g))
    add(m.index, m[0].length, m[0].startsWith('\r') ? '\n' : /[\u00a0\u2002-\u200a\u202f]/.test(m[0]) ? ' ' : '');
  if (text.includes('<')) {
    for (const m of text.matchAll(/<(script|style)\b[^<>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi))
      add(m.index, m[0].length, '');
    for (const m of text.matchAll(TAG)) add(m.index, m[0].length, BLOCK.test(m[2] ?? '') ? '\n' : '');
  }
  if (text.includes('&')) {
    // Twice escaped as well: &amp;nbsp;
    for (const m of text.matchAll(/&(?:amp;)*(#x?[0-9a-f]{2,7}|[a-z]{2,8});/gi)) {
      const to = entity(m[1] ?? '');
      if (to !== null) add(m.index, m[0].length, to);
    }
  }
  return edits.sort((a, b) => a.at - b.at || b.length - a.length);
});
