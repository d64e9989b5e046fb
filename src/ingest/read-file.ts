import { NianbaoError } from '../errors.ts';
import type { Rules } from '../rules/rules.ts';
import { readDocument } from './read-document.ts';
import { type ReportReading, readReport } from './read-report.ts';
import type { ReaderInput } from './reader-limits.ts';

/** Whatever is wrong with a file is that file's reason, in one line; a broken store or broken rules end an import. */
export function toReason(error: unknown): string {
  if (error instanceof NianbaoError && error.code !== 'INPUT_UNREADABLE') throw error;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : null;
  if (code === 'ENOENT') return '找不到这个文件';
  if (code === 'EACCES' || code === 'EPERM') return '没有读这个文件的权限';
  return error.message.split('\n')[0] ?? error.message;
}

/** Bytes → report, or the reason why they are none. */
export async function readFileBytes(input: ReaderInput, rules: Rules): Promise<ReportReading> {
  try {
    return readReport({ document: await readDocument(input), rules });
  } catch (error) {
    return { kind: 'refused', reason: toReason(error) };
  }
}
