import type { Operation } from '../model/query.ts';
import { answerMissing, figuresOf, notesOf } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import { quotient } from './compute.ts';
import { amountOf } from './contest.ts';
import { type Draft, draft } from './draft.ts';
import { joinUnit } from './format-number.ts';
import { sayMeasure, unitOf } from './measure-name.ts';
import { isNumber } from './resolve.ts';
import { resolveAll } from './subjects.ts';
import { joinDrafts } from './wrap-fractions.ts';

type Pace = Extract<Operation, { kind: 'pace' }>;

/** 月均: no report prints it; the year's number is spread evenly, and the reply says so. */
export function answerPace(brief: Brief, query: FiguresQuery, operation: Pace): Draft {
  const all = resolveAll(brief, query);
  if (!all.some(isNumber)) return answerMissing(brief, all);
  const { period, periods } = operation;
  const drafts = all.filter(isNumber).map((one) => {
    const unit = one.figure?.unit ?? unitOf(one.measure, brief);
    const computation = quotient(one.value, periods, { unit });
    const line = brief.say('mean.pace', {
      agency: one.subject.agency,
      year: one.subject.year,
      label: sayMeasure(one.measure, brief),
      period: brief.say(`mean.${period}`),
      amount: joinUnit(String(computation?.result ?? ''), unit, brief),
      whole: amountOf(brief, one),
      periods,
    });
    return draft({
      status: 'answered',
      lines: [line],
      value: computation?.result ?? null,
      unit,
      figures: figuresOf([one]),
      computation,
      notes: [brief.say('mean.paceNote', { periods }), ...notesOf(brief, [one])],
    });
  });
  return joinDrafts(brief, drafts);
}
