import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../../src/app.ts';

/** The real rooms over a store of its own in a temporary folder, filled with the bundled reports. */
export async function openTestApp(): Promise<App> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-test-'));
  const app = await openApp({
    storeUrl: `sqlite:${join(folder, 'test.db')}`,
    publicUrl: 'http://localhost:3000',
  });
  return {
    ...app,
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true });
    },
  };
}
