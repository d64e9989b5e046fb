import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readPayload, type Upload } from './bot-api-body.ts';
import { findFault } from './bot-api-rules.ts';
import {
  accept,
  type Numbered,
  type Payload,
  type Refusal,
  refuse,
  UpdateLine,
} from './bot-api-updates.ts';

/** One call as the server saw it. */
export type Call = {
  readonly method: string;
  readonly payload: Payload;
  readonly uploads: readonly Upload[];
  readonly at: number;
};

/** What to do to a call instead of answering it. `applyThenReset`: done, but the answer never comes back. */
export type Fault =
  | ({ readonly kind: 'status' } & Refusal)
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'hang' | 'reset' | 'applyThenReset' };

type Chat = { readonly id: number; readonly type: string };

type Said = { readonly chat?: Chat; readonly from?: number; readonly extra?: Payload };

export const botUser: Payload & { readonly id: number; readonly username: string } = {
  id: 7_000_001,
  is_bot: true,
  first_name: 'nianbao',
  username: 'nianbao_bot',
};

const methods: readonly string[] = [
  'getMe',
  'getUpdates',
  'sendMessage',
  'sendPhoto',
  'sendDocument',
  'sendChatAction',
  'answerCallbackQuery',
  'answerInlineQuery',
  'setMyCommands',
  'setWebhook',
  'deleteWebhook',
];

/** A strict Bot API on loopback: offsets, 409, 400 for what Telegram refuses, and faults on demand. */
export class FakeBotApi {
  readonly calls: Call[] = [];
  /** Asked for every call; the first fault wins. */
  readonly faults: ((call: Call) => Fault | undefined)[] = [];
  readonly knownMethods: Set<string> = new Set(methods);
  webhook: Payload | null = null;
  readonly #line = new UpdateLine();
  #server: Server | null = null;
  #nextMessage = 1;

  async listen(port = 0): Promise<string> {
    const server = createServer((request, response) => {
      this.#handle(request, response).catch(() => response.destroy());
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve) ?? resolve(null));
  }

  sent(method: string): readonly Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** The texts sent to a chat, in order. */
  texts(chat?: number): readonly string[] {
    return this.sent('sendMessage')
      .filter(({ payload }) => chat === undefined || payload.chat_id === chat)
      .map(({ payload }) => String(payload.text));
  }

  /** Updates the bot has not confirmed. */
  get pending(): number {
    return this.#line.length;
  }

  /** Puts an update in line and returns it with its id; an update with an id is delivered once more. */
  push(update: Payload): Numbered {
    const { update_id: id } = update;
    const numbered = typeof id === 'number' ? { ...update, update_id: id } : this.number(update);
    this.#line.push(numbered);
    return numbered;
  }

  number(update: Payload): Numbered {
    return this.#line.number(update);
  }

  makeMessage(text: string | undefined, { chat, from = 42, extra = {} }: Said = {}): Payload {
    const message = {
      message_id: this.#nextMessage++,
      date: Math.floor(Date.now() / 1000),
      chat: chat ?? { id: from, type: 'private' },
      from: { id: from, is_bot: false, first_name: 'a' },
      ...(text === undefined ? {} : { text }),
      ...extra,
    };
    return { message };
  }

  say(text: string, said: Said = {}): Numbered {
    return this.push(this.makeMessage(text, said));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.url?.split('/').at(-1) ?? '';
    const call: Call = { method, ...(await readPayload(request)), at: Date.now() };
    const fault = this.faults.map((find) => find(call)).find((found) => found !== undefined);
    // A call that was refused, reset or left hanging did not happen; one with a lost answer did.
    const isLost = fault && fault.kind !== 'applyThenReset' && fault.kind !== 'delay';
    if (!isLost || fault.kind === 'hang') this.calls.push(call);
    if (fault && (await this.#inflict(fault, request, response))) return;
    this.#answer(call, response);
  }

  /** True when the fault was the whole answer. */
  async #inflict(
    fault: Fault,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    if (fault.kind === 'status') refuse(response, fault);
    if (fault.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault.kind === 'reset' || fault.kind === 'applyThenReset') request.socket.destroy();
    return fault.kind !== 'delay';
  }

  #answer({ method, payload }: Call, response: ServerResponse): void {
    const refused = findFault(method, payload);
    if (!this.knownMethods.has(method)) {
      refuse(response, { status: 404, description: 'Not Found: method not found' });
    } else if (refused !== null) {
      this.calls.pop();
      refuse(response, { status: 400, description: `Bad Request: ${refused}` });
    } else if (method !== 'getUpdates') {
      accept(response, this.#apply(method, payload));
    } else if (this.webhook) {
      const description = "Conflict: can't use getUpdates method while webhook is active";
      refuse(response, { status: 409, description });
    } else this.#line.poll(payload, response);
  }

  #apply(method: string, payload: Payload): unknown {
    if (method === 'getMe') return botUser;
    if (method === 'setWebhook') this.webhook = payload;
    if (method === 'deleteWebhook') this.webhook = null;
    if (!method.startsWith('send') || method === 'sendChatAction') return true;
    const chat = { id: payload.chat_id, type: 'private' };
    return { message_id: this.#nextMessage++, date: 0, chat };
  }
}
