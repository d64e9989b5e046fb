import { squeeze } from './label-key.ts';
import { type CellReading, parseCell } from './parse-cell.ts';
import type { ReadingRules } from './reading-rules.ts';

const bracket = /\((?:单位:)?(?<unit>\p{Script=Han}{1,2})\)$/u;

/** 采购总金额（万元）: the unit a label names is that of the bare numbers it stands for. */
function findPrintedUnit(labels: readonly string[], rules: ReadingRules): string {
  const units = labels.map((label) => bracket.exec(squeeze(label))?.groups?.unit ?? '');
  return units.find((unit) => unit in rules.money) ?? '';
}

/** A cell of a field; a bare sum of money counts in the unit its labels name. */
export function parseMoney(
  raw: string,
  { unit, labels }: { readonly unit: string; readonly labels: readonly string[] },
  rules: ReadingRules,
): CellReading {
  const plain = parseCell(raw, unit, rules);
  const printed = unit in rules.money ? findPrintedUnit(labels, rules) : '';
  const bare = /^[\d,.]+$/u.test(squeeze(raw));
  if (printed === '' || !bare || plain.state !== 'reported') return plain;
  return { ...parseCell(`${raw}${printed}`, unit, rules), raw };
}
