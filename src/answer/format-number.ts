import type { Figure } from '../model/figure.ts';

const BLANKS = /\s+/g;
const BRACKETS = /[（(]([^（()）]*)[)）]/;

/** Numbers are shown as the forms print them: no thousands separators. */
export function formatNumber(value: number | string | null): string {
  return value === null ? '' : String(value);
}

export const isApproximate = (figure: Figure): boolean =>
  figure.qualifier === 'atLeast' || figure.qualifier === 'about';

/** 7000余人 stays 7000余人; 从业资格证 in brackets behind a number is a remark, not part of it. */
export function formatAmount(figure: Figure): string {
  const unit = figure.unit ?? '';
  const printed = (figure.raw ?? '').replaceAll(BLANKS, '').replace(BRACKETS, '');
  if (isApproximate(figure) && printed !== '') {
    return printed.endsWith(unit) ? printed : `${printed}${unit}`;
  }
  return joinUnit(formatNumber(figure.value), unit);
}

/** 12 件, but 55%. */
export function joinUnit(amount: string, unit: string): string {
  return unit === '%' ? `${amount}%` : `${amount} ${unit}`.trim();
}

/** What a cell says behind its number: `2242 (从业资格证)` → 从业资格证. */
export function readRemark(figure: Figure): string | null {
  if (typeof figure.value !== 'number') return null;
  const remark = BRACKETS.exec(figure.raw ?? '')?.[1]?.trim() ?? '';
  return remark === '' ? null : remark;
}

/** 41.7 → 41.7%, 55 → 55.0%: percentages always with one decimal. */
export function formatPercent(value: number): string {
  return `${value.toFixed(1)}%`;
}
