import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/app.ts';
import type { Answer } from '../../src/model/answer.ts';
import type { Ask, Context } from '../../src/model/turn.ts';
import {
  type Expectation,
  findMisses,
  readConversations,
  readQuestions,
} from '../support/answer-corpus.ts';
import { describeQuery } from '../support/interpretation-corpus.ts';
import { readIntentQuestions } from './eval-intents.ts';

const now = '2024-06-01';
const development = join(projectRoot, '../shared/eval');

export type AnswerScore = {
  readonly turns: number;
  readonly right: number;
  readonly withheld: number;
  readonly wrong: number;
  /** +1 right, 0 withheld, -10 wrong, a turn. */
  readonly score: number;
};
type Verdict = 'right' | 'withheld' | 'wrong';

/** Wrong is a figure or a winner that is stated and is not so; everything else that falls short is withheld. */
function judge(answer: Answer, expected: Expectation): Verdict {
  const wanted = { ...expected, open: false };
  if (findMisses(answer, wanted).length === 0) return 'right';
  if (answer.status !== 'answered' || answer.value === null) return 'withheld';
  const isDeclined = wanted.status !== undefined && wanted.status !== 'answered';
  const isOther = wanted.value !== undefined && !isSame(answer.value, wanted.value);
  return isDeclined || isOther ? 'wrong' : 'withheld';
}

function isSame(got: number | string, wanted: number | string): boolean {
  return typeof wanted === 'number'
    ? Math.abs(Number(got) - wanted) < 0.051
    : String(got) === wanted;
}

/** The single questions of test/corpus/answers. */
export async function evalQuestions(ask: Ask): Promise<AnswerScore> {
  const verdicts: Verdict[] = [];
  for (const { ask: text, expect } of readQuestions()) {
    verdicts.push(judge((await ask({ text, now }, null)).answer, expect));
  }
  return tally(verdicts);
}

/** The conversations of test/corpus/answers, turn by turn. */
export async function evalConversations(ask: Ask): Promise<AnswerScore> {
  const verdicts: Verdict[] = [];
  for (const turns of readConversations()) {
    let context: Context | null = null;
    for (const { ask: text, ...wanted } of turns) {
      const turn = await ask({ text: String(text), now }, context);
      verdicts.push(judge(turn.answer, wanted));
      context = turn.context;
    }
  }
  return tally(verdicts);
}

/** Questions of test/corpus/intents by what is asked of the store: wrong is a number in answer to another question. */
export async function evalQueries(ask: Ask): Promise<AnswerScore> {
  const verdicts: Verdict[] = [];
  for (const { text, want } of readIntentQuestions()) {
    const { query, answer } = await ask({ text, now }, null);
    const isRight = JSON.stringify(describeQuery(query)) === JSON.stringify(want);
    const isStated = answer.status === 'answered' && answer.value !== null;
    verdicts.push(isRight ? 'right' : isStated ? 'wrong' : 'withheld');
  }
  return tally(verdicts);
}

function tally(verdicts: readonly Verdict[]): AnswerScore {
  const count = (of: Verdict): number => verdicts.filter((verdict) => verdict === of).length;
  const [right, withheld, wrong] = [count('right'), count('withheld'), count('wrong')];
  const turns = verdicts.length;
  return { turns, right, withheld, wrong, score: (right - 10 * wrong) / turns };
}

type DevelopmentLine = {
  readonly id: string;
  readonly now?: string;
  readonly question?: string;
  readonly turns?: readonly string[];
};

/** The development questions by their own scorer; null where they are not at hand. */
export async function evalDevelopment(ask: Ask): Promise<AnswerScore | null> {
  const questions = join(development, 'dev-questions.jsonl');
  if (!existsSync(questions)) return null;
  const lines = readFileSync(questions, 'utf8').split('\n').filter(Boolean);
  const answered: string[] = [];
  for (const line of lines) answered.push(await answerLine(ask, JSON.parse(line)));
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-eval-'));
  try {
    const answers = join(folder, 'answers.jsonl');
    writeFileSync(answers, answered.join('\n'));
    const scorer = join(development, 'score.mjs');
    const args = [scorer, questions, answers, '--json'];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as AnswerScore;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function answerLine(ask: Ask, line: DevelopmentLine): Promise<string> {
  const answers: Answer[] = [];
  let context: Context | null = null;
  for (const text of line.turns ?? [line.question ?? '']) {
    const turn = await ask({ text, now: line.now ?? now }, context);
    answers.push(turn.answer);
    context = turn.context;
  }
  return JSON.stringify({ id: line.id, answers });
}
