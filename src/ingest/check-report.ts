import type { Era } from '../model/field.ts';
import type { Check, ReportFigure, ReportIssue } from '../model/report.ts';
import type { Identity } from '../rules/rules.ts';
import type { FormIndex } from './form-index.ts';
import { fillTemplate } from './reading-rules.ts';

type Term = { readonly sign: number; readonly measure: string; readonly constant: number | null };

type Side = {
  readonly sum: number;
  readonly gaps: number;
  readonly present: number;
  readonly approximate: boolean;
  readonly measures: readonly string[];
};

type Spot = {
  readonly scope: string;
  readonly applicant: string | null;
  readonly field: string | null;
};

type Source = { readonly index: FormIndex; readonly figures: ReadonlyMap<string, ReportFigure> };

/** `[-]field[@applicant]` under the column or row that is being assessed. */
function toTerm(source: Source, text: string, spot: Spot): Term {
  const sign = text.startsWith('-') ? -1 : 1;
  const body = text.replace(/^-/u, '');
  if (body.startsWith('=')) return { sign, measure: '', constant: Number(body.slice(1)) };
  const [named = '', column] = body.split('@');
  const field = named === '' ? (spot.field ?? '') : named;
  const hasApplicant = source.index.fields.get(field)?.hasApplicant === true;
  const applicant = column ?? (hasApplicant ? (spot.applicant ?? 'total') : undefined);
  return {
    sign,
    measure: applicant === undefined ? field : `${field}@${applicant}`,
    constant: null,
  };
}

/** A gap is never 0, except the blank that the form's own total proves to be one. */
function valueOf(figure: ReportFigure | undefined): number | null {
  if (figure?.state === 'reported' && typeof figure.value === 'number') return figure.value;
  return figure?.qualifier === 'inferredZero' ? 0 : null;
}

function addUp(source: Source, terms: readonly string[], spot: Spot): Side {
  let side: Side = { sum: 0, gaps: 0, present: 0, approximate: false, measures: [] };
  for (const text of terms) {
    const { sign, measure, constant } = toTerm(source, text, spot);
    const figure = source.figures.get(measure);
    const value = constant ?? valueOf(figure);
    const approximate = figure?.qualifier === 'about' || figure?.qualifier === 'atLeast';
    side = {
      sum: Math.round((side.sum + sign * (value ?? 0)) * 1e6) / 1e6,
      gaps: side.gaps + (value === null ? 1 : 0),
      present: side.present + (figure === undefined && constant === null ? 0 : 1),
      approximate: side.approximate || (value !== null && approximate),
      measures: measure === '' ? side.measures : [...side.measures, measure],
    };
  }
  return side;
}

function holds({ relation, tolerance }: Identity, left: number, right: number): boolean {
  return relation === 'atLeast' ? left + tolerance >= right : Math.abs(left - right) <= tolerance;
}

function listSpots({ index }: Source, { scope, each }: Identity): Spot[] {
  const all = index.reading.check.all ?? '';
  if (scope === 'once') return [{ scope: all, applicant: null, field: null }];
  if (scope === 'row')
    return each.map((field) => ({
      scope: index.fields.get(field)?.name ?? field,
      applicant: null,
      field,
    }));
  const columns = index.rules.applicants.filter(({ id }) => id !== 'organizations');
  return columns.map(({ id, name }) => ({ scope: name, applicant: id, field: null }));
}

/** The right side that fits: the first without gaps that holds, else the one with the fewest gaps. */
function pickRight(source: Source, identity: Identity, asked: { left: Side; spot: Spot }): Side {
  const sides = [identity.right, ...identity.alternatives].map((terms) =>
    addUp(source, terms, asked.spot),
  );
  const full = sides.filter(({ gaps }) => gaps === 0);
  const holding = full.find(({ sum }) => holds(identity, asked.left.sum, sum));
  const fewest = sides.toSorted((a, b) => a.gaps - b.gaps);
  return holding ?? full[0] ?? fewest[0] ?? addUp(source, identity.right, asked.spot);
}

function explainGap(index: FormIndex, left: Side, right: Side): string {
  const { check } = index.reading;
  const count = left.gaps + right.gaps;
  if (left.gaps === 0 && right.gaps > 0 && right.gaps < right.measures.length) {
    const difference = Math.round((left.sum - right.sum) * 1e6) / 1e6;
    return fillTemplate(check.residual ?? '', {
      left: left.sum,
      right: right.sum,
      difference,
      count,
    });
  }
  return fillTemplate(check.notAssessable ?? '', { count });
}

function assess(source: Source, identity: Identity, spot: Spot): Check | null {
  const { index } = source;
  const left = addUp(source, identity.left, spot);
  if (identity.optional && left.present === 0) return null;
  const right = pickRight(source, identity, { left, spot });
  const { check } = index.reading;
  const common = {
    id: identity.id,
    scope: spot.scope,
    figures: [...left.measures, ...right.measures],
  };
  const open = left.gaps + right.gaps > 0;
  if (open || ((left.approximate || right.approximate) && identity.relation === 'equal')) {
    const text = open ? explainGap(index, left, right) : (check.approximate ?? '');
    const [known, other] = [left.gaps === 0 ? left.sum : null, right.gaps === 0 ? right.sum : null];
    return {
      ...common,
      verdict: 'notAssessable',
      left: known,
      right: other,
      difference: null,
      text,
    };
  }
  const difference = Math.round((left.sum - right.sum) * 1e6) / 1e6;
  const passed = holds(identity, left.sum, right.sum);
  const template = passed
    ? identity.relation === 'atLeast'
      ? check.atLeast
      : check.pass
    : check.fail;
  const text = fillTemplate(template ?? '', {
    left: left.sum,
    right: right.sum,
    difference: Math.abs(difference),
  });
  return {
    ...common,
    verdict: passed ? 'pass' : 'fail',
    left: left.sum,
    right: right.sum,
    difference,
    text,
  };
}

function toSymptom(identity: Identity, check: Check, figures: Source['figures']): ReportIssue[] {
  if (identity.issue === null || check.verdict !== 'pass' || (check.left ?? 0) <= 0) return [];
  const figure = figures.get(check.figures[0] ?? '');
  return [
    {
      code: identity.issue,
      line: figure?.line ?? null,
      page: figure?.page ?? null,
      text: identity.text,
    },
  ];
}

/** Every identity of the form that applies to this report, assessed on the printed numbers; nothing is ever repaired. */
export function checkReport(
  figures: readonly ReportFigure[],
  index: FormIndex,
  era: Era,
): { readonly checks: readonly Check[]; readonly issues: readonly ReportIssue[] } {
  const byMeasure = new Map(
    figures.map((figure) => [
      figure.applicant === null ? figure.field : `${figure.field}@${figure.applicant}`,
      figure,
    ]),
  );
  const source: Source = { index, figures: byMeasure };
  const applying = index.rules.identities.filter(
    ({ eras, years }) => years === 'own' && (eras.includes(era) || eras.includes('prose')),
  );
  const assessed = applying.flatMap((identity) =>
    listSpots(source, identity).flatMap((spot) => {
      const check = assess(source, identity, spot);
      return check ? [{ identity, check }] : [];
    }),
  );
  const checks = assessed
    .filter(({ identity }) => identity.issue === null)
    .map(({ check }) => check);
  return {
    checks,
    issues: assessed.flatMap(({ identity, check }) => toSymptom(identity, check, byMeasure)),
  };
}
