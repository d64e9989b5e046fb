import { html } from 'hono/html';
import { toFigureAnchor } from '../model/figure.ts';
import type { Check, Report, ReportFigure } from '../model/report.ts';
import { toFigure } from '../model/report-dump.ts';
import { citeFigure } from './citation.ts';
import { stateNames } from './figure-table.ts';
import type { Html } from './html-type.ts';
import { toReportPath } from './paths.ts';

type Names = {
  readonly publicUrl: string;
  readonly applicants: ReadonlyMap<string, string>;
  /** The replaced version the figure is of; null is the current one. */
  readonly version: number | null;
  /** The day the figure is cited on, as an ISO date. */
  readonly today: string;
};

const verdicts = { pass: '相符', fail: '不符', notAssessable: '不可判' } as const;

const qualifiers: Readonly<Record<ReportFigure['qualifier'], string>> = {
  exact: '',
  atLeast: '至少',
  about: '约数',
  statedInWords: '以文字载明',
  inferredZero: '由合计推定为 0',
};

/** 本年新收政府信息公开申请数量·自然人 */
export function nameFigure(
  { label, applicant }: ReportFigure,
  { applicants }: Pick<Names, 'applicants'>,
): string {
  const column = applicant === null ? undefined : applicants.get(applicant);
  return column === undefined ? label : `${label}·${column}`;
}

const roughly: Readonly<Partial<Record<ReportFigure['qualifier'], string>>> = {
  atLeast: '至少 ',
  about: '约 ',
};

/** The value as understood, rough where it was printed roughly, or why there is none. */
export function showValue({
  state,
  value,
  unit,
  qualifier,
}: Pick<ReportFigure, 'state' | 'value' | 'unit' | 'qualifier'>): string {
  if (state !== 'reported') return stateNames[state];
  const number = typeof value === 'number' ? value.toLocaleString('zh-CN') : (value ?? '');
  return `${roughly[qualifier] ?? ''}${number}${unit ? ` ${unit}` : ''}`;
}

/** The checks a figure takes part in. */
function findChecks({ checks }: Report, { field, applicant }: ReportFigure): readonly Check[] {
  const names = applicant === null ? [field] : [`${field}@${applicant}`, field];
  return checks.filter(({ figures }) => figures.some((each) => names.includes(each)));
}

function drawChecks(checks: readonly Check[]): Html {
  if (checks.length === 0) return html`<p class="quiet">没有可用来核对它的勾稽关系。</p>`;
  const order = { fail: 0, pass: 1, notAssessable: 2 };
  const sorted = checks.toSorted((a, b) => order[a.verdict] - order[b.verdict]);
  const items = sorted.map(
    ({ id, scope, verdict, text }) =>
      html`<li class="v-${verdict}"><b>${verdicts[verdict]}</b> ${id}（${scope}）：${text}</li>`,
  );
  return html`<ul class="checks">${items}</ul>`;
}

const drawCopy = (name: string, text: string): Html =>
  html`<div class="cite"><span>${name}</span><code>${text}</code><button type="button" class="copy" hidden>复制</button></div>`;

/** Everything known about one figure: printed and understood, checked, citable. */
export function drawFigureCard(report: Report, figure: ReportFigure, names: Names): Html {
  const anchor = toFigureAnchor(figure.field, figure.applicant);
  const { version } = names;
  const path = `${toReportPath(report.id, version)}#${anchor}`;
  const shown = toFigure(report, figure, names.publicUrl);
  const { standard, plain } = citeFigure(
    { ...shown, source: { ...shown.source, url: `${names.publicUrl}${path}` } },
    { publishedOn: report.publishedOn, citedOn: names.today },
  );
  const printed = figure.raw === null ? '未印出' : figure.raw === '' ? '（空白）' : figure.raw;
  const qualifier = qualifiers[figure.qualifier];
  const original = report.original
    ? html`<a href="${report.original}" rel="noreferrer">打开原文网页</a>`
    : html`<span class="quiet">原文链接未收录</span>`;
  return html`<section class="card" aria-labelledby="card-name">
${version === null ? '' : html`<p class="old" role="note">第 ${version} 版里的数，这一版已被替换。</p>`}<h2 id="card-name">${nameFigure(figure, names)}</h2>
<p class="value s-${figure.state}">${showValue(figure)}</p>
<dl>
<dt>机关与年份</dt><dd>${report.agency}，${report.year} 年</dd>
<dt>原样</dt><dd>${printed}</dd>
<dt>状态</dt><dd>${stateNames[figure.state]}${qualifier === '' ? '' : `，${qualifier}`}</dd>
<dt>单位</dt><dd>${figure.unit || '无'}</dd>
<dt>位置</dt><dd><a href="${path}">${figure.place}</a></dd>
${figure.quote === null ? '' : html`<dt>原句</dt><dd>“${figure.quote}”</dd>`}
${figure.notes.length === 0 ? '' : html`<dt>说明</dt><dd>${figure.notes.join('；')}</dd>`}
</dl>
<h3>核对</h3>${drawChecks(findChecks(report, figure))}
<h3>引用</h3>${drawCopy('GB/T 7714', standard)}${drawCopy('说明文字', plain)}
<p>${original}</p>
</section>`;
}
