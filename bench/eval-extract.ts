/**
 * How good extraction is: precision, recall and F1 a kind of fact. Run with `npm run eval:extract [-- --errors]`.
 *
 * Over the hand-annotated articles in tests/data/extract/articles: `tuned` (the rules were written with these in view) and
 * `unseen` (nobody looked at them while writing rules; `--errors` does not list theirs). Where the raw articles of the curated
 * records are at hand (`--seeds DIR`, default ../shared/seeds), also over these, cleaned, against corpus/units. `--articles DIR`
 * takes one's own annotated articles instead of all these.
 *
 * A found honour is right where its title is (quotes and 称号 aside; one inside the other counts when at least half as long)
 * and its section is; recipient, granter and date are then measured over the honours found. A figure is right where value and
 * unit are. A fact marked `optional` in an annotation is one that careful people differ about: it counts neither way.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { cleanArticle } from '../src/data/clean/index.ts';
import { type Extraction, extractDocument, type SourceDocument } from '../src/data/extract/index.ts';
import { DocumentRecord, UnitRecord } from '../src/data/model.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const Article = z.object({
  title: z.string(),
  date: text.nullable().default(null),
  sections: z.array(
    z.object({
      heading: z.string(),
      unit: z.string(),
      text: z.string(),
      honors: z
        .array(
          z.object({
            title: text,
            recipient: text.nullable().default(null),
            granted_by: text.nullable().default(null),
            date: text.nullable().default(null),
            level: text.nullable().default(null),
            count: z.number().nullable().default(1),
            optional: z.boolean().default(false),
            alternative_dates: z.array(text).default([]),
          }),
        )
        .default([]),
      figures: z
        .array(
          z.object({
            printed: text,
            value: z.number(),
            subject: text.nullable().default(null),
            qualifier: text.nullable().default(null),
            from: z.number().nullable().default(null),
            optional: z.boolean().default(false),
            optional_subject: z.boolean().default(false),
          }),
        )
        .default([]),
      practices: z.array(text).default([]),
      people: z.array(z.object({ name: z.string(), role: z.string() })).default([]),
    }),
  ),
});
type Section = z.infer<typeof Article>['sections'][number];

type Score = { right: number; found: number; wanted: number };
type Scores = Record<
  'honors' | 'recipient' | 'granter' | 'date' | 'level' | 'count' | 'figures' | 'subject' | 'practices' | 'people',
  Score
> & { foreignAsOwn: number; clean: number; cleanTotal: number };

const empty = (): Scores => {
  const score = () => ({ right: 0, found: 0, wanted: 0 });
  return {
    honors: score(),
    recipient: score(),
    granter: score(),
    date: score(),
    level: score(),
    count: score(),
    figures: score(),
    subject: score(),
    practices: score(),
    people: score(),
    foreignAsOwn: 0,
    clean: 0,
    cleanTotal: 0,
  };
};

const plain = (word: string) => word.replace(/[“”‘’《》\s、，的·]|荣誉称号|称号|出入境|\d{4}年度|检验检疫(?=局)/gu, '');
function alike(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  const [x, y] = [plain(a), plain(b)];
  if (x === y) return true;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return short.length >= 2 && long.includes(short);
}
function sameTitle(a: string, b: string): boolean {
  const [x, y] = [plain(a), plain(b)];
  if (x === y) return true;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return short.length >= 3 && long.includes(short) && short.length * 2 >= long.length;
}
const digits = (printed: string) => printed.replace(/[^\d.一二三四五六七八九十百千万亿两几半]/gu, '');
const measure = (printed: string) =>
  printed.replace(/[\d.一二三四五六七八九十百千两几半约近超过多余不足以上下达到至少最数个逾]/gu, '');

/** 批 and 批次, 家 and none at all. */
const nearly = (a: string, b: string) => a.includes(b) || b.includes(a);

