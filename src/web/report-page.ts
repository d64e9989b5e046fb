import { html } from 'hono/html';
import { toFigureAnchor } from '../model/figure.ts';
import type { Report, ReportFigure } from '../model/report.ts';
import type { ReportVersion } from '../model/report-store.ts';
import { nameFigure, showValue } from './figure-card.ts';
import { stateNames } from './figure-table.ts';
import type { Html } from './html-type.ts';
import { toReportPath } from './paths.ts';
import { type FigurePlaces, placeFigures } from './place-figures.ts';
import { drawDocument } from './report-document.ts';

export type ReportView = {
  readonly report: Report;
  readonly versions: readonly ReportVersion[];
  /** The replaced version shown; null is the current one. */
  readonly version: number | null;
  /** Only figures of this state in the list. */
  readonly state: string | null;
  readonly publicUrl: string;
  readonly applicants: ReadonlyMap<string, string>;
};

const formatNames: Readonly<Record<Report['format'], string>> = {
  fmt2021: '2021 年格式',
  fmt2019: '2019 年格式',
  annex2014: '2014 年附表',
  annex2008: '2008 年附表',
  prose: '只有文字',
};

export const nameFormat = (format: Report['format']): string => formatNames[format];

function drawItem(figure: ReportFigure, view: ReportView, loose: ReadonlySet<string>): Html {
  const anchor = toFigureAnchor(figure.field, figure.applicant);
  const suffix = view.version === null ? '' : `?version=${view.version}`;
  const card = `/reports/${view.report.id}/figures/${anchor}${suffix}`;
  const id = loose.has(anchor) ? html` id="${anchor}"` : '';
  return html`<li class="s-${figure.state}"${id}><a href="#${anchor}">${nameFigure(figure, view)}</a><b>${showValue(figure)}</b><a class="more" href="${card}" aria-label="核对与引用：${nameFigure(figure, view)}">核对</a></li>`;
}

function drawFilter({ report, state, version }: ReportView): Html {
  const counts = new Map<string, number>();
  for (const each of report.figures) counts.set(each.state, (counts.get(each.state) ?? 0) + 1);
  const link = (value: string | null, name: string, count: number): Html => {
    const kept = version === null ? '' : `&version=${version}`;
    const href =
      value === null ? toReportPath(report.id, version) : `?state=${value}${kept}#figures`;
    const current = value === state ? html` aria-current="true"` : '';
    return html`<a href="${href}"${current}>${name} ${count}</a>`;
  };
  const states = [...counts].map(([each, count]) =>
    link(each, stateNames[each as keyof typeof stateNames], count),
  );
  return html`<p class="filter" aria-label="按状态筛选">${link(null, '全部', report.figures.length)}${states}</p>`;
}

function drawList(view: ReportView, { loose }: FigurePlaces): Html {
  const { figures } = view.report;
  const shown = figures.filter(({ state }) => view.state === null || state === view.state);
  const groups = new Map<string, ReportFigure[]>();
  for (const figure of shown) {
    const table = figure.place.split(/[·/]/u)[0]?.trim() ?? '';
    groups.set(table, [...(groups.get(table) ?? []), figure]);
  }
  const lists = [...groups].map(
    ([name, own]) =>
      html`<details open><summary>${name}（${own.length}）</summary><ol>${own.map((figure) =>
        drawItem(figure, view, loose),
      )}</ol></details>`,
  );
  return html`<section id="figures"><h2>数据</h2>${drawFilter(view)}${lists}</section>`;
}

function drawIssues({ issues }: Report): Html {
  if (issues.length === 0)
    return html`<section><h2>读的时候</h2><p class="quiet">没有发现问题。</p></section>`;
  const items = issues.map(({ line, page, text }) => {
    const href = line !== null ? `#L${line}` : page !== null ? `#P${page}` : null;
    return html`<li>${href === null ? text : html`<a href="${href}">${text}</a>`}</li>`;
  });
  return html`<section><h2>读的时候发现</h2><ul class="issues">${items}</ul></section>`;
}

function drawFailures({ checks }: Report): Html {
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  const passed = checks.filter(({ verdict }) => verdict === 'pass').length;
  const items = failed.map(
    ({ id, scope, text }) => html`<li class="v-fail"><b>不符</b> ${id}（${scope}）：${text}</li>`,
  );
  const open = checks.length - passed - failed.length;
  return html`<section><h2>勾稽核对</h2><p>相符 ${passed} 处，不符 ${failed.length} 处，不可判 ${open} 处。</p>${
    failed.length === 0 ? '' : html`<ul class="checks">${items}</ul>`
  }</section>`;
}

function drawVersions({ report, versions, version }: ReportView): Html {
  if (versions.length < 2) return html``;
  const newest = Math.max(...versions.map((each) => each.version));
  const items = versions.map((each) => {
    const href = each.version === newest ? '' : `?version=${each.version}`;
    const current = each.version === (version ?? newest) ? html` aria-current="true"` : '';
    const changes = each.changes.length === 0 ? '' : `，改动 ${each.changes.length} 项`;
    return html`<li><a href="/reports/${report.id}${href}"${current}>第 ${each.version} 版</a> ${each.importedAt.slice(0, 10)}${changes}</li>`;
  });
  return html`<section><h2>各版</h2><ol class="versions">${items}</ol></section>`;
}

const toFacts = (report: Report): readonly (readonly [string, string])[] => [
  ['年份', `${report.year}`],
  ['格式', nameFormat(report.format)],
  ['发布日期', report.publishedOn ?? '未载'],
  ['文件', report.file],
  ['校验', report.sha256.slice(0, 16)],
];

/** The original beside its figures; every figure's address leads to the very cell. */
export function drawReportPage(view: ReportView): Html {
  const { report, version } = view;
  const places = placeFigures(report);
  const isOld = version !== null;
  const facts = toFacts(report).map(([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>`);
  const publisher = report.original
    ? html`<a href="${report.original}" rel="noreferrer">打开原文网页</a>`
    : '原文链接未收录';
  return html`<div class="report">
<div class="head"><p class="quiet"><a href="/agencies/${report.agencyId}">${report.agency}</a></p><h1>${report.title}</h1>
${isOld ? html`<p class="old" role="note">这是第 ${version} 版，已被替换。<a href="/reports/${report.id}">看现在的一版</a></p>` : ''}
<dl class="facts">${facts}<dt>原文</dt><dd>${publisher}</dd></dl><p class="jump"><a href="#figures">看数据清单（${report.figures.length} 项）</a></p></div>
<div class="text"><h2 class="hidden">原文</h2>${drawDocument(report, places)}</div>
<aside aria-label="数据与核对"><div id="card" aria-live="polite"></div>${drawFailures(report)}${drawIssues(report)}${drawVersions(view)}${drawList(view, places)}</aside>
</div>`;
}
