import { html } from 'hono/html';
import type { Html } from './html-type.ts';
import type { Paged } from './paging.ts';

type Kept = Readonly<Record<string, string | number | boolean | undefined>> & {
  readonly unit: string;
};

/** Which part of a list is shown, and the way to its neighbours; the filters are kept. */
export function drawPaging(path: string, page: Paged<unknown>, { unit, ...query }: Kept): Html {
  const { items, offset, limit, total } = page;
  const link = (to: number, name: string, rel: string): Html => {
    const kept = Object.entries<string | number | boolean | undefined>({
      ...query,
      offset: to,
      limit,
    })
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([key, value]): [string, string] => [key, String(value)]);
    return html`<a rel="${rel}" href="${path}?${new URLSearchParams(kept).toString()}">${name}</a>`;
  };
  const before = offset > 0 ? link(Math.max(0, offset - limit), '上一页', 'prev') : '';
  const after = offset + limit < total ? link(offset + limit, '下一页', 'next') : '';
  const range =
    items.length > 0 && total > items.length
      ? html`第 ${offset + 1}–${offset + items.length}，`
      : '';
  return html`<nav class="paging" aria-label="翻页">${before}<span>${range}共 ${total.toLocaleString('zh-CN')} ${unit}</span>${after}</nav>`;
}
