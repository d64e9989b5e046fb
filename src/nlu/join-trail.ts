import type { Step } from '../model/step.ts';
import type { Context } from '../model/turn.ts';

/** Several turns as one: what changed from turn to turn and everything it was changed to, oldest first. */
export type JoinedTrail = Step & { readonly axis: 'agency' | 'year' | 'measure' };

const DIMENSIONS = { agency: 'agencies', year: 'years', measure: 'measures' } as const;
type Axis = keyof typeof DIMENSIONS;

/** 处罚 → 强制呢 → 加起来: the last turns that differ in one thing only; null when there are not two of them. */
export function joinTrail(context: Context | null): JoinedTrail | null {
  const [last, ...before] = context?.trail ?? [];
  if (last === undefined) {
    return null;
  }
  let axis: Axis | null = null;
  const steps: Step[] = [last];
  for (const step of before) {
    const differing = listDifferences(last, step);
    const [only] = differing;
    if (only === undefined) {
      continue;
    }
    if (differing.length > 1 || (axis !== null && axis !== only)) {
      break;
    }
    axis = only;
    steps.unshift(step);
  }
  return axis === null ? null : { ...last, [DIMENSIONS[axis]]: collect(steps, axis), axis };
}

function listDifferences(one: Step, other: Step): readonly Axis[] {
  return (['agency', 'year', 'measure'] as const).filter((axis) => {
    const name = DIMENSIONS[axis];
    return JSON.stringify(one[name]) !== JSON.stringify(other[name]);
  });
}

function collect(steps: readonly Step[], axis: Axis): readonly unknown[] {
  const all = steps.flatMap((step): readonly unknown[] => step[DIMENSIONS[axis]]);
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
