import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importPaths } from '../../src/ingest/import-paths.ts';
import { bundled, readText } from './gold.ts';
import { type ImportRig, openRig } from './import-rig.ts';

let rig: ImportRig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

/** A report of any body and year, made from one that is real. */
const write = (place: string, body: string, year = 2023): string =>
  bundled('zezhou-transport-2023.txt')
    .replaceAll('山西省晋城市泽州县', place)
    .replaceAll('泽州县', place)
    .replaceAll('交通运输局', body)
    .replaceAll('晋城市', '')
    .replaceAll('2023', String(year));

async function importText(name: string, text: string): Promise<void> {
  const path = join(rig.folder, name);
  await writeFile(path, text);
  const { store, rules } = rig;
  const summary = await importPaths({ paths: [path], store, rules });
  expect(summary.files).toMatchObject([{ kind: 'imported', outcome: 'added' }]);
}

const names = async (): Promise<readonly unknown[]> =>
  (await rig.store.listAgencies()).map((agency) => agency.names);

it('gives one body one current name, the fuller one, whichever comes first', async () => {
  const short = write('沭阳县', '水利局');
  const full = write('沭阳县', '水利局', 2022).replaceAll('沭阳县水利局', '宿迁市沭阳县水利局');
  const open = { from: null, to: null };
  await importText('a.txt', short);
  await importText('b.txt', full);
  expect(await names()).toEqual([
    [
      { name: '宿迁市沭阳县水利局', ...open },
      { name: '沭阳县水利局', ...open },
    ],
  ]);
  await importText('c.txt', write('沭阳县', '水利局', 2021));
  expect((await rig.store.readCatalogue()).map(({ agency, year }) => [year, agency])).toEqual([
    [2021, '宿迁市沭阳县水利局'],
    [2022, '宿迁市沭阳县水利局'],
    [2023, '宿迁市沭阳县水利局'],
  ]);
});

it('follows a body over its renaming, each report under the name of its year', async () => {
  await importText('a.txt', write('沭阳县', '交通局', 2015));
  await importText('b.txt', write('沭阳县', '交通运输局', 2023));
  await importText('c.txt', write('沭阳县', '交通局', 2014));
  expect(await names()).toEqual([
    [
      { name: '沭阳县交通运输局', from: 2023, to: null },
      { name: '沭阳县交通局', from: null, to: 2015 },
    ],
  ]);
  expect((await rig.store.readCatalogue()).map(({ agency }) => agency)).toEqual([
    '沭阳县交通局',
    '沭阳县交通局',
    '沭阳县交通运输局',
  ]);
});

it('gives a merged or renamed body the next report under either name', async () => {
  await importText('a.txt', write('沭阳县', '水利局', 2021));
  await importText('b.txt', write('沭阳县', '水务中心', 2022));
  const [one, two] = (await rig.store.listAgencies()).map(({ id }) => id);
  await rig.store.mergeAgencies(two ?? '', one ?? '');
  await importText('c.txt', write('沭阳县', '水务中心', 2023));
  await importText('d.txt', write('沭阳县', '水利局', 2024));
  const catalogue = await rig.store.readCatalogue();
  expect(catalogue.map(({ agencyId, year }) => [agencyId, year])).toEqual(
    [2021, 2022, 2023, 2024].map((year) => [one, year]),
  );
});

it('takes the body that governs a place from who is to be written to, and says so', async () => {
  const text = write('平潭综合实验区', '').replace(/请与[^，。]*联系/u, '请联系');
  const signed = `${text}\n平潭综合实验区管理委员会\n2024年1月20日\n`;
  const report = await readText(signed.replace('联系', '与平潭综合实验区管理委员会办公室联系'));
  expect(report.agency).toBe('平潭综合实验区管理委员会');
  expect(report.issues.map(({ code }) => code)).toContain('agencyCompleted');
});

it('refuses a text pasted from another body, and a name that is no body', async () => {
  const own = bundled('zezhou-transport-2023.txt');
  const retitled = own.replace('泽州县交通运输局', '沭阳县交通运输局');
  await expect(readText(retitled)).rejects.toThrow(/张冠李戴/u);
  const replaced = own.replaceAll('泽州县交通运输局', '长沙市岳麓区交通运输局');
  await expect(readText(replaced)).rejects.toThrow(/张冠李戴/u);
  await expect(readText(own.replaceAll('泽州县交通运输局', '开心娱乐城'))).rejects.toThrow(
    /不是机关的名称/u,
  );
  expect((await readText(own)).agencyId).toBe('zezhou-transport');
});
