import type { Answer } from '../model/answer.ts';
import type { Figure, State } from '../model/figure.ts';
import type { ChartWords } from './chart-words.ts';

/** One place of a series: a number, or why there is none. */
export type ChartCell = { readonly value: number | null; readonly why: string | null };

/** What is drawn, free of any library: the same answer gives the same picture. */
export type ChartSpec = {
  readonly kind: 'line' | 'bars' | 'part';
  readonly title: string;
  readonly unit: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly cells: readonly ChartCell[] }[];
  readonly source: string;
  /** kind part: the share itself, in percent. */
  readonly share: number | null;
};

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
const maxBars = 20;

const isNumber = (figure: Figure): boolean => typeof figure.value === 'number';

/** 自然人 beside the field, where the column is not the total. */
function nameMeasure(
  { label, applicant }: Pick<Figure, 'label' | 'applicant'>,
  { applicants }: ChartWords,
): string {
  const column = applicant === null || applicant === 'total' ? undefined : applicants[applicant];
  return column === undefined || label.includes(column) ? label : `${label}·${column}`;
}

function nameSource(figures: readonly Figure[], words: ChartWords): string {
  const titles = unique(figures.map(({ source }) => source.title));
  const [first = '', ...rest] = titles;
  const more = rest.length === 0 ? '' : words.more.replace('{count}', String(titles.length));
  return `${words.source}《${first}》${more}`;
}

function toCell(figure: Figure | undefined, why: State | undefined, words: ChartWords): ChartCell {
  const state = figure?.state ?? why ?? 'noReport';
  if (figure && typeof figure.value === 'number') return { value: figure.value, why: null };
  return { value: null, why: words.states[state] ?? state };
}

function toYears(years: readonly number[]): readonly number[] {
  const from = Math.min(...years);
  const length = Math.min(Math.max(...years) - from + 1, 40);
  return Array.from({ length }, (_, index) => from + index);
}

/** Every year between the first and the last has its place; one without a number says why. */
function drawTrend(answer: Answer, words: ChartWords): ChartSpec | null {
  const { figures, excluded } = answer;
  const numbers = figures.filter(isNumber);
  const [first] = numbers;
  const seen = unique(numbers.map(({ year }) => year));
  if (first === undefined || seen.length < 2) return null;
  const years = toYears([...seen, ...excluded.map(({ year }) => year)]);
  const agencies = unique(numbers.map(({ agency }) => agency));
  const nameOf = (figure: Figure): string =>
    agencies.length > 1 ? figure.agency : nameMeasure(figure, words);
  const measures = unique(numbers.map((figure) => nameMeasure(figure, words)));
  const names = unique(numbers.map(nameOf)).slice(0, 6);
  const series = names.map((name) => {
    const own = numbers.filter((figure) => nameOf(figure) === name);
    const cells = years.map((year) => {
      const figure = own.find((each) => each.year === year);
      const why = excluded.find(
        (each) => each.year === year && (each.agency === name || agencies.length === 1),
      );
      return toCell(figure, why?.state, words);
    });
    return { name, cells };
  });
  const subject = agencies.length > 1 ? '' : first.agency;
  return {
    ...{ kind: 'line', labels: years.map(String), series, share: null, unit: first.unit ?? '' },
    title: [subject, measures.length > 1 ? '' : measures[0]].join(' ').trim(),
    source: nameSource(numbers, words),
  };
}

type NameBar = (of: Pick<Figure, 'agency' | 'year' | 'label' | 'applicant'>) => string;

/** Bars are named by what they differ in: agency, year, or else the measure. */
function findAxis(figures: readonly Figure[], words: ChartWords): NameBar {
  const isMixed = (of: (figure: Figure) => unknown): boolean => unique(figures.map(of)).length > 1;
  const byAgency = isMixed(({ agency }) => agency);
  const byYear = isMixed(({ year }) => year);
  if (!byAgency && !byYear) return (figure) => nameMeasure(figure, words);
  return ({ agency, year }) =>
    [byAgency ? agency : '', byYear ? String(year) : ''].join(' ').trim();
}

/** What all bars share is the title. */
function nameBars(first: Figure, axis: string, words: ChartWords): string {
  const measure = nameMeasure(first, words);
  const agency = axis.startsWith(first.agency) ? '' : first.agency;
  const year = axis.endsWith(String(first.year)) ? '' : `${first.year}${words.year}`;
  return [agency, year, axis === measure ? '' : measure].filter((part) => part !== '').join(' ');
}

/** One bar a figure in the order of the reply; who has no number stands below with the reason. */
function drawBars(answer: Answer, words: ChartWords): ChartSpec | null {
  const numbers = answer.figures.filter(isNumber).slice(0, maxBars);
  const [first] = numbers;
  if (first === undefined) return null;
  const axis = findAxis(answer.figures, words);
  const bars = new Map(numbers.map((figure) => [axis(figure), toCell(figure, undefined, words)]));
  for (const { agency, year, state } of answer.excluded) {
    const label = axis({ ...first, agency, year });
    if (bars.size < maxBars && !bars.has(label)) {
      bars.set(label, { value: null, why: words.states[state] ?? state });
    }
  }
  if (bars.size < 2) return null;
  return {
    ...{ kind: 'bars', labels: [...bars.keys()], unit: first.unit ?? '', share: null },
    title: nameBars(first, axis(first), words),
    series: [{ name: nameMeasure(first, words), cells: [...bars.values()] }],
    source: nameSource(numbers, words),
  };
}

/** The part and the rest of the whole. */
function drawPart({ figures, computation }: Answer, words: ChartWords): ChartSpec | null {
  const [part = 0, whole = 0] = computation?.inputs ?? [];
  const [first] = figures;
  const last = figures.at(-1);
  if (computation?.unit !== '%' || first === undefined || last === undefined) return null;
  if (whole <= 0 || part < 0 || part > whole || computation.inputs.length !== 2) return null;
  const name = figures.length === 2 ? nameMeasure(first, words) : words.part;
  const cells = [part, whole - part].map((value) => ({ value, why: null }));
  return {
    ...{ kind: 'part', labels: [name, words.rest], unit: last.unit ?? '' },
    title: `${first.agency} ${first.year}${words.year} ${nameMeasure(last, words)}`,
    series: [{ name: nameMeasure(last, words), cells }],
    source: nameSource(figures, words),
    share: computation.result,
  };
}

const drawers: Readonly<Record<string, (answer: Answer, words: ChartWords) => ChartSpec | null>> = {
  trend: drawTrend,
  compare: drawBars,
  rank: drawBars,
  share: drawPart,
  rate: drawPart,
};

/** What to draw of an answer; null when a picture would say no more than its words. */
export function toChartSpec(answer: Answer, words: ChartWords): ChartSpec | null {
  const numbers = answer.figures.filter(isNumber);
  const units = unique(numbers.map(({ unit }) => unit));
  const draw = drawers[answer.intent];
  if (draw === undefined || answer.status !== 'answered' || units.length > 1) return null;
  return draw(answer, words);
}
