import { html } from 'hono/html';
import type { Agency } from '../model/agency.ts';
import type { Figure } from '../model/figure.ts';
import type { ReportSummary } from '../model/report-store.ts';
import { showValue } from './figure-card.ts';
import type { Html } from './html-type.ts';
import { toPath } from './paths.ts';
import { drawMultiple, type Multiple } from './small-multiple.ts';

const maxMultiples = 24;

/** One small picture a figure, for figures that have a number in at least one year; those of most years first. */
function toMultiples(figures: readonly Figure[], years: readonly number[]): readonly Multiple[] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.applicant !== null && figure.applicant !== 'total') continue;
    if (typeof figure.value === 'string') continue;
    groups.set(figure.field, [...(groups.get(figure.field) ?? []), figure]);
  }
  const multiples = [...groups.values()].flatMap((own): readonly Multiple[] => {
    const [first] = own;
    const points = years.map((year) => own.find((figure) => figure.year === year) ?? null);
    const count = points.filter((point) => typeof point?.value === 'number').length;
    const sum = own.reduce((total, { value }) => total + Number(value ?? 0), 0);
    if (first === undefined || count === 0 || sum === 0) return [];
    return [{ label: first.label, years, points, count }];
  });
  return multiples.toSorted((a, b) => b.count - a.count).slice(0, maxMultiples);
}

/** A figure of one year alone needs no picture. */
function drawSingle({ label, points }: Multiple): Html {
  const figure = points.find((point) => typeof point?.value === 'number');
  if (!figure) return html``;
  return html`<tr><th scope="row">${label}</th><td class="num">${figure.year}</td><td class="num"><a href="${toPath(figure.source.url)}">${showValue(figure)}</a></td></tr>`;
}

/** One agency over the years. */
export function drawAgencyPage(
  agency: Agency,
  reports: readonly ReportSummary[],
  figures: readonly Figure[],
): Html {
  const years = reports.map(({ year }) => year).toSorted((a, b) => a - b);
  const [from = 0] = years;
  const span = Array.from({ length: (years.at(-1) ?? 0) - from + 1 }, (_, index) => from + index);
  const multiples = toMultiples(figures, span);
  const several = multiples.filter(({ count }) => count > 1);
  const names = agency.names.map(({ name }) => name);
  const former = names.slice(1);
  const place = [agency.province, agency.city, agency.county].filter((part) => part !== null);
  const links = reports
    .toReversed()
    .map(
      ({ id, year, title, issueCount }) =>
        html`<li><a href="/reports/${id}">${year} 年</a> ${title}${issueCount > 0 ? html` <span class="quiet">问题 ${issueCount} 个</span>` : ''}</li>`,
    );
  return html`<h1>${names[0] ?? agency.id}</h1>
<p class="quiet">${place.join(' ')}${former.length > 0 ? `　曾用名：${former.join('、')}` : ''}</p>
<h2>年报</h2><ul class="plain">${links}</ul>
${
  several.length === 0
    ? ''
    : html`<h2>历年数据</h2><p class="quiet">竖虚线是没有数字的年份，不是 0。</p><div class="multiples">${several.map(drawMultiple)}</div>`
}
<h2>${several.length === 0 ? '主要数据' : '只有一年有数字的'}</h2><table class="list"><tbody>${multiples
    .filter(({ count }) => count === 1)
    .map(drawSingle)}</tbody></table>`;
}
