import type { Field } from '../../src/model/field.ts';

/** The applicant columns of table three, in printed order. */
export const APPLICANTS = [
  'natural_person',
  'business',
  'research',
  'nonprofit',
  'legal_service',
  'other',
  'total',
] as const;

/** A catalogue entry with everything a test does not care about left empty. */
function makeField(part: Pick<Field, 'id' | 'name' | 'group'> & Partial<Field>): Field {
  return {
    nameEn: null,
    kind: 'cell',
    unit: '件',
    eras: ['fmt2021'],
    rowLabels: [],
    columnLabels: [],
    aliases: [],
    aliasesEn: [],
    definition: '',
    basis: null,
    notes: null,
    comparableTo: [],
    hasApplicant: part.group === 't3',
    stock: false,
    parts: [],
    formula: null,
    patterns: [],
    ...part,
  };
}

export const FIELDS: readonly Field[] = [
  makeField({ id: 'rules.issued', name: '规章·本年制发件数', group: 't2.1' }),
  makeField({ id: 'fees.amount', name: '行政事业性收费', group: 't2.8', unit: '万元' }),
  makeField({ id: 'requests.received', name: '本年新收申请', group: 't3' }),
  makeField({ id: 'outcome.granted', name: '予以公开', group: 't3' }),
  makeField({ id: 'review.total', name: '复议·总计', group: 't4' }),
  makeField({
    id: 'prose.site.posts',
    name: '网站发布',
    group: 'prose',
    kind: 'prose',
    unit: '条',
  }),
];
