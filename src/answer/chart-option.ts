import {
  axisText,
  countLines,
  family,
  format,
  frame,
  ink,
  isCrowded,
  muted,
  nameCategory,
  palette,
  rule,
  widthOf,
  wrapText,
} from './chart-frame.ts';
import type { ChartCell, ChartSpec } from './chart-spec.ts';
import type { ChartWords } from './chart-words.ts';

type Drawn = { readonly option: Record<string, unknown>; readonly height: number };

const valueAxis = {
  type: 'value',
  min: 0,
  splitNumber: 4,
  axisLabel: { color: muted, fontSize: 13, fontFamily: family, formatter: format },
  splitLine: { lineStyle: { color: rule } },
} as const;

const add = (cells: readonly ChartCell[]): number =>
  cells.reduce((sum, { value }) => sum + (value ?? 0), 0);

const mostNumbers = 8;

/** Whether there is room for a number at every point. */
const isSayable = ({ series }: ChartSpec): boolean =>
  series.length <= 2 &&
  series.every(({ cells }) => cells.filter(({ value }) => value !== null).length <= mostNumbers);

/** Of two lines the lower one has its numbers below. */
function standsBelow({ series }: ChartSpec, index: number): boolean {
  const own = add(series[index]?.cells ?? []);
  return series.some(({ cells }, at) => at !== index && (add(cells) - own || index - at) > 0);
}

/** A point whose number stands below it, where it is high enough above the axis. */
const toPoint = (value: number | null, above: number): object => ({
  value: value ?? '-',
  ...(value !== null && value > above ? { label: { position: 'bottom' } } : {}),
});

function drawLine(spec: ChartSpec, words: ChartWords): Drawn {
  const { top, bottom, parts } = frame(spec, words);
  const several = spec.series.length > 1;
  const crowded = isCrowded(spec);
  const names = spec.labels.map((label, index) => {
    const cells = spec.series.flatMap(({ cells: own }) => own.slice(index, index + 1));
    return crowded ? label : nameCategory(label, cells, 4);
  });
  const keys = several ? spec.series.length * 22 + 8 : 0;
  const legend = {
    ...{ bottom: bottom + 2, left: 12, orient: 'vertical', itemGap: 8, itemWidth: 18 },
    textStyle: { color: ink, fontSize: 13 },
  };
  const highest = Math.max(...spec.series.flatMap(({ cells }) => cells.map((c) => c.value ?? 0)));
  const floor = highest / 6;
  const lowest = Math.min(...spec.series.flatMap(({ cells }) => cells.map((c) => c.value ?? 0)));
  return {
    height: top + bottom + keys + 200,
    option: {
      ...parts,
      grid: {
        left: 16,
        right: 22,
        top,
        bottom: bottom + keys + 8,
        outerBoundsMode: 'same',
      },
      ...(several ? { legend } : {}),
      xAxis: {
        ...{ type: 'category', data: names, axisTick: { show: false } },
        axisLabel: { ...axisText, interval: crowded ? 'auto' : 0 },
        axisLine: { lineStyle: { color: muted } },
      },
      yAxis: { ...valueAxis, ...(lowest < 0 ? { min: null } : {}) },
      series: spec.series.map(({ name, cells }, index) => ({
        ...{ type: 'line', name, connectNulls: false, symbolSize: 9, lineStyle: { width: 2.5 } },
        symbol: ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow'][index % 6],
        data: cells.map(({ value }) =>
          toPoint(value, standsBelow(spec, index) ? floor : Number.POSITIVE_INFINITY),
        ),
        label: {
          ...{ show: isSayable(spec), position: 'top', distance: 8 },
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
  const names = spec.labels.map((label, at) => nameCategory(label, cells.slice(at, at + 1), 8));
  const shown = cells.map(({ value }) => (value === null ? '' : `${format(value)} ${spec.unit}`));
  const right = 20 + Math.ceil(Math.max(...shown.map(widthOf)) * 14);
  const rows = names.reduce((sum, name) => sum + 22 + countLines(name) * 18, 0);
  return {
    height: top + bottom + rows + 12,
    option: {
      ...parts,
      grid: { left: 16, right, top, bottom: bottom + 6, outerBoundsMode: 'same' },
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

/** The key of a part: a square of its colour, beside it its name and number. */
function drawKey(
  spec: ChartSpec,
  index: number,
  at: { readonly top: number; readonly color: string },
): readonly object[] {
  const value = spec.series[0]?.cells[index]?.value ?? 0;
  const text = wrapText(spec.labels[index] ?? '', 10);
  const words = { color: ink, fontSize: 14, fontWeight: 'normal', lineHeight: 20 };
  const mark = { ...words, color: at.color, fontSize: 16 };
  return [
    { left: 172, top: at.top, text: '■', textStyle: mark },
    {
      ...{ left: 192, top: at.top, text, itemGap: 4, textStyle: words },
      subtext: `${format(value)} ${spec.unit}`,
      subtextStyle: { color: ink, fontSize: 16 },
    },
  ];
}

function drawPart(spec: ChartSpec, words: ChartWords): Drawn {
  const { top, bottom, parts } = frame(spec, words);
  const colors = [palette[0] ?? ink, '#c9d1d9'];
  const cells = spec.series[0]?.cells ?? [];
  const data = cells.flatMap(({ value }, index) =>
    value === 0 ? [] : [{ value: value ?? '-', itemStyle: { color: colors[index] } }],
  );
  const keys = colors.flatMap((color, index) =>
    drawKey(spec, index, { top: top + 4 + index * 88, color }),
  );
  const center = [88, top + 84];
  return {
    height: top + bottom + 176,
    option: {
      ...parts,
      title: [...parts.title, ...keys],
      series: [
        {
          ...{
            type: 'pie',
            radius: [48, 74],
            center,
            startAngle: 90,
            data,
            label: { show: false },
          },
          itemStyle: { borderColor: '#ffffff', borderWidth: data.length > 1 ? 2 : 0 },
        },
        {
          ...{ type: 'pie', radius: [0, 0], center, silent: true },
          data: [{ value: 1, name: `${format(spec.share ?? 0)}%` }],
          label: { position: 'center', color: ink, fontSize: 20, fontFamily: family },
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
