import { toAsked } from './field-index.ts';
import { planAxis } from './plan-axis.ts';
import type { Planned, Settings } from './plan-figures.ts';
import type { Plan } from './plan-input.ts';

/** What most reports state and most people look at first, in the order of the form. */
const MAIN = [
  'requests.received',
  'outcome.total',
  'outcome.granted',
  'normative.in_force',
  'licensing.decisions',
  'penalty.decisions',
  'coercion.decisions',
  'fees.amount',
  'review.total',
  'litigation.total',
  'prose.disclosed.total',
  'prose.website.posts',
  'prose.wechat.posts',
  'prose.proposals.total',
];

/** 整份对比: two reports as wholes, no figure of them named. */
export function isOverview({ intent, slots }: Plan): boolean {
  return intent === 'compare' && slots.topic === 'overview' && slots.measures?.origin !== 'said';
}

/** The main figures of the bodies or years that were named; of one body alone those of all its years. */
export function planOverview(settings: Settings): Planned | null {
  const { plan, scope } = settings;
  const asked = MAIN.filter((id) => plan.index.byId.has(id)).map((id) => {
    const applicant = plan.index.byId.get(id)?.hasApplicant ? 'total' : null;
    return toAsked(plan.index, { field: id, applicant });
  });
  const isOne = scope.agencies.length === 1 && scope.years.length === 1;
  const there = plan.catalogue.filter(({ agencyId }) => scope.agencies.includes(agencyId));
  const years = isOne && plan.slots.year?.origin !== 'said' ? there.map(({ year }) => year) : [];
  const wide = years.length > 1 ? { ...scope, years: years.toSorted((a, b) => a - b) } : scope;
  const by = planAxis({ ...settings, scope: wide });
  const isPair = wide.agencies.length * wide.years.length > 1;
  return isPair ? { operation: { kind: 'overview', by }, asked, scope: wide } : null;
}
