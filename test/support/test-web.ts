import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.ts';
import { serve } from '../../src/serve.ts';

/** The whole server as `serve` starts it, on a free port over a store of its own; limits that no test reaches. */
export async function startTestWeb(
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly url: string; readonly folder: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-web-'));
  const wide = '1000000/1';
  const config = loadConfig({
    STORE_URL: `sqlite:${join(folder, 'test.db')}`,
    PORT: '0',
    PUBLIC_URL: 'http://localhost:3000',
    LOG_LEVEL: 'silent',
    ...{ LIMIT_USER: wide, LIMIT_CHAT: wide, LIMIT_CHANNEL: wide, LIMIT_GLOBAL: wide },
    ...env,
  });
  const { url, stop } = await serve({ config, print: () => {} });
  return {
    ...{ url, folder },
    async stop() {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}
