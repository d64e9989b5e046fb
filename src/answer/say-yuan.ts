import type { Brief } from './brief.ts';
import { scaleUp, sumUp } from './compute.ts';
import { formatNumber } from './format-number.ts';
import { isNumber, type Resolved } from './resolve.ts';

const SCALE = 10_000;

/** The larger and the smaller unit of money, as the rules write them. */
function readUnits({ rules }: Brief): readonly [string, string] {
  const topics = rules.intents.find(({ name }) => name === 'value')?.topics ?? {};
  const [large = '', small = ''] = topics.moneyUnits ?? [];
  return [large, small];
}

/** 收了多少元 of a figure printed in 万元: the same amount in the unit that was asked, beside the printed one. */
export function sayYuan(brief: Brief, one: Resolved): readonly string[] {
  const [large, small] = readUnits(brief);
  if (one.figure?.unit !== large || !isNumber(one) || one.value === 0) return [];
  const topics = brief.rules.intents.find(({ name }) => name === 'value')?.topics ?? {};
  const { text } = brief.interpretation.normalized;
  const isAsked = (topics.inYuan ?? []).some((way) => new RegExp(way, 'u').test(text));
  const { result } = scaleUp(sumUp([one.value], small), SCALE);
  return isAsked ? [brief.say('value.yuan', { amount: formatNumber(result) })] : [];
}

type Claim = { readonly claim: number; readonly unit: string | null };

/** 39780元 claimed of 3.978 万元: the claim in the unit of the figure; 3.978万 without its unit is 39780 of something. */
export function toUnitOf(brief: Brief, one: Resolved, { claim, unit }: Claim): number {
  const [large, small] = readUnits(brief);
  const printed = one.figure?.unit ?? '';
  const isBare = unit === null && claim >= SCALE && claim !== one.value;
  if (printed === large && (isBare || unit === small)) return claim / SCALE;
  return printed === small && unit === large ? claim * SCALE : claim;
}
