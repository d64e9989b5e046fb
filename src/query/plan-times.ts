import type { Axis } from '../model/query.ts';
import type { Planned, Settings } from './plan-figures.ts';

/** 甲局是乙局的几倍: two bodies, two years or two figures over one another; null when only one thing is there. */
export function planTimes(settings: Settings): Planned | null {
  const { plan, scope } = settings;
  const by = pickAxis(settings);
  if (by === null) {
    return null;
  }
  const isOrdered = plan.slots.agencies?.origin !== 'context' || by !== 'agency';
  const years = by === 'year' ? inOrderSaid(settings) : scope.years;
  return { operation: { kind: 'times', by, isOrdered }, scope: { ...scope, years } };
}

/** 甲局减乙局等于多少: the same two, one less the other; null when only one thing is there. */
export function planMinus(settings: Settings): Planned | null {
  const planned = planTimes(settings);
  return planned?.operation.kind === 'times'
    ? { ...planned, operation: { kind: 'minus', by: planned.operation.by } }
    : null;
}

function pickAxis({ scope, asked }: Settings): Axis | null {
  if (scope.agencies.length > 1) {
    return 'agency';
  }
  if (scope.years.length > 1) {
    return 'year';
  }
  return asked.length > 1 ? 'measure' : null;
}

/** 2023年是2017年的几倍: the year said first is the one above the line. */
function inOrderSaid({ plan, scope }: Settings): readonly number[] {
  const said = plan.interpretation.entities.flatMap((entity) =>
    entity.kind === 'year' && entity.value.kind === 'years' ? entity.value.years : [],
  );
  return [...new Set([...said.filter((year) => scope.years.includes(year)), ...scope.years])];
}
