import { notesOf, unique } from './answer-value.ts';
import type { Brief } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import type { Subject } from './figure-index.ts';
import { formatNumber, joinUnit } from './format-number.ts';
import { type Divided, sayClaim } from './fraction.ts';
import { sayMeasure, unitOf } from './measure-name.ts';
import { isNumber, type Resolved } from './resolve.ts';
import { figuresOfTerms } from './terms.ts';

const resolvedOf = (divided: readonly Divided[]): readonly Resolved[] =>
  divided.flatMap(({ fraction }) => [
    ...fraction.numerator.resolved,
    ...fraction.denominator.resolved,
  ]);

/** Where nothing can be computed, the parts that are there are still told: 予以公开 5 件. */
function saySeen(brief: Brief, divided: readonly Divided[]): readonly string[] {
  const seen = unique(
    resolvedOf(divided)
      .filter(isNumber)
      .map((one) =>
        brief.say('value.item', {
          label: sayMeasure(one.measure, brief),
          amount: joinUnit(
            formatNumber(one.value),
            one.figure?.unit ?? unitOf(one.measure, brief),
            brief,
          ),
        }),
      ),
  );
  if (seen.length === 0) return [];
  return [brief.say('value.related.truncated', { items: seen.join(brief.say('value.comma')) })];
}

/** One subject's fractions as one answer: the first is the value, the others are shown beside it. */
export function wrapFractions(
  brief: Brief,
  subject: Subject,
  { divided, claim }: { readonly divided: readonly Divided[]; readonly claim: number | null },
): Draft {
  const computed = divided[0]?.computation ?? null;
  const lacking = divided.some(
    ({ fraction }) => fraction.numerator.missing.length + fraction.denominator.missing.length > 0,
  );
  const figures = figuresOfTerms(
    divided.flatMap(({ fraction }) => [fraction.numerator, fraction.denominator]),
  );
  const missing = figures.filter((figure) => figure.state !== 'reported');
  const head = brief.say('rate.head', { agency: subject.agency, year: subject.year });
  const [first, ...rest] = divided.map((one) => one.line);
  const seen = lacking ? saySeen(brief, divided) : [];
  return draft({
    status: computed === null ? 'noValue' : 'answered',
    lines: [
      `${sayClaim(brief, claim, divided)}${head}${first ?? brief.say('value.nothing')}`,
      ...rest,
      ...seen,
    ],
    value: computed?.result ?? null,
    unit: computed?.unit ?? null,
    figures: computed === null ? unique([...missing, ...figures]) : figures,
    computation: computed,
    notes: unique([...divided.flatMap((one) => one.notes), ...notesOf(brief, resolvedOf(divided))]),
  });
}

/** Several bodies or years: a line each, and no single value. */
export function joinDrafts(brief: Brief, drafts: readonly Draft[]): Draft {
  const [first, second] = drafts;
  if (first === undefined) return draft({ status: 'noValue', lines: [brief.say('value.nothing')] });
  if (second === undefined) return first;
  return draft({
    status: drafts.some((one) => one.status === 'answered') ? 'answered' : 'noValue',
    lines: drafts.flatMap((one) => one.lines),
    figures: drafts.flatMap((one) => one.figures),
    excluded: drafts.flatMap((one) => one.excluded),
    notes: unique(drafts.flatMap((one) => one.notes)),
  });
}
