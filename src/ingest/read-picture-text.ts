import type { Cell, Place } from '../model/document.ts';
import type { SeenCell } from './settle-figures.ts';

/** What stands in a table for a cell that could not be read. The words for it are among the placeholders of data/reading.yaml. */
const unreadText = '[图片]';

/** A label of the form where a label was read. */
export function toWordCell(text: string, place: Place, colSpan = 1): Cell {
  return { text, place: { ...place, ocr: 100 }, rowSpan: 1, colSpan };
}

/** A number, a blank or an unread cell, marked as read off a picture. */
export function toReadCell(seen: SeenCell | null, place: Place): Cell {
  if (seen?.kind === 'blank') return toWordCell('', place);
  if (seen?.kind !== 'figure' || seen.figure === null) return toWordCell(unreadText, place);
  const ocr = seen.confidence;
  return { text: seen.figure, place: { ...place, ocr }, rowSpan: 1, colSpan: 1 };
}
