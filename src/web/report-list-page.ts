import { html, raw } from 'hono/html';
import type { ReportSummary } from '../model/report-store.ts';
import type { ReportsQuery } from './api-data.ts';
import { drawPaging } from './draw-paging.ts';
import type { Html } from './html-type.ts';
import type { Paged } from './paging.ts';
import { nameFormat } from './report-page.ts';

export type ReportListView = {
  readonly page: Paged<ReportSummary>;
  readonly query: ReportsQuery;
  /** The agency asked for, by name. */
  readonly agency: string;
  readonly years: readonly number[];
  /** Filters nobody could understand. */
  readonly ignored: readonly string[];
};

const formats = ['fmt2021', 'fmt2019', 'annex2014', 'annex2008', 'prose'] as const;

type Option = readonly [value: string, name: string];

function drawSelect(
  given: { readonly name: string; readonly label: string; readonly value: string },
  options: readonly Option[],
): Html {
  const all: readonly Option[] = [['', '全部'], ...options];
  const items = all.map(
    ([value, name]) =>
      html`<option value="${value}"${value === given.value ? raw(' selected') : ''}>${name}</option>`,
  );
  return html`<label>${given.label}<select name="${given.name}">${items}</select></label>`;
}

function drawForm({ query, agency, years }: ReportListView): Html {
  const year = years.map((each): Option => [String(each), String(each)]);
  const format = formats.map((each): Option => [each, nameFormat(each)]);
  return html`<form class="filters" method="get" action="/reports" role="search">
<label>机关<input name="agency" type="search" maxlength="100" value="${agency}" placeholder="名称，可以简写"></label>
${drawSelect({ name: 'year', label: '年份', value: String(query.year ?? '') }, year)}
${drawSelect({ name: 'format', label: '格式', value: query.format ?? '' }, format)}
<label>区划代码<input name="region" inputmode="numeric" pattern="[0-9]{0,6}" size="8" value="${query.region ?? ''}" placeholder="如 3703"></label>
<label class="check"><input type="checkbox" name="checksFailed" value="true"${query.checksFailed ? raw(' checked') : ''}>勾稽不符</label>
<button>筛选</button></form>`;
}

function drawRow(report: ReportSummary): Html {
  const { province, city, county } = report.region;
  const place = [province, city, county].filter((part) => part !== null).join(' ');
  return html`<tr><td><a href="/reports/${report.id}">${report.title}</a></td><td class="less"><a href="/agencies/${report.agencyId}">${report.agency}</a></td><td class="num">${report.year}</td><td class="less">${place}</td><td class="less">${nameFormat(report.format)}</td><td class="num less">${report.figureCount}</td><td class="num${report.failedChecks > 0 ? ' bad' : ''}">${report.failedChecks}</td><td class="num less">${report.issueCount}</td></tr>`;
}

const heads: readonly (readonly [name: string, kind: string])[] = [
  ['年报', ''],
  ['机关', 'less'],
  ['年份', 'num'],
  ['地区', 'less'],
  ['格式', 'less'],
  ['数据', 'num less'],
  ['不符', 'num'],
  ['问题', 'num less'],
];

function drawTable(page: Paged<ReportSummary>): Html {
  const head = heads.map(([name, kind]) => html`<th scope="col" class="${kind}">${name}</th>`);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="年报列表"><table class="list reports"><thead><tr>${head}</tr></thead><tbody>${page.items.map(drawRow)}</tbody></table></div>`;
}

/** Which reports there are, to be narrowed down. */
export function drawReportList(view: ReportListView): Html {
  const { page, query, ignored } = view;
  const { offset: _, limit: __, ...filters } = query;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const none = isFiltered
    ? html`<p class="empty">没有符合条件的年报。<a href="/reports">看全部</a></p>`
    : html`<p class="empty">还没有收录年报。</p>`;
  const notice = ignored.map(
    (text) => html`<p class="notice" role="alert">“${text}”看不懂，没有用它筛选。</p>`,
  );
  return html`<h1>收录的年报</h1>${drawForm(view)}${notice}${page.items.length === 0 ? none : drawTable(page)}${drawPaging('/reports', page, { ...filters, unit: '份年报' })}`;
}
