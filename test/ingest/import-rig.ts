import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportStore } from '../../src/model/report-store.ts';
import type { Rules } from '../../src/rules/rules.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openRules, root } from './gold.ts';

/** A folder with the bundled reports and a store of its own; `close` removes both. */
export type ImportRig = {
  readonly folder: string;
  readonly url: string;
  readonly reports: string;
  readonly store: ReportStore;
  readonly rules: Rules;
  close(): Promise<void>;
};

export async function openRig(): Promise<ImportRig> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-import-'));
  const rules = await openRules();
  const url = `sqlite:${join(folder, 'store.db')}`;
  const store = await openStore({ url, publicUrl: 'http://127.0.0.1', fields: rules.fields });
  const reports = join(folder, 'reports');
  await cp(join(root, 'data/reports'), reports, { recursive: true });
  return {
    ...{ folder, url, reports, store, rules },
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

export type Site = {
  readonly url: string;
  readonly asked: readonly string[];
  close(): Promise<void>;
};

/** A publisher on this machine; `asked` remembers every request line. */
export async function openSite(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
