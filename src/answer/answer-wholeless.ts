import type { Measure } from '../model/field.ts';
import { answerShare } from './answer-share.ts';
import { answerValue } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import type { Draft } from './draft.ts';

/** The last word of fields that count all there is under their stem. */
const WHOLES = ['total', 'posts', 'received'];

/** prose.wechat.posts of prose.wechat.original; a sum knows its parts. */
function findWhole(brief: Brief, part: string): Measure | null {
  const sum = brief.rules.fields.find((field) => field.parts.includes(part));
  if (sum !== undefined) return { field: sum.id, applicant: null };
  for (let end = part.lastIndexOf('.'); end > 0; end = part.lastIndexOf('.', end - 1)) {
    const ids = WHOLES.map((word) => `${part.slice(0, end)}.${word}`);
    const field = ids.find((id) => id !== part && brief.index.fields.has(id));
    if (field !== undefined) return { field, applicant: null };
  }
  return null;
}

/** 占多少 without a whole said: of what the form makes it a part of, else the figure alone is no answer. */
export function answerWholeless(brief: Brief, query: FiguresQuery): Draft {
  const made = answerValue(brief, query);
  const [stated] = made.figures;
  if (made.value === null || made.unit === '%' || stated === undefined) return made;
  const whole = findWhole(brief, stated.field);
  if (whole !== null) {
    return answerShare(brief, query, {
      kind: 'share',
      part: { field: stated.field, applicant: query.asked[0]?.measure.applicant ?? null },
      whole,
      substitute: null,
      agency: null,
      claim: query.slots.claim?.value ?? null,
    });
  }
  const lines = [brief.say('share.noWhole'), ...made.lines];
  return { ...made, status: 'noValue', value: null, unit: null, lines };
}
