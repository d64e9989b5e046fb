import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { bundled, openRules, root } from '../ingest/gold.ts';
import { type Ran, runCommand } from './run-command.ts';

let folder = '';
const reports = join(root, 'data/reports');
const run = (...args: string[]): Promise<Ran> =>
  runCommand(args, { storeUrl: `sqlite:${join(folder, 'a.db')}` });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-command-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('imports, keeps originals beside the store, and says what is new', async () => {
  const first = await run('import', reports);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toMatch(/年报 5 份：新增 5，替换 0，未变 0；拒收 0/u);
  expect(await readdir(join(folder, 'originals'))).toHaveLength(11);
  expect((await run('import', join(reports, 'zibo-*.txt'))).out).toMatch(/未变 2；拒收 0/u);
});

it('prints one report a line with --dry-run --json and stores nothing', async () => {
  const { code, out } = await run('import', reports, '--dry-run', '--json');
  expect(code).toBe(0);
  const dumps = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(dumps).toHaveLength(5);
  expect(Object.keys(dumps[0])).toEqual(['report', 'figures', 'checks', 'issues']);
  expect(await readdir(folder)).toEqual([]);
});

it('names each bad input in one line, and ends with 1 only when nothing could be read', async () => {
  const bad = join(folder, 'bad.txt');
  await writeFile(bad, '今天天气很好');
  const args = [bad, join(folder, 'nowhere.html'), 'http://127.0.0.1/a', 'ftp://a.b/c'];
  const all = await run('import', ...args);
  expect(all.code).toBe(1);
  expect(all.err.trim().split('\n')).toEqual([
    expect.stringContaining('不是政府信息公开工作年度报告'),
    expect.stringContaining('找不到这个文件'),
    expect.stringContaining('内网或本机地址'),
    expect.stringContaining('只读 http 和 https'),
  ]);
  expect((await run('import', bad, reports)).code).toBe(0);
  expect(await run('import')).toMatchObject({ code: 2, err: expect.stringContaining('请写出') });
  expect((await run('import', reports, '--nothing')).code).toBe(2);
});

it('reads standard input', async () => {
  const storeUrl = `sqlite:${join(folder, 'a.db')}`;
  const stdin = bundled('zezhou-transport-2023.txt');
  const { code, out } = await runCommand(['import', '-'], { storeUrl, stdin });
  expect(code).toBe(0);
  expect(out).toMatch(/新增 1/u);
});

it('explains how each cell was found', async () => {
  const { code, out } = await run(
    'import',
    '--explain',
    join(reports, 'zezhou-transport-2023.txt'),
  );
  expect(code).toBe(0);
  const line = out.split('\n').find((each) => each.includes('penalty.decisions'));
  expect(line).toMatch(/表二·行政处罚.*第\d+行.*原文“行政处罚 195”.*= 195件/u);
  expect(out).toMatch(/requests\.received@total.*勾稽：.*T3\.1 平/u);
  expect(out).toMatch(/格式 fmt2021/u);
});

it('leaves a whole store when it is interrupted, and goes on from there', async () => {
  const many = join(folder, 'many');
  await mkdir(many);
  const text = bundled('zezhou-transport-2023.txt');
  const years = Array.from({ length: 60 }, (_, index) => 1960 + index);
  for (const year of years)
    await writeFile(join(many, `${year}.txt`), text.replaceAll('2023 ', `${year} `));
  const url = `sqlite:${join(folder, 'a.db')}`;
  const child = spawn(process.execPath, [join(root, 'src/cli.ts'), 'import', many], {
    env: { ...process.env, STORE_URL: url },
  });
  const originals = join(folder, 'originals');
  for (let kept = 0; kept < 3; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    kept = (await readdir(originals).catch(() => [])).length;
  }
  child.kill('SIGINT');
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(0);
  const { fields } = await openRules();
  const store = await openStore({ url, publicUrl: 'http://127.0.0.1', fields });
  const stored = await store.listReports({});
  expect(stored.length).toBeGreaterThan(0);
  for (const { id, figureCount } of stored)
    expect((await store.readReport(id))?.figures).toHaveLength(figureCount);
  await store.close();
  const rest = await run('import', many);
  expect(rest.out).toMatch(new RegExp(`新增 ${60 - stored.length}，替换 0，未变 ${stored.length}`));
}, 60_000);
