import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { NianbaoError } from '../errors.ts';
import type { Report } from '../model/report.ts';
import type { ImportOutcome, ReportStore } from '../model/report-store.ts';
import type { Rules } from '../rules/rules.ts';
import { readDocument } from './read-document.ts';
import { type ReportReading, readReport } from './read-report.ts';

/** What became of one file. */
export type FileOutcome =
  | {
      readonly file: string;
      readonly kind: 'imported';
      readonly outcome: ImportOutcome;
      readonly report: Report;
    }
  /** --dry-run: read, not stored. */
  | { readonly file: string; readonly kind: 'read'; readonly report: Report }
  | { readonly file: string; readonly kind: 'refused'; readonly reason: string };

export type ImportSummary = {
  readonly files: readonly FileOutcome[];
  readonly reports: number;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly figures: number;
  readonly failedChecks: number;
  readonly issues: number;
  /** True when the signal stopped the import before every file was read; what was stored is whole. */
  readonly aborted: boolean;
};

export type ImportProgress = {
  readonly done: number;
  readonly total: number;
  readonly file: string;
};

export type ImportInput = {
  readonly paths: readonly string[];
  readonly store: ReportStore;
  readonly rules: Rules;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
  readonly dryRun?: boolean;
};

const readable = /\.(?:txt|text|md|markdown|html?|xhtml|shtml|pdf|docx)$/iu;

async function listFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() || (entry.isFile() && readable.test(entry.name)))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'))
    .sort();
  const nested = await Promise.all(names.map((name) => listFiles(join(path, name))));
  return nested.flat();
}

/** Only a broken store or broken rules end an import; whatever is wrong with a file is that file's reason. */
function toReason(error: unknown): string {
  if (error instanceof NianbaoError && error.code !== 'INPUT_UNREADABLE') throw error;
  if (!(error instanceof Error)) return String(error);
  const missing = 'code' in error && error.code === 'ENOENT';
  return missing ? '找不到这个文件' : (error.message.split('\n')[0] ?? error.message);
}

async function readFileAt(path: string, rules: Rules): Promise<ReportReading> {
  try {
    const bytes = new Uint8Array(await readFile(path));
    return readReport({ document: await readDocument({ file: basename(path), bytes }), rules });
  } catch (error) {
    return { kind: 'refused', reason: toReason(error) };
  }
}

async function importFile(path: string, input: ImportInput): Promise<FileOutcome> {
  const reading = await readFileAt(path, input.rules);
  if (reading.kind === 'refused') return { file: path, kind: 'refused', reason: reading.reason };
  const { report, agency } = reading;
  if (input.dryRun === true) return { file: path, kind: 'read', report };
  const outcome = await input.store.importReport(report, agency);
  return { file: path, kind: 'imported', outcome, report };
}

function summarize(files: readonly FileOutcome[], aborted: boolean): ImportSummary {
  const reports = files.flatMap((file) => (file.kind === 'refused' ? [] : [file.report]));
  const count = (outcome: ImportOutcome): number =>
    files.filter((file) => file.kind === 'imported' && file.outcome === outcome).length;
  const add = (of: (report: Report) => number): number =>
    reports.reduce((sum, report) => sum + of(report), 0);
  return {
    files,
    ...{
      reports: reports.length,
      added: count('added'),
      replaced: count('replaced'),
      unchanged: count('unchanged'),
    },
    refused: files.length - reports.length,
    figures: add(({ figures }) => figures.length),
    failedChecks: add(({ checks }) => checks.filter(({ verdict }) => verdict === 'fail').length),
    issues: add(({ issues }) => issues.length),
    aborted,
  };
}

/**
 * Files and folders into the store, one transaction a report. A broken or foreign document is named with its reason and the rest goes in;
 * the signal stops between two files, so what is stored is always whole.
 */
export async function importPaths(input: ImportInput): Promise<ImportSummary> {
  const paths = (await Promise.all(input.paths.map(listFiles))).flat();
  const files: FileOutcome[] = [];
  for (const [done, path] of paths.entries()) {
    if (input.signal?.aborted) break;
    input.onProgress?.({ done, total: paths.length, file: path });
    files.push(await importFile(path, input));
  }
  input.onProgress?.({ done: files.length, total: paths.length, file: '' });
  return summarize(files, files.length < paths.length);
}
