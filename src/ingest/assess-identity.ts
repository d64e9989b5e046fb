import type { Check, ReportFigure } from '../model/report.ts';
import type { Identity } from '../rules/rules.ts';
import type { FormIndex } from './form-index.ts';
import { findSum, parseTerm } from './identity-term.ts';
import { fillTemplate } from './reading-rules.ts';

/** The figures of a report by `field` or `field@applicant`. */
export type Measured = {
  readonly index: FormIndex;
  readonly figures: ReadonlyMap<string, ReportFigure>;
};

/** Where an identity is assessed: a column, a row, or the report as a whole. */
export type Spot = {
  readonly scope: string;
  readonly applicant: string | null;
  readonly field: string | null;
};

type Side = {
  readonly sum: number;
  readonly gaps: number;
  readonly present: number;
  readonly approximate: boolean;
  readonly measures: readonly string[];
};

type Term = { readonly sign: number; readonly measure: string; readonly constant: number | null };

/** The terms of a side of the rules at one spot do not depend on the report. */
const termsAt = new WeakMap<Spot, WeakMap<readonly string[], readonly Term[]>>();

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** `[-]field[@applicant]` under the column or row that is being assessed; `=100` is a constant. */
function makeTerm(source: Measured, text: string, spot: Spot): Term {
  const { sign, named, column } = parseTerm(text);
  if (named.startsWith('=')) return { sign, measure: '', constant: Number(named.slice(1)) };
  const field = named === '' ? (spot.field ?? '') : named;
  const hasApplicant = source.index.fields.get(field)?.hasApplicant === true;
  const applicant = column ?? (hasApplicant ? (spot.applicant ?? 'total') : undefined);
  return {
    sign,
    measure: applicant === undefined ? field : `${field}@${applicant}`,
    constant: null,
  };
}

function toTerms(source: Measured, texts: readonly string[], spot: Spot): readonly Term[] {
  const sides = termsAt.get(spot) ?? new WeakMap<readonly string[], readonly Term[]>();
  const known = sides.get(texts);
  if (known !== undefined) return known;
  const terms = texts.map((text) => makeTerm(source, text, spot));
  termsAt.set(spot, sides.set(texts, terms));
  return terms;
}

/** A gap is never 0, except the blank that the form's own total proves to be one. */
function readValue(figure: ReportFigure | undefined): number | null {
  if (figure?.state === 'reported' && typeof figure.value === 'number') return figure.value;
  return figure?.qualifier === 'inferredZero' ? 0 : null;
}

function isApproximate(figure: ReportFigure | undefined): boolean {
  return figure?.qualifier === 'about' || figure?.qualifier === 'atLeast';
}

function addUp(source: Measured, terms: readonly string[], spot: Spot): Side {
  const whole = { sum: 0, gaps: 0, present: 0, approximate: false, measures: [] as string[] };
  for (const { sign, measure, constant } of toTerms(source, terms, spot)) {
    const figure = source.figures.get(measure);
    const value = constant ?? readValue(figure);
    whole.sum += sign * (value ?? 0);
    whole.gaps += value === null ? 1 : 0;
    whole.present += figure === undefined && constant === null ? 0 : 1;
    whole.approximate ||= isApproximate(figure);
    if (constant === null) whole.measures.push(measure);
  }
  whole.sum = round(whole.sum);
  return whole;
}

function holds({ relation, tolerance }: Identity, left: number, right: number): boolean {
  return relation === 'atLeast' ? left + tolerance >= right : Math.abs(left - right) <= tolerance;
}

/** The right side that fits: the first without gaps that holds, else the one with the fewest gaps. */
function pickRight(source: Measured, identity: Identity, at: { left: Side; spot: Spot }): Side {
  const first = addUp(source, identity.right, at.spot);
  if (first.gaps === 0 && holds(identity, at.left.sum, first.sum)) return first;
  const others = identity.alternatives.map((terms) => addUp(source, terms, at.spot));
  const sides = [first, ...others];
  const full = sides.filter(({ gaps }) => gaps === 0);
  const holding = full.find(({ sum }) => holds(identity, at.left.sum, sum));
  const fewest = sides.toSorted((a, b) => a.gaps - b.gaps);
  return holding ?? full[0] ?? fewest[0] ?? first;
}

