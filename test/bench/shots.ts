import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { startTestWeb } from '../support/test-web.ts';

type Shot = {
  readonly name: string;
  readonly path: string;
  readonly options: BrowserContextOptions;
  /** Sources of the picture in words: a chip is opened in the side pane. */
  readonly open?: string;
  readonly tall?: boolean;
  readonly print?: boolean;
};

const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 860 } };
const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
};
const dark: BrowserContextOptions = { ...desktop, colorScheme: 'dark' };
const asked = (question: string): string => `/?q=${encodeURIComponent(question)}`;

const figure = '/reports/zibo-transport-2023#f-requests.received-total';
const rank = asked('四家交通局2023年申请数排名');

const shots: readonly Shot[] = [
  { name: 'chat', path: '/', options: desktop },
  { name: 'chat-phone', path: asked('淄博交通局2023年收到多少件申请'), options: phone },
  { name: 'chat-dark', path: asked('淄博交通局2023年收到多少件申请'), options: dark },
  {
    name: 'chat-pane',
    path: asked('淄博交通局2023年收到多少件申请'),
    options: desktop,
    open: '.chip',
  },
  { name: 'chat-choices', path: asked('文登交通局2023年结果多少件'), options: desktop },
  {
    name: 'chart-trend',
    path: asked('淄博交通局历年微信公众号发布多少条'),
    options: desktop,
    tall: true,
  },
  { name: 'chart-rank', path: rank, options: desktop, tall: true },
  { name: 'chart-rank-phone', path: rank, options: phone, tall: true },
  {
    name: 'chart-compare',
    path: asked('淄博和泽州交通局2023年谁的申请多'),
    options: desktop,
    tall: true,
  },
  {
    name: 'chart-share',
    path: asked('淄博交通局2023年自然人申请占多少'),
    options: desktop,
    tall: true,
  },
  { name: 'report-marked', path: figure, options: desktop },
  { name: 'report-marked-phone', path: figure, options: phone },
  { name: 'report-marked-dark', path: figure, options: dark },
  {
    name: 'report-phrase',
    path: '/reports/zibo-transport-2023#f-prose.wechat.posts',
    options: desktop,
  },
  {
    name: 'report-blank',
    path: '/reports/haidong-transport-2023#f-requests.received-total',
    options: desktop,
  },
  {
    name: 'report-image',
    path: '/reports/wendeng-transport-2023#f-requests.received-total',
    options: desktop,
  },
  {
    name: 'report-cut',
    path: '/reports/zibo-transport-2023#f-outcome.denied.process_info-total',
    options: desktop,
  },
  {
    name: 'report-print',
    path: '/reports/zezhou-transport-2023',
    options: desktop,
    print: true,
    tall: true,
  },
  {
    name: 'figure-phone-dark',
    path: '/reports/zibo-transport-2023/figures/f-requests.received-total',
    options: { ...phone, colorScheme: 'dark' },
  },
  { name: 'reports-phone', path: '/reports', options: phone },
  { name: 'reports-empty', path: '/reports?year=1999', options: desktop },
  { name: 'agencies', path: '/agencies', options: desktop },
  { name: 'not-found', path: '/nowhere', options: desktop },
  { name: 'chat-not-understood', path: asked('苹果多少钱'), options: phone },
  { name: 'report-top', path: '/reports/zibo-transport-2023', options: desktop },
  { name: 'reports', path: '/reports', options: desktop },
  { name: 'agency', path: '/agencies/zibo-transport', options: desktop, tall: true },
  { name: 'agency-phone', path: '/agencies/zibo-transport', options: phone },
];

const folder = fileURLToPath(new URL('../../var/shots/', import.meta.url));

async function shoot(browser: Browser, url: string, shot: Shot): Promise<void> {
  const context = await browser.newContext({
    ...shot.options,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    if (shot.print) await page.emulateMedia({ media: 'print' });
    const { width, height } = page.viewportSize() ?? { width: 1280, height: 860 };
    if (shot.tall) await page.setViewportSize({ width, height: height * 2 });
    await page.goto(`${url}${shot.path}`, { waitUntil: 'networkidle' });
    if (shot.open) {
      await page.click(shot.open);
      await page.waitForTimeout(800);
    }
    await page.screenshot({ path: `${folder}${shot.name}.png` });
  } finally {
    await context.close();
  }
}

mkdirSync(folder, { recursive: true });
const only = process.argv.slice(2);
const web = await startTestWeb();
const browser = await openBrowser();
try {
  for (const shot of shots) {
    if (only.length === 0 || only.some((word) => shot.name.includes(word))) {
      await shoot(browser, web.url, shot);
    }
  }
} finally {
  await browser.close();
  await web.stop();
}
