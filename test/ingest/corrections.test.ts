import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp } from '../../src/app.ts';
import { importPaths } from '../../src/ingest/import-paths.ts';
import { type ImportRig, openRig } from './import-rig.ts';

let rig: ImportRig;
let corrections = '';
beforeEach(async () => {
  rig = await openRig();
  corrections = join(rig.folder, 'corrections');
  await mkdir(corrections);
});
afterEach(() => rig.close());

const entry = {
  ...{ report: 'zezhou-transport-2023', field: 'penalty.decisions', applicant: 'total' },
  ...{ printed: '195', corrected: 196, why: '机关更正公告', who: '核对人甲' },
};

async function importWith(entries: readonly object[]): Promise<{ replaced: number }> {
  await writeFile(join(corrections, 'a.yaml'), JSON.stringify({ corrections: entries }));
  const { store, rules } = rig;
  return await importPaths({ paths: [rig.reports], store, rules, corrections });
}

const find = async () => {
  const report = await rig.store.readReport(entry.report);
  const figure = report?.figures.find(({ field }) => field === entry.field);
  return { report, figure };
};

it('takes effect on a report that is stored already, and keeps what is printed', async () => {
  const before = await find();
  expect(before.report).toBeNull();
  await importWith([]);
  const { figure: printed } = await find();
  const applicant = printed?.applicant ?? null;
  expect(printed?.value).toBe(195);
  expect(await importWith([{ ...entry, applicant }])).toMatchObject({ replaced: 1, unchanged: 4 });
  const { report, figure } = await find();
  expect(figure).toMatchObject({ value: 196, raw: '195', state: 'reported' });
  expect(figure?.notes.join('')).toMatch(/原文印作“195”.*更正为 196.*机关更正公告/u);
  expect(report?.issues.map(({ code }) => code)).toContain('corrected');
  expect(await importWith([{ ...entry, applicant }])).toMatchObject({ replaced: 0, unchanged: 5 });
});

it('is said in every reply that rests on the figure', async () => {
  await importWith([]);
  const applicant = (await find()).figure?.applicant ?? null;
  await importWith([{ ...entry, applicant }]);
  const app = await openApp({ storeUrl: rig.url, publicUrl: 'http://127.0.0.1' });
  for (const question of [
    '泽州交通局2023年行政处罚多少件',
    '2023年泽州和淄博的交通局哪家行政处罚多',
    '2023年哪家行政处罚最多',
    '2023年各局行政处罚一共多少件',
  ]) {
    const { answer } = await app.ask({ text: question, now: '2024-06-01' }, null);
    expect(answer.text, question).toContain('原文印作“195”，已人工更正为 196');
  }
  await app.close();
});

it('is not taken when the report does not print what it says', async () => {
  await importWith([]);
  const applicant = (await find()).figure?.applicant ?? null;
  await importWith([{ ...entry, applicant, printed: '19' }]);
  const { report, figure } = await find();
  expect(figure).toMatchObject({ value: 195, notes: [] });
  expect(report?.issues.map(({ code }) => code)).not.toContain('corrected');
});

it('is checked before anything is read', async () => {
  await expect(importWith([{ ...entry, who: '' }])).rejects.toMatchObject({
    code: 'RULES_INVALID',
    message: expect.stringMatching(/更正文件.*who/u),
  });
  expect(await rig.store.readCatalogue()).toEqual([]);
});
