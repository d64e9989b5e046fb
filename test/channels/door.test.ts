import { expect, test } from 'vitest';
import type { Outbox } from '../../src/channels/channel.ts';
import { openDoor } from '../../src/channels/open-door.ts';
import { createOperations } from '../../src/channels/operations.ts';
import type { ChannelsConfig } from '../../src/channels/start-channels.ts';
import type { Message } from '../../src/model/message.ts';
import { createLogTrap, makeChannelsConfig, makeDeps, until } from '../support/channel-rig.ts';

let count = 0;

function makeMessage(text: string, given: Partial<Message> = {}): Message {
  count += 1;
  return {
    channel: 'web',
    id: `m${count}`,
    chat: 'c',
    user: 'u',
    text,
    sentAt: Date.now(),
    group: false,
    addressed: true,
    own: false,
    ...given,
  };
}

/** A door and what came out of it. */
function openTestDoor(given: Partial<ChannelsConfig> = {}, deps = makeDeps()) {
  const texts: string[] = [];
  const choices: string[] = [];
  const outbox: Outbox = {
    async send(reply) {
      texts.push(reply.text);
      choices.push(...reply.choices.map(({ question }) => question));
    },
  };
  const door = openDoor(makeChannelsConfig(given), deps);
  const say = async (text: string, message: Partial<Message> = {}): Promise<string> => {
    const receipt = await door.receive(makeMessage(text, message), outbox);
    await receipt.done;
    return receipt.verdict;
  };
  return { door, texts, choices, say, outbox };
}

const slow = { capacity: 2, perSecond: 0.5 };
const wide = { capacity: 1_000, perSecond: 1_000 };

test('each limit says how long to wait; admins are not limited', async () => {
  for (const scope of ['user', 'chat', 'channel', 'global'] as const) {
    const limits = { user: wide, chat: wide, channel: wide, global: wide, [scope]: slow };
    const { texts, say } = openTestDoor({ limits, admins: new Set(['web:boss']) });
    for (const text of ['一', '二']) expect(await say(text)).toBe('queued');
    expect(await say('三')).toBe('refused');
    expect(texts[2]).toMatch(/请等 [12] 秒/);
    expect(await say('四', { user: 'boss', chat: 'boss' })).toBe('queued');
  }
});

test('a group has the limit of groups', async () => {
  const { texts, say } = openTestDoor({ groupLimit: slow });
  const group = { group: true, chat: 'g' };
  for (const user of ['a', 'b', 'c']) await say('问', { ...group, user });
  expect(texts[2]).toContain('这个会话问得太多了');
});

test('the queue of a chat is bounded, says so, and other chats are taken', async () => {
  const { door, texts, say, outbox } = openTestDoor({
    queue: { perChat: 2, total: 100 },
    noticeMs: 100,
  });
  const first = await door.receive(makeMessage('久等'), outbox);
  const second = await door.receive(makeMessage('第二问'), outbox);
  expect(await say('第三问')).toBe('refused');
  expect(texts).toEqual(['前面还有 2 条在排队，这条没有接下，请稍后再问。']);
  expect(await say('别处的问', { chat: 'other' })).toBe('queued');
  expect(texts[1]).toBe('答：别处的问');
  await Promise.all([first.done, second.done]);
  expect(texts.slice(2)).toEqual(['排队中（第 1 位），稍等。', '等到了', '答：第二问']);
});

test('only allowed chats are answered when there is a list; the page is public by its address', async () => {
  const { say } = openTestDoor({ allowedChats: new Set(['telegram:g1', 'telegram:u1']) });
  const ask = (given: Partial<Message>): Promise<string> =>
    say('问', { channel: 'telegram', ...given });
  expect(await ask({ chat: 'g1', group: true })).toBe('queued');
  expect(await ask({ chat: 'g2', user: 'u1', group: true })).toBe('dropped');
  expect(await ask({ chat: 'p', user: 'u1' })).toBe('queued');
  expect(await ask({ chat: 'p', user: 'u2' })).toBe('dropped');
  expect(await ask({ chat: 'p', channel: 'web' })).toBe('queued');
});

