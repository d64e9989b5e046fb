import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeAnswer } from '../../../src/answer/compose-answer.ts';
import { importPaths } from '../../../src/ingest/import-paths.ts';
import type { Answer } from '../../../src/model/answer.ts';
import type { Query } from '../../../src/model/query.ts';
import type { ReportStore } from '../../../src/model/report-store.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { interpret, rules } from './scene.ts';

export type Bundled = { readonly run: (query: Query) => Promise<Answer>; close(): Promise<void> };

async function findFor(store: ReportStore, query: Query) {
  const catalogue = await store.readCatalogue();
  const figures = query.kind === 'figures' ? await store.findFigures(query.selection) : [];
  const named = query.kind === 'figures' ? query.selection : query;
  const agencies = 'agencies' in named ? named.agencies : [];
  const years = 'years' in named ? named.years : [];
  const wanted = catalogue.filter(
    (of) => agencies.includes(of.agencyId) && years.includes(of.year),
  );
  const reports = await Promise.all(wanted.map((of) => store.readReport(of.reportId)));
  return { catalogue, figures, reports: reports.filter((of) => of !== null) };
}

/** The bundled reports, really read and really stored, asked by query. */
export async function openBundled(): Promise<Bundled> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-answer-'));
  const publicUrl = 'http://localhost:3000';
  const store = await openStore({
    url: `sqlite:${join(folder, 'reports.db')}`,
    publicUrl,
    fields: rules.fields,
  });
  const bundled = fileURLToPath(new URL('../../../data/reports', import.meta.url));
  await importPaths({ paths: [bundled], store, rules });
  return {
    run: async (query) => {
      const found = await findFor(store, query);
      const interpretation = interpret();
      return composeAnswer({ query, found, interpretation, rules, context: null, publicUrl });
    },
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
