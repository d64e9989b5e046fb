import { type Agency, type AgencyName, findNameInYear } from '../model/agency.ts';
import type { Report } from '../model/report.ts';
import type { ReportStore } from '../model/report-store.ts';

/** A report with the agency it belongs to; `renamed` when earlier reports of it need the new name too. */
type Settled = {
  readonly report: Report;
  readonly agency: Agency;
  readonly renamed: boolean;
};

/** The bodies of the store, so that a report finds the one it belongs to under any of its names. */
export type AgencyBook = { settle(report: Report, agency: Agency): Settled };

type Entry = { agency: Agency; readonly years: Set<number> };

/** 淮安市洪泽区人民政府 says all of 洪泽区人民政府 and where it is; 平潭综合实验区管委会 says who governs 平潭综合实验区. */
type IsFuller = (name: string, than: string) => boolean;

function createIsFuller(placeBodies: readonly string[]): IsFuller {
  return (name, than) =>
    name !== than && (name.endsWith(than) || placeBodies.some((end) => name === than + end));
}

/** A name that is neither shorter nor fuller was borne before or after: by the years it was seen in. */
function addByYear(
  names: readonly AgencyName[],
  added: { readonly name: string; readonly year: number; readonly years: ReadonlySet<number> },
): readonly AgencyName[] {
  const { name, year, years } = added;
  const [current, ...older] = names;
  if (current === undefined) return [{ name, from: null, to: null }];
  if (years.size > 0 && year > Math.max(...years))
    return [
      { name, from: year, to: null },
      { ...current, to: current.to ?? Math.max(...years) },
      ...older,
    ];
  if (years.size > 0 && year < Math.min(...years)) {
    const first = { ...current, from: current.from ?? Math.min(...years) };
    return [first, ...older, { name, from: null, to: year }];
  }
  return [...names, { name, from: null, to: null }];
}

function addName(
  entry: Entry,
  { name, year, isFuller }: { name: string; year: number; isFuller: IsFuller },
): readonly AgencyName[] {
  const { names } = entry.agency;
  const current = names[0]?.name ?? '';
  if (names.some((known) => known.name === name)) return names;
  if (isFuller(name, current)) {
    const { from = null, to = null } = names[0] ?? {};
    return [{ name, from, to }, ...names];
  }
  if (names.some((known) => isFuller(known.name, name)))
    return [...names, { name, from: null, to: null }];
  return addByYear(names, { name, year, years: entry.years });
}

const toPlaceKey = ({ regionCode, level, function: job }: Agency): string | null =>
  regionCode === null || job === null ? null : `${regionCode} ${level} ${job}`;

/** Two created bodies of one place of which one has the fuller name of the other. */
function isSameBody(one: Agency, other: Agency, isFuller: IsFuller): boolean {
  const [name = '', than = ''] = [one.names[0]?.name, other.names[0]?.name];
  return one.regionCode !== null && (isFuller(name, than) || isFuller(than, name));
}

/** Within one region: by name, or by what the body does. */
function findEntry(
  entries: readonly Entry[],
  agency: Agency,
  isFuller: IsFuller,
): Entry | undefined {
  const own = new Set(agency.names.map(({ name }) => name));
  const place = toPlaceKey(agency);
  return (
    entries.find(({ agency: each }) => each.names.some(({ name }) => own.has(name))) ??
    entries.find(({ agency: each }) => isSameBody(each, agency, isFuller)) ??
    entries.find(({ agency: each }) => place !== null && toPlaceKey(each) === place)
  );
}

function joinNames(
  entry: Entry,
  agency: Agency,
  { year, isFuller }: { year: number; isFuller: IsFuller },
): readonly AgencyName[] {
  const [only, ...others] = agency.names;
  if (others.length === 0 && only?.from === null && only.to === null)
    return addName(entry, { name: only.name, year, isFuller });
  const own = new Set(agency.names.map(({ name }) => name));
  return [...agency.names, ...entry.agency.names.filter(({ name }) => !own.has(name))];
}

function join({
  entry,
  report,
  agency,
  isFuller,
}: {
  readonly entry: Entry;
  readonly report: Report;
  readonly agency: Agency;
  readonly isFuller: IsFuller;
}): Settled {
  const { agency: known, years } = entry;
  const names = joinNames(entry, agency, { year: report.year, isFuller });
  const joined = { ...(known.id === agency.id ? agency : known), names };
  const renamed = JSON.stringify(names) !== JSON.stringify(known.names);
  entry.agency = joined;
  years.add(report.year);
  const name = findNameInYear(joined, report.year) ?? report.agency;
  const { province, city, county } = joined;
  const own = { agencyId: joined.id, id: `${joined.id}-${report.year}`, agency: name };
  const settled = { ...report, ...own, region: { province, city, county } };
  return { report: settled, agency: joined, renamed };
}

/** Reads the bodies of the store once; reports of the same run are entered as they come. */
export async function openAgencyBook(
  store: ReportStore,
  placeBodies: readonly string[],
): Promise<AgencyBook> {
  const isFuller = createIsFuller(placeBodies);
  const years = Map.groupBy(await store.readCatalogue(), ({ agencyId }) => agencyId);
  const entries = (await store.listAgencies()).map((agency): Entry => {
    return { agency, years: new Set((years.get(agency.id) ?? []).map(({ year }) => year)) };
  });
  const byId = new Map(entries.map((entry) => [entry.agency.id, entry]));
  const byRegion = Map.groupBy(entries, ({ agency }) => agency.regionCode);
  return {
    settle(report, agency) {
      const near = byRegion.get(agency.regionCode) ?? [];
      const entry = byId.get(agency.id) ?? findEntry(near, agency, isFuller);
      if (entry !== undefined) return join({ entry, report, agency, isFuller });
      const made = { agency, years: new Set([report.year]) };
      byId.set(agency.id, made);
      byRegion.set(agency.regionCode, [...near, made]);
      return { report, agency, renamed: false };
    },
  };
}