function section(
  wanted: Section,
  found: Extraction['units'][number] | undefined,
  at: number,
  scores: Scores,
  errors: string[],
) {
  const own = <T extends { evidence: { section: number } }>(facts: readonly T[] | undefined) =>
    (facts ?? []).filter((fact) => fact.evidence.section === at);

  const honors = own(found?.honors);
  const open = new Set(honors);
  const pairs: [Section['honors'][number], (typeof honors)[number]][] = [];
  const pair = (test: (a: Section['honors'][number], b: (typeof honors)[number]) => boolean) => {
    for (const gold of wanted.honors) {
      if (pairs.some(([known]) => known === gold)) continue;
      const hit = [...open].find((honor) => test(gold, honor));
      if (hit) {
        open.delete(hit);
        pairs.push([gold, hit]);
      }
    }
  };
  pair((a, b) => plain(a.title) === plain(b.title) && alike(a.recipient, b.recipient) && a.date === b.date);
  pair((a, b) => plain(a.title) === plain(b.title) && alike(a.recipient, b.recipient));
  pair((a, b) => plain(a.title) === plain(b.title));
  pair((a, b) => sameTitle(a.title, b.title) && alike(a.recipient, b.recipient));
  pair((a, b) => sameTitle(a.title, b.title));
  const firm = pairs.filter(([gold]) => !gold.optional);
  scores.honors.right += firm.length;
  scores.honors.found += firm.length + open.size;
  scores.honors.wanted += wanted.honors.filter(({ optional }) => !optional).length;
  if (wanted.honors.length === 0) {
    scores.cleanTotal += 1;
    if (honors.length === 0) scores.clean += 1;
  }
  for (const gold of wanted.honors)
    if (!gold.optional && !pairs.some(([known]) => known === gold))
      errors.push(`- honour missed: ${gold.title} | ${gold.recipient}`);
  for (const honor of open)
    errors.push(`+ honour too many: ${honor.title} | ${honor.recipient} | ${honor.evidence.text.slice(0, 60)}`);
  for (const [gold, honor] of firm) {
    const check = (name: 'recipient' | 'granter' | 'date' | 'level' | 'count', right: boolean, what: string) => {
      scores[name].found += 1;
      scores[name].wanted += 1;
      if (right) scores[name].right += 1;
      else errors.push(`~ ${name} of ${gold.title}: ${what}`);
    };
    check('recipient', alike(gold.recipient, honor.recipient), `${gold.recipient} / ${honor.recipient}`);
    check('granter', alike(gold.granted_by, honor.granted_by), `${gold.granted_by} / ${honor.granted_by}`);
    check(
      'date',
      gold.date === honor.date || gold.alternative_dates.includes(honor.date ?? ''),
      `${gold.date} / ${honor.date}`,
    );
    check('level', gold.level === honor.level, `${gold.level} / ${honor.level}`);
    check('count', gold.count === honor.count, `${gold.count} / ${honor.count}`);
  }

  const figures = own(found?.figures);
  const rest = new Set(figures);
  for (const gold of wanted.figures) {
    const same = (figure: (typeof figures)[number]) =>
      figure.value === gold.value || digits(figure.printed) === digits(gold.printed);
    const hit =
      [...rest].find(
        (figure) =>
          same(figure) &&
          alike(measure(figure.printed), measure(gold.printed)) &&
          (gold.subject === null) === (figure.subject === null),
      ) ??
      [...rest].find((figure) => same(figure) && alike(measure(figure.printed), measure(gold.printed))) ??
      [...rest].find((figure) => same(figure) && nearly(measure(figure.printed), measure(gold.printed)));
    if (hit) rest.delete(hit);
    if (gold.optional) continue;
    scores.figures.wanted += 1;
    if (!hit) {
      errors.push(`- figure missed: ${gold.printed}`);
      continue;
    }
    scores.figures.right += 1;
    scores.figures.found += 1;
    if (gold.optional_subject) continue;
    scores.subject.found += 1;
    scores.subject.wanted += 1;
    if ((gold.subject === null) === (hit.subject === null)) scores.subject.right += 1;
    else
      errors.push(
        `~ subject of ${gold.printed}: ${gold.subject} / ${hit.subject} (${hit.metric}) | ${hit.evidence.text}`,
      );
    if (gold.subject !== null && hit.subject === null) scores.foreignAsOwn += 1;
    if (gold.qualifier !== null && gold.qualifier !== hit.qualifier)
      errors.push(`~ qualifier of ${gold.printed}: ${gold.qualifier} / ${hit.qualifier}`);
    if (gold.from !== hit.from) errors.push(`~ from of ${gold.printed}: ${gold.from} / ${hit.from}`);
  }
  scores.figures.found += rest.size;
  for (const figure of rest)
    errors.push(`+ figure too many: ${figure.printed} (${figure.metric}) | ${figure.evidence.text.slice(0, 50)}`);

  const list = (
    name: 'practices' | 'people',
    gold: readonly string[],
    got: readonly string[],
    same: (a: string, b: string) => boolean,
  ) => {
    const left = new Set(got);
    for (const each of gold) {
      const hit = [...left].find((other) => same(each, other));
      scores[name].wanted += 1;
      if (!hit) errors.push(`- ${name} missed: ${each}`);
      else {
        left.delete(hit);
        scores[name].right += 1;
        scores[name].found += 1;
      }
    }
    scores[name].found += left.size;
    for (const each of left) errors.push(`+ ${name} too many: ${each}`);
  };
  const core = (name: string) =>
    plain(name).replace(/(?:主题)?(?:实践|教育|展示)?(?:活动|品牌|模式|机制|工程|制度|服务|措施|办法|做法)$/u, '');
  list(
    'practices',
    wanted.practices,
    own(found?.practices).map(({ name }) => name),
    (a, b) => {
      const [x, y] = [core(a), core(b)];
      return x === y || (Math.min(x.length, y.length) >= 2 && (x.includes(y) || y.includes(x)));
    },
  );
  list(
    'people',
    wanted.people.map(({ name }) => name),
    own(found?.people).map(({ name }) => name),
    (a, b) => a === b,
  );
}

