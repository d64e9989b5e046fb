import type { ClosedReport, ClosedRow } from './closed-report.ts';

/** How a crawler leaves a report: its tables as text. */
export type Layout = (report: ClosedReport) => string;

const titles = [
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
] as const;
const sums = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';
const heads = [
  ...['申请人情况', '自然人', '法人或其他组织', '总计'],
  ...['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
];
const parts = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const fourHeads = [
  ...['行政复议', '行政诉讼', ...parts, '未经复议直接起诉', '复议后起诉', ...parts, ...parts],
];

const around = (body: string, join: string): string =>
  [
    '泽州县交通运输局2023年政府信息公开工作年度报告\n',
    '本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。',
    `一、总体情况${join}我局扎实推进政府信息公开工作。`,
    body,
    `五、存在的主要问题及改进情况${join}公开内容有待丰富。`,
    `六、其他需要报告的事项${join}无。`,
  ].join(join);

const lines = (all: readonly (readonly string[])[]): string => all.flat().join('\n');

function printRows(
  { two, three, four }: ClosedReport,
  print: { row: (row: ClosedRow) => string[]; cells: string; head: string },
): string {
  return lines([
    [titles[0], ...two.map((row) => row.join(print.cells))],
    [titles[1], sums, heads.join(print.head)],
    three.flatMap(print.row),
    [titles[2], fourHeads.join(print.head), four.join(print.cells)],
  ]);
}

/** A label broken in two, and what stands between its halves. */
function breakLabel(label: string, between: readonly string[]): string[] {
  const half = Math.ceil(label.length / 2);
  return label.length <= 10
    ? [[label, ...between].join(' ')]
    : [label.slice(0, half), ...between, label.slice(half)];
}

const toPipes = (rows: readonly (readonly (string | number)[])[]): string => {
  const [head = [], ...rest] = rows;
  return [
    '',
    ...[head, head.map(() => '---'), ...rest].map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
};

/** What a transcriber makes of a form: a heading and a small table for every row or group. */
function printSmallTables({ two, three, four }: ClosedReport): string {
  const numbered = Array.from({ length: 6 }, (_, at) => `数据${at + 1}`);
  const small = two.flatMap(([label = '', value], at) => {
    if (value === undefined) return [`\n### ${label}`];
    return label === '信息内容' ? [toPipes([[label, value], two[at + 1] ?? []])] : [];
  });
  const rows = three.flatMap(({ above, label, values }) => [
    ...above.map((each) => `\n### ${each}`),
    toPipes([
      ['类别', ...numbered, '总计'],
      [label, ...values],
    ]),
  ]);
  const groups = ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）'];
  const results = groups.flatMap((group, at) => [
    `\n### ${group}`,
    toPipes([parts, four.slice(at * 5, at * 5 + 5)]),
  ]);
  const second = small.map((each) =>
    each.includes('行政处罚') ? `${each}\n| ${(two[6] ?? []).join(' | ')} |` : each,
  );
  return [
    titles[0],
    ...second,
    `\n${titles[1]}`,
    sums,
    ...rows,
    `\n${titles[2]}`,
    ...results,
    '',
  ].join('\n');
}

export const layouts: Readonly<Record<string, Layout>> = {
  'the whole report in one line': (report) => {
    const row = ({ above, label, values }: ClosedRow) => [[...above, label, ...values].join('')];
    const text = printRows(report, { row, cells: '', head: '' });
    return around(text.replaceAll('\n', ''), '');
  },
  'a row a line, its cells run together': (report) => {
    const row = ({ above, label, values }: ClosedRow) => [[...above, label, ...values].join('')];
    return around(printRows(report, { row, cells: '', head: '' }), '\n');
  },
  'a row a line, its cells run together but for one blank': (report) => {
    const row = ({ above, label, values }: ClosedRow) => [
      [...above, label, ...values.slice(0, 2), ' ', ...values.slice(2)].join(''),
    ];
    return around(printRows(report, { row, cells: '', head: '' }), '\n');
  },
  'a cell a line, long labels over two': (report) => {
    const row = ({ above, label, values }: ClosedRow): string[] => [
      ...above,
      ...(label.length > 14 ? [label.slice(0, 14), label.slice(14)] : [label]),
      ...values.map(String),
    ];
    return around(printRows(report, { row, cells: '\n', head: '\n' }), '\n');
  },
  'figures under their labels, page numbers between': (report) => {
    const row = ({ above, label, values }: ClosedRow, at: number): string[] => [
      ...above,
      label,
      ...(at % 7 === 3 ? ['— 5 —', ''] : []),
      values.join(' '),
    ];
    const { three } = report;
    const print = (each: ClosedRow): string[] => row(each, three.indexOf(each));
    return around(printRows(report, { row: print, cells: ' ', head: ' ' }), '\n');
  },
  'figures between the lines of their labels': (report) => {
    const row = ({ above, label, values }: ClosedRow): string[] => [
      ...above.filter((each) => !each.startsWith('三、')),
      ...breakLabel(label, [values.join(' ')]),
    ];
    return around(printRows(report, { row, cells: ' ', head: ' ' }), '\n');
  },
  'pipes between the cells and none around': (report) => {
    const row = ({ above, label, values }: ClosedRow) => [[...above, label, ...values].join(' | ')];
    return around(printRows(report, { row, cells: ' | ', head: '\n' }), '\n');
  },
  'labels that begin above their row': (report) => {
    const row = ({ above, label, values }: ClosedRow): string[] => {
      const cut = label.startsWith('（二）') ? 15 : 0;
      const own = [label.slice(cut), ...values].join(' ');
      return [...above.filter((each) => !each.startsWith('三、')), label.slice(0, cut), own];
    };
    return around(printRows(report, { row, cells: ' ', head: ' ' }), '\n');
  },
  'a small pipe table under a heading for every row': (report) =>
    around(printSmallTables(report), '\n'),
  'table four turned': (report) => {
    const row = ({ above, label, values }: ClosedRow) => [[...above, label, ...values].join('\t')];
    const text = printRows(report, { row, cells: '\t', head: '\t' });
    const four = parts.map((part, at) =>
      [part, ...[0, 5, 10].map((from) => report.four[from + at])].join('\t'),
    );
    const head = ['类别', '行政复议', '未经复议直接起诉', '复议后起诉'].join('\t');
    return around(
      [text.slice(0, text.indexOf(titles[2])) + titles[2], head, ...four].join('\n'),
      '\n',
    );
  },
};
