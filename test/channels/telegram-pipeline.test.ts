import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { type RunningChannels, startChannels } from '../../src/channels/start-channels.ts';
import {
  createLogTrap,
  makeChannelsConfig,
  makeDeps,
  makeTelegramOptions,
  until,
} from '../support/channel-rig.ts';
import { FakeBotApi } from '../support/fake-bot-api.ts';
import { openTestApp } from '../support/open-test-app.ts';

const { lines, log } = createLogTrap('trace');

let api: FakeBotApi;
let app: App;
let channels: RunningChannels;

beforeAll(async () => {
  api = new FakeBotApi();
  app = await openTestApp();
  const telegram = makeTelegramOptions(await api.listen());
  const config = makeChannelsConfig({ telegram });
  channels = await startChannels({ config, ...makeDeps({ ask: app.ask, log }) });
});

afterAll(async () => {
  await channels.stop();
  await api.close();
  await app.close();
});

let person = 60_000;

/** Says some sentences in a private chat of their own and gives back what came for each. */
async function talk(...sentences: readonly string[]): Promise<readonly string[]> {
  person += 1;
  const from = person;
  for (const [index, sentence] of sentences.entries()) {
    api.say(sentence, { from });
    await until(() => api.texts(from).length > index, sentence);
  }
  return api.texts(from);
}

test('the whole way: a figure with its source as a link, and a follow-up that takes over', async () => {
  const [first, second] = await talk('淄博交通局2023年收到多少件申请', '其中自然人多少');
  expect(first).toContain('12 件');
  expect(first).toMatch(
    /<a href="[^"]*\/reports\/zibo-transport-2023#f-requests\.received-total">/,
  );
  expect(second).toContain('自然人');
  expect(second).toContain('zibo-transport-2023#f-requests.received-natural_person');
});

test('a clarifying question of the pipeline is answered by a number', async () => {
  const question = '泽州和文登的电话还有申请结果怎么样';
  const probe = ['淄博交通局2023年结果多少', '海东情况', question];
  const asked = await Promise.all(probe.map((text) => app.ask({ text, now: '2026-11-22' }, null)));
  const clarifying = asked.find(({ answer }) => answer.status === 'clarify');
  expect(clarifying, 'one of the questions is ambiguous').toBeDefined();
  const [, picked] = await talk(clarifying?.utterance.text ?? '', '1');
  const choice = clarifying?.answer.choices[0]?.question ?? '';
  const { answer } = await app.ask(
    { text: choice, now: '2026-11-22' },
    clarifying?.context ?? null,
  );
  expect(picked?.split('\n')[0]).toBe(answer.text.split('\n')[0]);
});

test('commands that ask, and questions nobody can answer', async () => {
  const [sources, weather] = await talk('/sources', '今天天气怎么样');
  expect(sources).toContain('淄博市交通运输局');
  expect(weather?.length).toBeGreaterThan(5);
});

test('the logs of it all hold no token, no question and no user', () => {
  const all = lines.join('');
  expect(lines.filter((line) => line.includes('"answered"')).length).toBeGreaterThan(5);
  expect(all).not.toMatch(/a-token-that-must-not-leak|淄博|自然人|天气|6000\d/);
});
