import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importPaths } from '../../src/ingest/import-paths.ts';
import type { ImportSummary } from '../../src/ingest/summarize-import.ts';
import { bundled } from './gold.ts';
import { type ImportRig, openRig } from './import-rig.ts';

const id = 'zezhou-transport-2023';
const whole = bundled(`${id}.txt`);
const cut = whole.slice(0, whole.indexOf('本机关不掌握'));

let rig: ImportRig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

async function take(text: string, again = false): Promise<ImportSummary> {
  const path = join(rig.folder, `${id}.txt`);
  await writeFile(path, text);
  return importPaths({ paths: [path], store: rig.store, rules: rig.rules, again });
}

it('lets no truncated copy replace the whole report, unless told to', async () => {
  await take(whole);
  const before = await rig.store.readReport(id);
  const summary = await take(cut);
  expect(summary).toMatchObject({ refused: 1, replaced: 0 });
  const [file] = summary.files;
  expect(file?.kind === 'refused' ? file.reason : '').toMatch(
    /^只读出 \d+ 个数，库里的同一份年报有 \d+ 个：疑为残缺的副本，没有替换；确要替换请加 --again$/,
  );
  expect(await rig.store.readReport(id)).toEqual(before);
  expect(await take(cut, true)).toMatchObject({ replaced: 1, refused: 0 });
  expect(await take(whole)).toMatchObject({ replaced: 1, refused: 0 });
});

it('lets a revised version replace it', async () => {
  await take(whole);
  expect(await take(whole.replace('一、总体情况', '一、总体情况（更正）'))).toMatchObject({
    replaced: 1,
  });
  expect(await take(whole.replace(/\n六、[\s\S]*$/u, '\n'))).toMatchObject({ replaced: 1 });
});
