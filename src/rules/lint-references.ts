import type { RulePlaces } from './rule-places.ts';
import type { RuleIssue, Rules } from './rules.ts';

type Reference = { readonly kind: string; readonly owner: string; readonly to: string };

/** Every id that is named must exist, and no id may be given twice. */
export function lintReferences(rules: Rules, placeOf: RulePlaces): RuleIssue[] {
  return [
    ...lintFieldReferences(rules, placeOf),
    ...lintTerms(rules, placeOf),
    ...lintAgencies(rules, placeOf),
    ...lintDoubles(rules, placeOf),
  ];
}

function lintFieldReferences(rules: Rules, placeOf: RulePlaces): RuleIssue[] {
  const ids = new Set(rules.fields.map(({ id }) => id));
  const references: Reference[] = [
    ...rules.fields.flatMap(({ id, comparableTo, parts }) =>
      [...comparableTo, ...parts].map((to) => ({ kind: 'field', owner: id, to })),
    ),
    ...rules.ambiguousTerms.flatMap(({ term, candidates, default: first }) =>
      [...candidates, ...(first === null ? [] : [first])].map((to) => ({
        kind: 'ambiguous',
        owner: term,
        to,
      })),
    ),
    ...rules.identities.flatMap(({ id, each }) =>
      each.map((to) => ({ kind: 'identity', owner: id, to })),
    ),
  ];
  return references
    .filter(({ to }) => !ids.has(to))
    .map(({ kind, owner, to }) => ({
      ...placeOf(kind, owner),
      text: `${owner} names ${to}, which is no field`,
    }));
}

/** Terms of formulas and identities: [-]field[@applicant][[-1]]. */
function lintTerms(rules: Rules, placeOf: RulePlaces): RuleIssue[] {
  const terms: Reference[] = [
    ...rules.fields.flatMap(({ id, formula }) =>
      [...(formula?.numerator ?? []), ...(formula?.denominator ?? [])].map((to) => ({
        kind: 'field',
        owner: id,
        to,
      })),
    ),
    ...rules.identities.flatMap(({ id, left, right, alternatives }) =>
      [...left, ...right, ...alternatives.flat()].map((to) => ({
        kind: 'identity',
        owner: id,
        to,
      })),
    ),
  ];
  return terms.flatMap(({ kind, owner, to }) => {
    const wrong = findWrongPart(rules, to);
    return wrong === null
      ? []
      : [{ ...placeOf(kind, owner), text: `${owner} names ${to}: ${wrong}` }];
  });
}

function findWrongPart(rules: Rules, term: string): string | null {
  const [, id = '', applicant] = /^-?([^@[]*)(?:@([a-z_]+))?(?:\[-1\])?$/u.exec(term) ?? [];
  const field = rules.fields.find((candidate) => candidate.id === id);
  if (id !== '' && !id.startsWith('=') && field === undefined) return `${id} is no field`;
  if (applicant === undefined) return null;
  if (!rules.applicants.some((candidate) => candidate.id === applicant)) {
    return `${applicant} is no applicant`;
  }
  return field !== undefined && !field.hasApplicant ? `${id} has no applicant columns` : null;
}

function lintAgencies(rules: Rules, placeOf: RulePlaces): RuleIssue[] {
  const functions = new Set(rules.functions.map(({ name }) => name));
  const codes = new Set(rules.divisions.map(({ code }) => code));
  return rules.agencies.flatMap((agency) => {
    const place = placeOf('agency', agency.id);
    const unknownFunction = agency.function !== null && !functions.has(agency.function);
    const unknownCode = agency.regionCode !== null && !codes.has(agency.regionCode);
    return [
      ...(unknownFunction ? [{ ...place, text: `${agency.function} is no function` }] : []),
      ...(unknownCode ? [{ ...place, text: `${agency.regionCode} is no region code` }] : []),
    ];
  });
}

function lintDoubles(rules: Rules, placeOf: RulePlaces): RuleIssue[] {
  const names: Reference[] = [
    ...rules.fields.map(({ id }) => ({ kind: 'field', owner: id, to: id })),
    ...rules.terms.map(({ id }) => ({ kind: 'term', owner: id, to: id })),
    ...rules.identities.map(({ id }) => ({ kind: 'identity', owner: id, to: id })),
    ...rules.agencies.map(({ id }) => ({ kind: 'agency', owner: id, to: id })),
    ...rules.applicants.map(({ id }) => ({ kind: 'applicant', owner: id, to: id })),
    ...rules.ambiguousTerms.map(({ term }) => ({ kind: 'ambiguous', owner: term, to: term })),
  ];
  const known = new Set<string>();
  return names.flatMap(({ kind, owner }) => {
    const key = `${kind} ${owner}`;
    const double = known.has(key);
    known.add(key);
    return double ? [{ ...placeOf(kind, owner), text: `${owner} is given twice` }] : [];
  });
}
