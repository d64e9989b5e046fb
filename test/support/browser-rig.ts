import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findNoBrowser, openBrowser } from './browser.ts';
import { startTestWeb } from './test-web.ts';

export const question = '淄博交通局2023年收到多少件申请';
export const marked = '/reports/zibo-transport-2023#f-requests.received-total';

/** A test that needs a browser; without one it is skipped with the reason printed. */
export const browserTest: typeof test = (
  findNoBrowser() === null ? test : test.skip
) as typeof test;

/** Script faults, policy violations and requests to anywhere else fail the test they happen in. */
function watch(page: Page, url: string, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  page.on('request', (request) => {
    const isOwn = /^(?:data|blob):/.test(request.url()) || request.url().startsWith(url);
    if (!isOwn) faults.push(`external request ${request.url()}`);
  });
}

export type BrowserRig = {
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  goto(page: Page, path: string): Promise<void>;
  setOffline(isOffline: boolean): Promise<void>;
  /** The store behind the pages, for a test that imports. */
  storeUrl(): string;
};

/** One server and one browser for the tests of a file; every page in a context of its own. */
export function useBrowser(): BrowserRig {
  let web: Awaited<ReturnType<typeof startTestWeb>>;
  let browser: Browser | null = null;
  let context: BrowserContext | null = null;
  let faults: string[] = [];
  beforeAll(async () => {
    if (findNoBrowser() !== null) return;
    web = await startTestWeb();
    browser = await openBrowser();
  });
  afterEach(async () => {
    await context?.close();
    context = null;
    expect(faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await web?.stop();
  });
  const goto = async (page: Page, path: string): Promise<void> => {
    await page.goto(`${web.url}${path}`, { waitUntil: 'networkidle' });
  };
  return {
    goto,
    async open(path, options = {}) {
      if (browser === null) throw new Error('no browser');
      context = await browser.newContext({ locale: 'zh-CN', ...options });
      const page = await context.newPage();
      faults = [];
      watch(page, web.url, faults);
      await goto(page, path);
      return page;
    },
    storeUrl: () => `sqlite:${web.folder}/test.db`,
    async setOffline(isOffline) {
      await context?.setOffline(isOffline);
    },
  };
}

/** Asks in the page and waits for the answer. */
export async function say(page: Page, text: string): Promise<void> {
  const count = await page.locator('.turn .a:not(.waiting)').count();
  await page.fill('#question', text);
  await page.press('#question', 'Enter');
  await page.locator('.turn .a:not(.waiting)').nth(count).waitFor();
}

export const readLast = (page: Page): Promise<string> => page.locator('.turn').last().innerText();

/** Whether the element stands wholly within what is seen. */
export async function isInView(page: Page, id: string): Promise<boolean> {
  return await page.evaluate<boolean>(`(() => {
    const box = document.getElementById(${JSON.stringify(id)})?.getBoundingClientRect();
    return !!box && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
  })()`);
}
