import { describe, expect, it } from 'vitest';
import { readText } from './gold.ts';
import { makeClosedReport } from './readers/closed-report.ts';
import { layouts } from './readers/print-scraped.ts';

const seeds = [1, 2, 3, 4, 5, 6];

/** Cells read otherwise than printed, and cells not read. */
async function compare(
  text: string,
  truth: ReadonlyMap<string, number>,
): Promise<{ wrong: string[]; absent: string[] }> {
  const report = await readText(text);
  const read = new Map(
    report.figures
      .filter(({ state }) => state === 'reported')
      .map(({ field, applicant, value }) => [`${field}@${applicant ?? 'total'}`, value]),
  );
  const keys = [...truth.keys()];
  const differs = (key: string): boolean => read.has(key) && read.get(key) !== truth.get(key);
  return { wrong: keys.filter(differs), absent: keys.filter((key) => !read.has(key)) };
}

describe.each(Object.entries(layouts))('%s', (_, print) => {
  it.each(seeds)('every cell as printed (%i)', async (seed) => {
    const report = makeClosedReport(seed);
    expect(await compare(print(report), report.truth)).toEqual({ wrong: [], absent: [] });
  });

  it.each(seeds)('nothing wrong where one printed cell breaks the sums (%i)', async (seed) => {
    const report = makeClosedReport(seed);
    const at = (seed * 5) % report.three.length;
    const three = report.three.map((row, each) =>
      each === at
        ? { ...row, values: row.values.map((value, column) => value + (column === 0 ? 11 : 0)) }
        : row,
    );
    const broken = { ...report, three };
    const key = [...report.truth.keys()].filter((each) => !each.endsWith('@total'));
    const truth = new Map(report.truth);
    const changed = key.filter((each) => each.endsWith('@natural_person'))[at] ?? '';
    truth.set(changed, (truth.get(changed) ?? 0) + 11);
    expect((await compare(print(broken), truth)).wrong).toEqual([]);
  });
});

/** The figures of one row run together that can be cut in two ways, with other rows below it. */
async function readGranted(below: string): Promise<unknown[]> {
  const text = layouts['a row a line, its cells run together']?.({
    ...makeClosedReport(1),
    three: [],
  });
  const rows = `（一）予以公开220000022\n${below}\n四、政府`;
  const report = await readText(text?.replace('四、政府', rows) ?? '');
  return report.figures
    .filter(({ field, state }) => field === 'outcome.granted' && state === 'reported')
    .map(({ value }) => value);
}

it('settles a row of two readings by the sums of the columns, and not without them', async () => {
  expect(await readGranted('')).toEqual([]);
  expect(await readGranted('（七）总计3000003')).toEqual([]);
  expect(await readGranted('（七）总计22200000222')).toEqual([]);
  expect(await readGranted('（七）总计230000023')).toEqual([22, 0, 0, 0, 0, 0, 22]);
});

it('trusts no row run together when a row beside it shows that blank cells left no trace', async () => {
  const sound = '（七）总计1208564773';
  expect(await readGranted('（七）总计2300023')).toEqual([]);
  expect(await readGranted('四、结转下年度继续办理33')).toEqual([]);
  const report = await readText(
    layouts['a row a line, its cells run together']?.({
      ...makeClosedReport(1),
      three: [],
    }).replace(
      '四、政府',
      `${sound}\n四、结转下年度继续办理33\n二、上年结转政府信息公开申请数量0000000\n四、政府`,
    ) ?? '',
  );
  const read = report.figures.filter(({ applicant, state }) => applicant && state === 'reported');
  expect(new Set(read.map(({ field }) => field))).toEqual(new Set(['requests.carried_in']));
});
