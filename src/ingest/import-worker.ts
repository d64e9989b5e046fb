import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { loadRules } from '../rules/load-rules.ts';
import { createOneByOne } from '../store/one-by-one.ts';
import { keepHash } from './decode-bytes.ts';
import { readFileBytes } from './read-file.ts';
import type { DeskMessage } from './reading-desk.ts';
import { packReading } from './reading-wire.ts';

/** What a reading thread is told when it starts. */
export type WorkerStart = { readonly root: string; readonly cacheFile: string };

const { root, cacheFile } = workerData as WorkerStart;
const rules = loadRules({ root, cacheFile });

/** Gives way to the thread that stores: what waits for it are all threads that read. Linux takes it for this thread alone. */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** A damaged PDF may leave promises nobody waits for; what was asked for is answered all the same. */
process.on('unhandledRejection', () => undefined);

const inTurn = createOneByOne();

parentPort?.on('message', (input: DeskMessage) => {
  keepHash(input.bytes, input.sha256);
  inTurn(async () => readFileBytes(input, await rules)).then(
    (reading) => parentPort?.postMessage({ packed: packReading(reading) }),
    (error: unknown) => parentPort?.postMessage({ fault: String(error) }),
  );
});
