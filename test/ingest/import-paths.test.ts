import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importPaths } from '../../src/ingest/import-paths.ts';
import type { ReportStore } from '../../src/model/report-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openRules, root } from './gold.ts';

let folder = '';
let store: ReportStore;
const rules = await openRules();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-import-'));
  store = await openStore({
    url: `sqlite:${join(folder, 'store.db')}`,
    publicUrl: 'http://127.0.0.1',
    fields: rules.fields,
  });
  await cp(join(root, 'data/reports'), join(folder, 'reports'), { recursive: true });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

it('puts a folder into the store, twice without changing anything', async () => {
  const paths = [join(folder, 'reports')];
  const first = await importPaths({ paths, store, rules });
  expect(first).toMatchObject({
    reports: 5,
    added: 5,
    refused: 0,
    failedChecks: 0,
    aborted: false,
  });
  expect(await importPaths({ paths, store, rules })).toMatchObject({
    added: 0,
    replaced: 0,
    unchanged: 5,
  });
  expect(await store.readCatalogue()).toHaveLength(5);
});

it('names what is broken or foreign and takes in the rest', async () => {
  await writeFile(join(folder, 'reports/a.txt'), '');
  await writeFile(join(folder, 'reports/b.txt'), '会议通知\n明天开会。');
  await writeFile(join(folder, 'reports/c.pdf'), new Uint8Array([0x25, 0x50, 0x44, 0x46, 1, 2, 3]));
  const summary = await importPaths({
    paths: [join(folder, 'reports'), join(folder, 'nowhere.txt')],
    store,
    rules,
  });
  expect(summary).toMatchObject({ reports: 5, refused: 4 });
  const reasons = summary.files.flatMap((file) => (file.kind === 'refused' ? [file.reason] : []));
  expect(reasons).toHaveLength(4);
  expect(reasons.every((reason) => reason !== '' && !reason.includes('\n'))).toBe(true);
});

it('stores nothing on a dry run, and the reports are there to be looked at', async () => {
  const summary = await importPaths({
    paths: [join(folder, 'reports')],
    store,
    rules,
    dryRun: true,
  });
  expect(summary.files.map(({ kind }) => kind)).toEqual(Array(5).fill('read'));
  expect(await store.readCatalogue()).toEqual([]);
});

it('stops between two files when it is told to, and what is stored is whole', async () => {
  const abort = new AbortController();
  const onProgress = ({ done }: { done: number }): void => {
    if (done === 1) abort.abort();
  };
  const summary = await importPaths({
    paths: [join(folder, 'reports')],
    store,
    rules,
    onProgress,
    signal: abort.signal,
  });
  expect(summary.aborted).toBe(true);
  const stored = await store.readCatalogue();
  expect(stored).toHaveLength(summary.reports);
  const [first] = stored;
  expect((await store.readReport(first?.reportId ?? ''))?.figures.length).toBeGreaterThan(0);
});
