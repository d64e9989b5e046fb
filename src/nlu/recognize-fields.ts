import type { Entity, Scored } from '../model/entity.ts';
import type { Measure } from '../model/field.ts';
import type { NormalizedText } from '../model/text.ts';
import type { Rules } from '../rules/rules.ts';
import type { FieldMention } from './compose-form-parts.ts';
import { createFieldLexicon, type FieldLexicon } from './field-lexicon.ts';
import { findMentions } from './find-mentions.ts';
import { createFuzzyFields } from './fuzzy-fields.ts';
import { toNormalizedSpan, toOriginalSpan } from './normalized-spans.ts';
import { foldPhrase } from './phrase-trie.ts';
import { createMentionSorter } from './sort-mentions.ts';

type Input = { readonly normalized: NormalizedText; readonly entities: readonly Entity[] };

const DIGIT = /^\d/u;

/** Nothing inside one of these can name a field. */
const OPAQUE = new Set<Entity['kind']>(['agency', 'region', 'function', 'allAgencies', 'place']);

/**
 * Finds what is asked for: the longest words of the catalogue first, rows with their columns, then slips of the pen.
 * Words that only frame another field (收到的申请里…) come back as `word` entities, so that they count as explained.
 */
export function createFieldRecognizer(rules: Rules): (input: Input) => readonly Entity[] {
  const lexicon = createFieldLexicon(rules);
  const correct = createFuzzyFields(lexicon);
  const sortMentions = createMentionSorter(rules);
  return ({ normalized, entities }) => {
    const text = hide(normalized, entities);
    const found = findMentions(lexicon, text);
    const mentions = found.mentions.length > 0 ? found.mentions : correct(text);
    const { asked, framing } = sortMentions(mentions, text);
    return [
      ...asked.flatMap((mention) => toEntities(lexicon, normalized, mention)),
      ...framing.map(({ start, end, fields }) =>
        toWord(normalized, { start, end }, { of: 'frame', name: fields[0] ?? '' }),
      ),
      ...(mentions.length === 0 ? found.columns : []).map((column) =>
        toWord(normalized, column, { of: 'column', name: column.ids.join(' ') }),
      ),
      ...found.rows.map((row) => toWord(normalized, row, { of: 'row', name: '' })),
    ];
  };
}

type Range = { readonly start: number; readonly end: number };

function toWord(
  normalized: NormalizedText,
  range: Range,
  rest: { readonly of: string; readonly name: string },
): Entity {
  const span = toOriginalSpan(normalized, range);
  return {
    kind: 'word',
    ...rest,
    span,
    text: normalized.original.slice(span.start, span.end),
  };
}

/** The folded text with the letters of agencies and places blotted out. */
function hide(normalized: NormalizedText, entities: readonly Entity[]): string {
  const chars = foldPhrase(normalized.text).split('');
  const folded =
    chars.length === normalized.text.length ? chars : normalized.text.toLowerCase().split('');
  for (const entity of entities) {
    if (OPAQUE.has(entity.kind)) {
      const { start, end } = toNormalizedSpan(normalized, entity.span);
      folded.fill('\u0001', start, end);
    }
    // The 万元 of 3.978万元 is its unit, not the column of that name.
    if (entity.kind === 'numeral' && entity.unit !== null && DIGIT.test(entity.text)) {
      const { end } = toNormalizedSpan(normalized, entity.span);
      folded.fill('\u0001', end - entity.unit.length, end);
    }
  }
  return folded.join('');
}

function toEntities(
  lexicon: FieldLexicon,
  normalized: NormalizedText,
  mention: FieldMention,
): Entity[] {
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
