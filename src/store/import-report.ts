import type { Agency } from '../model/agency.ts';
import type { Report } from '../model/report.ts';
import type { ImportOutcome } from '../model/report-store.ts';
import { deflatePack, packRest } from './document-pack.ts';
import { layOutFigures } from './lay-out-figures.ts';
import { listChanges } from './list-changes.ts';
import { loadRegisters, type OpenedStore, reloadRegisters } from './opened-store.ts';
import { readStoredReport } from './read-report.ts';
import { type Db, type Tables, type Tx, toReportKey } from './tables.ts';

type Present = Pick<
  Tables['reports'],
  'key' | 'sha256' | 'version' | 'file' | 'imported_at' | 'changes'
>;
type Place = Pick<Tables['reports'], 'key' | 'agency_ordinal' | 'revision' | 'version'>;

/** SQLite takes 32,766 parameters a statement, PostgreSQL 65,535. */
const ROWS_PER_INSERT = 400;

function findPresent(db: Db, id: string): Promise<Present | undefined> {
  return db
    .selectFrom('reports')
    .select(['key', 'sha256', 'version', 'file', 'imported_at', 'changes'])
    .where('id', '=', id)
    .executeTakeFirst();
}

async function insertRows<T extends 'figures' | 'checks' | 'issues'>(
  tx: Tx,
  table: T,
  rows: readonly Tables[T][],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT)
    await tx
      .insertInto(table)
      .values(rows.slice(at, at + ROWS_PER_INSERT) as never)
      .execute();
}

/** Keeps the old report as one version and removes it; gives what the new one changes. */
async function shelveOld(
  store: OpenedStore,
  tx: Tx,
  of: { present: Present; report: Report },
): Promise<readonly string[]> {
  const { key, version, sha256, file, imported_at, changes } = of.present;
  const old = await readStoredReport({ ...store, db: tx }, of.report.id);
  if (old === null) return [];
  const pack = deflatePack(Buffer.from(JSON.stringify(old)), null);
  await tx
    .insertInto('report_versions')
    .values({ key, version, sha256, file, imported_at, changes, pack })
    .execute();
  await tx.deleteFrom('reports').where('key', '=', key).execute();
  return listChanges(old.figures, of.report.figures);
}

function toReportRow(
  report: Report,
): Omit<Tables['reports'], 'sheet' | 'texts' | 'changes' | keyof Place> {
  const { id, agency, title, format, region, file, sha256, original, figures, checks, issues } =
    report;
  return {
    id,
    year: report.year,
    agency,
    title,
    published_on: report.publishedOn,
    format,
    ...region,
    contacts: JSON.stringify(report.contacts),
    file,
    sha256,
    original,
    imported_at: new Date().toISOString(),
    figure_count: figures.length,
    failed_checks: checks.filter(({ verdict }) => verdict === 'fail').length,
    issue_count: issues.length,
  };
}

async function insertFindings(tx: Tx, key: number, { checks, issues }: Report): Promise<void> {
  const failed = checks.flatMap((check, position) =>
    check.verdict === 'fail'
      ? [{ key, position, ...check, figures: JSON.stringify(check.figures) }]
      : [],
  );
  await insertRows(tx, 'checks', failed);
  await insertRows(
    tx,
    'issues',
    issues.map((issue, position) => ({ key, position, ...issue })),
  );
}

async function insertDocument(
  store: OpenedStore,
  tx: Tx,
  of: { key: number; report: Report },
): Promise<void> {
  const { document, sections, checks, format } = of.report;
  const quiet = [...checks.entries()].filter(([, { verdict }]) => verdict !== 'fail');
  const bytes = packRest({ document, sections, checks: quiet });
  const dictionary = await store.dictionaries.choose(tx, format, bytes);
  const pack = deflatePack(bytes, dictionary.bytes);
  await tx
    .insertInto('documents')
    .values({ key: of.key, dictionary: dictionary.number, pack })
    .execute();
}

async function insertReport(
  store: OpenedStore,
  tx: Tx,
  of: { report: Report; place: Place; changes: readonly string[] },
): Promise<void> {
  const { report, place, changes } = of;
  const { key, revision } = place;
  const unknown = new Map(
    report.figures
      .filter(({ field, applicant }) => store.measures.find(field, applicant) === undefined)
      .map(({ field, applicant }) => [`${field}@${applicant}`, { field, applicant }]),
  );
  await store.measures.add(tx, [...unknown.values()]);
  const { sheet, texts, values, rows } = layOutFigures(report, store);
  await store.places.save(tx);
  const told = texts.length === 0 ? null : JSON.stringify(texts);
  const row = {
    ...toReportRow(report),
    ...place,
    changes: JSON.stringify(changes),
    sheet,
    texts: told,
  };
  await tx.insertInto('reports').values(row).execute();
  await tx
    .insertInto('cells')
    .values({ key, revision, ...Object.fromEntries(values) })
    .execute();
  await insertRows(
    tx,
    'figures',
    rows.map((figure) => ({ key, ...figure })),
  );
  await insertFindings(tx, key, report);
  await insertDocument(store, tx, { key, report });
}

async function importInside(
  store: OpenedStore,
  tx: Tx,
  of: { report: Report; agency: Agency },
): Promise<ImportOutcome> {
  const state = tx.updateTable('store_state').set((is) => ({ revision: is('revision', '+', 1) }));
  const { revision } = await state.returning('revision').executeTakeFirstOrThrow();
  await loadRegisters(store, tx);
  const present = await findPresent(tx, of.report.id);
  if (present?.sha256 === of.report.sha256) return 'unchanged';
  const ordinal = await store.agencies.save(tx, of.agency);
  const key = toReportKey(of.report.year, ordinal);
  const changes =
    present === undefined ? [] : await shelveOld(store, tx, { present, report: of.report });
  const version = (present?.version ?? 0) + 1;
  await insertReport(store, tx, {
    report: of.report,
    place: { key, agency_ordinal: ordinal, revision, version },
    changes,
  });
  return present === undefined ? 'added' : 'replaced';
}

/** One transaction: the store has the whole old report or the whole new one, whatever happens meanwhile. */
export async function importReport(
  store: OpenedStore,
  report: Report,
  agency: Agency,
): Promise<ImportOutcome> {
  const present = await findPresent(store.db, report.id);
  if (present?.sha256 === report.sha256) return 'unchanged';
  try {
    return await store.db
      .transaction()
      .execute((tx) => importInside(store, tx, { report, agency }));
  } catch (error) {
    await reloadRegisters(store);
    throw error;
  }
}
