import { expect } from 'vitest';
import { makeAgency, makeReport } from './sample-report.ts';
import { RECEIVED, type StoreTest, select } from './store-test.ts';

/** What every store must keep. */
export const keepingTests: Readonly<Record<string, StoreTest>> = {
  'gives a report back as it was handed in': async ({ store }) => {
    const agency = makeAgency('zibo');
    const report = makeReport(agency, 2023, { received: 12 });
    expect(await store.importReport(report, agency)).toBe('added');
    expect(await store.readReport(report.id)).toEqual(report);
    expect(await store.findChecks(report.id)).toEqual(report.checks);
    expect(await store.readReport('nobody-2023')).toBeNull();
  },

  'changes nothing for the same bytes and keeps history for others': async ({ store }) => {
    const agency = makeAgency('zibo');
    const first = makeReport(agency, 2023, { received: 12 });
    const second = makeReport(agency, 2023, { received: 15 });
    await store.importReport(first, agency);
    expect(await store.importReport(first, agency)).toBe('unchanged');
    expect(await store.importReport(second, agency)).toBe('replaced');
    expect(await store.readReport(first.id)).toEqual(second);
    expect(await store.readReport(first.id, 1)).toEqual(first);
    expect(await store.readReport(first.id, 2)).toEqual(second);
    expect(await store.readReport(first.id, 3)).toBeNull();
    const versions = await store.listVersions(first.id);
    expect(versions.map(({ version, sha256, changes }) => [version, sha256, changes])).toEqual([
      [1, first.sha256, []],
      [
        2,
        second.sha256,
        ['requests.received@natural_person: 12 → 15', 'requests.received@total: 12 → 15'],
      ],
    ]);
    const figures = await store.findFigures(select({ agencies: ['zibo'] }));
    expect(figures.map(({ value }) => value)).toEqual([15]);
  },

  'lists agencies, reports and caveats': async ({ store }) => {
    const agency = makeAgency('zibo');
    const report = makeReport(agency, 2023, { received: 12 });
    await store.importReport(report, agency);
    const renamed = {
      ...agency,
      names: [{ name: '新名', from: 2024, to: null }, ...agency.names],
    };
    await store.importReport(makeReport(agency, 2024, { received: 1 }), renamed);
    expect(await store.listAgencies()).toEqual([renamed]);
    const [summary] = await store.listReports({
      year: 2023,
      agencyId: 'zibo',
      checksFailed: true,
    });
    expect(summary).toMatchObject({
      id: 'zibo-2023',
      figureCount: 20,
      failedChecks: 1,
      issueCount: 1,
    });
    expect(await store.listReports({ format: 'fmt2019' })).toEqual([]);
    const fees = { field: 'fees.amount', applicant: null };
    expect(await store.findNotes(select({ years: [2023], measures: [fees, RECEIVED] }))).toEqual([
      { agencyId: 'zibo', year: 2023, ...fees, notes: ['列序为推定'] },
    ]);
  },

  'shows every figure of a report in the order of the form': async ({ store }) => {
    const agency = makeAgency('zibo');
    const report = makeReport(agency, 2023, { received: 12 });
    await store.importReport(report, agency);
    const figures = await store.readFigures(report.id);
    expect(figures.map(({ field, applicant, raw }) => [field, applicant, raw])).toEqual(
      report.figures.map(({ field, applicant, raw }) => [field, applicant, raw]),
    );
    expect(await store.readFigures('nobody-2023')).toEqual([]);
  },

  'survives being closed and opened again, and refuses when closed': async ({ store, open }) => {
    const agency = makeAgency('zibo');
    const report = makeReport(agency, 2023, { received: 12 });
    await store.importReport(report, agency);
    await store.close();
    await expect(store.readCatalogue()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    const again = await open();
    expect(await again.readReport(report.id)).toEqual(report);
    await again.close();
  },
};
