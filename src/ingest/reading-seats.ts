import { createOneByOne } from '../store/one-by-one.ts';

/** A place at a desk. */
type Seat<Desk> = { readonly desk: Desk; busy: boolean };

/** Who may read when. */
export type Seats<Desk> = {
  /** Whether one reader has the room to itself. */
  isAlone(): boolean;
  take(): Promise<Seat<Desk>>;
  leave(seat: Seat<Desk>): void;
  /** Runs one step when nobody else reads and lets nobody in until it is done. */
  alone<T>(step: (seat: Seat<Desk>) => Promise<T>): Promise<T>;
};

/** Lets so many in at each desk, the emptiest first, or one alone; the others wait in the order they came. */
export function createSeats<Desk>(desks: readonly Desk[], each: number): Seats<Desk> {
  const all = desks.flatMap((desk) =>
    Array.from({ length: each }, (): Seat<Desk> => ({ desk, busy: false })),
  );
  const waiting: (() => void)[] = [];
  const inTurn = createOneByOne();
  let closed = false;
  const wait = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const wake = (): void => {
    for (const goOn of waiting.splice(0)) goOn();
  };
  const leave = (seat: Seat<Desk>): void => {
    seat.busy = false;
    wake();
  };
  const countBusy = (at?: Desk): number =>
    all.filter(({ desk, busy }) => busy && (at === undefined || desk === at)).length;
  const findFree = (): Seat<Desk> | undefined =>
    all
      .filter(({ busy }) => !busy)
      .sort((one, other) => countBusy(one.desk) - countBusy(other.desk))[0];
  const take = async (): Promise<Seat<Desk>> => {
    for (;;) {
      const free = closed ? undefined : findFree();
      if (free !== undefined) {
        free.busy = true;
        return free;
      }
      await wait();
    }
  };
  const aloneNow = async <T>(step: (seat: Seat<Desk>) => Promise<T>): Promise<T> => {
    const seat = await take();
    closed = true;
    try {
      while (countBusy() > 1) await wait();
      return await step(seat);
    } finally {
      closed = false;
      leave(seat);
    }
  };
  return {
    isAlone: () => desks.length === 1 || (closed && countBusy() === 1),
    take,
    leave,
    alone: (step) => inTurn(() => aloneNow(step)),
  };
}
