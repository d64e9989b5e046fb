import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { projectRoot } from '../app.ts';
import { createLog } from '../channels/log.ts';
import { createMemoryState } from '../channels/memory-state.ts';
import { openDoor } from '../channels/open-door.ts';
import { createOperations } from '../channels/operations.ts';
import { loadConfig } from '../config.ts';
import { loadChannelWording } from '../load-channel-wording.ts';
import { createConverse } from '../serve-converse.ts';
import { createMcpServer } from '../web/mcp-server.ts';
import { openCommandApp } from './open-command-app.ts';

/** The MCP server on stdin and stdout, until stdin ends; nothing else is ever written to stdout. */
export async function mcpCommand(): Promise<number> {
  const config = loadConfig(process.env);
  const app = await openCommandApp();
  try {
    const unlimited = { capacity: 1_000_000, perSecond: 1_000_000 };
    const limits = { user: unlimited, chat: unlimited, channel: unlimited, global: unlimited };
    const door = openDoor(
      { ...config, limits },
      {
        ask: app.ask,
        state: createMemoryState(),
        wording: await loadChannelWording(projectRoot),
        operations: createOperations(),
        log: createLog('silent'),
      },
    );
    const { fields, applicants } = app.rules;
    const { publicUrl } = config;
    const server = createMcpServer({
      ...{ store: app.store, fields, applicants, publicUrl },
      converse: createConverse(door),
    });
    const ended = new Promise<void>((resolve) => process.stdin.once('end', resolve));
    await server.connect(new StdioServerTransport());
    await ended;
    await door.drain(5_000);
    await server.close();
    return 0;
  } finally {
    await app.close();
  }
}
