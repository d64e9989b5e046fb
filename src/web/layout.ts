import { html, raw } from 'hono/html';
import type { Html } from './html-type.ts';
import type { WebDeps } from './web-deps.ts';

type Page = {
  readonly title: string;
  readonly body: Html | string;
  readonly scripts?: readonly string[];
  readonly here?: 'ask' | 'reports' | 'agencies';
  readonly wide?: boolean;
};

export type DrawPage = (page: Page) => Html;

/** Every asset carries its content in its address, so that it can be kept for ever. */
const toAssetUrl = ({ assets }: Pick<WebDeps, 'assets'>, name: string): string =>
  `/assets/${name}?v=${assets.get(name)?.tag ?? ''}`;

/** The frame of every page: works without a script, keyboard first. */
export function createLayout(deps: Pick<WebDeps, 'assets'>): DrawPage {
  const link = (href: string, name: string, current: boolean): Html =>
    html`<a href="${href}"${current ? raw(' aria-current="page"') : ''}>${name}</a>`;
  return ({ title, body, scripts = [], here, wide = false }) => html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${toAssetUrl(deps, 'style.css')}">
<link rel="icon" href="${toAssetUrl(deps, 'icon.svg')}" type="image/svg+xml">
${scripts.map((name) => html`<script src="${toAssetUrl(deps, name)}" defer></script>`)}
</head>
<body${wide ? raw(' class="wide"') : ''}>
<a class="skip" href="#main">跳到正文</a>
<header class="top"><a class="brand" href="/">问年报</a>
<nav aria-label="主导航">${link('/', '提问', here === 'ask')}${link('/reports', '年报', here === 'reports')}${link('/agencies', '机关', here === 'agencies')}</nav></header>
<main id="main">${body}</main>
</body>
</html>`;
}
