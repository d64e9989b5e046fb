import type { Report } from '../model/report.ts';
import { runCompiled } from './compiled-queries.ts';
import { deflatePack, packRest } from './document-pack.ts';
import { layOutFigures } from './lay-out-figures.ts';
import type { OpenedStore } from './opened-store.ts';
import type { Tables, Tx } from './tables.ts';

type Place = Pick<Tables['reports'], 'key' | 'agency_ordinal' | 'revision' | 'version'>;

/** Rows go in by so many at a time: few statements, each compiled once, serve every report. SQLite takes 32,766 parameters in one. */
const BATCHES = [256, 64, 16, 4, 1] as const;

function* cutBatches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; ) {
    const size = BATCHES.find((each) => each <= rows.length - at) ?? 1;
    yield rows.slice(at, at + size);
    at += size;
  }
}

/** All rows have the columns of the first. */
async function insertRows<T extends 'reports' | 'documents' | 'figures' | 'checks' | 'issues'>(
  store: OpenedStore,
  tx: Tx,
  { table, rows }: { table: T; rows: readonly Tables[T][] },
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Tables[T])[];
  const name = `${table} ${columns}`;
  for (const batch of cutBatches(rows)) {
    const query = store.queries.compile(`${name} ${batch.length}`, (db) =>
      db.insertInto(table).values(batch as never),
    );
    const values = batch.flatMap((row) => columns.map((column) => row[column] ?? null));
    await runCompiled({ db: tx }, query, values);
  }
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

async function insertFindings(
  store: OpenedStore,
  tx: Tx,
  { key, report: { checks, issues } }: { key: number; report: Report },
): Promise<void> {
  const failed = checks.flatMap((check, position) =>
    check.verdict === 'fail'
      ? [{ key, position, ...check, figures: JSON.stringify(check.figures) }]
      : [],
  );
  await insertRows(store, tx, { table: 'checks', rows: failed });
  const told = issues.map((issue, position) => ({ key, position, ...issue }));
  await insertRows(store, tx, { table: 'issues', rows: told });
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
  const row = { key: of.key, dictionary: dictionary.number, pack };
  await insertRows(store, tx, { table: 'documents', rows: [row] });
}

/** Always all columns: one statement serves every report. */
async function insertCells(
  store: OpenedStore,
  tx: Tx,
  of: { key: number; revision: number; values: ReadonlyMap<string, number> },
): Promise<void> {
  const { columns } = store.measures;
  const query = store.queries.compile(`cells ${columns.length}`, (db) =>
    db.insertInto('cells').values({
      key: 0,
      revision: 0,
      ...Object.fromEntries(columns.map((column) => [column, null])),
    }),
  );
  const numbers = columns.map((column) => of.values.get(column) ?? null);
  await runCompiled({ db: tx }, query, [of.key, of.revision, ...numbers]);
}

/** Writes a report and all that hangs on it, at a key that is free. */
export async function insertReport(
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
  await insertRows(store, tx, { table: 'reports', rows: [row] });
  await insertCells(store, tx, { key, revision, values });
  const figures = rows.map((figure) => ({ key, ...figure }));
  await insertRows(store, tx, { table: 'figures', rows: figures });
  await insertFindings(store, tx, { key, report });
  await insertDocument(store, tx, { key, report });
}
