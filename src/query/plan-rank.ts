import type { Operation, Query } from '../model/query.ts';
import { planAxis, planDirection } from './plan-axis.ts';
import type { Planned, Settings } from './plan-figures.ts';
import type { Plan } from './plan-input.ts';
import { planMinus } from './plan-times.ts';

/** Two of anything; fewer is an order over all. */
export function planCompare(settings: Settings): Planned | Query {
  const { scope, asked } = settings;
  const isOne = scope.agencies.length === 1 && scope.years.length === 1 && asked.length === 1;
  if (isOne) {
    return planRank(settings);
  }
  const minus = settings.plan.slots.topic === 'minus' ? planMinus(settings) : null;
  if (minus !== null) {
    return minus;
  }
  if (lacksYearBefore(settings)) {
    return { operation: { kind: 'trend', yoy: true } };
  }
  return {
    operation: { kind: 'compare', by: planAxis(settings), direction: planDirection(settings) },
  };
}

/** 比上年多还是少 without a report of the year before: the one there is may state the change itself. */
function lacksYearBefore({ plan, scope }: Settings): boolean {
  const [agency, ...others] = scope.agencies;
  const [before = 0, year = 0, ...more] = scope.years;
  const isThere = plan.catalogue.some((of) => of.agencyId === agency && of.year === before);
  return others.length === 0 && more.length === 0 && year === before + 1 && !isThere;
}

/** First, last or all in order. */
export function planRank(settings: Settings): Planned | Query {
  const { plan, scope } = settings;
  const by = planAxis(settings);
  const operation: Operation = {
    kind: 'rank',
    by,
    direction: planDirection(settings),
    count: plan.slots.count,
    ...readPlace(plan),
  };
  const isAlone = by === 'agency' && scope.agencies.length === 1;
  if (isAlone && !isPlaceAsked(plan)) {
    return notUnderstood(plan);
  }
  // Bodies are put in the order of one figure, the one named first: 收费 is told in 万元 and in 元.
  const ranked = by === 'agency' ? { asked: settings.asked.slice(0, 1) } : {};
  return isAlone
    ? { operation, ...ranked, scope: { ...scope, agencies: [] } }
    : { operation, ...ranked };
}

/** 第二名是谁: the topic says which place. */
function readPlace({ slots }: Plan): { readonly place?: number } {
  const place = /^place\.(\d)$/.exec(slots.topic ?? '')?.[1];
  return place === undefined ? {} : { place: Number(place) };
}

/** 甲局排第几: one body named alone is held against all only when its place among them is asked. */
function isPlaceAsked({ slots }: Plan): boolean {
  const { agencies, operators } = slots;
  return agencies?.origin !== 'said' || operators.includes('rank') || operators.includes('confirm');
}

/** Understood too little to say a figure. */
export function notUnderstood({ slots }: Plan): Query {
  return { kind: 'words', intent: 'notUnderstood', topic: null, slots };
}
