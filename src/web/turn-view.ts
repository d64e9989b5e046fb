import { html } from 'hono/html';
import type { Answer, Choice } from '../model/answer.ts';
import type { Figure } from '../model/figure.ts';
import { toFigureAnchor } from '../model/figure.ts';
import type { Reply } from '../model/message.ts';
import type { Html } from './html-type.ts';
import { toPath } from './paths.ts';
import type { WebDeps } from './web-deps.ts';

export type TurnView = {
  readonly question: string;
  readonly conversation: string;
  readonly reply: Reply;
};

const uniqueBy = <T>(values: readonly T[], key: (value: T) => string): readonly T[] => [
  ...new Map(values.map((value) => [key(value), value])).values(),
];

const shownChips = 12;

/** Lines that only name sources are left to the chips. */
function listLines({ text, links }: Reply): readonly string[] {
  const isSource = (line: string): boolean => links.some(({ url }) => line.includes(url));
  return text.split('\n').filter((line) => line.trim() !== '' && !isSource(line));
}

function drawText(reply: Reply): Html {
  const [first = '', ...rest] = listLines(reply);
  return html`<p class="lead">${first}</p>${rest.map((line) => html`<p>${line}</p>`)}`;
}

function drawTable(table: NonNullable<Reply['table']>): Html {
  const head = table.head.map((name) => html`<th scope="col">${name}</th>`);
  const rows = table.rows.map(([first = '', ...cells]) => {
    const rest = cells.map((cell) => html`<td class="num">${cell}</td>`);
    return html`<tr><th scope="row">${first}</th>${rest}</tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="数据表"><table class="list"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function drawChips(figures: readonly Figure[]): Html {
  const sources = uniqueBy(figures, ({ source }) => source.url);
  if (sources.length === 0) return html``;
  const chips = sources
    .slice(0, shownChips)
    .map(
      ({ agency, year, source }) =>
        html`<li><a class="chip" href="${toPath(source.url)}"><b>${agency} ${year}</b> ${source.place}${source.quote ? html`<q>${source.quote}</q>` : ''}</a></li>`,
    );
  const more = sources.length - shownChips;
  return html`<h3 class="small">出处</h3><ul class="chips">${chips}</ul>${
    more > 0 ? html`<p class="quiet">另有 ${more} 处，导出的表里都有。</p>` : ''
  }`;
}

/** Ready-to-send questions as buttons of one form, which works without a script. */
export function drawChoices(choices: readonly Choice[], conversation: string): Html {
  const buttons = choices.map(
    ({ label, question }) => html`<button name="question" value="${question}">${label}</button>`,
  );
  return html`<form class="choices ask" method="post" action="/"><input type="hidden" name="conversation" value="${conversation}">${buttons}</form>`;
}

function drawExport(figures: readonly Figure[]): Html {
  if (figures.length === 0) return html``;
  const ids = figures.map(
    ({ field, applicant, source }) => `${source.report}#${toFigureAnchor(field, applicant)}`,
  );
  return html`<form class="export" method="post" action="/export"><input type="hidden" name="figures" value="${ids.join(' ')}"><button name="format" value="csv">导出 CSV</button><button name="format" value="xlsx">导出 Excel</button></form>`;
}

/** Files of “导出” as downloads that need no script. */
function drawFiles({ attachments }: Reply): Html {
  const files = attachments.filter(({ kind }) => kind === 'file');
  if (files.length === 0) return html``;
  const links = files.map(({ name, mime, data }) => {
    const address = `data:${mime.replace(/\s/g, '')};base64,${Buffer.from(data).toString('base64')}`;
    return html`<a class="file" href="${address}" download="${name}">下载 ${name}</a>`;
  });
  return html`<p class="files">${links}</p>`;
}

async function drawChart(
  reply: Reply,
  answer: Answer,
  { chart }: Pick<WebDeps, 'chart'>,
): Promise<Html> {
  const picture = chart(answer);
  if (picture === null) return html``;
  const svg = await picture.svg();
  const size = /width="(\d+)" height="(\d+)"/.exec(svg);
  const data = Buffer.from(svg).toString('base64');
  return html`<figure class="chart"><img src="data:image/svg+xml;base64,${data}" width="${size?.[1] ?? 480}" height="${size?.[2] ?? 300}" alt="图：${picture.title}。数字见${reply.table === null ? '上文' : '表格'}。"></figure>`;
}

/** The turn to keep: question, words, sources. */
export function toMarkdown({ question, reply }: TurnView): string {
  const sources = (reply.answer?.figures ?? []).map(
    ({ source }) => `- [${source.title} ${source.place}](${source.url})`,
  );
  const words = listLines(reply).join('\n\n');
  const list = [...new Set(sources)].join('\n');
  return [`## ${question.replaceAll('\n', ' ')}`, words, list]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** One question with its answer as the page shows it. */
export async function drawTurn(view: TurnView, deps: Pick<WebDeps, 'chart'>): Promise<Html> {
  const { question, conversation, reply } = view;
  const { answer } = reply;
  const status = reply.trouble ? 'trouble' : (answer?.status ?? 'talk');
  const figures = answer?.figures ?? [];
  const permalink = `/?q=${encodeURIComponent(question)}`;
  return html`<article class="turn"><div class="q"><h2>${question}</h2><a class="edit" href="/?edit=${encodeURIComponent(question)}">改问</a><a class="link" href="${permalink}">固定链接</a></div>
<div class="a a-${status}">${drawText(reply)}${answer ? await drawChart(reply, answer, deps) : ''}${reply.table ? drawTable(reply.table) : ''}${
    reply.choices.length > 0 ? drawChoices(reply.choices, conversation) : ''
  }${drawFiles(reply)}${drawChips(figures)}${drawExport(figures)}</div><textarea class="md" hidden readonly>${toMarkdown(view)}</textarea></article>`;
}
