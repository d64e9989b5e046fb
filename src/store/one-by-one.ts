/** Runs one step after the other, whatever became of the one before. */
export type OneByOne = <T>(step: () => Promise<T>) => Promise<T>;

/** A queue of its own: who asks first goes first, and a step that fails holds up nobody. */
export function createOneByOne(): OneByOne {
  let last: Promise<unknown> = Promise.resolve();
  return (step) => {
    const next = last.then(step, step);
    last = next.catch(() => undefined);
    return next;
  };
}
