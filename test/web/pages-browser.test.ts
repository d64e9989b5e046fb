import type { BrowserContextOptions } from 'playwright-core';
import { expect } from 'vitest';
import { openApp } from '../../src/app.ts';
import {
  browserTest,
  isInView,
  marked,
  question,
  say,
  useBrowser,
} from '../support/browser-rig.ts';

const { open, goto, storeUrl } = useBrowser();
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true };

browserTest.each([
  ['a cell', marked, '12'],
  ['words', '/reports/zibo-transport-2023#f-prose.wechat.posts', '861 条'],
])('%s is marked in the viewport, with its card beside it', async (_, path, text) => {
  const page = await open(path, { viewport: { width: 1280, height: 800 } });
  await page.locator('#card .card').waitFor();
  expect(await page.locator('.original :target').innerText()).toBe(text);
  expect(await isInView(page, path.split('#')[1] ?? '')).toBe(true);
  expect(await page.locator('#card').innerText()).toContain('原文链接未收录');
});

browserTest('a citation is copied by a button, a line is marked by its number', async () => {
  const page = await open(marked, {
    ...{
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    },
  });
  await page.locator('.card .copy').first().click();
  await page.locator('.card .copy', { hasText: '已复制' }).waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied).toMatch(/\[R\/OL\]\. 表三.*\[\d{4}-\d\d-\d\d\]\. http/);
  await page.locator('.original a.n', { hasText: /^52$/ }).click();
  expect(page.url()).toContain('#L52');
  expect(await page.locator('tr:target').innerText()).toContain('予以公开');
  expect(await page.locator('#card .card').count()).toBe(0);
});

browserTest('a phone shows the marked cell and no page is wider than it', async () => {
  const page = await open(marked, phone);
  await page.locator('#card .card').waitFor();
  expect(await isInView(page, 'f-requests.received-total')).toBe(true);
  for (const path of [
    '/',
    `/?q=${encodeURIComponent('四家交通局2023年申请数排名')}`,
    '/reports',
    marked,
    '/agencies/zibo-transport',
  ]) {
    await goto(page, path);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect([path, width]).toEqual([path, 360]);
  }
});

browserTest('hostile words in a question run nowhere', async () => {
  const evil =
    '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';
  const page = await open('/');
  await say(page, evil);
  await page.reload({ waitUntil: 'networkidle' });
  await goto(page, `/?q=${encodeURIComponent(evil)}`);
  expect(await page.title()).not.toBe('owned');
  expect(await page.locator('.turn img').count()).toBe(0);
  expect(await page.locator('.turn h2').last().innerText()).toContain('<img');
});

browserTest('hostile words in a report run nowhere', async () => {
  const evil =
    '"><img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';
  const app = await openApp({ storeUrl: storeUrl(), publicUrl: 'http://localhost:3000' });
  const agency = (await app.store.listAgencies()).find(({ id }) => id === 'zibo-transport');
  const report = await app.store.readReport('zibo-transport-2017');
  if (!agency || !report) throw new Error('the bundled report is gone');
  const place = { line: 1, page: null };
  const figures = report.figures.map((figure) => ({ ...figure, label: evil, quote: evil }));
  const blocks = [
    { kind: 'paragraph' as const, text: evil, place },
    ...report.document.blocks,
    { kind: 'image' as const, text: evil, place: { line: 999, page: null } },
  ];
  await app.store.importReport(
    {
      ...{ ...report, figures, title: evil, file: evil, sha256: 'e'.repeat(64) },
      issues: [{ code: 'x', line: 1, page: null, text: evil }],
      document: { ...report.document, blocks },
    },
    { ...agency, names: [{ name: evil, from: null, to: null }, ...agency.names] },
  );
  await app.close();
  const page = await open('/');
  const figure = '/reports/zibo-transport-2017#f-prose.wechat.posts';
  for (const path of [
    figure,
    figure.replace('#', '/figures/'),
    '/reports',
    '/agencies',
    '/agencies/zibo-transport',
  ]) {
    await goto(page, path);
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('img, script:not([src])').count()).toBe(0);
  }
  await goto(page, figure);
  await page.locator('#card .card').waitFor();
  expect(await page.locator('#card').innerText()).toContain('<img src=x');
  await goto(page, `/?q=${encodeURIComponent('淄博交通局2017年微信公众号发布多少条')}`);
  expect(await page.title()).not.toBe('owned');
  expect(await page.locator('.chip').count()).toBeGreaterThan(0);
});

browserTest('the keyboard alone asks, opens the source and comes back', async () => {
  const page = await open('/', { viewport: { width: 1280, height: 800 } });
  await page.keyboard.press('Tab');
  expect(await page.evaluate<string>('document.activeElement.className')).toBe('skip');
  await page.focus('#question');
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
  await page.locator('.chip').waitFor();
  await page.focus('.chip');
  await page.keyboard.press('Enter');
  await page.locator('#pane:visible').waitFor();
  expect(await page.evaluate<string>('document.activeElement.id')).toBe('pane-close');
  await page.keyboard.press('Enter');
  expect(await page.locator('#pane').isVisible()).toBe(false);
});
