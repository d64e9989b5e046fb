import type { Computation } from '../model/answer.ts';
import type { Operation } from '../model/query.ts';
import { answerMissing, figuresOf, notesOf, sayFigures, unique } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import { growth, subtract } from './compute.ts';
import { amountOf, type Entrant, toExcluded } from './contest.ts';
import { type Draft, draft } from './draft.ts';
import { formatPercent, joinUnit } from './format-number.ts';
import { sayMeasure, unitOf } from './measure-name.ts';
import { isNumber, type Resolved } from './resolve.ts';
import { sayMissing } from './say-missing.ts';
import { asksPercent, statedChange, statedGrowth } from './stated-growth.ts';
import { resolveAll } from './subjects.ts';
import { joinDrafts } from './wrap-fractions.ts';

type Trend = Extract<Operation, { kind: 'trend' }>;

const SMALL_BASE = 10;

/** One figure of one agency over the years. */
type Series = { readonly all: readonly Resolved[]; readonly points: readonly Entrant[] };

function toSeries(all: readonly Resolved[]): readonly Series[] {
  const groups = new Map<string, Resolved[]>();
  for (const one of all) {
    const { field, applicant } = one.measure;
    const key = `${one.subject.agencyId}|${field}|${applicant}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const sorted = group.toSorted((a, b) => a.subject.year - b.subject.year);
    return { all: sorted, points: sorted.filter(isNumber) };
  });
}

/** Years between the first and the last of which there is no number: 2018–2022 未收录. */
function findGaps({ all, points }: Series): readonly number[] {
  const there = new Set(points.map((one) => one.subject.year));
  const years = all.map((one) => one.subject.year);
  const first = Math.min(...years);
  const gaps: number[] = [];
  for (let year = first; year <= Math.max(...years); year += 1) {
    if (!there.has(year)) gaps.push(year);
  }
  return gaps;
}

/** Base 0 has no percentage, a small base has one that says little: the difference comes first. */
function sayChange(brief: Brief, from: Entrant, to: Entrant): string {
  const unit = unitOf(to.measure, brief);
  const change = subtract(from.value, to.value, unit).result;
  const rate = growth(from.value, to.value);
  const direction = change === 0 ? 'trend.same' : change > 0 ? 'trend.up' : 'trend.down';
  const percent =
    rate === null
      ? brief.say('trend.baseZero')
      : `${rate.result > 0 ? '+' : ''}${formatPercent(rate.result)}`;
  const topic = rate !== null && from.value < SMALL_BASE ? 'trend.smallBase' : 'trend.change';
  return brief.say(topic, {
    from: from.subject.year,
    to: to.subject.year,
    direction: brief.say(direction, { gap: joinUnit(String(Math.abs(change)), unit, brief) }),
    percent,
  });
}

/** Years that are stated in different words or forms are shown together, but not as one series. */
function noteMixed(brief: Brief, { points }: Series): readonly string[] {
  const fields = unique(points.map((one) => one.figure?.field ?? one.measure.field));
  return fields.length > 1 ? [brief.say('trend.mixed')] : [];
}

function saySeries(brief: Brief, series: Series): readonly string[] {
  const { points } = series;
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return [];
  const items = points.map((one) =>
    brief.say('trend.point', { year: one.subject.year, amount: amountOf(brief, one) }),
  );
  const gaps = findGaps(series);
  const missing =
    gaps.length === 0 ? '' : brief.say('trend.gaps', { years: sayYears(brief, gaps) });
  const line = brief.say('trend.series', {
    agency: first.subject.agency,
    label: sayMeasure(first.measure, brief),
    points: items.join(brief.say('value.comma')),
  });
  return [line, first === last ? '' : sayChange(brief, first, last), missing];
}

/** 2018–2022, 2024: runs of years shortened. */
export function sayYears(brief: Brief, years: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === year - 1) run[1] = year;
    else runs.push([year, year]);
  }
  const words = runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return words.join(brief.say('value.comma'));
}

/** One year is no trend: the figure is given, the rest is said to be missing. */
function answerShort(brief: Brief, series: Series): Draft {
  const last = series.points.at(-1) ?? null;
  const stated = statedGrowth(brief, last) ?? (last === null ? null : statedChange(brief, last));
  if (stated !== null) return stated;
  const absent = series.all.filter((one) => !isNumber(one));
  return draft({
    status: 'noValue',
    lines: [
      brief.say('trend.short'),
      ...(series.points.length > 0 ? saySeries(brief, series) : sayFigures(brief, series.all)),
      ...absent.flatMap((one) => sayMissing(brief, one).slice(1)),
    ],
    figures: [...figuresOf(absent), ...figuresOf(series.points)],
    excluded: toExcluded(absent),
    notes: notesOf(brief, series.points),
  });
}

/** 同比 needs the very year before; two years further apart are compared only when that was asked. */
function pickPair({ points }: Series, yoy: boolean): readonly [Entrant, Entrant] | null {
  const last = points.at(-1);
  const first = yoy
    ? points.find((one) => one.subject.year === (last?.subject.year ?? 0) - 1)
    : points[0];
  return last === undefined || first === undefined || first === last ? null : [first, last];
}

function answerSeries(brief: Brief, series: Series, operation: Trend): Draft {
  const pair = pickPair(series, operation.yoy && series.all.length > 2);
  if (pair === null) return answerShort(brief, series);
  const [from, to] = pair;
  const unit = unitOf(to.measure, brief);
  const difference = subtract(from.value, to.value, unit);
  const rate = growth(from.value, to.value);
  const computation: Computation = rate ?? difference;
  const asked = asksPercent(brief) && rate !== null ? rate : difference;
  return draft({
    status: 'answered',
    lines: saySeries(brief, series),
    value: asked.result,
    unit: asked.unit,
    figures: figuresOf(series.points),
    computation,
    excluded: toExcluded(series.all.filter((one) => !isNumber(one))),
    notes: unique([...noteMixed(brief, series), ...notesOf(brief, series.points)]),
  });
}

/** A figure over the years there are; gaps are named and never filled. */
export function answerTrend(brief: Brief, query: FiguresQuery, operation: Trend): Draft {
  const all = resolveAll(brief, query);
  if (all.every((one) => !isNumber(one))) return answerMissing(brief, all);
  const drafts = toSeries(all).map((series) => answerSeries(brief, series, operation));
  return joinDrafts(brief, drafts);
}
