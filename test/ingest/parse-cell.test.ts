import { expect, it } from 'vitest';
import { isValueText, parseCell } from '../../src/ingest/parse-cell.ts';
import { parseNumber } from '../../src/ingest/parse-number.ts';
import { loadReadingRules } from '../../src/ingest/reading-rules.ts';
import { root } from './gold.ts';

const rules = loadReadingRules(root);

it.each([
  ['12', 12],
  ['１２', 12],
  ['1,113', 1113],
  ['3.978', 3.978],
  ['4万', 40000],
  ['167.5万', 1675000],
  ['一百二十', 120],
  ['两', 2],
  ['0', 0],
])('reads %s as a number', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

it.each(['0012', '12000001２x', '', '1,23', '第三', '1.2.3'])('reads no number in %s', (text) => {
  expect(parseNumber(text)).toBeNull();
});

it.each([
  ['7007(从业资格证)', '件', 7007],
  ['增 4765 (从业资格证)', '项', 4765],
  ['减1', '项', -1],
  ['+3', '项', 3],
  ['-2', '项', -2],
  ['251000元', '元', 251000],
  ['25.1万元', '元', 251000],
  ['1.2亿元', '元', 120000000],
  ['39780元', '万元', 3.978],
  ['12 件', '件', 12],
])('reads the cell %s in %s', (raw, unit, value) => {
  expect(parseCell(raw, unit, rules)).toMatchObject({ state: 'reported', value, raw });
});

it.each(['1 136', '12\n34', '１２ ３４'])('takes %j for no number: it may be two', (raw) => {
  expect(parseCell(raw, '件', rules)).toMatchObject({ state: null, value: null });
  expect(isValueText(raw, rules)).toBe(true);
});

it('keeps the words in brackets as the scope of a number', () => {
  expect(parseCell('2242 (从业资格证)', '项', rules).scope).toBe('从业资格证');
});

it.each([
  ['', 'blank'],
  ['　', 'blank'],
  ['无', 'blank'],
  ['/', 'notApplicable'],
  ['—', 'notApplicable'],
])('takes %j for a gap and never for 0', (raw, state) => {
  expect(parseCell(raw, '件', rules)).toMatchObject({ state, value: null });
});

it.each(['120000012', '见附件', '1 2', '3.其他'])(
  'has %j either as a number or says that it is none',
  (raw) => {
    const { state, value } = parseCell(raw, '件', rules);
    expect(state === 'reported').toBe(value !== null);
  },
);

it.each(['1.属于国家秘密', '自然人', '(七)总计', '3.其他', '5万余', '2018年'])(
  'does not take the label %s for a value',
  (text) => {
    expect(isValueText(text, rules)).toBe(false);
  },
);
