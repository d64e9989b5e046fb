import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../src/app.ts';
import { createRepeatAsk } from '../src/repeat-ask.ts';
import { openTestApp } from './support/open-test-app.ts';

const now = '2024-06-01';
const text = '淄博交通局2023年收到多少件申请';

let app: App;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** The real pipeline, with what it was really asked. */
function countAsks(): { asked: string[]; ask: App['ask'] } {
  const asked: string[] = [];
  const ask: App['ask'] = (utterance, context) => {
    asked.push(utterance.text);
    return app.ask(utterance, context);
  };
  return { asked, ask: createRepeatAsk(ask, () => app.store.readCatalogue()) };
}

it('the same question of the same day is computed once and answered alike', async () => {
  const { asked, ask } = countAsks();
  const first = await ask({ text, now }, null);
  const again = await ask({ text, now }, null);
  expect(again.answer).toEqual(first.answer);
  expect(asked).toEqual([text]);
  await ask({ text: '去年淄博交通局收到多少件申请', now }, null);
  const later = await ask({ text: '去年淄博交通局收到多少件申请', now: '2025-06-01' }, null);
  expect(asked).toHaveLength(3);
  expect(later.answer.status).toBe('noReport');
});

it('a question in a conversation is never looked up', async () => {
  const { asked, ask } = countAsks();
  const { context } = await ask({ text, now }, null);
  await ask({ text: '那泽州呢', now }, context);
  await ask({ text: '那泽州呢', now }, null);
  expect(asked).toEqual([text, '那泽州呢', '那泽州呢']);
});

it('an import makes every answer be found anew', async () => {
  const { asked, ask } = countAsks();
  await ask({ text, now }, null);
  const [agency] = await app.store.listAgencies();
  const id = (await app.store.readCatalogue())[0]?.reportId ?? '';
  const report = await app.store.readReport(id);
  if (agency === undefined || report === null) throw new Error('nothing stored');
  await app.store.importReport(report, agency, { again: true });
  await ask({ text, now }, null);
  expect(asked).toEqual([text, text]);
});
