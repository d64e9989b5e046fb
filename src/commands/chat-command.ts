import { projectRoot } from '../app.ts';
import { createLog } from '../channels/log.ts';
import { createMemoryState } from '../channels/memory-state.ts';
import { openDoor } from '../channels/open-door.ts';
import { createOperations } from '../channels/operations.ts';
import { runTerminal } from '../channels/terminal.ts';
import { loadConfig } from '../config.ts';
import { loadChannelWording } from '../load-channel-wording.ts';
import { explainTurn } from './explain-command.ts';
import { openCommandApp } from './open-command-app.ts';
import { parseNow } from './parse-now.ts';

/** A conversation in the terminal, through the same door as every channel; pipes work. */
export async function chatCommand(): Promise<number> {
  const config = loadConfig(process.env);
  const app = await openCommandApp();
  try {
    const wording = await loadChannelWording(projectRoot);
    const policy = { ...config, maxAgeMs: {}, oldNote: new Set<never>() };
    const door = openDoor(policy, {
      ask: app.ask,
      state: createMemoryState(),
      wording,
      operations: createOperations(),
      log: createLog('silent'),
    });
    await runTerminal({
      handle: door.receive,
      input: process.stdin,
      output: process.stdout,
      wording,
      explain: async (text) => explainTurn(await app.ask({ text, now: parseNow(undefined) }, null)),
    });
    return 0;
  } finally {
    await app.close();
  }
}
