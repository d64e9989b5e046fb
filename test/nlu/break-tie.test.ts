import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { openTestApp } from '../support/open-test-app.ts';

const now = '2024-06-01';
let app: App;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function explain(text: string): Promise<{ by: string; intent: string; value: unknown }> {
  const { interpretation, answer } = await app.ask({ text, now }, null);
  return { by: interpretation.evidence.by, intent: interpretation.intent, value: answer.value };
}

test('no rule speaks, the classifier does', async () => {
  expect(await explain('帮助我')).toEqual({ by: 'classifier', intent: 'help', value: null });
});

test.each([
  '淄博交通局2023年行政处罚听证几件',
  '淄博交通局2023年第一季度收到多少申请',
  'qwertyuiop',
  '啊啊啊啊啊啊',
  '特朗普是谁',
])('%s: the classifier abstains too', async (text) => {
  const { by, value } = await explain(text);
  expect(by).not.toBe('classifier');
  expect(value).toBeNull();
});
