import type { Answer } from '../model/answer.ts';
import type { Interpretation } from '../model/interpretation.ts';
import type { Query } from '../model/query.ts';
import type { Context, Found } from '../model/turn.ts';
import type { Rules } from '../rules/rules.ts';
import { answerCheck } from './answer-check.ts';
import { answerDefine } from './answer-define.ts';
import { answerFigures } from './answer-figures.ts';
import { answerCatalogue } from './answer-list.ts';
import { answerReport } from './answer-report.ts';
import {
  answerClarify,
  answerHelp,
  answerMissingReport,
  answerNotUnderstood,
  answerOutOfScope,
  answerTalk,
} from './answer-words.ts';
import type { Brief, WordsQuery } from './brief.ts';
import { cite } from './cite.ts';
import { type Draft, toAnswer } from './draft.ts';
import { indexFigures } from './figure-index.ts';
import { createSay } from './phrase.ts';
import { saySlots, showSlots } from './slots-said.ts';
import { settle } from './verbatim.ts';

export type AnswerInput = {
  readonly query: Query;
  readonly found: Found;
  readonly interpretation: Interpretation;
  readonly rules: Rules;
  readonly context: Context | null;
  /** Where this bot's own pages live; links of figures that no store handed out begin with it. */
  readonly publicUrl?: string;
  /** Turns the finished text into the traditional script; see loadTraditional. */
  readonly toTraditional?: (text: string) => string;
};

function answerWords(brief: Brief, query: WordsQuery): Draft {
  switch (query.intent) {
    case 'define':
      return answerDefine(brief, query.topic);
    case 'talk':
      return answerTalk(brief, query);
    case 'help':
      return answerHelp(brief);
    case 'outOfScope':
      return answerOutOfScope(brief, query);
    default:
      return answerNotUnderstood(brief, query);
  }
}

function compose(brief: Brief): Draft {
  const { query } = brief;
  switch (query.kind) {
    case 'figures':
      return answerFigures(brief, query);
    case 'report':
      return answerReport(brief, query);
    case 'catalogue':
      return answerCatalogue(brief, query);
    case 'check':
      return answerCheck(brief, query);
    case 'words':
      return answerWords(brief, query);
    case 'missing':
      return answerMissingReport(brief, query);
    case 'clarify':
      return answerClarify(brief, query);
  }
}

function finish(brief: Brief, made: Draft): string {
  const notes =
    made.notes.length === 0
      ? []
      : [brief.say('value.notes', { notes: made.notes.join(brief.say('value.semicolon')) })];
  const sources = made.cited
    ? cite([...made.figures.map((of) => of.source), ...made.sources], brief)
    : [];
  const slots = made.cited ? saySlots(brief) : [];
  return [...made.lines, ...notes, ...slots, ...sources].filter((line) => line !== '').join('\n');
}

/** Words what the store found: the same question over the same store gives the same answer, byte for byte. */
export function composeAnswer(input: AnswerInput): Answer {
  const { query, found, interpretation, rules, context } = input;
  const { language } = interpretation.normalized;
  const speech = language === 'en' ? 'en' : 'zh';
  const say = createSay(rules, speech);
  const index = indexFigures(found, rules, input.publicUrl ?? '');
  const brief: Brief = { query, found, interpretation, rules, context, speech, say, index };
  const made = compose(brief);
  const convert = language === 'zh-Hant' ? (input.toTraditional ?? null) : null;
  const plain = (text: string) => settle(text, convert);
  return toAnswer(
    {
      ...made,
      notes: made.notes.map(plain),
      choices: made.choices.map(({ label, question }) => ({ label: plain(label), question })),
    },
    { intent: query.intent, text: plain(finish(brief, made)), slots: showSlots(brief) },
  );
}
