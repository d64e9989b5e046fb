import { parseArgs } from 'node:util';
import type { ReportSummary } from '../model/report-store.ts';
import { openCommandApp } from './open-command-app.ts';

/** Lists what there is. */
export async function reportsCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } });
  const app = await openCommandApp();
  try {
    const reports = await app.store.listReports({});
    const lines =
      values.json === true ? reports.map((report) => JSON.stringify(report)) : describe(reports);
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  } finally {
    await app.close();
  }
}

function describe(reports: readonly ReportSummary[]): readonly string[] {
  return [
    `共 ${reports.length} 份年报`,
    ...reports.map(
      ({ id, agency, year, format, figureCount, failedChecks, issueCount }) =>
        `${id}  ${agency} ${year} 年  格式 ${format}  数据 ${figureCount} 项  勾稽不符 ${failedChecks} 处  问题 ${issueCount} 个`,
    ),
  ];
}
