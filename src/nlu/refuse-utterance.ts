import { EMPTY_SLOTS, type Interpretation } from '../model/interpretation.ts';
import type { Utterance } from '../model/text.ts';

/** An utterance that is not read at all: too long, repeating itself, or without a single letter. */
export function refuseUtterance(utterance: Utterance, reason: string): Interpretation {
  return {
    utterance,
    normalized: { original: utterance.text, text: '', spans: [], language: 'zh-Hans' },
    tokens: [],
    entities: [],
    intent: 'notUnderstood',
    evidence: { by: 'rule', rule: reason, score: 1, alternatives: [] },
    slots: { ...EMPTY_SLOTS, topic: reason },
    unexplained: [],
  };
}
