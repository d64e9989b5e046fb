import type { Axis, Operation } from '../model/query.ts';
import { answerContest } from './answer-compare.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import { findClaimWords, holdsClaim } from './claim.ts';
import { tidy } from './compute.ts';
import type { Draft } from './draft.ts';
import { isApproximate } from './format-number.ts';
import { isNumber, type Resolved } from './resolve.ts';

type Confirm = Extract<Operation, { kind: 'confirm' }>;
type Stated = Resolved & { readonly value: number };

/** How a difference is claimed: more or less of the first, either way, or in words that leave open whose it is. */
const SIDES = { gapMore: 'more', gapLess: 'less', gapAny: 'any', gapOpen: 'open' } as const;

/** Where in the normalized text the words from 比 to the number stand. */
type Claimed = {
  readonly side: (typeof SIDES)[keyof typeof SIDES];
  readonly start: number;
  readonly end: number;
};

/** 比乙市多98件, 少98件, 相差98件, read off the rules; null when no difference is claimed. */
function readClaimed(brief: Brief): Claimed | null {
  for (const [topic, side] of Object.entries(SIDES)) {
    const found = findClaimWords(brief, topic);
    if (found !== null) return { side, ...found };
  }
  return null;
}

/** Where a body, a year or a figure was said: the starts of its words in the normalized text. */
function findSaid({ interpretation }: Brief, one: Stated, over: Axis): readonly number[] {
  const { entities, normalized } = interpretation;
  if (over === 'year') {
    const at = normalized.text.indexOf(String(one.subject.year));
    return at < 0 ? [] : [at];
  }
  const names = entities.filter((entity) =>
    over === 'agency'
      ? entity.kind === 'agency' && entity.readings[0]?.value.id === one.subject.agencyId
      : entity.kind === 'field' && entity.readings[0]?.value.field === one.measure.field,
  );
  return names.map(({ span }) => normalized.spans.findIndex(({ start }) => start >= span.start));
}

/** What lies between the two as claimed: below zero where the one that is to be more is less; null when nobody can tell whose it is to be. */
function measureGap(
  brief: Brief,
  pair: readonly [Stated, Stated],
  { claimed, over }: { claimed: Claimed; over: Axis },
): number | null {
  const { side, start, end } = claimed;
  const gap = tidy(pair[0].value - pair[1].value);
  if (side === 'any') return Math.abs(gap);
  const [first = [], second = []] = pair.map((one) => findSaid(brief, one, over));
  const stands = (one: readonly number[], other: readonly number[]): boolean =>
    one.length > 0 &&
    other.length > 0 &&
    one.every((at) => at < start) &&
    other.every((at) => at > start && at < end);
  const isFirst = stands(first, second);
  if (side === 'open' || isFirst === stands(second, first)) return null;
  return isFirst === (side === 'more') ? gap : -gap;
}

/** Two numbers, both exact: the difference of others is none that a claim can be held to. */
function toPair(all: readonly Resolved[]): readonly [Stated, Stated] | null {
  const exact = all
    .filter(isNumber)
    .filter(({ figure }) => figure === null || !isApproximate(figure));
  const [first, second] = exact;
  return first === undefined || second === undefined || all.length > 2 ? null : [first, second];
}

/** 比乙市多98件吗: the two are compared, and the difference held against the claim; null when no difference is claimed. */
export function answerGapClaim(
  brief: Brief,
  query: FiguresQuery,
  { operation, all }: { readonly operation: Confirm; readonly all: readonly Resolved[] },
): Draft | null {
  const claimed = all.length > 1 ? readClaimed(brief) : null;
  if (claimed === null) return null;
  const { over, claim, unit } = operation;
  // 多三成 is a part of one of the two: the difference in pieces stands in the reply.
  const pair = unit === '%' ? null : toPair(all);
  const gap = pair === null ? null : measureGap(brief, pair, { claimed, over });
  const holds = gap !== null && holdsClaim(brief, claim, { value: gap, unit: unit ?? '' });
  const verdict = brief.say(holds ? 'confirm.yes' : 'confirm.no');
  const compare = { kind: 'compare', by: over, direction: 'most' } as const;
  const sayBefore = (): string => (gap === null ? '' : verdict);
  return answerContest(brief, query, { operation: compare, sayBefore });
}
