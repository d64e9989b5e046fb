import type { Scored } from '../model/entity.ts';
import type { Field, Measure } from '../model/field.ts';
import type { Asked, Query } from '../model/query.ts';
import { rephrase } from './choices.ts';
import { toAsked } from './field-index.ts';
import type { Plan, Settled } from './plan-input.ts';

const TIE_GAP = 0.15;
const MAX_CHOICES = 5;
/** Asked when an agency is named and nothing else. */
const USUAL = [
  'requests.received',
  'outcome.granted',
  'penalty.decisions',
  'licensing.decisions',
  'prose.wechat.posts',
];

/** What is asked for, one entry a thing; competing readings and none at all come back as a question. */
export function settleMeasures(plan: Plan): Settled<readonly Asked[]> {
  const mentions = plan.slots.measures?.value ?? [];
  const tied = mentions.find((readings) => isTied(readings));
  if (tied !== undefined) {
    return {
      kind: 'query',
      query: askMeasure(
        plan,
        tied.map(({ value }) => value.field),
      ),
    };
  }
  const best = mentions.flatMap((readings) => readings.slice(0, 1).map(({ value }) => value));
  const measures = best.flatMap((measure) => splitJoint(plan, measure, best));
  const named = measures.length > 0 ? measures : defaultMeasures(plan);
  if (named.length === 0) {
    return { kind: 'query', query: askMeasure(plan, USUAL) };
  }
  const asked = named.flatMap((measure) =>
    spread(plan, measure).map((one) => toAsked(plan.index, one)),
  );
  return { kind: 'settled', value: asked };
}

/** Words that ask for each of two things, not for both together. */
const APART = ['each', 'compare', 'difference', 'times'] as const;

/** 人大建议和政协提案各几件: one name for two figures is taken apart where each of them is meant. */
function splitJoint(plan: Plan, whole: Measure, named: readonly Measure[]): readonly Measure[] {
  const { index, slots, intent } = plan;
  const isApart = intent === 'compare' || APART.some((name) => slots.operators.includes(name));
  if (!isApart || slots.measures?.origin !== 'said') {
    return [whole];
  }
  const { text } = plan.interpretation.normalized;
  const stem = whole.field.slice(0, whole.field.lastIndexOf('.') + 1);
  const parts = [...index.byId.values()].filter(
    ({ id, aliases }) =>
      id.startsWith(stem) &&
      index.parentOf(id) === whole.field &&
      aliases.some((alias) => text.includes(alias)),
  );
  const isNamed = parts.some(({ id }) => named.some(({ field }) => field === id));
  return parts.length < 2 || isNamed
    ? [whole]
    : [
        ...(isSaidTwice(plan, whole) ? [whole] : []),
        ...parts.map(({ id }) => ({ field: id, applicant: null })),
      ];
}

/** 建议提案总数、人大建议、政协提案各多少: the whole beside its parts is meant too. */
function isSaidTwice({ interpretation }: Plan, { field }: Measure): boolean {
  const said = interpretation.entities.filter(
    (e) => e.kind === 'field' && e.readings[0]?.value.field === field,
  );
  return said.length > 1;
}

/** 自然人几件: columns without a row are those of the requests received; 每次群发几篇 is about the WeChat account. */
function defaultMeasures({ slots, intent }: Plan): readonly Measure[] {
  if (intent === 'mean' && slots.topic === 'perPush') {
    return [{ field: 'prose.wechat.posts', applicant: null }];
  }
  return slots.applicants === null ? [] : [{ field: 'requests.received', applicant: 'total' }];
}

function isTied(readings: readonly Scored<Measure>[]): boolean {
  const [first, second] = readings;
  return first !== undefined && second !== undefined && first.score - second.score < TIE_GAP;
}

/** More columns than a person names one by one: the whole row is meant. */
const WHOLE_ROW = 6;

/** 规范性文件那一行: every figure the forms print in the row of this one. */
function listRow({ index }: Plan, field: Field): readonly Measure[] {
  const stem = field.id.slice(0, field.id.lastIndexOf('.') + 1);
  const row = [...index.byId.values()].filter(
    ({ id, kind, eras }) =>
      kind === 'cell' && id.startsWith(stem) && eras.some((era) => field.eras.includes(era)),
  );
  return row.map(({ id }) => ({ field: id, applicant: null }));
}

/** One measure an applicant column that was named; fields without columns stay as they are. */
function spread(plan: Plan, measure: Measure): readonly Measure[] {
  const columns = plan.slots.applicants?.value ?? [];
  const field = plan.index.byId.get(measure.field);
  if (columns.length === 0 || !field?.hasApplicant) {
    return columns.length > WHOLE_ROW && field?.kind === 'cell' ? listRow(plan, field) : [measure];
  }
  return columns.map((applicant) => ({ field: measure.field, applicant }));
}

/** The question again with the words of each reading in place of the unclear one. */
function askMeasure(plan: Plan, ids: readonly string[]): Query {
  const { intent, slots, index } = plan;
  const isUnclear = (id: string): boolean => ids.includes(id);
  const choices = ids
    .flatMap((id) => index.byId.get(id) ?? [])
    .slice(0, MAX_CHOICES)
    .map(({ name }) => ({
      label: name,
      question:
        slots.measures === null
          ? `${plan.interpretation.utterance.text} ${name}`
          : rephrase(
              plan,
              (e) => e.kind === 'field' && isUnclear(e.readings[0]?.value.field ?? ''),
              name,
            ),
    }));
  return { kind: 'clarify', intent, about: 'measure', choices, slots };
}
