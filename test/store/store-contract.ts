import { describe, it } from 'vitest';
import type { ReportStore } from '../../src/model/report-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { agencyTests } from './contract-of-agencies.ts';
import { findingTests } from './contract-of-finding.ts';
import { keepingTests } from './contract-of-keeping.ts';
import { FIELDS } from './sample-fields.ts';
import type { StoreTest } from './store-test.ts';
import type { TestDatabase } from './test-database.ts';

async function runTest(database: TestDatabase, test: StoreTest): Promise<void> {
  const { url } = database;
  const open = (): Promise<ReportStore> =>
    openStore({ url, publicUrl: 'https://example.test/', fields: FIELDS });
  const store = await open();
  try {
    await test({ store, open });
  } finally {
    await store.close();
  }
}

/** What every database behind the store must do alike. */
export function describeStore(name: string, createDatabase: () => Promise<TestDatabase>): void {
  describe(name, () => {
    for (const [title, test] of Object.entries({
      ...findingTests,
      ...keepingTests,
      ...agencyTests,
    }))
      it(title, async () => {
        const database = await createDatabase();
        try {
          await runTest(database, test);
        } finally {
          await database.drop();
        }
      });
  });
}
