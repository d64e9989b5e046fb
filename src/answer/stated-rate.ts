import type { Figure } from '../model/figure.ts';
import { figuresOf } from './answer-value.ts';
import type { Brief } from './brief.ts';
import { holdsClaim } from './claim.ts';
import { type Draft, draft } from './draft.ts';
import type { Subject } from './figure-index.ts';
import { formatAmount } from './format-number.ts';
import { sayFigureName } from './measure-name.ts';
import { isNumber, type Resolved } from './resolve.ts';
import { lookUp } from './terms.ts';
import { quoteWords } from './verbatim.ts';

/** The percentage a report writes itself, in a field that is no formula. */
function findStated(brief: Brief, subject: Subject, ids: readonly string[]): Resolved | undefined {
  const printed = ids.filter((id) => brief.index.fields.get(id)?.kind === 'prose');
  return printed
    .map((field) => lookUp(brief, subject, { field, applicant: null }))
    .find((one) => isNumber(one));
}

function sayStated(
  brief: Brief,
  stated: Resolved,
  { figure, claim }: { readonly figure: Figure; readonly claim: number | null },
): string {
  const { agency, year } = stated.subject;
  const hit =
    claim !== null &&
    holdsClaim(brief, claim, { value: Number(stated.value), unit: figure.unit ?? '' });
  const verdict = claim === null ? '' : brief.say(hit ? 'confirm.yes' : 'confirm.no');
  const line = brief.say('rate.stated', {
    agency,
    year,
    name: sayFigureName(figure, brief),
    amount: formatAmount(figure, brief),
    quote: quoteWords(figure.source.quote ?? '', brief.say),
  });
  return `${verdict}${line}`;
}

type Stated = {
  readonly ids: readonly string[];
  readonly claim: number | null;
  /** What is computed beside it; yes or no to a claim is said before either, once. */
  readonly compute: (claim: number | null) => Draft;
};

/** 按期答复率: what the report itself says of it comes before anything computed. */
export function withStated(brief: Brief, subject: Subject, { ids, claim, compute }: Stated): Draft {
  const stated = findStated(brief, subject, ids);
  if (stated?.figure === undefined || stated.figure === null) return compute(claim);
  const computed = compute(null);
  const isComputed = computed.status === 'answered';
  return draft({
    ...(isComputed ? computed : {}),
    status: 'answered',
    lines: [
      sayStated(brief, stated, { figure: stated.figure, claim }),
      ...(isComputed ? computed.lines : []),
    ],
    value: stated.value,
    unit: stated.figure.unit,
    figures: [...figuresOf([stated]), ...(isComputed ? computed.figures : [])],
  });
}
