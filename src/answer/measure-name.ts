import type { Measure } from '../model/field.ts';
import type { Figure } from '../model/figure.ts';
import type { Brief } from './brief.ts';

type Column = { readonly field: string; readonly applicant: string | null };
type Naming = Pick<Brief, 'rules' | 'speech' | 'index' | 'say'>;

function nameColumn(applicant: string | null, { rules, speech, say }: Naming): string {
  if (applicant === null || applicant === 'total') return '';
  const known = rules.applicants.find((of) => of.id === applicant);
  const name = speech === 'en' ? known?.nameEn : known?.name;
  return say('value.applicant', { name: name ?? applicant });
}

/** The official name in the language of the question, with its applicant column. */
export function nameMeasure(measure: Column, naming: Naming): string {
  const field = naming.index.fields.get(measure.field);
  const english = naming.speech === 'en' ? field?.nameEn : null;
  const name = english ?? field?.name ?? measure.field;
  return `${name}${nameColumn(measure.applicant, naming)}`;
}

/** The name as a sentence says it: 2023 年新收政府信息公开申请. */
export function sayMeasure(measure: Column, naming: Naming): string {
  const said = naming.index.fields.get(measure.field)?.said ?? null;
  if (said === null || naming.speech === 'en') return nameMeasure(measure, naming);
  return `${said}${nameColumn(measure.applicant, naming)}`;
}

/** As nameMeasure; a row no field knows keeps its printed label. */
export function nameFigure(figure: Figure, naming: Naming): string {
  if (naming.index.fields.has(figure.field)) return nameMeasure(figure, naming);
  return figure.label;
}

/** As sayMeasure, for a figure. */
export function sayFigureName(figure: Figure, naming: Naming): string {
  if (naming.index.fields.has(figure.field)) return sayMeasure(figure, naming);
  return figure.label;
}

export const unitOf = (measure: Measure, naming: Pick<Brief, 'index'>): string =>
  naming.index.fields.get(measure.field)?.unit ?? '';
