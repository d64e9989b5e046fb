import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Entity } from '../../src/model/entity.ts';

type Case = {
  readonly value: string | readonly string[];
  readonly says: readonly (string | number)[];
};
export type EntityCorpus = {
  readonly name: string;
  readonly kind: Entity['kind'];
  readonly cases: readonly Case[];
};

const folder = join(import.meta.dirname, '../corpus/entities');

/** Every file of test/corpus/entities: a kind of entity, values, and ways to say each. */
export function readEntityCorpora(): readonly EntityCorpus[] {
  return readdirSync(folder).map((file) => ({
    name: file.replace('.yaml', ''),
    ...(parse(readFileSync(join(folder, file), 'utf8')) as Omit<EntityCorpus, 'name'>),
  }));
}

/** What a case wants to be found, in order. */
export function listWanted({ value }: Case): readonly string[] {
  return value === 'none' ? [] : [value].flat();
}

/** An entity in the short hand of the corpus. */
export function showEntity(entity: Entity): string {
  if (entity.kind === 'agency') {
    const best = entity.readings[0]?.value;
    return best?.id ?? `-${best?.name}`;
  }
  if (entity.kind === 'year') return showYear(entity);
  if (entity.kind === 'numeral') return `${entity.value} ${entity.unit ?? '-'}`;
  if (entity.kind === 'allAgencies') return String(entity.count ?? '?');
  return 'name' in entity ? entity.name : entity.kind;
}

function showYear({ value }: Extract<Entity, { kind: 'year' }>): string {
  if (value.kind === 'years') return value.years.join(',');
  if (value.kind === 'range') return `${value.from}..${value.to}`;
  if (value.kind === 'last') return `last ${value.count}`;
  if (value.kind === 'offset') return value.offset > 0 ? `+${value.offset}` : `${value.offset}`;
  return value.kind;
}
