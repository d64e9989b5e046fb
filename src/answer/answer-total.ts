import type { Axis, Operation } from '../model/query.ts';
import { answerMissing, figuresOf, notesOf, sayFigures } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import { mean, sumUp } from './compute.ts';
import { amountOf, type Contest, nameEntrant, sayAbsent, sayTopic, toExcluded } from './contest.ts';
import { type Draft, draft } from './draft.ts';
import { isApproximate, joinUnit } from './format-number.ts';
import { unitOf } from './measure-name.ts';
import { isNumber, type Resolved } from './resolve.ts';
import { resolveAll } from './subjects.ts';

type Total = Extract<Operation, { kind: 'total' | 'mean' }>;

const MAX_TERMS = 10;
const MAX_FIGURES = 60;

const WHOLES: ReadonlySet<string> = new Set(['posts', 'total']);

const split = (all: readonly Resolved[]): Contest => ({
  entrants: all.filter(isNumber),
  absent: all.filter((one) => !isNumber(one)),
});

const isStock = (brief: Brief, all: readonly Resolved[]): boolean =>
  all.some((one) => brief.index.fields.get(one.measure.field)?.stock === true);

const stemOf = (field: string): string => field.slice(0, field.lastIndexOf('.'));
const lastOf = (field: string): string => field.slice(field.lastIndexOf('.') + 1);

/** 网站发布 208 条，其中通知 57 条: a whole and what may be in it are never added up. */
function mayContain(all: readonly Resolved[]): boolean {
  const fields = [...new Set(all.map((one) => one.measure.field))];
  return fields.some(
    (whole) =>
      WHOLES.has(lastOf(whole)) &&
      fields.some((part) => part !== whole && part.startsWith(`${stemOf(whole)}.`)),
  );
}

/** Figures of different names count alike when they are printed in one unit; one name has one unit. */
const unitOfOne = (brief: Brief, one: Resolved, over: Axis): string =>
  (over === 'measure' ? one.figure?.unit : null) ?? unitOf(one.measure, brief);

/** Why a sum would say something untrue; null when it may be made. */
function refuse(brief: Brief, all: readonly Resolved[], over: Axis): string | null {
  const units = new Set(all.map((one) => unitOfOne(brief, one, over)));
  if (units.size > 1) return 'total.units';
  if (over === 'year' && isStock(brief, all)) return 'total.stock';
  if (over === 'measure' && mayContain(all)) return 'total.contained';
  return null;
}

/** Channels repeat each other: the sum of two is no count of pieces. */
function noteOverlap(brief: Brief, all: readonly Resolved[], over: Axis): readonly string[] {
  if (over !== 'measure') return [];
  const stems = new Set(all.map((one) => stemOf(one.measure.field)));
  const prose = all.every((one) => brief.index.fields.get(one.measure.field)?.kind === 'prose');
  return prose && stems.size > 1 ? [brief.say('total.overlap')] : [];
}

function sayTerms(brief: Brief, { entrants }: Contest, over: Axis): string {
  const items = entrants.slice(0, MAX_TERMS).map((one) =>
    brief.say('value.item', {
      label: nameEntrant(brief, one, over),
      amount: amountOf(brief, one),
    }),
  );
  if (entrants.length > MAX_TERMS) items.push(brief.say('rank.more', { count: entrants.length }));
  return items.join(brief.say('total.plus'));
}

/** A sum of 4万余 and 580余 is no exact number either. */
function sayResult(brief: Brief, { entrants }: Contest, amount: string): string {
  const rough = entrants.some(({ figure }) => figure !== null && isApproximate(figure));
  return rough ? brief.say('value.approx.atLeast', { amount }) : amount;
}

/** The parts, not the sum: with the reason why they are not added up. */
function answerRefused(brief: Brief, all: readonly Resolved[], reason: string): Draft {
  return draft({
    status: 'noValue',
    lines: [brief.say(reason), ...sayFigures(brief, all)],
    figures: figuresOf(all),
    excluded: toExcluded(split(all).absent),
    notes: notesOf(brief, all.filter(isNumber)),
  });
}

/** A missing part of one report leaves no sum; a missing agency or year leaves the sum of the others. */
const isOpen = ({ entrants, absent }: Contest, over: Axis): boolean =>
  entrants.length === 0 || (absent.length > 0 && (over === 'measure' || entrants.length < 2));

/** Sum or mean over agencies, years or fields; what is not in it is named. */
export function answerTotal(brief: Brief, query: FiguresQuery, operation: Total): Draft {
  const { kind, over } = operation;
  const all = resolveAll(brief, query);
  const contest = split(all);
  if (contest.entrants.length === 0) return answerMissing(brief, all);
  const reason = refuse(brief, all, over) ?? (isOpen(contest, over) ? `${kind}.open` : null);
  if (reason !== null) return answerRefused(brief, all, reason);
  const [first] = contest.entrants;
  const unit = first === undefined ? '' : unitOfOne(brief, first, over);
  const inputs = contest.entrants.map((one) => one.value);
  const computation = kind === 'mean' ? mean(inputs, unit) : sumUp(inputs, unit);
  const line = brief.say(`${kind}.one`, {
    topic: sayTopic(brief, contest.entrants, over),
    amount: sayResult(brief, contest, joinUnit(String(computation?.result ?? ''), unit, brief)),
    terms: sayTerms(brief, contest, over),
    count: inputs.length,
  });
  return draft({
    status: 'answered',
    lines: [line, ...sayAbsent(brief, contest.absent, over)],
    value: computation?.result ?? null,
    unit,
    figures: figuresOf(contest.entrants.slice(0, MAX_FIGURES)),
    computation,
    excluded: toExcluded(contest.absent),
    notes: [
      ...noteOverlap(brief, all, over),
      ...notesOf(brief, contest.entrants.slice(0, MAX_TERMS)),
    ],
  });
}
