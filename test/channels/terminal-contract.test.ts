import { PassThrough } from 'node:stream';
import { openDoor } from '../../src/channels/open-door.ts';
import { runTerminal } from '../../src/channels/terminal.ts';
import { makeChannelsConfig } from '../support/channel-rig.ts';
import { type ChannelRig, describeChannel } from './contract.ts';

describeChannel(
  'terminal',
  { groups: false, redelivers: false, pictures: false, textLimit: null, picksBy: 'number' },
  async (deps): Promise<ChannelRig> => {
    const door = openDoor(makeChannelsConfig(), deps);
    const input = new PassThrough();
    const output = new PassThrough();
    const replies: string[] = [];
    output.on('data', (chunk) => replies.push(String(chunk).trimEnd()));
    const { wording } = deps;
    const explain = async (question: string): Promise<string> => `解释 ${question}`;
    const ended = runTerminal({
      ...{ handle: door.receive, input, output, explain, wording },
      saveFile: async ({ name }) => name,
    });
    return {
      async say(text) {
        input.write(`${text}\n`);
      },
      replies: () => replies,
      pictures: () => [],
      async stop() {
        input.end();
        await ended;
        await door.drain(5_000);
      },
    };
  },
);
