import { setFlagsFromString } from 'node:v8';

/** Mebibytes of the young generation of a reading thread: three halves of it, as V8 counts. A page outlives a smaller one and is copied. */
export const youngMb: number = 24;

/**
 * Keeps the young generations of the heaps of this process at what they need: V8 lets each grow to 96 MB before it cleans up, and an
 * import has a heap a thread. What has grown already stays as it is. Neither is anything made old at once because the like of it lived
 * long: one page at a time is read, so that all that was made for it dies with it, and collecting it among the old takes a third of the work.
 * Each thread cleans up by itself: helpers would have to wait for a core that another thread reads on.
 */
export function limitYoung(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString(`--min-semi-space-size=${youngMb / 3}`);
}
