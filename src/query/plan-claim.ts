import type { Query } from '../model/query.ts';
import { listAgencies, MAX_CHOICES } from './choices.ts';
import type { Plan } from './plan-input.ts';
import { settleScope } from './settle-scope.ts';

const MONEY = new Set(['元', '万元', '亿元']);

/** 3.978万元是罚款吗: an amount of money claimed of something the form counts in pieces. */
export function isForeignClaim(plan: Plan): boolean {
  const { slots, index } = plan;
  const said = slots.measures?.origin === 'said' ? slots.measures.value.flat() : [];
  const units = said.map(({ value }) => index.byId.get(value.field)?.unit ?? '');
  const isCounted = units.length > 0 && units.every((one) => one !== '' && !MONEY.has(one));
  return isCounted && findMoney(plan) !== undefined;
}

/** The amount of money that was said, whatever other numbers stand beside it. */
function findMoney({ interpretation }: Plan): NonNullable<Plan['slots']['claim']> | undefined {
  return interpretation.entities.flatMap((e) =>
    e.kind === 'numeral' && MONEY.has(e.unit ?? '') ? [{ value: e.value, unit: e.unit }] : [],
  )[0];
}

/** The percentage that is claimed, whatever other numbers stand beside it. */
export function findPercentClaim({ interpretation, slots }: Plan): number | null {
  if (slots.claim === null || slots.claim.unit === '%') return slots.claim?.value ?? null;
  const percent = interpretation.entities.find((e) => e.kind === 'numeral' && e.unit === '%');
  return percent?.kind === 'numeral' ? percent.value : null;
}

/** Of a share or a rate a percentage is claimed, or a bare number: 40条里占多少 names the whole. */
export function findRatioClaim(plan: Plan): number | null {
  const { claim } = plan.slots;
  return findPercentClaim(plan) ?? (claim?.unit === null ? claim.value : null);
}

/** Whose number it is: of the body that was named, else of all. */
export function planForeignClaim(plan: Plan): Query {
  const slots = { ...plan.slots, measures: null, claim: findMoney(plan) ?? null };
  if (slots.agencies === null) return planClaim({ ...plan, slots });
  const scope = settleScope({ ...plan, slots });
  if (scope.kind === 'query') return scope.query;
  const { agencies, years } = scope.value;
  const asked = { agencies, years, topic: 'place', measures: [], slots: scope.value.slots };
  return { kind: 'report', intent: 'source', ...asked };
}

/** 12件是哪家: a number without a subject could be anyone's; each agency is offered with its main figure. */
export function planClaim(plan: Plan): Query {
  const { intent, slots, catalogue, index } = plan;
  const name = index.byId.get('requests.received')?.name ?? '';
  const choices = listAgencies(catalogue)
    .slice(0, MAX_CHOICES)
    .map(({ agency }) => ({ label: agency, question: `${agency} ${name}` }));
  return { kind: 'clarify', intent, about: 'claim', choices, slots };
}
