import type { Rules } from '../rules/rules.ts';
import { createPhraseTrie, findPhrases, keepLongest } from './phrase-trie.ts';

const FILLER = 'filler';

/** The topic of a message made of nothing but greetings, thanks and the like; null for everything else. */
export function createTalkFinder(rules: Rules): (folded: string) => string | null {
  const { topics = {} } = rules.intents.find(({ name }) => name === 'talk') ?? {};
  const trie = createPhraseTrie(
    Object.entries(topics).flatMap(([topic, words]) => words.map((word) => [word, topic] as const)),
  );
  return (folded) => {
    if (folded.length > 60) {
      return null;
    }
    const found = keepLongest(findPhrases(trie, folded));
    const covered = [...folded];
    for (const { start, end } of found) {
      covered.fill(' ', start, end);
    }
    if (/[\p{L}\p{N}]/u.test(covered.join(''))) {
      return null;
    }
    return found.find(({ value }) => value !== FILLER)?.value ?? null;
  };
}
