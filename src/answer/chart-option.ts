import type { ChartCell, ChartSpec } from './chart-spec.ts';
import type { ChartWords } from './chart-words.ts';

/** Okabe and Ito: told apart with any kind of colour vision. */
const palette = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'] as const;
const ink = '#1f2933';
const muted = '#5c6773';
const rule = '#d9dee4';
const family = 'Noto Sans SC, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif';

export const chartWidth = 480;
const lineHeight = 22;
const charsALine = 26;

/** How wide a text runs, in full-width characters. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\u2e80-\uffff]/u.test(char) ? 1 : 0.55), 0);

/** Breaks where the line is full: SVG knows no line breaks of its own. */
export function wrapText(text: string, width: number): string {
  let line = 0;
  let wrapped = '';
  for (const char of text) {
    const next = widthOf(char);
    if (line + next > width) {
      wrapped += '\n';
      line = 0;
    }
    wrapped += char;
    line += next;
  }
  return wrapped;
}

const countLines = (text: string): number => text.split('\n').length;

const format = (value: number): string =>
  value.toLocaleString('zh-CN', { maximumFractionDigits: 4 });

/** A missing number is said under its name and leaves the place empty. */
function nameCategory(label: string, cells: readonly ChartCell[], width: number): string {
  const why = cells.every(({ value }) => value === null) ? (cells[0]?.why ?? null) : null;
  const name = wrapText(label, width);
  return why === null ? name : `${name}\n{why|${why}}`;
}

const rich = { why: { color: muted, fontSize: 13, lineHeight: 18 } };
const axisText = { color: ink, fontSize: 14, fontFamily: family, rich, lineHeight: 18 };

/** Title above, unit under it, source at the foot: the picture stands for itself when it is passed on. */
function frame(spec: ChartSpec, words: ChartWords): { top: number; bottom: number; parts: object } {
  const title = wrapText(spec.title, charsALine);
  const source = wrapText(spec.source, 36);
  const subtext = spec.unit === '' ? '' : `${words.unit}${spec.unit}`;
  const top = 26 + countLines(title) * lineHeight + 28;
  const bottom = 18 + countLines(source) * 16;
  return {
    ...{ top, bottom },
    parts: {
      animation: false,
      backgroundColor: '#ffffff',
      color: palette,
      textStyle: { fontFamily: family },
      title: [
        {
          ...{ text: title, subtext, left: 16, top: 12, itemGap: 6 },
          textStyle: { color: ink, fontSize: 17, fontWeight: 'normal', lineHeight },
          subtextStyle: { color: muted, fontSize: 13 },
        },
        {
          ...{ text: source, left: 16, bottom: 6 },
          textStyle: { color: muted, fontSize: 12, fontWeight: 'normal', lineHeight: 16 },
        },
      ],
    },
  };
}

type Drawn = { readonly option: Record<string, unknown>; readonly height: number };

const valueAxis = {
  type: 'value',
  min: 0,
  splitNumber: 4,
  axisLabel: { color: muted, fontSize: 13, fontFamily: family, formatter: format },
  splitLine: { lineStyle: { color: rule } },
} as const;

