import type { Operation } from '../model/query.ts';
import type { Planned, Settings } from './plan-figures.ts';

/** Over the years there are; one year alone is held against the year before it. */
export function planTrend(settings: Settings): Planned {
  const { plan, scope } = settings;
  const years = inheritedYears(settings);
  if (years !== null) {
    return { operation: { kind: 'trend', yoy: false }, scope: { ...scope, years } };
  }
  const [only] = scope.years;
  const isOne = scope.years.length === 1;
  const yoy = !isSpan(settings) && (plan.slots.operators.includes('yoy') || isOne);
  const operation: Operation = { kind: 'trend', yoy };
  return isOne && only !== undefined && plan.slots.year !== null
    ? { operation, scope: { ...scope, years: [only - 1, only] } }
    : { operation };
}

/** 涨了多少 after a turn about one year: over all there are, unless 同比 means the year before that one. */
function inheritedYears({ plan, scope }: Settings): readonly number[] | null {
  const isLent = plan.slots.year?.origin === 'context' && scope.years.length === 1;
  if (!isLent || plan.slots.operators.includes('yoy')) {
    return null;
  }
  const there = plan.catalogue.filter(({ agencyId }) => scope.agencies.includes(agencyId));
  const years = [...new Set(there.map(({ year }) => year))].sort((a, b) => a - b);
  return years.length > 1 ? years : null;
}

/** 2017到2023的增长率: with both ends said, the change is the one between them. */
function isSpan({ plan, scope }: Settings): boolean {
  const year = plan.slots.year;
  return year !== null && year.origin !== 'default' && scope.years.length > 1;
}

/** 同比下降百分之几 asks for a change, not for a part of a whole. */
export function isGrowth({ plan }: Settings): boolean {
  return plan.slots.operators.includes('yoy');
}
