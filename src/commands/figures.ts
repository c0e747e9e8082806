/** /figures: what a unit reports in numbers, each with its period and whose it is. */
import { PAGE_SIZE } from '../data/corpus/corpus.ts';
import { fold } from '../data/match/fold.ts';
import { figureLines } from '../replies/facts.ts';
import { listReply } from '../replies/list.ts';
import { nothingReply, type Suggestion } from '../replies/miss.ts';
import { plain } from '../replies/text.ts';
import { styleOf } from './context.ts';
import { command, OptionError } from './definition.ts';
import { unitOption } from './options.ts';
import { resolveUnit } from './resolve.ts';
import { unitMiss } from './unit.ts';

export const figures = command(
  {
    name: 'figures',
    zhName: '数据',
    description: 'The figures of a unit: value, period, whose they are',
    zhDescription: '查一个单位的数据：数值、时期、属于谁',
    options: {
      unit: { ...unitOption, required: true },
      metric: {
        type: 'string',
        zhName: '指标',
        description: 'What is counted, or a part of it',
        zhDescription: '统计的是什么，写一部分也可以',
        maxLength: 14,
      },
      period: {
        type: 'string',
        zhName: '时期',
        description: 'Period, such as 2011',
        zhDescription: '时期，例如 2011年',
        maxLength: 14,
      },
    },
  },
  (options, context, page) => {
    const { corpus, texts } = context;
    const narrowing = {
      ...(options.metric === undefined ? {} : { metric: fold(options.metric) }),
      ...(options.period === undefined ? {} : { period: fold(options.period) }),
    };
    if (narrowing.metric === '' || narrowing.period === '') throw new OptionError(texts.emptyText);
    const meant = resolveUnit(options.unit, context);
    if (!meant.found) {
      const again = (id: string) => ({ command: 'figures', options: { ...narrowing, unit: id }, page: 1 });
      return unitMiss(options.unit, meant.near, again, context);
    }
    const { found: unit, typed } = meant;
    const conditions: string[] = [];
    if (options.metric !== undefined) conditions.push(texts.filterMetric(plain(options.metric)));
    if (options.period !== undefined) conditions.push(texts.filterPeriod(plain(options.period)));
    const found = corpus.figures({ unit: unit.id, page, ...narrowing });
    const unitAsk = { command: 'unit', options: { name: unit.id }, page: 1 };
    if (found.total === 0) {
      const wider: Suggestion[] = [{ label: texts.buttonUnit(unit.name), ask: unitAsk }];
      if (unit.figures > 0) {
        const all = { command: 'figures', options: { unit: unit.id }, page: 1 };
        wider.unshift({ label: texts.figuresOf(unit.name), ask: all });
      }
      return nothingReply([texts.figuresOf(plain(unit.name)), ...conditions], wider, texts);
    }
    return listReply(
      {
        page: found,
        ask: { command: 'figures', options: { unit: unit.id, ...narrowing }, page },
        heading: (shorten) => texts.figuresOf(plain(shorten(unit.name))),
        conditions,
        typed: typed === null ? null : { typed, name: unit.name },
        entry: (row, _number, shorten) => figureLines(row, styleOf(context, shorten)),
        more: [{ label: texts.buttonUnit(unit.name), action: { verb: 'show', ask: unitAsk } }],
      },
      PAGE_SIZE.figures,
      texts,
    );
  },
);
