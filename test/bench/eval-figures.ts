import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, openRecognizer, projectRoot } from '../../src/app.ts';
import { THRESHOLDS } from '../../src/nlu/thresholds.ts';
import { runMutationTrials } from '../support/mutation-trials.ts';
import {
  type AnswerScore,
  evalConversations,
  evalDevelopment,
  evalQuestions,
} from './eval-answers.ts';
import { countCorpus } from './eval-corpus.ts';
import { evalEntities } from './eval-entities.ts';
import { evalClassifier, evalInterpreter } from './eval-intents.ts';

/** One measured figure: more is better, except of what is wrong. */
export type EvalFigure = { readonly name: string; readonly value: number };

/** The committed report. */
export const REPORT: string = join(projectRoot, 'docs/evaluation.md');

/** Every figure that may not fall, measured now. */
export async function measureFigures(app: App): Promise<readonly EvalFigure[]> {
  const entities = evalEntities(openRecognizer(app.rules)).flatMap(
    ({ corpus, precision, recall }) => [
      { name: `entities ${corpus}: precision`, value: precision },
      { name: `entities ${corpus}: recall`, value: recall },
    ],
  );
  const { intent, query } = await evalInterpreter();
  const development = await evalDevelopment(app.ask);
  return [
    ...Object.entries(countCorpus()).map(([of, value]) => ({ name: `corpus: ${of}`, value })),
    ...entities,
    ...listClassifier(await evalClassifier()),
    { name: 'intents, whole interpreter: accuracy', value: intent },
    { name: 'intents, whole interpreter: whole query right', value: query },
    ...listScore('answers', await evalQuestions(app.ask)),
    ...listScore('conversations', await evalConversations(app.ask)),
    ...(development === null ? [] : listScore('development', development)),
    ...(await listTrials(app)),
  ];
}

function listClassifier(guesses: Awaited<ReturnType<typeof evalClassifier>>): EvalFigure[] {
  const sure = guesses.filter(({ score }) => score >= THRESHOLDS.classifierScore);
  const accuracy = (of: typeof guesses): number =>
    of.filter(({ right }) => right).length / of.length;
  return [
    { name: 'intents, classifier alone, 5-fold: accuracy', value: accuracy(guesses) },
    { name: 'intents, classifier alone, 5-fold: accuracy where it decides', value: accuracy(sure) },
    {
      name: 'intents, classifier alone, 5-fold: share it decides',
      value: sure.length / guesses.length,
    },
  ];
}

function listScore(of: string, { turns, right, wrong, score }: AnswerScore): EvalFigure[] {
  return [
    { name: `${of}: turns`, value: turns },
    { name: `${of}: right`, value: right / turns },
    { name: `${of}: wrong`, value: wrong },
    { name: `${of}: score`, value: score },
  ];
}

async function listTrials(app: App): Promise<EvalFigure[]> {
  const trials = await runMutationTrials(app);
  return [
    { name: 'mutations: variants', value: trials.length },
    { name: 'mutations: kept', value: trials.filter(({ kept }) => kept).length / trials.length },
    { name: 'mutations: wrong', value: trials.filter(({ wrong }) => wrong).length },
  ];
}

/** How much was asked, not how well it was answered. */
export function isSize({ name }: EvalFigure): boolean {
  return /: (turns|variants|utterances|traps|conversations)$/.test(name);
}

/** A count as it is, a share in percent. */
export function printFigure(figure: EvalFigure): string {
  const { name, value } = figure;
  if (isSize(figure) || name.endsWith(': wrong')) return String(value);
  return name.endsWith(': score') ? value.toFixed(3) : `${(100 * value).toFixed(1)} %`;
}

/** The figures of the committed report, in the units they were measured in. */
export function readCommittedFigures(): ReadonlyMap<string, number> {
  const rows = readFileSync(REPORT, 'utf8').matchAll(/^\| ([^|]+: [^|]+) \| (-?[\d.]+)( %)? \|$/gm);
  return new Map(
    [...rows].map(([, name = '', value, percent]) => [
      name.trim(),
      percent === undefined ? Number(value) : Number(value) / 100,
    ]),
  );
}
