import { createDice, type Dice } from './dice.ts';
import { type Group, groups } from './form-rows.ts';
import { printTwoBefore } from './print-two-before.ts';
import type { Printed, Sheet } from './sheet.ts';

/** A cell of the truth: null where the form was left blank. */
export type Truth = ReadonlyMap<string, number | null>;
/** A report as it is printed: lines of text and tables in order. */
export type MadeReport = {
  readonly contents: readonly (string | Sheet)[];
  readonly truth: Truth;
};

const applicants = [
  ...['natural_person', 'business', 'research', 'nonprofit', 'legal_service', 'other', 'total'],
];
const one = (text: string): Printed => [text, 1, 1];

type Fixed = (field: string, applicant: string) => number | null;
type Truths = Map<string, number | null>;
/** Draws the values of a report and remembers them; `fixed` says what is printed instead of what the lot says. */
type Draw = { readonly dice: Dice; readonly truth: Truths; readonly blanks: number; fixed?: Fixed };

function draw({ dice, truth, blanks, fixed }: Draw, field: string, applicant: string): Printed {
  const blank = dice.below(100) < blanks;
  const lot = blank ? null : dice.below(3) > 0 ? 0 : dice.below(dice.pick([10, 1000, 100_000]));
  const value = fixed === undefined ? lot : fixed(field, applicant);
  truth.set(`${field}@${applicant}`, value);
  return one(value === null ? '' : String(value));
}

const drawRow = (from: Draw, field: string): Printed[] =>
  applicants.map((applicant) => draw(from, field, applicant));

/** The rows of one group, its name spanning them where it has one. */
function printGroup(from: Draw, { label: name, rows: own }: Group): Printed[][] {
  return own.map(({ field, label }, index) => {
    if (name === '') return [[label, 1, 2], ...drawRow(from, field)];
    const above: Printed[] = index === 0 ? [[name, own.length, 1]] : [];
    return [...above, one(label), ...drawRow(from, field)];
  });
}

function printOutcomes(from: Draw, undivided: boolean): Printed[][] {
  const printed = groups.flatMap((group): Printed[][] =>
    undivided && group.rows[0]?.field === 'outcome.other.no_correction'
      ? [[[group.label, 1, 2], ...drawRow(from, 'outcome.other')]]
      : printGroup(from, group),
  );
  const [first = [], ...others] = printed;
  return [[['三、本年度办理结果', printed.length, 1], ...first], ...others];
}

function printThree(from: Draw): Sheet {
  const head: Printed[][] = [
    [
      ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3],
      ['申请人情况', 1, 7],
    ],
    [
      ['自然人', 2, 1],
      ['法人或其他组织', 1, 5],
      ['总计', 2, 1],
    ],
    ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map(one),
  ];
  return [
    ...head,
    [['一、本年新收政府信息公开申请数量', 1, 3], ...drawRow(from, 'requests.received')],
    [['二、上年结转政府信息公开申请数量', 1, 3], ...drawRow(from, 'requests.carried_in')],
    ...printOutcomes(from, from.dice.below(3) === 0),
    [['四、结转下年度继续办理', 1, 3], ...drawRow(from, 'requests.carried_out')],
  ];
}

function printTwo(from: Draw): Sheet {
  const wide = (text: string): Printed[] => [[text, 1, 4]];
  const pair = (label: string, value: Printed): Printed[] => [one(label), [value[0], 1, 3]];
  const law = (label: string, prefix: string): Printed[] => [
    one(label),
    ...['issued', 'repealed', 'in_force'].map((part) => draw(from, `${prefix}.${part}`, 'total')),
  ];
  return [
    wide('第二十条第（一）项'),
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'].map(one),
    law('规章', 'rules'),
    law('行政规范性文件', 'normative'),
    wide('第二十条第（五）项'),
    pair('信息内容', one('本年处理决定数量')),
    pair('行政许可', draw(from, 'licensing.decisions', 'total')),
    wide('第二十条第（六）项'),
    pair('信息内容', one('本年处理决定数量')),
    pair('行政处罚', draw(from, 'penalty.decisions', 'total')),
    pair('行政强制', draw(from, 'coercion.decisions', 'total')),
    wide('第二十条第（八）项'),
    pair('信息内容', one('本年收费金额（单位：万元）')),
    pair('行政事业性收费', draw(from, 'fees.amount', 'total')),
  ];
}

function printFour(from: Draw): Sheet {
  const parts = ['upheld', 'corrected', 'other', 'pending', 'total'];
  const labels = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const prefixes = ['review', 'litigation.direct', 'litigation.after_review'];
  return [
    [
      ['行政复议', 1, 5],
      ['行政诉讼', 1, 10],
    ],
    [
      ...labels.map((label): Printed => [label, 2, 1]),
      ['未经复议直接起诉', 1, 5],
      ['复议后起诉', 1, 5],
    ],
    [...labels, ...labels].map(one),
    prefixes.flatMap((prefix) => parts.map((part) => draw(from, `${prefix}.${part}`, 'total'))),
  ];
}

/** The form of 2021, or the one before it, filled by lot, with the sentences around it. Every seed gives another report. */
export function makeReport(seed: number, form: '2019' | '2021' = '2021'): MadeReport {
  const dice = createDice(seed);
  const truth = new Map<string, number | null>();
  const from: Draw = { dice, truth, blanks: dice.pick([0, 0, 10, 40]) };
  const two =
    form === '2021' ? printTwo(from) : printTwoBefore((field) => draw(from, field, 'total'));
  const [three, four] = [printThree(from), printFour(from)];
  const year = form === '2021' ? 2023 : 2020;
  return {
    contents: [
      ...[`泽州县交通运输局${year}年政府信息公开工作年度报告`, '一、总体情况'],
      `${year}年，我局认真贯彻落实《中华人民共和国政府信息公开条例》，现将有关情况报告如下，请予监督。`,
      ...['二、主动公开政府信息情况', two, '三、收到和处理政府信息公开申请情况', three],
      ...['四、政府信息公开行政复议、行政诉讼情况', four, '五、存在的主要问题及改进情况', '无。'],
      ...['六、其他需要报告的事项', '无其他需要报告的事项。'],
    ],
    truth,
  };
}

/** Tables two, three and four of the form with given numbers. */
export function printForms(fixed: (field: string, applicant: string) => number | null): {
  readonly two: Sheet;
  readonly three: Sheet;
  readonly four: Sheet;
} {
  const from: Draw = { dice: createDice(2), truth: new Map(), blanks: 0, fixed };
  return { two: printTwo(from), three: printThree(from), four: printFour(from) };
}
