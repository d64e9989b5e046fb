import type { Entity, EntityKind } from '../model/entity.ts';

/** Kinds that lose to a longer field word they stand in: the 12345 of a hotline, the 个人 of 个人隐私, the 上年 of 上年结转. */
const YIELDING = new Set<EntityKind>(['numeral', 'applicant', 'pronoun', 'operator']);

/** Drops what is only a part of something longer; the order of the question is kept. */
export function refineEntities(entities: readonly Entity[]): readonly Entity[] {
  const fields = entities.filter(({ kind }) => kind === 'field' || kind === 'place');
  const isNamed = fields.length > 0;
  const isHeaded = fields.some((entity) => headed(entity) !== 'part');
  const isFilled = fields.some((entity) => headed(entity) === undefined);
  const firm = entities.filter(({ kind }) => kind === 'agency' || kind === 'year');
  return entities
    .filter((entity) => !(isNamed && isTotal(entity)))
    .filter((entity) => !(isHeaded && headed(entity) === 'part'))
    .map((entity) =>
      isFilled && headed(entity) === 'table' ? { ...entity, measures: [] } : entity,
    )
    .filter((entity) => {
      const owners = entity.kind === 'numeral' ? [...fields, ...firm] : fields;
      return !(yields(entity) && owners.some((owner) => holds(owner, entity)));
    })
    .sort((a, b) => a.span.start - b.span.start);
}

/** 一共 and 总计 name the total column, which is meant anyway; they stay readable as operators. */
function isTotal(entity: Entity): boolean {
  return entity.kind === 'applicant' && entity.applicant === 'total';
}

/** 第二十条第(六)项 行政处罚, 表二 行政处罚: the article, or the table, only says where the row stands. */
function headed(entity: Entity): 'table' | 'part' | undefined {
  return entity.kind === 'place' ? entity.heads : undefined;
}

function yields(entity: Entity): boolean {
  return YIELDING.has(entity.kind) || (entity.kind === 'year' && entity.value.kind === 'offset');
}

function holds(owner: Entity, entity: Entity): boolean {
  return (
    owner !== entity && owner.span.start <= entity.span.start && owner.span.end >= entity.span.end
  );
}
