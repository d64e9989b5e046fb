import { until } from '../support/channel-rig.ts';
import { openBenchRig, percentile } from './channels-rig.ts';

const chats = 200;
const perChat = 5;

/** 1,000 messages from 200 chats at once: how long, every one once, in order in each chat. */
async function measureBurst(): Promise<void> {
  const { api, stop } = await openBenchRig();
  await until(() => api.sent('getUpdates').length > 0);
  const startedAt = performance.now();
  for (let round = 0; round < perChat; round += 1) {
    for (let chat = 1; chat <= chats; chat += 1) api.say(`第${round}问`, { from: 10_000 + chat });
  }
  const isAnswer = (text: string): boolean => text.startsWith('答：');
  const count = (): number => api.texts().filter(isAnswer).length;
  await until(
    () => api.calls.length > chats * perChat && count() >= chats * perChat,
    'all',
    60_000,
  );
  const tookMs = performance.now() - startedAt;
  let inOrder = 0;
  for (let chat = 1; chat <= chats; chat += 1) {
    const texts = api
      .texts(10_000 + chat)
      .filter(isAnswer)
      .map((text) => text.split('\n')[0]);
    const wanted = Array.from({ length: perChat }, (_, round) => `答：第${round}问`);
    if (JSON.stringify(texts) === JSON.stringify(wanted)) inOrder += 1;
  }
  await stop();
  process.stdout.write(
    `burst: ${chats * perChat} messages from ${chats} chats in ${Math.round(tookMs)} ms; ${inOrder}/${chats} chats complete, once and in order\n`,
  );
}

/** One message after the other, beside a chat that hangs for ten seconds or without it. */
async function measureLatency(beside: boolean): Promise<number> {
  const { api, stop } = await openBenchRig();
  if (beside) {
    api.faults.push(({ method, payload }) =>
      method === 'sendMessage' && payload.chat_id === 77
        ? { kind: 'delay', ms: 10_000 }
        : undefined,
    );
    api.say('挂住', { from: 77 });
  }
  const times: number[] = [];
  for (let index = 0; index < 300; index += 1) {
    const chat = 20_000 + index;
    const startedAt = performance.now();
    api.say('一问', { from: chat });
    await until(() => api.texts(chat).length === 1);
    times.push(performance.now() - startedAt);
  }
  await stop();
  return percentile(times, 0.99);
}

await measureBurst();
const alone = await measureLatency(false);
const beside = await measureLatency(true);
process.stdout.write(
  `p99 of one message: ${alone.toFixed(1)} ms alone, ${beside.toFixed(1)} ms beside a chat that hangs for 10 s\n`,
);
process.exit(0);
