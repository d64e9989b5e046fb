import type { Answer } from '../model/answer.ts';
import { chartWidth } from './chart-frame.ts';
import { toChartOption } from './chart-option.ts';
import { type ChartSpec, toChartSpec } from './chart-spec.ts';
import type { ChartWords } from './chart-words.ts';

/** A picture of an answer; drawn when first asked for. */
export type AnswerChart = {
  readonly title: string;
  svg(): Promise<string>;
  png(): Promise<Uint8Array>;
};

export type ChartDeps = {
  /** A font with Chinese characters: without one the PNG would silently lose its text. */
  readonly fontFile: string;
  readonly words: ChartWords;
  /** Pictures kept; the one longest unused goes first. */
  readonly keep?: number;
};

const scale = 2;

async function drawSvg(spec: ChartSpec, words: ChartWords): Promise<string> {
  const [core, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  core.use([charts.BarChart, charts.LineChart, charts.PieChart]);
  core.use([components.GridComponent, components.TitleComponent, components.LegendComponent]);
  core.use([renderers.SVGRenderer]);
  const { option, height } = toChartOption(spec, words);
  const drawing = core.init(null, null, { renderer: 'svg', ssr: true, width: chartWidth, height });
  try {
    drawing.setOption(option);
    return drawing.renderToSVGString();
  } finally {
    drawing.dispose();
  }
}

async function drawPng(svg: string, fontFile: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const picture = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: chartWidth * scale },
    font: { loadSystemFonts: false, fontFiles: [fontFile], defaultFontFamily: 'Noto Sans SC' },
  });
  return picture.render().asPng();
}

function createDrawing(spec: ChartSpec, { fontFile, words }: ChartDeps): AnswerChart {
  let svg: Promise<string> | null = null;
  let png: Promise<Uint8Array> | null = null;
  const getSvg = (): Promise<string> => {
    svg ??= drawSvg(spec, words);
    return svg;
  };
  return {
    title: spec.title,
    svg: getSvg,
    png() {
      png ??= getSvg().then((text) => drawPng(text, fontFile));
      return png;
    },
  };
}

/** Charts of trend, compare, rank and share answers; the same answer is drawn once. */
export function createChart(deps: ChartDeps): (answer: Answer) => AnswerChart | null {
  const { words, keep = 200 } = deps;
  const drawn = new Map<string, AnswerChart>();
  return (answer) => {
    const spec = toChartSpec(answer, words);
    if (spec === null) return null;
    const key = JSON.stringify(spec);
    const chart = drawn.get(key) ?? createDrawing(spec, deps);
    drawn.delete(key);
    drawn.set(key, chart);
    for (const old of drawn.keys()) {
      if (drawn.size <= keep) break;
      drawn.delete(old);
    }
    return chart;
  };
}
