import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FuzzInput } from '../ingest/fuzz/fuzz-input.ts';
import { isClear } from '../ingest/fuzz/import-fuzz.ts';
import { makeFuzz } from '../ingest/fuzz/make-fuzz.ts';
import { printSound } from '../ingest/fuzz/sound-documents.ts';
import type { FuzzAnswer, FuzzTask } from './fuzz-reader.ts';

/**
 * Damaged and hostile files through the import and through the readers:
 * `node test/bench/fuzz-ingest.ts [count] [seed] [first]`. Ends with 1 when anything crashed, hung, took too much memory, was
 * refused without a clear line, or changed what the store held.
 */
const [count = 10_000, seed = 1, first = 0] = process.argv.slice(2).map(Number);
const batch = 100;
const [maxMs, maxMb, lostMs] = [10_000, 500, 120_000];
/** Percent of the hostile files that are made as large as their kind gets. */
const large = 12;

/** What is remembered of an input once its file is written. */
type Written = Pick<FuzzInput, 'kind' | 'name'>;

type Tally = {
  readonly counts: Map<string, { refused: number; read: number }>;
  readonly reasons: Map<string, number>;
  readonly faults: string[];
  readonly slow: { label: string; ms: number }[];
  readonly peaks: Record<string, readonly number[]>;
};

const tally: Tally = {
  ...{ counts: new Map(), reasons: new Map(), faults: [], slow: [], peaks: {} },
};

function startReader(folder: string): Promise<ChildProcess> {
  mkdirSync(folder, { recursive: true });
  const child = fork(import.meta.filename, { env: { ...process.env, FUZZ_FOLDER: folder } });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`the reader ended with ${code}`)));
  });
}

function ask(child: ChildProcess, task: FuzzTask): Promise<FuzzAnswer | string> {
  return new Promise((resolve) => {
    const end = (answer: FuzzAnswer | string): void => {
      clearTimeout(timer);
      child.removeAllListeners('message').removeAllListeners('exit');
      resolve(answer);
    };
    const timer = setTimeout(() => end('hang: no answer'), lostMs + task.paths.length * 100);
    child.once('message', (answer: FuzzAnswer) => end(answer));
    child.once('exit', (code, signal) => end(`crash: the process ended with ${code ?? signal}`));
    child.send(task);
  });
}

/** Words of a refusal without what differs from file to file. */
const toReason = (result: string): string =>
  result.startsWith('拒收')
    ? result.replace(/[：:（].*$/u, '').replace(/^拒收 \S+\.\S+$/u, '拒收')
    : '读入';

type Outcome = FuzzAnswer['outcomes'][number];

function findFault({ result, ms }: Outcome): string | null {
  if (!isClear(result)) return `unclear: ${JSON.stringify(result.slice(0, 300))}`;
  return ms > maxMs ? `hang: ${ms.toFixed(0)} ms` : null;
}

function countOutcome(way: string, input: Written, outcome: Outcome): void {
  const { counts, reasons, faults, slow } = tally;
  const { result, ms } = outcome;
  const label = `${way} ${input.name} (${input.kind})`;
  const kind = input.kind.replace(/ (?:small|large)$/, '');
  const own = counts.get(kind) ?? { refused: 0, read: 0 };
  own[result.startsWith('读入') ? 'read' : 'refused'] += 1;
  counts.set(kind, own);
  reasons.set(toReason(result), (reasons.get(toReason(result)) ?? 0) + 1);
  slow.push({ label, ms });
  slow.sort((a, b) => b.ms - a.ms).splice(15);
  const fault = findFault(outcome);
  if (fault !== null) faults.push(`${fault}: ${label}`);
}

function take(way: string, inputs: readonly Written[], answer: FuzzAnswer | string): void {
  const names = `${way} ${inputs[0]?.name}…${inputs.at(-1)?.name}`;
  if (typeof answer === 'string') {
    tally.faults.push(`${answer}: ${names}`);
    return;
  }
  const { outcomes, faults, peakMb } = answer;
  const byName = new Map(inputs.map((input) => [input.name, input]));
  for (const outcome of outcomes) {
    const input = byName.get(outcome.name);
    if (input !== undefined) countOutcome(way, input, outcome);
  }
  if (outcomes.length < inputs.length) tally.faults.push(`outcomes are missing: ${names}`);
  tally.faults.push(...faults.map((fault) => `${fault}: ${names}`));
  if (peakMb > maxMb) tally.faults.push(`memory: ${peakMb.toFixed(0)} MB: ${names}`);
  tally.peaks[way] = [...(tally.peaks[way] ?? []), peakMb];
}

