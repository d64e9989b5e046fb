import { html } from 'hono/html';
import type { Agency } from '../model/agency.ts';
import { drawPaging } from './draw-paging.ts';
import type { Html } from './html-type.ts';
import type { Paged } from './paging.ts';

export type AgencyListView = {
  readonly page: Paged<Agency>;
  /** What the names were searched for. */
  readonly name: string;
  readonly years: ReadonlyMap<string, readonly number[]>;
};

function drawItem({ id, names, province, city, county }: Agency, years: readonly number[]): Html {
  const place = [province, city, county].filter((part) => part !== null).join(' ');
  return html`<li><a href="/agencies/${id}">${names[0]?.name ?? id}</a> <span class="quiet">${place}　${years.join('、')} 年</span></li>`;
}

/** All agencies there are reports of. */
export function drawAgencyList({ page, name, years }: AgencyListView): Html {
  const items = page.items.map((agency) => drawItem(agency, years.get(agency.id) ?? []));
  const none = html`<p class="empty">没有名称里有“${name}”的机关。<a href="/agencies">看全部</a></p>`;
  const empty = html`<p class="empty">还没有收录年报。</p>`;
  const list = items.length > 0 ? html`<ul class="plain">${items}</ul>` : name ? none : empty;
  return html`<h1>机关</h1><form class="filters" method="get" action="/agencies" role="search">
<label>名称<input name="name" type="search" maxlength="100" value="${name}" placeholder="可以简写"></label><button>查找</button></form>
${list}${drawPaging('/agencies', page, { name, unit: '个机关' })}`;
}
