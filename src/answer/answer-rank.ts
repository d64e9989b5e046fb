import type { Operation } from '../model/query.ts';
import { figuresOf, notesOf } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import {
  amountOf,
  type Contest,
  type Entrant,
  hold,
  nameEntrant,
  sayAbsent,
  sayTopic,
  toExcluded,
  winnerOf,
} from './contest.ts';
import { type Draft, draft } from './draft.ts';
import { unitOf } from './measure-name.ts';
import { sayMissing } from './say-missing.ts';
import { resolveAll } from './subjects.ts';

type Rank = Extract<Operation, { kind: 'rank' }>;

const MAX_RANKED = 15;

/** A body without a number could be the least: then nobody can be called that, unless someone has 0. */
function isRefused(contest: Contest, operation: Rank): boolean {
  const [first, second] = contest.entrants;
  if (first === undefined) return true;
  if (second === undefined && contest.absent.length > 0) return true;
  return operation.direction === 'least' && contest.absent.length > 0 && first.value > 0;
}

function sayOrder(brief: Brief, contest: Contest, operation: Rank): string {
  const shown = contest.entrants.slice(0, operation.count ?? MAX_RANKED);
  const items = shown.map((one) =>
    brief.say('value.item', {
      label: nameEntrant(brief, one, operation.by),
      amount: amountOf(brief, one),
    }),
  );
  return brief.say('rank.order', {
    topic: sayTopic(brief, contest.entrants, operation.by),
    direction: brief.say(`rank.${operation.direction}`),
    count: contest.entrants.length,
    items: items.join(brief.say('rank.then')),
  });
}

/** Everyone at the place that was asked for: the first, or 第二名. */
function takePlace({ entrants }: Contest, { place = 1 }: Rank): readonly Entrant[] {
  const at = entrants[place - 1];
  return entrants.filter((one) => one.value === at?.value);
}

function sayLeaders(brief: Brief, contest: Contest, operation: Rank): string {
  const leaders = takePlace(contest, operation);
  const [first] = leaders;
  const { place = 1 } = operation;
  if (first === undefined) return brief.say('rank.noPlace', { place });
  const names = leaders.map((one) => nameEntrant(brief, one, operation.by));
  const leading = leaders.length > 1 ? 'rank.tied' : 'rank.leader';
  return brief.say(place > 1 ? 'rank.place' : leading, {
    place,
    topic: sayTopic(brief, contest.entrants, operation.by),
    direction: brief.say(`rank.${operation.direction}`),
    names: names.join(brief.say('value.comma')),
    amount: amountOf(brief, first),
  });
}

function answerRefused(brief: Brief, contest: Contest, operation: Rank): Draft {
  const { entrants, absent } = contest;
  const lines =
    entrants.length === 0
      ? absent.slice(0, 3).flatMap((one) => sayMissing(brief, one).slice(0, 1))
      : [
          brief.say(entrants.length === 1 ? 'rank.only' : 'rank.refused'),
          sayOrder(brief, contest, operation),
          ...sayAbsent(brief, absent, operation.by),
        ];
  return draft({
    status: 'noValue',
    lines: lines.length > 0 ? lines : [brief.say('value.nothing')],
    figures: [...figuresOf(absent), ...figuresOf(entrants)],
    excluded: toExcluded(absent),
  });
}

/** Bodies differ in what they do: a ranking of agencies states numbers and judges nobody. */
const disclaim = (brief: Brief, operation: Rank): readonly string[] =>
  operation.by === 'agency' ? [brief.say('rank.disclaimer')] : [];

/** First, last or top N over agencies, years or fields; who could not take part is named. */
export function answerRank(brief: Brief, query: FiguresQuery, operation: Rank): Draft {
  const contest = hold(resolveAll(brief, query), operation.direction);
  if (isRefused(contest, operation)) return answerRefused(brief, contest, operation);
  const { entrants, absent } = contest;
  const leaders = takePlace(contest, operation);
  const order = entrants.length > 1 ? [sayOrder(brief, contest, operation)] : [];
  return draft({
    status: leaders.length === 0 ? 'noValue' : 'answered',
    lines: [
      sayLeaders(brief, contest, operation),
      ...order,
      ...sayAbsent(brief, absent, operation.by),
    ],
    value: leaders[0]?.value ?? null,
    unit: leaders[0] === undefined ? null : unitOf(leaders[0].measure, brief),
    figures: figuresOf(entrants.slice(0, Math.max(operation.count ?? 0, MAX_RANKED))),
    winner: winnerOf(brief, leaders, operation.by),
    excluded: toExcluded(absent),
    notes: [...notesOf(brief, entrants.slice(0, MAX_RANKED)), ...disclaim(brief, operation)],
  });
}
