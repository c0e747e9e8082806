import { describe, expect, it } from 'vitest';
import { type Chart, prepareCharts, renderChart } from '../../src/replies/chart.ts';
import { figureChart } from '../../src/replies/figure-chart.ts';
import { localize } from '../../src/replies/locale.ts';
import { textsFor } from '../../src/replies/texts/texts.ts';
import { aFigure, aUnit, libraryOf, writeRecords } from '../support/corpus.ts';

const chart: Chart = {
  kind: 'bar',
  title: '荣誉（按级别）',
  unit: '单位：项',
  labels: ['国家级', '省部级'],
  series: [
    { name: '甲局', values: [1, 2], printed: ['1', '2'] },
    { name: '乙局', values: [0, 3], printed: ['0', '3'] },
  ],
  sources: ['出处：《示例》'],
};

/** Width and height from the header of a PNG (https://www.w3.org/TR/png/#11IHDR). */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('a chart', () => {
  it('takes a fraction of the time once charts are prepared', async () => {
    const took = async (work: () => Promise<unknown>): Promise<number> => {
      const begun = performance.now();
      await work();
      return performance.now() - begun;
    };
    const preparing = await took(prepareCharts);
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) times.push(await took(() => renderChart(chart)));
    // The best of five: other work on the machine only ever adds.
    expect(Math.min(...times)).toBeLessThan(preparing / 3);
  });

  it('is a PNG that grows with its bars', async () => {
    const few = await renderChart(chart);
    const labels = Array.from({ length: 12 }, (_, index) => `${index}年`);
    const one = { name: '甲局', values: labels.map((_label, index) => index), printed: labels };
    const many = await renderChart({ ...chart, labels, series: [one] });
    expect(few.subarray(1, 4).toString()).toBe('PNG');
    expect(sizeOf(few)[0]).toBe(960);
    expect(sizeOf(many)[1]).toBeGreaterThan(sizeOf(few)[1]);
  });

  it('is drawn with the letters that are shipped: other characters give another picture', async () => {
    const [one, other] = [
      await renderChart({ ...chart, title: '荣誉' }),
      await renderChart({ ...chart, title: '检验' }),
    ];
    expect(one.equals(other)).toBe(false);
    expect(one.equals(await renderChart({ ...chart, title: '荣誉' }))).toBe(true);
  });

  it('is written in Traditional characters for those who read them', () => {
    const reply = {
      outcome: 'answered' as const,
      components: [],
      files: [{ name: 'chart.png', description: '图表', chart }],
    };
    const [file] = localize(reply, 'zh-TW').files ?? [];
    expect(file).toMatchObject({
      description: '圖表',
      chart: { title: '榮譽（按級別）', labels: ['國家級', '省部級'] },
    });
  });
});

describe('which figures are drawn', () => {
  const style = { texts: textsFor('zh-CN'), locale: 'zh-CN', shorten: (text: string) => text } as const;
  const chartOf = (...figures: Parameters<typeof aFigure>[0][]) => {
    const { corpus } = libraryOf(writeRecords([aUnit({ figures: figures.map(aFigure) })]));
    return figureChart(corpus.figures({ unit: 'linhai' }).rows, style);
  };
  const batches = (value: number, period: string | null, more = {}) => ({
    metric: '检验批次',
    value,
    printed: `${value}批次`,
    unit: '批次',
    period,
    ...more,
  });

  it('two of one metric and one unit of measure', () => {
    expect(chartOf(batches(10, '2010年'), batches(20, '2011年'))).toMatchObject({
      kind: 'bar',
      title: '临海检验检疫局：检验批次',
      unit: '单位：批次',
      labels: ['2010年', '2011年'],
      series: [{ values: [10, 20], printed: ['10批次', '20批次'] }],
      sources: [expect.stringContaining('出处：'), '✔ 已核对'],
    });
  });

  it('three years as a line, in their order', () => {
    expect(chartOf(batches(3, '2012年'), batches(1, '2010年'), batches(2, '2011年'))).toMatchObject({
      kind: 'line',
      labels: ['2010年', '2011年', '2012年'],
      series: [{ values: [1, 2, 3] }],
    });
  });

  it('a rise that is told as one figure', () => {
    expect(chartOf(batches(203, '2006年至2011年', { from: 5 }))).toMatchObject({
      labels: ['2006年', '2011年'],
      series: [{ values: [5, 203] }],
    });
  });

  it('never a figure of somebody else', () => {
    expect(chartOf(batches(10, '2010年'), batches(20, '2011年', { subject: '某企业' }))).toBeNull();
    expect(
      chartOf(batches(10, '2010年', { subject: '某企业' }), batches(20, '2011年', { subject: '某企业' })),
    ).toBeNull();
  });

  it('never values in different units of measure, nor values that cannot be told apart', () => {
    expect(chartOf(batches(10, '2010年'), batches(20, '2011年', { unit: '万批次' }))).toBeNull();
    expect(chartOf(batches(10, null), batches(20, null))).toBeNull();
    expect(chartOf(batches(10, '2010年'))).toBeNull();
  });
});
