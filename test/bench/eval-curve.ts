import { type App, loadClassifier, openRecognizer } from '../../src/app.ts';
import { createAsk } from '../../src/ask.ts';
import { THRESHOLDS } from '../../src/nlu/thresholds.ts';
import { evalQueries, evalQuestions } from './eval-answers.ts';

type Name = keyof typeof THRESHOLDS;

/** Values around each threshold that decides whether a question is answered. */
const VALUES: Partial<Record<Name, readonly number[]>> = {
  maxUnexplained: [0, 1, 2, 99],
  unexplainedLength: [1, 2, 3],
  unexplainedLetters: [1, 2, 4],
  fuzzyMinLength: [3, 4, 5, 99],
  classifierScore: [0.2, 0.35, 0.5, 0.7, 1.1],
  classifierGap: [0, 0.2, 0.4],
  calibration: [0.3, 0.5, 0.7],
};

/** right / withheld / wrong over each threshold while the others keep their value. */
export async function evalCurve(app: App): Promise<readonly Record<string, string | number>[]> {
  const rows: Record<string, string | number>[] = [];
  for (const [name, values] of Object.entries(VALUES)) {
    for (const value of values) {
      const kept = THRESHOLDS[name as Name];
      const score = await withThreshold(name, value, () => scoreBoth(open(app)));
      rows.push({ threshold: name, value, kept: value === kept ? '•' : '', ...score });
    }
  }
  return rows;
}

/** What must be answered (test/corpus/answers) and what must be declined (most of test/corpus/intents), together. */
async function scoreBoth(ask: App['ask']): Promise<Record<string, number>> {
  const [answers, queries] = [await evalQuestions(ask), await evalQueries(ask)];
  const sum = (of: 'turns' | 'right' | 'withheld' | 'wrong'): number => answers[of] + queries[of];
  const [right, withheld, wrong] = [sum('right'), sum('withheld'), sum('wrong')];
  return { right, withheld, wrong, score: (right - 10 * wrong) / sum('turns') };
}

async function withThreshold<T>(name: string, value: number, run: () => Promise<T>): Promise<T> {
  const before = { ...THRESHOLDS };
  Object.assign(THRESHOLDS, { [name]: value });
  try {
    return await run();
  } finally {
    Object.assign(THRESHOLDS, before);
  }
}

/** The rooms anew: some read a threshold when they are built. */
function open({ rules, store }: App): App['ask'] {
  const publicUrl = 'http://localhost:3000';
  return createAsk({
    rules,
    store,
    publicUrl,
    loadClassifier,
    recognizeEntities: openRecognizer(rules),
  });
}
