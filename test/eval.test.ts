import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../src/app.ts';
import {
  type EvalFigure,
  isSize,
  measureFigures,
  readCommittedFigures,
} from './bench/eval-figures.ts';
import { openTestApp } from './support/open-test-app.ts';

/** What rounding to a tenth of a percent may hide; folds and variants are drawn anew whenever the corpus changes. */
const tolerance = { rounding: 0.0015, drawn: 0.02 };
const isDrawn = (name: string): boolean => name.includes('5-fold') || name.startsWith('mutations');

/** Less of a good thing or more of a wrong one; false for what was not measured here and for how much was asked. */
function isWorse(committed: number, measured: EvalFigure | undefined): boolean {
  if (measured === undefined || isSize(measured)) return false;
  const { name, value } = measured;
  if (name.endsWith(': wrong')) return value > committed;
  return value < committed - (isDrawn(name) ? tolerance.drawn : tolerance.rounding);
}

describe('evaluation', () => {
  let app: App;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  it('no figure falls below the committed report', async () => {
    const committed = readCommittedFigures();
    const measured = await measureFigures(app);
    const now = new Map(measured.map((figure) => [figure.name, figure]));
    const absent = [...committed.keys()].filter((name) => !now.has(name));
    if (absent.length > 0) console.log(`not measured here: ${absent.join(', ')}`);
    expect(absent.filter((name) => !name.startsWith('development'))).toEqual([]);
    const worse = [...committed].filter(([name, value]) => isWorse(value, now.get(name)));
    expect(worse.map(([name, value]) => ({ name, value, now: now.get(name)?.value }))).toEqual([]);
    expect(now.get('corpus: utterances')?.value).toBeGreaterThanOrEqual(1000);
    expect(now.get('corpus: traps')?.value).toBeGreaterThanOrEqual(300);
    expect(now.get('mutations: variants')?.value).toBeGreaterThan(3000);
    expect(now.get('corpus: conversations')?.value).toBeGreaterThanOrEqual(60);
  }, 120_000);
});
