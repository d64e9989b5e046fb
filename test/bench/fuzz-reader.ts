import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRules, projectRoot } from '../../src/app.ts';
import { importPaths } from '../../src/ingest/import-paths.ts';
import { isStray } from '../../src/ingest/stray-rejections.ts';
import type { ReportStore } from '../../src/model/report-store.ts';
import type { Rules } from '../../src/rules/rules.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type FuzzOutcome, importFuzz, readFuzz } from '../ingest/fuzz/import-fuzz.ts';

/** The most this process itself held: what `getrusage` tells begins with what the process that started it held. */
function readPeakMb(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const own = /VmHWM:\s*(\d+)/.exec(status)?.[1];
  return Number(own ?? process.resourceUsage().maxRSS) / 1024;
}

/** What the reading process is told: files to import, or only to read. */
export type FuzzTask = {
  readonly kind: 'import' | 'read';
  readonly paths: readonly string[];
};

/** What it says back; `peakMb` is the most memory it ever held. */
export type FuzzAnswer = {
  readonly outcomes: readonly FuzzOutcome[];
  readonly faults: readonly string[];
  readonly peakMb: number;
};

/** The figures of the bundled reports as they were stored before the first file: kept beside the store. */
async function openBaseline(folder: string, rig: Rig): Promise<ReadonlyMap<string, string>> {
  const file = join(folder, 'figures.json');
  if (!existsSync(file)) {
    await importPaths({ paths: [join(projectRoot, 'data/reports')], ...rig });
    const ids = (await rig.store.listReports({})).map(({ id }) => id);
    const held = await Promise.all(
      ids.map(async (id) => [id, await readFigures(rig, id)] as const),
    );
    writeFileSync(file, JSON.stringify(held));
  }
  return new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, string][]);
}

type Rig = { readonly store: ReportStore; readonly rules: Rules };

const readFigures = async ({ store }: Rig, id: string): Promise<string> =>
  JSON.stringify((await store.readReport(id))?.figures);

/** Reads whatever it is sent, with a store that holds the bundled reports. */
export async function serveFuzz(folder: string): Promise<void> {
  const rules = await openRules();
  const url = `sqlite:${join(folder, 'fuzz.db')}`;
  const store = await openStore({ url, publicUrl: 'http://localhost', fields: rules.fields });
  const rig = { store, rules };
  const baseline = await openBaseline(folder, rig);
  const faults: string[] = [];
  for (const event of ['unhandledRejection', 'uncaughtException'])
    process.on(event, (error) => {
      if (!isStray(error)) faults.push(`${event}: ${String(error)}`);
    });
  const run = async ({ kind, paths }: FuzzTask): Promise<readonly FuzzOutcome[]> => {
    if (kind === 'read') return await readFuzz(paths, rules);
    const outcomes = await importFuzz(paths, { ...rig, threads: 2 });
    for (const [id, figures] of baseline)
      if ((await readFigures(rig, id)) !== figures) faults.push(`the stored figures differ: ${id}`);
    return outcomes;
  };
  const answer = async (task: FuzzTask): Promise<void> => {
    const outcomes = await run(task).catch((error: unknown) => {
      faults.push(`the import ended: ${String(error)}`);
      return [];
    });
    const peakMb = readPeakMb();
    process.send?.({ outcomes, faults: faults.splice(0), peakMb } satisfies FuzzAnswer);
  };
  process.on('message', (task: FuzzTask) => void answer(task));
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}
