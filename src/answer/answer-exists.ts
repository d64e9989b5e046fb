import type { Operation } from '../model/query.ts';
import { answerClaims } from './answer-claims.ts';
import { answerMissing, answerValue, figuresOf, notesOf, sayFigures } from './answer-value.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import { holdsClaim, isMoreThanClaimed } from './claim.ts';
import { tidy } from './compute.ts';
import { type Draft, draft } from './draft.ts';
import { isOfEach, pickLeadOfEach, saysOfEach } from './each.ts';
import { joinUnit } from './format-number.ts';
import { answerGapClaim } from './gap-claim.ts';
import { unitOf } from './measure-name.ts';
import { isNumber, type Resolved } from './resolve.ts';
import { sayMissing } from './say-missing.ts';
import { toUnitOf } from './say-yuan.ts';
import { resolveAll } from './subjects.ts';

type Confirm = Extract<Operation, { kind: 'confirm' }>;

/** What of a cut-off sum is surely there. */
function visibleSum(one: Resolved): number {
  const seen = one.parts.filter((part) => part.state === 'reported');
  return tidy(seen.reduce((sum, part) => sum + Number(part.value), 0));
}

/** Some rows are cut off, but what is printed is already more than none. */
function answerAtLeast(brief: Brief, one: Resolved): Draft {
  const value = visibleSum(one);
  const unit = unitOf(one.measure, brief);
  const lead = brief.say('exists.atLeast', { amount: joinUnit(String(value), unit, brief) });
  return draft({
    status: 'answered',
    lines: [lead, ...sayMissing(brief, one).slice(1)],
    value,
    unit,
    figures: figuresOf([one]),
    notes: [brief.say('exists.atLeastNote')],
  });
}

const isAny = (one: Resolved): boolean => isNumber(one) && one.value > 0;
const isNone = (one: Resolved): boolean => isNumber(one) && one.value === 0;

/** 都有 asked of several of which one has none is neither 有 nor 没有. */
function pickExistsLead(brief: Brief, all: readonly Resolved[]): string {
  if (!all.some(isAny)) return 'exists.no';
  const isOfAll = saysOfEach(brief) && !saysOfEach(brief, 'eachNot');
  return isOfAll && all.some(isNone) ? 'exists.part' : 'exists.yes';
}

/** 有 or 没有 first, then the figures; a cell without a number is neither. */
export function answerExists(brief: Brief, query: FiguresQuery): Draft {
  const all = resolveAll(brief, query);
  const some = all.filter(isAny);
  const partly = all.find((one) => one.state !== 'reported' && visibleSum(one) > 0);
  if (some.length === 0 && partly !== undefined) return answerAtLeast(brief, partly);
  const allNone = all.length > 0 && all.every(isNone);
  if (some.length === 0 && !allNone) return answerMissing(brief, all);
  const lead = brief.say(pickExistsLead(brief, all));
  const value = answerValue(brief, query);
  const [first, ...rest] = value.lines;
  return { ...value, lines: [`${lead}${first ?? ''}`, ...rest], value: pickValue(value, allNone) };
}

const pickValue = (value: Draft, allNone: boolean): Draft['value'] =>
  value.value ?? (allNone ? 0 : null);

/** Nothing to hold the claim against: say so, and that blank is not 0. */
function answerUnknown(brief: Brief, all: readonly Resolved[]): Draft {
  const missing = answerMissing(brief, all);
  return { ...missing, lines: [brief.say('confirm.unknown'), ...missing.lines] };
}

/** The claimed one of several, unless another of them has no number. */
function pickHit(all: readonly Resolved[], hit: Resolved | undefined): Resolved | null {
  return hit !== undefined && all.every(isNumber) ? hit : null;
}

function pickLead(brief: Brief, hit: Resolved & { readonly value: number }, claim: number): string {
  if (isMoreThanClaimed(brief, claim, hit.value)) return 'confirm.more';
  const isInexact = hit.figure?.qualifier === 'atLeast' || hit.figure?.qualifier === 'about';
  return isInexact ? 'confirm.about' : 'confirm.yes';
}

/** 是 or 不是 first, then the figure as it is printed. */
export function answerConfirm(brief: Brief, query: FiguresQuery, operation: Confirm): Draft {
  const all = resolveAll(brief, query);
  const numbers = all.filter(isNumber);
  if (numbers.length === 0) return answerUnknown(brief, all);
  const gap = answerGapClaim(brief, query, { operation, all });
  if (gap !== null) return gap;
  const many = answerClaims(brief, query, { operation, all });
  if (many !== null) return many;
  const holds = (one: Resolved & { readonly value: number }): boolean =>
    holdsClaim(brief, toUnitOf(brief, one, operation), {
      ...{ value: one.value, unit: operation.unit ?? '' },
      isLowest: one.figure?.qualifier === 'atLeast',
    });
  const hit = numbers.find(holds);
  const any = hit === undefined ? 'confirm.no' : pickLead(brief, hit, operation.claim);
  if (all.length === 1) {
    const value = answerValue(brief, query);
    const [line, ...rest] = value.lines;
    return { ...value, lines: [`${brief.say(any)}${line ?? ''}`, ...rest] };
  }
  const lead = isOfEach(brief, query, all) ? pickLeadOfEach(all, holds) : any;
  const shown = lead === any ? pickHit(all, hit) : null;
  return draft({
    status: 'answered',
    lines: [brief.say(lead), ...sayFigures(brief, all)],
    value: shown?.value ?? null,
    unit: shown === null ? null : unitOf(shown.measure, brief),
    figures: figuresOf(all),
    notes: notesOf(brief, numbers),
  });
}
