import { parseArgs } from 'node:util';
import type { Report } from '../model/report.ts';
import type { ReportStore } from '../model/report-store.ts';
import { openCommandApp } from './open-command-app.ts';
import { requireReport } from './require-report.ts';

/** The review list for people: what could not be read, and where. */
export async function issuesCommand(args: readonly string[]): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const app = await openCommandApp();
  try {
    const reports =
      positionals.length === 0
        ? await readAll(app.store)
        : [await requireReport(app.store, positionals[0])];
    for (const report of reports) process.stdout.write(`${describe(report)}\n`);
    return 0;
  } finally {
    await app.close();
  }
}

async function readAll(store: ReportStore): Promise<readonly Report[]> {
  const withIssues = (await store.listReports({})).filter(({ issueCount }) => issueCount > 0);
  const reports = await Promise.all(withIssues.map(({ id }) => store.readReport(id)));
  return reports.filter((report): report is Report => report !== null);
}

function describe({ id, issues }: Report): string {
  const lines = issues.map(({ code, line, page, text }) => {
    const place = page === null ? `第${line ?? '?'}行` : `第${page}页`;
    return `  ${code}  ${place}  ${text}`;
  });
  return [`${id}：${issues.length} 个问题`, ...lines].join('\n');
}
