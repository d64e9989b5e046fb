import type { Asked, Operation } from '../model/query.ts';
import { isPlainSum } from './field-index.ts';
import { findRatioClaim } from './plan-claim.ts';
import type { Settings } from './plan-figures.ts';
import type { Plan } from './plan-input.ts';

/** Sums among other things asked, of several bodies or over years are figures like any other. */
export function findRate({ plan, scope, asked }: Settings): Asked | undefined {
  const derived = asked.filter(
    ({ measure }) => plan.index.byId.get(measure.field)?.kind === 'derived',
  );
  const isAlone = asked.length === 1 && scope.agencies.length === 1 && scope.years.length === 1;
  return derived.find(({ measure }) => {
    const field = plan.index.byId.get(measure.field);
    return field !== undefined && (isAlone || !isPlainSum(field));
  });
}

/** 公开率 has two readings; the denominator may be cut off where the number received is printed. */
export function planRate(plan: Plan, field: string): Operation {
  const { index } = plan;
  const claim = findRatioClaim(plan);
  const derived = index.byId.get(field);
  const denominator = derived?.formula?.denominator ?? [];
  const [part, whole, ...more] = derived === undefined ? [] : index.termsOf(derived);
  if (part !== undefined && part.field === whole?.field && more.length === 0) {
    return { kind: 'share', part, whole, substitute: null, agency: null, claim };
  }
  const isOfClosed = denominator.length === 1 && denominator[0] === 'outcome.total';
  const alternatives = (index.byId.get(field)?.comparableTo ?? []).filter((id) =>
    index.byId.has(id),
  );
  return {
    kind: 'rate',
    field,
    alternatives,
    substitute: isOfClosed ? { field: 'requests.received', applicant: 'total' } : null,
    claim,
  };
}
