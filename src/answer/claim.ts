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

/** Where the words of a topic of intents/confirm.yaml stand in the question; null when they do not. */
export function findClaimWords(
  { rules, interpretation }: Brief,
  topic: string,
): { readonly start: number; readonly end: number } | null {
  const ways = rules.intents.find(({ name }) => name === 'confirm')?.topics[topic] ?? [];
  const { text } = interpretation.normalized;
  for (const way of ways) {
    const found = new RegExp(way, 'iu').exec(text);
    if (found !== null) return { start: found.index, end: found.index + found[0].length };
  }
  return null;
}

/** 超过 100 件, 50% 以上: how the claim is meant, read off the words of the rules around numbers. */
function readRelation(brief: Brief): Relation {
  return RELATIONS.find((name) => findClaimWords(brief, name) !== null) ?? 'equal';
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
