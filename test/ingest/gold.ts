import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../../src/ingest/read-document.ts';
import { readReport } from '../../src/ingest/read-report.ts';
import type { Report, ReportFigure } from '../../src/model/report.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import type { Rules } from '../../src/rules/rules.ts';

export const root: string = join(import.meta.dirname, '../..');
export const shared: string = join(root, '../shared');
const goldFile = join(shared, 'domain/gold-facts.jsonl');

/** One hand-read fact of a bundled report. */
export type GoldFact = {
  readonly doc: string;
  readonly line: number;
  readonly kind: 'table' | 'prose' | 'meta';
  readonly table?: string;
  readonly field: string;
  readonly column_id?: string;
  readonly value: number | string | null;
  readonly qualifier: string;
  readonly state: string;
  readonly unit: string;
};

/** The hand-read facts; without the shared folder none, and it is said once. */
export function readGold(): readonly GoldFact[] {
  if (!existsSync(goldFile)) {
    console.warn('gold facts are not at ../shared: the tests against them are left out');
    return [];
  }
  const lines = readFileSync(goldFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as GoldFact);
}

let rules: Rules | undefined;

export async function openRules(): Promise<Rules> {
  rules ??= await loadRules({ root });
  return rules;
}

/** A report read from bytes or text; a refusal fails the test that asked for it. */
export async function readText(text: string, file = 'report.txt'): Promise<Report> {
  return readBytes(new TextEncoder().encode(text), file);
}

export async function readBytes(bytes: Uint8Array, file: string): Promise<Report> {
  const reading = readReport({
    document: await readDocument({ file, bytes }),
    rules: await openRules(),
  });
  if (reading.kind === 'refused') throw new Error(`${file}: ${reading.reason}`);
  return reading.report;
}

export function bundled(name: string): string {
  return readFileSync(join(root, 'data/reports', name), 'utf8');
}

/** Every bundled report by its file name without extension. */
export async function readBundled(): Promise<ReadonlyMap<string, Report>> {
  const folder = join(root, 'data/reports');
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const reports = await Promise.all(
    files.map(
      async (file) => [file.replace(/\.txt$/, ''), await readText(bundled(file), file)] as const,
    ),
  );
  return new Map(reports);
}

export function pick(
  report: Report,
  field: string,
  applicant: string | null = null,
): ReportFigure | undefined {
  return report.figures.find((figure) => figure.field === field && figure.applicant === applicant);
}
