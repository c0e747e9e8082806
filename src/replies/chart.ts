/**
 * A chart as data, and as the bytes of a PNG. It stands on its own light ground, so that it is as legible in Discord's
 * dark theme as in the light one; its letters come from the font that is shipped, none of the system's is needed.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { EChartsCoreOption } from 'echarts/core';
import { toPng } from './png.ts';

export interface Chart {
  /** line: the labels are years in order; bar: anything else. */
  readonly kind: 'bar' | 'line';
  readonly title: string;
  /** The unit of the values, said once below the title; null: what is counted is plain from the title. */
  readonly unit: string | null;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Where the numbers come from, a line each. */
  readonly sources: readonly string[];
}

export interface ChartSeries {
  /** Shown in a legend where there are several. */
  readonly name: string;
  /** One a label. */
  readonly values: readonly number[];
  /** How each value is written beside its mark: as the article prints it. */
  readonly printed: readonly string[];
}

/** Every text of a chart changed in the same way, for another script. */
export function mapChartTexts(chart: Chart, change: (text: string) => string): Chart {
  return {
    ...chart,
    title: change(chart.title),
    unit: chart.unit === null ? null : change(chart.unit),
    labels: chart.labels.map(change),
    series: chart.series.map((one) => ({ ...one, name: change(one.name), printed: one.printed.map(change) })),
    sources: chart.sources.map(change),
  };
}

const WIDTH = 640;
/** Sharp on telephones, where Discord shows a picture about 550 wide; twice would take 100 ms to write as PNG. */
const SCALE = 1.5;
const INK = '#1f2328';
const QUIET = '#59636e';
const GROUND = '#ffffff';
const RULE = '#d1d9e0';
/** Told apart by people who see no red or green too, and in grey (Okabe and Ito, "Color Universal Design"). */
const PALETTE = ['#0072b2', '#e69f00', '#009e73', '#cc79a7'];

let studio: ReturnType<typeof openStudio> | undefined;

