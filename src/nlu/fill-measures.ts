import type { Entity, Scored } from '../model/entity.ts';
import type { ApplicantId, Measure } from '../model/field.ts';
import type { MeasureTree } from './measure-tree.ts';

export type Mentions = readonly (readonly Scored<Measure>[])[];

/** Every thing asked for, one list of readings a mention; a thing said twice counts once. */
export function fillMeasures(entities: readonly Entity[]): Mentions {
  const mentions = entities.flatMap(readMentions);
  const idOf = (readings: Mentions[number] | undefined): string | undefined =>
    readings?.[0]?.value.field;
  return mentions.filter(
    (readings, at) =>
      readings.length > 0 && mentions.findIndex((other) => idOf(other) === idOf(readings)) === at,
  );
}

function readMentions(entity: Entity): Mentions {
  if (entity.kind === 'field') {
    return [entity.readings];
  }
  return entity.kind === 'place' ? entity.measures.map((value) => [{ value, score: 1 }]) : [];
}

/** 除了解读其他几类: the brothers of what was named, without it. */
export function takeOthers(mentions: Mentions, tree: MeasureTree): Mentions {
  const named = mentions.flatMap(([best]) => (best === undefined ? [] : [best.value.field]));
  const spoken = named.flatMap((id) => [id, ...tree.twinsOf(id)]);
  for (const id of spoken) {
    const parent = tree.parentOf(id);
    const stem = id.slice(0, id.lastIndexOf('.') + 1);
    const brothers = (parent === null ? [] : tree.childrenOf(parent)).filter(
      (brother) => brother.startsWith(stem) && !spoken.includes(brother),
    );
    if (brothers.length > 1) {
      return brothers.map((field) => [{ value: { field, applicant: null }, score: 1 }]);
    }
  }
  return [];
}

/** 哪一类最多 after one of them: all the parts of the same whole. */
export function takeBrothers(mentions: Mentions, tree: MeasureTree): Mentions {
  const [only] = mentions;
  const measure = only?.[0]?.value;
  const parent = measure === undefined ? null : tree.parentOf(measure.field);
  if (measure === undefined || parent === null) {
    return [];
  }
  const stem = measure.field.slice(0, measure.field.lastIndexOf('.') + 1);
  const { applicant } = measure;
  return tree
    .childrenOf(parent)
    .filter((brother) => brother.startsWith(stem))
    .map((field) => [{ value: { field, applicant }, score: 1 }]);
}

/** 不予公开的理由分布: the parts instead of the whole, when the form has them. */
export function takeParts(mentions: Mentions, tree: MeasureTree): Mentions {
  const [only] = mentions;
  const measure = only?.[0]?.value;
  const parts = measure === undefined || mentions.length > 1 ? [] : tree.childrenOf(measure.field);
  return parts.length < 2 || measure === undefined
    ? mentions
    : parts.map((field) => [{ value: { field, applicant: measure.applicant }, score: 1 }]);
}

/** The applicant columns asked for, applied to every reading; `organizations` is the planner's to add up. */
export function fillApplicants(
  entities: readonly Entity[],
): readonly (ApplicantId | 'organizations')[] {
  return [...new Set(entities.flatMap((e) => (e.kind === 'applicant' ? [e.applicant] : [])))];
}
