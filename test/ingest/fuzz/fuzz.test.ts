import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReportFigure } from '../../../src/model/report.ts';
import { type ImportRig, openRig } from '../import-rig.ts';
import { importFuzz, isClear } from './import-fuzz.ts';
import { makeFuzz } from './make-fuzz.ts';
import { printSound } from './sound-documents.ts';

const count = 300;
let rig: ImportRig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

async function readFigures(
  ids: readonly string[],
): Promise<(readonly ReportFigure[] | undefined)[]> {
  return await Promise.all(ids.map(async (id) => (await rig.store.readReport(id))?.figures));
}

it('damaged and hostile files are refused in one clear line, and what is stored stays as it is', async () => {
  const { store, rules, folder } = rig;
  await importFuzz([rig.reports], { store, rules });
  const ids = (await store.listReports({})).map(({ id }) => id);
  const before = await readFigures(ids);
  const sound = await printSound();
  const paths: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { name, bytes } = makeFuzz(sound, index, { seed: 20_231, large: 0 });
    paths.push(join(folder, name));
    await writeFile(join(folder, name), bytes);
  }
  const outcomes = await importFuzz(paths, { store, rules });
  expect(new Set(outcomes.map(({ name }) => name)).size).toBe(count);
  expect(outcomes.filter(({ result }) => !isClear(result))).toEqual([]);
  expect(outcomes.filter(({ ms }) => ms > 10_000)).toEqual([]);
  expect(await readFigures(ids)).toEqual(before);
}, 120_000);
