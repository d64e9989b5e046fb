import type { Brief, FiguresQuery } from './brief.ts';
import { findClaimWords } from './claim.ts';
import { isNumber, type Resolved } from './resolve.ts';

/** 都有, 都超过, 均为: what is asked is asked of each; `eachNot`, 都没有: one that has refutes it. */
export function saysOfEach(brief: Brief, how: 'each' | 'eachNot' = 'each'): boolean {
  return findClaimWords(brief, how) !== null;
}

/** Several bodies or years stand for themselves: what is claimed of them is claimed of each. Several figures of one may be one or the other. */
export function isOfEach(brief: Brief, query: FiguresQuery, all: readonly Resolved[]): boolean {
  const subjects = new Set(all.map(({ subject }) => `${subject.agencyId} ${subject.year}`));
  const isNamed = (query.slots.agencies?.value.length ?? 0) > 1 || query.selection.years.length > 1;
  return all.length > 1 && (saysOfEach(brief) || (isNamed && subjects.size > 1));
}

/** One that does not bear out the claim refutes it; one without a number leaves it open. */
export function pickLeadOfEach(
  all: readonly Resolved[],
  holds: (one: Resolved & { readonly value: number }) => boolean,
): string {
  if (all.some((one) => isNumber(one) && !holds(one))) return 'confirm.no';
  return all.every(isNumber) ? 'confirm.yes' : 'confirm.open';
}
