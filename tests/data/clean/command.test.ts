import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { promisify, stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runClean } from '../../../src/data/clean/command.ts';

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

async function run(paths: string[], options: { json?: boolean; diff?: boolean }, isTTY = false) {
  const stdout = new Sink();
  // The bar asks its stream whether it is a terminal, as process.stderr can say.
  const stderr = Object.assign(new Sink(), { isTTY, columns: 100 });
  const status = await runClean(paths, options, { stdout, stderr, isTTY });
  return { status, out: stdout.text, err: stderr.text };
}

const root = new URL('../../../', import.meta.url).pathname;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clean-command-'));
  for (let i = 0; i < 24; i++)
    await writeFile(
      join(folder, `article-${String(i).padStart(2, '0')}.txt`),
      `第${i}篇\n楚江局检验了${i + 10}批茶叶,没有一批退回。`,
    );
  await writeFile(join(folder, 'article-07.txt'), '');
});
afterAll(() => rm(folder, { recursive: true }));

describe('corpus clean', () => {
  test('--json writes one line a document, in the order of the files, and reports a broken one at the end', async () => {
    const { status, out, err } = await run([folder], { json: true });
    const documents = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(documents).toHaveLength(23);
    expect(documents.map(({ title }) => title)).toEqual(
      Array.from({ length: 24 }, (_, i) => `第${i}篇`).filter((title) => title !== '第7篇'),
    );
    expect(documents[0]).toEqual({
      file: join(folder, 'article-00.txt'),
      title: '第0篇',
      column: null,
      date: null,
      byline: null,
      variant: 'simplified',
      text: '楚江局检验了10批茶叶，没有一批退回。',
      sections: [{ heading: '第0篇', unit: null, text: '楚江局检验了10批茶叶，没有一批退回。' }],
      repairs: [{ stage: 'marks', before: ',', after: '，', at: 11 }],
      dropped: [],
    });
    expect(err).toBe(`${join(folder, 'article-07.txt')}: empty. Remove it or save the article again.\n`);
  });

  test('--diff shows each change with its reason, in colour on a terminal', async () => {
    const file = join(folder, 'article-03.txt');
    expect((await run([file], { diff: true })).out).toBe(
      `${file}\n  marks half-width mark or straight quote\n    @11 -, +，\n`,
    );
    const coloured = (await run([file], { diff: true }, true)).out;
    expect(stripVTControlCharacters(coloured)).toContain('@11 -, +，');
    expect(coloured).not.toBe(stripVTControlCharacters(coloured));
  });

  test('progress is drawn on a terminal only, and leaves the line clean', async () => {
    const quiet = await run([folder], { json: true });
    expect(quiet.err).not.toContain('articles');
    const { err, out } = await run([folder], { json: true }, true);
    expect(err).toMatch(/0\/24 articles/u);
    expect(err).toMatch(/24\/24 articles|23\/24 articles/u);
    // The cursor comes back, and the broken file is named below the bar.
    expect(err).toContain('\u001b[?25h');
    expect(stripVTControlCharacters(err).trimEnd()).toMatch(/article-07\.txt: empty\..*$/u);
    expect(out).toBe(quiet.out);
  });

  test('one file alone has no bar', async () => {
    expect((await run([join(folder, 'article-03.txt')], { json: true }, true)).err).toBe('');
  });

  test('a thousand articles with broken ones among them: all others come out, memory stays flat', async () => {
    const many = await mkdtemp(join(tmpdir(), 'clean-many-'));
    try {
      const body = Array.from({ length: 12 }, (_, i) => `楚江局第${i}组检验了${i + 10}批茶叶,没有一批退回。`).join(
        '\n',
      );
      for (let i = 0; i < 1000; i++)
        await writeFile(
          join(many, `${String(i).padStart(4, '0')}.txt`),
          i % 250 === 1
            ? ''
            : i % 250 === 2
              ? Uint8Array.from({ length: 400 }, (_, j) => j % 256)
              : `第${i}篇\n${body}`,
        );
      let documents = 0;
      let early = 0;
      let late = 0;
      const stdout = new Writable({
        write(_chunk, _encoding, done) {
          documents++;
          const { heapUsed } = process.memoryUsage();
          if (documents <= 300) early = Math.max(early, heapUsed);
          if (documents > 700) late = Math.max(late, heapUsed);
          done();
        },
      });
      const stderr = new Sink();
      expect(await runClean([many], { json: true }, { stdout, stderr, isTTY: false })).toBe(0);
      expect(documents).toBe(992);
      expect(stderr.text.trim().split('\n')).toHaveLength(8);
      expect(late).toBeLessThan(early + 60 * 1024 * 1024);
    } finally {
      await rm(many, { recursive: true });
    }
  });

  test('without --json a person reads title, units and what was changed', async () => {
    const { out } = await run([join(folder, 'article-03.txt')], {});
    expect(out).toContain('第3篇');
    expect(out).toContain('changed: marks 1');
  });

  test('no path, and nothing that can be read, are bad usage', async () => {
    expect(await run([], {})).toMatchObject({ status: 2, out: '' });
    expect(await run([join(folder, 'none')], {})).toMatchObject({
      status: 2,
      err: expect.stringContaining('no such file or folder'),
    });
  });

  test('compiled, the work spreads over threads and comes out in the same order', async () => {
    await mkdir(join(root, 'dist'), { recursive: true });
    const built = await mkdtemp(join(root, 'dist', 'clean-test-'));
    try {
      await promisify(execFile)(process.execPath, [
        join(root, 'node_modules/typescript/bin/tsc'),
        ...[
          '-p',
          join(root, 'tsconfig.build.json'),
          '--outDir',
          built,
          '--incremental',
          'false',
          '--tsBuildInfoFile',
          'null',
          '--sourceMap',
          'false',
        ],
      ]).catch(() => null);
      const script = join(built, 'run.mjs');
      await writeFile(
        script,
        `import { cleanFiles } from './data/clean/pool.js';\nfor await (const outcome of cleanFiles([${JSON.stringify(folder)}], { threads: 2 })) console.log('document' in outcome ? outcome.document.title : 'problem');\n`,
      );
      const { stdout } = await promisify(execFile)(process.execPath, [script]);
      expect(stdout.trim().split('\n')).toEqual(
        Array.from({ length: 24 }, (_, i) => (i === 7 ? 'problem' : `第${i}篇`)),
      );
    } finally {
      await rm(built, { recursive: true });
    }
  });
});

test('the data that ships stays under a megabyte', async () => {
  const sizes = await Promise.all(
    ['language.json', 'mark-weights.json'].map(
      async (name) => (await readFile(join(root, 'src/data/clean', name))).length,
    ),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
});
