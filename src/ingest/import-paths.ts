import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import type { Report } from '../model/report.ts';
import type { ReportStore } from '../model/report-store.ts';
import type { Rules } from '../rules/rules.ts';
import { openAgencyBook } from './agency-book.ts';
import type { FetchOptions, FetchUrl } from './fetch-url.ts';
import { openOriginals } from './keep-original.ts';
import { type ImportSource, listInputs } from './list-inputs.ts';
import { loadCorrections } from './load-corrections.ts';
import { createTurns, type Read, type ReadDeps, readSource } from './read-source.ts';
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
  /** Look at the pictures of reports that lack a table in their text. */
  readonly ocr?: boolean;
  /** Cells read of the picture at hand. */
  readonly onPicture?: (done: number, total: number) => void;
  /** The folder of original bytes; none are kept without it. */
  readonly originals?: string;
  /** Default: data/corrections. */
  readonly corrections?: string;
  /** How many threads read; default: one for a handful of files, else one a core. */
  readonly threads?: number;
  readonly network?: Omit<FetchOptions, 'originals'>;
  readonly stdin?: AsyncIterable<Uint8Array>;
};

/** More files than this are worth a thread on every core. */
const handful = 8;

type Run = ReadDeps & { readonly input: ImportInput; readonly deps: StoreDeps };

function toLine(report: Report): ImportedReport {
  const { id, agencyId, agency, year, figures, checks, issues } = report;
  const failedChecks = checks.filter(({ verdict }) => verdict === 'fail').length;
  const counts = { figureCount: figures.length, failedChecks, issueCount: issues.length };
  return { id, agencyId, agency, year, ...counts };
}

async function settleRead(read: Read, run: Run): Promise<FileOutcome> {
  if (read.kind === 'refused') return { file: read.name, kind: 'refused', reason: read.reason };
  const { file, known } = read;
  const { name } = file;
  if (read.kind === 'known')
    return { file: name, kind: 'imported', outcome: 'unchanged', report: read.known };
  const stored = await storeReading({ file, reading: read.reading, known }, run.deps);
  if ('reason' in stored) return { file: name, kind: 'refused', reason: stored.reason };
  const { report, outcome } = stored;
  run.input.onReport?.(report);
  const line = toLine(report);
  return outcome === null
    ? { file: name, kind: 'read', report: line }
    : { file: name, kind: 'imported', outcome, report: line };
}

async function settleReads(reads: readonly Read[], run: Run): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const read of reads) outcomes.push(await settleRead(read, run));
  return outcomes;
}

/** Reads ahead as far as the pool is wide; stores one after the other, in order. */
async function runAll(sources: readonly ImportSource[], run: Run): Promise<ImportSummary> {
  const { input, pool } = run;
  const files: FileOutcome[] = [];
  const ahead: Promise<readonly Read[]>[] = [];
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
    files.push(...(await settleReads(reads, run)));
    done += 1;
    // What is read already would be stored without a break, and the threads that read wait for their next files.
    await turn();
  }
  input.onProgress?.({ done, total: sources.length, file: '' });
  return summarize(files, done < sources.length);
}

/** What reads pictures is loaded only when somebody asks for it. */
async function openPool(input: ImportInput, threads: number): Promise<ReadingPool> {
  const pool = openReadingPool(input.rules, threads);
  if (input.ocr !== true) return pool;
  const { openPicturePool } = await import('./picture-pool.ts');
  const { onPicture } = input;
  return openPicturePool(pool, input.rules, onPicture ? { onProgress: onPicture } : {});
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
  const originals = input.originals === undefined ? null : openOriginals(input.originals);
  const corrections = await loadCorrections(rules.root, input.corrections);
  const book = await openAgencyBook(store, loadReadingRules(rules.root).placeBodies);
  const deps = { store, book, originals, corrections, again, ocr: input.ocr === true, dryRun };
  const fetchUrl = createLazyFetch({ ...network, originals });
  const openStdin = (): AsyncIterable<Uint8Array> => input.stdin ?? process.stdin;
  const load = { fetchUrl, openStdin, signal };
  const threads = sources.length > handful ? availableParallelism() : 1;
  const pool = await openPool(input, input.threads ?? threads);
  try {
    return await runAll(sources, { input, deps, load, pool, ...createTurns() });
  } finally {
    await pool.close();
  }
}
