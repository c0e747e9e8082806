/** /figures: what a unit reports in numbers, each with its period and whose it is. */
import { type FigureRow, PAGE_SIZE, type UnitRow } from '../data/corpus/corpus.ts';
import { MOST_ROWS } from '../replies/export.ts';
import { figureLines, periodOf, show } from '../replies/facts.ts';
import { figureChart } from '../replies/figure-chart.ts';
import { chartFile } from '../replies/files.ts';
import { listReply, sourceButton, unitButton } from '../replies/list.ts';
import { nothingReply, type Suggestion } from '../replies/miss.ts';
import type { FileSpec, Reply } from '../replies/reply.ts';
import { figureTable } from '../replies/tables.ts';
import { plain } from '../replies/text.ts';
import { type Context, styleOf } from './context.ts';
import { command, OptionError, type StringOption } from './definition.ts';
import { foldedText, unitOption } from './options.ts';
import { resolveUnit } from './resolve.ts';
import { unitMiss } from './unit.ts';

const metricOption = {
  type: 'string',
  zhName: '指标',
  description: 'What is counted, or a part of it',
  zhDescription: '统计的是什么，写一部分也可以',
  maxLength: 14,
} as const satisfies StringOption;

const periodOption = {
  type: 'string',
  zhName: '时期',
  description: 'Period, such as 2011',
  zhDescription: '时期，例如 2011年',
  maxLength: 14,
} as const satisfies StringOption;

export const figures = command(
  {
    name: 'figures',
    zhName: '数据',
    description: 'Figures: value, period, whose they are; a chart where they can be compared',
    zhDescription: '查数据：数值、时期、属于谁；能比较的附图表',
    options: {
      unit: unitOption,
      metric: metricOption,
      period: periodOption,
    },
  },
  (options, context, page) => {
    const { corpus, texts } = context;
    if (Object.keys(options).length === 0) throw new OptionError(texts.lookup.figuresNeedOption);
    const metric = foldedText(options.metric, 'metric', metricOption, context);
    const period = foldedText(options.period, 'period', periodOption, context);
    const narrowing = { ...(metric === undefined ? {} : { metric }), ...(period === undefined ? {} : { period }) };
    const meant = options.unit === undefined ? null : resolveUnit(options.unit, context);
    if (meant?.near) {
      const again = (id: string) => ({ command: 'figures', options: { ...narrowing, unit: id }, page: 1 });
      return unitMiss(options.unit ?? '', meant.near, again, context);
    }
    const unit = meant?.found ?? undefined;
    const conditions: string[] = [];
    if (options.metric !== undefined) conditions.push(texts.filterMetric(plain(options.metric)));
    if (options.period !== undefined) conditions.push(texts.filterPeriod(plain(options.period)));
    const filter = { ...(unit ? { unit: unit.id } : {}), ...narrowing };
    const found = corpus.figures({ ...filter, page });
    if (found.total === 0) return nothing(unit, conditions, context);
    // Drawn once, with the first page; what follows is the same list.
    const chart =
      found.page === 1
        ? comparisonOf(corpus.figures({ ...filter, isComparable: true, size: COMPARED }).rows, context)
        : null;
    const title = unit ? texts.figuresOf(unit.name) : texts.lookup.figuresFound;
    let heading: string | null = null;
    return listReply(
      {
        page: found,
        ask: { command: 'figures', options: filter, page },
        heading: (shorten) => (unit ? texts.figuresOf(plain(shorten(unit.name))) : texts.lookup.figuresFound),
        conditions,
        typed: unit && meant?.typed ? { typed: meant.typed, name: unit.name } : null,
        entry: (row, number, shorten) => {
          const style = styleOf(context, shorten);
          // A period is said once, above the first of its figures on the page.
          const group = [...(unit ? [] : [show(row.unitName, style)]), periodOf(row, style)].join(' · ');
          const isFirst = number === (found.page - 1) * PAGE_SIZE.figures + 1 || group !== heading;
          heading = group;
          return [...(isFirst ? [`### ${group}`] : []), ...figureLines(row, style, { number })];
        },
        source: (row, number) => sourceButton(row.id, number, texts),
        chart,
        table: () => {
          const all = corpus.figures({ ...filter, size: MOST_ROWS });
          return figureTable({ name: 'figures', title, total: all.total }, all.rows, texts);
        },
        more: unit ? [unitButton(unit.id, unit.name, texts)] : [],
      },
      PAGE_SIZE.figures,
      texts,
    );
  },
);

/** How many figures are looked at for those that can be compared. */
const COMPARED = 300;

function comparisonOf(rows: readonly FigureRow[], { texts, locale }: Context): FileSpec | null {
  const chart = figureChart(rows, { texts, locale, shorten: (text) => text });
  return chart ? chartFile(chart, texts) : null;
}

function nothing(unit: UnitRow | undefined, conditions: readonly string[], { texts }: Context): Reply {
  const wider: Suggestion[] = [];
  if (unit && unit.figures > 0) {
    const all = { command: 'figures', options: { unit: unit.id }, page: 1 };
    wider.push({ label: texts.figuresOf(unit.name), ask: all });
  }
  if (unit) {
    wider.push({
      label: texts.buttonUnit(unit.name),
      ask: { command: 'unit', options: { name: unit.id }, page: 1 },
    });
  }
  return nothingReply(
    [unit ? texts.figuresOf(plain(unit.name)) : texts.lookup.figuresFound, ...conditions],
    wider,
    texts,
  );
}
