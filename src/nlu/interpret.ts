import type { CatalogueEntry } from '../model/agency.ts';
import type { Interpretation, Slots } from '../model/interpretation.ts';
import type { Utterance } from '../model/text.ts';
import type { Context } from '../model/turn.ts';
import type { Rules } from '../rules/rules.ts';
import { applyContext, type Resolved } from './apply-context.ts';
import { breakTie } from './break-tie.ts';
import type { ClassifyByWords } from './classify-by-words.ts';
import { createIntentClassifier, type IntentChoice } from './classify-intent.ts';
import { fillSlots } from './fill-slots.ts';
import { joinTrail } from './join-trail.ts';
import { chooseWithoutRule, judgeIntent } from './judge-question.ts';
import { createMeasureTree } from './measure-tree.ts';
import { createQuestionReader, type ReadQuestion } from './read-question.ts';
import type { RecognizeEntities } from './recognize-entities.ts';
import { refuseUtterance } from './refuse-utterance.ts';
import { createAgencyResolver } from './resolve-agencies.ts';
import { screenUtterance } from './screen-utterance.ts';

type InterpretInput = {
  readonly utterance: Utterance;
  readonly context: Context | null;
  readonly catalogue: readonly CatalogueEntry[];
  /** Asked when no rule decides; without it the rules stand alone. */
  readonly classifyByWords?: ClassifyByWords;
};
export type Interpret = (input: InterpretInput) => Interpretation;

type Deps = { readonly rules: Rules; readonly recognizeEntities: RecognizeEntities };

/** Utterance to Interpretation: recognize, classify, fill slots, lend from the context. */
export function createInterpreter({ rules, recognizeEntities }: Deps): Interpret {
  const read = createQuestionReader({ rules, recognizeEntities });
  const classify = createIntentClassifier(rules);
  const resolveAgencies = createAgencyResolver(rules);
  const tree = createMeasureTree(rules.fields);
  return ({ utterance, context, catalogue, classifyByWords }) => {
    const refused = screenUtterance(utterance.text);
    if (refused !== null) {
      return refuseUtterance(utterance, refused);
    }
    const question = read(utterance);
    const { entities, cues } = question;
    const ruled = chooseIntent(question, context, classify);
    const isTie = ruled.by === 'default' && classifyByWords !== undefined;
    const choice = (isTie ? breakTie(question, classifyByWords) : null) ?? ruled;
    const agencies = resolveAgencies({ entities, catalogue });
    const slots = fillSlots({ entities, agencies, choice, cues, tree });
    const topic = choice.intent === 'define' ? nameTerm(question, slots) : slots.topic;
    const plain = choice.by === 'default';
    const { columns } = question.facts;
    const oneWord =
      new Set(entities.flatMap((e) => (e.kind === 'field' ? [e.span.start] : []))).size === 1;
    const intent = choice.intent;
    const said = { intent, slots: { ...slots, topic }, plain, cues, columns, oneWord };
    const resolved = applyContext(said, context, tree);
    return conclude({ utterance, question, choice, resolved });
  };
}

/** True when nothing in the rules decided and the reply would be that nothing was understood. */
export function isUndecided({ intent, evidence }: Interpretation): boolean {
  return intent === 'notUnderstood' && evidence.by === 'default';
}

type Classify = ReturnType<typeof createIntentClassifier>;

function chooseIntent(
  { text, terms, facts, cues }: ReadQuestion,
  context: Context | null,
  classify: Classify,
): IntentChoice {
  const hasContext = context !== null && context.query !== null;
  const lent = countLent(context);
  return (
    classify({ text, terms: terms.masked, facts, hasContext, lent, cues }) ??
    chooseWithoutRule({ facts, hasContext, cues })
  );
}

/** How many things of one kind the last turns went through. */
function countLent(context: Context | null): number {
  const joined = joinTrail(context);
  const sizes = joined === null ? [] : [joined.agencies, joined.years, joined.measures];
  return Math.max(context?.agencies.length ?? 0, ...sizes.map(({ length }) => length));
}

type Conclusion = {
  readonly utterance: Utterance;
  readonly question: ReadQuestion;
  readonly choice: IntentChoice;
  readonly resolved: Resolved;
};

function conclude({ utterance, question, choice, resolved }: Conclusion): Interpretation {
  const { recognized, entities, terms, cues } = question;
  const unexplained = cues.again ? [] : question.unexplained;
  const judged = judgeIntent({ ...resolved, unexplained });
  const isUncounted = judged === 'notUnderstood' && cues.counts && unexplained.length > 0;
  const { intent, slots } =
    isUncounted && resolved.slots.agencies?.origin === 'said'
      ? { intent: 'value' as const, slots: { ...resolved.slots, topic: 'uncounted' } }
      : { intent: judged, slots: resolved.slots };
  return {
    utterance,
    normalized: recognized.normalized,
    get tokens() {
      return recognized.tokens;
    },
    entities: choice.intent === 'define' ? [...entities, ...terms.terms] : entities,
    intent,
    evidence: {
      by: resolved.intent === choice.intent ? choice.by : 'context',
      rule: intent === resolved.intent ? choice.rule : `unexplained: ${unexplained.join(' ')}`,
      score: choice.score ?? (choice.by === 'rule' ? 1 : 0.8),
      alternatives: [],
    },
    slots,
    unexplained,
  };
}

/** The glossary's entry, or the field the question names. */
function nameTerm({ terms }: ReadQuestion, slots: Slots): string | null {
  return terms.terms[0]?.name ?? slots.measures?.value[0]?.[0]?.value.field ?? null;
}
