import { NianbaoError } from '../errors.ts';

/** The clock of a question: --now as given, else today in Asia/Shanghai (YYYY-MM-DD). */
export function parseNow(now: string | undefined): string {
  if (now === undefined) {
    return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(now) || Number.isNaN(Date.parse(now))) {
    throw new NianbaoError('USAGE', `--now 要写成 2024-06-01 这样的日期，现在是“${now}”`);
  }
  return now;
}
