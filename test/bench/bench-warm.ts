import { join } from 'node:path';
import nodejieba from 'nodejieba';
import { openApp } from '../../src/app.ts';
import { readQuestions } from '../support/answer-corpus.ts';
import { quantile } from './quantile.ts';

const now = '2024-06-01';
const rounds = 20;

/** Every question of the answer corpus, warm and in process, beside the bare segmentation of the same text. */
export async function benchWarm(folder: string): Promise<Record<string, string>[]> {
  const app = await openApp({
    storeUrl: `sqlite:${join(folder, 'warm.db')}`,
    publicUrl: 'http://localhost:3000',
  });
  const questions = readQuestions().map(({ ask }) => ask);
  const asks: number[] = [];
  const cuts: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const text of questions) {
      const start = performance.now();
      await app.ask({ text, now }, null);
      const asked = performance.now();
      nodejieba.cut(text, true);
      if (round === 0) continue;
      asks.push(asked - start);
      cuts.push(performance.now() - asked);
    }
  }
  await app.close();
  const [median, cut] = [quantile(asks, 0.5), quantile(cuts, 0.5)];
  return [
    {
      questions: String(questions.length),
      'median ms': median.toFixed(3),
      'p99 ms': quantile(asks, 0.99).toFixed(3),
      'times nodejieba.cut': (median / cut).toFixed(1),
    },
  ];
}
