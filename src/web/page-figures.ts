import type { Figure } from '../model/figure.ts';
import type { ReportFilter } from '../model/report-store.ts';
import { toMeasures } from './measures.ts';
import type { Paged, Paging } from './paging.ts';
import type { WebDeps } from './web-deps.ts';

export type FigureSelection = Paging & {
  /** Empty: every agency. */
  readonly agencies: readonly string[];
  /** Empty: every year. */
  readonly years: readonly number[];
  readonly fields: readonly string[];
};

type Deps = Pick<WebDeps, 'store' | 'fields' | 'applicants'>;

const toFilter = ({ agencies, years }: FigureSelection): ReportFilter => ({
  ...(agencies.length === 0 ? {} : { agencyIds: agencies }),
  ...(years.length === 0 ? {} : { years }),
});

/** Every report has one figure a measure: which reports a page is of is known beforehand. */
async function pageMeasures(deps: Deps, selection: FigureSelection): Promise<Paged<Figure>> {
  const { offset, limit } = selection;
  const measures = toMeasures(selection.fields, deps);
  const count = measures.length;
  if (count === 0) return { items: [], total: 0, offset, limit };
  const skip = offset % count;
  const { items: reports, total } = await deps.store.pageReports(toFilter(selection), {
    offset: Math.floor(offset / count),
    limit: Math.ceil((skip + limit) / count),
  });
  const agencies = [...new Set(reports.map(({ agencyId }) => agencyId))];
  const years = [...new Set(reports.map(({ year }) => year))];
  const found =
    reports.length === 0
      ? []
      : await deps.store.findFigures({ agencies, regionCode: null, years, measures });
  const byReport = Map.groupBy(found, ({ source }) => source.report);
  const items = reports.flatMap(({ id }) => byReport.get(id) ?? []).slice(skip, skip + limit);
  return { items, total: total * count, offset, limit };
}

/** All figures of some reports in the order of the form; only the reports the page touches are read. */
async function pageReportFigures(deps: Deps, selection: FigureSelection): Promise<Paged<Figure>> {
  const { offset, limit } = selection;
  const items: Figure[] = [];
  let total = 0;
  for (const { id, figureCount } of await deps.store.listReports(toFilter(selection))) {
    const from = Math.max(0, offset - total);
    const to = Math.min(figureCount, offset + limit - total);
    total += figureCount;
    if (from < to) items.push(...(await deps.store.readFigures(id)).slice(from, to));
  }
  return { items, total, offset, limit };
}

/** A page of the figures of some fields, or of everything some agencies state. */
export async function pageFigures(deps: Deps, selection: FigureSelection): Promise<Paged<Figure>> {
  return selection.fields.length > 0
    ? await pageMeasures(deps, selection)
    : await pageReportFigures(deps, selection);
}
