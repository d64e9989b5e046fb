import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest, marked, question, say, useBrowser } from '../support/browser-rig.ts';

const { open, goto } = useBrowser();
const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true };
const ranking = `/?q=${encodeURIComponent('四家交通局2023年申请数排名')}`;

const paths = [
  ...['/', ranking, marked, '/reports/wendeng-transport-2023'],
  '/reports/zibo-transport-2023/figures/f-requests.received-total',
  ...['/reports', '/reports?year=1999', '/agencies', '/agencies/zibo-transport', '/nowhere'],
];

browserTest.each([
  ['light', 'desktop', desktop],
  ['dark', 'desktop', desktop],
  ['light', 'phone', phone],
  ['dark', 'phone', phone],
] as const)(
  'axe finds nothing serious (%s, %s)',
  { timeout: 90_000 },
  async (...[scheme, , size]) => {
    const page = await open('/', {
      ...size,
      colorScheme: scheme,
      reducedMotion: 'reduce',
      bypassCSP: true,
    });
    for (const path of paths) {
      await goto(page, path);
      await page.evaluate(axe.source);
      const found = await page.evaluate<readonly string[]>(`axe.run().then(({ violations }) =>
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
      expect([path, ...found]).toEqual([path]);
    }
  },
);

/** How far the page moved under the reader since it was opened. */
const measureShift = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    let total = 0;
    const watch = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) total += entry.value;
    });
    watch.observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(total), 400);
  })`);

browserTest.each([
  ['desktop', desktop],
  ['phone', phone],
] as const)('a page does not move while it opens (%s)', { timeout: 60_000 }, async (_, size) => {
  const page = await open('/', size);
  for (const path of [...paths, '/reports/haidong-transport-2023#f-requests.received-total']) {
    await page.goto('about:blank');
    await goto(page, path);
    const shift = await measureShift(page);
    expect([path, shift < 0.02, shift]).toEqual([path, true, shift]);
  }
});

browserTest('a history that comes back does not push the page about', async () => {
  const page = await open('/', desktop);
  await say(page, question);
  await say(page, '其中自然人多少');
  await goto(page, '/');
  expect(await page.locator('.turn').count()).toBe(2);
  expect(await measureShift(page)).toBeLessThan(0.1);
});

browserTest('every control has a name, every page one main heading and its language', async () => {
  const page = await open('/', desktop);
  for (const path of paths) {
    await goto(page, path);
    const found = await page.evaluate<object>(`({
      lang: document.documentElement.lang,
      headings: document.querySelectorAll('h1').length,
      mains: document.querySelectorAll('main').length,
      unnamed: [...document.querySelectorAll('a, button, input:not([type=hidden]), select, iframe')]
        .filter((each) => !(each.textContent.trim() || each.ariaLabel || each.title ||
          each.labels?.length)).map((each) => each.outerHTML),
    })`);
    expect({ path, ...found }).toEqual({
      path,
      lang: 'zh-Hans',
      headings: 1,
      mains: 1,
      unnamed: [],
    });
  }
});

browserTest('who wants no motion gets none, and the focus is always seen', async () => {
  const page = await open('/reports', { ...desktop, reducedMotion: 'reduce' });
  for (let count = 0; count < 12; count += 1) {
    await page.keyboard.press('Tab');
    const ring = await page.evaluate<string>(
      `getComputedStyle(document.activeElement).outlineStyle + ' ' + getComputedStyle(document.activeElement).outlineWidth`,
    );
    expect(ring).not.toMatch(/^none|0px/);
  }
  expect(
    await page.evaluate<string>('getComputedStyle(document.documentElement).scrollBehavior'),
  ).toBe('auto');
});

browserTest('a page is printed black on white, whole, without its controls', async () => {
  const page = await open('/reports/zezhou-transport-2023', { ...desktop, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  const printed = await page.evaluate<object>(`({
    paper: getComputedStyle(document.documentElement).backgroundColor,
    ink: getComputedStyle(document.documentElement).color,
    nav: getComputedStyle(document.querySelector('.top')).display,
    tables: getComputedStyle(document.querySelector('.scroll')).overflowX,
  })`);
  expect(printed).toEqual({
    ...{ paper: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)', nav: 'none', tables: 'visible' },
  });
});
