import {
  axisText,
  countLines,
  family,
  format,
  frame,
  ink,
  muted,
  nameCategory,
  palette,
  rule,
  wrapText,
} from './chart-frame.ts';
import type { ChartSpec } from './chart-spec.ts';
import type { ChartWords } from './chart-words.ts';

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
      grid: {
        left: 16,
        right: 30,
        top,
        bottom: bottom + (several ? 38 : 8),
        outerBoundsMode: 'same',
      },
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
      grid: { left: 16, right: 84, top, bottom: bottom + 6, outerBoundsMode: 'same' },
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

/** The key of a part: a square of its colour, its name and number. */
function drawKey(
  spec: ChartSpec,
  index: number,
  at: { readonly top: number; readonly color: string },
): object {
  const value = spec.series[0]?.cells[index]?.value ?? 0;
  const name = wrapText(spec.labels[index] ?? '', 12);
  return {
    ...{ left: 232, top: at.top, text: `{mark|■} ${name.replaceAll('\n', '\n    ')}` },
    subtext: `      ${format(value)} ${spec.unit}`,
    itemGap: 2,
    textStyle: {
      ...{ color: ink, fontSize: 15, fontWeight: 'normal', lineHeight: 20 },
      rich: { mark: { color: at.color, fontSize: 18 } },
    },
    subtextStyle: { color: ink, fontSize: 15 },
  };
}

function drawPart(spec: ChartSpec, words: ChartWords): Drawn {
  const { top, bottom, parts } = frame(spec, words);
  const colors = [palette[0] ?? ink, '#c9d1d9'];
  const cells = spec.series[0]?.cells ?? [];
  const data = cells.flatMap(({ value }, index) =>
    value === 0 ? [] : [{ value: value ?? '-', itemStyle: { color: colors[index] } }],
  );
  const keys = colors.map((color, index) =>
    drawKey(spec, index, { top: top + 16 + index * 84, color }),
  );
  const center = [116, top + 96];
  return {
    height: top + bottom + 196,
    option: {
      ...parts,
      title: [...parts.title, ...keys],
      series: [
        {
          ...{
            type: 'pie',
            radius: [56, 88],
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
