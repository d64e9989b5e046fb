import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashBytes } from '../../src/ingest/decode-bytes.ts';
import { importPaths } from '../../src/ingest/import-paths.ts';
import { type ImportRig, openRig } from './import-rig.ts';

let rig: ImportRig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const report = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(join(rig.reports, name)));

it('takes globs, archives in archives and standard input', async () => {
  const { store, rules, folder } = rig;
  const inner = zipSync({ '海东/海东.txt': await report('haidong-transport-2023.txt') });
  const outer = zipSync({
    '文登.txt': await report('wendeng-transport-2023.txt'),
    '内.zip': inner,
    '图.png': new Uint8Array([1, 2, 3]),
  });
  await writeFile(join(folder, 'all.zip'), outer);
  const zezhou = await report('zezhou-transport-2023.txt');
  const stdin = (async function* () {
    yield zezhou.subarray(0, 100);
    yield zezhou.subarray(100);
  })();
  const paths = [join(rig.reports, 'zibo-*.txt'), join(folder, 'all.zip'), '-'];
  const summary = await importPaths({ paths, store, rules, stdin });
  expect(summary).toMatchObject({ added: 5, refused: 0 });
  expect(summary.files.map(({ file }) => file.slice(file.lastIndexOf('all.zip')))).toEqual(
    expect.arrayContaining(['all.zip/文登.txt', 'all.zip/内.zip/海东/海东.txt']),
  );
});

it('says in one line what is wrong with an archive', async () => {
  const { store, rules, folder } = rig;
  await writeFile(join(folder, 'a.zip'), zipSync({ 'a.png': new Uint8Array(3) }));
  await writeFile(join(folder, 'b.zip'), new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]));
  const paths = [join(folder, 'a.zip'), join(folder, 'b.zip'), join(folder, '*.nothing')];
  const summary = await importPaths({ paths, store, rules });
  const reasons = summary.files.flatMap((file) => (file.kind === 'refused' ? [file.reason] : []));
  expect(reasons).toEqual([
    expect.stringContaining('没有可读的文件'),
    expect.stringContaining('压缩包已损坏'),
    '找不到这个文件',
  ]);
});

it('keeps the original bytes under their hash and says where they came from', async () => {
  const { store, rules, folder } = rig;
  const originals = join(folder, 'originals');
  await importPaths({ paths: [rig.reports], store, rules, originals });
  const bytes = await report('zibo-transport-2023.txt');
  const sha256 = hashBytes(bytes);
  expect((await store.readReport('zibo-transport-2023'))?.sha256).toBe(sha256);
  expect(new Uint8Array(await readFile(join(originals, sha256)))).toEqual(bytes);
  expect(JSON.parse(await readFile(join(originals, `${sha256}.json`), 'utf8'))).toMatchObject({
    sha256,
    bytes: bytes.length,
    report: 'zibo-transport-2023',
  });
  expect((await readdir(originals)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('does not read what is stored, and reads it again when told', async () => {
  const { store, rules } = rig;
  const read: string[] = [];
  const onReport = ({ id }: { id: string }): void => void read.push(id);
  const input = { paths: [rig.reports], store, rules, onReport };
  await importPaths(input);
  expect(read.splice(0)).toHaveLength(5);
  expect(await importPaths(input)).toMatchObject({ unchanged: 5, reports: 5, refused: 0 });
  expect(read).toEqual([]);
  expect(await importPaths({ ...input, again: true })).toMatchObject({ replaced: 5 });
  expect(read).toHaveLength(5);
});

it('reads the same on two threads as on none, in the same order', async () => {
  const { store, rules, folder } = rig;
  const many = join(folder, 'many');
  await mkdir(many);
  const names = await readdir(rig.reports);
  for (let copy = 0; copy < 3; copy += 1)
    for (const name of names) await copyFile(join(rig.reports, name), join(many, `${copy}${name}`));
  await writeFile(join(many, '1broken.pdf'), '%PDF-1.4 nothing');
  const dumps: object[][] = [];
  for (const threads of [0, 2]) {
    const seen: object[] = [];
    const onReport = (each: object): void => void seen.push(each);
    const input = { paths: [many], store, rules, dryRun: true, threads, onReport };
    expect(await importPaths(input)).toMatchObject({ reports: 15, refused: 1 });
    dumps.push(seen);
  }
  expect(dumps[1]).toStrictEqual(dumps[0]);
  expect(await importPaths({ paths: [many], store, rules })).toMatchObject({
    added: 5,
    unchanged: 10,
  });
});

it('keeps control characters out of what is stored', async () => {
  const { store, rules, folder } = rig;
  const text = new TextDecoder().decode(await report('zezhou-transport-2023.txt'));
  await writeFile(
    join(folder, 'nul.txt'),
    text.replaceAll('公开', '公\u0000开').replace('申请', '申\u0007请'),
  );
  expect(await importPaths({ paths: [join(folder, 'nul.txt')], store, rules })).toMatchObject({
    added: 1,
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const control = /\\u000[0-8]|[\u0000-\u0008]/u;
  expect(JSON.stringify(await store.readReport('zezhou-transport-2023'))).not.toMatch(control);
});
