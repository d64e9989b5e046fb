import type { Measure } from '../model/field.ts';
import type { Operation } from '../model/query.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import type { Draft } from './draft.ts';
import type { Subject } from './figure-index.ts';
import { type Divided, divide, type Fraction } from './fraction.ts';
import { nameMeasure } from './measure-name.ts';
import { findSubjects } from './subjects.ts';
import { parseTerm, sumTerms, type Term, type Terms } from './terms.ts';
import { joinDrafts, wrapFractions } from './wrap-fractions.ts';

type Rate = Extract<Operation, { kind: 'rate' }>;

const NONE: Terms = { value: 1, resolved: [], missing: [] };

type Wanted = {
  readonly field: string;
  readonly applicant: Measure['applicant'];
  readonly substitute: Measure | null;
};

/** The fraction a derived field stands for; null when the field is no formula. */
function toFraction(brief: Brief, subject: Subject, wanted: Wanted): Fraction | null {
  const field = brief.index.fields.get(wanted.field);
  if (field?.formula === undefined || field.formula === null) return null;
  const parse = (term: string) => parseTerm(brief, term, wanted.applicant);
  const { numerator, denominator, scale, text } = field.formula;
  const below =
    wanted.substitute === null
      ? denominator.map(parse)
      : [{ sign: 1 as const, measure: wanted.substitute }];
  const column = { field: field.id, applicant: wanted.applicant };
  const name = nameMeasure(column, brief);
  const substitute =
    wanted.substitute === null
      ? text
      : brief.say('rate.substitute', { text, whole: nameMeasure(wanted.substitute, brief) });
  return {
    name,
    formula: substitute,
    numerator: sumTerms(brief, subject, numerator.map(parse)),
    denominator: below.length === 0 ? NONE : sumTerms(brief, subject, below),
    unit: scale === 100 && below.length > 0 ? '%' : field.unit,
  };
}

/** Default reading first, then the others the word may have; the denominator's stand-in is said. */
function divideAll(brief: Brief, subject: Subject, operation: Rate): readonly Divided[] {
  const asked = brief.query.kind === 'figures' ? brief.query.asked[0] : undefined;
  const applicant = asked?.measure.applicant ?? null;
  const make = (field: string, substitute: Measure | null) => {
    const fraction = toFraction(brief, subject, { field, applicant, substitute });
    return fraction === null ? [] : [divide(brief, fraction)];
  };
  const [main] = make(operation.field, null);
  if (main === undefined) return [];
  const lacking = main.fraction.denominator.missing.length > 0;
  const instead =
    lacking && operation.substitute !== null ? make(operation.field, operation.substitute) : [];
  const others = operation.alternatives.flatMap((field) => make(field, null));
  return [main, ...instead, ...others];
}

/** A rate no form prints, with numerator, denominator and formula; never over a gap, never over 0. */
export function answerRate(brief: Brief, query: FiguresQuery, operation: Rate): Draft {
  const drafts = findSubjects(brief, query).map((subject) =>
    wrapFractions(brief, subject, {
      divided: divideAll(brief, subject, operation),
      claim: operation.claim,
    }),
  );
  return joinDrafts(brief, drafts);
}
