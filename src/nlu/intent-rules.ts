import type { IntentName } from '../model/interpretation.ts';
import type { Rules } from '../rules/rules.ts';
import { compilePattern } from './mask-entities.ts';

/** The patterns of one intent as one expression, its topics likewise. */
export type IntentRule = {
  readonly intent: IntentName;
  readonly pattern: RegExp | null;
  readonly topics: readonly { readonly name: string; readonly pattern: RegExp }[];
};

/** More particular intents come first: the first whose pattern and guard hold wins. */
const ORDER: readonly IntentName[] = [
  'define',
  'source',
  'contact',
  'unit',
  'check',
  'confirm',
  'share',
  'mean',
  'compare',
  'rank',
  'list',
  'trend',
  'rate',
  'total',
  'exists',
];

/** Intents whose topics are patterns on the whole question. */
const TOPICAL: readonly IntentName[] = [
  'outOfScope',
  'help',
  'source',
  'contact',
  'check',
  'list',
  'mean',
  'compare',
  'rank',
  'exists',
];

/** Patterns and topics of intents/*.yaml, compiled once. */
export function createIntentRules(rules: Rules): {
  readonly ordered: readonly IntentRule[];
  readonly topical: ReadonlyMap<IntentName, IntentRule>;
} {
  const byName = new Map(rules.intents.map((intent) => [intent.name, intent]));
  const compile = (intent: IntentName): IntentRule => {
    const { patterns = [], topics = {} } = byName.get(intent) ?? {};
    return {
      intent,
      pattern: join(patterns),
      topics: TOPICAL.includes(intent)
        ? Object.entries(topics).flatMap(([name, ways]) => {
            const pattern = join(ways);
            return pattern === null ? [] : [{ name, pattern }];
          })
        : [],
    };
  };
  return {
    ordered: ORDER.map(compile),
    topical: new Map(TOPICAL.map((intent) => [intent, compile(intent)])),
  };
}

function join(sources: readonly string[]): RegExp | null {
  return sources.length === 0 ? null : compilePattern(sources.map((s) => `(?:${s})`).join('|'));
}

/** The first topic one of whose ways is in the text. */
export function findTopic(rule: IntentRule | undefined, text: string): string | null {
  return rule?.topics.find(({ pattern }) => pattern.test(text))?.name ?? null;
}
