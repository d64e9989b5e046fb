import { expect, it } from 'vitest';
import { bundled, pick, readText } from './gold.ts';

const whole = bundled('zezhou-transport-2023.txt');

it('finds the columns by their names, in any order', async () => {
  const swapped = whole
    .replace('本年制发件数\t本年废止件数\t现行有效件数', '现行有效件数\t本年制发件数\t本年废止件数')
    .replace('行政规范性文件\t0\t0\t0', '行政规范性文件\t9\t2\t1');
  const report = await readText(swapped);
  expect(pick(report, 'normative.in_force')?.value).toBe(9);
  expect(pick(report, 'normative.issued')?.value).toBe(2);
  expect(pick(report, 'normative.repealed')?.value).toBe(1);
});

it('keeps an unknown column and an unknown row under their own words', async () => {
  const report = await readText(
    whole.replace(
      '信息内容\t本年处理决定数量\t\t\n行政处罚\t195',
      '信息内容\t本年处理决定数量\t听证次数\t\n行政检查\t3\t\t\n行政处罚\t195\t4',
    ),
  );
  expect(pick(report, 'penalty.decisions')?.value).toBe(195);
  const unknown = report.figures.filter(({ field }) => field.startsWith('unknown.'));
  expect(unknown.map(({ label, value }) => [label, value])).toEqual([
    ['行政检查·本年处理决定数量', 3],
    ['行政处罚·听证次数', 4],
  ]);
});

it('follows the order of the form when the column names are lost, and says so', async () => {
  const report = await readText(
    whole.replace('信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n', ''),
  );
  expect(pick(report, 'rules.in_force')).toMatchObject({
    value: 0,
    notes: ['表头缺失，列序为推定'],
  });
  expect(report.issues.map(({ code }) => code)).toContain('headerMissingTwo');
});

it('takes no value from a row with more numbers than columns', async () => {
  const report = await readText(whole.replace('行政处罚\t195', '行政处罚\t195\t7\t8'));
  expect(pick(report, 'penalty.decisions')).toBeUndefined();
  expect(report.issues.map(({ code }) => code)).toContain('valuesUnclear');
});

it('decides the form by the names of the columns, not by the year', async () => {
  expect((await readText(whole.replaceAll('2023', '2018'))).format).toBe('fmt2021');
  expect((await readText(bundled('haidong-transport-2023.txt'))).format).toBe('fmt2019');
});

it.each([
  ['本年收费金额（单位：元）', '39780', 3.978],
  ['本年收费金额（元）', '39,780', 3.978],
  ['本年收费金额（单位：万元）', '3.978', 3.978],
  ['本年收费金额（单位：元）', '3.978万元', 3.978],
])('counts in the unit its column names: %s %s', async (column, printed, value) => {
  const report = await readText(
    whole
      .replace('本年收费金额（单位：万元）', column)
      .replace('行政事业性收费\t0', `行政事业性收费\t${printed}`),
  );
  expect(pick(report, 'fees.amount')).toMatchObject({ value, raw: printed });
});

it('follows the order the older form prints, not that of the catalogue', async () => {
  const page = (rows: string): string =>
    `<h1>沭阳县水利局2020年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table>${rows}</table>`;
  const row = (...cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const report = await readText(
    page(
      `<tr><td colspan="4">第二十条第（一）项</td></tr>${row('信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量')}${row('规章', '1', '2', '3')}` +
        `<tr><td colspan="4">第二十条第（五）项</td></tr>${row('行政许可', '42', '-5', '74854')}`,
    ),
    'page.html',
  );
  expect(pick(report, 'licensing.items_prev_year')?.value).toBe(42);
  expect(pick(report, 'licensing.items_change')?.value).toBe(-5);
  expect(pick(report, 'licensing.decisions')?.value).toBe(74854);
});

it('takes no value from a row that lost a cell, whichever it was', async () => {
  const report = await readText(
    [
      '泽州县交通运输局2023年政府信息公开工作年度报告',
      '一、总体情况',
      '我局扎实推进政府信息公开工作。',
      '二、主动公开政府信息情况',
      '第二十条第（八）项',
      '信息内容本年收费金额（单位：万元）',
      '行政事业性收费 7',
      '— 4 —',
      '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
      '|---|---|---|---|',
      '## 表二：主动公开政府信息情况',
      '| 规章 | 4 | 31 |',
      '|---|---|---|',
      '## 表二：主动公开政府信息情况',
      '| 行政规范性文件 | 2 | 1 | 9 |',
      '|---|---|---|---|',
      '三、收到和处理政府信息公开申请情况',
    ].join('\n'),
  );
  expect(pick(report, 'rules.repealed')).toBeUndefined();
  expect(pick(report, 'rules.in_force')).toBeUndefined();
  expect(pick(report, 'normative.in_force')?.value).toBe(9);
  expect(pick(report, 'fees.amount')?.value).toBe(7);
  expect(report.issues.map(({ code }) => code)).toContain('valuesUnclear');
});
