import { distance } from 'fastest-levenshtein';
import { toBareLabelKey, toLabelKey } from './label-key.ts';

/** Labels of the form by the name they stand for. */
export type Lexicon = readonly { readonly key: string; readonly name: string }[];

export type LabelMatch = { readonly name: string; readonly score: number };

const leastScore = 0.6;
const leastMargin = 0.15;

/** The names with all their printed labels, as labels are compared. */
export function toLexicon(
  names: readonly (readonly [name: string, labels: readonly string[]])[],
): Lexicon {
  return names.flatMap(([name, labels]) => {
    const keys = new Set(labels.flatMap((label) => [toLabelKey(label), toBareLabelKey(label)]));
    return [...keys].filter((key) => key !== '').map((key) => ({ key, name }));
  });
}

/** How alike two labels are; one of two letters must be whole. */
function compare(key: string, known: string): number {
  if (key === known) return 1;
  if (known.length <= 2) return 0;
  return 1 - distance(key, known) / Math.max(key.length, known.length);
}

function scoreNames(text: string, lexicon: Lexicon): LabelMatch[] {
  const keys = [toLabelKey(text), toBareLabelKey(text)].filter((key) => key !== '');
  const names = Map.groupBy(lexicon, ({ name }) => name);
  return [...names].map(([name, labels]) => ({
    name,
    score: Math.max(
      0,
      ...labels.flatMap(({ key: known }) => keys.map((key) => compare(key, known))),
    ),
  }));
}

/** The label an engine meant: most of its letters, and clearly more of them than of any other label. */
export function matchLabel(text: string, lexicon: Lexicon): LabelMatch | null {
  const [first, second] = scoreNames(text, lexicon).sort((a, b) => b.score - a.score);
  if (first === undefined || first.score < leastScore) return null;
  const margin = first.score - (second?.score ?? 0);
  return margin < leastMargin ? null : first;
}