/** A gap that is itself a sum of the form is opened up, so that what is printed below it can be told. */
function openSums(source: Measured, terms: readonly string[], spot: Spot): readonly string[] {
  return terms.flatMap((text) => {
    if (addUp(source, [text], spot).gaps === 0) return [text];
    const below = findSum(source.index.rules, text);
    if (!below) return [text];
    const options = [below.right, ...below.alternatives].map((right) => ({
      right,
      gaps: addUp(source, right, spot).gaps,
    }));
    return options.toSorted((a, b) => a.gaps - b.gaps)[0]?.right ?? [text];
  });
}

/** What can be said of a sum with gaps: how much of it the printed cells leave open, never where it went. */
function explainGap(source: Measured, identity: Identity, at: { left: Side; spot: Spot }): string {
  const { check } = source.index.reading;
  const opened = addUp(source, openSums(source, identity.right, at.spot), at.spot);
  const right = opened.gaps < opened.measures.length ? opened : pickRight(source, identity, at);
  const count = at.left.gaps + right.gaps;
  const partly = at.left.gaps === 0 && right.gaps > 0 && right.gaps < right.measures.length;
  if (!partly || identity.relation !== 'equal')
    return fillTemplate(check.notAssessable ?? '', { count });
  const difference = round(at.left.sum - right.sum);
  return fillTemplate(check.residual ?? '', {
    left: at.left.sum,
    right: right.sum,
    difference,
    count,
  });
}

type Sides = { readonly left: Side; readonly right: Side; readonly spot: Spot };

function toOpenCheck(
  source: Measured,
  identity: Identity,
  { left, right, spot }: Sides,
): Pick<Check, 'verdict' | 'left' | 'right' | 'difference' | 'text'> {
  const gaps = left.gaps + right.gaps > 0;
  const text = gaps
    ? explainGap(source, identity, { left, spot })
    : (source.index.reading.check.approximate ?? '');
  const known = (side: Side): number | null => (side.gaps === 0 ? side.sum : null);
  return {
    verdict: 'notAssessable',
    left: known(left),
    right: known(right),
    difference: null,
    text,
  };
}

function toClosedCheck(
  source: Measured,
  identity: Identity,
  { left, right }: Sides,
): Pick<Check, 'verdict' | 'left' | 'right' | 'difference' | 'text'> {
  const { check } = source.index.reading;
  const difference = round(left.sum - right.sum);
  const passed = holds(identity, left.sum, right.sum);
  const passing = identity.relation === 'atLeast' ? check.atLeast : check.pass;
  const values = { left: left.sum, right: right.sum, difference: Math.abs(difference) };
  const text = fillTemplate((passed ? passing : check.fail) ?? '', values);
  return { verdict: passed ? 'pass' : 'fail', left: left.sum, right: right.sum, difference, text };
}

/** One identity at one spot; null when the report prints nothing it could be about. */
export function assessIdentity(source: Measured, identity: Identity, spot: Spot): Check | null {
  const left = addUp(source, identity.left, spot);
  const right = pickRight(source, identity, { left, spot });
  if (identity.optional && (left.present === 0 || right.present === 0)) return null;
  const sides = { left, right, spot };
  const approximate = (left.approximate || right.approximate) && identity.relation === 'equal';
  const open = left.gaps + right.gaps > 0 || approximate;
  const assessed = open
    ? toOpenCheck(source, identity, sides)
    : toClosedCheck(source, identity, sides);
  return {
    id: identity.id,
    scope: spot.scope,
    ...assessed,
    figures: [...left.measures, ...right.measures],
  };
}
