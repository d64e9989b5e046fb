import type { Asked, Operation, Query } from '../model/query.ts';
import { collectMeasures, toAsked } from './field-index.ts';
import { pairYears } from './pair-years.ts';
import { planAxis } from './plan-axis.ts';
import { findPercentClaim } from './plan-claim.ts';
import type { Plan, Scope } from './plan-input.ts';
import { planMean } from './plan-mean.ts';
import { isOverview, planOverview } from './plan-overview.ts';
import { notUnderstood, planCompare, planRank } from './plan-rank.ts';
import { findRate, planRate } from './plan-rate.ts';
import { isOfItself, planShare } from './plan-share.ts';
import { planTimes } from './plan-times.ts';
import { isGrowth, planTrend } from './plan-trend.ts';
import { settleMeasures } from './settle-measures.ts';
import { settleScope } from './settle-scope.ts';

/** What a family makes of the settled slots: an operation, and what it wants asked instead of what was said. */
export type Planned = {
  readonly operation: Operation;
  readonly asked?: readonly Asked[];
  readonly scope?: Scope;
};

/** Settled slots of one question, as the families read them. */
export type Settings = {
  readonly plan: Plan;
  readonly scope: Scope;
  readonly asked: readonly Asked[];
};

/** Everything that ends in figures: settle whose and what, then hand over to the family of the intent. */
export function planFigures(plan: Plan): Query {
  const scope = settleScope(plan);
  if (scope.kind === 'query') {
    return scope.query;
  }
  const whole = isOverview(plan) ? planOverview({ plan, scope: scope.value, asked: [] }) : null;
  if (whole !== null) {
    return toQuery({ plan, scope: scope.value, asked: [] }, whole);
  }
  const asked = settleMeasures(plan);
  if (asked.kind === 'query') {
    return asked.query;
  }
  const settings = { plan, scope: scope.value, asked: asked.value };
  const planned = planOperation(settings);
  return 'kind' in planned ? planned : toQuery(settings, planned);
}

function toQuery({ plan, scope, asked }: Settings, planned: Planned): Query {
  const { agencies, regionCode, years, slots } = planned.scope ?? scope;
  const wanted = planned.asked ?? asked;
  const extra = extraMeasures(planned.operation).map((measure) => toAsked(plan.index, measure));
  const measures = collectMeasures(plan.index, [...wanted, ...extra]);
  const pairs = pairYears(plan, planned.scope ?? scope);
  return {
    ...(pairs === null ? {} : { pairs }),
    kind: 'figures',
    intent: plan.intent,
    selection: { agencies, regionCode, years, measures },
    asked: wanted,
    operation: planned.operation,
    slots,
  };
}

/** What an operation needs besides the things asked for. */
function extraMeasures(operation: Operation): readonly Asked['measure'][] {
  switch (operation.kind) {
    case 'share':
      return [
        operation.part,
        operation.whole,
        ...(operation.substitute ? [operation.substitute] : []),
      ];
    case 'rate':
      return [
        ...[operation.field, ...operation.alternatives].map((field) => ({
          field,
          applicant: null,
        })),
        ...(operation.substitute ? [operation.substitute] : []),
      ];
    case 'ratio':
      return [operation.numerator, operation.denominator];
    default:
      return [];
  }
}

function planOperation(settings: Settings): Planned | Query {
  const { plan, asked } = settings;
  const times = plan.slots.operators.includes('times') ? planTimes(settings) : null;
  if (times !== null) {
    return times;
  }
  const rate = findRate(settings);
  if (rate !== undefined) {
    return { operation: planRate(plan, rate.measure.field), asked: [rate] };
  }
  switch (plan.intent) {
    case 'exists':
      return { operation: { kind: 'exists' } };
    case 'confirm':
      return planConfirm(settings);
    case 'compare':
      return planCompare(settings);
    case 'rank':
      return planRank(settings);
    case 'total':
      return { operation: { kind: 'total', over: planAxis(settings) } };
    case 'trend':
      return planTrend(settings);
    case 'share':
      return planPart(settings);
    case 'mean':
      return planMean(settings);
    case 'unit':
      return { operation: { kind: 'value' }, asked: asked.map((one) => withNeighbours(plan, one)) };
    default:
      return planValue(settings);
  }
}

/** Several figures side by side, unless the question adds them up or holds them against each other. */
function planValue(settings: Settings): Planned | Query {
  const { plan, scope, asked } = settings;
  const { operators } = plan.slots;
  if (isHalfHeard(settings)) {
    return notUnderstood(plan);
  }
  const isEach = operators.includes('each') || plan.intent !== 'value';
  if (!isEach && operators.includes('sum') && scope.agencies.length > 1 && asked.length === 1) {
    return { operation: { kind: 'total', over: 'agency' } };
  }
  const isPair = asked.length === 2 && scope.agencies.length * scope.years.length === 1;
  const isGap = operators.includes('difference');
  return (isGap || (!isEach && operators.includes('compare'))) && isPair
    ? planCompare(settings)
    : { operation: { kind: 'value' } };
}

/** 处罚比…多多少 with one thing understood: the number of that one would be no answer. */
function isHalfHeard({ plan, scope, asked }: Settings): boolean {
  const { operators } = plan.slots;
  const asksTwo = operators.includes('difference') || operators.includes('times');
  return asksTwo && asked.length * scope.agencies.length * scope.years.length === 1;
}

/** 占多少, unless the percentage is one of growth. */
function planPart(settings: Settings): Planned | Query {
  const planned = planShare(settings);
  const { plan, scope } = settings;
  const isWholeless = planned.operation.kind === 'value';
  const isSpan = plan.slots.applicants === null && scope.years.length > 1;
  const asksGrowth = isGrowth(settings) || (isWholeless && isSpan);
  if (asksGrowth) {
    return planTrend(settings);
  }
  return isOfItself(planned.operation) ? notUnderstood(plan) : planned;
}

/** 收费那栏的0: the older form prints items where the newer one prints an amount. */
function withNeighbours({ index }: Plan, asked: Asked): Asked {
  const stem = asked.measure.field.replace(/\.[^.]+$/u, '');
  const near = ['items_prev_year', 'items_change']
    .map((name) => `${stem}.${name}`)
    .filter((id) => index.byId.has(id))
    .map((field) => ({ field, applicant: null }));
  return { ...asked, fallbacks: [...asked.fallbacks, ...near] };
}

/** 占比是不是50%: a claimed percentage of a count is one of a share. */
function planConfirm(settings: Settings): Planned {
  const { plan, asked } = settings;
  const { claim } = plan.slots;
  if (claim === null) {
    return { operation: { kind: 'exists' } };
  }
  const isCount = asked.every(({ measure }) => plan.index.byId.get(measure.field)?.unit !== '%');
  const share = findPercentClaim(plan) !== null && isCount ? planShare(settings) : null;
  return share?.operation.kind === 'share'
    ? share
    : {
        operation: {
          kind: 'confirm',
          claim: claim.value,
          unit: claim.unit,
          over: planAxis(settings),
        },
      };
}
