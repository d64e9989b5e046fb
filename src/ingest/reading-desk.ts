import type { Worker } from 'node:worker_threads';
import { hashBytes } from './decode-bytes.ts';
import { type ReaderInput, startClock } from './reader-limits.ts';
import type { PackedReading } from './reading-wire.ts';

/** What a thread is given to read. */
export type DeskMessage = ReaderInput & { readonly sha256: string };
/** What a thread says of a file; a reading as `packReading` gives it. */
type Answer = { readonly packed: PackedReading } | { readonly fault: string };
/** Why there is no answer; `left` is the time left to try again when files read at the same time may be the cause. */
export type Lost = { readonly lost: string; readonly left?: number };
/** A file and the milliseconds it may take once it is begun. */
export type Task = { readonly input: ReaderInput; readonly ms: number };

/** A thread with the files it was given; the first of them is being read. */
export type Desk = {
  read(task: Task): Promise<Answer | Lost>;
  /** The thread while it reads, and how to end what it reads. */
  findReading(): { readonly worker: Worker; lose(): void } | null;
  /** Ends the thread; what it was given is lost. */
  empty(): Promise<void>;
};

type Turn = Task & { at: Worker | null; readonly end: (answer: Answer | Lost) => void };

/** A file that takes longer than this was made to. */
export const timeoutMs = 7_000;
/** The end also of one that only waits. */
const latestMs = 60_000;
const everyMs = 100;

/** What was asked for when nobody reads any more. */
export const stopped: Lost = { lost: '读取中断' };
const overfull = '读取时内存不足或出错，不再读取';
const overtime = `读取超过 ${timeoutMs / 1000} 秒，不再读取`;

/** Files in their order; the time of one runs only while it is the first. */
function createTurns(onOver: () => void) {
  const queue: Turn[] = [];
  let start = 0;
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    clearInterval(timer);
    const [head] = queue;
    if (head === undefined) return;
    start = performance.now();
    // To ask what was worked costs more than many a file: only one that is still read at the first look is measured.
    let isOver: (() => boolean) | undefined;
    timer = setInterval(() => {
      isOver ??= startClock(head.ms);
      if (isOver() || performance.now() - start > latestMs) onOver();
    }, everyMs);
  };
  return {
    queue,
    measureLeft: (): number => (queue[0]?.ms ?? 0) - (performance.now() - start),
    add: (task: Task): Promise<Answer | Lost> =>
      new Promise((end) => {
        queue.push({ ...task, at: null, end });
        if (queue.length === 1) begin();
      }),
    settle(answer: Answer | Lost): void {
      const head = queue.shift();
      begin();
      head?.end(answer);
    },
  };
}

/**
 * One thread that reads what it is given in turn and has its next file before it is done with the present one: it never waits for the
 * thread that stores. Where it hangs, dies or is ended, the present file is lost and another thread reads the others.
 */
export function createDesk(start: () => Worker): Desk {
  let worker: Worker | null = null;
  let leaving: Promise<unknown> = Promise.resolve();
  const { queue, measureLeft, add, settle } = createTurns(() => lose({ lost: overtime }));
  const open = (): Worker => {
    const opened = start();
    const isHere = (): boolean => worker === opened;
    return opened
      .on('message', (answer: Answer) => isHere() && settle(answer))
      .on('error', () => isHere() && lose({ lost: overfull }))
      .on('exit', () => isHere() && lose(stopped));
  };
  const post = (turn: Turn): void => {
    worker ??= open();
    if (turn.at === worker) return;
    turn.at = worker;
    const { file, bytes } = turn.input;
    const message: DeskMessage = { file, bytes, sha256: hashBytes(bytes) };
    worker.postMessage(message);
  };
  /** One thread at a time: the next is started when the memory of the last is given back. */
  const leave = (): void => {
    const left = worker;
    worker = null;
    leaving = leaving.then(() => left?.terminate());
  };
  const goOn = (): void => void leaving.then(() => queue.forEach(post));
  const lose = (answer: Lost): void => {
    leave();
    settle(answer);
    goOn();
  };
  return {
    read(task) {
      const answer = add(task);
      goOn();
      return answer;
    },
    findReading() {
      if (worker === null || queue.length === 0) return null;
      return { worker, lose: () => lose({ lost: overfull, left: measureLeft() }) };
    },
    async empty() {
      leave();
      while (queue.length > 0) settle(stopped);
      await leaving;
    },
  };
}
