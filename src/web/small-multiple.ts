import { html } from 'hono/html';
import type { Figure } from '../model/figure.ts';
import { showValue } from './figure-card.ts';
import { stateNames } from './figure-table.ts';
import type { Html } from './html-type.ts';
import { toPath } from './paths.ts';

export type Multiple = {
  readonly label: string;
  readonly years: readonly number[];
  readonly points: readonly (Figure | null)[];
  /** How many years have a number. */
  readonly count: number;
};

const width = 220;
const height = 56;
const edge = 8;

const numberOf = (point: Figure | null): number | null =>
  typeof point?.value === 'number' ? point.value : null;

/** Runs of years that have a number: a line never crosses a gap. */
function findRuns(values: readonly (number | null)[]): readonly (readonly [number, number][])[] {
  const runs: [number, number][][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push([index, value]);
  }
  return runs.filter((run) => run.length > 1);
}

/** A figure over the years on the space of a thumbnail. */
export function drawMultiple({ label, years, points }: Multiple): Html {
  const values = points.map(numberOf);
  const top = Math.max(1, ...values.map((value) => value ?? 0));
  const x = (index: number): string =>
    (years.length < 2
      ? width / 2
      : edge + (index * (width - 2 * edge)) / (years.length - 1)
    ).toFixed(1);
  const y = (value: number): string =>
    (height - edge - (Math.max(0, value) / top) * (height - 2 * edge)).toFixed(1);
  const lines = findRuns(values).map(
    (run) =>
      html`<polyline points="${run.map(([index, value]) => `${x(index)},${y(value)}`).join(' ')}"/>`,
  );
  const dots = values.map((value, index) =>
    value === null
      ? html`<line class="none" x1="${x(index)}" x2="${x(index)}" y1="${edge}" y2="${height - edge}"/>`
      : html`<circle cx="${x(index)}" cy="${y(value)}" r="3.5"/>`,
  );
  const first = points.find((point) => numberOf(point) !== null) ?? null;
  const last = points.findLast((point) => numberOf(point) !== null) ?? null;
  const link = (point: Figure | null): Html =>
    point === null
      ? html``
      : html`<a href="${toPath(point.source.url)}"><span class="quiet">${point.year}</span> ${showValue(point)}</a>`;
  const words = points.map((point, index) => {
    const value = numberOf(point);
    return `${years[index]} 年${value ?? stateNames[point?.state ?? 'noReport']}`;
  });
  return html`<figure><figcaption>${label}</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${words.join('，')}"><line class="axis" x1="0" x2="${width}" y1="${height - edge}" y2="${height - edge}"/>${lines}${dots}</svg>
<p>${link(first)}${last === first ? '' : html`<span class="quiet"> → </span>${link(last)}`}</p></figure>`;
}
