import type { Operation } from '../model/query.ts';
import { answerOpen } from './answer-compare.ts';
import { figuresOf, notesOf } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import { subtract } from './compute.ts';
import { amountOf, hold, nameEntrant, sayTopic } from './contest.ts';
import { type Draft, draft } from './draft.ts';
import { joinUnit } from './format-number.ts';
import { unitOf } from './measure-name.ts';
import { isNumber } from './resolve.ts';
import { resolveAll } from './subjects.ts';

type Minus = Extract<Operation, { kind: 'minus' }>;

/** 甲县减乙市等于多少: the first less the second as they were said, below zero when the second is the larger. */
export function answerMinus(brief: Brief, query: FiguresQuery, { by }: Minus): Draft {
  const all = resolveAll(brief, query);
  const contest = hold(all, 'most');
  const [first, second, third] = all.filter(isNumber);
  const unit = first === undefined ? '' : unitOf(first.measure, brief);
  const isPair =
    second !== undefined && third === undefined && unitOf(second.measure, brief) === unit;
  if (first === undefined || !isPair || contest.absent.length > 0) {
    return answerOpen(brief, contest, by);
  }
  const pair = [first, second];
  const computation = subtract(second.value, first.value, unit);
  const line = brief.say('compare.minus', {
    topic: sayTopic(brief, pair, by),
    first: nameEntrant(brief, first, by),
    firstAmount: amountOf(brief, first),
    second: nameEntrant(brief, second, by),
    secondAmount: amountOf(brief, second),
    gap: joinUnit(String(computation.result), unit, brief),
  });
  return draft({
    status: 'answered',
    lines: [line],
    value: computation.result,
    unit,
    figures: figuresOf(pair),
    computation,
    notes: notesOf(brief, pair),
  });
}
