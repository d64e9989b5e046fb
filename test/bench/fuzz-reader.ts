import { join } from 'node:path';
import { openRules, projectRoot } from '../../src/app.ts';
import { importPaths } from '../../src/ingest/import-paths.ts';
import type { ReportFigure } from '../../src/model/report.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type FuzzOutcome, importFuzz, readFuzz } from '../ingest/fuzz/import-fuzz.ts';

/** What the reading process is told: files to import, files only to read, or to compare the store with what it held. */
export type FuzzTask = {
  readonly kind: 'import' | 'read' | 'compare';
  readonly paths: readonly string[];
};

/** What it says back; `peakMb` is the most memory it ever held. */
export type FuzzAnswer = {
  readonly outcomes: readonly FuzzOutcome[];
  readonly faults: readonly string[];
  readonly peakMb: number;
};

/** Reads whatever it is sent, with a store that holds the bundled reports. */
export async function serveFuzz(folder: string): Promise<void> {
  const rules = await openRules();
  const url = `sqlite:${join(folder, 'fuzz.db')}`;
  const store = await openStore({ url, publicUrl: 'http://localhost', fields: rules.fields });
  await importPaths({ paths: [join(projectRoot, 'data/reports')], store, rules });
  const held = (await store.listReports({})).map(({ id }) => id);
  const readFigures = (): Promise<(readonly ReportFigure[] | undefined)[]> =>
    Promise.all(held.map(async (id) => (await store.readReport(id))?.figures));
  const before = (await readFigures()).map((figures) => JSON.stringify(figures));
  const faults: string[] = [];
  for (const event of ['unhandledRejection', 'uncaughtException'])
    process.on(event, (error) => faults.push(`${event}: ${String(error)}`));
  const run = async ({ kind, paths }: FuzzTask): Promise<readonly FuzzOutcome[]> => {
    if (kind === 'import') return await importFuzz(paths, { store, rules, threads: 2 });
    if (kind === 'read') return await readFuzz(paths, rules);
    const after = await readFigures();
    const changed = held.filter((_, at) => JSON.stringify(after[at]) !== before[at]);
    for (const id of changed) faults.push(`the stored figures differ: ${id}`);
    return [];
  };
  const answer = async (task: FuzzTask): Promise<void> => {
    const outcomes = await run(task).catch((error: unknown) => {
      faults.push(`the import ended: ${String(error)}`);
      return [];
    });
    const peakMb = process.resourceUsage().maxRSS / 1024;
    process.send?.({ outcomes, faults: faults.splice(0), peakMb } satisfies FuzzAnswer);
  };
  process.on('message', (task: FuzzTask) => void answer(task));
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}
