import type { Say } from './phrase.ts';

const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARKED = /\uE000([^\uE000\uE001]*)\uE001/g;
const MARKS = /[\uE000\uE001]/g;

/** Marks printed words (quotes, addresses, links) so that the change of script leaves them as printed. */
export function verbatim(text: string): string {
  return `${OPEN}${text.replaceAll(MARKS, '')}${CLOSE}`;
}

/** Printed words in quotation marks; words that have quotation marks themselves get the other kind. */
export function quoteWords(text: string, say: Say): string {
  const nested = text.includes(say('source.openQuote'));
  return say(nested ? 'source.nested' : 'source.quoted', { quote: verbatim(text) });
}

/** The finished text: marks taken off, everything outside them in the script asked for. */
export function settle(text: string, convert: ((part: string) => string) | null): string {
  if (convert === null) return text.replaceAll(MARKS, '');
  const parts = text.split(MARKED);
  return parts.map((part, index) => (index % 2 === 1 ? part : convert(part))).join('');
}
