import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleOfPage, decodeText, readArticles } from '../../../src/data/clean/read.ts';
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
