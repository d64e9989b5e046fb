import { isDeepStrictEqual } from 'node:util';
import type { Report } from '../model/report.ts';
import type { ImportOutcome, ReportStore, ReportSummary } from '../model/report-store.ts';
import type { AgencyBook } from './agency-book.ts';
import { applyCorrections, type Correction } from './apply-corrections.ts';
import type { Originals } from './keep-original.ts';
import type { LoadedFile } from './load-source.ts';
import type { ReportReading } from './read-report.ts';

export type StoreDeps = {
  readonly store: ReportStore;
  readonly book: AgencyBook;
  readonly originals: Originals | null;
  readonly corrections: readonly Correction[];
  readonly again: boolean;
  /** Read again to see what the pictures say. */
  readonly ocr: boolean;
  readonly dryRun: boolean;
};

/** `outcome` null: not stored, because nothing is to be, or for the reason given. */
export type Stored =
  | { readonly report: Report; readonly outcome: ImportOutcome | null }
  | { readonly reason: string };

/** The link of an address wins over what the text says, and what is known over nothing. */
function toOriginal(file: LoadedFile, read: Report, known: ReportSummary | null): string | null {
  return file.fetched?.url ?? read.original ?? known?.original ?? null;
}

/** The same bytes are written again when told so, when their link became known, or when a person or a look at the pictures changed a figure. */
async function mustReplace(
  report: Report,
  known: ReportSummary | null,
  { again, ocr, store, corrections }: StoreDeps,
): Promise<boolean> {
  if (again || known === null) return again;
  if (known.original !== report.original) return true;
  if (!ocr && !corrections.some((each) => each.report === report.id)) return false;
  const stored = await store.readReport(report.id);
  return !isDeepStrictEqual(stored?.figures, report.figures);
}

/** A copy with fewer of the figures than this, and so many less, is no revision: it was cut off or damaged. */
const leastShare = 0.8;
const leastLost = 5;

const countReported = (figures: readonly { readonly state: string }[]): number =>
  figures.filter(({ state }) => state === 'reported').length;

/** Why a reading may not take the place of the report that is stored; null when it may, or when there is none. */
async function findLoss(report: Report, { store }: StoreDeps): Promise<string | null> {
  const before = countReported(await store.readFigures(report.id));
  const now = countReported(report.figures);
  if (now >= before * leastShare || before - now < leastLost) return null;
  return `只读出 ${now} 个数，库里的同一份年报有 ${before} 个：疑为残缺的副本，没有替换；确要替换请加 --again`;
}

/** One report into the store: under the body it belongs to, with its link and the corrections made by hand. */
export async function storeReading(
  of: {
    readonly file: LoadedFile;
    readonly reading: ReportReading & { readonly kind: 'report' };
    readonly known: ReportSummary | null;
  },
  deps: StoreDeps,
): Promise<Stored> {
  const { file, reading, known } = of;
  const { report: read, agency, renamed } = deps.book.settle(reading.report, reading.agency);
  const linked = { ...read, original: toOriginal(file, read, known) };
  const report = applyCorrections(linked, deps.corrections);
  if (deps.dryRun) return { report, outcome: null };
  const loss = known === null && !deps.again ? await findLoss(report, deps) : null;
  if (loss !== null) return { reason: loss };
  const again = await mustReplace(report, known, deps);
  const { url = null, fetchedAt = null } = file.fetched ?? {};
  const about = { report: report.id, file: file.name, url, fetchedAt };
  const outcome = await deps.store.importReport(report, agency, { again });
  deps.originals?.keep(file.bytes, about);
  if (renamed) await deps.store.saveAgency(agency);
  return { report, outcome };
}
