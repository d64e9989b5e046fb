import type { Operation } from '../model/query.ts';
import { answerTotal } from './answer-total.ts';
import { answerValue } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import { holdsClaim } from './claim.ts';
import type { Draft } from './draft.ts';
import { isNumber, type Resolved } from './resolve.ts';

type Confirm = Extract<Operation, { kind: 'confirm' }>;

const listClaims = ({ interpretation }: Brief): readonly number[] =>
  interpretation.entities.flatMap((of) => (of.kind === 'numeral' ? [of.value] : []));

const leadWith = (lead: string, value: Draft): Draft => ({
  ...value,
  lines: [`${lead}${value.lines[0] ?? ''}`, ...value.lines.slice(1)],
});

/** Each number against the figure named with it, in the order they were said. */
function holdEach(brief: Brief, all: readonly Resolved[], claims: readonly number[]): boolean {
  return all.every((one, at) => {
    const claim = claims[at];
    const stated = isNumber(one) ? { value: one.value, unit: one.figure?.unit ?? '' } : null;
    return claim !== undefined && stated !== null && holdsClaim(brief, claim, stated);
  });
}

/** 加起来是202件吗: the sum is held against the claim; a sum with a part missing is told without a yes or no. */
function answerSumClaim(
  brief: Brief,
  query: FiguresQuery,
  { operation, all }: { readonly operation: Confirm; readonly all: readonly Resolved[] },
): Draft {
  const claims = listClaims(brief);
  const parts = claims.slice(0, -1);
  const total = answerTotal(brief, query, { kind: 'total', over: operation.over });
  const claim = claims.at(-1) ?? operation.claim;
  const isOpen = typeof total.value !== 'number' || total.excluded.length > 0;
  if (isOpen || (parts.length > 0 && parts.length !== all.length)) return total;
  const sum = { value: Number(total.value), unit: total.unit ?? '' };
  const holds =
    holdsClaim(brief, claim, sum) && (parts.length === 0 || holdEach(brief, all, parts));
  return leadWith(brief.say(holds ? 'confirm.yes' : 'confirm.no'), total);
}

/** A claim about a sum, or several claims at once: null when it is one claim about what was asked. */
export function answerClaims(
  brief: Brief,
  query: FiguresQuery,
  { operation, all }: { readonly operation: Confirm; readonly all: readonly Resolved[] },
): Draft | null {
  const claims = listClaims(brief);
  const isMany = all.length > 1;
  const addsUp = query.slots.operators.includes('sum') || claims.length === all.length + 1;
  if (isMany && addsUp) return answerSumClaim(brief, query, { operation, all });
  if (claims.length < 2) return null;
  const value = answerValue(brief, query);
  if (claims.length !== all.length || !all.every(isNumber)) return value;
  return leadWith(brief.say(holdEach(brief, all, claims) ? 'confirm.yes' : 'confirm.no'), value);
}
