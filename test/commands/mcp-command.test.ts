import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

test('an assistant asks over standard input, and stdout carries nothing but the protocol', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-mcp-'));
  const env = { ...process.env, STORE_URL: `sqlite:${join(folder, 'test.db')}` };
  const child = spawn(process.execPath, [cli, 'mcp'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  let out = '';
  const answered = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('"id":2')) resolve();
    });
  });
  const send = (message: object): void =>
    void child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const clientInfo = { name: 'test', version: '1' };
  const hello = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo };
  send({ id: 1, method: 'initialize', params: hello });
  send({ method: 'notifications/initialized' });
  const question = '淄博交通局2023年收到多少件申请';
  send({ id: 2, method: 'tools/call', params: { name: 'ask', arguments: { question } } });
  await answered;
  child.stdin.end();
  const code = await new Promise((resolve) => child.once('close', resolve));
  rmSync(folder, { recursive: true });
  expect(code).toBe(0);
  const lines = out
    .trim()
    .split('\n')
    .map((line): { id?: number } => JSON.parse(line));
  expect(lines.map(({ id }) => id)).toEqual([1, 2]);
  expect(out).toContain('12 件');
  expect(out).toContain('#f-requests.received-total');
});
