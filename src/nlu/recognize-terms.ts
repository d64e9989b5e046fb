import type { Entity } from '../model/entity.ts';
import type { NormalizedText } from '../model/text.ts';
import type { Rules } from '../rules/rules.ts';
import { MASKS, type MaskedText } from './mask-entities.ts';
import { toOriginalSpan } from './normalized-spans.ts';
import { createPhraseTrie, findPhrases, keepLongest } from './phrase-trie.ts';

type TermEntity = Extract<Entity, { kind: 'word' }>;
export type FoundTerms = { readonly terms: readonly TermEntity[]; readonly masked: string };

/** Words of the form people want explained, and the question with each of them (and every field) as {term}. */
export function createTermRecognizer(
  rules: Rules,
): (normalized: NormalizedText, text: MaskedText) => FoundTerms {
  const asking = rules.lexicon.operators.define;
  const isWord = (phrase: string): boolean => !asking.some((words) => phrase.includes(words));
  const trie = createPhraseTrie(
    rules.terms.flatMap(({ id, name, aliases }) =>
      [name, ...aliases].filter(isWord).map((phrase) => [phrase, id] as const),
    ),
  );
  const { term = '', field = '', rate = '', applicant = '', place = '' } = MASKS;
  const asTerm = new RegExp(`[${field}${rate}${applicant}${place}]`, 'gu');
  return (normalized, { folded, masked }) => {
    const found = keepLongest(findPhrases(trie, folded));
    const terms = found.map(({ start, end, value }): TermEntity => {
      const span = toOriginalSpan(normalized, { start, end });
      const text = normalized.original.slice(span.start, span.end);
      return { kind: 'word', of: 'term', name: value, span, text };
    });
    const shown = found.reduceRight(
      (text, { start, end }) => text.slice(0, start) + term + text.slice(end),
      folded,
    );
    return { terms, masked: `${masked.replace(asTerm, term)}\n${shown}` };
  };
}
