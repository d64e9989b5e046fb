import type { Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import type { Rules } from '../rules/rules.ts';
import { readTopic, readTopics } from './topic-words.ts';

type Input = {
  readonly folded: string;
  /** The same with everything an entity covers blotted out. */
  readonly rest: string;
  readonly entities: readonly Entity[];
};

/**
 * 处罚了多少人 asks for people where the form counts cases: the unit words that fit none of the fields named come back
 * as unexplained, so that a figure of another kind is never given for them. The same goes for words that ask for less
 * than a year or a body: 上半年, 出租车.
 */
export function createUnitChecker(rules: Rules): (input: Input) => readonly string[] {
  const byId = new Map<string, Field>(rules.fields.map((field) => [field.id, field]));
  const counting = readTopic(rules, 'value', 'counting').join('|');
  const narrowing = readTopic(rules, 'value', 'narrowing');
  const narrower = narrowing.length === 0 ? /(?!)/u : new RegExp(narrowing.join('|'), 'u');
  const kinds = [...readTopics(rules, 'value', 'unit')].map(([kind, words]) => ({
    units: kind.split('/'),
    pattern: new RegExp(`(?:${counting})(?:${words.join('|')})`, 'u'),
  }));
  return ({ folded, rest, entities }) => {
    const units = entities.flatMap((e) =>
      e.kind === 'field' ? [byId.get(e.readings[0]?.value.field ?? '')?.unit ?? ''] : [],
    );
    const narrow = narrower.exec(rest)?.[0];
    const strange = kinds.flatMap(({ units: fitting, pattern }) => {
      const match = pattern.exec(folded);
      const isFree = match !== null && rest[match.index + match[0].length - 1] !== '\u0001';
      const said = isFree ? match[0] : undefined;
      const isFitting = units.length === 0 || units.some((unit) => fitting.includes(unit));
      return said === undefined || isFitting ? [] : [said];
    });
    const columns = listStrayColumns(entities, byId);
    return [...(narrow === undefined ? [] : [narrow]), ...columns, ...strange];
  };
}

/** 许可的公司有几家: only table three counts by applicant; table two does not. */
function listStrayColumns(
  entities: readonly Entity[],
  byId: ReadonlyMap<string, Field>,
): readonly string[] {
  const groups = entities.flatMap((e) =>
    e.kind === 'field' ? [byId.get(e.readings[0]?.value.field ?? '')?.group ?? ''] : [],
  );
  const isTableTwo = groups.length > 0 && groups.every((group) => group.startsWith('t2'));
  return isTableTwo
    ? entities.flatMap((e) => (e.kind === 'applicant' && e.applicant !== 'total' ? [e.text] : []))
    : [];
}
