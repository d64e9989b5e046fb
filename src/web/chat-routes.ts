import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Reply } from '../model/message.ts';
import { maxQuestionBytes } from './api-ask.ts';
import { drawChatPage } from './chat-page.ts';
import type { SendFault } from './error-page.ts';
import type { FindUser } from './find-user.ts';
import type { Html } from './html-type.ts';
import type { DrawPage } from './layout.ts';
import { drawTurn, type TurnView, toMarkdown } from './turn-view.ts';
import type { WebDeps } from './web-deps.ts';

const statusOf = (reply: Reply): 200 | 429 | 500 | 503 =>
  reply.trouble ? ({ limited: 429, full: 503, error: 500 } as const)[reply.trouble.kind] : 200;

const toConversation = (given: unknown): string =>
  typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID();

type ChatParts = {
  readonly draw: DrawPage;
  readonly sendFault: SendFault;
  readonly findUser: FindUser;
};

type Shown = ChatParts & { readonly deps: WebDeps };

async function askTurn(
  c: Context,
  { deps: { converse }, findUser }: Shown,
  given: { readonly question: string; readonly conversation: string },
): Promise<TurnView> {
  const { question, conversation } = given;
  const reply = await converse({ text: question, conversation, user: findUser(c) });
  return { question, conversation, reply };
}

async function sendPage(c: Context, { deps, draw }: Shown, view: TurnView | null) {
  const turn: Html | null = view === null ? null : await drawTurn(view, deps);
  const catalogue = await deps.store.readCatalogue();
  const body = drawChatPage({
    conversation: view?.conversation ?? crypto.randomUUID(),
    draft: c.req.query('edit')?.slice(0, 500) ?? '',
    turn,
    examples: await deps.examples(),
    reportCount: catalogue.length,
  });
  const title = view === null ? '问年报' : `${view.question} · 问年报`;
  c.header('cache-control', 'no-store');
  const page = draw({ title, body, here: 'ask', scripts: ['chat.js'] });
  return await c.html(page, view === null ? 200 : statusOf(view.reply));
}

async function readForm(c: Context): Promise<{ question: string; conversation: string }> {
  const form = await c.req.parseBody();
  const { question } = form;
  return {
    question: typeof question === 'string' ? question.slice(0, 4_000) : '',
    conversation: toConversation(form.conversation),
  };
}

/** The chat page: a plain form that a script makes comfortable. */
export function createChatRoutes(deps: WebDeps, parts: ChatParts): Hono {
  const shown = { deps, ...parts };
  const routes = new Hono();
  const onError = (c: Context): Response | Promise<Response> => {
    const problem = { status: 413, title: 'too large', detail: '问题太长了。' } as const;
    return parts.sendFault(c, { ...problem, words: '问题太长了', hint: '一句话问一个数就好。' });
  };
  const limit = bodyLimit({ maxSize: maxQuestionBytes, onError });
  routes.get('/', async (c) => {
    const question = c.req.query('q')?.slice(0, 4_000) ?? '';
    if (question.trim() === '') return sendPage(c, shown, null);
    const conversation = crypto.randomUUID();
    return sendPage(c, shown, await askTurn(c, shown, { question, conversation }));
  });
  routes.post('/', limit, async (c) => {
    return sendPage(c, shown, await askTurn(c, shown, await readForm(c)));
  });
  routes.post('/turn', limit, async (c) => {
    const view = await askTurn(c, shown, await readForm(c));
    c.header('cache-control', 'no-store');
    const drawn = String(await drawTurn(view, deps));
    return c.json({ html: drawn, markdown: toMarkdown(view) }, statusOf(view.reply));
  });
  return routes;
}
