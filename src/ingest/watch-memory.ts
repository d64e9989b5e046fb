import { setTimeout as delay } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';

/** Something that reads and may be ended for the memory it takes. */
export type Watched = { readonly worker: Worker; readonly share: number; readonly end: () => void };

/** What a thread may hold in a process that has grown large: beside others, and when it reads alone. */
export const shares: Readonly<Record<'beside' | 'alone', number>> = {
  beside: 110 * 1024 * 1024,
  alone: 180 * 1024 * 1024,
};

/** A process that grows beyond this is being filled on purpose, or reads several large files at once. */
const maxProcessBytes = 360 * 1024 * 1024;
/** Beyond this also one that reads alone is held to the lesser share. */
const lastProcessBytes = 420 * 1024 * 1024;
const [everyMs, silentMs] = [10, 25];

/** What the process holds is asked only when it once held so much: to ask waits for every thread that takes memory just then. */
function isLarge(): boolean {
  const { maxRSS } = process.resourceUsage();
  return maxRSS * 1024 >= maxProcessBytes && process.memoryUsage.rss() >= maxProcessBytes;
}

async function measure({ worker }: Watched): Promise<number> {
  const { total_heap_size, external_memory } = await worker.getHeapStatistics();
  return total_heap_size + external_memory;
}

/** What a thread holds; one that is silent, as while it starts, must not keep the others from being looked at. */
async function measureSoon(one: Watched): Promise<{ one: Watched; size: number }> {
  const silence = delay(silentMs, 0, { ref: false });
  return { one, size: await Promise.race([measure(one).catch(() => 0), silence]) };
}

/**
 * Buffers lie outside the heap a thread can be limited to: a page that unpacks to gigabytes is seen here only. While the process is too
 * large, the thread that holds the most is ended.
 */
export function watchMemory(list: () => readonly Watched[]): () => void {
  let looking = false;
  const look = async (): Promise<void> => {
    const sizes = await Promise.all(list().map(measureSoon));
    const [most] = sizes.sort((a, b) => b.size - a.size);
    const last = process.memoryUsage.rss() > lastProcessBytes ? shares.beside : shares.alone;
    if (most !== undefined && most.size > Math.min(most.one.share, last)) most.one.end();
  };
  const timer = setInterval(() => {
    if (looking || !isLarge()) return;
    looking = true;
    void look().finally(() => {
      looking = false;
    });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
