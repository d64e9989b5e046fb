import { NianbaoError } from '../errors.ts';
import type { Rules } from '../rules/rules.ts';
import { readDocument } from './read-document.ts';
import { type ReportReading, readReport } from './read-report.ts';
import type { ReaderInput } from './reader-limits.ts';

const longestReason = 300;

/** The first line, without what a terminal would take for a command. */
function toLine(message: string): string {
  const [line = ''] = message.trim().split(/[\n\r]/u);
  return line.replace(/\p{Cc}|\p{Cf}/gu, '').slice(0, longestReason);
}

/** Whatever is wrong with a file is that file's reason, in one line; a broken store or broken rules end an import. */
export function toReason(error: unknown): string {
  if (error instanceof NianbaoError && error.code !== 'INPUT_UNREADABLE') throw error;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : null;
  if (code === 'ENOENT') return '找不到这个文件';
  if (code === 'EACCES' || code === 'EPERM') return '没有读这个文件的权限';
  // What a reader did not foresee is told in words of our own: a stack that overflows, an array that cannot be made.
  const foreseen = error instanceof NianbaoError || code !== null;
  return toLine(foreseen ? error.message : `读取出错，无法读取（${error.message}）`);
}

/** Bytes → report, or the reason why they are none. */
export async function readFileBytes(input: ReaderInput, rules: Rules): Promise<ReportReading> {
  try {
    return readReport({ document: await readDocument(input), rules });
  } catch (error) {
    return { kind: 'refused', reason: toReason(error) };
  }
}
