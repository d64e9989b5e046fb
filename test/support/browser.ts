import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** Why there is no browser to test with; null when there is one. Demanded where REQUIRE_SERVICES is set. */
export function findNoBrowser(): string | null {
  if (existsSync(executablePath)) return null;
  const why = `${executablePath} is absent: apt-get install chromium fonts-noto-cjk`;
  if (process.env.REQUIRE_SERVICES === '1') throw new Error(why);
  process.stderr.write(`browser tests skipped: ${why}\n`);
  return why;
}

export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
    ],
  });
}
