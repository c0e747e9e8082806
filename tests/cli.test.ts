import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { validateMessage } from '../src/stage/validate.ts';
import { openStage } from './support/bot.ts';
import { copyShipped, temporaryFolder } from './support/corpus.ts';

/** The built command, as `npx pacesetter` runs it (`npm test` builds it first). */
const COMMAND = 'dist/cli.js';

/** Whoever runs the tests may have articles of their own. */
const NO_ARTICLES = join(tmpdir(), 'pacesetter-no-articles');

interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

function start(args: readonly string[], environment: Environment = {}): ChildProcess & { finished: Promise<Finished> } {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: temporaryFolder(), CORPUS_RAW: NO_ARTICLES, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const finished = once(child, 'close').then(([status]): Finished => ({ status: status as number | null, ...output }));
  return Object.assign(child, { finished });
}

function run(args: readonly string[], environment: Environment = {}, input = ''): Promise<Finished> {
  const child = start(args, environment);
  child.stdin?.end(input);
  return child.finished;
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '');

describe('ask', () => {
  it('answers with status 0', async () => {
    const { status, stdout, stderr } = await run(['ask', '/honors unit:锦州 level:省部']);
    expect(status).toBe(0);
    expect(stdout).toContain('1. 辽宁省文明单位\n时间未载明 · 省部级 · 授予单位未载明\n✔ 已核对 · 出处：《');
    expect(stderr).toBe('');
  });

  it('prints the exact payload with --json', async () => {
    const { stdout } = await run(['ask', '/unit jinzhou', '--json', '--locale', 'en']);
    const payload: unknown = JSON.parse(stdout);
    expect(validateMessage(payload)).toEqual([]);
    expect(payload).toMatchObject({ allowed_mentions: { parse: [] }, components: expect.any(Array) });
    expect(stdout).toContain('branch bureau');
  });

  it('answers a miss with suggestions and status 1', async () => {
    const { status, stdout } = await run(['ask', '/unit 湖州局']);
    expect(status).toBe(1);
    expect(stdout).toContain('您要找的是不是');
  });

  it.each([
    ['/unitt 锦州', '没有“/unitt”这个命令，可以用：/单位、/荣誉'],
    ['/honors', '请至少填写一个选项'],
    ['/honors unt:锦州', '没有“unt”这个选项，请这样写：/荣誉 [单位:…]'],
    ['/honors year:去年', '“年份”要填 1900 到 2100 之间的整数'],
    ['/honors level:最高', '“级别”不能是“最高”，可以是：国家、总局'],
    ['/unit', '请填写“名称”'],
    [`/unit ${'长'.repeat(4000)}`, '太长了，最多 60 个字'],
    ['', '请输入其中一个命令：/单位、/荣誉'],
    ['/每日', '请输入其中一个命令：/每日 订阅'],
  ])('refuses %j with one line and status 2', async (line, expected) => {
    const { status, stdout, stderr } = await run(['ask', line]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(expected);
    expect(lines(stderr)).toHaveLength(1);
  });

  it('names the record that has to be mended', async () => {
    const records = copyShipped();
    appendFileSync(join(records, 'units', 'jinzhou.yaml'), 'honours: []\n');
    const { status, stderr } = await run(['ask', '/unit 锦州'], { CORPUS_DIR: records });
    expect(status).toBe(2);
    expect(lines(stderr)).toEqual([
      expect.stringMatching(/units\/jinzhou\.yaml:\d+: unknown key "honours"; write "honors"$/),
    ]);
  });

  it('rebuilds a spoiled corpus.db with a line on standard error', async () => {
    const data = temporaryFolder();
    writeFileSync(join(data, 'corpus.db'), 'garbage'.repeat(1000));
    const { status, stderr } = await run(['ask', '/unit 锦州'], { DATA_DIR: data });
    expect(status).toBe(0);
    expect(lines(stderr)).toEqual([expect.stringMatching(/corpus\.db cannot be read .*building it anew/)]);
  });

  it('refuses a setting that cannot be', async () => {
    const { status, stderr } = await run(['ask', '/help'], { DISCORD_API_URL: 'discord', DEFAULT_LOCALE: 'fr' });
    expect(status).toBe(2);
    expect(lines(stderr)).toEqual([
      expect.stringContaining('DISCORD_API_URL="discord": must be a http(s) address (see .env.example)'),
      expect.stringContaining('DEFAULT_LOCALE="fr": must be one of zh-CN, zh-TW, en (see .env.example)'),
    ]);
  });
});

describe('match', () => {
  it('ranks names of the corpus', async () => {
    const { status, stdout } = await run(['match', '绵州检验检疫局', '--json', '--kind', 'unit', '--limit', '3']);
    expect(status).toBe(0);
    const { query, hits } = JSON.parse(stdout);
    expect(query).toBe('绵州检验检疫局');
    expect(hits[0]).toMatchObject({ id: 'jinzhou', kind: 'unit', name: '锦州检验检疫局', score: expect.any(Number) });
    expect(hits.length).toBeLessThanOrEqual(3);
  });

  it('runs any list of queries against any list of names, a line of JSON each', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'names'), '\uFEFF临海检验检疫局\r\n台州检验检疫局\tunit\t台州局\r\n\r\n');
    writeFileSync(join(folder, 'queries'), '台州局\nlinhai\n\n临海\n');
    const { status, stdout } = await run([
      'match',
      '--names',
      join(folder, 'names'),
      '--queries',
      join(folder, 'queries'),
      '--json',
      '--limit',
      '1',
    ]);
    expect(status).toBe(0);
    const answers = lines(stdout).map((line) => JSON.parse(line));
    expect(answers.map(({ query, hits }) => [query, hits[0].name, hits.length])).toEqual([
      ['台州局', '台州检验检疫局', 1],
      ['linhai', '临海检验检疫局', 1],
      ['临海', '临海检验检疫局', 1],
    ]);
    expect(answers.every(({ ms }) => typeof ms === 'number')).toBe(true);
  });

  it.each([
    [[], 'match needs either a text or --queries FILE'],
    [['x', '--limit', '0'], 'Write a whole number from 1 on'],
    [['x', '--kind', 'town'], 'Allowed choices are unit, honor, practice, person'],
    [['--queries', '/nowhere/queries'], 'cannot read /nowhere/queries: ENOENT'],
    [['x', '--names', '/nowhere/names'], 'cannot read /nowhere/names: ENOENT'],
  ])('refuses %j', async (args, expected) => {
    const { status, stderr } = await run(['match', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(expected);
    expect(lines(stderr)).toHaveLength(1);
  });
});

