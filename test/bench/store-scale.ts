import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import type { ReportStore, Selection } from '../../src/model/report-store.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createReportMaker } from './store-reports.ts';

const YEARS = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024];
const MEASURE = { field: 'requests.received', applicant: 'total' } as const;
const BITS = 17;

type Bare = ReturnType<Database['prepare']>;

function toMicroseconds(from: bigint): number {
  return Number(process.hrtime.bigint() - from) / 1_000;
}

/** The median of some runs, in microseconds. */
async function measure(times: number, run: (turn: number) => unknown): Promise<number> {
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const from = process.hrtime.bigint();
    await run(turn);
    taken.push(toMicroseconds(from));
  }
  return taken.sort((one, other) => one - other)[Math.floor(times / 2)] ?? 0;
}

async function fill(
  store: ReportStore,
  fields: Parameters<typeof createReportMaker>[0],
  agencies: number,
): Promise<void> {
  const maker = createReportMaker(fields);
  for (let ordinal = 0; ordinal < agencies; ordinal += 1) {
    const agency = maker.makeAgency(ordinal);
    for (const year of YEARS) await store.importReport(maker.makeReport(ordinal, year), agency);
  }
}

function printSizes(database: Database, reports: number): void {
  const rows = database
    .prepare(
      'select name, sum(pgsize) as bytes from dbstat group by name order by bytes desc limit 12',
    )
    .all([]) as { name: string; bytes: number }[];
  for (const { name, bytes } of rows)
    console.log(`  ${name.padEnd(34)} ${(bytes / reports).toFixed(0).padStart(7)} bytes a report`);
}

function select(part: Partial<Selection>): Selection {
  return { agencies: [], regionCode: null, years: [2023], measures: [MEASURE], ...part };
}

async function compare(name: string, bare: number, full: number): Promise<void> {
  const [one, other] = [bare.toFixed(1).padStart(9), full.toFixed(1).padStart(10)];
  console.log(`  ${name.padEnd(34)} ${one} ${other} ${(full / bare).toFixed(1).padStart(7)}×`);
}

function prepareBare(database: Database): Record<'point' | 'trend' | 'year' | 'region', Bare> {
  const [row] = database
    .prepare('select number from fields where field = ? and applicant = ?')
    .all([MEASURE.field, MEASURE.applicant]) as { number: number }[];
  const column = `m${row?.number}`;
  const keys = YEARS.map(() => '?').join();
  return {
    point: database.prepare(`select ${column} from cells where key = ?`),
    trend: database.prepare(`select ${column} from cells where key in (${keys})`),
    year: database.prepare(`select key, ${column} from cells where key between ? and ?`),
    region: database.prepare(
      `select cells.key, ${column} from agencies join cells on cells.key = ordinal + ? where region_code between ? and ?`,
    ),
  };
}

async function printLatencies(
  store: ReportStore,
  database: Database,
  agencies: number,
): Promise<void> {
  const bare = prepareBare(database);
  const base = 2023 * 2 ** BITS;
  const warm = (turn: number): number => (turn * 37) % Math.min(agencies, 500);
  const cold = (turn: number): number => (turn * 7_919) % agencies;
  const toId = (ordinal: number): string[] => [`agency-${ordinal}`];
  const toKeys = (ordinal: number): number[] => YEARS.map((year) => year * 2 ** BITS + ordinal);
  const find = (part: Partial<Selection>): Promise<unknown> => store.findFigures(select(part));
  console.log(
    `  ${'median µs'.padEnd(34)} ${'bare'.padStart(9)} ${'findFigures'.padStart(10)}   ratio`,
  );
  for (let turn = 0; turn < 2_000; turn += 1) await find({ agencies: toId(warm(turn)) });
  const point = await measure(4_000, (turn) => bare.point.all([base + warm(turn)]));
  await compare(
    'one figure, warm',
    point,
    await measure(4_000, (turn) => find({ agencies: toId(warm(turn)) })),
  );
  await compare(
    'one figure, any report',
    point,
    await measure(1_000, (turn) => find({ agencies: toId(cold(turn)) })),
  );
  const trend = await measure(1_000, (turn) => bare.trend.all(toKeys(turn % 50)));
  await compare(
    'ten years, warm',
    trend,
    await measure(1_000, (turn) => find({ agencies: toId(turn % 50), years: YEARS })),
  );
  const region = await measure(5, () => bare.region.all([base, '37', '37:']));
  await compare(
    'every agency of a region',
    region,
    await measure(5, () => find({ regionCode: '37' })),
  );
  const year = await measure(3, () => bare.year.all([base, base + 2 ** BITS - 1]));
  await compare('every agency of a year', year, await measure(3, () => find({})));
  const order = { direction: 'most', count: 10 } as const;
  const ranked = await measure(5, () => store.rankFigures(select({}), order));
  await compare('top ten and sum of a year', year, ranked);
}

/** Builds N reports (the first argument) and prints their size and what questions cost beside a bare statement. */
async function main(): Promise<void> {
  const reports = Number(process.argv[2] ?? 20_000);
  const agencies = Math.max(1, Math.round(reports / YEARS.length));
  const directory = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  const path = join(directory, 'store.db');
  try {
    const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
    const { fields } = await loadRules({ root });
    const store = await openStore({
      url: `sqlite:${path}`,
      publicUrl: 'http://localhost:3000',
      fields,
    });
    const from = process.hrtime.bigint();
    await fill(store, fields, agencies);
    const built = toMicroseconds(from);
    const database = new Database(path);
    database.pragma('wal_checkpoint(truncate)');
    const count = agencies * YEARS.length;
    console.log(
      `${count} reports in ${(built / 1e6).toFixed(1)} s, ${(built / count).toFixed(0)} µs a report`,
    );
    console.log(`${(statSync(path).size / count).toFixed(0)} bytes a report`);
    printSizes(database, count);
    await printLatencies(store, database, agencies);
    database.close();
    await store.close();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

await main();
