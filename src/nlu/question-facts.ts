import type { Entity, OperatorName } from '../model/entity.ts';
import type { Field } from '../model/field.ts';

/** What a question holds, counted: intents are guarded by these. */
export type QuestionFacts = {
  readonly agencies: number;
  readonly group: boolean;
  readonly place: boolean;
  readonly fields: number;
  readonly rates: number;
  readonly positions: number;
  /** Columns of the form named without a row. */
  readonly columns: readonly string[];
  readonly applicants: number;
  readonly numerals: number;
  /** Distinct years said, or Infinity for a range, 历年 and the like. */
  readonly years: number;
  readonly offsetYear: boolean;
  readonly operators: ReadonlySet<OperatorName>;
};

/** Counts the entities of a question. */
export function countFacts(
  entities: readonly Entity[],
  byId: ReadonlyMap<string, Field>,
): QuestionFacts {
  const count = (kind: Entity['kind']): number => entities.filter((e) => e.kind === kind).length;
  const fields = entities.flatMap((e) => (e.kind === 'field' ? [e.readings[0]?.value.field] : []));
  const years = entities.flatMap((e) => (e.kind === 'year' ? [e.value] : []));
  const distinct = new Set(years.flatMap((value) => (value.kind === 'years' ? value.years : [])));
  const open = years.some(({ kind }) => kind === 'range' || kind === 'last' || kind === 'all');
  const offsetYear = years.some(({ kind }) => kind === 'offset');
  return {
    agencies: count('agency'),
    group: count('allAgencies') > 0,
    place: count('region') > 0,
    fields: new Set(fields).size,
    rates: fields.filter((id) => byId.get(id ?? '')?.kind === 'derived').length,
    positions: count('place'),
    columns: entities.flatMap((e) =>
      e.kind === 'word' && e.of === 'column' ? e.name.split(' ') : [],
    ),
    applicants: entities.filter((e) => e.kind === 'applicant' && e.applicant !== 'total').length,
    numerals: count('numeral'),
    years: open
      ? Number.POSITIVE_INFINITY
      : distinct.size + (offsetYear && distinct.size > 0 ? 1 : 0),
    offsetYear,
    operators: new Set(entities.flatMap((e) => (e.kind === 'operator' ? [e.name] : []))),
  };
}
