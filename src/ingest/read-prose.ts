import type { Field } from '../model/field.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import type { Passage } from './document-text.ts';
import { joinPlace, type TableReading, toIssue } from './draft-figure.ts';
import type { FormIndex } from './form-index.ts';
import { parseNumber } from './parse-number.ts';
import { cutSentence, type ProseMatch, toQualifier } from './prose-match.ts';
import { fillTemplate } from './reading-rules.ts';

type Amount = { readonly value: number; readonly unit: string | null };

/** Amounts come in the field's unit; other counters stay as printed, except where a table of today counts the same thing in its own. */
function toAmount(
  index: FormIndex,
  field: Field,
  printed: { value: number; unit: string },
): Amount {
  const [from, to] = [index.reading.money[printed.unit], index.reading.money[field.unit]];
  if (from !== undefined && to !== undefined)
    return { value: Math.round(((printed.value * from) / to) * 1e6) / 1e6, unit: field.unit };
  const own = field.comparableTo.some((id) => {
    const other = index.fields.get(id);
    const isToday = other?.kind === 'cell' && other.eras.includes('fmt2021');
    return isToday && other.unit === field.unit;
  });
  const unit = own || printed.unit === '' ? field.unit : printed.unit;
  return { value: printed.value, unit: unit === '' ? null : unit };
}

type Statement = Pick<ReportFigure, 'field' | 'label' | 'value' | 'qualifier' | 'unit' | 'raw'>;

/** A statement of the running text as a figure, with the sentence it stands in as its quote. */
export function toProseFigure(
  index: FormIndex,
  statement: Statement,
  at: { readonly passage: Passage; readonly start: number; readonly end: number },
): ReportFigure {
  const { passage, start, end } = at;
  const place = passage.placeAt(start);
  const { places } = index.reading;
  const words = fillTemplate(places.prose ?? '', {
    section: passage.section ?? places.preamble ?? '',
  });
  return {
    ...statement,
    ...{ applicant: null, state: 'reported', section: passage.section },
    ...{ place: joinPlace(index, words, place), line: place.line, page: place.page },
    ...{ quote: cutSentence(passage.text, start, end).quote, notes: [] },
  };
}

function toFigure(index: FormIndex, match: ProseMatch): ReportFigure | null {
  const { passage, found, field, source } = match;
  const groups = found.groups ?? {};
  const fixed = groups.value === undefined;
  const number = fixed ? source.value : parseNumber(groups.value ?? '');
  if (number === null) return null;
  const printed = [groups.qualifier, groups.value, groups.more, groups.unit].join('');
  const statement = {
    ...{ field: field.id, label: field.name, qualifier: toQualifier(groups, index) },
    ...toAmount(index, field, { value: number, unit: groups.unit ?? '' }),
    raw: (fixed ? found[0] : printed).trim(),
  };
  return toProseFigure(index, statement, {
    passage,
    start: found.index,
    end: found.index + found[0].length,
  });
}

type Kept = { readonly figure: ReportFigure; readonly part: boolean };

function toConflict(index: FormIndex, before: ReportFigure, figure: ReportFigure): ReportIssue {
  const values = { label: figure.label, first: before.quote, second: figure.quote };
  return toIssue(index, 'proseConflict', {
    place: { line: figure.line, page: figure.page },
    values,
  });
}

type Walk = {
  readonly index: FormIndex;
  readonly kept: Map<string, Kept>;
  readonly issues: ReportIssue[];
  readonly used: ProseMatch[];
};

function keep({ index, kept, issues, used }: Walk, match: ProseMatch, figure: ReportFigure): void {
  const part = index.reading.parts.some((word) => match.before.includes(word));
  const before = kept.get(figure.field);
  const same = before?.figure.value === figure.value;
  if (!before || same) used.push(match);
  if (!before || (before.part && !part)) kept.set(figure.field, { figure, part });
  else if (!part && !same) issues.push(toConflict(index, before.figure, figure));
}

/**
 * What the running text states, field by field. The first statement is kept, a part (其中) gives way to a whole, and a different whole
 * later is said in an issue; `used` are the statements behind the figures, the others stay to be read as plain statements.
 */
export function readProse(
  matches: readonly ProseMatch[],
  index: FormIndex,
): TableReading & { readonly used: readonly ProseMatch[] } {
  const walk: Walk = { index, kept: new Map(), issues: [], used: [] };
  for (const match of matches) {
    const figure = toFigure(index, match);
    if (figure) keep(walk, match, figure);
  }
  const order = [...index.fields.keys()];
  const figures = [...walk.kept.values()].map(({ figure }) => figure);
  figures.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
  return { figures, issues: walk.issues, used: walk.used };
}
