import type { IntentName, Slots } from '../model/interpretation.ts';
import { FIGURE_INTENTS } from './apply-context.ts';
import type { IntentChoice } from './classify-intent.ts';
import type { QuestionFacts } from './question-facts.ts';
import { THRESHOLDS } from './thresholds.ts';
import type { WordCues } from './word-cues.ts';

type Fallback = {
  readonly facts: QuestionFacts;
  readonly hasContext: boolean;
  readonly cues: WordCues;
};

/** No rule speaks: a thing that was named is wanted as a figure; a name alone goes on with the last question. */
export function chooseWithoutRule({ facts, hasContext, cues }: Fallback): IntentChoice {
  const named = facts.fields + facts.positions + facts.applicants > 0;
  if (cues.whose && !named && facts.agencies > 0) {
    return { intent: 'source', topic: 'place', by: 'rule', rule: 'source.whose' };
  }
  if (cues.whose && !named) {
    return { intent: 'value', topic: 'whose', by: 'rule', rule: 'value.whose' };
  }
  if (hasContext && !named && isAboutLast(facts, cues)) {
    return { intent: 'value', topic: null, by: 'rule', rule: 'value.again' };
  }
  return named || isPartly(facts, hasContext)
    ? { intent: 'value', topic: null, by: 'default', rule: named ? 'a field' : 'a name alone' }
    : { intent: 'notUnderstood', topic: null, by: 'default', rule: 'nothing recognized' };
}

/** Somebody is named, or a year that goes on with the last question. */
function isPartly(facts: QuestionFacts, hasContext: boolean): boolean {
  const hasYear = facts.years > 0 || facts.offsetYear;
  return facts.agencies > 0 || facts.place || facts.group || (hasContext && hasYear);
}

/** 确定吗, 哪一条原因: nothing new is named, the last question is meant. */
function isAboutLast({ columns }: QuestionFacts, cues: WordCues): boolean {
  const { again, whichMeasure, distribution } = cues;
  return columns.length > 0 || again || whichMeasure || distribution;
}

/** Figures that may be a year with its 年 dropped. */
const SHORT_YEARS = { from: 8, to: 99 };
/** A year and a number without a blank between them: 20171232. */
const RUN_TOGETHER = 100_000;

type Judged = {
  readonly intent: IntentName;
  readonly slots: Slots;
  readonly unexplained: readonly string[];
};

/** A figure is only given when every content word of the question was understood. */
export function judgeIntent({ intent, slots, unexplained }: Judged): IntentName {
  if (!FIGURE_INTENTS.has(intent)) {
    return intent;
  }
  const isDoubtful = unexplained.length > THRESHOLDS.maxUnexplained && intent !== 'source';
  return isDoubtful || (intent === 'value' && isStray(slots)) || isBlank(slots)
    ? 'notUnderstood'
    : intent;
}

/** 17淄博交通微信发布数: a figure that is no year, no claim and no count may change everything. */
function isStray({ claim, topic }: Slots): boolean {
  if (claim === null || claim.unit !== null || topic !== null) return false;
  const isShort = claim.value >= SHORT_YEARS.from && claim.value <= SHORT_YEARS.to;
  return isShort || claim.value >= RUN_TOGETHER;
}

function isBlank({ agencies, group, place, measures, topic }: Slots): boolean {
  const nobody = agencies === null && group === null && place === undefined;
  return nobody && measures === null && topic === null;
}
