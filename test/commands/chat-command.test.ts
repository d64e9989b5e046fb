import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

test('导出 in the terminal keeps files beside what is there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-chat-'));
  const env = { ...process.env, STORE_URL: `sqlite:${join(folder, 'db', 'test.db')}` };
  const child = spawn(process.execPath, [cli, 'chat'], {
    ...{ env, cwd: folder },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stdin.end('淄博交通局2023年收到多少件申请\n导出\n导出\n');
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  const files = readdirSync(folder).filter((name) => name !== 'db');
  const csv = readFileSync(join(folder, '年报数据.csv'), 'utf8');
  rmSync(folder, { recursive: true });
  expect(out).toContain('已存为');
  expect(files.toSorted()).toEqual(
    ['年报数据-2.csv', '年报数据-2.xlsx', '年报数据.csv', '年报数据.xlsx'].toSorted(),
  );
  expect(csv).toContain('淄博市交通运输局,2023');
});
