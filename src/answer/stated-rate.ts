import { figuresOf } from './answer-value.ts';
import type { Brief } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import type { Subject } from './figure-index.ts';
import { formatAmount } from './format-number.ts';
import { nameMeasure } from './measure-name.ts';
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

type Stated = { readonly field: string; readonly ids: readonly string[]; readonly computed: Draft };

/** 按期答复率: what the report itself says of it comes before anything computed. */
export function withStated(
  brief: Brief,
  subject: Subject,
  { field, ids, computed }: Stated,
): Draft {
  const stated = findStated(brief, subject, ids);
  if (stated?.figure === undefined || stated.figure === null) return computed;
  const { agency, year } = subject;
  const line = brief.say('rate.stated', {
    agency,
    year,
    name: nameMeasure({ field, applicant: null }, brief),
    amount: formatAmount(stated.figure, brief),
    quote: quoteWords(stated.figure.source.quote ?? '', brief.say),
  });
  const isComputed = computed.status === 'answered';
  return draft({
    ...(isComputed ? computed : {}),
    status: 'answered',
    lines: [line, ...(isComputed ? computed.lines : [])],
    value: stated.value,
    unit: stated.figure.unit,
    figures: [...figuresOf([stated]), ...(isComputed ? computed.figures : [])],
  });
}
