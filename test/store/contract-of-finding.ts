import { expect } from 'vitest';
import { figureSchema } from '../../src/model/figure-schema.ts';
import type { ReportFilter } from '../../src/model/report-store.ts';
import { makeAgency, makeReport } from './sample-report.ts';
import { RECEIVED, type StoreTest, select } from './store-test.ts';

/** What every store must find. */
export const findingTests: Readonly<Record<string, StoreTest>> = {
  'states a figure with its place, quote and link': async ({ store }) => {
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
  },

  'keeps the states apart': async ({ store }) => {
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
  },

  'gives nothing for a report that does not exist': async ({ store }) => {
    const agency = makeAgency('zibo');
    await store.importReport(makeReport(agency, 2023, { received: 0 }), agency);
    const asked = select({ agencies: ['zibo', 'nobody'], years: [2022, 2023] });
    expect((await store.findFigures(asked)).map(({ year }) => year)).toEqual([2023]);
  },

  'answers in the order agency, year, measure': async ({ store }) => {
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
  },

  'narrows every agency by region': async ({ store }) => {
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
  },

  'sees at once what another process has imported': async ({ store, open }) => {
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
  },
  'cuts a page out of the list of reports, and finds an agency by a shortening of its name':
    async ({ store }) => {
      for (const id of ['b', 'a', 'c']) {
        const agency = {
          ...makeAgency(id),
          names: [{ name: `甲${id}市交通%局`, from: null, to: null }],
        };
        for (const year of [2023, 2022])
          await store.importReport(makeReport(agency, year, { received: 1 }), agency);
      }
      const page = async (filter: ReportFilter, offset = 0, limit = 10) => {
        const { items, total } = await store.pageReports(filter, { offset, limit });
        return [total, ...items.map(({ id }) => id)];
      };
      expect(await page({}, 1, 3)).toEqual([6, 'a-2023', 'b-2022', 'b-2023']);
      expect(await page({}, 9)).toEqual([6]);
      expect(await page({ year: 2022 }, 2)).toEqual([3, 'c-2022']);
      expect(await page({ agencyIds: ['c', 'a'], years: [2023] })).toEqual([2, 'a-2023', 'c-2023']);
      expect(await page({ agencyIds: [] })).toEqual([0]);
      expect(await page({ agencyName: '甲a交局' })).toEqual([2, 'a-2022', 'a-2023']);
      expect(await page({ agencyName: '局甲' })).toEqual([0]);
      expect((await page({ agencyName: '通%局' }))[0]).toBe(6);
      expect((await page({ agencyName: '通_局' }))[0]).toBe(0);
    },
  'ranks and adds up what is stated': async ({ store }) => {
    for (const [id, received] of [
      ['jia', 3],
      ['yi', 9],
      ['bing', null],
      ['ding', 9],
    ] as const) {
      const agency = makeAgency(id);
      await store.importReport(makeReport(agency, 2023, { received }), agency);
    }
    const rank = (direction: 'most' | 'least', field: string) =>
      store.rankFigures(select({ measures: [{ field, applicant: null }], years: [2023] }), {
        direction,
        count: 2,
      });
    const most = await rank('most', 'requests.received');
    expect(most.figures.map(({ agencyId, value }) => [agencyId, value])).toEqual([
      ['ding', 9],
      ['yi', 9],
    ]);
    expect(most).toMatchObject({ reported: 3, sum: 21, unreported: 1 });
    const least = await rank('least', 'requests.received');
    expect(least.figures.map(({ value }) => value)).toEqual([3, 9]);
    const posts = await rank('most', 'prose.site.posts');
    expect(posts).toMatchObject({ reported: 4, sum: 120_000, unreported: 0 });
    expect(posts.figures.map(({ agencyId }) => agencyId)).toEqual(['bing', 'ding']);
  },
};
