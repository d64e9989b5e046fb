import type { CatalogueEntry } from '../model/agency.ts';
import type { Entity } from '../model/entity.ts';
import type { ApplicantId } from '../model/field.ts';
import type { IntentName, Interpretation, Slots } from '../model/interpretation.ts';
import type { Utterance } from '../model/text.ts';
import type { Context } from '../model/turn.ts';
import type { Rules } from '../rules/rules.ts';
import { applyContext, FIGURE_INTENTS } from './apply-context.ts';
import { createIntentClassifier, type IntentChoice } from './classify-intent.ts';
import { fillSlots } from './fill-slots.ts';
import { createLeftoverFinder } from './leftover-words.ts';
import { maskEntities } from './mask-entities.ts';
import { createMeasureTree } from './measure-tree.ts';
import { countFacts } from './question-facts.ts';
import type { RecognizeEntities } from './recognize-entities.ts';
import { createFieldRecognizer } from './recognize-fields.ts';
import { createPlaceRecognizer } from './recognize-places.ts';
import { createTermRecognizer } from './recognize-terms.ts';
import { refineEntities } from './refine-entities.ts';
import { refuseUtterance } from './refuse-utterance.ts';
import { createAgencyResolver } from './resolve-agencies.ts';
import { screenUtterance } from './screen-utterance.ts';
import { createCueReader } from './word-cues.ts';

export type InterpretInput = {
  readonly utterance: Utterance;
  readonly context: Context | null;
  readonly catalogue: readonly CatalogueEntry[];
};
export type Interpret = (input: InterpretInput) => Interpretation;

type Deps = { readonly rules: Rules; readonly recognizeEntities: RecognizeEntities };

/** Utterance to Interpretation: recognize, classify, fill slots, lend from the context. */
export function createInterpreter({ rules, recognizeEntities }: Deps): Interpret {
  const rooms = openRooms(rules);
  const { byId, tree } = rooms;
  return ({ utterance, context, catalogue }) => {
    const refused = screenUtterance(utterance.text);
    if (refused !== null) {
      return refuseUtterance(utterance, refused);
    }
    const recognized = recognizeEntities(utterance);
    const { normalized, entities: given } = recognized;
    const places = rooms.recognizePlaces(normalized);
    const fields = rooms.recognizeFields({ normalized, entities: [...given, ...places] });
    const entities = refineEntities([...given, ...places, ...fields]);
    const text = maskEntities(normalized, entities, (entity) => isRate(entity, byId));
    const { terms, masked } = rooms.recognizeTerms(normalized, text);
    const facts = countFacts(entities, byId);
    const cues = rooms.readCues(text.folded);
    const unexplained = rooms.findLeftovers(text.rest);
    const hasContext = context?.query !== null && context !== null;
    const lentAgencies = context?.agencies.length ?? 0;
    const { excluding } = cues;
    const input = { text, terms: masked, facts, hasContext, lentAgencies, excluding };
    const choice = rooms.classify(input) ?? fallBack(facts, hasContext, cues.whose);
    const agencies = rooms.resolveAgencies({ entities, catalogue });
    const slots = fillSlots({
      entities,
      agencies,
      choice,
      cues,
      tree,
      applicantIds: rooms.columns,
    });
    const topic = choice.intent === 'define' ? nameTerm(terms, slots) : slots.topic;
    const said = { intent: choice.intent, slots: { ...slots, topic } };
    const resolved = applyContext(said, context, choice.by === 'default');
    const intent = judge(resolved.intent, resolved.slots, unexplained);
    return {
      utterance,
      normalized,
      get tokens() {
        return recognized.tokens;
      },
      entities: choice.intent === 'define' ? [...entities, ...terms] : entities,
      intent,
      evidence: {
        by: resolved.intent === choice.intent ? choice.by : 'context',
        rule: intent === resolved.intent ? choice.rule : `unexplained: ${unexplained.join(' ')}`,
        score: choice.by === 'rule' ? 1 : 0.8,
        alternatives: [],
      },
      slots: resolved.slots,
      unexplained,
    };
  };
}

const COLUMNS: readonly ApplicantId[] = [
  'natural_person',
  'business',
  'research',
  'nonprofit',
  'legal_service',
  'other',
  'total',
];

function openRooms(rules: Rules) {
  return {
    byId: new Map(rules.fields.map((field) => [field.id, field])),
    tree: createMeasureTree(rules.fields),
    columns: COLUMNS,
    recognizeFields: createFieldRecognizer(rules),
    recognizePlaces: createPlaceRecognizer(rules),
    recognizeTerms: createTermRecognizer(rules),
    resolveAgencies: createAgencyResolver(rules),
    classify: createIntentClassifier(rules),
    findLeftovers: createLeftoverFinder(rules),
    readCues: createCueReader(rules),
  };
}

type Facts = ReturnType<typeof countFacts>;

/** No rule speaks: a thing that was named is wanted as a figure; a name alone goes on with the last question. */
function fallBack(facts: Facts, hasContext: boolean, whose: boolean): IntentChoice {
  const named = facts.fields + facts.positions + facts.applicants > 0;
  const partly = facts.agencies > 0 || facts.place || facts.group || (hasContext && hasYear(facts));
  if (whose && !named) {
    return { intent: 'value', topic: 'whose', by: 'rule', rule: 'value.whose' };
  }
  return named || partly
    ? { intent: 'value', topic: null, by: 'default', rule: named ? 'a field' : 'a name alone' }
    : { intent: 'notUnderstood', topic: null, by: 'default', rule: 'nothing recognized' };
}

function hasYear({ years, offsetYear }: Facts): boolean {
  return years > 0 || offsetYear;
}

function isRate(entity: Entity, byId: ReadonlyMap<string, { readonly kind: string }>): boolean {
  return (
    entity.kind === 'field' && byId.get(entity.readings[0]?.value.field ?? '')?.kind === 'derived'
  );
}

/** The glossary's entry, or the field the question names. */
function nameTerm(terms: readonly { readonly name: string }[], slots: Slots): string | null {
  return terms[0]?.name ?? slots.measures?.value[0]?.[0]?.value.field ?? null;
}

/** A figure is only given when every content word of the question was understood. */
function judge(intent: IntentName, slots: Slots, unexplained: readonly string[]): IntentName {
  const isDoubtful = unexplained.length > 0 && FIGURE_INTENTS.has(intent) && intent !== 'source';
  const isEmpty = FIGURE_INTENTS.has(intent) && isBlank(slots);
  return isDoubtful || isEmpty ? 'notUnderstood' : intent;
}

function isBlank({ agencies, group, place, measures, topic }: Slots): boolean {
  return (
    agencies === null &&
    group === null &&
    place === undefined &&
    measures === null &&
    topic === null
  );
}
