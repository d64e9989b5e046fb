import type { Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import type { Rules } from '../rules/rules.ts';
import { readTopic, readTopics } from './topic-words.ts';

type Input = {
  /** What no entity covers. */
  readonly rest: string;
  readonly entities: readonly Entity[];
};

/**
 * 处罚了多少人 asks for people where the form counts cases: the unit words that fit none of the fields named come back
 * as unexplained, so that a figure of another kind is never given for them.
 */
export function createUnitChecker(rules: Rules): (input: Input) => readonly string[] {
  const byId = new Map<string, Field>(rules.fields.map((field) => [field.id, field]));
  const counting = readTopic(rules, 'value', 'counting').join('|');
  const kinds = [...readTopics(rules, 'value', 'unit')].map(([kind, words]) => ({
    units: kind.split('/'),
    pattern: new RegExp(`(?:${counting})(?:${words.join('|')})`, 'u'),
  }));
  return ({ rest, entities }) => {
    const units = entities.flatMap((e) =>
      e.kind === 'field' ? [byId.get(e.readings[0]?.value.field ?? '')?.unit ?? ''] : [],
    );
    return kinds.flatMap(({ units: fitting, pattern }) => {
      const said = pattern.exec(rest)?.[0];
      const isFitting = units.length === 0 || units.some((unit) => fitting.includes(unit));
      return said === undefined || isFitting ? [] : [said];
    });
  };
}
