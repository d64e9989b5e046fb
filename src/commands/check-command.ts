import { parseArgs } from 'node:util';
import type { Check, Report } from '../model/report.ts';
import type { ReportStore } from '../model/report-store.ts';
import { openCommandApp } from './open-command-app.ts';
import { requireReport } from './require-report.ts';

const VERDICT_MARKS = { pass: '平', fail: '不平', notAssessable: '不可判' } as const;

/** Prints the sums of the form of one report, or with --failed every one in the store that does not close. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { failed: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  const app = await openCommandApp();
  try {
    const reports =
      values.failed === true
        ? await readFailed(app.store)
        : [await requireReport(app.store, positionals[0])];
    for (const report of reports) {
      const checks = report.checks.filter((c) => values.failed !== true || c.verdict === 'fail');
      process.stdout.write(
        values.json === true
          ? `${JSON.stringify({ report: report.id, checks })}\n`
          : `${describe(report, checks)}\n`,
      );
    }
    if (reports.length === 0) process.stdout.write('库里没有勾稽不符的年报\n');
    return 0;
  } finally {
    await app.close();
  }
}

async function readFailed(store: ReportStore): Promise<readonly Report[]> {
  const summaries = await store.listReports({ checksFailed: true });
  const reports = await Promise.all(summaries.map(({ id }) => store.readReport(id)));
  return reports.filter((report): report is Report => report !== null);
}

function describe(report: Report, checks: readonly Check[]): string {
  const count = (verdict: Check['verdict']): number =>
    report.checks.filter((check) => check.verdict === verdict).length;
  return [
    `${report.agency} ${report.year} 年（${report.id}）：平 ${count('pass')}，不平 ${count('fail')}，不可判 ${count('notAssessable')}`,
    ...checks.map(describeCheck),
  ].join('\n');
}

function describeCheck({ id, scope, verdict, left, right, difference, text }: Check): string {
  const sides = left === null || right === null ? '' : `  ${left} 对 ${right}`;
  const gap = difference === null || difference === 0 ? '' : `，差 ${difference}`;
  return `  ${VERDICT_MARKS[verdict]}  ${id}  ${scope}${sides}${gap}  ${text}`;
}
