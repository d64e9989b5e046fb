import { parseArgs } from 'node:util';
import type { Report, ReportFigure } from '../model/report.ts';
import { toReportDump } from '../model/report-dump.ts';
import { readStoreConfig } from '../store-config.ts';
import { openCommandApp } from './open-command-app.ts';
import { requireReport } from './require-report.ts';

/** Prints a stored report as it was read. */
export async function showCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const app = await openCommandApp();
  try {
    const report = await requireReport(app.store, positionals[0]);
    const { publicUrl } = await readStoreConfig(process.env);
    const text =
      values.json === true ? JSON.stringify(toReportDump(report, publicUrl)) : describe(report);
    process.stdout.write(`${text}\n`);
    return 0;
  } finally {
    await app.close();
  }
}

function describe(report: Report): string {
  const { contacts } = report;
  const said = Object.values(contacts).filter((contact) => contact !== null);
  return [
    report.title,
    `${report.agency} · ${report.year} 年 · 格式 ${report.format} · ${report.publishedOn ?? '落款日期未写'}`,
    ...(said.length === 0 ? [] : [`联系方式  ${said.join('，')}`]),
    ...report.figures.map(describeFigure),
    ...report.issues.map((issue) => `问题  第${issue.line ?? '?'}行  ${issue.text}`),
  ].join('\n');
}

function describeFigure({ label, state, raw, value, unit, place, notes }: ReportFigure): string {
  const printed = state === 'reported' ? `${value}${unit ?? ''}` : `（${state}）`;
  const asPrinted = raw === null || raw === String(value) ? '' : `  原文“${raw}”`;
  return `${label}  ${printed}${asPrinted}  ${place}${notes.length === 0 ? '' : `  ※${notes.join('；')}`}`;
}
