import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { NianbaoError } from '../errors.ts';
import type { Rules } from '../rules/rules.ts';
import { limitYoung, youngMb } from './limit-young.ts';
import { readFileBytes } from './read-file.ts';
import type { ReportReading } from './read-report.ts';
import { type ReaderInput, startClock } from './reader-limits.ts';
import { createSeats, type Seat, type Seats } from './reading-seats.ts';
import { shares, type Watched, watchMemory } from './watch-memory.ts';

/** Reads files, some of them at the same time. */
export type ReadingPool = {
  readonly width: number;
  read(input: ReaderInput): Promise<ReportReading>;
  close(): Promise<void>;
};

type Answer = { readonly reading: ReportReading } | { readonly fault: string };
/** Why there is no answer; `left` is the time left to try again when files read at the same time may be the cause. */
type Lost = { readonly lost: string; readonly left?: number };

const stopped = { lost: '读取中断' };
const overfull = '读取时内存不足或出错，不再读取';

/** A file that takes longer or more than this was made to. */
const timeoutMs = 7_000;
/** What is left at least to a file that is read once more. */
const leastMs = 2_000;
/** The end also of one that only waits. */
const latestMs = 60_000;
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: youngMb };

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

type Task = { readonly input: ReaderInput; readonly ms: number };

/** Hands one file to the thread of a seat; what it is lost to when the thread does not survive it. */
function ask(seat: Seat, worker: Worker, task: Task): Promise<Answer | Lost> {
  const { input, ms } = task;
  return new Promise((resolve) => {
    const done = (answer: Answer | Lost): void => {
      clearInterval(timer);
      seat.lose = null;
      worker.off('message', done).off('error', fail).off('exit', stop);
      resolve(answer);
    };
    const isOver = startClock(ms);
    const latest = performance.now() + latestMs;
    const timer = setInterval(() => {
      if (isOver() || performance.now() > latest)
        done({ lost: `读取超过 ${timeoutMs / 1000} 秒，不再读取` });
    }, 100);
    const fail = (): void => done({ lost: overfull });
    const stop = (): void => done(stopped);
    const start = performance.now();
    seat.lose = () => done({ lost: overfull, left: ms - (performance.now() - start) });
    worker.once('message', done).once('error', fail).once('exit', stop);
    worker.postMessage({ file: input.file, bytes: input.bytes });
  });
}

function listReading({ all, isAlone }: Seats): Watched[] {
  const share = isAlone() ? shares.alone : shares.beside;
  return all.flatMap(({ worker, lose }) =>
    worker === null || lose === null ? [] : [{ worker, share, end: lose }],
  );
}

async function empty(seat: Seat): Promise<void> {
  await seat.worker?.terminate();
  seat.worker = null;
}

/** Threads that read while this one stores; one that hangs, dies or grows is replaced and its file refused. */
function createThreads(rules: Rules, count: number): ReadingPool {
  limitYoung();
  const seats = createSeats(count);
  const unwatch = watchMemory(() => listReading(seats));
  let closed = false;
  const readAt = async (seat: Seat, task: Task): Promise<ReportReading | Lost> => {
    seat.worker = closed ? null : findLiving(seat, rules);
    const answer = seat.worker === null ? stopped : await ask(seat, seat.worker, task);
    if ('reading' in answer) return answer.reading;
    if ('fault' in answer) throw new NianbaoError('RULES_INVALID', answer.fault);
    await empty(seat);
    return answer;
  };
  const readBeside = async (task: Task): Promise<ReportReading | Lost> => {
    const seat = await seats.take();
    try {
      return await readAt(seat, task);
    } finally {
      seats.leave(seat);
    }
  };
  const readAlone = (task: Task): Promise<ReportReading | Lost> =>
    seats.alone(async (seat) => {
      await Promise.all(seats.all.map(empty));
      return await readAt(seat, task);
    });
  return {
    width: count * 3,
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
      await Promise.all(seats.all.map(empty));
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
