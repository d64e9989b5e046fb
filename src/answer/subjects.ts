import type { Asked } from '../model/query.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import type { Subject } from './figure-index.ts';
import { type Resolved, resolve } from './resolve.ts';

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

function nameAgency(brief: Brief, agencyId: string): string {
  const figure = brief.found.figures.find((of) => of.agencyId === agencyId);
  if (figure !== undefined) return figure.agency;
  const entry = brief.found.catalogue.find((of) => of.agencyId === agencyId);
  if (entry !== undefined) return entry.agency;
  const known = brief.rules.agencies.find((of) => of.id === agencyId);
  return known?.names[0]?.name ?? agencyId;
}

/** Every agency and year the question is about, in the order of the question; years that are not there included. */
export function findSubjects(brief: Brief, query: FiguresQuery): readonly Subject[] {
  const { agencies, years } = query.selection;
  const { figures } = brief.found;
  if (query.pairs !== undefined) {
    return query.pairs.map((pair) => ({ ...pair, agency: nameAgency(brief, pair.agencyId) }));
  }
  const named = agencies.length > 0 ? agencies : unique(figures.map((of) => of.agencyId));
  return named.flatMap((agencyId) => {
    const there = figures.filter((of) => of.agencyId === agencyId).map((of) => of.year);
    const asked = agencies.length > 0 && years.length > 0 ? years : unique(there);
    const agency = nameAgency(brief, agencyId);
    return asked.map((year) => ({ agencyId, agency, year }));
  });
}

const isKnown = (brief: Brief, { agencyId, year }: Subject): boolean =>
  brief.found.catalogue.some((of) => of.agencyId === agencyId && of.year === year) ||
  brief.found.figures.some((of) => of.agencyId === agencyId && of.year === year);

/** One thing asked of one subject, or that there is no such report. */
export function resolveFor(brief: Brief, subject: Subject, asked: Asked): Resolved {
  if (isKnown(brief, subject)) return resolve(subject, asked, brief.index);
  return {
    subject,
    measure: asked.measure,
    state: 'noReport',
    value: null,
    figure: null,
    parts: [],
    standIn: false,
  };
}

/** Two things asked that one figure answers are said once. */
function dropRepeats(all: readonly Resolved[]): readonly Resolved[] {
  const seen = new Set<string>();
  return all.filter(({ figure }) => {
    if (figure === null || figure.state !== 'reported') return true;
    const { field, applicant } = figure;
    const key = `${field}|${applicant}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Everything asked, subject by subject. */
export function resolveAll(brief: Brief, query: FiguresQuery): readonly Resolved[] {
  return findSubjects(brief, query).flatMap((subject) =>
    dropRepeats(query.asked.map((asked) => resolveFor(brief, subject, asked))),
  );
}
