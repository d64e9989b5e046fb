import type { OperatorName } from '../model/entity.ts';
import type { Rules } from '../rules/rules.ts';
import { createWordRecognizer, type MakeEntity, type RecognizeWords } from './recognize-words.ts';

/** What is to be done with the figures: 最多, 排名, 一共, 怎么算 … as the lexicon lists them. */
export function createOperatorRecognizer(rules: Pick<Rules, 'lexicon'>): RecognizeWords {
  return createWordRecognizer(listOperators(rules));
}

function* listOperators({ lexicon }: Pick<Rules, 'lexicon'>): Iterable<[string, MakeEntity]> {
  for (const [name, words] of Object.entries(lexicon.operators)) {
    const make: MakeEntity = (place) => ({
      kind: 'operator',
      name: name as OperatorName,
      ...place,
    });
    for (const word of words) yield [word, make];
  }
}
