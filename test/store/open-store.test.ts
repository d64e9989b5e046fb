import { it } from 'vitest';
import { describeStore } from './store-contract.ts';
import { createPostgres, createSqlite, explainMissingPostgres } from './test-database.ts';

describeStore('store on SQLite', createSqlite);

const missing = await explainMissingPostgres();
if (missing === null) describeStore('store on PostgreSQL', createPostgres);
else {
  console.warn(`skipped: store on PostgreSQL: ${missing}`);
  it.skip(`store on PostgreSQL: ${missing}`);
}
