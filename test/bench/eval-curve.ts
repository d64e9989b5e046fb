import { type App, loadClassifier, openRecognizer } from '../../src/app.ts';
import { createAsk } from '../../src/ask.ts';
import { THRESHOLDS } from '../../src/nlu/thresholds.ts';
import { evalQuestions } from './eval-answers.ts';

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
      const { turns: _, ...score } = await withThreshold(name, value, () =>
        evalQuestions(open(app)),
      );
      rows.push({ threshold: name, value, kept: value === kept ? '•' : '', ...score });
    }
  }
  return rows;
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
