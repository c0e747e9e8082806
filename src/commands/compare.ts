/** /compare: two units side by side. */
import { comparableKey } from '../data/corpus/comparable.ts';
import type { FigureRow, HonorRow, UnitRow } from '../data/corpus/corpus.ts';
import { LEVELS, type Level, THEMES } from '../data/model.ts';
import { MOST_ROWS } from '../replies/export.ts';
import { type Style, show, sourceText } from '../replies/facts.ts';
import { chartFile } from '../replies/files.ts';
import { shareButton, unitButton } from '../replies/list.ts';
import { type ButtonSpec, COLORS, type FileSpec, fittingCard, type Part, type Reply } from '../replies/reply.ts';
import { clip } from '../replies/text.ts';
import { type Context, styleOf } from './context.ts';
import { command, OptionError } from './definition.ts';
import { unitOption } from './options.ts';
import { resolveUnit } from './resolve.ts';
import { unitMiss } from './unit.ts';

export const compare = command(
  {
    name: 'compare',
    zhName: '对比',
    description: 'Two units side by side: honours by level, practices by theme, comparable figures',
    zhDescription: '两个单位并排看：荣誉按级别，做法按主题，可比的数据',
    options: {
      first: {
        ...unitOption,
        zhName: '甲',
        description: 'The first unit',
        zhDescription: '第一个单位',
        required: true,
      },
      second: {
        ...unitOption,
        zhName: '乙',
        description: 'The second unit',
        zhDescription: '第二个单位',
        required: true,
      },
    },
  },
  (options, context) => {
    const first = resolveUnit(options.first, context);
    const second = resolveUnit(options.second, context);
    // A miss asks again with what is known of the other; a text that long is no unit's id, so it is left to be typed.
    const again = (side: 'first' | 'second', other: UnitRow | null) => (id: string) =>
      other
        ? { command: 'compare', options: { ...ask(other, other), [side]: id }, page: 1 }
        : { command: 'unit', options: { name: id }, page: 1 };
    if (!first.found) return unitMiss(options.first, first.near, again('first', second.found), context);
    if (!second.found) return unitMiss(options.second, second.near, again('second', first.found), context);
    if (first.found.id === second.found.id) throw new OptionError(context.texts.lookup.compareSame);
    return comparison(
      [sideOf(first.found, first.typed, context), sideOf(second.found, second.typed, context)],
      context,
    );
  },
);

const ask = (first: UnitRow, second: UnitRow) => ({ first: first.id, second: second.id });

interface Side {
  readonly unit: UnitRow;
  readonly typed: string | null;
  /** Short enough to stand in every line. */
  readonly shortName: string;
  readonly levels: ReadonlyMap<Level | null, number>;
  readonly themes: ReadonlyMap<string, number>;
  readonly honors: readonly HonorRow[];
  readonly figures: readonly FigureRow[];
}

const LONGEST_SHORT_NAME = 14;

function sideOf(unit: UnitRow, typed: string | null, { corpus }: Context): Side {
  const names = [unit.name, ...corpus.aliasesOf(unit.id)].toSorted((a, b) => a.length - b.length);
  return {
    unit,
    typed,
    shortName: clip(names[0] ?? unit.name, LONGEST_SHORT_NAME),
    levels: new Map(corpus.levelsOf(unit.id).map(({ level, count }) => [level, count])),
    themes: new Map(corpus.themesOf(unit.id).map(({ theme, count }) => [theme, count])),
    honors: corpus.honors({ unit: unit.id, size: MOST_ROWS }).rows,
    figures: corpus
      .figures({ unit: unit.id, isComparable: true, size: MOST_ROWS })
      .rows.filter(({ subject }) => subject === null),
  };
}

/** How many titles or figures a comparison names; the rest is a click away. */
const NAMED = 4;

