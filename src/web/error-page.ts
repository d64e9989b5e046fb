import type { Context } from 'hono';
import { html } from 'hono/html';
import type { DrawPage } from './layout.ts';
import { type Problem, sendProblem } from './problem.ts';

/** A problem with the words a reader is told. */
type Fault = Problem & { readonly words: string; readonly hint?: string };

export type SendFault = (c: Context, fault: Fault) => Response | Promise<Response>;

/** Programs are told in JSON: the API always, everything else when it is asked for. */
function isForPrograms(c: Context): boolean {
  const accept = c.req.header('accept') ?? '';
  if (/^\/(?:api|mcp|turn)(?:\/|$)/.test(c.req.path)) return true;
  return accept.includes('json') && !accept.includes('text/html');
}

/** What went wrong as a page for people and as problem details for programs. */
export function createSendFault(draw: DrawPage): SendFault {
  return (c, fault) => {
    const { status, words, hint = '地址可能写错了，或者页面已经不在。' } = fault;
    if (isForPrograms(c)) return sendProblem(c, fault);
    const body = html`<section class="fault"><p class="code" aria-hidden="true">${status}</p><h1>${words}</h1>
<p>${hint}</p><p><a href="/">去提问</a>　<a href="/reports">看收录的年报</a></p></section>`;
    c.header('cache-control', 'no-store');
    return c.html(draw({ title: `${words} · 问年报`, body }), status);
  };
}
