import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { NianbaoError } from '../errors.ts';
import type { Rules } from '../rules/rules.ts';
import { limitYoung, youngMb } from './limit-young.ts';
import { readFileBytes } from './read-file.ts';
import type { ReportReading } from './read-report.ts';
import type { ReaderInput } from './reader-limits.ts';
import { createDesk, type Desk, type Lost, stopped, type Task, timeoutMs } from './reading-desk.ts';
import { createSeats } from './reading-seats.ts';
import { unpackReading } from './reading-wire.ts';
import { shares, type Watched, watchMemory } from './watch-memory.ts';

/** Reads files, some of them at the same time. */
export type ReadingPool = {
  readonly width: number;
  read(input: ReaderInput): Promise<ReportReading>;
  close(): Promise<void>;
};

/** What is left at least to a file that is read once more. */
const leastMs = 2_000;
/** A thread has the next file before it is done with the present one. */
const filesEach = 2;
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: youngMb };

/** Beside this file: the source when run from source, an entry of its own in the bundle. */
const entry = import.meta.url.endsWith('.ts') ? './import-worker.ts' : './import-worker.js';

function startWorker({ root }: Rules): Worker {
  const workerData = { root, cacheFile: join(root, 'dist/rules.json') };
  return new Worker(new URL(entry, import.meta.url), { workerData, resourceLimits });
}

function listReading(desks: readonly Desk[], isAlone: boolean): Watched[] {
  const share = isAlone ? shares.alone : shares.beside;
  return desks.flatMap((desk) => {
    const reading = desk.findReading();
    return reading === null ? [] : [{ worker: reading.worker, share, end: reading.lose }];
  });
}

/** Threads that read while this one stores; one that hangs, dies or grows is replaced and its file refused. */
function createThreads(rules: Rules, count: number): ReadingPool {
  limitYoung();
  const desks = Array.from({ length: count }, () => createDesk(() => startWorker(rules)));
  const seats = createSeats(desks, filesEach);
  const unwatch = watchMemory(() => listReading(desks, seats.isAlone()));
  let closed = false;
  const readAt = async ({ desk }: { desk: Desk }, task: Task): Promise<ReportReading | Lost> => {
    const answer = closed ? stopped : await desk.read(task);
    if ('fault' in answer) throw new NianbaoError('RULES_INVALID', answer.fault);
    return 'packed' in answer ? unpackReading(answer.packed) : answer;
  };
  const readBeside = async (task: Task): Promise<ReportReading | Lost> => {
    const seat = await seats.take();
    try {
      return await readAt(seat, task);
    } finally {
      seats.leave(seat);
    }
  };
  const emptyAll = (): Promise<unknown> => Promise.all(desks.map((desk) => desk.empty()));
  const readAlone = (task: Task): Promise<ReportReading | Lost> =>
    seats.alone(async (seat) => {
      await emptyAll();
      return await readAt(seat, task);
    });
  return {
    width: count * filesEach * 2,
    async read(input) {
      const first = await readBeside({ input, ms: timeoutMs });
      // A large file must not pay for a hostile one that was read beside it.
      const again = 'lost' in first && first.left !== undefined && count > 1 && !closed;
      const ms = Math.max(leastMs, again ? (first.left ?? 0) : 0);
      const last = again ? await readAlone({ input, ms }) : first;
      return 'lost' in last ? { kind: 'refused', reason: last.lost } : last;
    },
    async close() {
      closed = true;
      unwatch();
      await emptyAll();
    },
  };
}

/** With no threads the files are read here, one after the other, and nothing ends one that never ends. */
export function openReadingPool(rules: Rules, threads: number): ReadingPool {
  if (threads > 0) return createThreads(rules, threads);
  return {
    width: 1,
    read: (input) => readFileBytes(input, rules),
    close: () => Promise.resolve(),
  };
}
