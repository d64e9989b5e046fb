import { NianbaoError } from '../errors.ts';

/** China keeps one zone without summer time; asking Intl for it costs a cold start 20 ms. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The clock of a question: --now as given, else today in Asia/Shanghai (YYYY-MM-DD). */
export function parseNow(now: string | undefined): string {
  if (now === undefined) {
    return new Date(Date.now() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(now) || Number.isNaN(Date.parse(now))) {
    throw new NianbaoError('USAGE', `--now 要写成 2024-06-01 这样的日期，现在是“${now}”`);
  }
  return now;
}
