import type { Figure } from '../model/figure.ts';
import type { FigureRanking, Selection } from '../model/report-store.ts';
import { findFigures } from './find-figures.ts';
import type { OpenedStore } from './opened-store.ts';
import { selectRows } from './select-rows.ts';
import { toOrdinal, toYear } from './tables.ts';
import { resolveMeasures } from './wanted-measure.ts';

type Order = { readonly direction: 'most' | 'least'; readonly count: number };
type Ranked = { readonly agencyId: string; readonly year: number; readonly value: number };

/** The sort is stable: ties stay in order of agency and year. */
function takeFirst<T>(items: readonly T[], order: Order, toValue: (item: T) => number): T[] {
  const sign = order.direction === 'most' ? -1 : 1;
  return items
    .toSorted((one, other) => sign * (toValue(one) - toValue(other)))
    .slice(0, order.count);
}

function toNumber({ value }: Figure): number {
  return typeof value === 'number' ? value : 0;
}

/** A figure that is a row of its own is found by its row. */
async function rankFound(
  store: OpenedStore,
  selection: Selection,
  order: Order,
): Promise<FigureRanking> {
  const figures = await findFigures(store, selection);
  const stated = figures.filter(({ value }) => typeof value === 'number');
  return {
    figures: takeFirst(stated, order, toNumber),
    reported: stated.length,
    sum: stated.reduce((sum, figure) => sum + toNumber(figure), 0),
    unreported: figures.length - stated.length,
  };
}

async function findRanked(
  store: OpenedStore,
  selection: Selection,
  ranked: readonly Ranked[],
): Promise<Figure[]> {
  const agencies = [...new Set(ranked.map(({ agencyId }) => agencyId))];
  const years = ranked.map(({ year }) => year);
  const figures = await findFigures(store, { ...selection, agencies, years });
  const byReport = new Map(figures.map((figure) => [`${figure.agencyId} ${figure.year}`, figure]));
  return ranked.flatMap(({ agencyId, year }) => byReport.get(`${agencyId} ${year}`) ?? []);
}

/** Ranks and adds up by the column of the measure alone; only the first are made into whole figures. */
export async function rankFigures(
  store: OpenedStore,
  selection: Selection,
  order: Order,
): Promise<FigureRanking> {
  const one = { ...selection, measures: selection.measures.slice(0, 1) };
  const column = resolveMeasures(store, one.measures)[0]?.measure?.column ?? null;
  if (column === null) return rankFound(store, one, order);
  const rows = await selectRows(store, one, [column]);
  const stated: Ranked[] = [];
  for (const row of rows) {
    const value = row[column] ?? null;
    const agencyId = store.agencies.getId(toOrdinal(row.key)) ?? '';
    if (value !== null) stated.push({ agencyId, year: toYear(row.key), value });
  }
  return {
    figures: await findRanked(
      store,
      one,
      takeFirst(stated, order, ({ value }) => value),
    ),
    reported: stated.length,
    sum: stated.reduce((sum, { value }) => sum + value, 0),
    unreported: rows.length - stated.length,
  };
}
