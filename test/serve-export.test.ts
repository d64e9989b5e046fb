import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createMemoryState } from '../src/channels/memory-state.ts';
import { openDoor } from '../src/channels/open-door.ts';
import { createExportAsk } from '../src/export-ask.ts';
import type { Message, Reply } from '../src/model/message.ts';
import { createAttach } from '../src/serve-attach.ts';
import { openChart, toChartWords } from '../src/serve-chart.ts';
import { createCannedAsk } from './support/canned-ask.ts';
import { makeChannelsConfig, makeDeps, readWording } from './support/channel-rig.ts';

const wording = readWording();
const root = fileURLToPath(new URL('..', import.meta.url));
const chart = openChart(root, toChartWords(wording, []));

function openChat(channel: Message['channel']) {
  const ask = createExportAsk(createCannedAsk(), wording);
  const attach = createAttach({ chart, wording });
  const deps = makeDeps({ ask, attach, state: createMemoryState() });
  const door = openDoor(makeChannelsConfig(), deps);
  let count = 0;
  return async (text: string): Promise<Reply> => {
    const replies: Reply[] = [];
    count += 1;
    const message: Message = {
      ...{ channel, id: String(count), chat: 'one', user: 'one', text, sentAt: Date.now() },
      ...{ group: false, addressed: true, own: false },
    };
    const send = async (reply: Reply): Promise<void> => void replies.push(reply);
    await (await door.receive(message, { send })).done;
    const [reply] = replies;
    if (reply === undefined) throw new Error('no reply');
    return reply;
  };
}

test.each(['导出', '导出！', '/export', 'Export'])(
  '%s after a figure sends it as CSV and as a workbook',
  async (words) => {
    const say = openChat('telegram');
    await say('甲局2023年申请');
    const { text, attachments } = await say(words);
    expect(text).toMatch(/1 项|1 figures/);
    expect(attachments.map(({ kind, name }) => [kind, name])).toEqual([
      ['file', '年报数据.csv'],
      ['file', '年报数据.xlsx'],
    ]);
    expect(new TextDecoder().decode(attachments[0]?.data)).toContain('甲局,2023');
    expect([...(attachments[1]?.data ?? [])].slice(0, 2)).toEqual([0x50, 0x4b]);
  },
);

test('without a figure before it the bot says what to do, and the conversation goes on after an export', async () => {
  const say = openChat('wechat');
  const first = await say('导出');
  expect(first.attachments).toEqual([]);
  expect(first.text).toContain('先问');
  await say('甲局2023年申请');
  await say('导出');
  expect((await say('那2022年呢')).text).toContain('接着“答：甲局2023年申请”');
});

test('a comparison comes with its picture where pictures are sent', async () => {
  const { attachments } = await openChat('telegram')('表格');
  expect(attachments.map(({ kind, mime }) => [kind, mime])).toEqual([['picture', 'image/png']]);
  expect(attachments[0]?.caption).not.toBe('');
  expect((await openChat('terminal')('表格')).attachments).toEqual([]);
});
