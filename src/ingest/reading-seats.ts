import type { Worker } from 'node:worker_threads';
import { createOneByOne } from '../store/one-by-one.ts';

/** A place to read at: its thread is started with the first file, `lose` ends the reading of the present one. */
export type Seat = { worker: Worker | null; busy: boolean; lose: (() => void) | null };

/** Who may read when. */
export type Seats = {
  readonly all: readonly Seat[];
  /** Whether one reader has the room to itself. */
  isAlone(): boolean;
  take(): Promise<Seat>;
  leave(seat: Seat): void;
  /** Runs one step when nobody else reads and lets nobody in until it is done. */
  alone<T>(step: (seat: Seat) => Promise<T>): Promise<T>;
};

/** Lets as many in as there are seats, or one alone; the others wait in the order they came. */
export function createSeats(count: number): Seats {
  const all = Array.from(
    { length: count },
    (): Seat => ({ worker: null, busy: false, lose: null }),
  );
  const waiting: (() => void)[] = [];
  const inTurn = createOneByOne();
  let closed = false;
  const wait = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const wake = (): void => {
    for (const goOn of waiting.splice(0)) goOn();
  };
  const leave = (seat: Seat): void => {
    seat.busy = false;
    wake();
  };
  const take = async (): Promise<Seat> => {
    for (;;) {
      const free = closed ? undefined : all.find(({ busy }) => !busy);
      if (free !== undefined) {
        free.busy = true;
        return free;
      }
      await wait();
    }
  };
  const isAlone = (): boolean =>
    count === 1 || (closed && all.filter(({ busy }) => busy).length === 1);
  const aloneNow = async <T>(step: (seat: Seat) => Promise<T>): Promise<T> => {
    const seat = await take();
    closed = true;
    try {
      while (all.some((other) => other !== seat && other.busy)) await wait();
      return await step(seat);
    } finally {
      closed = false;
      leave(seat);
    }
  };
  return {
    all,
    isAlone,
    take,
    leave,
    alone: (step) => inTurn(() => aloneNow(step)),
  };
}