test('commands: start, help, examples, sources, privacy, and a suggestion for a slip', async () => {
  const { texts, choices, say } = openTestDoor();
  await say('/start');
  expect(texts[0]).toContain('问年报');
  expect(choices).toHaveLength(3);
  await say('/help');
  expect(texts[1]).toContain('怎么问');
  await say('/sources');
  expect(texts[2]).toBe('答：收录了哪些报告');
  await say('/privacy');
  expect(texts[3]).toContain('保存30分钟');
  await say('/halp');
  expect(texts[4]).toContain('/help');
  await say('／help');
  expect(texts[5]).toContain('怎么问');
  await say('/help', { group: true });
  expect(texts[6]).toContain('在群里');
});

test('admin commands work for admins in private only: status, mute, reload', async () => {
  const admins = new Set(['web:boss']);
  const deps = makeDeps({ reload: async () => '5 份报告' });
  const { texts, say } = openTestDoor({ admins }, deps);
  const boss = { user: 'boss', chat: 'boss' };
  await say('/status');
  expect(texts[0]).toContain('只供管理员');
  await say('/status', { ...boss, group: true });
  expect(texts[1]).toContain('只供管理员');
  await say('/status', boss);
  expect(JSON.parse(texts[2] ?? '')).toMatchObject({ status: 'ok', ready: true, state: 'memory' });
  await say('/mute web:c 5', boss);
  expect(await say('有人吗')).toBe('dropped');
  expect(await say('别处', { chat: 'd' })).toBe('queued');
  await say('/mute web:c off', boss);
  expect(await say('有人吗')).toBe('queued');
  await say('/reload', boss);
  expect(texts.at(-1)).toContain('5 份报告');
});

test('who asks in English is told in English', async () => {
  const limits = { user: slow, chat: wide, channel: wide, global: wide };
  const { texts, say } = openTestDoor({ limits });
  await say('/help me please');
  expect(texts[0]).toContain('How to ask');
  await say('how many requests');
  await say('how many requests in 2022');
  expect(texts[2]).toMatch(/please wait [12] s/);
});

test('a picture that cannot be drawn costs the picture, not the answer', async () => {
  const { log, lines } = createLogTrap();
  const attach = (): Promise<never> => Promise.reject(new Error('no font'));
  const { texts, say } = openTestDoor({}, makeDeps({ attach, log }));
  await say('甲局2023年申请');
  expect(texts).toEqual(['答：甲局2023年申请']);
  expect(lines.join('')).toContain('nothing attached');
});

test('a chat that hangs does not hold up another', async () => {
  const { door, say, outbox } = openTestDoor();
  const hanging = await door.receive(makeMessage('久等', { chat: 'h' }), outbox);
  let isOver = false;
  const over = hanging.done.then(() => {
    isOver = true;
  });
  await say('快问', { chat: 'fast' });
  expect(isOver).toBe(false);
  await over;
});

test('a drain takes nothing new, finishes what was taken and says when it could not', async () => {
  const { door, texts, say, outbox } = openTestDoor();
  await door.receive(makeMessage('久等'), outbox);
  const draining = door.drain(5_000);
  expect(await say('来晚了')).toBe('dropped');
  expect(await draining).toBe(true);
  expect(texts).toEqual(['等到了']);
  const other = openTestDoor();
  await other.door.receive(makeMessage('不回'), other.outbox);
  expect(await other.door.drain(50)).toBe(false);
});

test('metrics count questions by channel, status and intent, and what was refused', async () => {
  const operations = createOperations();
  const { log, lines } = createLogTrap();
  const { say } = openTestDoor({}, makeDeps({ operations, log }));
  await say('甲局2023年申请', { user: 'person-4711' });
  await say('歧义');
  await say('自言自语', { own: true });
  const { body } = await operations.metrics();
  expect(body).toContain('questions_total{channel="web",status="answered",intent="value"} 1');
  expect(body).toContain('questions_total{channel="web",status="clarify",intent="value"} 1');
  expect(body).toContain('refusals_total{channel="web",why="own"} 1');
  expect(body).toMatch(/nianbao_answer_seconds_count\{channel="web"\} 2/);
  expect(body).toContain('nianbao_queue_depth 0');
  expect(lines.join('')).not.toMatch(/person-4711|甲局|歧义|自言自语/);
});

test('readiness falls with the store', async () => {
  let broken = false;
  const operations = createOperations({ probeStore: async () => !broken });
  expect((await operations.ready()).ready).toBe(true);
  broken = true;
  expect(await operations.ready()).toMatchObject({ ready: false, store: false });
  await until(() => operations.health().status === 'ok');
});
