import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import { countHan, isHan } from './draft.ts';
import { listArticles, reasonOf } from './files.ts';
import { logFollows } from './language.ts';
import { simplifiedCode } from './variants.ts';

/** An article as text, or one line that says why there is none. */
export type ReadArticle = { file: string; text: string } | { file: string; problem: string };

const LARGEST = 20 * 1024 * 1024;

/** Mean cost of a Han character in a sample: what tells GB18030 from Big5 where both decode. */
function plausibility(text: string): number {
  let sum = 0;
  let count = 0;
  for (let i = 1; i < text.length && count < 3000; i++) {
    const code = text.charCodeAt(i);
    const before = text.charCodeAt(i - 1);
    if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) {
      sum -= 25;
      count++;
    } else if (isHan(code) && isHan(before)) {
      sum += Math.max(logFollows(simplifiedCode(before), simplifiedCode(code)), -20);
      count++;
    } else if (code >= 0x80 && !isHan(code) && !(code >= 0x2000 && code <= 0x30ff) && !(code >= 0xff00)) {
      sum -= 15;
      count++;
    }
  }
  return count === 0 ? -25 : sum / count;
}

/**
 * The text of a file's bytes: UTF-8, UTF-16 with a byte order mark, GB18030 (so GBK and GB2312), Big5; a page's own charset
 * only breaks ties. Null where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  let zeros = 0;
  let controls = 0;
  const looked = Math.min(bytes.length, 65536);
  for (let i = 0; i < looked; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0) zeros++;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls++;
  }
  if (zeros > 0 || controls > looked / 100) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not clean UTF-8: perhaps UTF-8 that was cut or spoiled in a few places, else one of the older encodings.
  }
  const spoiled = new TextDecoder('utf-8').decode(bytes);
  const holes = spoiled.split('\ufffd').length - 1;
  if (holes * 50 < countHan(spoiled)) return spoiled;
  const gb = new TextDecoder('gb18030').decode(bytes);
  const big5 = new TextDecoder('big5').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const declared = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? '';
  const bonus = declared.startsWith('big5') ? -0.5 : declared.startsWith('gb') ? 0.5 : 0;
  return plausibility(gb) + bonus >= plausibility(big5) ? gb : big5;
}

const BLOCKS = new Set([
  'P',
  'DIV',
  'LI',
  'TR',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'SECTION',
  'ARTICLE',
  'BLOCKQUOTE',
  'DT',
  'DD',
  'TABLE',
  'UL',
  'OL',
  'CENTER',
]);

type PageNode = { nodeType: number; nodeName: string; textContent: string | null; childNodes: Iterable<PageNode> };

/** The text of a piece of a page, one line a block. */
function textOf(root: PageNode): string {
  let out = '';
  const visit = (node: PageNode) => {
    if (node.nodeType === 3) out += (node.textContent ?? '').replace(/[\r\n\t]+/g, '');
    else if (node.nodeName === 'BR') out += '\n';
    else if (node.nodeName !== 'SCRIPT' && node.nodeName !== 'STYLE' && node.nodeName !== 'NOSCRIPT') {
      const block = BLOCKS.has(node.nodeName);
      if (block) out += '\n';
      for (const child of node.childNodes) visit(child);
      if (block) out += '\n';
    }
  };
  visit(root);
  return out
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** The article of an HTML page, its title first: what Readability finds, or the whole page where it finds little. */
export function articleOfPage(html: string): string {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  const whole = document.body ? textOf(document.body) : '';
  const heading = [...document.querySelectorAll('h1, h2, .title, #title')]
    .map((node) => (node.textContent ?? '').trim())
    .find((text) => text.length >= 4 && text.length <= 60);
  const titleTag = (document.querySelector('title')?.textContent ?? '').trim();
  const parsed = new Readability(document, { charThreshold: 120 }).parse();
  let body = '';
  if (parsed?.content) body = textOf(parseHTML(`<html><body>${parsed.content}</body></html>`).document.body);
  if (countHan(body) < 60 || countHan(body) < countHan(whole) * 0.4) body = whole;
  const title = heading ?? titleTag;
  const first = body.slice(0, body.indexOf('\n') < 0 ? body.length : body.indexOf('\n')).trim();
  return title && first !== title ? `${title}\n${body}` : body;
}

/** Reads one file. A problem is one line that says what is wrong and how to mend it; nothing is thrown. */
export async function readArticle(file: string): Promise<ReadArticle> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST)
      return {
        file,
        problem: `${file}: ${(size / 1024 / 1024).toFixed(1)} MB; an article may have 20 MB at most. Split it.`,
      };
    if (size === 0) return { file, problem: `${file}: empty. Remove it or save the article again.` };
    const bytes = await readFile(file);
    const extension = extname(file).toLowerCase();
    if (extension === '.docx') {
      const { value } = await mammoth.extractRawText({ buffer: bytes });
      const text = value.replace(/\n{2,}/g, '\n');
      return text.trim() ? { file, text } : { file, problem: `${file}: the document holds no text.` };
    }
    const decoded = decodeText(bytes);
    if (decoded === null) return { file, problem: `${file}: binary data, no text. Save it as .txt, .html or .docx.` };
    const page =
      extension === '.html' || extension === '.htm' || /^\s*(?:<!doctype html|<html[\s>])/i.test(decoded.slice(0, 500));
    const text = page ? articleOfPage(decoded) : decoded;
    return text.trim()
      ? { file, text }
      : { file, problem: `${file}: no text in it. Remove it or save the article again.` };
  } catch (error) {
    return { file, problem: `${file}: ${reasonOf(error)}` };
  }
}

/** Reads every article that the paths name, one after the other. */
export async function* readArticles(paths: readonly string[]): AsyncGenerator<ReadArticle> {
  for await (const found of listArticles(paths)) yield 'problem' in found ? found : await readArticle(found.file);
}
