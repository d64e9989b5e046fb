import type { IntentName } from '../model/interpretation.ts';
import type { Rules } from '../rules/rules.ts';

/** The word lists of intents/<intent>.yaml whose topic begins with `prefix.`, keyed by the rest of the topic. */
export function readTopics(
  rules: Rules,
  intent: IntentName,
  prefix: string,
): ReadonlyMap<string, readonly string[]> {
  const topics = rules.intents.find(({ name }) => name === intent)?.topics ?? {};
  return new Map(
    Object.entries(topics)
      .filter(([topic]) => topic.startsWith(`${prefix}.`))
      .map(([topic, words]) => [topic.slice(prefix.length + 1), words]),
  );
}

/** One word list of intents/<intent>.yaml; empty when there is none. */
export function readTopic(rules: Rules, intent: IntentName, topic: string): readonly string[] {
  return rules.intents.find(({ name }) => name === intent)?.topics[topic] ?? [];
}
