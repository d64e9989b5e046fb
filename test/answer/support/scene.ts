import { fileURLToPath } from 'node:url';
import { type AnswerInput, composeAnswer } from '../../../src/answer/compose-answer.ts';
import type { Answer } from '../../../src/model/answer.ts';
import type { Measure } from '../../../src/model/field.ts';
import type { Figure } from '../../../src/model/figure.ts';
import {
  EMPTY_SLOTS,
  type IntentName,
  type Interpretation,
  type Slots,
} from '../../../src/model/interpretation.ts';
import type { Asked, Operation, Query } from '../../../src/model/query.ts';
import type { Report } from '../../../src/model/report.ts';
import type { Language } from '../../../src/model/text.ts';
import type { Found } from '../../../src/model/turn.ts';
import { loadRules } from '../../../src/rules/load-rules.ts';
import type { Rules } from '../../../src/rules/rules.ts';

/** The real rules: an answer without its wording would prove nothing. */
export const rules: Rules = await loadRules({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
});

export const NORTH = { agencyId: 'north-transport', agency: '北山市交通运输局' };
export const SOUTH = { agencyId: 'south-transport', agency: '南河县交通运输局' };
export const WEST = { agencyId: 'west-transport', agency: '西林区交通运输局' };

type Made = Partial<Omit<Figure, 'source'>> & { readonly source?: Partial<Figure['source']> };

/** A figure of the north's 2023 report, unless said otherwise. */
export function figure(field: string, value: Figure['value'], made: Made = {}): Figure {
  const known = rules.fields.find((of) => of.id === field);
  const agencyId = made.agencyId ?? NORTH.agencyId;
  const year = made.year ?? 2023;
  const { source, ...rest } = made;
  return {
    ...NORTH,
    year,
    field,
    applicant: known?.hasApplicant ? 'total' : null,
    label: known?.name ?? field,
    state: value === null ? 'notStated' : 'reported',
    value,
    qualifier: 'exact',
    unit: known?.unit ?? null,
    raw: value === null ? null : String(value),
    ...rest,
    source: {
      report: `${agencyId}-${year}`,
      title: `${rest.agency ?? NORTH.agency}${year}年政府信息公开工作年度报告`,
      section: null,
      place: `表三·${known?.name ?? field}`,
      line: 50,
      page: null,
      quote: null,
      url: `http://localhost:3000/reports/${agencyId}-${year}#f-${field}`,
      original: null,
      ...source,
    },
  };
}

export const ask = (field: string, more: Partial<Asked> = {}): Asked => ({
  measure: { field, applicant: null },
  fallbacks: [],
  parts: (rules.fields.find((of) => of.id === field)?.parts ?? []).map(
    (part): Measure => ({ field: part, applicant: null }),
  ),
  ...more,
});

export function figuresQuery(made: {
  readonly asked: readonly Asked[];
  readonly operation?: Operation;
  readonly agencies?: readonly string[];
  readonly years?: readonly number[];
  readonly intent?: IntentName;
  readonly slots?: Partial<Slots>;
}): Query {
  return {
    kind: 'figures',
    intent: made.intent ?? 'value',
    selection: {
      agencies: made.agencies ?? [NORTH.agencyId],
      regionCode: null,
      years: made.years ?? [2023],
      measures: made.asked.flatMap((of) => [of.measure, ...of.fallbacks, ...of.parts]),
    },
    asked: made.asked,
    operation: made.operation ?? { kind: 'value' },
    slots: { ...EMPTY_SLOTS, ...made.slots },
  };
}

export function interpret(language: Language = 'zh-Hans'): Interpretation {
  return {
    utterance: { text: '', now: '2024-06-01' },
    normalized: { original: '', text: '', spans: [], language },
    tokens: [],
    entities: [],
    intent: 'value',
    evidence: { by: 'rule', rule: '', score: 1, alternatives: [] },
    slots: EMPTY_SLOTS,
    unexplained: [],
  };
}

export function found(figures: readonly Figure[], reports: readonly Report[] = []): Found {
  const entries = new Map(
    [...figures, ...reports].map((of) => [
      `${of.agencyId}-${of.year}`,
      {
        agencyId: of.agencyId,
        agency: of.agency,
        year: of.year,
        reportId: `${of.agencyId}-${of.year}`,
      },
    ]),
  );
  return { catalogue: [...entries.values()], figures, reports };
}

/** The answer to a query over these figures. */
export function answer(
  query: Query,
  store: Found,
  more: Partial<AnswerInput> & { readonly language?: Language } = {},
): Answer {
  const { language, ...rest } = more;
  const interpretation = interpret(language);
  return composeAnswer({ query, found: store, interpretation, rules, context: null, ...rest });
}
