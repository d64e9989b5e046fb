import type { Figure } from '../model/figure.ts';
import { type FigureRow, figureHead, toFigureRow } from './figure-table.ts';

const byteOrderMark = '\ufeff';

/** A text that a spreadsheet would run as a formula is made a text again; numbers stay numbers. */
function defuse(value: string): string {
  return /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u.test(value) ? `'${value}` : value;
}

function toField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = defuse(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const toLine = (row: FigureRow): string => row.map(toField).join(',');

/** UTF-8 with a byte order mark, so that Excel opens it as it is; no cell can be a formula. */
export function toFigureCsv(figures: readonly Figure[]): string {
  const lines = [figureHead, ...figures.map(toFigureRow)].map(toLine);
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}
