/** Processor time in ms of the cheapest of a few runs, for ratios: what else the machine does hardly counts. */
export function timeFastest(run: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.max(0.01, Math.min(...times));
}
