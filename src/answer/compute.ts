import type { Computation } from '../model/answer.ts';

/** Enough digits for money in 万元, none of the noise of binary fractions. */
export const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;

const toFixed = (value: number, digits: number): number => {
  const scale = 10 ** digits;
  return Math.round((value + Number.EPSILON) * scale) / scale;
};

const sign = (value: number): string => (value < 0 ? `(${value})` : String(value));

/** 105+255 = 360: shown whenever a reply states a number no report prints. */
export function sumUp(inputs: readonly number[], unit: string): Computation {
  return {
    formula: inputs.map(sign).join('+'),
    inputs,
    result: tidy(inputs.reduce((sum, value) => sum + value, 0)),
    unit,
  };
}

export function subtract(from: number, to: number, unit: string): Computation {
  return {
    formula: `${sign(to)}-${sign(from)}`,
    inputs: [to, from],
    result: tidy(to - from),
    unit,
  };
}

/** One decimal, as the reports print percentages; null when there is nothing to divide by. */
export function percentage(numerator: number, denominator: number): Computation | null {
  if (denominator === 0) return null;
  return {
    formula: `${sign(numerator)}/${sign(denominator)}`,
    inputs: [numerator, denominator],
    result: toFixed((numerator / denominator) * 100, 1),
    unit: '%',
  };
}

/** A plain quotient with up to two decimals: 篇 a push, 件 an agency, 件 a hundred replies. */
export function quotient(
  numerator: number,
  denominator: number,
  { unit, scale = 1 }: { readonly unit: string; readonly scale?: number },
): Computation | null {
  if (denominator === 0) return null;
  const times = scale === 1 ? '' : `*${scale}`;
  return {
    formula: `${sign(numerator)}/${sign(denominator)}${times}`,
    inputs: [numerator, denominator],
    result: toFixed((numerator / denominator) * scale, 2),
    unit,
  };
}

/** 3.978*10000, 861/52: a sum in another unit or for a shorter time. */
export function scaleUp(sum: Computation, scale: number): Computation {
  if (scale === 1) return sum;
  const result = scale < 1 ? toFixed(sum.result * scale, 2) : tidy(sum.result * scale);
  const by = scale < 1 ? `/${toFixed(1 / scale, 2)}` : `*${scale}`;
  const formula = sum.inputs.length === 1 ? sum.formula : `(${sum.formula})`;
  return { ...sum, formula: `${formula}${by}`, result };
}

/** (861-525)/525: the growth, or null on base 0 where it does not exist. */
export function growth(from: number, to: number): Computation | null {
  if (from === 0) return null;
  return {
    formula: `(${sign(to)}-${sign(from)})/${sign(from)}`,
    inputs: [from, to],
    result: toFixed(((to - from) / Math.abs(from)) * 100, 1),
    unit: '%',
  };
}

export function mean(inputs: readonly number[], unit: string): Computation | null {
  if (inputs.length === 0) return null;
  const sum = tidy(inputs.reduce((total, value) => total + value, 0));
  return {
    formula: `(${inputs.map(sign).join('+')})/${inputs.length}`,
    inputs,
    result: toFixed(sum / inputs.length, 2),
    unit,
  };
}
