import type { RecognizeEntities } from '../../src/nlu/recognize-entities.ts';
import { listWanted, readEntityCorpora, showEntity } from '../support/entity-corpus.ts';

const now = '2024-06-01';

export type EntityScore = {
  readonly corpus: string;
  readonly utterances: number;
  readonly precision: number;
  readonly recall: number;
};

/** How many of the entities found are right, and how many of the right ones are found, a kind. */
export function evalEntities(recognize: RecognizeEntities): readonly EntityScore[] {
  return readEntityCorpora().map(({ name, kind, cases }) => {
    const lines = cases.flatMap((entry) =>
      entry.says.map((text) => ({
        wanted: listWanted(entry),
        found: recognize({ text: String(text), now })
          .entities.filter((entity) => entity.kind === kind)
          .map(showEntity),
      })),
    );
    const sum = (size: (line: (typeof lines)[number]) => number): number =>
      lines.reduce((whole, line) => whole + size(line), 0);
    const right = sum(({ wanted, found }) => countShared(wanted, found));
    return {
      corpus: name,
      utterances: lines.length,
      precision: right / sum(({ found }) => found.length),
      recall: right / sum(({ wanted }) => wanted.length),
    };
  });
}

function countShared(wanted: readonly string[], found: readonly string[]): number {
  const missing = [...wanted];
  return found.filter((one) => missing.includes(one) && missing.splice(missing.indexOf(one), 1))
    .length;
}
