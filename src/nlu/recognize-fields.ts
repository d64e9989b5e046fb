import type { Entity, Scored } from '../model/entity.ts';
import type { Measure } from '../model/field.ts';
import type { NormalizedText } from '../model/text.ts';
import type { Rules } from '../rules/rules.ts';
import { composeFormParts, type FieldMention } from './compose-form-parts.ts';
import { createFieldLexicon, type FieldLexicon } from './field-lexicon.ts';
import { createFuzzyFields } from './fuzzy-fields.ts';
import { toNormalizedSpan, toOriginalSpan } from './normalized-spans.ts';
import { findPhrases, foldPhrase, keepLongest } from './phrase-trie.ts';

export type FieldEntity = Extract<Entity, { kind: 'field' }>;

type Input = { readonly normalized: NormalizedText; readonly entities: readonly Entity[] };

/** Nothing inside one of these can name a field. */
const OPAQUE = new Set<Entity['kind']>(['agency', 'region', 'function', 'allAgencies', 'place']);

/** Finds what is asked for: the longest words of the catalogue first, rows with their columns, then slips of the pen. */
export function createFieldRecognizer(rules: Rules): (input: Input) => readonly FieldEntity[] {
  const lexicon = createFieldLexicon(rules);
  const correct = createFuzzyFields(lexicon);
  return ({ normalized, entities }) => {
    const text = hide(normalized, entities);
    const exact = findMentions(lexicon, text);
    const mentions = exact.length > 0 ? exact : correct(text);
    return dropWeak(mentions, text).flatMap((mention) => toEntities(lexicon, normalized, mention));
  };
}

/** The folded text with the letters of agencies and places blotted out. */
function hide(normalized: NormalizedText, entities: readonly Entity[]): string {
  const chars = [...foldPhrase(normalized.text)];
  const folded =
    chars.length === normalized.text.length ? chars : [...normalized.text.toLowerCase()];
  for (const entity of entities) {
    if (OPAQUE.has(entity.kind)) {
      const { start, end } = toNormalizedSpan(normalized, entity.span);
      folded.fill('\u0001', start, end);
    }
  }
  return folded.join('');
}

function findMentions(lexicon: FieldLexicon, text: string): readonly FieldMention[] {
  const found: FieldMention[] = findPhrases(lexicon.words, text).map(({ start, end, value }) => ({
    start,
    end,
    ...value,
    score: 1,
  }));
  for (const { id, pattern } of lexicon.readings) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      found.push({
        start: match.index,
        end,
        fields: [id],
        policy: 'best',
        weak: false,
        score: 1,
      });
    }
  }
  const kept = keepLongest(found);
  const parts = keepLongest(findPhrases(lexicon.parts, text));
  const composed = composeFormParts(lexicon, parts);
  const free = kept.filter((mention) => !composed.used.some((part) => isWithin(mention, part)));
  const explained = composed.mentions.filter(
    (cell) => !free.some((mention) => isWithin(cell, mention)),
  );
  return [...free, ...explained].sort((a, b) => a.start - b.start);
}

type Range = { readonly start: number; readonly end: number };

function isWithin(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** 收到的申请里予以公开几件 asks for one figure: 申请 counts only alone or with a number word of its own. */
function dropWeak(mentions: readonly FieldMention[], text: string): readonly FieldMention[] {
  const strong = mentions.filter(({ weak }) => !weak);
  if (strong.length === 0 || strong.length === mentions.length) {
    return mentions;
  }
  return mentions.filter(
    ({ weak, end }) => !weak || /^(?:多少|几|数|量|件数|和|与|、)/u.test(text.slice(end)),
  );
}

function toEntities(
  lexicon: FieldLexicon,
  normalized: NormalizedText,
  mention: FieldMention,
): FieldEntity[] {
  const span = toOriginalSpan(normalized, mention);
  const text = normalized.original.slice(span.start, span.end);
  const toReading = (id: string, index: number): Scored<Measure> => ({
    value: { field: id, applicant: lexicon.byId.get(id)?.hasApplicant ? 'total' : null },
    score: mention.score * (mention.policy === 'ask' || index === 0 ? 1 : 0.5),
  });
  if (mention.policy === 'both') {
    return mention.fields
      .filter((id) => lexicon.byId.has(id))
      .map((id) => ({ kind: 'field', span, text, readings: [toReading(id, 0)] }));
  }
  return [
    {
      kind: 'field',
      span,
      text,
      readings: mention.fields.filter((id) => lexicon.byId.has(id)).map(toReading),
    },
  ];
}