function comparison(sides: readonly [Side, Side], context: Context): Reply {
  const { texts } = context;
  const { lookup } = texts;
  const [one, two] = sides;
  const levels = [...LEVELS, null].filter((level) => sides.some((side) => side.levels.has(level)));
  const themes = THEMES.filter((theme) => sides.some((side) => side.themes.has(theme)));
  const levelName = (level: Level | null): string => (level === null ? texts.noLevel : texts.levels[level]);
  const chart = levels.length > 0 ? levelChart(sides, levels, levelName, context) : null;
  const pairs = pairsOf(one.figures, two.figures);

  const components = fittingCard((shorten) => {
    const style = styleOf(context, shorten);
    const counts = (label: string, count: (side: Side) => number): string =>
      `${label}${texts.gap}${sides.map((side) => `${show(side.shortName, style)} **${count(side)}**`).join(texts.gap)}`;
    const honorLists = [
      titles(lookup.sharedHonors, shared(one.honors, two.honors), style),
      titles(lookup.onlyHonors(show(one.unit.name, style)), without(one.honors, two.honors), style),
      titles(lookup.onlyHonors(show(two.unit.name, style)), without(two.honors, one.honors), style),
    ].flat();
    const themeLists = ([one, two] as const).flatMap((side) => {
      const other = side === one ? two : one;
      const only = THEMES.filter((theme) => side.themes.has(theme) && !other.themes.has(theme));
      if (only.length === 0) return [];
      const names = only.map((theme) => texts.themes[theme]).join(texts.comma);
      return [`${lookup.onlyThemes(show(side.unit.name, style))}${texts.colon}${names}`];
    });
    const parts: Part[] = [
      [
        `## ${lookup.compareTitle(show(one.unit.name, style), show(two.unit.name, style))}`,
        ...sides.flatMap(({ typed, unit }) =>
          typed === null ? [] : [`-# ${texts.takenFor(show(typed, style), show(unit.name, style))}`],
        ),
        ...sides.map(({ unit }) =>
          lookup.compareTotals(show(unit.name, style), unit.honors, unit.practices, unit.figures),
        ),
      ],
      ...(chart ? [{ picture: chart }] : []),
      [
        `**${lookup.honorsByLevel}**`,
        ...levels.map((level) => counts(levelName(level), (side) => side.levels.get(level) ?? 0)),
        ...honorLists,
      ],
      [
        `**${lookup.practicesByTheme}**`,
        ...themes.map((theme) => counts(texts.themes[theme], (side) => side.themes.get(theme) ?? 0)),
        ...themeLists,
      ],
      [
        `**${lookup.sharedFigures}**`,
        ...(pairs.length === 0
          ? [lookup.noSharedFigures]
          : pairs.slice(0, NAMED).flatMap((pair) => pairLines(pair, style))),
        ...(pairs.length > NAMED ? [lookup.more(pairs.length)] : []),
      ],
      'rule',
      sides.map(({ unit }) => sourcesLine(unit, style, context)),
    ];
    return { color: COLORS.answer, parts, rows: [buttons(sides, context)] };
  });
  return { outcome: 'answered', components, ...(chart ? { files: [chart] } : {}) };
}

function buttons([one, two]: readonly [Side, Side], { texts }: Context): ButtonSpec[] {
  const units = [one, two].map(({ unit, shortName }) => unitButton(unit.id, shortName, texts));
  const honors = [one, two]
    .filter(({ unit }) => unit.honors > 0)
    .map(
      ({ unit, shortName }): ButtonSpec => ({
        label: texts.lookup.buttonHonorsOf(shortName),
        action: { verb: 'show', ask: { command: 'honors', options: { unit: unit.id }, page: 1 } },
      }),
    );
  const again = { command: 'compare', options: ask(one.unit, two.unit), page: 1 };
  return [...units, ...honors, shareButton(again, texts)];
}

