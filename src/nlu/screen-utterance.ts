import { THRESHOLDS } from './thresholds.ts';

/** Why a text is refused before anything is recognized, or null. */
export function screenUtterance(text: string): 'tooLong' | 'repetition' | 'empty' | null {
  if (text.length > THRESHOLDS.maxLength) {
    return 'tooLong';
  }
  const chars = text.match(/[\p{L}\p{N}]/gu) ?? [];
  if (chars.length === 0) {
    return 'empty';
  }
  const distinct = new Set(chars).size / chars.length;
  return chars.length >= THRESHOLDS.repetitionLength && distinct < THRESHOLDS.minDistinctShare
    ? 'repetition'
    : null;
}
