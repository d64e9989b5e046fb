import { expect } from 'vitest';
import {
  browserTest,
  isInView,
  question,
  readLast,
  say,
  useBrowser,
} from '../support/browser-rig.ts';

const { open, goto, setOffline } = useBrowser();

browserTest('a question, a follow-up, and the marked cell behind the citation', async () => {
  const page = await open('/', { viewport: { width: 1280, height: 800 } });
  await say(page, question);
  expect(await readLast(page)).toContain('12 件');
  await say(page, '其中自然人多少');
  expect(await readLast(page)).toContain('自然人');
  await page.locator('.chip').first().click();
  const frame = page.frameLocator('#pane-frame');
  await frame.locator('td:target').waitFor();
  expect(await frame.locator('td:target').innerText()).toBe('12');
  await page.keyboard.press('Escape');
  expect(await page.locator('#pane').isVisible()).toBe(false);
});

browserTest(
  'a choice is a button, and the history outlives a reload until it is cleared',
  async () => {
    const page = await open('/');
    await say(page, '淄博交通局公开了多少');
    const choices = page.locator('.turn .choices button');
    if ((await choices.count()) > 0) await choices.first().click();
    else await page.locator('.welcome .choices button').first().click();
    await page.locator('.turn').nth(1).locator('.a:not(.waiting)').waitFor();
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.locator('.turn').count()).toBe(2);
    await page.locator('.edit').last().click();
    expect(await page.inputValue('#question')).not.toBe('');
    await page.click('#clear');
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.locator('.turn').count()).toBe(0);
  },
);

browserTest('a reload goes on with the conversation and shows no answer twice', async () => {
  const page = await open(`/?q=${encodeURIComponent(question)}`);
  await page.reload({ waitUntil: 'networkidle' });
  expect(await page.locator('.turn').count()).toBe(1);
  await say(page, '其中自然人多少');
  expect(await readLast(page)).toContain('自然人');
  await goto(page, '/');
  expect(await page.locator('.turn').count()).toBe(2);
  await say(page, '占多少');
  expect(await readLast(page)).toContain('%');
  await page.click('#clear');
  await say(page, '占多少');
  expect(await readLast(page)).not.toContain('100');
});

browserTest('closing the pane leads back to the citation it was opened from', async () => {
  const page = await open(`/?q=${encodeURIComponent(question)}`, {
    viewport: { width: 1280, height: 800 },
  });
  await page.locator('.chip').first().click();
  await page.frameLocator('#pane-frame').locator('#card .card').waitFor();
  await page.locator('#pane-close').click();
  expect(await page.evaluate<string>('document.activeElement.className')).toBe('chip');
});

browserTest('on a phone a citation opens as a page of its own, with the cell in view', async () => {
  const page = await open(`/?q=${encodeURIComponent(question)}`, {
    ...{ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  });
  await page.locator('.chip').first().tap();
  await page.waitForURL('**/reports/zibo-transport-2023#f-requests.received-total');
  await page.locator('#card .card').waitFor();
  expect(await isInView(page, 'f-requests.received-total')).toBe(true);
});

browserTest('an answer is shown from its question on, not under the input', async () => {
  const page = await open('/', { viewport: { width: 1280, height: 700 } });
  for (const words of [question, '四家交通局2023年申请数排名']) await say(page, words);
  await page.waitForTimeout(300);
  const top = await page.evaluate<number>(
    `[...document.querySelectorAll('.turn h2')].at(-1).getBoundingClientRect().top`,
  );
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(350);
});

browserTest('while an answer is on its way the page says so', async () => {
  const page = await open('/');
  await page.route('**/turn', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  await page.fill('#question', question);
  await page.press('#question', 'Enter');
  await page.locator('.waiting').waitFor();
  expect(
    await page.evaluate<string>(
      `getComputedStyle(document.querySelector('.waiting'), '::after').content`,
    ),
  ).toContain('正在查年报');
  await page.locator('.turn .a:not(.waiting)').waitFor();
  expect(await page.locator('.waiting').count()).toBe(0);
});

browserTest('the conversation and its figures can be taken away', async () => {
  const page = await open(`/?q=${encodeURIComponent(question)}`);
  const [markdown] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
  expect(markdown.suggestedFilename()).toMatch(/\.md$/);
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.click('.export button[value=csv]'),
  ]);
  expect(csv.suggestedFilename()).toMatch(/\.csv$/);
});

browserTest('导出 in the chat offers the files as downloads', async () => {
  const page = await open('/');
  await say(page, question);
  await say(page, '导出');
  for (const ending of ['csv', 'xlsx']) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`.files a[download$=${ending}]`).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`年报数据.${ending}`);
  }
});

browserTest('without a network the question is not lost', async () => {
  const page = await open('/');
  await setOffline(true);
  await page.fill('#question', question);
  await page.press('#question', 'Enter');
  await page.locator('#notice:visible').waitFor();
  expect(await page.inputValue('#question')).toBe(question);
  await setOffline(false);
});

browserTest('everything works without a script', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  await page.fill('#question', question);
  await page.click('#ask button');
  expect(await readLast(page)).toContain('12 件');
  await page.fill('#question', '其中自然人多少');
  await page.click('#ask button');
  expect(await readLast(page)).toContain('自然人');
  await page.locator('.chip').first().click();
  expect(await page.locator('td:target').innerText()).toBe('12');
  await page.locator('aside .more').first().click();
  expect(await page.locator('.card').innerText()).toContain('GB/T 7714');
});
