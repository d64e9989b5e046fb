import type { Operation, Query } from '../model/query.ts';
import { planAxis } from './plan-axis.ts';
import type { Planned, Settings } from './plan-figures.ts';

/** How many of them a year has; a count at a point of time has no pace. */
const PERIODS: Readonly<
  Record<string, { readonly periods: number; readonly period: 'month' | 'week' | 'day' }>
> = {
  perMonth: { periods: 12, period: 'month' },
  perWeek: { periods: 52, period: 'week' },
  perDay: { periods: 365, period: 'day' },
};

/** An average over agencies or years, articles a push, or one no report can give. */
export function planMean(settings: Settings): Planned | Query {
  const { plan, asked } = settings;
  const { topic } = plan.slots;
  const [first] = asked;
  const stem = first?.measure.field.replace(/\.[^.]+$/u, '') ?? '';
  const pushes = `${stem}.pushes`;
  if (topic === 'perPush' && first !== undefined && plan.index.byId.has(pushes)) {
    const operation: Operation = {
      kind: 'ratio',
      numerator: { field: `${stem}.posts`, applicant: null },
      denominator: { field: pushes, applicant: null },
    };
    return { operation };
  }
  const pace = PERIODS[topic ?? ''];
  const field = first === undefined ? undefined : plan.index.byId.get(first.measure.field);
  if (pace !== undefined && first !== undefined && field?.stock === false && field.unit !== '%') {
    return { operation: { kind: 'pace', measure: first.measure, ...pace }, asked: [first] };
  }
  if (topic?.startsWith('per')) {
    return { kind: 'words', intent: 'outOfScope', topic: 'average', slots: plan.slots };
  }
  // The mean of one figure is no mean: a period or a share nobody keeps was meant.
  const { agencies, years } = settings.scope;
  if (asked.length === 1 && agencies.length === 1 && years.length === 1) {
    return { kind: 'words', intent: 'outOfScope', topic: 'average', slots: plan.slots };
  }
  return { operation: { kind: 'mean', over: planAxis(settings) } };
}
