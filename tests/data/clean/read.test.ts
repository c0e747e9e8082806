import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleOfPage, decodeText, readArticle, readArticles } from '../../../src/data/clean/read.ts';
import { simplifiedCode } from '../../../src/data/clean/variants.ts';

const text = '楚江检验检疫局服务春茶出口，技术人员走进茶园，教茶农识别病虫、科学用药。';

/** The bytes of a text in an encoding of two bytes a character, by looking every character up in the platform's decoder. */
function encoded(source: string, encoding: 'gb18030' | 'big5'): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && !table.has(char)) table.set(char, [lead, trail]);
    }
  return Uint8Array.from(
    [...source].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : [...(table.get(char) ?? [0x3f])])),
  );
}

describe('encodings', () => {
  test('UTF-8, with and without a byte order mark', () => {
    expect(decodeText(new TextEncoder().encode(text))).toBe(text);
    expect(decodeText(new TextEncoder().encode(`\ufeff${text}`))).toBe(text);
  });

  test('UTF-16 of both orders', () => {
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(decodeText(little)).toBe(text);
    expect(decodeText(Buffer.from(little).swap16())).toBe(text);
  });

  test('GB18030', () => expect(decodeText(encoded(text, 'gb18030'))).toBe(text));

  test('Big5', () => {
    const traditional = '楚江檢驗檢疫局服務春茶出口，技術人員走進茶園，教茶農識別病蟲、科學用藥。';
    expect(decodeText(encoded(traditional, 'big5'))).toBe(traditional);
    expect(String.fromCharCode(simplifiedCode('檢'.charCodeAt(0)))).toBe('检');
  });

  test('UTF-8 with a few broken bytes stays UTF-8', () => {
    const bytes = new TextEncoder().encode(text.repeat(5));
    bytes[40] = 0xff;
    expect(decodeText(bytes)).toContain('服务春茶');
  });

  test('binary data is none', () =>
    expect(decodeText(Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 256))).toBeNull());
});

test('a page gives its heading and the paragraphs of its article, not its menus', () => {
  const paragraphs = [text, text.replace('春茶', '夏茶'), text.replace('春茶', '秋茶')]
    .map((line) => `<p>　　${line}${line}</p>`)
    .join('');
  const got = articleOfPage(
    `<!DOCTYPE html><html><head><title>标题在此一则_某某网</title></head><body><ul><li><a href="/">首页</a></li><li><a href="/b">新闻</a></li></ul><h1>标题在此一则</h1><div id="content">${paragraphs}</div><div class="footer"><a href="/c">联系我们</a></div></body></html>`,
  );
  expect(got.split('\n')[0]).toBe('标题在此一则');
  expect(got).toContain('夏茶');
  expect(got).not.toContain('联系我们');
});

/** A zip archive of files that are stored, not packed (PKWARE APPNOTE 4.3). */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const entry = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, rest, Buffer.from(name)]),
    );
    entries.push(entry);
    at += entry.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...entries, ...directory, Buffer.from('PK\u0005\u0006'), end]);
}

/** A .docx as Word writes it, of the parts that a reader needs. */
function docxOf(paragraphs: readonly string[]): Buffer {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const body = paragraphs
    .map((line) => `<w:p><w:r><w:t>${line.slice(0, 3)}</w:t></w:r><w:r><w:t>${line.slice(3)}</w:t></w:r></w:p>`)
    .join('');
  return zipOf({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });
}

describe('files and folders', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clean-'));
    await mkdir(join(folder, 'inner'));
    await writeFile(join(folder, 'b.txt'), text);
    await writeFile(join(folder, 'inner', 'c.txt'), encoded(text, 'gb18030'));
    await writeFile(join(folder, 'a.html'), `<p>${text}</p>`);
    await writeFile(join(folder, 'empty.txt'), '');
    await writeFile(
      join(folder, 'picture.txt'),
      Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 256),
    );
    await writeFile(join(folder, 'broken.docx'), 'no archive');
    await writeFile(join(folder, 'notes.md'), text);
    const large = await open(join(folder, 'large.txt'), 'w');
    await large.truncate(21 * 1024 * 1024);
    await large.close();
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('a .docx gives its paragraphs, a line each', async () => {
    const file = join(folder, 'inner', 'good.docx');
    await writeFile(file, docxOf(['标题在此一则', text, '第二段在这里。']));
    expect(await readArticle(file)).toEqual({ file, text: `标题在此一则\n${text}\n第二段在这里。\n` });
    await rm(file);
  });

  test('a folder is read through, in order of name; what cannot be read is one line', async () => {
    const got: string[] = [];
    for await (const read of readArticles([folder, join(folder, 'none.txt')])) {
      const name = read.file.slice(folder.length + 1);
      got.push(
        'problem' in read
          ? `${name}: ${read.problem.slice(folder.length + name.length + 3)}`
          : `${name} ${read.text.length}`,
      );
    }
    expect(got).toEqual([
      `a.html ${text.length}`,
      `b.txt ${text.length}`,
      expect.stringMatching(/^broken\.docx: cannot be read \(.+\)\.$/u),
      'empty.txt: empty. Remove it or save the article again.',
      `inner/c.txt ${text.length}`,
      'large.txt: 21.0 MB; an article may have 20 MB at most. Split it.',
      'picture.txt: binary data, no text. Save it as .txt, .html or .docx.',
      'none.txt: no such file or folder. Check the path.',
    ]);
  });
});
