import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, expect, it } from 'vitest';
import { runExtract } from '../../../src/data/extract/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'pacesetter-extract-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(
  join(folder, 'a.txt'),
  '临海检验检疫局服务地方发展\n\n2011年，临海检验检疫局被浙江省政府评为“文明单位”，签发原产地证500份，获得企业的广泛好评。\n',
);

async function run(paths: string[], json: boolean) {
  const out: string[] = [];
  const errors: string[] = [];
  const stream = (lines: string[]) =>
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
  const status = await runExtract(paths, { json }, { stdout: stream(out), stderr: stream(errors), isTTY: false });
  return { status, out: out.join(''), errors: errors.join('') };
}

it('writes one JSON line a document', async () => {
  const { status, out } = await run([folder], true);
  expect(status).toBe(0);
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    units: [
      {
        name: '临海检验检疫局',
        honors: [{ title: '文明单位', granted_by: '浙江省政府', date: '2011' }],
        figures: [{ value: 500 }],
      },
    ],
  });
});

it('writes a summary for people, with what looked like an honour and is none', async () => {
  const { out } = await run([folder], false);
  expect(out).toContain('文明单位');
  expect(out).toContain('praise');
});

it('says what to do where nothing was named or nothing can be read', async () => {
  expect(await run([], false)).toMatchObject({ status: 2, errors: expect.stringContaining('name at least one') });
  expect(await run([join(folder, 'missing.txt')], false)).toMatchObject({ status: 2 });
});
