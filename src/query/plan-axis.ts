import type { Axis, Direction } from '../model/query.ts';
import type { Settings } from './plan-figures.ts';

/** What a question runs over: named agencies before years before figures. */
export function planAxis({ plan, scope, asked }: Settings): Axis {
  const { operators } = plan.slots;
  const isGroup = plan.slots.group !== null && plan.slots.agencies === null;
  if (plan.slots.axis !== undefined) {
    return plan.slots.axis;
  }
  if (scope.agencies.length > 1 || isGroup) {
    return 'agency';
  }
  if (scope.years.length > 1) {
    return 'year';
  }
  return asked.length > 1 && !operators.includes('rank') ? 'measure' : 'agency';
}

export function planDirection({ plan }: Settings): Direction {
  const { operators } = plan.slots;
  return operators.includes('least') && !operators.includes('most') ? 'least' : 'most';
}