/** Every passage must be the exact span of its section's text; the number of those that are not. */
function inexact(document: SourceDocument, extraction: Extraction): number {
  let wrong = 0;
  for (const unit of extraction.units)
    for (const { evidence } of [...unit.honors, ...unit.practices, ...unit.figures, ...unit.people])
      if (document.sections[evidence.section - 1]?.text.slice(evidence.start, evidence.end) !== evidence.text)
        wrong += 1;
  return wrong;
}

function annotated(folder: string): { scores: Scores; errors: string[]; inexact: number; articles: number } {
  const scores = empty();
  const errors: string[] = [];
  let wrong = 0;
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  for (const file of files) {
    const article = Article.parse(parse(readFileSync(join(folder, file), 'utf8')));
    const document: SourceDocument = {
      file,
      title: article.title,
      date: article.date,
      text: article.sections.map((part) => part.text.trim()).join('\n'),
      sections: article.sections.map((part) => ({ ...part, text: part.text.trim() })),
    };
    const extraction = extractDocument(document);
    wrong += inexact(document, extraction);
    article.sections.forEach((wanted, i) => {
      const own: string[] = [];
      section(
        wanted,
        extraction.units.find(({ name }) => name === wanted.unit),
        i + 1,
        scores,
        own,
      );
      errors.push(...own.map((line) => `${file} §${i + 1} ${line}`));
    });
  }
  return { scores, errors, inexact: wrong, articles: files.length };
}