describe('corpus', () => {
  it('checks, builds and counts', async () => {
    const DATA_DIR = temporaryFolder();
    expect(await run(['corpus', 'check'], { DATA_DIR })).toMatchObject({ status: 0 });
    expect((await run(['corpus', 'build'], { DATA_DIR })).stdout).toContain('corpus.db: 20 units');
    const stats = JSON.parse((await run(['corpus', 'stats', '--json'], { DATA_DIR })).stdout);
    expect(stats).toMatchObject({ documents: 5, units: 20, extracted: 0 });
  });

  it("reads a team's articles, answers from them at once, and proposes records", { timeout: 120_000 }, async () => {
    const environment = { CORPUS_DIR: copyShipped(), DATA_DIR: temporaryFolder() };
    const raw = temporaryFolder();
    writeFileSync(
      join(raw, '临海.txt'),
      '临海检验检疫局服务在前\n2012-05-03\n2011年3月，临海检验检疫局荣获浙江省人民政府授予的“省级文明单位”称号。\n',
    );
    writeFileSync(join(raw, 'empty.txt'), '');

    const built = await run(['corpus', 'build', '--raw', raw], environment);
    expect(built).toMatchObject({ status: 0, stderr: expect.stringMatching(/empty\.txt: empty/) });
    expect(built.stdout).toContain('not yet checked by anybody: 1 units, 1 honours');
    const report = JSON.parse((await run(['corpus', 'build', '--raw', raw, '--json'], environment)).stdout);
    expect(report).toMatchObject({
      reading: { articles: 2, read: 0 },
      merged: { articles: 1, added: { unit: 1, honor: 1 } },
    });

    const asked = await run(['ask', '/honors linhai'], { ...environment, CORPUS_RAW: '' });
    expect(asked.stdout).toContain('⚠ 未核对 · 出处：《临海检验检疫局服务在前》（2012年）');
    writeFileSync(
      join(raw, '台州.txt'),
      '台州检验检疫局服务在前\n2012-06-03\n2012年，台州检验检疫局荣获“青年文明号”称号。\n',
    );
    const next = await run(['ask', '/honors 台州局'], { ...environment, CORPUS_RAW: '' });
    expect(next).toMatchObject({ status: 0, stdout: expect.stringContaining('青年文明号') });
    expect(next.stderr).toContain(`reading the articles in ${raw}`);
    writeFileSync(
      join(raw, '温岭.txt'),
      '温岭检验检疫局服务在前\n2012-07-03\n2012年，温岭检验检疫局荣获“工人先锋号”称号。\n',
    );
    const matched = await run(['match', '温岭局'], { ...environment, CORPUS_RAW: '' });
    expect(matched.stdout).toContain('温岭检验检疫局');

    const reviewed = await run(['corpus', 'review', '临海局'], { ...environment, CORPUS_RAW: '' });
    expect(reviewed).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('linhai.yaml: 临海检验检疫局, 1 facts'),
    });
    expect(existsSync(join(environment.CORPUS_DIR, 'proposed', 'linhai.yaml'))).toBe(true);
    expect(existsSync(join(environment.CORPUS_DIR, 'proposed', 'taizhou.yaml'))).toBe(false);
    expect((await run(['corpus', 'review', '不知哪里局'], { ...environment, CORPUS_RAW: '' })).status).toBe(1);
    expect(await run(['corpus', 'build', '--raw', join(raw, 'nowhere')], environment)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no such folder'),
    });
  });

  it('complains about every record at once, each with file and line', async () => {
    const CORPUS_DIR = copyShipped();
    for (const id of ['jinzhou', 'houma']) appendFileSync(join(CORPUS_DIR, 'units', `${id}.yaml`), 'typo: 1\n');
    const { status, stderr, stdout } = await run(['corpus', 'check'], { CORPUS_DIR });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(lines(stderr)).toHaveLength(2);
  });

  it('says where there are no records', async () => {
    const CORPUS_DIR = join(temporaryFolder(), 'nowhere');
    const { status, stderr } = await run(['corpus', 'build'], { CORPUS_DIR });
    expect(status).toBe(2);
    expect(stderr).toContain('set CORPUS_DIR to the folder with documents.yaml and units/');
    mkdirSync(CORPUS_DIR);
    expect((await run(['corpus', 'check'], { CORPUS_DIR })).status).toBe(2);
  });
});