const titleIds = (rows: readonly HonorRow[]): ReadonlySet<string> => new Set(rows.map(({ titleId }) => titleId));
const distinct = (rows: readonly HonorRow[]): HonorRow[] => [
  ...new Map(rows.map((row) => [row.titleId, row])).values(),
];

function shared(rows: readonly HonorRow[], others: readonly HonorRow[]): HonorRow[] {
  const ids = titleIds(others);
  return distinct(rows.filter(({ titleId }) => ids.has(titleId)));
}

function without(rows: readonly HonorRow[], others: readonly HonorRow[]): HonorRow[] {
  const ids = titleIds(others);
  return distinct(rows.filter(({ titleId }) => !ids.has(titleId)));
}

/** A line of titles; one that nobody has checked says so. */
function titles(label: string, rows: readonly HonorRow[], style: Style): string[] {
  if (rows.length === 0) return [];
  const { texts } = style;
  const named = rows.slice(0, NAMED).map((row) => {
    const mark = row.status === 'curated' ? '' : `${texts.brackets(texts.unchecked)}`;
    // What a part or a person of the unit got is not the unit's own.
    const recipient = row.recipient === null ? '' : texts.brackets(texts.recipient(show(row.recipient, style)));
    return `${show(row.title, style)}${recipient}${mark}`;
  });
  return [
    `${label}${texts.colon}${named.join(texts.comma)}${rows.length > NAMED ? texts.lookup.more(rows.length) : ''}`,
  ];
}

type Pair = readonly [FigureRow, FigureRow];

/** Own figures of both with one metric, one unit of measure and one period; others are not comparable. */
function pairsOf(ones: readonly FigureRow[], twos: readonly FigureRow[]): Pair[] {
  const key = (row: FigureRow): string => `${comparableKey(row)}|${row.period ?? ''}`;
  const byKey = new Map(twos.map((row) => [key(row), row]));
  return ones.flatMap((row): Pair[] => {
    const other = byKey.get(key(row));
    return other ? [[row, other]] : [];
  });
}

function pairLines([one, two]: Pair, style: Style): string[] {
  const { texts } = style;
  const period = one.period === null ? texts.noPeriod : show(one.period, style);
  const told = [one, two].map((row) => {
    const mark = row.status === 'curated' ? texts.checked : texts.unchecked;
    return `${mark} · ${sourceText(row, style)}`;
  });
  return [
    `${show(one.metric, style)}${texts.brackets(period)}${texts.colon}${[one, two].map((row) => `${show(row.unitName, style)} **${show(row.printed, style)}**`).join(texts.gap)}`,
    `-# ${[...new Set(told)].join(texts.gap)}`,
  ];
}

/** What a side rests on, as its own card says it. */
function sourcesLine(unit: UnitRow, style: Style, { corpus, texts }: Context): string {
  const mark = unit.status === 'curated' ? texts.checked : texts.unchecked;
  const told = corpus
    .sourcesOf(unit.id)
    .slice(0, 2)
    .map((source) => sourceText(source, style));
  return `-# ${[show(unit.name, style), mark, ...told].join(' · ')}`;
}

function levelChart(
  sides: readonly [Side, Side],
  levels: readonly (Level | null)[],
  levelName: (level: Level | null) => string,
  context: Context,
): FileSpec {
  const { texts } = context;
  const style = styleOf(context, (text) => text);
  const sources = sides.flatMap(({ unit }) => context.corpus.sourcesOf(unit.id).slice(0, 1));
  return chartFile(
    {
      kind: 'bar',
      title: texts.lookup.honorsByLevel,
      unit: texts.lookup.chartUnit(texts.lookup.piece),
      labels: levels.map(levelName),
      series: sides.map(({ unit, levels: counted }) => {
        const values = levels.map((level) => counted.get(level) ?? 0);
        return { name: unit.name, values, printed: values.map(String) };
      }),
      sources: [...new Set(sources.map((source) => sourceText(source, style)))],
    },
    texts,
  );
}
