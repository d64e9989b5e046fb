import { parseArgs } from 'node:util';
import { openRules } from '../app.ts';
import { NianbaoError } from '../errors.ts';
import { type FileOutcome, type ImportSummary, importPaths } from '../ingest/import-paths.ts';
import { toReportDump } from '../model/report-dump.ts';
import { openStore } from '../store/open-store.ts';
import { readStoreConfig } from '../store-config.ts';
import { createProgressBar } from './draw-progress.ts';

/** Reads files and folders into the store, or with --dry-run only says what it read. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  });
  if (positionals.length === 0) {
    throw new NianbaoError('USAGE', '请写出要读入的文件或目录，例如：import data/reports');
  }
  const dryRun = values['dry-run'] === true;
  const { storeUrl, publicUrl } = await readStoreConfig(process.env);
  const rules = await openRules();
  const url = dryRun ? 'sqlite::memory:' : storeUrl;
  const store = await openStore({ url, publicUrl, fields: rules.fields });
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  try {
    const onProgress = createProgressBar(process.stderr);
    const { signal } = stop;
    const input = { paths: positionals, store, rules, onProgress, signal, dryRun };
    const summary = await importPaths(input);
    const lines = values.json === true ? dump(summary.files, publicUrl) : describe(summary, dryRun);
    process.stdout.write(lines.map((line) => `${line}\n`).join(''));
    for (const line of refusals(summary.files)) process.stderr.write(`${line}\n`);
    return summary.reports === 0 && summary.refused > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
}

function dump(files: readonly FileOutcome[], publicUrl: string): string[] {
  return files.flatMap((file) =>
    file.kind === 'refused' ? [] : [JSON.stringify(toReportDump(file.report, publicUrl))],
  );
}

function refusals(files: readonly FileOutcome[]): string[] {
  return files.flatMap((file) =>
    file.kind === 'refused' ? [`没有读入 ${file.file}：${file.reason}`] : [],
  );
}

function describe(summary: ImportSummary, dryRun: boolean): string[] {
  const { added, replaced, unchanged, refused, reports, figures, failedChecks, issues } = summary;
  const stored = dryRun
    ? `读出年报 ${reports} 份（未入库）`
    : `年报 ${reports} 份：新增 ${added}，替换 ${replaced}，未变 ${unchanged}`;
  return [
    `${stored}；拒收 ${refused}；数据 ${figures} 项；勾稽不符 ${failedChecks} 处；阅读问题 ${issues} 个`,
    ...(summary.aborted ? ['已按要求停下，停下之前读入的都是完整的'] : []),
  ];
}
