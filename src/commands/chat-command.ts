import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { projectRoot } from '../app.ts';
import { createLog } from '../channels/log.ts';
import { createMemoryState } from '../channels/memory-state.ts';
import { openDoor } from '../channels/open-door.ts';
import { createOperations } from '../channels/operations.ts';
import { runTerminal } from '../channels/terminal.ts';
import { loadConfig } from '../config.ts';
import { createExportAsk } from '../export-ask.ts';
import { loadChannelWording } from '../load-channel-wording.ts';
import type { Attachment } from '../model/message.ts';
import { createAttach } from '../serve-attach.ts';
import { explainTurn } from './explain-command.ts';
import { openCommandApp } from './open-command-app.ts';
import { parseNow } from './parse-now.ts';

/** Beside whatever is there already: a file of that name is not written over. */
async function saveFile({ name, data }: Attachment): Promise<string> {
  for (let count = 1; ; count += 1) {
    const path = resolve(count === 1 ? name : name.replace(/(?=\.\w+$)/, `-${count}`));
    try {
      await writeFile(path, data, { flag: 'wx' });
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/** A conversation in the terminal, through the same door as every channel; pipes work. */
export async function chatCommand(): Promise<number> {
  const config = loadConfig(process.env);
  const app = await openCommandApp();
  try {
    const wording = await loadChannelWording(projectRoot);
    const policy = { ...config, maxAgeMs: {}, oldNote: new Set<never>() };
    const door = openDoor(policy, {
      ask: createExportAsk(app.ask, wording),
      attach: createAttach({ chart: () => null, wording }),
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
      saveFile,
      explain: async (text) => explainTurn(await app.ask({ text, now: parseNow(undefined) }, null)),
    });
    return 0;
  } finally {
    await app.close();
  }
}
