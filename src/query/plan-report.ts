import type { Query } from '../model/query.ts';
import { toAsked } from './field-index.ts';
import { planFigures } from './plan-figures.ts';
import type { Plan, Scope } from './plan-input.ts';
import { settleScope } from './settle-scope.ts';

/** Topics of a list that are about the store, not about one report. */
const ABOUT_STORE = new Set(['reports', 'years', 'report']);
/** What the report says in its own words, found through the figures that stand in the same sentence. */
const SPOKEN: Readonly<Record<string, readonly string[]>> = {
  channels: ['prose.hotline.cases', 'prose.website.posts', 'prose.wechat.posts'],
  categories: ['prose.disclosed.total', 'prose.proposals.class_b'],
};

/** Phone, address …: of the latest report unless a year was said. */
export function planContact(plan: Plan): Query {
  const scope = settleScope(plan);
  if (scope.kind === 'query') {
    return scope.query;
  }
  return toReport(plan, scope.value, `contact.${plan.slots.topic ?? 'phone'}`);
}

/** 修了几座桥: a number of something no form counts; the report may still speak of it. */
export function planUncounted(plan: Plan): Query {
  const scope = settleScope(plan);
  return scope.kind === 'query' ? scope.query : toReport(plan, scope.value, 'uncounted');
}

/** 都公开了吗: no count tells whether it was all; a printed rate does, or the words of the report. */
export function planComplete(plan: Plan): Query {
  const said = plan.slots.measures?.value.flat() ?? [];
  if (said.some(({ value }) => plan.index.byId.get(value.field)?.unit === '%')) {
    return planFigures(plan);
  }
  const scope = settleScope(plan);
  if (scope.kind === 'query') {
    return scope.query;
  }
  return { ...toReport(plan, scope.value, 'complete'), measures: [] };
}

/** What there is: reports of the store, blank tables, what a section says. */
export function planList(plan: Plan): Query {
  const { slots, intent } = plan;
  const topic = slots.topic ?? 'reports';
  if (ABOUT_STORE.has(topic)) {
    return planCatalogue(plan, topic);
  }
  const scope = settleScope(isOpen(plan) ? { ...plan, intent: 'rank' } : countBack(plan));
  if (scope.kind === 'query') {
    return scope.query;
  }
  const report = toReport({ ...plan, intent }, scope.value, topic);
  return topic === 'figures' ? { ...report, topic: 'figures' } : report;
}

/** The plans of 2024 stand in the report of 2023. */
function countBack(plan: Plan): Plan {
  const { slots, catalogue } = plan;
  const said = slots.year?.value;
  if (slots.topic !== 'plans' || said?.kind !== 'years') {
    return plan;
  }
  const there = new Set(catalogue.map(({ year }) => year));
  const years = said.years.map((year) => (there.has(year) ? year : year - 1));
  const year = { value: { kind: 'years' as const, years }, origin: 'said' as const };
  return { ...plan, slots: { ...slots, year } };
}

function isOpen({ slots }: Plan): boolean {
  return (
    slots.agencies === null &&
    slots.group === null &&
    slots.place === undefined &&
    slots.topic === 'blanks'
  );
}

function planCatalogue(plan: Plan, topic: string): Query {
  const { intent, slots } = plan;
  const isFree = slots.agencies === null;
  if (isFree && slots.group === null && slots.place === undefined) {
    const years = slots.year?.value.kind === 'years' ? slots.year.value.years : [];
    return { kind: 'catalogue', intent, topic, agencies: [], years, slots };
  }
  const scope = settleScope({ ...plan, intent: 'trend' });
  if (scope.kind === 'query') {
    return scope.query.kind === 'clarify'
      ? { kind: 'catalogue', intent, topic, agencies: [], years: [], slots }
      : scope.query;
  }
  const { agencies } = scope.value;
  const years = slots.year?.value.kind === 'years' ? scope.value.years : [];
  return { kind: 'catalogue', intent, topic, agencies, years, slots };
}

/** 核 甲县 2023 表三. */
export function planCheck(plan: Plan): Query {
  if (plan.slots.topic === 'zero' && plan.slots.agencies === null) {
    return {
      kind: 'check',
      intent: plan.intent,
      agencies: [],
      years: [],
      table: null,
      slots: plan.slots,
    };
  }
  const scope = settleScope(plan);
  if (scope.kind === 'query') {
    return scope.query;
  }
  const { agencies, years, slots } = scope.value;
  const table = plan.slots.table ?? null;
  return { kind: 'check', intent: plan.intent, agencies, years, table, slots };
}

/** 哪里下载, 依据哪些文件: about the report, whatever figure the words may name. */
const isOfReport = (topic: string | null): boolean =>
  topic === 'download' || (topic ?? '').startsWith('meta.');

/** Where a figure comes from: the figure again with its words, or the report itself. */
export function planSource(plan: Plan): Query {
  const before = plan.context?.query ?? null;
  const { measures, topic } = plan.slots;
  if (measures?.origin !== 'said' && before?.kind === 'figures' && topic === 'how') {
    return before;
  }
  const isFree = plan.slots.claim === null && topic !== 'download';
  if (isFree && measures !== null && !(topic ?? '').startsWith('meta.') && topic !== 'published') {
    return planFigures(plan);
  }
  const scope = settleScope(plan);
  if (scope.kind === 'query') {
    return scope.query;
  }
  const free = isOfReport(topic) ? { ...plan, slots: { ...plan.slots, measures: null } } : plan;
  return toReport(free, scope.value, topic ?? 'link');
}

function toReport(plan: Plan, scope: Scope, topic: string): Extract<Query, { kind: 'report' }> {
  const { agencies, years, slots } = scope;
  const said = plan.slots.measures?.value.flatMap((r) => r.slice(0, 1).map(({ value }) => value));
  const spoken = (SPOKEN[topic] ?? []).map(
    (id) => toAsked(plan.index, { field: id, applicant: null }).measure,
  );
  const measures = said ?? spoken;
  return { kind: 'report', intent: plan.intent, agencies, years, topic, measures, slots };
}
