import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { importPaths } from '../../src/ingest/import-paths.ts';
import type { Cell } from '../../src/model/document.ts';
import type { Report } from '../../src/model/report.ts';
import { anchorOf } from '../../src/web/place-cells.ts';
import { placeFigures } from '../../src/web/place-figures.ts';
import { openTestApp } from '../support/open-test-app.ts';

const folder = fileURLToPath(new URL('../../../shared/real', import.meta.url));
const present = existsSync(folder);
if (!present) console.warn('skipped: the real documents (../shared/real) are not on this machine');

/** Cells whose figures do not stand in the order of the form's columns, by the anchor of the first. */
function findMisplaced(report: Report, columns: readonly string[]): readonly string[] {
  const { cells } = placeFigures(report);
  const rows = report.document.blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows : [],
  );
  const isOrdered = (row: readonly Cell[]): boolean => {
    const fields = Map.groupBy(
      row.flatMap((cell) => cells.get(cell) ?? []),
      ({ field }) => field,
    );
    return [...fields.values()].every((own) => {
      const order = own.map(({ applicant }) => columns.indexOf(applicant ?? ''));
      return order.every((column, at) => at === 0 || column > (order[at - 1] ?? 0));
    });
  };
  return rows
    .filter((row) => !isOrdered(row))
    .flatMap((row) => row.flatMap((cell) => (cells.get(cell) ?? []).map(anchorOf)).slice(0, 1));
}

test.skipIf(!present)(
  'figures of real PDF, HTML and Markdown stand in their own column',
  async () => {
    const app = await openTestApp();
    try {
      const reports: Report[] = [];
      const onReport = (report: Report): void => void reports.push(report);
      const paths = ['*.pdf', '*.html', '*.md', '*.txt'].map((name) => `${folder}/${name}`);
      await importPaths({ paths, store: app.store, rules: app.rules, onReport, dryRun: true });
      expect(reports.length).toBeGreaterThanOrEqual(7);
      const columns = app.rules.applicants.map(({ id }) => id);
      for (const report of reports) {
        expect([report.id, ...findMisplaced(report, columns)]).toEqual([report.id]);
        expect(placeFigures(report).loose.size).toBe(0);
      }
    } finally {
      await app.close();
    }
  },
);
