/**
 * Which figures can be compared, and their chart: one metric in one unit of measure, at least two values. A figure of
 * somebody else is never among them.
 */
import { comparableKey, metricOf } from '../data/corpus/comparable.ts';
import type { FigureRow } from '../data/corpus/corpus.ts';
import type { Chart } from './chart.ts';
import { type Style, sourceText } from './facts.ts';

interface Value {
  readonly label: string;
  readonly value: number;
  readonly printed: string;
}

/** More bars than these are no chart any more. */
const MOST_VALUES = 12;

const bracketOf = (row: FigureRow): string | null => /（([^）]*)）/u.exec(row.metric)?.[1] ?? null;

/** A chart of the largest group of comparable figures; null where no two can be compared. */
export function figureChart(rows: readonly FigureRow[], style: Style): Chart | null {
  const groups = new Map<string, FigureRow[]>();
  for (const row of rows) {
    if (row.subject !== null) continue;
    const key = comparableKey(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  let best: { rows: readonly FigureRow[]; values: readonly Value[] } | null = null;
  for (const group of groups.values()) {
    const values = valuesOf(group, style);
    if (values !== null && values.length > (best?.values.length ?? 1)) best = { rows: group, values };
  }
  const [first] = best?.rows ?? [];
  if (!best || !first) return null;
  const years = best.values.every(({ label }) => /^\d{4}年$/.test(label)) && best.values.length > 2;
  const values = years ? best.values.toSorted((a, b) => a.label.localeCompare(b.label)) : best.values;
  const { texts } = style;
  const isOneUnit = best.rows.every(({ unit }) => unit === first.unit);
  const isChecked = best.rows.every(({ status }) => status === 'curated');
  const sources = [...new Set(best.rows.map((row) => sourceText(row, style)))];
  return {
    kind: years ? 'line' : 'bar',
    title: isOneUnit ? `${first.unitName}：${metricOf(first.metric)}` : metricOf(first.metric),
    unit: first.measure === null ? null : texts.lookup.chartUnit(first.measure),
    labels: values.map(({ label }) => label),
    series: [
      {
        name: metricOf(first.metric),
        values: values.map(({ value }) => value),
        printed: values.map(({ printed }) => printed),
      },
    ],
    sources: [...sources.slice(0, 3), isChecked ? texts.checked : texts.unchecked],
  };
}

/** The values of a group, each with a label of its own; null where they cannot be told apart. */
function valuesOf(group: readonly FigureRow[], style: Style): readonly Value[] | null {
  const isOneUnit = new Set(group.map(({ unit }) => unit)).size === 1;
  const values = group.flatMap((row): Value[] => {
    const own = { value: row.value, printed: row.printed };
    const unit = isOneUnit ? [] : [row.unitName];
    const name = (...parts: readonly (string | null)[]): string =>
      [...unit, ...parts.filter((part) => part !== null)].join(' ');
    if (row.fromValue === null) {
      const bracket = bracketOf(row);
      // Figures of one period are told apart by what stands in brackets.
      const isRepeated = group.filter((other) => other.unit === row.unit && other.period === row.period).length > 1;
      return [{ ...own, label: name(...(isRepeated ? [row.period, bracket] : [row.period ?? bracket])) }];
    }
    const [from = null, to = null] = /^(.+?)[至到](.+)$/u.exec(row.period ?? '')?.slice(1) ?? [];
    const { lookup } = style.texts;
    const start = { value: row.fromValue, printed: `${row.fromValue}${row.measure ?? ''}` };
    return [
      { ...start, label: name(from ?? lookup.before) },
      { ...own, label: name(to ?? lookup.after) },
    ];
  });
  const labels = new Set(values.map(({ label }) => label));
  return labels.size === values.length && !labels.has('') && values.length <= MOST_VALUES ? values : null;
}
