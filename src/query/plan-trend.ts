import type { Operation } from '../model/query.ts';
import { toAsked } from './field-index.ts';
import type { Planned, Settings } from './plan-figures.ts';

/** Over the years there are; one year alone is held against the year before it. */
export function planTrend(settings: Settings): Planned {
  const { plan, scope } = settings;
  const yoy = plan.slots.operators.includes('yoy') || scope.years.length === 1;
  const operation: Operation = { kind: 'trend', yoy };
  const [only] = scope.years;
  if (scope.years.length !== 1 || only === undefined || plan.slots.year === null) {
    return { operation };
  }
  const hasYearBefore = plan.catalogue.some(
    ({ agencyId, year }) => scope.agencies.includes(agencyId) && year === only - 1,
  );
  if (hasYearBefore) {
    return { operation, scope: { ...scope, years: [only - 1, only] } };
  }
  return planStated(settings) ?? { operation, scope: { ...scope, years: [only - 1, only] } };
}

/** Without the year before, only a change the report itself states can answer. */
function planStated({ plan, asked }: Settings): Planned | null {
  const changes = asked.flatMap(({ measure, fallbacks }) =>
    [measure, ...fallbacks].flatMap(({ field }) => {
      const stem = field.slice(0, field.lastIndexOf('.'));
      return [`${stem}.items_change`, `${field}.yoy`].filter((id) => plan.index.byId.has(id));
    }),
  );
  const [first, ...rest] = changes;
  if (first === undefined) {
    return null;
  }
  const change = toAsked(plan.index, { field: first, applicant: null });
  const fallbacks = rest.map((field) => ({ field, applicant: null }));
  return { operation: { kind: 'value' }, asked: [{ ...change, fallbacks }] };
}
