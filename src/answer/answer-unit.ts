import type { Measure } from '../model/field.ts';
import { answerValue, unique } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import type { Draft } from './draft.ts';
import { findSubjects } from './subjects.ts';

/** A column this form does not have: the same row's first number is the one a person sees there. */
function answerRow(brief: Brief, query: FiguresQuery): Draft | null {
  const [subject, second] = findSubjects(brief, query);
  const [asked] = query.asked;
  if (subject === undefined || second !== undefined || asked === undefined) return null;
  const stem = asked.measure.field.slice(0, asked.measure.field.lastIndexOf('.') + 1);
  const report = brief.index.report(subject);
  const found = report?.figures.find(
    (of) =>
      of.field.startsWith(stem) && of.state === 'reported' && of.field !== asked.measure.field,
  );
  if (found === undefined) return null;
  const measure: Measure = { field: found.field, applicant: null };
  return answerValue(brief, { ...query, asked: [{ measure, fallbacks: [], parts: [] }] });
}

/** 单位是什么、是不是精确数: the figure again, its unit said aloud; a rough number is never made exact. */
export function answerUnit(brief: Brief, query: FiguresQuery): Draft {
  const asked = answerValue(brief, query);
  const made = asked.status === 'noValue' ? (answerRow(brief, query) ?? asked) : asked;
  const units = unique(made.figures.map((figure) => figure.unit ?? '').filter((of) => of !== ''));
  if (units.length === 0) return made;
  const line = brief.say('unit.one', { units: units.join(brief.say('value.comma')) });
  return { ...made, lines: [...made.lines, line] };
}
