/** /search: full text over the records and, where a team has them, the articles. */
import type { UnitRow } from '../data/corpus/corpus.ts';
import { HITS_ON_PAGE, type HitRow, MOST_RANKED, matchesIn, PASSAGE_KINDS } from '../data/corpus/full-text.ts';
import type { OptionValue } from '../replies/action.ts';
import { MOST_ROWS } from '../replies/export.ts';
import { hitLines } from '../replies/facts.ts';
import { listReply, sourceButton, unitButton } from '../replies/list.ts';
import { nothingReply, type Suggestion } from '../replies/miss.ts';
import type { ButtonSpec, Reply } from '../replies/reply.ts';
import { hitTable } from '../replies/tables.ts';
import { plain } from '../replies/text.ts';
import { en } from '../replies/texts/en.ts';
import { lookupZhCN } from '../replies/texts/lookup.ts';
import { type Context, styleOf } from './context.ts';
import { type ChoiceDefinition, command, OptionError } from './definition.ts';
import { unitOption } from './options.ts';
import { resolveName, resolveUnit } from './resolve.ts';
import { unitMiss } from './unit.ts';

const kindChoices: readonly ChoiceDefinition[] = PASSAGE_KINDS.map((kind) => ({
  value: lookupZhCN.kinds[kind],
  english: en.lookup.kinds[kind],
}));
const kindOf = (choice: string | undefined) => PASSAGE_KINDS.find((kind) => lookupZhCN.kinds[kind] === choice);

export const search = command(
  {
    name: 'search',
    zhName: '搜索',
    description: 'Full text: every record and passage with these words',
    zhDescription: '全文搜索：找出写有这些字词的记录和段落',
    options: {
      text: {
        type: 'string',
        zhName: '字词',
        description: 'Words to find; between spaces, all of them must be there',
        zhDescription: '要找的字词；用空格隔开的，要同时出现',
        required: true,
        // Goes into buttons beside a unit's id.
        maxLength: 24,
      },
      unit: unitOption,
      kind: {
        type: 'string',
        zhName: '类型',
        description: 'Only texts of this kind',
        zhDescription: '只看一类文字',
        choices: kindChoices,
      },
      year: {
        type: 'integer',
        zhName: '年份',
        description: 'Year of the fact, or of its article',
        zhDescription: '事实的年份，没有的按文章的年份',
        least: 1900,
        most: 2100,
        completes: 'year',
      },
    },
  },
  (options, context, page) => {
    const { corpus, texts } = context;
    const { text, year } = options;
    const kind = kindOf(options.kind);
    const kept: Record<string, OptionValue> = {
      text,
      ...(options.kind === undefined ? {} : { kind: options.kind }),
      ...(year === undefined ? {} : { year }),
    };
    const meant = options.unit === undefined ? null : resolveUnit(options.unit, context);
    if (meant?.near) {
      const again = (id: string) => ({ command: 'search', options: { ...kept, unit: id }, page: 1 });
      return unitMiss(options.unit ?? '', meant.near, again, context);
    }
    const unit = meant?.found ?? undefined;
    const asked = { ...kept, ...(unit ? { unit: unit.id } : {}) };
    const filter = {
      text,
      ...(unit ? { unit: unit.id } : {}),
      ...(kind === undefined ? {} : { kind }),
      ...(year === undefined ? {} : { year }),
    };
    // A text without a letter or a digit can stand nowhere.
    if (matchesIn(text, text).length === 0) throw new OptionError(texts.lookup.nothingTyped);
    const conditions = [
      ...(unit ? [plain(unit.name)] : []),
      ...(kind === undefined ? [] : [texts.lookup.kinds[kind]]),
      ...(year === undefined ? [] : [texts.lookup.searchYear(year)]),
    ];
    const hits = corpus.search({ ...filter, page });
    if (hits.total === 0) return nothing(text, conditions, context);
    const { lookup } = texts;
    return listReply(
      {
        page: hits,
        ask: { command: 'search', options: asked, page },
        heading: () => lookup.searchTitle(plain(text)),
        conditions: [...conditions, ...(hits.isMore ? [lookup.narrow] : [])],
        totalLine: lookup.searchTotal(hits.total, hits.isMore, hits.page, hits.pages),
        typed: unit && meant?.typed ? { typed: meant.typed, name: unit.name } : null,
        entry: (row, number, shorten) => hitLines(row, number, text, styleOf(context, shorten)),
        source: (row, number) => sourceOfHit(row, number, context),
        table: () => {
          const all = corpus.search({ ...filter, size: Math.min(MOST_ROWS, MOST_RANKED) });
          return hitTable({ name: 'search', title: lookup.searchTitle(text), total: all.total }, all.rows, texts);
        },
        more: unitButtons(hits.rows, unit, context),
      },
      HITS_ON_PAGE,
      texts,
    );
  },
);

const sourceOfHit = (row: HitRow, number: number, { texts }: Context): ButtonSpec =>
  row.kind === 'unit'
    ? {
        label: texts.lookup.buttonOpen(number),
        action: { verb: 'open', ask: { command: 'source', options: { unit: row.unit }, page: 1 } },
      }
    : sourceButton(row.fact ?? row.id, number, texts);

function unitButtons(rows: readonly HitRow[], unit: UnitRow | undefined, { texts }: Context): ButtonSpec[] {
  const units = unit ? [[unit.id, unit.name] as const] : [...new Map(rows.map((row) => [row.unit, row.unitName]))];
  return units.slice(0, 3).map(([id, name]) => unitButton(id, name, texts));
}

/** Nothing stands there: offers the search without conditions, and what the words may name. */
function nothing(text: string, conditions: readonly string[], context: Context): Reply {
  const { corpus, texts } = context;
  const wider: Suggestion[] = [];
  if (conditions.length > 0 && corpus.search({ text }).total > 0) {
    wider.push({ label: texts.lookup.searchEverywhere, ask: { command: 'search', options: { text }, page: 1 } });
  }
  const { found, near } = resolveName(text, 'unit', context);
  for (const { id, name } of found ? [found] : (near ?? [])) {
    wider.push({ label: texts.buttonUnit(name), ask: { command: 'unit', options: { name: id }, page: 1 } });
  }
  // Never nothing to click: the units of which most is known.
  for (const { id, name } of wider.length > 0 ? [] : corpus.mostComplete(3)) {
    wider.push({ label: texts.buttonUnit(name), ask: { command: 'unit', options: { name: id }, page: 1 } });
  }
  return nothingReply([texts.lookup.searchTitle(plain(text)), ...conditions], wider.slice(0, 4), texts);
}
