import { setFlagsFromString } from 'node:v8';

/** Mebibytes of the young generation of a reading thread: three halves of it, as V8 counts. A page outlives a smaller one and is copied. */
export const youngMb: number = 24;

/**
 * Keeps the young generations of the heaps of this process at what they need: V8 lets each grow to 96 MB before it cleans up, and an
 * import has a heap a thread. What has grown already stays as it is.
 */
export function limitYoung(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString(`--min-semi-space-size=${youngMb / 3}`);
}
