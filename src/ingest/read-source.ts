import { statSync } from 'node:fs';
import type { ReportSummary } from '../model/report-store.ts';
import { createOneByOne, type OneByOne } from '../store/one-by-one.ts';
import { hashBytes } from './decode-bytes.ts';
import type { ImportSource } from './list-inputs.ts';
import { type LoadDeps, type LoadedFile, type Loading, loadSource } from './load-source.ts';
import { toReason } from './read-file.ts';
import type { ReportReading } from './read-report.ts';
import { checkSize, largeBytes } from './reader-limits.ts';
import type { ReadingPool } from './reading-pool.ts';
import type { StoreDeps } from './store-reading.ts';

/** One file read: a report, bytes that are stored already, or the reason why it is none. */
export type Read =
  | {
      readonly kind: 'report';
      readonly file: LoadedFile;
      readonly known: ReportSummary | null;
      readonly reading: ReportReading & { readonly kind: 'report' };
    }
  | { readonly kind: 'known'; readonly file: LoadedFile; readonly known: ReportSummary }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: string };

export type ReadDeps = {
  readonly deps: StoreDeps;
  readonly load: LoadDeps;
  readonly pool: ReadingPool;
  /** Large files, and archives, wait for one another: together they would cost too much memory. */
  readonly large: OneByOne;
  readonly archives: OneByOne;
};

const portionBytes = 8 * 1024 * 1024;
const portionFiles = 32;

/** Queues of their own for large files and for archives. */
export function createTurns(): Pick<ReadDeps, 'large' | 'archives'> {
  return { large: createOneByOne(), archives: createOneByOne() };
}

/** Tables read off pictures would be lost by a reading that does not look at them. */
async function showsPictures(known: ReportSummary, { store }: StoreDeps): Promise<boolean> {
  const report = await store.readReport(known.id);
  return report?.issues.some(({ code }) => code === 'ocrTable') === true;
}

/** A file may hold several reports, one after the other. */
function toReads(
  file: LoadedFile,
  of: ReportReading,
  stored: readonly ReportSummary[],
): readonly Read[] {
  if (of.kind === 'refused') return [{ kind: 'refused', name: file.name, reason: of.reason }];
  const { also = [], ...reading } = of;
  const known = stored.find(({ id }) => id === reading.report.id) ?? stored[0] ?? null;
  const others = also.flatMap((other) => toReads(file, other, stored));
  return [{ kind: 'report', file, known, reading }, ...others];
}

async function readLoading(
  { name, load }: Loading,
  { deps, pool }: ReadDeps,
): Promise<readonly Read[]> {
  try {
    const file = load();
    const sha256 = hashBytes(file.bytes);
    const stored = deps.dryRun ? [] : await deps.store.listReports({ sha256 });
    const [known = null] = stored;
    const sameLink = file.fetched === null || file.fetched.url === known?.original;
    const corrected = deps.corrections.some(({ report }) => stored.some(({ id }) => id === report));
    const changed = !sameLink || corrected;
    const asked = deps.again || deps.ocr;
    if (known !== null && !asked && (!changed || (await showsPictures(known, deps))))
      return stored.map((each) => ({ kind: 'known', file, known: each }));
    checkSize(file);
    return toReads(file, await pool.read(file), stored);
  } catch (error) {
    return [{ kind: 'refused', name, reason: toReason(error) }];
  }
}

/** As many files at once as are small enough together. */
function* inPortions(files: Iterable<Loading>): Generator<readonly Loading[]> {
  let portion: Loading[] = [];
  let size = 0;
  for (const file of files) {
    if (
      portion.length === portionFiles ||
      (portion.length > 0 && size + file.size > portionBytes)
    ) {
      yield portion;
      [portion, size] = [[], 0];
    }
    portion.push(file);
    size += file.size;
  }
  if (portion.length > 0) yield portion;
}

function isLarge(source: ImportSource): boolean {
  if (source.kind === 'url') return false;
  if (source.kind === 'stdin') return true;
  return (statSync(source.path, { throwIfNoEntry: false })?.size ?? 0) > largeBytes;
}

/** Everything behind one source, read; whatever is wrong with it is a reason, and what was read before stays read. */
export async function readSource(source: ImportSource, run: ReadDeps): Promise<readonly Read[]> {
  const reads: Read[] = [];
  const readAll = async (files: Iterable<Loading>): Promise<void> => {
    for (const portion of inPortions(files))
      reads.push(...(await Promise.all(portion.map((one) => readLoading(one, run)))).flat());
  };
  const work = async (): Promise<void> => {
    const { archive, files } = await loadSource(source, run.load);
    await (archive ? run.archives(() => readAll(files)) : readAll(files));
  };
  try {
    await (isLarge(source) ? run.large(work) : work());
  } catch (error) {
    reads.push({ kind: 'refused', name: source.path, reason: toReason(error) });
  }
  return reads;
}
