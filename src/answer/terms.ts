import type { Measure } from '../model/field.ts';
import type { Figure } from '../model/figure.ts';
import type { Brief } from './brief.ts';
import { tidy } from './compute.ts';
import type { Subject } from './figure-index.ts';
import { nameMeasure } from './measure-name.ts';
import { isNumber, type Resolved, restsOn } from './resolve.ts';
import { resolveFor } from './subjects.ts';

/** A sum of signed figures of one report: one side of a formula. */
export type Terms = {
  /** null as soon as one of them has no number. */
  readonly value: number | null;
  readonly resolved: readonly Resolved[];
  /** +1 or −1, one for each of `resolved`. */
  readonly signs: readonly (1 | -1)[];
  readonly missing: readonly Resolved[];
};

/** One thing looked up as printed, or as the sum of its parts; formulas take no stand-ins. */
export function lookUp(brief: Brief, subject: Subject, measure: Measure): Resolved {
  const asked = brief.query.kind === 'figures' ? brief.query.asked : [];
  const known = asked.find(
    (of) => of.measure.field === measure.field && of.measure.applicant === measure.applicant,
  );
  const ids = brief.index.fields.get(measure.field)?.parts ?? [];
  const parts = ids.map((field) => ({ field, applicant: measure.applicant }));
  return resolveFor(brief, subject, known ?? { measure, fallbacks: [], parts });
}

/** `['outcome.granted', '-outcome.partial']` over one subject. */
export function sumTerms(brief: Brief, subject: Subject, terms: readonly Term[]): Terms {
  const resolved = terms.map((term) => lookUp(brief, subject, term.measure));
  let value: number | null = 0;
  for (const [at, one] of resolved.entries()) {
    value = value === null || !isNumber(one) ? null : value + (terms[at]?.sign ?? 1) * one.value;
  }
  return {
    value: value === null ? null : tidy(value),
    resolved,
    signs: terms.map((term) => term.sign),
    missing: resolved.filter((one) => !isNumber(one)),
  };
}

export type Term = { readonly sign: 1 | -1; readonly measure: Measure };

/** A signed field id of a formula, in the applicant column asked for. */
export function parseTerm(brief: Brief, term: string, applicant: Measure['applicant']): Term {
  const field = term.replace(/^-/, '');
  const has = brief.index.fields.get(field)?.hasApplicant === true;
  return {
    sign: term.startsWith('-') ? -1 : 1,
    measure: { field, applicant: has ? applicant : null },
  };
}

/** 办结总计（表格截断）: which figures a formula lacks. */
export function nameMissing(brief: Brief, missing: readonly Resolved[]): string {
  const names = missing.map((one) =>
    brief.say('rate.lacks', {
      label: nameMeasure(one.measure, brief),
      state: brief.say(`value.short.${one.state}`),
    }),
  );
  return [...new Set(names)].join(brief.say('value.comma'));
}

export const figuresOfTerms = (terms: readonly Terms[]): readonly Figure[] => [
  ...new Set(terms.flatMap((of) => of.resolved.flatMap(restsOn))),
];