/** The curated records as annotations of the five articles that they were read from. */
function curated(seeds: string, corpus: string): ReturnType<typeof annotated> {
  const documents = z.array(DocumentRecord).parse(parse(readFileSync(join(corpus, 'documents.yaml'), 'utf8')));
  const units = readdirSync(join(corpus, 'units')).map((file) =>
    UnitRecord.parse(parse(readFileSync(join(corpus, 'units', file), 'utf8'))),
  );
  const scores = empty();
  const errors: string[] = [];
  let wrong = 0;
  for (const record of documents) {
    const document = cleanArticle({ file: record.file, text: readFileSync(join(seeds, record.file), 'utf8') });
    const extraction = extractDocument(document);
    wrong += inexact(document, extraction);
    record.sections.forEach(({ heading }, i) => {
      const at = i + 1;
      const here = <T extends { source: { document: string; section: number } }>(facts: readonly T[]) =>
        facts.filter(({ source }) => source.document === record.id && source.section === at);
      const gold: Section = {
        heading,
        unit: document.sections[i]?.unit ?? '',
        text: '',
        honors: units.flatMap((unit) =>
          here(unit.honors).map((honor) => ({
            ...honor,
            optional: false,
            alternative_dates: honor.date?.startsWith(document.date ?? '-') ? [] : [],
          })),
        ),
        figures: units.flatMap((unit) =>
          here(unit.figures).map((figure) => ({ ...figure, optional: false, optional_subject: false })),
        ),
        practices: units.flatMap((unit) =>
          here(unit.practices)
            .filter(({ named }) => named)
            .map(({ name }) => name),
        ),
        people: units.flatMap((unit) => here(unit.people)),
      };
      const own: string[] = [];
      section(
        gold,
        extraction.units.find(({ name }) => name === gold.unit),
        at,
        scores,
        own,
      );
      errors.push(...own.map((line) => `${record.id} §${at} ${line}`));
    });
  }
  return { scores, errors, inexact: wrong, articles: documents.length };
}

function print(name: string, result: ReturnType<typeof annotated>) {
  const { scores } = result;
  const share = (part: number, whole: number) => (whole === 0 ? '  –  ' : (part / whole).toFixed(3));
  console.log(`\n${name}: ${result.articles} articles, ${result.inexact} passages that are no exact span`);
  console.log('| kind | right | found | wanted | precision | recall | F1 |\n|---|---|---|---|---|---|---|');
  for (const kind of ['honors', 'figures', 'practices', 'people'] as const) {
    const { right, found, wanted } = scores[kind];
    const f1 = found + wanted === 0 ? '–' : ((2 * right) / (found + wanted)).toFixed(3);
    console.log(
      `| ${kind} | ${right} | ${found} | ${wanted} | ${share(right, found)} | ${share(right, wanted)} | ${f1} |`,
    );
  }
  const of = (['recipient', 'granter', 'date', 'level', 'count'] as const).map(
    (kind) => `${kind} ${share(scores[kind].right, scores[kind].found)}`,
  );
  console.log(
    `Of the honours found: ${of.join(', ')}. Sections without honours that yield none: ${scores.clean} of ${scores.cleanTotal}.`,
  );
  console.log(
    `Of the figures found: own or another's rightly told ${share(scores.subject.right, scores.subject.found)}; another's as the unit's own: ${scores.foreignAsOwn} of ${scores.subject.found}.`,
  );
}

const showErrors = process.argv.includes('--errors');
const ownAt = process.argv.indexOf('--articles');
const own = ownAt > 0 ? process.argv[ownAt + 1] : undefined;
const seedsAt = process.argv.indexOf('--seeds');
const seeds = seedsAt > 0 ? (process.argv[seedsAt + 1] ?? '') : '../shared/seeds';
if (own) {
  const result = annotated(own);
  print(own, result);
  if (showErrors) for (const line of result.errors) console.log(line);
}
for (const set of own ? [] : ['tuned', 'unseen']) {
  const result = annotated(join('tests/data/extract/articles', set));
  print(
    set === 'tuned' ? 'Annotated articles, in view while the rules were written' : 'Annotated articles, not looked at',
    result,
  );
  if (showErrors && set === 'tuned') for (const line of result.errors) console.log(line);
}
if (!own && existsSync(seeds)) {
  const result = curated(seeds, 'corpus');
  print('The articles of the curated records, cleaned, against the records', result);
  if (showErrors) for (const line of result.errors) console.log(line);
}
