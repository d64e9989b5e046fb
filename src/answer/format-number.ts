import type { Figure } from '../model/figure.ts';
import { hasPhrase, type Voice } from './phrase.ts';

const BLANKS = /\s+/g;
const BRACKETS = /[（(]([^（()）]*)[)）]/;

/** Numbers are shown as the forms print them: no thousands separators. */
export function formatNumber(value: number | string | null): string {
  return value === null ? '' : String(value);
}

export const isApproximate = (figure: Figure): boolean =>
  figure.qualifier === 'atLeast' || figure.qualifier === 'about';

/** 7000余人 stays 7000余人; 从业资格证 in brackets behind a number is a remark, not part of it. */
export function formatAmount(figure: Figure, voice: Voice): string {
  const unit = figure.unit ?? '';
  const exact = joinUnit(formatNumber(figure.value), unit, voice);
  if (!isApproximate(figure)) return exact;
  const printed = (figure.raw ?? '').replaceAll(BLANKS, '').replace(BRACKETS, '');
  if (voice.speech === 'en' || printed === '') {
    return voice.say(`value.approx.${figure.qualifier}`, { amount: exact });
  }
  return printed.endsWith(unit) ? printed : `${printed}${unit}`;
}

/** 12 件, but 55%; 12 cases in English where the unit has a word. */
export function joinUnit(amount: string, unit: string, voice: Voice): string {
  if (unit === '%') return `${amount}%`;
  const one = `value.unitOne.${unit}`;
  const topic = amount === '1' && hasPhrase(voice.rules, one) ? one : `value.unit.${unit}`;
  const word = hasPhrase(voice.rules, topic) ? voice.say(topic) : unit;
  return `${amount} ${word}`.trim();
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
