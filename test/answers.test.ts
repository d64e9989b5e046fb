import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../src/app.ts';
import { answerSchema } from '../src/model/answer-schema.ts';
import type { Context } from '../src/model/turn.ts';
import { findMisses, readConversations, readQuestions } from './support/answer-corpus.ts';
import { openTestApp } from './support/open-test-app.ts';

const now = '2024-06-01';

describe('answers', () => {
  let app: App;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  for (const { file, ask, expect: wanted } of readQuestions()) {
    it(`${file} ${ask}`, async () => {
      const { answer } = await app.ask({ text: ask, now }, null);
      answerSchema.parse(answer);
      expect(findMisses(answer, wanted), answer.text).toEqual([]);
    });
  }

  for (const turns of readConversations()) {
    it(`conversation ${turns.map((turn) => turn.ask).join(' → ')}`, async () => {
      let context: Context | null = null;
      for (const { ask, ...wanted } of turns) {
        const turn = await app.ask({ text: String(ask), now }, context);
        answerSchema.parse(turn.answer);
        expect(findMisses(turn.answer, wanted), `${ask}: ${turn.answer.text}`).toEqual([]);
        context = turn.context;
      }
    });
  }
});