type Batch = { readonly files: string; readonly from: number; readonly length: number };

/** The inputs of one batch as files, written by a process of its own: what makes them costs up to gigabytes that are not given back. */
function writeBatch(task: Batch): Promise<readonly Written[]> {
  mkdirSync(task.files, { recursive: true });
  const env = { ...process.env, FUZZ_WRITE: JSON.stringify(task) };
  const child = fork(import.meta.filename, process.argv.slice(2), { env });
  return new Promise((resolve, reject) => {
    child.once('message', (written: readonly Written[]) => resolve(written));
    child.once('exit', (code) => reject(new Error(`no inputs were written: ${code}`)));
  });
}

async function serveBatch({ files, from, length }: Batch): Promise<void> {
  const sound = await printSound();
  const written = Array.from({ length }, (_, at): Written => {
    const { kind, name, bytes } = makeFuzz(sound, from + at, { seed, large });
    writeFileSync(join(files, name), bytes);
    return { kind, name };
  });
  process.send?.(written, () => process.exit(0));
}

/** Every batch is an import of its own: a process that starts, reads and ends. */
async function runBatch(folder: string, inputs: readonly Written[]): Promise<void> {
  const files = join(folder, 'files');
  for (const way of ['import', 'read'] as const) {
    // What is large is held in bounds by the threads of the import alone.
    const own = way === 'import' ? inputs : inputs.filter(({ kind }) => !kind.endsWith('large'));
    const paths = own.map(({ name }) => join(files, name));
    const reader = await startReader(join(folder, way));
    take(way, own, await ask(reader, { kind: way, paths }));
    reader.kill('SIGKILL');
  }
  rmSync(files, { recursive: true });
}

async function runAll(folder: string): Promise<void> {
  let told = 0;
  for (let from = first; from < first + count; from += batch) {
    const length = Math.min(batch, first + count - from);
    const inputs = await writeBatch({ files: join(folder, 'files'), from, length });
    await runBatch(folder, inputs);
    const peaks = Object.entries(tally.peaks).map(([way, mb]) => `${way} ${mb.at(-1)?.toFixed(0)}`);
    const done = `${from + inputs.length - first}/${count}`;
    const own = (process.memoryUsage.rss() / 2 ** 20).toFixed(0);
    console.error(
      `${done}  MB: ${peaks.join(', ')}, this one ${own}  faults ${tally.faults.length}`,
    );
    for (const fault of tally.faults.slice(told)) console.error(fault);
    told = tally.faults.length;
  }
}

function print(seconds: number): void {
  const { counts, reasons, faults, slow, peaks } = tally;
  const rows = [...counts].sort(([a], [b]) => a.localeCompare(b));
  console.table(Object.fromEntries(rows));
  console.table(Object.fromEntries([...reasons].sort(([, a], [, b]) => b - a).slice(0, 40)));
  for (const { label, ms } of slow) console.log(`${ms.toFixed(0)} ms  ${label}`);
  for (const [way, mb] of Object.entries(peaks)) {
    const sorted = mb.toSorted((a, b) => a - b).map((one) => one.toFixed(0));
    console.log(`memory, MB: ${way} median ${sorted[sorted.length >> 1]}, most ${sorted.at(-1)}`);
  }
  console.log(`${count} inputs, seed ${seed}, ${seconds.toFixed(0)} s, ${faults.length} faults`);
  for (const fault of faults) console.log(fault);
}

if (process.env.FUZZ_WRITE !== undefined) {
  await serveBatch(JSON.parse(process.env.FUZZ_WRITE) as Batch);
} else if (process.env.FUZZ_FOLDER !== undefined) {
  const { serveFuzz } = await import('./fuzz-reader.ts');
  await serveFuzz(process.env.FUZZ_FOLDER);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-fuzz-'));
  const start = performance.now();
  await runAll(folder).finally(() => rmSync(folder, { recursive: true }));
  print((performance.now() - start) / 1000);
  process.exitCode = tally.faults.length > 0 ? 1 : 0;
}
