import { NianbaoError } from '../errors.ts';
import type { Field } from '../model/field.ts';
import type { FigureNotes, ReportStore, Selection } from '../model/report-store.ts';
import { listAgencies } from './agency-register.ts';
import { findFigures, findStated } from './find-figures.ts';
import { importReport } from './import-report.ts';
import { listReports, pageReports, readCatalogue } from './list-reports.ts';
import { listVersions, readVersion } from './list-versions.ts';
import { registerFields } from './measure-register.ts';
import { mergeAgencies } from './merge-agencies.ts';
import { migrate } from './migrate.ts';
import { createOneByOne } from './one-by-one.ts';
import { openDatabase } from './open-database.ts';
import { createOpenedStore, loadRegisters, type OpenedStore } from './opened-store.ts';
import { rankFigures } from './rank-figures.ts';
import { findChecks, readFigures, readStoredReport } from './read-report.ts';
import { createReportShelf } from './report-shelf.ts';
import { createRevisionCache } from './revision-cache.ts';
import { saveAgency } from './save-agency.ts';
import { guardStore } from './store-fault.ts';

export type StoreOptions = {
  /** `sqlite:path` or `postgres://…`. */
  readonly url: string;
  /** What the links of figures begin with. */
  readonly publicUrl: string;
  /** The catalogue: its cells get columns, its names and units word what a report does not state. */
  readonly fields: readonly Field[];
};

async function findNotes(
  store: OpenedStore,
  selection: Selection,
): Promise<readonly FigureNotes[]> {
  const found = await findStated(store, selection);
  return found
    .filter(({ figure }) => figure.notes.length > 0)
    .map(({ agencyId, year, figure }) => {
      const { field, applicant, notes } = figure;
      return { agencyId, year, field, applicant, notes };
    });
}

async function prepareStore(options: StoreOptions): Promise<OpenedStore> {
  const opened = await openDatabase(options.url);
  try {
    await migrate(opened);
    const store = createOpenedStore(opened.db, options);
    await registerFields(opened.db, store.measures, options.fields);
    await loadRegisters(store, opened.db);
    return store;
  } catch (error) {
    await opened.db.destroy();
    throw error;
  }
}

/** Opens the store, making or mending its tables; close it when done. */
export async function openStore(options: StoreOptions): Promise<ReportStore> {
  const { url } = options;
  const store = await guardStore(url, () => prepareStore(options));
  // The registers in memory follow one transaction at a time.
  const enqueue = createOneByOne();
  const catalogue = createRevisionCache(store.db, readCatalogue);
  const agencies = createRevisionCache(store.db, listAgencies);
  const shelf = createReportShelf(store.db, (id) => readStoredReport(store, id));
  let closed = false;
  const guard = <T>(step: () => Promise<T>): Promise<T> => {
    if (closed)
      return Promise.reject(
        new NianbaoError('STORE_UNAVAILABLE', '数据库已关闭：请重新打开后再试'),
      );
    return guardStore(url, step);
  };
  return {
    importReport: (report, agency, { again = false } = {}) =>
      guard(() => enqueue(() => importReport(store, { report, agency, again }))),
    saveAgency: (agency) => guard(() => enqueue(() => saveAgency(store, agency))),
    mergeAgencies: (from, into) => guard(() => enqueue(() => mergeAgencies(store, from, into))),
    readCatalogue: () => guard(() => catalogue.read()),
    listAgencies: () => guard(() => agencies.read()),
    findFigures: (selection) => guard(() => findFigures(store, selection)),
    rankFigures: (selection, order) => guard(() => rankFigures(store, selection, order)),
    findNotes: (selection) => guard(() => findNotes(store, selection)),
    findChecks: (id) => guard(() => findChecks(store, id)),
    listReports: (filter) => guard(() => listReports(store.db, filter)),
    pageReports: (filter, page) => guard(() => pageReports(store.db, filter, page)),
    readReport: (id, version) => guard(() => readVersion(store, id, version)),
    readReports: (ids) => guard(() => shelf.read(ids)),
    listVersions: (id) => guard(() => listVersions(store, id)),
    readFigures: (id) => guard(() => readFigures(store, id)),
    async close() {
      if (closed) return;
      closed = true;
      await enqueue(() => store.db.destroy());
    },
  };
}
