import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { NianbaoError } from '../errors.ts';
import type { Rules } from '../rules/rules.ts';
import { readFileBytes } from './read-file.ts';
import type { ReportReading } from './read-report.ts';
import type { ReaderInput } from './reader-limits.ts';

/** Reads files, some of them at the same time. */
export type ReadingPool = {
  readonly width: number;
  read(input: ReaderInput): Promise<ReportReading>;
  close(): Promise<void>;
};

type Seat = { worker: Worker; busy: boolean };
type Answer = { readonly reading: ReportReading } | { readonly fault: string };

const stopped = { lost: '读取中断' };

/** A file that takes longer or more than this was made to. */
const timeoutMs = 30_000;
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/** Beside this file: the source when run from source, an entry of its own in the bundle. */
const entry = import.meta.url.endsWith('.ts') ? './import-worker.ts' : './import-worker.js';

/** A thread that ends between two files is found out with the next file. */
function startWorker(rules: Rules): Worker {
  const { root } = rules;
  const workerData = { root, cacheFile: join(root, 'dist/rules.json') };
  const worker = new Worker(new URL(entry, import.meta.url), { workerData, resourceLimits });
  return worker.on('error', () => {});
}

/** Hands one file to a thread; null when the thread did not survive it. */
function ask(worker: Worker, input: ReaderInput): Promise<Answer | { readonly lost: string }> {
  return new Promise((resolve) => {
    const done = (answer: Answer | { readonly lost: string }): void => {
      clearTimeout(timer);
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      worker.on('error', () => {});
      resolve(answer);
    };
    const timer = setTimeout(() => done({ lost: '读取超过 30 秒，不再读取' }), timeoutMs);
    worker.once('message', (answer: Answer) => done(answer));
    worker.once('error', () => done({ lost: '读取时内存不足或出错，不再读取' }));
    worker.once('exit', () => done(stopped));
    worker.postMessage({ file: input.file, bytes: input.bytes });
  });
}

/** Threads that read while this one stores; one that hangs or dies is replaced and its file refused. */
function createThreads(rules: Rules, count: number): ReadingPool {
  const seats: Seat[] = Array.from({ length: count }, () => ({
    worker: startWorker(rules),
    busy: false,
  }));
  const waiting: (() => void)[] = [];
  let closed = false;
  const take = async (): Promise<Seat> => {
    for (;;) {
      const free = seats.find(({ busy }) => !busy);
      if (free !== undefined) {
        free.busy = true;
        return free;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  const readAt = async (seat: Seat, input: ReaderInput): Promise<ReportReading> => {
    const answer = closed ? stopped : await ask(seat.worker, input);
    if ('reading' in answer) return answer.reading;
    if ('fault' in answer) throw new NianbaoError('RULES_INVALID', answer.fault);
    await seat.worker.terminate();
    if (!closed) seat.worker = startWorker(rules);
    return { kind: 'refused', reason: answer.lost };
  };
  return {
    width: count * 3,
    async read(input) {
      const seat = await take();
      try {
        return await readAt(seat, input);
      } finally {
        seat.busy = false;
        waiting.shift()?.();
      }
    },
    async close() {
      closed = true;
      await Promise.all(seats.map(({ worker }) => worker.terminate()));
    },
  };
}

/** With no threads the files are read here, one after the other: right for a handful. */
export function openReadingPool(rules: Rules, threads: number): ReadingPool {
  if (threads > 0) return createThreads(rules, threads);
  return {
    width: 1,
    read: (input) => readFileBytes(input, rules),
    close: () => Promise.resolve(),
  };
}