describe('start', () => {
  it('without a token opens the terminal chat, which ends at the end of its input', async () => {
    const { status, stdout, stderr } = await run(
      ['start'],
      {},
      '/unit jinzhou\n2\n1\n/practice about:党员专列\n4\n77\n/nope\n/做法 主题:无\n',
    );
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('领跑者> /unit jinzhou\n锦州检验检疫局\n');
    expect(stdout).toContain('锦州检验检疫局的做法');
    expect(stdout).toContain('第 2/');
    expect(stdout).toContain('【频道可见');
    expect(stdout).toContain('没有 77 号按钮');
    expect(stdout).toContain('没有“/nope”这个命令');
    expect(stdout).toContain('“主题”不能是“无”，可以是：窗口服务、');
  });

  it('connects to Discord with a token, answers, and leaves cleanly on SIGTERM and SIGINT', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const stage = await openStage();
      const bot = start(['start'], { DISCORD_TOKEN: stage.token, DISCORD_API_URL: stage.apiUrl });
      await expect.poll(() => stage.registeredCommands().length, { timeout: 20_000 }).toBeGreaterThan(0);
      const { kind } = await stage.run({ name: 'unit', options: [{ name: 'name', value: '锦州' }] });
      expect(kind).toBe('message');
      bot.kill(signal);
      expect((await bot.finished).status).toBe(0);
    }
  });

  it('finishes the reply that is under way when SIGTERM comes', async () => {
    const stage = await openStage();
    const bot = start(['start'], { DISCORD_TOKEN: stage.token, DISCORD_API_URL: stage.apiUrl });
    await expect.poll(() => stage.registeredCommands().length, { timeout: 20_000 }).toBeGreaterThan(0);
    stage.fail({ path: /callback/, times: 1, with: { status: 500 } });
    const asked = stage.run({ name: 'help' });
    await expect.poll(() => stage.log.some(({ path }) => path.includes('callback'))).toBe(true);
    bot.kill('SIGTERM');
    expect((await asked).kind).toBe('message');
    expect((await bot.finished).status).toBe(0);
  });

  it.each([
    ['a bad token', true, 'Discord refuses the token'],
    ['Discord out of reach', false, 'cannot reach Discord at http://127.0.0.1:1/api (ECONNREFUSED)'],
  ])('ends with one clear line and status 1 on %s', async (_what, isThere, expected) => {
    const stage = await openStage();
    const { status, stderr } = await run(['start'], {
      DISCORD_TOKEN: 'wrong',
      DISCORD_API_URL: isThere ? stage.apiUrl : 'http://127.0.0.1:1/api',
    });
    expect(status).toBe(1);
    expect(lines(stderr)).toEqual([expect.stringContaining(expected)]);
  });

  it('ends with status 1 when Discord closes the connection for good', async () => {
    const stage = await openStage();
    const bot = start(['start'], { DISCORD_TOKEN: stage.token, DISCORD_API_URL: stage.apiUrl });
    await expect.poll(() => stage.registeredCommands().length, { timeout: 20_000 }).toBeGreaterThan(0);
    stage.disconnect('fatal');
    const { status, stderr } = await bot.finished;
    expect(status).toBe(1);
    expect(stderr).toContain('closed the connection for good (code 4004)');
  });
});

describe('the command line itself', () => {
  it.each([[['nosuch']], [['ask']], [['ask', '/help', '--nosuch']], [['corpus', 'nosuch']]])(
    'refuses %j with status 2 and no stack trace',
    async (args) => {
      const { status, stderr } = await run(args);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^pacesetter: /);
      expect(stderr).not.toMatch(/\n\s+at /);
    },
  );

  it('explains itself', async () => {
    const { status, stdout } = await run(['--help']);
    expect(status).toBe(0);
    for (const name of ['start', 'ask', 'match', 'deploy', 'corpus']) expect(stdout).toContain(name);
  });
});
