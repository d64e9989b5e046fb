import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { FIELDS } from './sample-fields.ts';
import { makeAgency, makeReport } from './sample-report.ts';
import { describeStore } from './store-contract.ts';
import { createPostgres, createSqlite, explainMissingPostgres } from './test-database.ts';

async function importFromTwoSides(): Promise<void> {
  const database = await createPostgres();
  const options = { url: database.url, publicUrl: 'https://example.test', fields: FIELDS };
  const stores = await Promise.all([openStore(options), openStore(options)]);
  try {
    const imports = [2019, 2020, 2021, 2022].flatMap((year) =>
      stores.map((store, side) => {
        const agency = makeAgency(`side-${side}`);
        return store.importReport(makeReport(agency, year, { received: year }), agency);
      }),
    );
    expect(new Set(await Promise.all(imports))).toEqual(new Set(['added']));
    const reports = ['side-0-2019', 'side-1-2022'].map((id) => stores[0]?.readReport(id));
    const [first, last] = await Promise.all(reports);
    expect(first).toEqual(makeReport(makeAgency('side-0'), 2019, { received: 2019 }));
    expect(last).toEqual(makeReport(makeAgency('side-1'), 2022, { received: 2022 }));
  } finally {
    for (const store of stores) await store.close();
    await database.drop();
  }
}

describeStore('store on SQLite', createSqlite);

const missing = await explainMissingPostgres();
if (missing === null) {
  describeStore('store on PostgreSQL', createPostgres);
  it('takes imports from two processes into one PostgreSQL', importFromTwoSides);
} else {
  console.warn(`skipped: store on PostgreSQL: ${missing}`);
  it.skip(`store on PostgreSQL: ${missing}`);
}
