import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { NianbaoError } from '../errors.ts';
import type { Rules } from '../rules/rules.ts';
import { readFileBytes } from './read-file.ts';
import type { ReportReading } from './read-report.ts';
import { type ReaderInput, startClock } from './reader-limits.ts';
import { watchMemory } from './watch-memory.ts';

/** Reads files, some of them at the same time. */
export type ReadingPool = {
  readonly width: number;
  read(input: ReaderInput): Promise<ReportReading>;
  close(): Promise<void>;
};

/** A place to read at: its thread is started with the first file, `lose` ends the reading of the present one. */
type Seat = { worker: Worker | null; busy: boolean; lose: ((why: string) => void) | null };
type Answer = { readonly reading: ReportReading } | { readonly fault: string };
type Lost = { readonly lost: string };

const stopped = { lost: '读取中断' };
const overfull = '读取时内存不足或出错，不再读取';

/** A file that takes longer or more than this was made to. */
const timeoutMs = 7_000;
/** The end also of one that only waits. */
const latestMs = 60_000;
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 12 };

/** Beside this file: the source when run from source, an entry of its own in the bundle. */
const entry = import.meta.url.endsWith('.ts') ? './import-worker.ts' : './import-worker.js';

/** Threads that are no more: what is sent to one is never answered. */
const ended = new WeakSet<Worker>();

function startWorker(rules: Rules): Worker {
  const { root } = rules;
  const workerData = { root, cacheFile: join(root, 'dist/rules.json') };
  const worker = new Worker(new URL(entry, import.meta.url), { workerData, resourceLimits });
  return worker.on('error', () => {}).once('exit', () => ended.add(worker));
}

/** The thread of a seat, or a new one: one may end between two files, of memory it was still giving back. */
function findLiving({ worker }: Seat, rules: Rules): Worker {
  return worker === null || ended.has(worker) ? startWorker(rules) : worker;
}

/** Hands one file to the thread of a seat; what it is lost to when the thread does not survive it. */
function ask(seat: Seat, worker: Worker, input: ReaderInput): Promise<Answer | Lost> {
  return new Promise((resolve) => {
    const done = (answer: Answer | Lost): void => {
      clearInterval(timer);
      seat.lose = null;
      worker.off('message', done).off('error', fail).off('exit', stop);
      resolve(answer);
    };
    const seconds = timeoutMs / 1000;
    const isOver = startClock(timeoutMs);
    const latest = performance.now() + latestMs;
    const timer = setInterval(() => {
      if (isOver() || performance.now() > latest)
        done({ lost: `读取超过 ${seconds} 秒，不再读取` });
    }, 100);
    const fail = (): void => done({ lost: overfull });
    const stop = (): void => done(stopped);
    seat.lose = (lost) => done({ lost });
    worker.once('message', done).once('error', fail).once('exit', stop);
    worker.postMessage({ file: input.file, bytes: input.bytes });
  });
}

/** Lets as many in as there are seats; the others wait in the order they came. */
function createSeats(count: number): {
  take(): Promise<Seat>;
  leave(seat: Seat): void;
  all: Seat[];
} {
  const all = Array.from(
    { length: count },
    (): Seat => ({ worker: null, busy: false, lose: null }),
  );
  const waiting: (() => void)[] = [];
  return {
    all,
    async take() {
      for (;;) {
        const free = all.find(({ busy }) => !busy);
        if (free !== undefined) {
          free.busy = true;
          return free;
        }
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    leave(seat) {
      seat.busy = false;
      waiting.shift()?.();
    },
  };
}

/** Threads that read while this one stores; one that hangs, dies or grows is replaced and its file refused. */
function createThreads(rules: Rules, count: number): ReadingPool {
  const seats = createSeats(count);
  const listReading = (): { worker: Worker; end: () => void }[] =>
    seats.all.flatMap(({ worker, lose }) =>
      worker === null || lose === null ? [] : [{ worker, end: () => lose(overfull) }],
    );
  const unwatch = watchMemory(listReading);
  let closed = false;
  const readAt = async (seat: Seat, input: ReaderInput): Promise<ReportReading> => {
    seat.worker = closed ? null : findLiving(seat, rules);
    const answer = seat.worker === null ? stopped : await ask(seat, seat.worker, input);
    if ('reading' in answer) return answer.reading;
    if ('fault' in answer) throw new NianbaoError('RULES_INVALID', answer.fault);
    await seat.worker?.terminate();
    seat.worker = null;
    return { kind: 'refused', reason: answer.lost };
  };
  return {
    width: count * 3,
    async read(input) {
      const seat = await seats.take();
      try {
        return await readAt(seat, input);
      } finally {
        seats.leave(seat);
      }
    },
    async close() {
      closed = true;
      unwatch();
      await Promise.all(seats.all.map(({ worker }) => worker?.terminate()));
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
