import { availableParallelism } from 'node:os';
import type { Report } from '../model/report.ts';
import type { ReportStore, ReportSummary } from '../model/report-store.ts';
import type { Rules } from '../rules/rules.ts';
import { openAgencyBook } from './agency-book.ts';
import { hashBytes } from './decode-bytes.ts';
import type { FetchOptions, FetchUrl } from './fetch-url.ts';
import { openOriginals } from './keep-original.ts';
import { type ImportSource, listInputs } from './list-inputs.ts';
import { loadCorrections } from './load-corrections.ts';
import { type LoadDeps, type LoadedFile, loadSource } from './load-source.ts';
import { toReason } from './read-file.ts';
import type { ReportReading } from './read-report.ts';
import { openReadingPool, type ReadingPool } from './reading-pool.ts';
import { loadReadingRules } from './reading-rules.ts';
import { type StoreDeps, storeReading } from './store-reading.ts';
import {
  type FileOutcome,
  type ImportedReport,
  type ImportSummary,
  summarize,
} from './summarize-import.ts';

type ImportProgress = {
  readonly done: number;
  readonly total: number;
  readonly file: string;
};

export type ImportInput = {
  /** Files, folders, globs, addresses, and `-` for standard input. */
  readonly paths: readonly string[];
  readonly store: ReportStore;
  readonly rules: Rules;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Every report that was read, whole, in order; not those skipped because their bytes are stored. */
  readonly onReport?: (report: Report) => void;
  readonly signal?: AbortSignal;
  readonly dryRun?: boolean;
  /** Read and store again although the bytes are stored. */
  readonly again?: boolean;
  /** The folder of original bytes; none are kept without it. */
  readonly originals?: string;
  /** Default: data/corrections. */
  readonly corrections?: string;
  /** How many threads read; default: none for a handful of files, else one a core. */
  readonly threads?: number;
  readonly network?: Omit<FetchOptions, 'originals'>;
  readonly stdin?: AsyncIterable<Uint8Array>;
};

/** More files than this are worth starting threads for. */
const handful = 8;

type Read = {
  readonly file: LoadedFile;
  readonly known: ReportSummary | null;
  /** null: these bytes are stored already. */
  readonly reading: ReportReading | null;
};

type Run = {
  readonly input: ImportInput;
  readonly deps: StoreDeps;
  readonly load: LoadDeps;
  readonly pool: ReadingPool;
};

function toLine(report: Report): ImportedReport {
  const { id, agencyId, agency, year, figures, checks, issues } = report;
  const failedChecks = checks.filter(({ verdict }) => verdict === 'fail').length;
  const counts = { figureCount: figures.length, failedChecks, issueCount: issues.length };
  return { id, agencyId, agency, year, ...counts };
}

async function readLoaded(file: LoadedFile, { deps, pool }: Run): Promise<Read> {
  const sha256 = hashBytes(file.bytes);
  const [known = null] = deps.dryRun ? [] : await deps.store.listReports({ sha256 });
  const sameLink = file.fetched === null || file.fetched.url === known?.original;
  const corrected = deps.corrections.some(({ report }) => report === known?.id);
  const skips = known !== null && sameLink && !corrected && !deps.again;
  return { file, known, reading: skips ? null : await pool.read(file) };
}

/** Everything behind one source, read; whatever is wrong with it is a reason. */
async function readSource(source: ImportSource, run: Run): Promise<readonly Read[] | string> {
  try {
    const files = await loadSource(source, run.load);
    return await Promise.all(files.map((file) => readLoaded(file, run)));
  } catch (error) {
    return toReason(error);
  }
}

async function settleRead({ file, known, reading }: Read, run: Run): Promise<FileOutcome> {
  const { name } = file;
  if (reading?.kind === 'refused') return { file: name, kind: 'refused', reason: reading.reason };
  if (reading === null)
    return known === null
      ? { file: name, kind: 'refused', reason: '' }
      : { file: name, kind: 'imported', outcome: 'unchanged', report: known };
  const { report, outcome } = await storeReading({ file, reading, known }, run.deps);
  run.input.onReport?.(report);
  const line = toLine(report);
  return outcome === null
    ? { file: name, kind: 'read', report: line }
    : { file: name, kind: 'imported', outcome, report: line };
}

async function settleSource(
  source: ImportSource,
  reads: readonly Read[] | string,
  run: Run,
): Promise<FileOutcome[]> {
  if (typeof reads === 'string') return [{ file: source.path, kind: 'refused', reason: reads }];
  const outcomes: FileOutcome[] = [];
  for (const read of reads) outcomes.push(await settleRead(read, run));
  return outcomes;
}

/** Reads ahead as far as the pool is wide; stores one after the other, in order. */
async function runAll(sources: readonly ImportSource[], run: Run): Promise<ImportSummary> {
  const { input, pool } = run;
  const files: FileOutcome[] = [];
  const ahead: Promise<readonly Read[] | string>[] = [];
  let done = 0;
  for (const [index, source] of sources.entries()) {
    if (input.signal?.aborted) break;
    input.onProgress?.({ done, total: sources.length, file: source.path });
    for (let next = index + ahead.length; next < index + pool.width; next += 1) {
      const later = sources[next];
      if (later === undefined) break;
      const reading = readSource(later, run);
      reading.catch(() => undefined);
      ahead.push(reading);
    }
    const reads = (await ahead.shift()) ?? [];
    files.push(...(await settleSource(source, reads, run)));
    done += 1;
  }
  input.onProgress?.({ done, total: sources.length, file: '' });
  return summarize(files, done < sources.length);
}

/** The network library is loaded for the first address only. */
function createLazyFetch(options: FetchOptions): FetchUrl {
  let fetchUrl: FetchUrl | undefined;
  return async (url, signal) => {
    fetchUrl ??= (await import('./fetch-url.ts')).createFetchUrl(options);
    return await fetchUrl(url, signal);
  };
}

/**
 * Files, folders, archives and addresses into the store, one transaction a report. A broken or foreign document is named with its
 * reason and the rest goes in; what is stored already is not read again; the signal stops between two files, so what is stored is
 * always whole and the next run goes on from there.
 */
export async function importPaths(input: ImportInput): Promise<ImportSummary> {
  const { store, rules, signal, network, dryRun = false, again = false } = input;
  const sources = await listInputs(input.paths);
  const originals = input.originals === undefined ? null : await openOriginals(input.originals);
  const corrections = await loadCorrections(rules.root, input.corrections);
  const book = await openAgencyBook(store, loadReadingRules(rules.root).placeBodies);
  const deps = { store, book, originals, corrections, again, dryRun };
  const fetchUrl = createLazyFetch({ ...network, originals });
  const openStdin = (): AsyncIterable<Uint8Array> => input.stdin ?? process.stdin;
  const load = { fetchUrl, openStdin, signal };
  const threads = sources.length > handful ? availableParallelism() : 0;
  const pool = openReadingPool(rules, input.threads ?? threads);
  try {
    return await runAll(sources, { input, deps, load, pool });
  } finally {
    await pool.close();
  }
}
