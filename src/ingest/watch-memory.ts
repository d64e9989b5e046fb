import type { Worker } from 'node:worker_threads';

/** Something that reads and may be ended for the memory it takes. */
export type Watched = { readonly worker: Worker; readonly end: () => void };

/** A process that grows beyond this is being filled on purpose; more than its share is what a thread holds then. */
const maxProcessBytes = 360 * 1024 * 1024;
const shareBytes = 110 * 1024 * 1024;
const everyMs = 10;

async function measure({ worker }: Watched): Promise<number> {
  const { total_heap_size, external_memory } = await worker.getHeapStatistics();
  return total_heap_size + external_memory;
}

/**
 * Buffers lie outside the heap a thread can be limited to: a page that unpacks to gigabytes is seen here only. While the process is too
 * large, the thread that holds the most is ended.
 */
export function watchMemory(list: () => readonly Watched[]): () => void {
  let looking = false;
  const look = async (): Promise<void> => {
    const sizes = await Promise.all(
      list().map(async (one) => ({ one, size: await measure(one).catch(() => 0) })),
    );
    const [most] = sizes.sort((a, b) => b.size - a.size);
    if (most !== undefined && most.size > shareBytes) most.one.end();
  };
  const timer = setInterval(() => {
    if (looking || process.memoryUsage.rss() < maxProcessBytes) return;
    looking = true;
    void look().finally(() => {
      looking = false;
    });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
