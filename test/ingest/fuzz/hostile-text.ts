import type { Dice } from '../readers/dice.ts';
import { join, type Kind, type Maker, type Size, scale, toBytes } from './fuzz-input.ts';

const title = '泽州县交通运输局1923年政府信息公开工作年度报告\n一、总体情况\n';
const sections = [
  ...['二、主动公开政府信息情况\n', '三、收到和处理政府信息公开申请情况\n'],
  '四、政府信息公开行政复议、行政诉讼情况\n',
];

/** Something that begins like a report and goes on with one piece, over and over. */
const repeat =
  (pieces: readonly string[], counts: readonly [number, number]): Maker =>
  (dice: Dice, size: Size) => {
    const piece = dice.pick(pieces);
    const lead = dice.pick(['', title, title + dice.pick(sections)]);
    return toBytes(lead + piece.repeat(scale(dice, size, counts)));
  };

const digits = repeat(['0', '1', '12', '０', '1,', '1 ', '1.', '9\t', '一'], [30_000, 20_000_000]);
const brackets = repeat(
  ['(', '（', '[', '[image:', '[a](', '![', '【', '“', '<', '《'],
  [20_000, 4e6],
);
const counters = repeat(['件', '万元', '全年共', '受理件', '收到申请1件', '年报'], [10_000, 3e6]);
const marks = repeat(['**', '__', '`', '\\', '*a_b`', '#', '> ', '- ', '&nbsp;'], [20_000, 4e6]);
const pipes = repeat(['|', '||\n', '| --- ', '|0|0|0|0|0|0|0|\n', '|a\nb'], [20_000, 4e6]);
const tabs = repeat(['\t', '\t\n', '0\t0\t0\t0\t0\t0\t0\n', 'a\t1\n'], [20_000, 4e6]);
const lines = repeat(['\n', 'a\n', '。\n', '一、\n', '1\n', '\f', '\u2028'], [50_000, 20_000_000]);
const sentences = repeat(
  [
    ...[
      '2023年，我局共收到政府信息公开申请',
      '本年度共办理0件，其中',
      '依申请公开工作。',
      '全年公开信息',
    ],
    ...['http://a.', 'a@', '电话：0', '：', '、', '2023年1月'],
  ],
  [5000, 500_000],
);
const rows = repeat(
  [
    '一、本年新收政府信息公开申请数量\t0\t0\t0\n',
    '（一）予以公开 0 0 0 0 0 0 0\n',
    '总计 1 2 3 4 5\n',
  ],
  [3000, 300_000],
);
const rules = repeat(['-', '---', '|---', ':-', ' -', '=', '---\t'], [30_000, 4e6]);
const longRow: Maker = (dice, size) => {
  const cells = scale(dice, size, [20_000, 3_000_000]);
  return toBytes(`${title}${sections[1]}自然人\t商业企业\t总计\n${'0\t'.repeat(cells)}\n`);
};
const headings: Maker = (dice, size) =>
  toBytes(title + sections.join('').repeat(scale(dice, size, [200, 40_000])));
const titles: Maker = (dice, size) => toBytes(title.repeat(scale(dice, size, [500, 100_000])));

const surrogates: Maker = (dice) => {
  const halves = Array.from({ length: 4000 }, () => 0xd800 + dice.below(0x800));
  const units = Uint16Array.from([
    0xfeff,
    ...[...title].map((one) => one.charCodeAt(0)),
    ...halves,
  ]);
  return new Uint8Array(units.buffer);
};

const boms: readonly (readonly number[])[] = [
  ...[
    [0xef, 0xbb, 0xbf],
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0xff, 0xfe, 0, 0],
    [0x2b, 0x2f, 0x76],
  ],
];
const mixedMarks: Maker = (dice) => {
  const mark = (): Uint8Array => Uint8Array.from(dice.pick(boms));
  return join([mark(), mark(), toBytes(title), mark(), toBytes(sections.join(''))]);
};
const nulls: Maker = (dice, size) => {
  const zeros = new Uint8Array(scale(dice, size, [50_000, 50_000_000]));
  return dice.below(2) === 0 ? zeros : join([toBytes(title), zeros]);
};
const noise: Maker = (dice, size) => {
  const bytes = new Uint8Array(scale(dice, size, [20_000, 2_000_000]));
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = dice.below(256);
  return bytes;
};
const oneLine: Maker = (dice, size) => {
  const fill = dice.pick(['a', '件', ' ', '0', '，', '<p>']);
  return new Uint8Array(Buffer.alloc(size === 'small' ? 300_000 : 50_000_000, fill));
};
const tooLarge: Maker = (_, size) =>
  new Uint8Array(Buffer.alloc(size === 'small' ? 100_000 : 60_000_000, 'a'));
const signatures: Maker = (dice) => {
  const magic = dice.pick([
    '%PDF',
    '%PDF-1.7\n',
    'PK\u0003\u0004',
    'PK\u0005\u0006',
    'GIF8',
    '{\\rtf1',
  ]);
  return join([toBytes(magic), noise(dice, 'small')]);
};
const kindOfText = (make: Maker, end = 'txt'): Kind => ({ end, make });

/** Prose and tables made to cost time: every reader of text sees every one of them. */
export const hostileText: Readonly<Record<string, Kind>> = Object.fromEntries(
  Object.entries({
    ...{ digits, brackets, counters, marks, pipes, tabs, lines, sentences, rows, rules, longRow },
    ...{ headings, titles, surrogates, mixedMarks, nulls, noise, oneLine, tooLarge, signatures },
  }).flatMap(([name, make]) => [
    [`text ${name}`, kindOfText(make)],
    [`markdown ${name}`, kindOfText(make, 'md')],
  ]),
);
