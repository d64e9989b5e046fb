import type { Measure } from '../model/field.ts';
import type { Asked, Operation } from '../model/query.ts';
import type { Span } from '../model/text.ts';
import { atTotal, type FieldIndex } from './field-index.ts';
import { findRatioClaim } from './plan-claim.ts';
import type { Planned, Settings } from './plan-figures.ts';

/** A part of its whole: as said, else what the form makes it a part of; or one agency of a group. */
export function planShare(settings: Settings): Planned {
  const { plan, scope, asked } = settings;
  const [first, second] = asked;
  if (first === undefined) {
    return { operation: { kind: 'value' } };
  }
  const named = scope.agencies.length > 1;
  if (second === undefined && plan.slots.applicants === null && named) {
    const group = ofGroup(settings, first);
    return { operation: group ?? { kind: 'value' } };
  }
  if (plan.slots.applicants !== null) {
    return planColumns(settings);
  }
  const pair = second === undefined ? null : orderPair(settings, [first, second]);
  const part = pair?.part ?? findPart(plan.index, first);
  const whole = pair?.whole ?? plan.slots.whole ?? findWhole(plan.index, part);
  return whole === null
    ? { operation: { kind: 'value' } }
    : { operation: toShare(settings, part, whole) };
}

/** 占多少 of itself is always all of it: nobody asks that. */
export function isOfItself(operation: Operation): boolean {
  if (operation.kind !== 'share' || operation.agency !== null) return false;
  const { part, whole } = operation;
  return part.field === whole.field && part.applicant === whole.applicant;
}

/** 三家里甲局占多少: the agency named first against all that were named; of a mere group nobody is the part. */
function ofGroup({ plan, scope }: Settings, { measure }: Asked): Operation | null {
  const subject = findSubject(plan) ?? (plan.slots.agencies === null ? null : scope.agencies[0]);
  if (subject === null || subject === undefined || isOfOther(plan, subject)) return null;
  return {
    kind: 'share',
    part: measure,
    whole: measure,
    substitute: null,
    agency: subject,
    claim: findRatioClaim(plan),
  };
}

/** 甲县占乙市的多少: the other body alone is no whole that the first is a part of. */
function isOfOther({ interpretation, slots }: Settings['plan'], subject: string): boolean {
  const { entities } = interpretation;
  const share = entities.find((e) => e.kind === 'operator' && e.name === 'share');
  const after = entities.flatMap((e) =>
    e.kind === 'agency' && share !== undefined && e.span.start >= share.span.end
      ? [e.readings[0]?.value.id ?? '']
      : [],
  );
  const isSum = slots.group !== null || slots.operators.includes('sum');
  return after.length > 0 && !after.includes(subject) && !isSum;
}

/** Whoever is named last before 占. */
function findSubject({ interpretation }: Settings['plan']): string | null {
  const { entities } = interpretation;
  const share = entities.find((e) => e.kind === 'operator' && e.name === 'share');
  const before = entities.filter((e) => e.span.end <= (share?.span.start ?? 0));
  const ids = before.flatMap((e) => (e.kind === 'agency' ? [e.readings[0]?.value.id ?? null] : []));
  return ids.at(-1) ?? null;
}

/** 自然人占多少: a column of its row; several columns are told beside their total. */
function planColumns(settings: Settings): Planned {
  const { asked, plan } = settings;
  const [first] = asked;
  const field = first?.measure.field ?? '';
  const whole = atTotal(plan.index, field);
  if (asked.length === 1 && first !== undefined) {
    return { operation: toShare(settings, first.measure, whole) };
  }
  return {
    operation: { kind: 'value' },
    asked: [...asked, { measure: whole, fallbacks: [], parts: [] }],
  };
}

type Pair = { readonly part: Measure; readonly whole: Measure };

/** Which of two is the whole: the form knows, else the sentence does. */
function orderPair({ plan }: Settings, [first, second]: readonly [Asked, Asked]): Pair {
  const { index } = plan;
  for (const [part, whole] of [
    [first, second],
    [second, first],
  ] as const) {
    const places = [part.measure, ...part.fallbacks];
    const inside = places.find(({ field }) => isWithin(index, field, whole.measure.field));
    if (inside !== undefined) {
      return { part: inside, whole: whole.measure };
    }
  }
  return isSaidBefore(plan, second) && !isEquated(plan, second)
    ? { part: second.measure, whole: first.measure }
    : { part: first.measure, whole: second.measure };
}

/** Where a figure was said. */
function findSaid({ interpretation }: Settings['plan'], { measure }: Asked): Span | null {
  const said = interpretation.entities.find(
    (e) => e.kind === 'field' && e.readings[0]?.value.field === measure.field,
  );
  return said?.span ?? null;
}

/** 处罚是许可的几分之几: what 是 leads to is the whole. */
function isEquated(plan: Settings['plan'], second: Asked): boolean {
  const { text } = plan.interpretation.utterance;
  return /(?:是|为|等于|相当于)$/.test(text.slice(0, findSaid(plan, second)?.start ?? 0));
}

/** 新收申请里予以公开占多少: what stands right before 占 is the part, when nothing stands behind it. */
function isSaidBefore(plan: Settings['plan'], second: Asked): boolean {
  const { entities } = plan.interpretation;
  const share = entities.find((e) => e.kind === 'operator' && e.name === 'share');
  const said = findSaid(plan, second);
  return share !== undefined && said !== null && said.end <= share.span.start;
}

function isWithin(index: FieldIndex, part: string, whole: string): boolean {
  for (let at = index.parentOf(part), steps = 0; at !== null && steps < 5; steps++) {
    if (at === whole) {
      return true;
    }
    at = index.parentOf(at);
  }
  return false;
}

/** The stated twin that has a whole, when the first place to look has none: 政策解读 of the categories. */
function findPart(index: FieldIndex, { measure, fallbacks }: Asked): Measure {
  return [measure, ...fallbacks].find(({ field }) => index.parentOf(field) !== null) ?? measure;
}

function findWhole(index: FieldIndex, part: Measure): Measure | null {
  const parent = index.parentOf(part.field);
  return parent === null ? null : atTotal(index, parent);
}

function toShare({ plan }: Settings, part: Measure, whole: Measure): Operation {
  const isOfClosed = whole.field === 'outcome.total';
  return {
    kind: 'share',
    part,
    whole,
    substitute: isOfClosed ? { field: 'requests.received', applicant: whole.applicant } : null,
    agency: null,
    claim: findRatioClaim(plan),
  };
}
