import { types } from 'wechaty';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import type { Said } from '../channels/contract.ts';
import { until } from './channel-rig.ts';

const botName = '年报助手';

export type MockWechat = {
  readonly puppet: PuppetMock;
  /** What the bot said, the name of the asker taken off. */
  readonly replies: string[];
  readonly pictures: string[];
  logIn(): Promise<void>;
  say(text: string, said?: Said): void;
};

type Emitter = {
  on(event: 'message', listen: (message: mock.MessageMock) => void): void;
};

/** The bot's own account, two people and a room they share. */
function createPlace(mocker: mock.Mocker): {
  readonly me: mock.ContactMock;
  hear(listen: (message: mock.MessageMock) => void): void;
} {
  const me = mocker.createContact({ id: 'bot', name: botName });
  const one = mocker.createContact({ id: 'one', name: '小王' });
  const two = mocker.createContact({ id: 'two', name: '小李' });
  const memberIdList = [me.id, one.id, two.id];
  const room = mocker.createRoom({ id: 'r@chatroom', memberIdList, topic: '公开群' });
  return {
    me,
    hear(listen) {
      // The emitter's types are lost on the way through the mock's declarations.
      const places = [one, two, room] as unknown as readonly Emitter[];
      for (const place of places) place.on('message', listen);
    },
  };
}

function toPayload(id: string, text: string, said: Said) {
  const isMention = said.group === true && said.addressed === true;
  const from = said.from === 'two' ? 'two' : 'one';
  return {
    id,
    talkerId: said.own ? 'bot' : from,
    text: isMention ? `@${botName}\u2005${text}` : text,
    timestamp: Date.now() - (said.ageMs ?? 0),
    type: types.Message.Text,
    mentionIdList: isMention ? ['bot'] : [],
    ...(said.group ? { roomId: 'r@chatroom' } : { listenerId: said.own ? from : 'bot' }),
  };
}

/** WeChat in memory: what people say goes in as the puppet's events, what the bot says is kept. */
export function openMockWechat(): MockWechat {
  const mocker = new mock.Mocker();
  const puppet = new PuppetMock({ mocker });
  const { me, hear } = createPlace(mocker);
  const replies: string[] = [];
  const pictures: string[] = [];
  const ids = new Map<string, string>();
  hear((message) => {
    const file = mocker.cacheFileBoxPayload.get(message.payload.id);
    if (file) pictures.push(file.name);
    else replies.push((message.text() ?? '').replace(/^@小[王李]\s/, ''));
  });
  return {
    puppet,
    replies,
    pictures,
    async logIn() {
      await until(() => puppet.state.active() === true, 'the puppet is up');
      mocker.login(me);
      await until(() => puppet.isLoggedIn, 'logged in');
    },
    say(text, said = {}) {
      const known = said.repeat ? ids.get(text) : undefined;
      const id = known ?? `m${ids.size}-${text}`;
      ids.set(text, id);
      if (known === undefined) mocker.cacheMessagePayload.set(id, toPayload(id, text, said));
      puppet.emit('message', { messageId: id });
    },
  };
}
