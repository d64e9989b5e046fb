import type { Measure } from '../model/field.ts';
import type { Operation } from '../model/query.ts';
import type { Brief, FiguresQuery } from './brief.ts';
import { tidy } from './compute.ts';
import { sayAbsent, toExcluded } from './contest.ts';
import { type Draft, draft } from './draft.ts';
import type { Subject } from './figure-index.ts';
import { type Divided, divide } from './fraction.ts';
import { sayMeasure, unitOf } from './measure-name.ts';
import { isNumber, type Resolved } from './resolve.ts';
import { withStated } from './stated-rate.ts';
import { findSubjects } from './subjects.ts';
import { lookUp, sumTerms, type Terms } from './terms.ts';
import { joinDrafts, wrapFractions } from './wrap-fractions.ts';

type Share = Extract<Operation, { kind: 'share' }>;
type Ratio = Extract<Operation, { kind: 'ratio' }>;

const over = (brief: Brief, subject: Subject, measure: Measure): Terms =>
  sumTerms(brief, subject, [{ sign: 1, measure }]);

type Halves = { readonly part: Measure; readonly whole: Measure };

function divideShare(brief: Brief, subject: Subject, { part, whole }: Halves): Divided {
  const names = { part: sayMeasure(part, brief), whole: sayMeasure(whole, brief) };
  return divide(brief, {
    name: brief.say('share.name', names),
    formula: brief.say('share.formula', names),
    numerator: over(brief, subject, part),
    denominator: over(brief, subject, whole),
    unit: '%',
  });
}

/** More than all of it: the one is no part of the other, whatever the words were. */
function answerNotPart(brief: Brief, subject: Subject, main: Divided): Draft {
  const made = wrapFractions(brief, subject, { divided: [main], claim: null });
  const lines = [brief.say('share.notPart')];
  return { ...made, status: 'noValue', value: null, unit: null, computation: null, lines };
}

/** The whole as asked, and where it is cut off, what stands in for it: two readings, both named. */
function answerPart(brief: Brief, subject: Subject, operation: Share): Draft {
  const { part, whole, substitute, claim } = operation;
  const main = divideShare(brief, subject, { part, whole });
  if ((main.computation?.result ?? 0) > 100) return answerNotPart(brief, subject, main);
  const lacking = main.fraction.denominator.missing.length > 0 && substitute !== null;
  if (!lacking) return wrapFractions(brief, subject, { divided: [main], claim });
  const other = divideShare(brief, subject, { part, whole: substitute });
  if (other.computation === null) {
    return wrapFractions(brief, subject, { divided: [main], claim });
  }
  return wrapFractions(brief, subject, { divided: [other, main], claim });
}

const toTerms = (resolved: readonly Resolved[]): Terms => {
  const numbers = resolved.filter(isNumber);
  const sum = numbers.reduce((total, one) => total + one.value, 0);
  return {
    value: numbers.length === 0 ? null : tidy(sum),
    resolved: numbers,
    signs: [],
    missing: [],
  };
};

/** One agency of several: its figure over the sum of all that have one. */
function answerOfGroup(brief: Brief, query: FiguresQuery, operation: Share): Draft {
  const subjects = findSubjects(brief, query);
  const all = subjects.map((subject) => lookUp(brief, subject, operation.part));
  const own = all.filter((one) => one.subject.agencyId === operation.agency);
  const [mine] = own;
  const absent = all.filter((one) => !isNumber(one));
  if (mine === undefined) return draft({ status: 'noValue', lines: [brief.say('value.nothing')] });
  const part = sayMeasure(operation.part, brief);
  const divided = divide(brief, {
    name: brief.say('share.ofGroup', { part, count: all.length - absent.length }),
    formula: brief.say('share.groupFormula', { part, agency: mine.subject.agency }),
    numerator: { ...toTerms(own), missing: own.filter((one) => !isNumber(one)) },
    denominator: toTerms(all),
    unit: '%',
  });
  const made = wrapFractions(brief, mine.subject, { divided: [divided], claim: operation.claim });
  return {
    ...made,
    lines: [...made.lines, ...sayAbsent(brief, absent, 'agency')],
    excluded: toExcluded(absent),
  };
}

/** 自然人占多少: a part of a whole, with both numbers in the reply. */
export function answerShare(brief: Brief, query: FiguresQuery, operation: Share): Draft {
  if (operation.agency !== null) return answerOfGroup(brief, query, operation);
  const { field } = operation.part;
  const drafts = findSubjects(brief, query).map((of) =>
    withStated(brief, of, {
      ids: [`${field}.share`],
      claim: operation.claim,
      compute: (claim) => answerPart(brief, of, { ...operation, claim }),
    }),
  );
  return joinDrafts(brief, drafts);
}

/** 平均一次推几篇: two printed figures over one another. */
export function answerRatio(brief: Brief, query: FiguresQuery, operation: Ratio): Draft {
  const [subject] = findSubjects(brief, query);
  if (subject === undefined)
    return draft({ status: 'noValue', lines: [brief.say('value.nothing')] });
  const { numerator, denominator } = operation;
  const above = over(brief, subject, numerator);
  const below = over(brief, subject, denominator);
  const unitAbove = above.resolved[0]?.figure?.unit ?? unitOf(numerator, brief);
  const unitBelow = below.resolved[0]?.figure?.unit ?? unitOf(denominator, brief);
  const names = { part: sayMeasure(numerator, brief), whole: sayMeasure(denominator, brief) };
  const divided = divide(brief, {
    name: brief.say('mean.ratio', names),
    formula: brief.say('share.formula', names),
    numerator: above,
    denominator: below,
    unit: brief.say('mean.unit', { numerator: unitAbove, denominator: unitBelow }),
  });
  return wrapFractions(brief, subject, { divided: [divided], claim: null });
}
