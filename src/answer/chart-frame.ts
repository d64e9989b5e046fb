import type { ChartCell, ChartSpec } from './chart-spec.ts';
import type { ChartWords } from './chart-words.ts';

/** Okabe and Ito: told apart with any kind of colour vision. */
export const palette: readonly string[] = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#e69f00',
  '#56b4e9',
];
export const ink = '#1f2933';
export const muted = '#5c6773';
export const rule = '#d9dee4';
export const family = 'Noto Sans SC, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif';

/** As wide as a phone: nothing is scaled down on one. */
export const chartWidth = 360;
const lineHeight = 22;
const charsALine = 20;
const charsAFootLine = 27;

/** How wide a text runs, in full-width characters. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\u2e80-\uffff]/u.test(char) ? 1 : 0.55), 0);

/** A word without blanks in lines of like length: no single character is left over for the last. */
function splitWord(word: string, width: number): readonly string[] {
  const whole = widthOf(word);
  const full = Math.min(width, whole / Math.ceil(whole / width) + 1);
  const lines = [''];
  for (const char of word) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && widthOf(line + char) > full) lines.push(char);
    else lines[lines.length - 1] = line + char;
  }
  return lines;
}

/** Breaks at blanks, and within a word that is longer than a line: SVG knows no line breaks of its own. */
export function wrapText(text: string, width: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf(`${line} ${word}`) <= width) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else lines.push(...splitWord(word, width));
  }
  return lines.join('\n');
}

export const countLines = (text: string): number => text.split('\n').length;

export const format = (value: number): string =>
  value.toLocaleString('zh-CN', { maximumFractionDigits: 4 });

/** A missing number is said under its name and leaves the place empty. */
export function nameCategory(label: string, cells: readonly ChartCell[], width: number): string {
  const why = cells.every(({ value }) => value === null) ? (cells[0]?.why ?? null) : null;
  const name = wrapText(label, width);
  return why === null ? name : `${name}\n{why|${why}}`;
}

const rich = { why: { color: muted, fontSize: 13, lineHeight: 18 } };
export const axisText: object = {
  color: ink,
  fontSize: 14,
  fontFamily: family,
  rich,
  lineHeight: 18,
};

const crowd = 6;

/** More places than their names and reasons have room under. */
export const isCrowded = ({ labels }: ChartSpec): boolean => labels.length > crowd;

/** 2018、2020–2022 */
function nameRuns(labels: readonly string[], at: readonly number[]): string {
  const runs: number[][] = [];
  for (const index of at) {
    const last = runs.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  }
  const name = (index: number | undefined): string => labels[index ?? -1] ?? '';
  return runs
    .map((run) => (run.length === 1 ? name(run[0]) : `${name(run[0])}–${name(run.at(-1))}`))
    .join('、');
}

/** Where there is no room under the axis, the places without a number are named at the foot. */
function gapLines(spec: ChartSpec, words: ChartWords): readonly string[] {
  if (spec.kind !== 'line' || !isCrowded(spec)) return [];
  const reasons = new Map<string, number[]>();
  for (const index of spec.labels.keys()) {
    const cells = spec.series.flatMap(({ cells: own }) => own.slice(index, index + 1));
    const why = cells.every(({ value }) => value === null) ? cells[0]?.why : null;
    if (why) reasons.set(why, [...(reasons.get(why) ?? []), index]);
  }
  if (reasons.size === 0) return [];
  const said = [...reasons].map(([why, at]) => `${nameRuns(spec.labels, at)} ${why}`);
  return [`${words.gaps}${said.join('；')}`];
}

export type Frame = {
  readonly top: number;
  readonly bottom: number;
  readonly parts: Readonly<Record<string, unknown>> & { readonly title: readonly object[] };
};

/** Title above, unit under it, source at the foot: the picture stands for itself when it is passed on. */
export function frame(spec: ChartSpec, words: ChartWords): Frame {
  const title = wrapText(spec.title, charsALine);
  const foot = [...gapLines(spec, words), spec.source];
  const source = foot.map((line) => wrapText(line, charsAFootLine)).join('\n');
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
          textStyle: { color: ink, fontSize: 16, fontWeight: 'normal', lineHeight },
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
