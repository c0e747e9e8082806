/**
 * A corpus larger than any team has: 2,000 units with names as long as a record allows and 200 facts each. Always the same.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCorpus } from '../../src/data/corpus/build.ts';
import { openCorpus } from '../../src/data/corpus/corpus.ts';
import { createMatcher } from '../../src/data/match/matcher.ts';
import { LEVELS, THEMES, type UnitRecord } from '../../src/data/model.ts';
import type { Library } from '../../src/library.ts';
import { aDocument, aFigure, anHonor, aPerson, aPractice, aUnit, removeOpened } from './corpus.ts';

const UNITS = 2000;
const HONORS = 50;
const PRACTICES = 50;
const FIGURES = 60;
const PEOPLE = 40;

const WORDS = [
  '检验检疫',
  '服务窗口',
  '口岸把关',
  '党员示范',
  '质量安全',
  '绿色通道',
  '出口食品',
  '创先争优',
  '廉政建设',
];
/** Longest names a record may have. */
const LONG = 120;
const MARKUP = '**_~`|@#<>[](https://example.com)';

/** A text of some words of the field, different for each number. */
const words = (number: number, count: number): string =>
  Array.from({ length: count }, (_, index) => WORDS[(number * 7 + index * (1 + (number % 5))) % WORDS.length]).join('');

/** The first facts of each unit have names of the longest kind, every third of them full of Markdown. */
function nameOf(what: string, unit: number, index: number): string {
  const name = `${what}${unit}之${index}${words(unit + index, 2)}`;
  if (index >= 3) return name;
  return `${name}${index === 1 ? MARKUP.repeat(4) : words(index, 40)}`.slice(0, LONG);
}

function unitAt(number: number): UnitRecord {
  const many = <Made>(count: number, make: (index: number) => Made): Made[] =>
    Array.from({ length: count }, (_, index) => make(index));
  const gist = `${words(number, 4)}。`;
  return aUnit({
    id: `unit-${number}`,
    name: `${number}号${words(number, 40)}`.slice(0, number % 3 === 0 ? LONG : 24),
    aliases: many(4, (index) => `${number}局${index}`),
    profile: words(number, 100).slice(0, 400),
    parent: number === 0 ? null : `unit-${number % 40}`,
    honors: many(HONORS, (index) =>
      anHonor({
        // Half of the titles are held by many.
        title: index % 2 === 0 ? nameOf('奖', number, index) : `全国${words(index, 2)}单位`,
        recipient: index % 3 === 0 ? nameOf('队', number, index) : null,
        granted_by: index % 4 === 0 ? null : `${index % 9}${words(index, 2)}委员会`,
        date: index % 5 === 0 ? null : String(1990 + (index % 25)),
        level: LEVELS[index % 8] ?? null,
        count: index % 11 === 0 ? null : 1,
      }),
    ),
    practices: many(PRACTICES, (index) =>
      aPractice({
        name: nameOf('法', number, index),
        theme: THEMES[index % THEMES.length] ?? '其他',
        gist: index === 0 ? gist.repeat(30).slice(0, 400) : gist,
      }),
    ),
    figures: many(FIGURES, (index) =>
      aFigure({
        metric: index < 3 ? nameOf('数', number, index) : `检验批次${index % 20}`,
        value: index * 37 + number,
        printed: `${index * 37 + number}批次`,
        period: `${1990 + (index % 30)}年`,
        subject: index % 6 === 0 ? nameOf('某企业', number, index) : null,
      }),
    ),
    people: many(PEOPLE, (index) => aPerson({ name: `人${number}之${index}`, role: nameOf('职', number, index) })),
  });
}

/** Builds and opens it, for a whole file of tests: hand its `close` to afterAll. */
export function openLarge(): Library & { idOf: (index: number) => string; close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'pacesetter-large-'));
  const path = join(folder, 'corpus.db');
  const units = Array.from({ length: UNITS }, (_, number) => unitAt(number));
  const document = aDocument(
    units.map(({ id }) => id),
    { title: words(3, 12) },
  );
  buildCorpus(path, { documents: [document], units }, 'large');
  const corpus = openCorpus(path);
  removeOpened(folder);
  return {
    corpus,
    matcher: createMatcher(corpus.names()),
    reload: async () => false,
    idOf: (index) => `unit-${index}`,
    close: () => corpus.close(),
  };
}
