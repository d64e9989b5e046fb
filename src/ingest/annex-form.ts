import { type FormIndex, findRow } from './form-index.ts';
import { squeeze } from './label-key.ts';

/** Which of the two annexes a document prints. */
export type AnnexGroup = 'a14' | 'a08';

const minLabel = 4;

function pickGroup(a14: number, a08: number): AnnexGroup | null {
  if (a14 === 0 && a08 === 0) return null;
  return a08 > a14 ? 'a08' : 'a14';
}

/** The annex more of whose rows are among the labels; null when neither is. */
export function decideAnnex(index: FormIndex, labels: Iterable<string>): AnnexGroup | null {
  const printed = [...new Set(labels)].filter((label) => squeeze(label).length >= minLabel);
  const count = (group: AnnexGroup): number =>
    printed.filter((label) => findRow(index.rows[group], label)?.exact).length;
  return pickGroup(count('a14'), count('a08'));
}

/** The same from running text: whose row labels occur in it. */
export function decideAnnexText(index: FormIndex, text: string): AnnexGroup | null {
  const count = (group: AnnexGroup): number =>
    [...index.rows[group].keys()].filter((key) => key.length >= minLabel && text.includes(key))
      .length;
  return pickGroup(count('a14'), count('a08'));
}

/** Whether a column is that of the year itself: 统计数, 2012年度, never 历年累计. */
export function isOwnYear(index: FormIndex, label: string): boolean {
  return index.reading.annexColumns.some((pattern) =>
    new RegExp(pattern, 'u').test(squeeze(label)),
  );
}
