import type { Query } from '../model/query.ts';
import { indexFields } from './field-index.ts';
import { isForeignClaim, planClaim, planForeignClaim } from './plan-claim.ts';
import { planFigures } from './plan-figures.ts';
import type { Plan, PlanInput } from './plan-input.ts';
import {
  planCheck,
  planComplete,
  planContact,
  planList,
  planSource,
  planUncounted,
} from './plan-report.ts';

/** Interpretation to Query: what the store is asked and what is done with it, or why there is nothing to ask. */
export function planQuery(input: PlanInput): Query {
  const { intent, slots } = input.interpretation;
  const plan: Plan = { ...input, index: indexFields(input.fields), intent, slots };
  switch (intent) {
    case 'define':
    case 'help':
    case 'talk':
    case 'outOfScope':
    case 'notUnderstood':
      return { kind: 'words', intent, topic: slots.topic, slots };
    case 'contact':
      return planContact(plan);
    case 'list':
      return planList(plan);
    case 'check':
      return planCheck(plan);
    case 'source':
      return planSource(plan);
    case 'unit':
      return isNumberAlone(plan) ? planSource(plan) : planFigures(plan);
    default:
      return planNumbers(plan);
  }
}

function planNumbers(plan: Plan): Query {
  if (isForeignClaim(plan)) {
    return planForeignClaim(plan);
  }
  switch (plan.slots.topic) {
    case 'whose':
      return planClaim(plan);
    case 'uncounted':
      return planUncounted(plan);
    case 'complete':
      return planComplete(plan);
    default:
      return planFigures(plan);
  }
}

/** 580余件是准确数吗: the number is looked up where it is printed. */
function isNumberAlone({ slots }: Plan): boolean {
  return slots.claim !== null && slots.measures === null;
}
