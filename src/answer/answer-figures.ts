import { answerCompare } from './answer-compare.ts';
import { answerConfirm, answerExists } from './answer-exists.ts';
import { answerMinus } from './answer-minus.ts';
import { answerOverview } from './answer-overview.ts';
import { answerPace } from './answer-pace.ts';
import { answerRank } from './answer-rank.ts';
import { answerRate } from './answer-rate.ts';
import { answerRatio, answerShare } from './answer-share.ts';
import { answerFigureSource } from './answer-source.ts';
import { answerTimes } from './answer-times.ts';
import { answerTotal } from './answer-total.ts';
import { answerTrend } from './answer-trend.ts';
import { answerUnit } from './answer-unit.ts';
import { answerValue } from './answer-value.ts';
import { answerWholeless } from './answer-wholeless.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import type { Draft } from './draft.ts';

function answerPlain(brief: Brief, query: FiguresQuery): Draft {
  if (query.intent === 'source') return answerFigureSource(brief, query);
  if (query.intent === 'share' || query.slots.operators.includes('share')) {
    return answerWholeless(brief, query);
  }
  if (query.intent === 'unit') return answerUnit(brief, query);
  return answerValue(brief, query);
}

/** Which family words an operation. */
export function answerFigures(brief: Brief, query: FiguresQuery): Draft {
  const { operation } = query;
  switch (operation.kind) {
    case 'value':
      return answerPlain(brief, query);
    case 'exists':
      return answerExists(brief, query);
    case 'confirm':
      return answerConfirm(brief, query, operation);
    case 'compare':
      return answerCompare(brief, query, operation);
    case 'times':
      return answerTimes(brief, query, operation);
    case 'minus':
      return answerMinus(brief, query, operation);
    case 'overview':
      return answerOverview(brief, query, operation);
    case 'trend':
      return answerTrend(brief, query, operation);
    case 'rank':
      return answerRank(brief, query, operation);
    case 'total':
    case 'mean':
      return answerTotal(brief, query, operation);
    case 'share':
      return answerShare(brief, query, operation);
    case 'rate':
      return answerRate(brief, query, operation);
    case 'pace':
      return answerPace(brief, query, operation);
    case 'ratio':
      return answerRatio(brief, query, operation);
  }
}
