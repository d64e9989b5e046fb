import type { Field, ProsePattern } from '../model/field.ts';
import type { Qualifier } from '../model/figure.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import type { Passage } from './document-text.ts';
import { joinPlace, type TableReading, toIssue } from './draft-figure.ts';
import type { FormIndex } from './form-index.ts';
import { parseNumber } from './parse-number.ts';

type Pattern = { readonly field: Field; readonly regex: RegExp; readonly source: ProsePattern };

const compiled = new WeakMap<FormIndex, readonly Pattern[]>();

function compile(index: FormIndex): readonly Pattern[] {
  const known = compiled.get(index);
  if (known) return known;
  const patterns = [...index.fields.values()].flatMap((field) =>
    field.patterns.map((source) => ({ field, source, regex: new RegExp(source.regex, 'gu') })),
  );
  compiled.set(index, patterns);
  return patterns;
}

const stop = /[。;；!！?？\n]/u;

/** The sentence around a match: what is quoted, and where another year may be named. */
function cutSentence(text: string, start: number, end: number): { before: string; quote: string } {
  let from = start;
  while (from > 0 && !stop.test(text[from - 1] ?? '')) from -= 1;
  const comma = text.slice(from, start).search(/[,，][^,，]*$/u);
  const quoteFrom = comma >= 0 && start - from > 40 ? from + comma + 1 : from;
  return {
    before: text.slice(from, start),
    quote: text.slice(quoteFrom, end).replace(/\s+/gu, ' ').trim(),
  };
}

/** A number of another year stands after that year's name; the nearest year before the number decides. */
function isOtherYear(before: string, year: number, index: FormIndex): boolean {
  const named = [
    ...before.replace(/《[^》]*》/gu, '').matchAll(new RegExp(index.reading.otherYears, 'gu')),
  ].at(-1)?.groups?.year;
  return named !== undefined && Number(named) !== year;
}

function toQualifier(groups: Record<string, string | undefined>, fixed: boolean): Qualifier {
  if (fixed) return 'statedInWords';
  if (groups.more !== undefined) return 'atLeast';
  const { qualifier } = groups;
  if (qualifier === undefined || qualifier === '') return 'exact';
  return /^(?:超|逾|不少于|达到)/u.test(qualifier) ? 'atLeast' : 'about';
}

/** Amounts come in the field's unit; other counters stay as printed, except where a table counts the same thing in its own. */
function toAmount(
  index: FormIndex,
  field: Field,
  printed: { value: number; unit: string },
): { value: number; unit: string | null } {
  const [from, to] = [index.reading.money[printed.unit], index.reading.money[field.unit]];
  if (from !== undefined && to !== undefined)
    return { value: Math.round(((printed.value * from) / to) * 1e6) / 1e6, unit: field.unit };
  const own = field.comparableTo.some(
    (id) => index.fields.get(id)?.kind === 'cell' && index.fields.get(id)?.unit === field.unit,
  );
  const unit = own || printed.unit === '' ? field.unit : printed.unit;
  return { value: printed.value, unit: unit === '' ? null : unit };
}

type Match = {
  readonly passage: Passage;
  readonly found: RegExpExecArray;
  readonly pattern: Pattern;
};

function toFigure(index: FormIndex, { passage, found, pattern }: Match): ReportFigure | null {
  const groups = found.groups ?? {};
  const fixed = groups.value === undefined;
  const number = fixed ? pattern.source.value : parseNumber(groups.value ?? '');
  if (number === null) return null;
  const { field } = pattern;
  const { value, unit } = toAmount(index, field, { value: number, unit: groups.unit ?? '' });
  const raw = fixed
    ? found[0]
    : [groups.qualifier, groups.value, groups.more, groups.unit].join('');
  const { quote } = cutSentence(passage.text, found.index, found.index + found[0].length);
  const place = passage.placeAt(found.index);
  const section = passage.section ?? index.reading.places.preamble ?? '';
  const words = (index.reading.places.prose ?? '').replace('{section}', section);
  return {
    ...{ field: field.id, applicant: null, label: field.name, state: 'reported', value },
    ...{ qualifier: toQualifier(groups, fixed), unit, raw: raw.trim() },
    ...{
      section: passage.section,
      place: joinPlace(index, words, place),
      line: place.line,
      page: place.page,
      quote,
      notes: [],
    },
  };
}

function listMatches(index: FormIndex, passages: readonly Passage[], year: number): Match[] {
  return passages.flatMap((passage) =>
    compile(index).flatMap((pattern) =>
      [...passage.text.matchAll(pattern.regex)].flatMap((found) => {
        const { before } = cutSentence(passage.text, found.index, found.index);
        return isOtherYear(before, year, index) ? [] : [{ passage, found, pattern }];
      }),
    ),
  );
}

/** What the running text states, field by field: the first statement is kept, a different one later is said in an issue. */
export function readProse(
  passages: readonly Passage[],
  index: FormIndex,
  year: number,
): TableReading {
  const figures = new Map<string, ReportFigure>();
  const issues: ReportIssue[] = [];
  for (const match of listMatches(index, passages, year)) {
    const figure = toFigure(index, match);
    if (!figure) continue;
    const before = figures.get(figure.field);
    if (!before) figures.set(figure.field, figure);
    else if (before.value !== figure.value) {
      const place = { line: figure.line, page: figure.page };
      const values = { label: figure.label, first: before.quote, second: figure.quote };
      issues.push(toIssue(index, 'proseConflict', { place, values }));
    }
  }
  const order = [...index.fields.keys()];
  const sorted = [...figures.values()].sort(
    (a, b) => order.indexOf(a.field) - order.indexOf(b.field),
  );
  return { figures: sorted, issues };
}
