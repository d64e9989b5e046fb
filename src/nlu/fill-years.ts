import type { Entity, YearValue } from '../model/entity.ts';

/** One value for all the years of a question; several single years are one list. */
export function fillYears(entities: readonly Entity[]): YearValue | null {
  const values = entities.flatMap((e) => (e.kind === 'year' ? [e.value] : []));
  const [first] = values;
  if (first === undefined) {
    return null;
  }
  const open = values.find(({ kind }) => kind === 'range' || kind === 'all' || kind === 'last');
  if (open !== undefined) {
    return open;
  }
  const years = [...new Set(values.flatMap((v) => (v.kind === 'years' ? v.years : [])))];
  const offset = values.find((value) => value.kind === 'offset');
  if (years.length === 1 && offset !== undefined && offset.kind === 'offset') {
    const [year = 0] = years;
    return { kind: 'years', years: [...new Set([year + offset.offset, year])] };
  }
  return years.length > 0 ? { kind: 'years', years: years.sort((a, b) => a - b) } : first;
}
