import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from '../src/app.ts';
import type { Agency } from '../src/model/agency.ts';
import { makeReport } from './store/sample-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-test-'));
const options = {
  storeUrl: `sqlite:${join(folder, 'test.db')}`,
  publicUrl: 'http://localhost:3000',
};
const now = '2024-06-01';

const government: Agency = {
  id: 'hongze-government',
  names: [{ name: '淮安市洪泽区人民政府', from: null, to: null }],
  regionCode: '320813',
  ...{ province: '江苏省', city: '淮安市', county: '洪泽区' },
  ...{ level: 'county', function: '人民政府' },
};
const committee: Agency = {
  id: 'pingtan-committee',
  names: [{ name: '平潭综合实验区管委会', from: null, to: null }],
  regionCode: '350128',
  ...{ province: '福建省', city: '福州市', county: '平潭县' },
  ...{ level: 'county', function: null },
};

let app: App;
beforeAll(async () => {
  const first = await openApp(options);
  await first.store.importReport(makeReport(government, 2023, { received: 21 }), government);
  await first.store.importReport(makeReport(committee, 2023, { received: 81 }), committee);
  await first.close();
  app = await openApp(options);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const ask = async (text: string) => (await app.ask({ text, now }, null)).answer;

it('a place in full is its government, where there is a report of that', async () => {
  for (const who of ['洪泽区', '淮安市洪泽区', '洪泽区政府', '洪泽']) {
    expect(await ask(`${who}2023年收到多少件政府信息公开申请`)).toMatchObject({
      status: 'answered',
      value: 21,
    });
  }
});

it('a place with bureaus only is never answered by one of them; its own come first', async () => {
  const answer = await ask('江苏省2023年收到多少件政府信息公开申请');
  expect(answer).toMatchObject({ status: 'clarify', value: null });
  expect(answer.choices[0]?.question).toContain('hongze');
});

it('和 between two names of ours joins them, though it begins the name of another place', async () => {
  const answer = await ask('洪泽和平潭2023年谁的申请多');
  expect(answer).toMatchObject({ status: 'answered', intent: 'compare' });
  expect(answer.figures.map(({ value }) => value).sort()).toEqual([21, 81]);
});

it('a body whose function no rule names is found by the end of its name', async () => {
  expect(await ask('平潭管委会2023年收到多少件政府信息公开申请')).toMatchObject({ value: 81 });
});
