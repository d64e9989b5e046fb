import type { Brief } from './brief.ts';

type Relation = (typeof RELATIONS)[number] | 'equal';

const TOLERANCE: Readonly<Record<'percent' | 'count', number>> = { percent: 0.06, count: 0 };
const RELATIONS = ['atMost', 'atLeast', 'above', 'below', 'upwards', 'around', 'having'] as const;

const HOLDS: Readonly<Record<Relation, (value: number, claim: number, room: number) => boolean>> = {
  above: (value, claim) => value > claim,
  below: (value, claim) => value < claim,
  atMost: (value, claim) => value <= claim,
  atLeast: (value, claim) => value >= claim,
  upwards: (value, claim) => value >= claim && value < claim + lastPlace(claim),
  around: (value, claim) => Math.abs(value - claim) <= claim / 10,
  having: (value, claim) => value >= claim,
  equal: (value, claim, room) => Math.abs(value - claim) <= room,
};

/** 14000 → 1000: what 多 leaves open. */
function lastPlace(claim: number): number {
  let place = 1;
  while (claim > 0 && claim % (place * 10) === 0) place *= 10;
  return place;
}

/** 超过 100 件, 50% 以上: how the claim is meant, read off the words of the rules around numbers. */
function readRelation({ rules, interpretation }: Brief): Relation {
  const topics = rules.intents.find(({ name }) => name === 'confirm')?.topics ?? {};
  const { text } = interpretation.normalized;
  const said = RELATIONS.find((name) =>
    (topics[name] ?? []).some((way) => new RegExp(way, 'iu').test(text)),
  );
  return said ?? 'equal';
}

/** 有100件吗 when there are more: yes, but that is not all. */
export function isMoreThanClaimed(brief: Brief, claim: number, value: number): boolean {
  return readRelation(brief) === 'having' && value > claim;
}

type Stated = {
  readonly value: number;
  readonly unit: string;
  /** Printed as 7000余: there are more. */
  readonly isLowest?: boolean;
};

/** Whether a value bears out what a person claims of it. */
export function holdsClaim(
  brief: Brief,
  claim: number,
  { value, unit, isLowest = false }: Stated,
): boolean {
  const relation = readRelation(brief);
  if (isLowest && relation === 'above') return value >= claim;
  const room = TOLERANCE[unit === '%' ? 'percent' : 'count'];
  return HOLDS[relation](value, claim, room);
}
