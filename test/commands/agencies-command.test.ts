import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundled } from '../ingest/gold.ts';
import { type Ran, runCommand } from './run-command.ts';

let folder = '';
const run = (...args: string[]): Promise<Ran> =>
  runCommand(args, { storeUrl: `sqlite:${join(folder, 'a.db')}` });

const write = async (name: string, body: string, year: number): Promise<string> => {
  const path = join(folder, name);
  const text = bundled('zezhou-transport-2023.txt').replaceAll('交通运输局', body);
  await writeFile(path, text.replaceAll('2023', String(year)));
  return path;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-agencies-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('lists, renames and merges, and the reply uses the name of the year', async () => {
  const files = [await write('a.txt', '水务局', 2022), await write('b.txt', '水利中心', 2023)];
  await run('import', ...files);
  const { out } = await run('agencies');
  expect(out).toMatch(/共 2 个机关/u);
  expect(out).toMatch(/zezhou-shuiwuju {2}泽州县水务局 {2}山西省晋城市泽州县 140525 {2}年报 2022/u);
  const merged = await run('agencies', 'merge', 'zezhou-shuilizhongxin', 'zezhou-shuiwuju');
  expect(merged).toMatchObject({ code: 0, out: expect.stringContaining('移过 1 份年报') });
  const renamed = await run(
    'agencies',
    'rename',
    'zezhou-shuiwuju',
    '泽州县水利局',
    '--from',
    '2023',
  );
  expect(renamed.code).toBe(0);
  const listed = JSON.parse((await run('agencies', '--json')).out);
  expect(listed).toMatchObject({ id: 'zezhou-shuiwuju', reports: [2022, 2023] });
  expect(listed.names.map(({ name }: { name: string }) => name)).toEqual([
    '泽州县水利局',
    '泽州县水务局',
    '泽州县水利中心',
  ]);
  const reports = (await run('reports')).out;
  expect(reports).toMatch(/zezhou-shuiwuju-2022 {2}泽州县水务局 2022/u);
  expect(reports).toMatch(/zezhou-shuiwuju-2023 {2}泽州县水利局 2023/u);
});

it('says in one line what it cannot do', async () => {
  await run('import', await write('a.txt', '交通运输局', 2022));
  for (const [args, words] of [
    [['rename', 'zezhou-transport', '新局', '--from', '2023'], 'data/agencies.yaml'],
    [['rename', 'nobody', '新局', '--from', '2023'], '没有编号为“nobody”的机关'],
    [['rename', 'nobody', '新局'], '--from'],
    [['merge', 'nobody', 'zezhou-transport'], '没有编号为“nobody”的机关'],
    [['split', 'a', 'b'], '用法：agencies'],
  ] as const) {
    const { code, err } = await run('agencies', ...args);
    expect(code, args.join(' ')).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(words);
  }
}, 20_000);
