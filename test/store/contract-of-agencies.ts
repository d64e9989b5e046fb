import { expect } from 'vitest';
import { makeAgency, makeReport } from './sample-report.ts';
import { type StoreTest, select } from './store-test.ts';

/** What every store must do with the bodies reports belong to. */
export const agencyTests: Readonly<Record<string, StoreTest>> = {
  'finds a report by its bytes and replaces it by the same ones when told': async ({ store }) => {
    const agency = makeAgency('zibo');
    const report = makeReport(agency, 2023, { received: 12 });
    await store.importReport(report, agency);
    const found = await store.listReports({ sha256: report.sha256 });
    expect(found.map(({ id }) => id)).toEqual([report.id]);
    expect(await store.listReports({ sha256: 'other' })).toEqual([]);
    const title = `${report.title}（更正）`;
    expect(await store.importReport({ ...report, title }, agency, { again: true })).toBe(
      'replaced',
    );
    expect((await store.readReport(report.id))?.title).toBe(title);
  },

  'renames an agency and its reports from a year on': async ({ store, open }) => {
    const agency = makeAgency('zibo');
    for (const year of [2020, 2023])
      await store.importReport(makeReport(agency, year, { received: year }), agency);
    const other = await open();
    const old = { name: agency.names[0]?.name ?? '', from: null, to: 2021 };
    await store.saveAgency({ ...agency, names: [{ name: '新局', from: 2022, to: null }, old] });
    for (const each of [store, other]) {
      const figures = await each.findFigures(select({}));
      expect(figures.map(({ agency: name, year }) => [year, name])).toEqual([
        [2020, old.name],
        [2023, '新局'],
      ]);
    }
    await other.close();
  },

  'merges two agencies with all they have': async ({ store, open }) => {
    const [one, two] = [makeAgency('aa', '370300', '甲局'), makeAgency('bb', '370300', '乙局')];
    await store.importReport(makeReport(one, 2022, { received: 1 }), one);
    await store.importReport(makeReport(two, 2023, { received: 2 }), two);
    await store.importReport(makeReport(two, 2023, { received: 3 }), two);
    const other = await open();
    const before = await store.readReport('bb-2023');
    expect(await store.mergeAgencies('bb', 'aa')).toEqual({ moved: 1 });
    const agencies = await other.listAgencies();
    expect(agencies.map(({ id, names }) => [id, names.map(({ name }) => name)])).toEqual([
      ['aa', ['甲局', '乙局']],
    ]);
    const moved = { id: 'aa-2023', agencyId: 'aa', agency: '甲局' };
    expect(await other.readReport('aa-2023')).toEqual({ ...before, ...moved });
    expect(await store.readReport('bb-2023')).toBeNull();
    expect((await store.listVersions('aa-2023')).map(({ version }) => version)).toEqual([1, 2]);
    const figures = await other.findFigures(select({ agencies: ['aa'] }));
    expect(figures.map(({ value }) => value)).toEqual([1, 3]);
    await other.importReport(makeReport(two, 2020, { received: 5 }), two);
    expect((await store.listAgencies()).map(({ id }) => id)).toEqual(['aa', 'bb']);
    await other.close();
  },

  'refuses to merge what does not exist or overlaps, and changes nothing': async ({ store }) => {
    const [one, two] = [makeAgency('aa', '370300', '甲局'), makeAgency('bb', '370300', '乙局')];
    for (const agency of [one, two])
      await store.importReport(makeReport(agency, 2022, { received: 1 }), agency);
    await expect(store.mergeAgencies('aa', 'bb')).rejects.toMatchObject({ code: 'USAGE' });
    await expect(store.mergeAgencies('aa', 'nobody')).rejects.toMatchObject({ code: 'USAGE' });
    await expect(store.mergeAgencies('aa', 'aa')).rejects.toMatchObject({ code: 'USAGE' });
    expect((await store.readCatalogue()).map(({ reportId }) => reportId)).toEqual([
      'aa-2022',
      'bb-2022',
    ]);
  },
};
