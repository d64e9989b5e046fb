/** Milliseconds of the fastest of a few runs, for ratios: what else the machine does only slows a run down. */
export function timeFastest(run: () => unknown): number {
  const times = Array.from({ length: 4 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}
