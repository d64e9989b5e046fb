import type { Entity, YearValue } from '../model/entity.ts';

/** One value for all the years of a question; several single years are one list. */
export function fillYears(entities: readonly Entity[]): YearValue | null {
  const values = entities.flatMap((e) => (e.kind === 'year' ? [e.value] : []));
  const [first] = values;
  if (first === undefined) {
    return null;
  }
  const years = [...new Set(values.flatMap((v) => (v.kind === 'years' ? v.years : [])))];
  // 2022和2021哪年多: which of those said, so the word for all of them stands back.
  const open = values.find(
    ({ kind }) => kind === 'range' || kind === 'last' || (kind === 'all' && years.length < 2),
  );
  if (open !== undefined) {
    return open;
  }
  const offset = values.find((value) => value.kind === 'offset');
  if (years.length === 1 && offset !== undefined && offset.kind === 'offset') {
    const [year = 0] = years;
    return { kind: 'years', years: [...new Set([year + offset.offset, year])] };
  }
  return years.length > 0 ? { kind: 'years', years: years.sort((a, b) => a - b) } : first;
}
