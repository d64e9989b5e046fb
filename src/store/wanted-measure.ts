import type { Measure } from '../model/field.ts';
import type { NumberedMeasure } from './measure-register.ts';
import type { OpenedStore } from './opened-store.ts';

/** A measure asked for; `measure` is missing when no report ever stated it. */
export type WantedMeasure = {
  readonly field: string;
  readonly applicant: string | null;
  readonly label: string;
  readonly unit: string | null;
  readonly measure: NumberedMeasure | undefined;
};

/** A field with applicant columns and none said means its total; one without knows no applicant. */
export function resolveMeasures(store: OpenedStore, measures: readonly Measure[]): WantedMeasure[] {
  return measures.map((asked) => {
    const field = store.fields.get(asked.field);
    const fallback = field?.hasApplicant === true ? 'total' : null;
    const applicant = field?.hasApplicant === false ? null : (asked.applicant ?? fallback);
    const unit = field === undefined || field.unit === '' ? null : field.unit;
    const measure = store.measures.find(asked.field, applicant);
    return { field: asked.field, applicant, label: field?.name ?? asked.field, unit, measure };
  });
}
