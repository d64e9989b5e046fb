import type { Check, Report, ReportFigure } from '../model/report.ts';

const VERDICT_MARKS = { pass: '平', fail: '不平', notAssessable: '不可判' } as const;

function toMeasure({ field, applicant }: ReportFigure): string {
  return applicant === null ? field : `${field}@${applicant}`;
}

/** The sums a figure takes part in, each once with its worst verdict. */
function describeChecks(
  figure: ReportFigure,
  checks: ReadonlyMap<string, readonly Check[]>,
): string {
  const own = checks.get(toMeasure(figure)) ?? [];
  if (own.length === 0) return '';
  const said = own.map(({ id, verdict }) => `${id} ${VERDICT_MARKS[verdict]}`);
  return `  勾稽：${[...new Set(said)].join('、')}`;
}

function describeFigure(
  figure: ReportFigure,
  checks: ReadonlyMap<string, readonly Check[]>,
): string {
  const { label, state, value, unit, raw, quote, place, notes, qualifier } = figure;
  const read = state === 'reported' ? `${value}${unit ?? ''}` : state;
  const found = quote === null ? '原文没有这一格' : `原文“${quote.replace(/\s+/gu, ' ')}”`;
  return [
    `${place}  ${found} → ${toMeasure(figure)}（${label}）= ${read}`,
    raw === null || raw === String(value) ? '' : `  印作“${raw}”`,
    qualifier === 'exact' ? '' : `  ${qualifier}`,
    describeChecks(figure, checks),
    notes.length === 0 ? '' : `  ※${notes.join('；')}`,
  ].join('');
}

/** How each figure of a report was found: where, by which printed words, in which form, and which sums it closes. */
export function explainReport(report: Report): readonly string[] {
  const pairs = report.checks.flatMap((check) =>
    check.figures.map((measure) => [measure, check] as const),
  );
  const grouped = Map.groupBy(pairs, ([measure]) => measure);
  const checks = new Map([...grouped].map(([measure, list]) => [measure, list.map(([, c]) => c)]));
  const failed = report.checks.filter(({ verdict }) => verdict === 'fail');
  return [
    `${report.title}（${report.id}）`,
    `机关 ${report.agency}  年份 ${report.year}  格式 ${report.format}  文件 ${report.file}  ${report.document.format}`,
    ...report.figures.map((figure) => describeFigure(figure, checks)),
    ...failed.map(({ id, scope, text }) => `不平  ${id}  ${scope}  ${text}`),
    ...report.issues.map(({ code, line, page, text }) => {
      const at = line !== null ? `第${line}行` : page !== null ? `第${page}页` : '全文';
      return `问题  ${code}  ${at}  ${text}`;
    }),
    '',
  ];
}
