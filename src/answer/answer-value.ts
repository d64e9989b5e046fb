import type { Figure } from '../model/figure.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import { sumUp } from './compute.ts';
import { type Draft, draft } from './draft.ts';
import type { Subject } from './figure-index.ts';
import { nameMeasure, sayFigureName, sayMeasure, unitOf } from './measure-name.ts';
import { noteVaries } from './note-varies.ts';
import { isNumber, type Resolved, restsOn } from './resolve.ts';
import { sayElsewhere } from './say-elsewhere.ts';
import { sayMissing } from './say-missing.ts';
import { noteChecks, noteClosing, noteFigure, notePrintedZeros, sayAmount } from './say-value.ts';
import { sayYuan } from './say-yuan.ts';
import { resolveAll } from './subjects.ts';

const MAX_LINES = 12;
const MAX_LABELS = 4;
const LONG_LIST = 10;

export const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

export const notesOf = (brief: Brief, all: readonly Resolved[]): readonly string[] =>
  unique([...all.flatMap((one) => noteOne(brief, one, all)), ...noteVaries(brief, all)]);

/** A caveat of one body among several says whose it is. */
function noteOne(brief: Brief, one: Resolved, all: readonly Resolved[]): readonly string[] {
  const notes = [...noteFigure(brief, one), ...noteChecks(brief, one)];
  const alone = all.every((other) => keyOf(other.subject) === keyOf(one.subject));
  if (alone) return notes;
  const { agency, year } = one.subject;
  return notes.map((note) => brief.say('value.note.of', { agency, year, note }));
}

export const figuresOf = (all: readonly Resolved[]): readonly Figure[] =>
  unique(all.flatMap(restsOn));

/** 5+1=6: how a sum no report prints came to be. */
function saySum(brief: Brief, one: Resolved): readonly string[] {
  if (one.parts.length === 0 || !isNumber(one)) return [];
  const parts = one.parts.map((part) =>
    brief.say('value.item', { label: sayFigureName(part, brief), amount: String(part.value) }),
  );
  const isText = brief.index.fields.get(one.measure.field)?.kind === 'prose';
  return [
    brief.say(isText ? 'value.sumOfText' : 'value.sumOf', {
      parts: parts.join(brief.say('value.comma')),
    }),
  ];
}

const computationOf = (brief: Brief, one: Resolved) =>
  one.parts.length === 0 || !isNumber(one)
    ? null
    : sumUp(
        one.parts.map((part) => Number(part.value)),
        unitOf(one.measure, brief),
      );

function nameAnswered(brief: Brief, one: Resolved): string {
  return one.standIn && one.figure !== null
    ? sayFigureName(one.figure, brief)
    : sayMeasure(one.measure, brief);
}

/** One figure: number first, then how it was stated and what it does not say. */
function answerOne(brief: Brief, one: Resolved): Draft {
  if (one.state !== 'reported') return answerMissing(brief, [one]);
  const line = brief.say('value.one', {
    agency: one.subject.agency,
    year: one.subject.year,
    label: nameAnswered(brief, one),
    amount: sayAmount(brief, one),
  });
  return draft({
    status: 'answered',
    lines: [line, ...sayYuan(brief, one), ...saySum(brief, one), ...sayElsewhere(brief, one)],
    value: one.value,
    unit: one.figure?.unit ?? unitOf(one.measure, brief),
    figures: restsOn(one),
    computation: computationOf(brief, one),
    notes: [...notesOf(brief, [one]), ...noteClosing(brief, one)],
  });
}

/** 新收、结转、予以公开等 24 项: a whole table is not listed cell by cell. */
function joinLabels(brief: Brief, labels: readonly string[]): string {
  const shown = labels.slice(0, MAX_LABELS).join(brief.say('value.comma'));
  if (labels.length <= MAX_LABELS) return shown;
  return brief.say('value.andMore', { labels: shown, count: labels.length });
}

