import type { Computation } from '../model/answer.ts';
import type { Operation } from '../model/query.ts';
import { figuresOf, notesOf } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import { subtract } from './compute.ts';
import {
  amountOf,
  type Contest,
  type Entrant,
  hold,
  leadersOf,
  nameEntrant,
  sayAbsent,
  sayTopic,
  toExcluded,
  unitShown,
  winnerOf,
} from './contest.ts';
import { type Draft, draft } from './draft.ts';
import { isApproximate, joinUnit } from './format-number.ts';
import { sayMissing } from './say-missing.ts';
import { sayVerdict } from './say-verdict.ts';
import { resolveAll } from './subjects.ts';

type Compare = Extract<Operation, { kind: 'compare' }>;

/** What the contract calls the winner when nobody is ahead. */
const EQUAL = 'equal';

function sayEntrants(brief: Brief, entrants: readonly Entrant[], by: Compare['by']): string {
  const items = entrants.map((one) =>
    brief.say('value.item', { label: nameEntrant(brief, one, by), amount: amountOf(brief, one) }),
  );
  return items.join(brief.say('value.bar'));
}

/** One side has no number: no winner, but what there is. */
export function answerOpen(brief: Brief, contest: Contest, by: Compare['by']): Draft {
  const { entrants, absent } = contest;
  const why = absent.flatMap((one) => sayMissing(brief, one).slice(0, 1));
  const seen = entrants.length === 0 ? [] : [sayEntrants(brief, entrants, by)];
  const status = absent.every((one) => one.state === 'noReport') && entrants.length === 0;
  return draft({
    status: status ? 'noReport' : 'noValue',
    lines: [brief.say('compare.open'), ...seen, ...why],
    figures: [...figuresOf(absent), ...figuresOf(entrants)],
    excluded: toExcluded(absent),
    notes: notesOf(brief, entrants),
  });
}

function answerEqual(brief: Brief, contest: Contest, by: Compare['by']): Draft {
  const [first] = contest.entrants;
  const names = contest.entrants.map((one) => nameEntrant(brief, one, by));
  const line = brief.say('compare.equal', {
    topic: sayTopic(brief, contest.entrants, by),
    names: names.join(brief.say('value.comma')),
    amount: first === undefined ? '' : amountOf(brief, first),
  });
  return draft({
    status: 'answered',
    lines: [line, ...sayAbsent(brief, contest.absent, by)],
    figures: figuresOf(contest.entrants),
    winner: EQUAL,
    excluded: toExcluded(contest.absent),
    notes: notesOf(brief, contest.entrants),
  });
}

/** Of three or more one is the most, not the more. */
function sayFirst(brief: Brief, contest: Contest, operation: Compare): string {
  const leaders = leadersOf(contest);
  const [first] = leaders;
  const names = leaders.map((one) => nameEntrant(brief, one, operation.by));
  return brief.say(leaders.length > 1 ? 'rank.tied' : 'rank.leader', {
    topic: sayTopic(brief, contest.entrants, operation.by),
    direction: brief.say(`rank.${operation.direction}`),
    names: names.join(brief.say('value.comma')),
    amount: first === undefined ? '' : amountOf(brief, first),
  });
}

function sayLead(brief: Brief, contest: Contest, operation: Compare): string {
  const leaders = leadersOf(contest);
  const [first] = leaders;
  const next = contest.entrants[leaders.length];
  if (first === undefined || next === undefined) return '';
  if (contest.entrants.length > 2) return sayFirst(brief, contest, operation);
  const unit = unitShown(brief, first);
  const gap = subtract(next.value, first.value, unit).result;
  const exact = joinUnit(String(Math.abs(gap)), unit, brief);
  const rough = [first, next].some(({ figure }) => figure !== null && isApproximate(figure));
  return brief.say(operation.direction === 'most' ? 'compare.most' : 'compare.least', {
    topic: sayTopic(brief, contest.entrants, operation.by),
    names: leaders
      .map((one) => nameEntrant(brief, one, operation.by))
      .join(brief.say('value.comma')),
    amount: amountOf(brief, first),
    next: nameEntrant(brief, next, operation.by),
    nextAmount: amountOf(brief, next),
    gap: rough ? brief.say('value.approx.about', { amount: exact }) : exact,
  });
}

/** 861-525: the difference, when two were compared. */
function differenceOf(brief: Brief, { entrants }: Contest) {
  const [first, second, third] = entrants;
  if (first === undefined || second === undefined || third !== undefined) return null;
  const [low, high] = first.value < second.value ? [first, second] : [second, first];
  return subtract(low.value, high.value, unitShown(brief, first));
}

/** The gap where that was asked; among many the number of the first, between two none is THE value. */
function leadOrGap(query: FiguresQuery, contest: Contest, gap: Computation | null): number | null {
  const [first, , third] = contest.entrants;
  if (query.slots.operators.includes('difference')) return gap?.result ?? null;
  return third === undefined ? null : (first?.value ?? null);
}

/** Which of two or more is larger, and by how much; a yes or no before it where one was asked for. */
export function answerCompare(brief: Brief, query: FiguresQuery, operation: Compare): Draft {
  const { by } = operation;
  const sayBefore = (leaders: readonly Entrant[]): string =>
    sayVerdict(brief, query, { leaders, by });
  return answerContest(brief, query, { operation, sayBefore });
}

/** The same with whatever is to be said before it. */
export function answerContest(
  brief: Brief,
  query: FiguresQuery,
  of: { operation: Compare; sayBefore: (leaders: readonly Entrant[]) => string },
): Draft {
  const { operation, sayBefore } = of;
  const contest = hold(resolveAll(brief, query), operation.direction);
  const { entrants, absent } = contest;
  const refused = operation.direction === 'least' && absent.length > 0;
  if (entrants.length < 2 || refused) return answerOpen(brief, contest, operation.by);
  const leaders = leadersOf(contest);
  if (leaders.length === entrants.length) return answerEqual(brief, contest, operation.by);
  const computation = differenceOf(brief, contest);
  const rest = entrants.length > 2 ? [sayEntrants(brief, entrants, operation.by)] : [];
  return draft({
    status: 'answered',
    lines: [
      `${sayBefore(leaders)}${sayLead(brief, contest, operation)}`,
      ...rest,
      ...sayAbsent(brief, absent, operation.by),
    ],
    value: leadOrGap(query, contest, computation),
    unit: leaders[0] === undefined ? null : unitShown(brief, leaders[0]),
    figures: figuresOf(entrants),
    computation,
    winner: winnerOf(brief, leaders, operation.by),
    excluded: toExcluded(absent),
    notes: notesOf(brief, entrants),
  });
}
