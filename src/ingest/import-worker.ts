import { parentPort, workerData } from 'node:worker_threads';
import { loadRules } from '../rules/load-rules.ts';
import { readFileBytes } from './read-file.ts';
import type { ReaderInput } from './reader-limits.ts';

/** What a reading thread is told when it starts. */
export type WorkerStart = { readonly root: string; readonly cacheFile: string };

const { root, cacheFile } = workerData as WorkerStart;
const rules = loadRules({ root, cacheFile });

/** A damaged PDF may leave promises nobody waits for; what was asked for is answered all the same. */
process.on('unhandledRejection', () => undefined);

parentPort?.on('message', (input: ReaderInput) => {
  rules
    .then((known) => readFileBytes(input, known))
    .then(
      (reading) => parentPort?.postMessage({ reading }),
      (error: unknown) => parentPort?.postMessage({ fault: String(error) }),
    );
});
