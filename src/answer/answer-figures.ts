import { answerFigureSource } from './answer-source.ts';
import { answerValue } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import type { Draft } from './draft.ts';

/** Which family words an operation. */
export function answerFigures(brief: Brief, query: FiguresQuery): Draft {
  if (query.intent === 'source') return answerFigureSource(brief, query);
  return answerValue(brief, query);
}
