import type { Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import type { Utterance } from '../model/text.ts';
import type { Rules } from '../rules/rules.ts';
import { createLeftoverFinder } from './leftover-words.ts';
import { type MaskedText, maskEntities } from './mask-entities.ts';
import { countFacts, type QuestionFacts } from './question-facts.ts';
import type { Recognized, RecognizeEntities } from './recognize-entities.ts';
import { createFieldRecognizer } from './recognize-fields.ts';
import { createPlaceRecognizer } from './recognize-places.ts';
import { createTermRecognizer, type FoundTerms } from './recognize-terms.ts';
import { refineEntities } from './refine-entities.ts';
import { createUnitChecker } from './unit-words.ts';
import { createCueReader, type WordCues } from './word-cues.ts';

/** Everything that can be read off one utterance alone. */
export type ReadQuestion = {
  readonly recognized: Recognized;
  readonly entities: readonly Entity[];
  readonly text: MaskedText;
  readonly terms: FoundTerms;
  readonly facts: QuestionFacts;
  readonly cues: WordCues;
  readonly unexplained: readonly string[];
};

type Deps = { readonly rules: Rules; readonly recognizeEntities: RecognizeEntities };

/** Entities of every kind, the masked text, small words and what is left unexplained. */
export function createQuestionReader({
  rules,
  recognizeEntities,
}: Deps): (utterance: Utterance) => ReadQuestion {
  const byId = new Map(rules.fields.map((field) => [field.id, field]));
  const recognizeFields = createFieldRecognizer(rules);
  const recognizePlaces = createPlaceRecognizer(rules);
  const recognizeTerms = createTermRecognizer(rules);
  const findLeftovers = createLeftoverFinder(rules);
  const checkUnits = createUnitChecker(rules);
  const readCues = createCueReader(rules);
  return (utterance) => {
    const recognized = recognizeEntities(utterance);
    const { normalized } = recognized;
    const given = [...recognized.entities, ...recognizePlaces(normalized)];
    const fields = recognizeFields({ normalized, entities: given });
    const entities = refineEntities([...given, ...fields]);
    const text = maskEntities(normalized, entities, (entity) => isRate(entity, byId));
    return {
      recognized,
      entities,
      text,
      terms: recognizeTerms(normalized, text),
      facts: countFacts(entities, byId),
      cues: readCues(text),
      unexplained: [...findLeftovers(text.rest), ...checkUnits({ ...text, entities })],
    };
  };
}

function isRate(entity: Entity, byId: ReadonlyMap<string, Field>): boolean {
  return (
    entity.kind === 'field' && byId.get(entity.readings[0]?.value.field ?? '')?.kind === 'derived'
  );
}
