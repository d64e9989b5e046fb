import { html, raw } from 'hono/html';
import type { ReportSummary } from '../model/report-store.ts';
import type { ReportsQuery } from './api-data.ts';
import type { Html } from './html-type.ts';
import type { Paged } from './paging.ts';
import { nameFormat } from './report-page.ts';

export type ReportListView = {
  readonly page: Paged<ReportSummary>;
  readonly query: ReportsQuery;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly years: readonly number[];
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

function drawForm({ query, agencies, years }: ReportListView): Html {
  const agency = agencies.map(({ id, name }): Option => [id, name]);
  const year = years.map((each): Option => [String(each), String(each)]);
  const format = formats.map((each): Option => [each, nameFormat(each)]);
  return html`<form class="filters" method="get" action="/reports">
${drawSelect({ name: 'agency', label: '机关', value: query.agency ?? '' }, agency)}
${drawSelect({ name: 'year', label: '年份', value: String(query.year ?? '') }, year)}
${drawSelect({ name: 'format', label: '格式', value: query.format ?? '' }, format)}
<label>区划代码<input name="region" inputmode="numeric" pattern="[0-9]{0,6}" size="8" value="${query.region ?? ''}" placeholder="如 3703"></label>
<label class="check"><input type="checkbox" name="checksFailed" value="true"${query.checksFailed ? raw(' checked') : ''}>勾稽不符</label>
<button>筛选</button></form>`;
}

function drawRow(report: ReportSummary): Html {
  const { province, city, county } = report.region;
  const place = [province, city, county].filter((part) => part !== null).join(' ');
  return html`<tr><td><a href="/reports/${report.id}">${report.title}</a></td><td><a href="/agencies/${report.agencyId}">${report.agency}</a></td><td class="num">${report.year}</td><td>${place}</td><td>${nameFormat(report.format)}</td><td class="num">${report.figureCount}</td><td class="num">${report.failedChecks}</td><td class="num">${report.issueCount}</td></tr>`;
}

function drawPaging({ page, query }: ReportListView): Html {
  const link = (offset: number, name: string): Html => {
    const kept = Object.entries({ ...query, offset })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]): [string, string] => [key, String(value)]);
    return html`<a href="/reports?${new URLSearchParams(kept).toString()}">${name}</a>`;
  };
  const { offset, limit, total } = page;
  const before = offset > 0 ? link(Math.max(0, offset - limit), '上一页') : '';
  const after = offset + limit < total ? link(offset + limit, '下一页') : '';
  return html`<p class="paging">${before} 共 ${total} 份 ${after}</p>`;
}

/** Which reports there are, to be narrowed down. */
export function drawReportList(view: ReportListView): Html {
  const heads = ['年报', '机关', '年份', '地区', '格式', '数据', '勾稽不符', '问题'];
  const rows =
    view.page.items.length === 0
      ? html`<tr><td colspan="8" class="quiet">没有符合条件的年报。<a href="/reports">看全部</a></td></tr>`
      : view.page.items.map(drawRow);
  return html`<h1>收录的年报</h1>${drawForm(view)}
<div class="scroll" tabindex="0" role="region" aria-label="年报列表"><table class="list"><thead><tr>${heads.map(
    (name) => html`<th scope="col">${name}</th>`,
  )}</tr></thead><tbody>${rows}</tbody></table></div>${drawPaging(view)}`;
}
