import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ReportStore } from '../../src/model/report-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { FIELDS } from './sample-fields.ts';
import { makeAgency, makeReport } from './sample-report.ts';

let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nianbao-broken-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

function open(url: string): Promise<ReportStore> {
  return openStore({ url, publicUrl: 'https://example.test', fields: FIELDS });
}

function startImporting(url: string): ChildProcessByStdio<null, Readable, null> {
  const child = fileURLToPath(new URL('importing-child.ts', import.meta.url));
  return spawn(process.execPath, [child, url], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function expectAdvice(message: RegExp): object {
  return { code: 'STORE_UNAVAILABLE', message: expect.stringMatching(message) };
}

it('says what to do about a file that is no database', async () => {
  const path = join(directory, 'store.db');
  await writeFile(path, '这不是数据库'.repeat(1_000));
  await expect(open(`sqlite:${path}`)).rejects.toMatchObject(expectAdvice(/损坏.*重新导入/));
});

it('says what to do about a path that cannot be written', async () => {
  const file = join(directory, 'file');
  await writeFile(file, '');
  await expect(open(`sqlite:${file}/store.db`)).rejects.toMatchObject(expectAdvice(/目录无法使用/));
  // Where the system takes no folders, making one the recursive way never ends.
  if (process.platform === 'linux')
    await expect(open('sqlite:/proc/none/store.db')).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
  const folder = join(directory, 'folder.db');
  await mkdir(folder);
  await expect(open(`sqlite:${folder}`)).rejects.toMatchObject(expectAdvice(/打不开/));
});

it('says what to do about a store that is damaged while it is used', async () => {
  const path = join(directory, 'store.db');
  const store = await open(`sqlite:${path}`);
  const saboteur = new Database(path);
  saboteur.prepare('drop table documents').run([]);
  saboteur.close();
  const agency = makeAgency('zibo');
  const report = makeReport(agency, 2023, { received: 1 });
  await expect(store.importReport(report, agency)).rejects.toMatchObject(expectAdvice(/STORE_URL/));
  expect(await store.readCatalogue()).toEqual([]);
  await store.close();
});

it('waits for another writer, then says that the store is taken', async () => {
  const path = join(directory, 'store.db');
  const store = await open(`sqlite:${path}`);
  const other = new Database(path);
  other.prepare('begin immediate').run([]);
  const agency = makeAgency('zibo');
  const imported = store.importReport(makeReport(agency, 2023, { received: 1 }), agency);
  await expect(imported).rejects.toMatchObject(expectAdvice(/占用/));
  other.prepare('rollback').run([]);
  other.close();
  expect(await store.importReport(makeReport(agency, 2023, { received: 1 }), agency)).toBe('added');
  await store.close();
});

it('says what to do when no server answers and hides the password', async () => {
  const opened = open('postgres://someone:secret@127.0.0.1:1/nothing');
  await expect(opened).rejects.toMatchObject(expectAdvice(/连接不上/));
  await expect(opened).rejects.not.toThrow(/secret/);
  await expect(open('mysql://nowhere')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});

it('refuses a store of a newer program', async () => {
  const path = join(directory, 'store.db');
  await (await open(`sqlite:${path}`)).close();
  const database = new Database(path);
  database
    .prepare(
      "update kysely_migration set name = '999-future' where name = (select max(name) from kysely_migration)",
    )
    .run([]);
  database.close();
  await expect(open(`sqlite:${path}`)).rejects.toMatchObject(expectAdvice(/升级/));
});

it('lets several processes make and fill an empty store at once', async () => {
  const url = `sqlite:${join(directory, 'store.db')}`;
  const children = [0, 1, 2].map(() => startImporting(url));
  await Promise.all(children.map((importing) => once(importing.stdout, 'data')));
  for (const importing of children) importing.kill('SIGKILL');
  const store = await open(url);
  expect(await store.readCatalogue()).toHaveLength(1);
  await store.close();
});

it('keeps whole reports when the importing process is killed', async () => {
  const path = join(directory, 'store.db');
  const agency = makeAgency('zibo');
  const versions = [11, 22].map((received) => makeReport(agency, 2023, { received }));
  for (const delay of [15, 40, 90, 160]) {
    const importing = startImporting(`sqlite:${path}`);
    await once(importing.stdout, 'data');
    await sleep(delay);
    importing.kill('SIGKILL');
    await once(importing, 'exit');
    const store = await open(`sqlite:${path}`);
    const report = await store.readReport('zibo-2023');
    expect(versions).toContainEqual(report);
    const history = await store.listVersions('zibo-2023');
    expect(history.at(-1)?.sha256).toBe(report?.sha256);
    await store.close();
  }
});