/** echarts and the font take 200 ms to load: nobody waits for that at the start (see `prepareCharts`). */
async function openStudio() {
  const [{ createCanvas, GlobalFonts }, core, charts, components, renderers] = await Promise.all([
    import('@napi-rs/canvas'),
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  const font = registerFont((path, family) => GlobalFonts.registerFromPath(path, family));
  core.use([
    charts.BarChart,
    charts.LineChart,
    components.GridComponent,
    components.TitleComponent,
    components.LegendComponent,
    renderers.CanvasRenderer,
  ]);
  core.setPlatformAPI({ createCanvas: () => createCanvas(1, 1) });
  return { createCanvas, core, font };
}

/**
 * Registers the font that is shipped: one file with the letters in daily use, and a hundred pieces with all of them
 * (瀋 and 畝 stand in those alone). Each gets a family of its own, tried in order: registered as one family, they are
 * drawn as empty boxes in some runs and rightly in others.
 *
 * @returns the families as CSS writes them
 */
export function registerFont(register: (path: string, family: string) => unknown): string {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json')),
    'files',
  );
  const pieces = readdirSync(folder).filter((file) => /^noto-sans-sc-\d+-400-normal\.woff2$/.test(file));
  const files = ['noto-sans-sc-chinese-simplified-400-normal.woff2', ...pieces];
  return files
    .map((file, index) => {
      const family = `Noto Sans SC ${index}`;
      register(join(folder, file), family);
      return `"${family}"`;
    })
    .join(', ');
}

/**
 * Draws a chart.
 *
 * @returns the bytes of a PNG, 960 pixels wide
 */
export async function renderChart(chart: Chart): Promise<Buffer> {
  studio ??= openStudio();
  const { createCanvas, core, font } = await studio;
  const height = heightOf(chart);
  const canvas = createCanvas(WIDTH * SCALE, height * SCALE);
  const echarts = core.init(canvas, null, { devicePixelRatio: SCALE, width: WIDTH, height });
  try {
    echarts.setOption(optionOf(chart, height, font));
    return toPng(canvas.data(), canvas.width, canvas.height);
  } finally {
    echarts.dispose();
  }
}

/** Draws a chart that nobody sees, so that the first one that is asked for comes as quickly as the next. */
export async function prepareCharts(): Promise<void> {
  const one = { name: '检验检疫', values: [1, 2], printed: ['1批次', '2批次'] };
  const chart = { title: '检验检疫数据', unit: '单位：批次', labels: ['2010年', '2011年'], sources: ['出处：《》'] };
  for (const kind of ['bar', 'line'] as const) await renderChart({ ...chart, kind, series: [one, one] });
}

const FOOT = 18;
const footOf = (chart: Chart): number => chart.sources.length * FOOT + 30;

const isRows = (chart: Chart): boolean => chart.kind === 'bar';

/** Rows of bars need their height each; a line has a fixed one. */
function heightOf(chart: Chart): number {
  const rows = chart.labels.length * Math.max(1, chart.series.length);
  return isRows(chart) ? 96 + Math.max(2, rows) * 26 + chart.labels.length * 10 + footOf(chart) : 330 + footOf(chart);
}

/** Signs such as ✔ and ⚑, which the font does not have. */
const SIGNS = /\p{So}\s?/gu;

/** Shortens a text to about so many Chinese characters; two Latin ones count as one. */
function shorten(text: string, most: number): string {
  let width = 0;
  let kept = '';
  for (const character of text.replace(SIGNS, '')) {
    width += (character.codePointAt(0) ?? 0) < 0x100 ? 0.5 : 1;
    if (width > most) return `${kept.trimEnd()}…`;
    kept += character;
  }
  return kept;
}

function optionOf(chart: Chart, height: number, font: string): EChartsCoreOption {
  const text = { fontFamily: font, color: INK };
  const labels = {
    type: 'category',
    data: chart.labels.map((label) => shorten(label, isRows(chart) ? 16 : 10)),
    inverse: isRows(chart),
    axisLabel: { ...text, fontSize: 14, interval: 0 },
    axisLine: { lineStyle: { color: RULE } },
    axisTick: { show: false },
  };
  const values = {
    type: 'value',
    axisLabel: { show: false },
    // The values stand beside their marks; a bar that does not begin at zero lies.
    splitLine: { show: false },
    min: (extent: { min: number }) => Math.min(0, extent.min),
  };
  const hasLegend = chart.series.length > 1;
  return {
    animation: false,
    backgroundColor: GROUND,
    color: PALETTE,
    textStyle: text,
    title: [
      {
        text: shorten(chart.title, 32),
        subtext: chart.unit ?? '',
        left: 20,
        top: 14,
        itemGap: 6,
        textStyle: { ...text, fontSize: 18, fontWeight: 400 },
        subtextStyle: { ...text, color: QUIET, fontSize: 13 },
      },
      {
        text: chart.sources.map((source) => shorten(source, 48)).join('\n'),
        left: 20,
        top: height - footOf(chart) + 12,
        textStyle: { ...text, color: QUIET, fontSize: 12, lineHeight: FOOT, fontWeight: 400 },
      },
    ],
    ...(hasLegend
      ? { legend: { top: 62, left: 20, itemWidth: 16, textStyle: { ...text, fontSize: 13 }, selectedMode: false } }
      : {}),
    grid: {
      left: 20,
      right: isRows(chart) ? 110 : 30,
      top: hasLegend ? 92 : isRows(chart) ? 70 : 90,
      bottom: footOf(chart),
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: isRows(chart) ? values : labels,
    yAxis: isRows(chart) ? labels : values,
    series: chart.series.map((one) => ({
      name: shorten(one.name, 18),
      type: chart.kind,
      data: [...one.values],
      barMaxWidth: 24,
      symbolSize: 9,
      lineStyle: { width: 3 },
      label: {
        ...text,
        show: true,
        position: isRows(chart) ? 'right' : 'top',
        // A line that passes behind a label must not strike it out.
        textBorderColor: GROUND,
        textBorderWidth: 3,
        fontSize: 13,
        formatter: ({ dataIndex }: { dataIndex: number }) => shorten(one.printed[dataIndex] ?? '', 12),
      },
    })),
  };
}
