import type { Measure } from '../model/field.ts';
import type { Operation } from '../model/query.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import type { Draft } from './draft.ts';
import type { Subject } from './figure-index.ts';
import { type Divided, divide, type Fraction } from './fraction.ts';
import { nameMeasure } from './measure-name.ts';
import { withStated } from './stated-rate.ts';
import { findSubjects } from './subjects.ts';
import { nameMissing, parseTerm, sumTerms, type Terms } from './terms.ts';
import { joinDrafts, wrapFractions } from './wrap-fractions.ts';

type Rate = Extract<Operation, { kind: 'rate' }>;

const NONE: Terms = { value: 1, resolved: [], signs: [], missing: [] };

type Wanted = {
  readonly field: string;
  readonly applicant: Measure['applicant'];
  readonly substitute: Measure | null;
  /** No other reading stands beside it that says what is missing. */
  readonly alone: boolean;
};

/** The formula in the names of its fields, where the rules word it in Chinese only. */
function sayTerms(brief: Brief, above: readonly string[], below: readonly string[]): string {
  const side = (terms: readonly string[]) =>
    terms
      .map((term) => {
        const sign = term.startsWith('-') ? '− ' : '+ ';
        return sign + nameMeasure({ field: term.replace(/^-/, ''), applicant: null }, brief);
      })
      .join(' ')
      .replace(/^\+ /, '');
  return below.length === 0 ? side(above) : `(${side(above)}) ÷ (${side(below)})`;
}

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
  const defined = brief.speech === 'en' ? sayTerms(brief, numerator, denominator) : text;
  const formula =
    wanted.substitute === null
      ? defined
      : brief.say(wanted.alone ? 'rate.substitute' : 'rate.instead', {
          text: defined,
          whole: nameMeasure(wanted.substitute, brief),
          missing: nameMissing(brief, sumTerms(brief, subject, denominator.map(parse)).missing),
        });
  return {
    name,
    formula,
    numerator: sumTerms(brief, subject, numerator.map(parse)),
    denominator: below.length === 0 ? NONE : sumTerms(brief, subject, below),
    unit: field.unit,
    scale,
  };
}

type Readings = { readonly defined: readonly Divided[]; readonly instead: readonly Divided[] };

/** The readings as they are defined, and each over the denominator's stand-in where that one is cut off. */
function divideAll(brief: Brief, subject: Subject, operation: Rate): Readings {
  const asked = brief.query.kind === 'figures' ? brief.query.asked[0] : undefined;
  const applicant = asked?.measure.applicant ?? null;
  const { field, alternatives, substitute } = operation;
  const make = (id: string, whole: Measure | null) => {
    const fraction = toFraction(brief, subject, {
      field: id,
      applicant,
      substitute: whole,
      alone: alternatives.length === 0,
    });
    return fraction === null ? [] : [divide(brief, fraction)];
  };
  const fields = [field, ...alternatives];
  const defined = fields.flatMap((id) => make(id, null));
  const lacking = (defined[0]?.fraction.denominator.missing.length ?? 0) > 0;
  if (!lacking || substitute === null) return { defined, instead: [] };
  const instead = fields.flatMap((id) => make(id, substitute));
  return { defined, instead: instead.filter((one) => one.computation !== null) };
}

/** Over a stand-in a word with two readings has no one value: both are shown, neither is stated. */
function answerSubstituted(brief: Brief, subject: Subject, { defined, instead }: Readings): Draft {
  const claim = claimOf(brief);
  const divided = instead.length === 1 ? instead : [...defined.slice(0, 1), ...instead];
  const shown = wrapFractions(brief, subject, { divided, claim });
  const last = instead.at(-1)?.computation ?? null;
  if (instead.length === 1 || claim === null || last === null) return shown;
  return { ...shown, status: 'answered', computation: last };
}

const claimOf = (brief: Brief): number | null =>
  brief.query.kind === 'figures' && brief.query.operation.kind === 'rate'
    ? brief.query.operation.claim
    : null;

/** A rate no form prints, with numerator, denominator and formula; never over a gap, never over 0. */
export function answerRate(brief: Brief, query: FiguresQuery, operation: Rate): Draft {
  const drafts = findSubjects(brief, query).map((subject) => {
    const readings = divideAll(brief, subject, operation);
    const { alternatives: ids, claim } = operation;
    const compute = (said: number | null) =>
      readings.instead.length > 0
        ? answerSubstituted(brief, subject, readings)
        : wrapFractions(brief, subject, { divided: readings.defined, claim: said });
    return withStated(brief, subject, { ids, claim, compute });
  });
  return joinDrafts(brief, drafts);
}
