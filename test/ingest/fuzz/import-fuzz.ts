import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importPaths } from '../../../src/ingest/import-paths.ts';
import { readDocument } from '../../../src/ingest/read-document.ts';
import { readReport } from '../../../src/ingest/read-report.ts';
import type { ReportStore } from '../../../src/model/report-store.ts';
import type { Rules } from '../../../src/rules/rules.ts';

/** What became of one file, and how long it was waited for. */
export type FuzzOutcome = { readonly name: string; readonly result: string; readonly ms: number };

/** One line that a person can read: no stack, no line feeds, no escapes, Chinese words. */
export function isClear(result: string): boolean {
  return result.length < 400 && /\p{Script=Han}/u.test(result) && !/\p{Cc}/u.test(result);
}

/** Files through the import, threads and limits and all; the time is that between two files. */
export async function importFuzz(
  paths: readonly string[],
  { store, rules, threads }: { store: ReportStore; rules: Rules; threads?: number },
): Promise<FuzzOutcome[]> {
  const waits = new Map<string, number>();
  let [before, start] = ['', performance.now()];
  const summary = await importPaths({
    ...{ paths, store, rules },
    ...(threads === undefined ? {} : { threads }),
    onProgress({ file }) {
      waits.set(before, performance.now() - start);
      [before, start] = [file, performance.now()];
    },
  });
  const toPath = (file: string): string =>
    paths.find((path) => file === path || file.startsWith(`${path}/`)) ?? file;
  return summary.files.map((outcome) => ({
    name: basename(toPath(outcome.file)),
    result: outcome.kind === 'refused' ? `拒收 ${outcome.reason}` : `读入 ${outcome.report.id}`,
    ms: waits.get(toPath(outcome.file)) ?? 0,
  }));
}

/** Files through the readers alone, in this thread; only a refusal may be thrown. */
export async function readFuzz(paths: readonly string[], rules: Rules): Promise<FuzzOutcome[]> {
  const outcomes: FuzzOutcome[] = [];
  for (const path of paths) {
    const start = performance.now();
    const result = await readOne(path, rules);
    outcomes.push({ name: basename(path), result, ms: performance.now() - start });
  }
  return outcomes;
}

async function readOne(path: string, rules: Rules): Promise<string> {
  const bytes = new Uint8Array(await readFile(path));
  try {
    const reading = readReport({ document: await readDocument({ file: 'a', bytes }), rules });
    return reading.kind === 'refused' ? `拒收 ${reading.reason}` : `读入 ${reading.report.id}`;
  } catch (error) {
    const refusal = error instanceof Error && 'code' in error && error.code === 'INPUT_UNREADABLE';
    return refusal ? `拒收 ${error.message.split('\n')[0]}` : `crash: ${String(error)}`;
  }
}
