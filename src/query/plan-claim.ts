import type { Query } from '../model/query.ts';
import { listAgencies, MAX_CHOICES } from './choices.ts';
import type { Plan } from './plan-input.ts';

/** 12件是哪家: a number without a subject could be anyone's; each agency is offered with its main figure. */
export function planClaim(plan: Plan): Query {
  const { intent, slots, catalogue, index } = plan;
  const name = index.byId.get('requests.received')?.name ?? '';
  const choices = listAgencies(catalogue)
    .slice(0, MAX_CHOICES)
    .map(({ agency }) => ({ label: agency, question: `${agency} ${name}` }));
  return { kind: 'clarify', intent, about: 'claim', choices, slots };
}
