import type { Operation, Query } from '../model/query.ts';
import { planAxis } from './plan-axis.ts';
import type { Planned, Settings } from './plan-figures.ts';

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
  if (topic?.startsWith('per')) {
    return { kind: 'words', intent: 'outOfScope', topic: 'average', slots: plan.slots };
  }
  return { operation: { kind: 'mean', over: planAxis(settings) } };
}