function drawLine(spec: ChartSpec, words: ChartWords): Drawn {
  const { top, bottom, parts } = frame(spec, words);
  const several = spec.series.length > 1;
  const isCrowded = spec.labels.length > 10;
  const names = spec.labels.map((label, index) => {
    const cells = spec.series.flatMap(({ cells: own }) => own.slice(index, index + 1));
    return isCrowded ? label : nameCategory(label, cells, 10);
  });
  const legend = { bottom, left: 16, textStyle: { color: ink, fontSize: 13 }, icon: 'roundRect' };
  const lowest = Math.min(...spec.series.flatMap(({ cells }) => cells.map((c) => c.value ?? 0)));
  return {
    height: 300 + (several ? 30 : 0),
    option: {
      ...parts,
      grid: { left: 16, right: 30, top, bottom: bottom + (several ? 38 : 8), containLabel: true },
      ...(several ? { legend } : {}),
      xAxis: {
        ...{ type: 'category', data: names, axisTick: { show: false } },
        axisLabel: { ...axisText, interval: isCrowded ? 'auto' : 0 },
        axisLine: { lineStyle: { color: muted } },
      },
      yAxis: { ...valueAxis, ...(lowest < 0 ? { min: null } : {}) },
      series: spec.series.map(({ name, cells }, index) => ({
        ...{ type: 'line', name, connectNulls: false, symbolSize: 9, lineStyle: { width: 2.5 } },
        symbol: ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow'][index % 6],
        data: cells.map(({ value }) => value ?? '-'),
        label: {
          ...{ show: !isCrowded && spec.series.length <= 2, position: 'top', distance: 8 },
          ...{ color: ink, fontSize: 14, fontFamily: family },
          formatter: ({ value }: { value: unknown }) =>
            typeof value === 'number' ? format(value) : '',
        },
      })),
    },
  };
}

function drawBars(spec: ChartSpec, words: ChartWords): Drawn {
  const { top, bottom, parts } = frame(spec, words);
  const cells = spec.series[0]?.cells ?? [];
  const names = spec.labels.map((label, at) => nameCategory(label, cells.slice(at, at + 1), 12));
  const rows = names.reduce((sum, name) => sum + 22 + countLines(name) * 18, 0);
  return {
    height: top + bottom + rows + 12,
    option: {
      ...parts,
      grid: { left: 16, right: 84, top, bottom: bottom + 6, containLabel: true },
      yAxis: {
        ...{ type: 'category', inverse: true, data: names, axisTick: { show: false } },
        axisLabel: { ...axisText, interval: 0 },
        axisLine: { lineStyle: { color: muted } },
      },
      xAxis: { ...valueAxis, min: null, axisLabel: { show: false }, splitLine: { show: false } },
      series: [
        {
          ...{ type: 'bar', barMaxWidth: 22, data: cells.map(({ value }) => value ?? '-') },
          label: {
            ...{ show: true, position: 'right', color: ink, fontSize: 14, fontFamily: family },
            formatter: ({ value }: { value: unknown }) =>
              typeof value === 'number' ? `${format(value)} ${spec.unit}` : '',
          },
        },
      ],
    },
  };
}

function drawPart(spec: ChartSpec, words: ChartWords): Drawn {
  const { top, bottom, parts } = frame(spec, words);
  const cells = spec.series[0]?.cells ?? [];
  const data = spec.labels.map((label, index) => {
    const value = cells[index]?.value ?? 0;
    const name = `${wrapText(label, 9)}\n${format(value)} ${spec.unit}`;
    return { name, value, itemStyle: { color: index === 0 ? palette[0] : '#c9d1d9' } };
  });
  return {
    height: top + bottom + 210,
    option: {
      ...parts,
      series: [
        {
          ...{ type: 'pie', radius: [56, 88], center: ['50%', top + 100], startAngle: 90, data },
          label: { color: ink, fontSize: 14, lineHeight: 19, fontFamily: family },
          labelLine: { length: 10, length2: 8, lineStyle: { color: muted } },
          itemStyle: { borderColor: '#ffffff', borderWidth: 2 },
        },
        {
          ...{ type: 'pie', radius: [0, 0], center: ['50%', top + 100], silent: true },
          data: [{ value: 1, name: `${format(spec.share ?? 0)}%` }],
          label: { position: 'center', color: ink, fontSize: 24, fontFamily: family },
        },
      ],
    },
  };
}

const drawers = { line: drawLine, bars: drawBars, part: drawPart } as const;

/** A spec as the drawing library wants it, with the height the picture needs. */
export function toChartOption(spec: ChartSpec, words: ChartWords): Drawn {
  return drawers[spec.kind](spec, words);
}
