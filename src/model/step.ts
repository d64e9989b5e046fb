import type { Measure } from './field.ts';
import type { Query } from './query.ts';

/** What one turn looked up. */
export type Step = {
  readonly agencies: readonly string[];
  readonly years: readonly number[];
  readonly measures: readonly Measure[];
};

const MAX_STEPS = 6;

/** The figures of the last turns, newest first; a turn that looked up none leaves them. */
export function extendTrail(query: Query, trail: readonly Step[]): readonly Step[] {
  if (query.kind !== 'figures') return trail;
  const { agencies, years } = query.selection;
  const measures = query.asked.map(({ measure }) => measure);
  return [{ agencies, years, measures }, ...trail].slice(0, MAX_STEPS);
}
