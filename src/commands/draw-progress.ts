export type ProgressInput = {
  readonly done: number;
  readonly total: number;
  readonly file: string;
};

/** A progress bar with rate and time left, on a terminal only: a pipe gets the summary and nothing else. */
export function createProgressBar(stream: NodeJS.WriteStream): (progress: ProgressInput) => void {
  if (stream.isTTY !== true) return () => {};
  const start = performance.now();
  return ({ done, total, file }) => {
    const seconds = (performance.now() - start) / 1000;
    const rate = done / Math.max(seconds, 0.001);
    const filled = total === 0 ? 20 : Math.round((20 * done) / total);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(20 - filled)}`;
    const left = rate === 0 ? '?' : Math.ceil((total - done) / rate);
    const tail = done >= total ? '\n' : '';
    stream.write(
      `\r\x1b[K${bar} ${done}/${total}  ${rate.toFixed(0)} 份/秒  剩约 ${left} 秒  ${file.slice(-40)}${tail}`,
    );
  };
}
