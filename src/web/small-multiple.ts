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
      ? html`<circle class="none" cx="${x(index)}" cy="${height - edge}" r="3"/>`
      : html`<circle cx="${x(index)}" cy="${y(value)}" r="3.5"/>`,
  );
  const last = points.findLast((point) => numberOf(point) !== null) ?? null;
  const words = points.map((point, index) => {
    const value = numberOf(point);
    return `${years[index]} 年${value ?? stateNames[point?.state ?? 'noReport']}`;
  });
  return html`<figure><figcaption>${label}</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${words.join('，')}">${lines}${dots}</svg>
<p><span class="quiet">${years[0]}${years.length > 1 ? `–${years.at(-1)}` : ''}</span> ${
    last === null
      ? ''
      : html`<a href="${toPath(last.source.url)}">${last.year} 年 ${showValue(last)}</a>`
  }</p></figure>`;
}
