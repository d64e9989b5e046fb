import type { ReportFigure } from '../model/report.ts';
import type { Passage } from './document-text.ts';
import type { FormIndex } from './form-index.ts';
import { parseNumber } from './parse-number.ts';
import { cutSentence, isOtherYear, type ProseMatch, toQualifier } from './prose-match.ts';
import { toProseFigure } from './read-prose.ts';
import { toRegExp } from './to-regexp.ts';

const maxStated = 80;

type Stated = {
  readonly passage: Passage;
  readonly found: RegExpExecArray;
  readonly label: string;
};

/** Words in front of a number without those that only introduce it: 全年共, 其中, 2023年. */
function cleanLabel(label: string, index: FormIndex): string {
  const lead = toRegExp(index.reading.statedLead, 'u');
  let name = label.replace(/\s+/gu, '');
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(lead, '');
  }
  return name;
}

function isUsed(matches: readonly ProseMatch[], at: number): boolean {
  return matches.some(({ found }) => found.index <= at && at < found.index + found[0].length);
}

function listStated(
  passages: readonly Passage[],
  index: FormIndex,
  matches: readonly ProseMatch[],
): Stated[] {
  const pattern = toRegExp(index.reading.stated, 'gu');
  const used = Map.groupBy(matches, ({ passage }) => passage);
  // Half of the passages of a report state no number in digits.
  return passages
    .filter(({ text }) => /\d/.test(text))
    .flatMap((passage) =>
      [...passage.text.matchAll(pattern)].flatMap((found) => {
        const label = cleanLabel(found.groups?.label ?? '', index);
        const at = found.index + found[0].lastIndexOf(found.groups?.value ?? '');
        return label.length < 2 || isUsed(used.get(passage) ?? [], at)
          ? []
          : [{ passage, found, label }];
      }),
    );
}

/**
 * Numbers with a counter that no field of the catalogue knows are kept under their printed words (`prose.stated.<n>` in the order of the
 * text), so that nothing a report states is lost; they are never summed or compared.
 */
export function readStated(
  passages: readonly Passage[],
  index: FormIndex,
  asked: { readonly year: number; readonly matches: readonly ProseMatch[] },
): readonly ReportFigure[] {
  const { year, matches } = asked;
  const figures = listStated(passages, index, matches).flatMap(({ passage, found, label }) => {
    const groups = found.groups ?? {};
    const value = parseNumber(groups.value ?? '');
    const { before } = cutSentence(passage.text, found.index, found.index);
    if (value === null || isOtherYear(before + (groups.label ?? ''), year, index)) return [];
    const raw = [groups.qualifier, groups.value, groups.more, groups.unit].join('').trim();
    const statement = {
      field: '',
      label,
      value,
      qualifier: toQualifier(groups, index),
      unit: groups.unit ?? null,
      raw,
    };
    return [
      toProseFigure(index, statement, {
        passage,
        start: found.index,
        end: found.index + found[0].length,
      }),
    ];
  });
  return figures
    .slice(0, maxStated)
    .map((figure, at) => ({ ...figure, field: `prose.stated.${at + 1}` }));
}
