import { answerValue, unique } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import type { Draft } from './draft.ts';

/** 单位是什么、是不是精确数: the figure again, its unit said aloud; a rough number is never made exact. */
export function answerUnit(brief: Brief, query: FiguresQuery): Draft {
  const made = answerValue(brief, query);
  const units = unique(made.figures.map((figure) => figure.unit ?? '').filter((of) => of !== ''));
  if (units.length === 0) return made;
  const line = brief.say('unit.one', { units: units.join(brief.say('value.comma')) });
  return { ...made, lines: [...made.lines, line] };
}
