import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openRules } from '../app.ts';
import { NianbaoError } from '../errors.ts';
import { type ImportInput, importPaths } from '../ingest/import-paths.ts';
import type { FileOutcome, ImportSummary } from '../ingest/summarize-import.ts';
import type { Report } from '../model/report.ts';
import { toReportDump } from '../model/report-dump.ts';
import type { ReportStore } from '../model/report-store.ts';
import type { Rules } from '../rules/rules.ts';
import { openStore } from '../store/open-store.ts';
import { readStoreConfig } from '../store-config.ts';
import { createProgressBar, type ProgressInput } from './draw-progress.ts';
import { explainReport } from './explain-report.ts';

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  again: { type: 'boolean' },
  explain: { type: 'boolean' },
  ocr: { type: 'boolean' },
  originals: { type: 'string' },
} as const;

type Flags = {
  readonly 'dry-run'?: boolean;
  readonly json?: boolean;
  readonly again?: boolean;
  readonly explain?: boolean;
  readonly ocr?: boolean;
  readonly originals?: string;
};

function parse(args: readonly string[]): { readonly flags: Flags; readonly paths: string[] } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS,
  });
  if (positionals.length === 0) {
    throw new NianbaoError(
      'USAGE',
      '请写出要读入的文件、目录、网址，或用 - 读标准输入，例如：import data/reports',
    );
  }
  return { flags: values, paths: positionals };
}

/** Original bytes lie beside the database file; for a server, under var. */
function toOriginals(storeUrl: string, said: string | undefined): string {
  if (said !== undefined) return said;
  const file = /^sqlite:(?<path>.+)$/u.exec(storeUrl)?.groups?.path;
  return join(file === undefined || file === ':memory:' ? 'var' : dirname(file), 'originals');
}

/** The first Ctrl-C stops between two files, the second at once. */
function stopOnInterrupt(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  return stop.signal;
}

function write(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** A report said as soon as it is read: nothing is kept of thousands of them. */
function createTeller(flags: Flags, publicUrl: string): (report: Report) => void {
  if (flags.explain === true) return (report) => write(explainReport(report));
  if (flags.json === true && flags['dry-run'] === true)
    return (report) => write([JSON.stringify(toReportDump(report, publicUrl))]);
  return () => {};
}

async function dumpStored(
  files: readonly FileOutcome[],
  store: ReportStore,
  publicUrl: string,
): Promise<void> {
  for (const file of files) {
    const report = file.kind === 'imported' ? await store.readReport(file.report.id) : null;
    if (report !== null) write([JSON.stringify(toReportDump(report, publicUrl))]);
  }
}

type Opened = {
  readonly store: ReportStore;
  readonly rules: Rules;
  readonly publicUrl: string;
  readonly originals: string;
};

type Progress = Required<Pick<ImportInput, 'onProgress' | 'onPicture'>>;

/** One bar for files; while the pictures of a file are read, their cells are counted behind its name. */
function createProgress(): Progress {
  const draw = createProgressBar(process.stderr);
  let last: ProgressInput = { done: 0, total: 1, file: '' };
  return {
    onProgress(progress) {
      last = progress;
      draw(progress);
    },
    onPicture(done, total) {
      draw({ ...last, file: `${last.file.slice(-20)} 识别图片 ${done}/${total}` });
    },
  };
}

async function run(paths: readonly string[], flags: Flags, opened: Opened): Promise<ImportSummary> {
  const { store, rules, publicUrl, originals } = opened;
  const dryRun = isDry(flags);
  const summary = await importPaths({
    ...{ paths, store, rules, dryRun, again: flags.again === true, ocr: flags.ocr === true },
    ...createProgress(),
    onReport: createTeller(flags, publicUrl),
    signal: stopOnInterrupt(),
    ...(dryRun ? {} : { originals }),
  });
  if (flags.json === true && !dryRun) await dumpStored(summary.files, store, publicUrl);
  if (flags.json !== true && flags.explain !== true) write(describe(summary, dryRun));
  return summary;
}

const isDry = (flags: Flags): boolean => flags['dry-run'] === true || flags.explain === true;

/** Reads files, folders, archives and addresses into the store, or with --dry-run only says what it read. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { flags, paths } = parse(args);
  const { storeUrl, publicUrl } = await readStoreConfig(process.env);
  const rules = await openRules();
  const url = isDry(flags) ? 'sqlite::memory:' : storeUrl;
  const store = await openStore({ url, publicUrl, fields: rules.fields });
  try {
    const originals = toOriginals(storeUrl, flags.originals);
    const summary = await run(paths, flags, { store, rules, publicUrl, originals });
    for (const line of refusals(summary.files)) process.stderr.write(`${line}\n`);
    return summary.reports === 0 && summary.refused > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
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
    ...(summary.aborted ? ['已按要求停下，停下之前读入的都是完整的；再运行一次会接着读'] : []),
  ];
}
