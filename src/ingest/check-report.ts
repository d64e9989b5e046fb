import type { Era } from '../model/field.ts';
import type { Check, ReportFigure, ReportIssue } from '../model/report.ts';
import type { Identity } from '../rules/rules.ts';
import { assessIdentity, type Measured, type Spot } from './assess-identity.ts';
import type { FormIndex } from './form-index.ts';

const spots = new WeakMap<Identity, readonly Spot[]>();

/** Where an identity is assessed does not depend on the report. */
function listSpots(index: FormIndex, identity: Identity): readonly Spot[] {
  const known = spots.get(identity);
  if (known !== undefined) return known;
  const made = makeSpots(index, identity);
  spots.set(identity, made);
  return made;
}

function makeSpots(index: FormIndex, { scope, each }: Identity): readonly Spot[] {
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

function toSymptom(identity: Identity, check: Check, figures: Measured['figures']): ReportIssue[] {
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
  const source: Measured = { index, figures: byMeasure };
  const applying = index.rules.identities.filter(
    ({ eras, years }) => years === 'own' && (eras.includes(era) || eras.includes('prose')),
  );
  const assessed = applying.flatMap((identity) =>
    listSpots(index, identity).flatMap((spot) => {
      const check = assessIdentity(source, identity, spot);
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
