import type { Computation } from '../model/answer.ts';
import type { Brief } from './brief.ts';
import { holdsClaim } from './claim.ts';
import { percentage, quotient, scaleUp, sumUp } from './compute.ts';
import { formatPercent, joinUnit } from './format-number.ts';
import { nameMissing, type Terms } from './terms.ts';

const SMALL_SAMPLE = 10;

/** numerator ÷ denominator with the name the reply gives it. */
export type Fraction = {
  readonly name: string;
  readonly formula: string;
  readonly numerator: Terms;
  readonly denominator: Terms;
  /** '%', or the unit of a plain quotient. */
  readonly unit: string;
  /** What the quotient, or the sum where nothing is divided, is multiplied by; 1 unless said. */
  readonly scale?: number;
};

export type Divided = {
  readonly fraction: Fraction;
  readonly computation: Computation | null;
  readonly line: string;
  readonly notes: readonly string[];
};

function compute({ numerator, denominator, unit, scale = 1 }: Fraction): Computation | null {
  if (numerator.value === null || denominator.value === null) return null;
  if (unit === '%') return percentage(numerator.value, denominator.value);
  return isUndivided(denominator)
    ? combine(numerator, { unit, scale })
    : quotient(numerator.value, denominator.value, { unit, scale });
}

/** No denominator at all: the figure is a sum, or one figure in another unit. */
const isUndivided = ({ resolved }: Terms): boolean => resolved.length === 0;

/** 1-2, 97+22, 3.978×10000: what a formula without a denominator comes to. */
function combine(
  { resolved, signs, value }: Terms,
  { unit, scale }: { readonly unit: string; readonly scale: number },
): Computation {
  const inputs = resolved.map((one, at) => (signs[at] ?? 1) * Number(one.value));
  return scaleUp({ ...sumUp(inputs, unit), result: value ?? 0 }, scale);
}

const showResult = (brief: Brief, computation: Computation): string =>
  computation.unit === '%'
    ? formatPercent(computation.result)
    : joinUnit(String(computation.result), computation.unit, brief);

/** Why there is no quotient: something is missing, or there is nothing to divide by. */
function sayOpen(brief: Brief, { name, formula, numerator, denominator }: Fraction): string {
  const missing = [...numerator.missing, ...denominator.missing];
  const topic = missing.length > 0 ? 'rate.missing' : 'rate.zero';
  return brief.say(topic, { name, formula, missing: nameMissing(brief, missing) });
}

/** 41.7%（5/12）, or the true sentence why it cannot be computed. */
export function divide(brief: Brief, fraction: Fraction): Divided {
  const computation = compute(fraction);
  const { name, formula, denominator } = fraction;
  if (computation === null) {
    return { fraction, computation, line: sayOpen(brief, fraction), notes: [] };
  }
  const line = brief.say('rate.one', {
    name,
    formula,
    result: showResult(brief, computation),
    fraction: computation.formula,
  });
  const small =
    denominator.value !== null &&
    !isUndivided(denominator) &&
    Math.abs(denominator.value) < SMALL_SAMPLE;
  return { fraction, computation, line, notes: small ? [brief.say('rate.small')] : [] };
}

/** 声称 100%，实为 41.7%: yes or no before the number; neither where two readings disagree. */
export function sayClaim(brief: Brief, claim: number | null, divided: readonly Divided[]): string {
  const results = divided.flatMap(({ computation }) => computation?.result ?? []);
  if (claim === null || results.length === 0) return '';
  const hits = results.filter((result) => holdsClaim(brief, claim, { value: result, unit: '%' }));
  if (hits.length > 0 && hits.length < results.length) return '';
  return brief.say(hits.length > 0 ? 'confirm.yes' : 'confirm.no');
}
