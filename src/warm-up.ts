import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answer } from './model/answer.ts';
import type { Ask } from './model/turn.ts';
import type { Chart } from './web/web-deps.ts';

type Parts = {
  readonly ask: Ask;
  readonly chart: (answer: Answer) => Chart | null;
  readonly questions: readonly string[];
  /** ISO date the questions are read by. */
  readonly now: string;
};

/** Long enough that whoever starts and stops at once never pays for it. */
const afterMs = 300;

/** What a process compiles and loads on its first questions and its first picture, done before anyone waits for it. */
async function prepare(parts: Parts, isStopped: () => boolean): Promise<void> {
  const { ask, chart, questions, now } = parts;
  for (const text of questions) {
    if (isStopped()) return;
    const { answer } = await ask({ text, now }, null);
    await chart(answer)?.png();
    await nextTurn();
  }
}

/** Starts warming up in a moment; the returned function calls it off. A fault is left for the first real question to tell. */
export function warmUp(parts: Parts): () => void {
  let stopped = false;
  const timer = setTimeout(() => {
    prepare(parts, () => stopped).catch(() => {});
  }, afterMs);
  timer.unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
