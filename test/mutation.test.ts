import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../src/app.ts';
import { runMutationTrials } from './support/mutation-trials.ts';
import { openTestApp } from './support/open-test-app.ts';

describe('mutated questions', () => {
  let app: App;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  it('never change the figure, and mostly keep the answer', async () => {
    const trials = await runMutationTrials(app);
    const kept = trials.filter((trial) => trial.kept).length / trials.length;
    const wrong = trials.filter((trial) => trial.wrong).map((trial) => trial.line);
    console.log(
      `variants ${trials.length}, kept ${(100 * kept).toFixed(1)} %, wrong ${wrong.length}`,
    );
    expect(wrong).toEqual([]);
    expect(trials.length).toBeGreaterThan(3000);
    expect(kept).toBeGreaterThan(0.9);
  }, 120_000);
});
