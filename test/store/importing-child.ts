import { openStore } from '../../src/store/open-store.ts';
import { FIELDS } from './sample-fields.ts';
import { makeAgency, makeReport } from './sample-report.ts';

/** Replaces one report over and over until it is killed; a line on stdout says that it has begun. */
const url = process.argv[2] ?? '';
const store = await openStore({ url, publicUrl: 'https://example.test', fields: FIELDS });
const agency = makeAgency('zibo');

await store.importReport(makeReport(agency, 2023, { received: 11 }), agency);
process.stdout.write('importing\n');
for (;;)
  for (const received of [22, 11])
    await store.importReport(makeReport(agency, 2023, { received }), agency);
