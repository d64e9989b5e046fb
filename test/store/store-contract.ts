import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { figureSchema } from '../../src/model/figure-schema.ts';
import type { ReportStore, Selection } from '../../src/model/report-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { FIELDS, makeAgency, makeReport } from './sample-report.ts';
import type { TestDatabase } from './test-database.ts';

const PUBLIC_URL = 'https://example.test/';
const RECEIVED = { field: 'requests.received', applicant: 'total' } as const;

function select(part: Partial<Selection>): Selection {
  return { agencies: [], regionCode: null, years: [], measures: [RECEIVED], ...part };
}

/** What every database behind the store must do alike. */
export function describeStore(name: string, createDatabase: () => Promise<TestDatabase>): void {
  describe(name, () => {
    let database: TestDatabase;
    let store: ReportStore;
    const open = (): Promise<ReportStore> =>
      openStore({ url: database.url, publicUrl: PUBLIC_URL, fields: FIELDS });

    beforeEach(async () => {
      database = await createDatabase();
      store = await open();
    });
    afterEach(async () => {
      await store.close();
      await database.drop();
    });

    it('gives a report back as it was handed in', async () => {
      const agency = makeAgency('zibo');
      const report = makeReport(agency, 2023, { received: 12 });
      expect(await store.importReport(report, agency)).toBe('added');
      expect(await store.readReport(report.id)).toEqual(report);
      expect(await store.findChecks(report.id)).toEqual(report.checks);
      expect(await store.readReport('nobody-2023')).toBeNull();
    });

    it('states a figure with its place, quote and link', async () => {
      const agency = makeAgency('zibo');
      await store.importReport(makeReport(agency, 2023, { received: 12 }), agency);
      const figures = await store.findFigures(select({ agencies: ['zibo'], years: [2023] }));
      expect(figures).toEqual([
        {
          agency: '2023年的zibo',
          agencyId: 'zibo',
          year: 2023,
          field: 'requests.received',
          applicant: 'total',
          label: 'requests.received（total）',
          state: 'reported',
          value: 12,
          qualifier: 'exact',
          unit: '件',
          raw: '12',
          source: {
            report: 'zibo-2023',
            title: 'zibo 2023 年度报告',
            section: '三',
            place: '表三·requests.received·total / 第50行',
            line: 50,
            page: null,
            quote: '一、requests.received 12',
            url: 'https://example.test/reports/zibo-2023#f-requests.received-total',
            original: null,
          },
        },
      ]);
    });

    it('keeps the states apart', async () => {
      const agency = makeAgency('zibo');
      await store.importReport(makeReport(agency, 2023, { received: 0 }), agency);
      const measures = [
        RECEIVED,
        { field: 'rules.issued', applicant: null },
        { field: 'review.total', applicant: null },
        { field: 'prose.site.posts', applicant: null },
        { field: 'fees.amount', applicant: null },
        { field: 'derived.rate', applicant: null },
      ];
      const figures = await store.findFigures(
        select({ agencies: ['zibo'], years: [2023], measures }),
      );
      expect(figures.map(({ state, value, raw }) => [state, value, raw])).toEqual([
        ['reported', 0, '0'],
        ['blank', null, ''],
        ['image', null, null],
        ['reported', 30_000, '3 万余条'],
        ['reported', 3.978, '3.978（合计）'],
        ['notStated', null, null],
      ]);
      for (const figure of figures) figureSchema.parse(figure);
    });

    it('gives nothing for a report that does not exist', async () => {
      const agency = makeAgency('zibo');
      await store.importReport(makeReport(agency, 2023, { received: 0 }), agency);
      const asked = select({ agencies: ['zibo', 'nobody'], years: [2022, 2023] });
      expect((await store.findFigures(asked)).map(({ year }) => year)).toEqual([2023]);
    });

    it('answers in the order agency, year, measure', async () => {
      for (const id of ['wu', 'jia'])
        for (const year of [2023, 2021, 2022]) {
          const agency = makeAgency(id);
          await store.importReport(makeReport(agency, year, { received: year }), agency);
        }
      const every = await store.findFigures(select({}));
      expect(every.map(({ agencyId, value }) => [agencyId, value])).toEqual([
        ['jia', 2021],
        ['jia', 2022],
        ['jia', 2023],
        ['wu', 2021],
        ['wu', 2022],
        ['wu', 2023],
      ]);
      const said = await store.findFigures(select({ agencies: ['wu', 'jia'], years: [2023] }));
      expect(said.map(({ agencyId }) => agencyId)).toEqual(['wu', 'jia']);
      expect((await store.readCatalogue()).map(({ reportId }) => reportId)).toEqual(
        ['jia', 'wu'].flatMap((id) => [2021, 2022, 2023].map((year) => `${id}-${year}`)),
      );
    });

    it('narrows every agency by region', async () => {
      for (const [id, code] of [
        ['zibo', '370300'],
        ['weihai', '371000'],
        ['haidong', '630200'],
      ] as const) {
        const agency = makeAgency(id, code);
        await store.importReport(makeReport(agency, 2023, { received: 1 }), agency);
      }
      const found = async (regionCode: string): Promise<string[]> =>
        (await store.findFigures(select({ regionCode, years: [2023] }))).map(
          ({ agencyId }) => agencyId,
        );
      expect(await found('37')).toEqual(['weihai', 'zibo']);
      expect(await found('3703')).toEqual(['zibo']);
      expect(await found("3' or 1=1 --")).toEqual([]);
      expect((await store.listReports({ regionCode: '63' })).map(({ id }) => id)).toEqual([
        'haidong-2023',
      ]);
    });

    it('changes nothing for the same bytes and keeps history for others', async () => {
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
    });

    it('sees at once what another process has imported', async () => {
      const agency = makeAgency('zibo');
      await store.importReport(makeReport(agency, 2023, { received: 12 }), agency);
      await store.findFigures(select({ agencies: ['zibo'] }));
      await store.readCatalogue();
      const other = await open();
      const strange = makeReport(agency, 2023, { received: 15 });
      const figures = strange.figures.map((figure) => ({ ...figure, label: `新${figure.label}` }));
      await other.importReport({ ...strange, figures }, agency);
      const newcomer = makeAgency('wu');
      await other.importReport(makeReport(newcomer, 2020, { received: 1 }), newcomer);
      await other.close();
      const found = await store.findFigures(select({}));
      expect(found.map(({ label, value }) => [label, value])).toEqual([
        ['requests.received（total）', 1],
        ['新requests.received（total）', 15],
      ]);
      expect(await store.readCatalogue()).toHaveLength(2);
    });

    it('lists agencies, reports and caveats', async () => {
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
        figureCount: 19,
        failedChecks: 1,
        issueCount: 1,
      });
      expect(await store.listReports({ format: 'fmt2019' })).toEqual([]);
      const fees = { field: 'fees.amount', applicant: null };
      expect(await store.findNotes(select({ years: [2023], measures: [fees, RECEIVED] }))).toEqual([
        { agencyId: 'zibo', year: 2023, ...fees, notes: ['列序为推定'] },
      ]);
    });

    it('shows every figure of a report in the order of the form', async () => {
      const agency = makeAgency('zibo');
      const report = makeReport(agency, 2023, { received: 12 });
      await store.importReport(report, agency);
      const figures = await store.readFigures(report.id);
      expect(figures.map(({ field, applicant, raw }) => [field, applicant, raw])).toEqual(
        report.figures.map(({ field, applicant, raw }) => [field, applicant, raw]),
      );
      expect(await store.readFigures('nobody-2023')).toEqual([]);
    });

    it('survives being closed and opened again, and refuses when closed', async () => {
      const agency = makeAgency('zibo');
      const report = makeReport(agency, 2023, { received: 12 });
      await store.importReport(report, agency);
      await store.close();
      await expect(store.readCatalogue()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      store = await open();
      expect(await store.readReport(report.id)).toEqual(report);
    });
  });
}
