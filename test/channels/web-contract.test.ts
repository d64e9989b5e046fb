import { openDoor } from '../../src/channels/open-door.ts';
import { createConverse } from '../../src/serve-converse.ts';
import { createAskRoute } from '../../src/web/api-ask.ts';
import type { WebDeps } from '../../src/web/web-deps.ts';
import { makeChannelsConfig } from '../support/channel-rig.ts';
import { type ChannelRig, describeChannel } from './contract.ts';

/** What a client shows: the text of the answer, or the detail of the problem. */
async function toText(response: Response): Promise<string> {
  const body: unknown = await response.json();
  const { text, detail } = body as { readonly text?: string; readonly detail?: string };
  return text ?? detail ?? '';
}

describeChannel(
  'web',
  { groups: false, redelivers: false, pictures: false, textLimit: null, picksBy: 'button' },
  async (deps): Promise<ChannelRig> => {
    const door = openDoor(makeChannelsConfig(), deps);
    // The route of the API reads nothing else of what the web is handed.
    const route = createAskRoute({ converse: createConverse(door) } as WebDeps, () => 'someone');
    const replies: string[] = [];
    const asked: Promise<void>[] = [];
    const ask = async (question: string): Promise<void> => {
      const body = JSON.stringify({ question, conversation: 'one' });
      const headers = { 'content-type': 'application/json' };
      replies.push(await toText(await route.request('/', { method: 'POST', headers, body })));
    };
    return {
      async say(text) {
        asked.push(ask(text));
      },
      replies: () => replies,
      pictures: () => [],
      async stop() {
        await door.drain(5_000);
        await Promise.all(asked);
      },
    };
  },
);
