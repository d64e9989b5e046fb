import type { Door } from './channels/channel.ts';
import type { Reply } from './model/message.ts';
import type { WebQuestion } from './web/web-deps.ts';

/** The door took nothing and said nothing: muted, or on the way to a stop. */
const closed: Reply = {
  ...{ text: '现在不接受提问，请稍后再来。', choices: [], links: [], table: null },
  ...{ attachments: [], answer: null, trouble: { kind: 'full', retrySeconds: null } },
};

/** A question of the page or the API through the one door of all channels, its last reply as the result. */
export function createConverse(door: Door): (question: WebQuestion) => Promise<Reply> {
  return async ({ text, conversation, user, now }) => {
    let last = closed;
    const id = crypto.randomUUID();
    const message = {
      ...{ channel: 'web' as const, id, chat: conversation ?? id, user, text },
      ...(conversation === null ? { single: true as const } : {}),
      ...{ sentAt: Date.now(), group: false, addressed: true, own: false },
      ...(now === undefined ? {} : { now }),
    };
    const send = async (reply: Reply): Promise<void> => {
      last = reply;
    };
    await (await door.receive(message, { send })).done;
    return last;
  };
}
