import type { State } from '../model/figure.ts';
import { squeeze } from './label-key.ts';
import { parseNumber } from './parse-number.ts';
import type { ReadingRules } from './reading-rules.ts';

/** What a value cell says; `state` null when it is neither a number nor an accepted gap. */
export type CellReading = {
  readonly state: State | null;
  readonly value: number | null;
  readonly raw: string;
  /** Words in brackets that narrow what was counted: 从业资格证. */
  readonly scope: string | null;
};

const shape =
  /^(?<sign>[^\d.,()]{0,3}?)(?<number>\d[\d,]*(?:\.\d+)?)(?<unit>\p{Script=Han}{0,2})(?:\((?<scope>[^()]+)\))?$/u;

type Parts = {
  readonly sign: string;
  readonly number: string;
  readonly unit: string;
  readonly scope: string | null;
};

/** Two numbers in one cell or one torn in two: blanks between digits leave it open which. */
const torn = /\d\s+\d/u;

function toParts(text: string, rules: ReadingRules): Parts | null {
  const { groups } = shape.exec(text) ?? {};
  if (!groups) return null;
  const { sign = '', number = '', unit = '', scope = null } = groups;
  const isUnit = unit === '' || rules.counters.includes(unit) || unit in rules.money;
  const isSign = sign === '' || sign in rules.signs;
  return isUnit && isSign ? { sign, number, unit, scope } : null;
}

/** How many of the field's unit one printed unit is; null when they do not go together. */
function findScale(printed: string, unit: string, rules: ReadingRules): number | null {
  if (printed === '' || printed === unit) return 1;
  const from = rules.money[printed];
  const to = rules.money[unit];
  if (from !== undefined && to !== undefined) return from / to;
  return from === undefined && to === undefined ? 1 : null;
}

function toValue(parts: Parts, unit: string, rules: ReadingRules): number | null {
  const sign = parts.sign === '' ? 1 : rules.signs[parts.sign];
  const number = parseNumber(parts.number);
  const scale = findScale(parts.unit, unit, rules);
  if (sign === undefined || number === null || scale === null) return null;
  return Math.round(sign * number * scale * 1e9) / 1e9;
}

/** What nearly every cell of a form says. */
const plain = /^(?:0|[1-9]\d{0,8})$/;

/** Reads one value cell: a number with its sign, unit and bracketed scope, or the kind of gap it is. */
export function parseCell(raw: string, unit: string, rules: ReadingRules): CellReading {
  if (plain.test(raw)) return { state: 'reported', value: Number(raw), raw, scope: null };
  const text = squeeze(raw);
  const gap = { value: null, raw, scope: null };
  if (torn.test(raw.normalize('NFKC'))) return { ...gap, state: null };
  if (text === '' || rules.placeholders.blank.includes(text)) return { ...gap, state: 'blank' };
  if (rules.placeholders.notApplicable.includes(text)) return { ...gap, state: 'notApplicable' };
  if (rules.placeholders.image.includes(text)) return { ...gap, state: 'image' };
  const parts = toParts(text, rules);
  const value = parts ? toValue(parts, unit, rules) : null;
  if (!parts || value === null) return { ...gap, state: null };
  return { state: 'reported', value, raw, scope: parts.scope };
}

/** A cell that may stand in a value column: a number or an accepted gap, never a label. */
export function isValueText(raw: string, rules: ReadingRules): boolean {
  if (plain.test(raw)) return true;
  const text = squeeze(raw);
  if (text === '') return true;
  const { blank, notApplicable, image } = rules.placeholders;
  const isGap = blank.includes(text) || notApplicable.includes(text) || image.includes(text);
  return isGap || toParts(text, rules) !== null;
}
