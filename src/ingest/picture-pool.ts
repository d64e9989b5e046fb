import type { Report, ReportIssue } from '../model/report.ts';
import type { Rules } from '../rules/rules.ts';
import { toIssue } from './draft-figure.ts';
import { createFormIndex, type FormIndex } from './form-index.ts';
import { type LookBeside, loadPicture } from './load-picture.ts';
import { openPictureEye, type PictureEye } from './open-picture-eye.ts';
import { readDocument } from './read-document.ts';
import { listWanted, readPictures } from './read-pictures.ts';
import { type ReportReading, readReport } from './read-report.ts';
import type { ReaderInput } from './reader-limits.ts';
import type { ReadingPool } from './reading-pool.ts';
import type { TableId } from './reading-rules.ts';

type Found = ReportReading & { readonly kind: 'report' };

/** A file with a way to what lies beside it: pages keep their pictures in files of their own. */
type PageInput = ReaderInput & { readonly beside?: LookBeside };

type PictureOptions = {
  /** Cells read of the table at hand. */
  readonly onProgress?: (done: number, total: number) => void;
  /** How long the pictures of one report may take. */
  readonly timeoutMs?: number;
};

const stopped = Symbol('stopped');

type Eyes = { open(): Promise<PictureEye>; close(): Promise<void> };

/** One engine for all files, started with the first table there is to read, ended when it hangs. */
function createEyes(): Eyes {
  let opened: Promise<PictureEye> | null = null;
  return {
    open() {
      opened ??= openPictureEye();
      return opened;
    },
    async close() {
      const eye = await opened?.catch(() => null);
      opened = null;
      await eye?.close();
    },
  };
}

function addIssues(reading: Found, issues: readonly ReportIssue[]): Found {
  const { report } = reading;
  return { ...reading, report: { ...report, issues: [...report.issues, ...issues] } };
}

function createTimer(ms: number): { readonly over: Promise<typeof stopped>; end(): void } {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<typeof stopped>((resolve) => {
    timer = setTimeout(() => resolve(stopped), ms);
  });
  return { over, end: () => clearTimeout(timer) };
}

const mayHold = ({ document }: Report): boolean =>
  document.blocks.some(({ kind }) => kind === 'image');

type Work = {
  readonly rules: Rules;
  readonly index: FormIndex;
  readonly eyes: Eyes;
  readonly options: PictureOptions;
};

/** The report once more, with the tables that could be read off its pictures; the same report when there were none. */
async function readAgain(
  input: PageInput,
  { reading, wanted }: { readonly reading: Found; readonly wanted: ReadonlySet<TableId> },
  { rules, index, eyes, options }: Work,
): Promise<Found> {
  const document = await readDocument(input);
  const ask = { index, wanted, eye: eyes.open, onProgress: options.onProgress ?? (() => {}) };
  const beside = input.beside ?? null;
  const read = await readPictures(document, ask, (source) =>
    loadPicture(source, { input, beside }),
  );
  const again = readReport({ document: read.document, rules });
  if (again.kind === 'refused') return reading;
  return addIssues(again, read.issues);
}

async function readWithin(
  input: PageInput,
  first: { readonly reading: Found; readonly wanted: ReadonlySet<TableId> },
  work: Work,
): Promise<Found> {
  const { timeoutMs = 120_000 } = work.options;
  const timer = createTimer(timeoutMs);
  const tell = (code: string, values: Record<string, string | number>): Found =>
    addIssues(first.reading, [toIssue(work.index, code, { place: null, values })]);
  try {
    const read = await Promise.race([readAgain(input, first, work), timer.over]);
    if (read !== stopped) return read;
    await work.eyes.close();
    return tell('ocrStopped', { seconds: Math.round(timeoutMs / 1000) });
  } catch (error) {
    return tell('ocrFailed', { why: error instanceof Error ? error.message : String(error) });
  } finally {
    timer.end();
  }
}

/**
 * Reads files as the pool does, then looks at the pictures of those reports that lack a table in their text: one report at a time, in this
 * thread, with the engine in a thread of its own. What was read without pictures is what comes back when looking fails or takes too long.
 */
export function openPicturePool(
  pool: ReadingPool,
  rules: Rules,
  options: PictureOptions = {},
): ReadingPool {
  const index = createFormIndex(rules);
  const work: Work = { rules, index, eyes: createEyes(), options };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    width: 1,
    async read(input: PageInput) {
      const reading = await pool.read(input);
      if (reading.kind === 'refused' || !mayHold(reading.report)) return reading;
      const wanted = listWanted(reading.report.figures, index);
      if (wanted.size === 0) return reading;
      const mine = turn.then(() => readWithin(input, { reading, wanted }, work));
      turn = mine.catch(() => undefined);
      return await mine;
    },
    async close() {
      await Promise.all([pool.close(), work.eyes.close()]);
    },
  };
}
