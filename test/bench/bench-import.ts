import { join } from 'node:path';
import { openRules, projectRoot } from '../../src/app.ts';
import { importPaths } from '../../src/ingest/import-paths.ts';
import { openStore } from '../../src/store/open-store.ts';

/** Reads and stores the five bundled reports into a fresh store. */
export async function benchImport(folder: string): Promise<Record<string, string>[]> {
  const rules = await openRules();
  const rows: Record<string, string>[] = [];
  for (const run of [1, 2, 3]) {
    const url = `sqlite:${join(folder, `import-${run}.db`)}`;
    const store = await openStore({
      url,
      publicUrl: 'http://localhost:3000',
      fields: rules.fields,
    });
    const start = performance.now();
    await importPaths({ paths: [join(projectRoot, 'data/reports')], store, rules });
    rows.push({ run: String(run), 'five reports, ms': (performance.now() - start).toFixed(0) });
    await store.close();
  }
  return rows;
}
