import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect, test } from 'vitest';
import { startTestWeb } from '../support/test-web.ts';

const question = '淄博交通局2023年收到多少件申请';

/** Calls a tool and reads the JSON it answers with. */
async function call(client: Client, name: string, args: Record<string, unknown>) {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [first] = content as [{ readonly text: string }];
  const said: Record<string, unknown> = JSON.parse(first.text);
  return { said, isError };
}

/** What an assistant of any make does with us. */
async function useTools(client: Client): Promise<void> {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['ask', 'find_figures', 'get_report']);
  expect((await call(client, 'ask', { question })).said).toMatchObject({ value: 12, unit: '件' });
  const wanted = { fields: ['requests.received'], agencies: ['haidong-transport'], years: [2023] };
  const { said: found } = await call(client, 'find_figures', wanted);
  expect(found).toMatchObject({ total: 7 });
  expect(JSON.stringify(found.figures)).toContain('"state":"blank","value":null');
  const { said: unknown } = await call(client, 'find_figures', { fields: ['nothing.such'] });
  expect(unknown).toMatchObject({ total: 0, unknownFields: ['nothing.such'] });
  const { said: report } = await call(client, 'get_report', { id: 'zibo-transport-2017' });
  expect(report).toMatchObject({ report: { year: 2017 } });
  const { said: list } = await call(client, 'get_report', { agency: '淄博交通局' });
  expect(list).toMatchObject({ total: 2, reports: [{ year: 2017 }, { year: 2023 }] });
  expect(await call(client, 'get_report', { id: '../etc' })).toMatchObject({ isError: true });
  const { isError } = await client.callTool({ name: 'ask', arguments: {} });
  expect(isError).toBe(true);
}

test('the client of the SDK uses the tools over streamable HTTP', async () => {
  const web = await startTestWeb();
  const client = new Client({ name: 'test', version: '1' });
  try {
    const transport = new StreamableHTTPClientTransport(new URL(`${web.url}/mcp`));
    await client.connect(transport as Parameters<Client['connect']>[0]);
    await useTools(client);
  } finally {
    await client.close();
    await web.stop();
  }
});

test('the client of the SDK uses the tools over standard input', { timeout: 20_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-mcp-'));
  const client = new Client({ name: 'test', version: '1' });
  try {
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [fileURLToPath(new URL('../../src/cli.ts', import.meta.url)), 'mcp'],
        env: { ...process.env, STORE_URL: `sqlite:${join(folder, 'test.db')}` } as Record<
          string,
          string
        >,
        stderr: 'ignore',
      }),
    );
    await useTools(client);
  } finally {
    await client.close();
    rmSync(folder, { recursive: true });
  }
});
