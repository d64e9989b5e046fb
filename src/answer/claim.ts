import type { Brief } from './brief.ts';

type Relation = 'above' | 'below' | 'atMost' | 'atLeast' | 'equal';

const TOLERANCE: Readonly<Record<'percent' | 'count', number>> = { percent: 0.06, count: 0 };
const RELATIONS = ['atMost', 'atLeast', 'above', 'below'] as const;

const HOLDS: Readonly<Record<Relation, (value: number, claim: number, room: number) => boolean>> = {
  above: (value, claim) => value > claim,
  below: (value, claim) => value < claim,
  atMost: (value, claim) => value <= claim,
  atLeast: (value, claim) => value >= claim,
  equal: (value, claim, room) => Math.abs(value - claim) <= room,
};

/** 超过 100 件, 50% 以上: how the claim is meant, read off the words of the rules around numbers. */
function readRelation({ rules, interpretation }: Brief): Relation {
  const topics = rules.intents.find(({ name }) => name === 'confirm')?.topics ?? {};
  const { text } = interpretation.normalized;
  const said = RELATIONS.find((name) =>
    (topics[name] ?? []).some((way) => new RegExp(way, 'iu').test(text)),
  );
  return said ?? 'equal';
}

/** Whether a value bears out what a person claims of it. */
export function holdsClaim(
  brief: Brief,
  claim: number,
  { value, unit }: { readonly value: number; readonly unit: string },
): boolean {
  const room = TOLERANCE[unit === '%' ? 'percent' : 'count'];
  return HOLDS[readRelation(brief)](value, claim, room);
}
