import type { Entity } from '../model/entity.ts';
import type { NormalizedText, Token, Utterance } from '../model/text.ts';
import type { Rules } from '../rules/rules.ts';
import { createNormalizer } from './normalize-text.ts';
import { createAgencyRecognizer } from './recognize-agencies.ts';
import { createApplicantRecognizer } from './recognize-applicants.ts';
import { createGroupRecognizer } from './recognize-groups.ts';
import { createNumeralRecognizer } from './recognize-numerals.ts';
import { createOperatorRecognizer } from './recognize-operators.ts';
import { recognizeYears } from './recognize-years.ts';
import { createSegmenter, type Dictionary } from './segment.ts';

/** What an utterance holds before fields are looked for. */
export type Recognized = {
  readonly normalized: NormalizedText;
  /** Segmented when first read: a question that rules decide never pays for the dictionary. */
  readonly tokens: readonly Token[];
  /** In order of appearance; entities of different kinds may overlap. */
  readonly entities: readonly Entity[];
};

export type RecognizeEntities = (utterance: Utterance) => Recognized;

/** Joins the recognizers: one walk a kind, overlaps kept except a figure inside a year or a group. */
export function createEntityRecognizer(deps: {
  readonly rules: Rules;
  readonly dictionary: Dictionary;
}): RecognizeEntities {
  const { rules, dictionary } = deps;
  const { tables } = dictionary;
  const segment = createSegmenter({ dictionary });
  const normalize = createNormalizer({ rules, tables });
  const numerals = createNumeralRecognizer({
    units: rules.lexicon.units,
    printed: rules.fields.map(({ unit }) => unit),
  });
  const recognizers = [
    createAgencyRecognizer({ rules, tables }),
    createApplicantRecognizer(rules),
    createOperatorRecognizer(rules),
  ];
  const groups = createGroupRecognizer(rules);
  return ({ text, now }) => {
    const normalized = normalize(text);
    const counted = [...recognizeYears({ normalized, now }), ...groups(normalized)];
    const entities = [
      ...recognizers.flatMap((recognize) => recognize(normalized)),
      ...counted,
      ...outside(numerals(normalized), counted),
    ];
    entities.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    return withTokens({ normalized, entities }, segment);
  };
}

/** Figures that are no part of a year or a group; both lists are in order of appearance a kind. */
function outside(figures: readonly Entity[], taken: readonly Entity[]): readonly Entity[] {
  const covered = new Set<number>();
  for (const { span } of taken) {
    for (let at = span.start; at < span.end; at++) covered.add(at);
  }
  return figures.filter(({ span }) => !covered.has(span.start));
}

function withTokens(
  recognized: Omit<Recognized, 'tokens'>,
  segment: (text: string) => readonly Token[],
): Recognized {
  let tokens: readonly Token[] | null = null;
  return {
    ...recognized,
    get tokens() {
      tokens ??= segment(recognized.normalized.text);
      return tokens;
    },
  };
}
