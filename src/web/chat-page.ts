import { html } from 'hono/html';
import type { Html } from './html-type.ts';
import { drawChoices } from './turn-view.ts';

export type ChatView = {
  readonly conversation: string;
  /** Put into the input to be changed. */
  readonly draft: string;
  readonly turn: Html | null;
  readonly examples: readonly string[];
  readonly reportCount: number;
};

/** One input, answers above it. Without a script every question is a page of its own. */
export function drawChatPage(view: ChatView): Html {
  const { conversation, draft, turn, examples, reportCount } = view;
  const stored =
    reportCount === 0
      ? html`还没有收录年报。`
      : html`现收录 <a href="/reports">${reportCount.toLocaleString('zh-CN')} 份年报</a>。`;
  const choices = examples.map((question) => ({ label: question, question }));
  const welcome = html`<section class="welcome"><h1>问政府信息公开年报</h1>
<p>用日常的话问，答出原数、单位和出处；点开出处，就是原文里的那一格。${stored}</p>
${choices.length > 0 ? drawChoices(choices, conversation) : ''}</section>`;
  return html`<div class="chat"><div class="talk">${welcome}
<div id="turns" aria-live="polite">${turn ?? ''}</div>
<p id="notice" class="notice" role="status" hidden></p>
<form id="ask" class="ask" method="post" action="/"><input type="hidden" name="conversation" value="${conversation}">
<label class="hidden" for="question">问题</label><input id="question" name="question" type="text" maxlength="500" required autocomplete="off" enterkeyhint="send" placeholder="例如：${examples[0] ?? '收录了哪些报告'}" value="${draft}"${draft === '' ? '' : html` autofocus`}><button>提问</button></form>
<p class="tools" id="tools" hidden><button type="button" id="save">导出对话</button><button type="button" id="clear">清空记录</button></p>
</div><aside id="pane" class="pane" hidden aria-label="原文"><p><a id="pane-open" href="/reports">在新页打开</a><button type="button" id="pane-close">关闭</button></p><iframe id="pane-frame" title="原文"></iframe></aside></div>`;
}
