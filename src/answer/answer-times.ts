import type { Operation } from '../model/query.ts';
import { answerOpen } from './answer-compare.ts';
import { figuresOf, notesOf } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import { quotient } from './compute.ts';
import { amountOf, type Entrant, hold, nameEntrant, sayTopic } from './contest.ts';
import { type Draft, draft } from './draft.ts';
import { joinUnit } from './format-number.ts';
import { isNumber } from './resolve.ts';
import { resolveAll } from './subjects.ts';

type Times = Extract<Operation, { kind: 'times' }>;

/** 甲县是乙市的几倍: the one said first over the other, or the larger over the smaller. */
export function answerTimes(brief: Brief, query: FiguresQuery, operation: Times): Draft {
  const { by, isOrdered } = operation;
  const all = resolveAll(brief, query);
  const contest = hold(all, 'most');
  const [above, below] = isOrdered ? all.filter(isNumber) : contest.entrants;
  if (above === undefined || below === undefined || contest.absent.length > 0) {
    return answerOpen(brief, contest, by);
  }
  return divide(brief, [above, below], by);
}

function divide(brief: Brief, [above, below]: readonly [Entrant, Entrant], by: Times['by']): Draft {
  const unit = brief.say('compare.timesUnit');
  const computation = quotient(above.value, below.value, { unit });
  const pair = [above, below];
  const line = brief.say(computation === null ? 'compare.timesZero' : 'compare.times', {
    topic: sayTopic(brief, pair, by),
    first: nameEntrant(brief, above, by),
    firstAmount: amountOf(brief, above),
    second: nameEntrant(brief, below, by),
    secondAmount: amountOf(brief, below),
    times: computation === null ? '' : joinUnit(String(computation.result), unit, brief),
  });
  return draft({
    status: computation === null ? 'noValue' : 'answered',
    lines: [line],
    value: computation?.result ?? null,
    unit: computation?.unit ?? null,
    figures: figuresOf(pair),
    computation,
    notes: notesOf(brief, pair),
  });
}
