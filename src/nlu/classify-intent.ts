import type { IntentName } from '../model/interpretation.ts';
import type { Rules } from '../rules/rules.ts';
import { createIntentRules, findTopic, type IntentRule } from './intent-rules.ts';
import { MASKS, type MaskedText } from './mask-entities.ts';
import type { QuestionFacts } from './question-facts.ts';
import { createTalkFinder } from './talk-words.ts';
import type { WordCues } from './word-cues.ts';

export type IntentChoice = {
  readonly intent: IntentName;
  readonly topic: string | null;
  readonly by: 'rule' | 'classifier' | 'default';
  readonly rule: string;
  /** The classifier's share of the whole. */
  readonly score?: number;
};

type Input = {
  readonly text: MaskedText;
  /** The question with terms and fields masked as {term}. */
  readonly terms: string;
  readonly facts: QuestionFacts;
  /** True when an earlier turn lends what this one leaves out. */
  readonly hasContext: boolean;
  /** How many agencies, years or figures the last turns went through: 谁最多 and 合计 run over them. */
  readonly lent: number;
  readonly cues: WordCues;
};

const isNothing = ({ fields, positions, applicants }: QuestionFacts): boolean =>
  fields + positions + applicants === 0;
const isPlural = (facts: QuestionFacts): boolean =>
  facts.agencies > 1 || facts.years > 1 || facts.fields > 1 || facts.group;

/** Lists that quote the report, so that a field word in the question does not make it ask for a figure. */
const TEXTUAL = new Set(['channels', 'blanks', 'problems', 'plans', 'highlights', 'passage']);

/** Intents whose words may also name a field (是金额吗): they read the words beneath the masks too. */
const LITERAL = new Set<IntentName>(['unit', 'check', 'source', 'contact', 'list']);

/** Intents whose topics are read off the words themselves: a place in an order would be masked as a numeral. */
const PLAIN = new Set<IntentName>(['exists', 'rank']);

/** What must be true besides the words; an intent without an entry needs its words only. */
const GUARDS: Partial<Record<IntentName, (input: Input) => boolean>> = {
  source: ({ facts, hasContext }) =>
    facts.agencies > 0 || facts.place || hasContext || !isNothing(facts),
  confirm: ({ facts }) => facts.numerals > 0,
  share: ({ facts, hasContext }) => !isNothing(facts) || hasContext,
  compare: (input) =>
    (isPlural({ ...input.facts, group: false }) && !isListed(input.facts, input.text)) ||
    isBesideContext(input),
  rank: ({ facts, hasContext }) => !isNothing(facts) || hasContext,
  trend: ({ facts, hasContext }) => !isNothing(facts) || hasContext,
  total: (input) =>
    isPlural(input.facts) || input.cues.excluding || isBesideContext(input) || isAgain(input),
  exists: ({ facts, hasContext }) => !isNothing(facts) || (hasContext && facts.agencies === 0),
};

/** 差多少 over the last turns; 比淄博多多少, 和强制一共几件 beside the last one. */
function isBesideContext({ facts, hasContext, lent, cues }: Input): boolean {
  const isBare = isNothing(facts) && facts.agencies === 0 && !facts.place && facts.years === 0;
  return hasContext && ((isBare && lent > 1) || cues.joining);
}

/** 那淄博加起来呢: the sum of the figures before, for another body. */
function isAgain({ facts, hasContext, lent }: Input): boolean {
  return hasContext && isNothing(facts) && lent > 1;
}

/** 新收、办结各多少 names several figures but compares nothing. */
function isListed(facts: QuestionFacts, { masked }: MaskedText): boolean {
  const { agency = '', year = '' } = MASKS;
  return facts.operators.has('each') && !masked.includes(agency) && !masked.includes(year);
}

/** Decides by rules alone: whole-message talk, then topics that need no figure, then the ordered patterns. */
export function createIntentClassifier(rules: Rules): (input: Input) => IntentChoice | null {
  const { ordered, topical } = createIntentRules(rules);
  const findTalk = createTalkFinder(rules);
  const define = ordered.find(({ intent }) => intent === 'define');
  return (input) => {
    const talk = findTalk(input.text.folded);
    if (talk !== null) {
      return choose('talk', talk, 'talk');
    }
    const help = isNothing(input.facts) && findTopic(topical.get('help'), input.text.folded);
    if (help) {
      return choose('help', help, 'help');
    }
    if (define?.pattern?.test(input.terms)) {
      return choose('define', null, 'define');
    }
    const declined = findTopic(topical.get('outOfScope'), input.text.folded);
    if (declined !== null) {
      return choose('outOfScope', declined, `outOfScope.${declined}`);
    }
    return matchOrdered(ordered, input);
  };
}

const textFor = (intent: IntentName, { text }: Input): string =>
  LITERAL.has(intent) ? `${text.masked}\n${text.folded}` : text.masked;

function matchOrdered(ordered: readonly IntentRule[], input: Input): IntentChoice | null {
  for (const rule of ordered) {
    const text = textFor(rule.intent, input);
    const match = rule.intent === 'define' ? null : rule.pattern?.exec(text);
    const words = PLAIN.has(rule.intent) ? input.text.folded : text;
    const topic = match ? findTopic(narrow(rule, input), words) : null;
    if (match && isAllowed(rule.intent, topic, input)) {
      return choose(rule.intent, topic, `${rule.intent}: ${match[0]}`);
    }
  }
  return null;
}

/** Beside a field word only the lists that quote the report are meant. */
function narrow(rule: IntentRule, { facts }: Input): IntentRule {
  return rule.intent === 'list' && !isNothing(facts)
    ? { ...rule, topics: rule.topics.filter(({ name }) => TEXTUAL.has(name)) }
    : rule;
}

function isAllowed(intent: IntentName, topic: string | null, input: Input): boolean {
  if (intent === 'list') {
    return isNothing(input.facts) || TEXTUAL.has(topic ?? '');
  }
  return GUARDS[intent]?.(input) ?? true;
}

function choose(intent: IntentName, topic: string | null, rule: string): IntentChoice {
  return { intent, topic, by: 'rule', rule };
}
