import type { Measure } from '../model/field.ts';
import type { WebDeps } from './web-deps.ts';

/** Every column of the fields named; ids that no field has are left out. */
export function toMeasures(
  ids: readonly string[],
  { fields, applicants }: Pick<WebDeps, 'fields' | 'applicants'>,
): readonly Measure[] {
  const columns = applicants.flatMap(({ id }) => (id === 'organizations' ? [] : [id]));
  const found = fields.filter((field) => ids.includes(field.id));
  return found.flatMap(({ id, hasApplicant }): readonly Measure[] =>
    hasApplicant
      ? columns.map((applicant) => ({ field: id, applicant }))
      : [{ field: id, applicant: null }],
  );
}