/** Nothing of what was asked is there: one sentence a state, all labels of that state in it. */
export function answerMissing(brief: Brief, all: readonly Resolved[]): Draft {
  if (all.length === 0) {
    return draft({ status: 'noValue', lines: [brief.say('value.nothing')] });
  }
  const groups = new Map<string, Resolved[]>();
  for (const one of all) {
    const key = `${one.subject.agencyId}|${one.subject.year}|${one.state}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const lines = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    if (first.state === 'reported') return sayFigures(brief, group);
    const labels = unique(group.map((of) => nameMeasure(of.measure, brief)));
    return sayMissing(brief, first, joinLabels(brief, labels));
  });
  const status = all.every((of) => of.state === 'noReport') ? 'noReport' : 'noValue';
  return draft({ status, lines: lines.slice(0, MAX_LINES), figures: figuresOf(all) });
}

function sayItem(brief: Brief, one: Resolved): string {
  return brief.say('value.item', {
    label: nameAnswered(brief, one),
    amount: sayAmount(brief, one, true),
  });
}

const keyOf = ({ agencyId, year }: Subject): string => `${agencyId}|${year}`;

/** Of a whole table, rows the report does not print are told as a number. */
function listShown(all: readonly Resolved[]): readonly Resolved[] {
  const stated = all.filter((one) => one.state !== 'notStated');
  return all.length > LONG_LIST && stated.length > 0 ? stated : all;
}

/** A part of a table is what the form of that report prints there: columns of another form are not missing. */
function keepForm(
  brief: Brief,
  query: FiguresQuery,
  all: readonly Resolved[],
): readonly Resolved[] {
  if (query.slots.table === undefined) return all;
  const kept = all.filter((one) => {
    const field = brief.index.fields.get(one.measure.field);
    const format = brief.index.report(one.subject)?.format;
    return one.state !== 'notStated' || format === undefined || field?.eras.includes(format);
  });
  return kept.length > 0 ? kept : all;
}

/** 新收 12 件｜上年结转 0 件: several figures of one report. */
function sayOneSubject(brief: Brief, all: readonly Resolved[]): readonly string[] {
  const [first] = all;
  if (first === undefined) return [];
  const shown = listShown(all);
  const items = shown.map((one) => sayItem(brief, one));
  const left = all.length - shown.length;
  const rest = left === 0 ? [] : [brief.say('value.unstated', { count: left })];
  const head = brief.say('value.head', {
    agency: first.subject.agency,
    year: first.subject.year,
  });
  return [head, items.join(brief.say('value.bar')), ...rest];
}

/** The same figure of several agencies or years: a line each. */
function sayOneMeasure(brief: Brief, all: readonly Resolved[]): readonly string[] {
  const [first] = all;
  if (first === undefined) return [];
  const label = sayMeasure(first.measure, brief);
  const rows = all.map((one) =>
    brief.say('value.row', {
      agency: one.subject.agency,
      year: one.subject.year,
      amount: sayAmount(brief, one, true),
    }),
  );
  return [brief.say('value.headMeasure', { label }), ...rows.slice(0, MAX_LINES)];
}

/** Lines of any number of figures, the shortest layout that still names everything. */
export function sayFigures(brief: Brief, all: readonly Resolved[]): readonly string[] {
  const subjects = unique(all.map((of) => keyOf(of.subject)));
  if (subjects.length === 1) return sayOneSubject(brief, all);
  const measures = unique(all.map((of) => `${of.measure.field}|${of.measure.applicant}`));
  if (measures.length === 1) return sayOneMeasure(brief, all);
  return subjects.slice(0, MAX_LINES).flatMap((key) =>
    sayOneSubject(
      brief,
      all.filter((of) => keyOf(of.subject) === key),
    ),
  );
}

/** One or several printed figures; a single one is THE value, several are read from `figures`. */
export function answerValue(brief: Brief, query: FiguresQuery): Draft {
  const all = keepForm(brief, query, resolveAll(brief, query));
  const [first] = all;
  if (first !== undefined && all.length === 1) return answerOne(brief, first);
  if (all.every((of) => of.state !== 'reported')) return answerMissing(brief, all);
  return draft({
    status: 'answered',
    lines: sayFigures(brief, all),
    figures: figuresOf(all),
    notes: [...notePrintedZeros(brief, all), ...notesOf(brief, all)],
  });
}
