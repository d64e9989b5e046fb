import { createDice, type Dice } from './dice.ts';

/** A row of table three: the label of its group where it is the first of one, its own label, seven numbers. */
export type ClosedRow = {
  readonly above: readonly string[];
  readonly label: string;
  readonly values: readonly number[];
};

/** A report filled by lot whose sums all close, and what stands in each of its cells. */
export type ClosedReport = {
  readonly two: readonly (readonly string[])[];
  readonly three: readonly ClosedRow[];
  readonly four: readonly number[];
  readonly truth: ReadonlyMap<string, number>;
};

const applicants = [
  ...['natural_person', 'business', 'research', 'nonprofit', 'legal_service', 'other', 'total'],
];

type Leaf = readonly [field: string, label: string, above?: string];

const leaves: readonly Leaf[] = [
  ['outcome.granted', '（一）予以公开', '三、本年度办理结果'],
  ['outcome.partial', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
  ['outcome.denied.state_secret', '1.属于国家秘密', '（三）不予公开'],
  ['outcome.denied.law_prohibited', '2.其他法律行政法规禁止公开'],
  ['outcome.denied.security_stability', '3.危及“三安全一稳定”'],
  ['outcome.denied.third_party', '4.保护第三方合法权益'],
  ['outcome.denied.internal_affairs', '5.属于三类内部事务信息'],
  ['outcome.denied.process_info', '6.属于四类过程性信息'],
  ['outcome.denied.enforcement_file', '7.属于行政执法案卷'],
  ['outcome.denied.admin_query', '8.属于行政查询事项'],
  ['outcome.unavailable.not_held', '1.本机关不掌握相关政府信息', '（四）无法提供'],
  ['outcome.unavailable.must_create', '2.没有现成信息需要另行制作'],
  ['outcome.unavailable.still_unclear', '3.补正后申请内容仍不明确'],
  ['outcome.not_processed.petition', '1.信访举报投诉类申请', '（五）不予处理'],
  ['outcome.not_processed.duplicate', '2.重复申请'],
  ['outcome.not_processed.publication', '3.要求提供公开出版物'],
  ['outcome.not_processed.excessive', '4.无正当理由大量反复申请'],
  ['outcome.not_processed.reconfirm', '5.要求行政机关确认或重新出具已获取信息'],
  ['outcome.other', '（六）其他处理'],
];

const six = (make: () => number): number[] => Array.from({ length: 6 }, make);
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

type Drawn = { readonly field: string; readonly row: ClosedRow };

function drawThree(dice: Dice): Drawn[] {
  const most = dice.pick([3, 12, 60]);
  const draw = (): number => (dice.below(4) > 0 ? 0 : dice.below(most));
  const toRow = (
    field: string,
    label: string,
    rest: { above: string[]; own: number[] },
  ): Drawn => ({
    field,
    row: { above: rest.above, label, values: [...rest.own, total(rest.own)] },
  });
  const results = leaves.map(([field, label, above]) =>
    toRow(field, label, { above: above === undefined ? [] : [above], own: six(draw) }),
  );
  const sums = six(() => 0).map((_, at) => total(results.map(({ row }) => row.values[at] ?? 0)));
  const out = sums.map((sum) => (sum > 0 ? dice.below(3) : 0));
  const taken = sums.map((sum) => dice.below(Math.min(sum, 2) + 1));
  const received = sums.map((sum, at) => sum + (out[at] ?? 0) - (taken[at] ?? 0));
  const plain = (field: string, label: string, own: number[]): Drawn =>
    toRow(field, label, { above: [], own });
  return [
    plain('requests.received', '一、本年新收政府信息公开申请数量', received),
    plain('requests.carried_in', '二、上年结转政府信息公开申请数量', taken),
    ...results,
    plain('outcome.total', '（七）总计', sums),
    plain('requests.carried_out', '四、结转下年度继续办理', out),
  ];
}

function drawFour(dice: Dice): number[] {
  return [1, 2, 3].flatMap(() => {
    const parts = Array.from({ length: 4 }, () => dice.pick([0, 0, 1, 2]));
    return [...parts, total(parts)];
  });
}

const fourFields = ['review', 'litigation.direct', 'litigation.after_review'].flatMap((group) =>
  ['upheld', 'corrected', 'other', 'pending', 'total'].map((part) => `${group}.${part}`),
);

function drawTwo(dice: Dice): { two: string[][]; truth: (readonly [string, number])[] } {
  const [licences, penalties, coercions] = [dice.below(9000), dice.below(900), dice.below(40)];
  const decided = ['信息内容', '本年处理决定数量'];
  return {
    two: [
      ['第二十条第（五）项'],
      decided,
      ['行政许可', String(licences)],
      ['第二十条第（六）项'],
      decided,
      ['行政处罚', String(penalties)],
      ['行政强制', String(coercions)],
      ['第二十条第（八）项'],
      ['信息内容', '本年收费金额（单位：万元）'],
      ['行政事业性收费', '12.5'],
    ],
    truth: [
      ['licensing.decisions@total', licences],
      ['penalty.decisions@total', penalties],
      ['coercion.decisions@total', coercions],
      ['fees.amount@total', 12.5],
    ],
  };
}

export function makeClosedReport(seed: number): ClosedReport {
  const dice = createDice(seed);
  const { two, truth } = drawTwo(dice);
  const three = drawThree(dice);
  const four = drawFour(dice);
  const cells = three.flatMap(({ field, row }) =>
    row.values.map((value, at) => [`${field}@${applicants[at]}`, value] as const),
  );
  const results = four.map((value, at) => [`${fourFields[at]}@total`, value] as const);
  return {
    ...{ two, three: three.map(({ row }) => row), four },
    truth: new Map([...truth, ...cells, ...results]),
  };
}
