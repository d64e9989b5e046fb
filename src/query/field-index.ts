import type { ApplicantId, Field, Measure } from '../model/field.ts';
import type { Asked } from '../model/query.ts';

/** The catalogue of fields as the planner reads it. */
export type FieldIndex = {
  readonly byId: ReadonlyMap<string, Field>;
  /** Where else a form states the same thing, best first. */
  readonly twinsOf: (id: string) => readonly string[];
  /** What a field is a part of: prose.proposals.npc → prose.proposals.total. */
  readonly parentOf: (id: string) => string | null;
  /** The field ids a formula is made of, denominators last. */
  readonly termsOf: (field: Field) => readonly Measure[];
};

const ORGANIZATIONS: readonly ApplicantId[] = [
  'business',
  'research',
  'nonprofit',
  'legal_service',
  'other',
];
const WHOLES = ['total', 'posts', 'received'];
const cache = new WeakMap<readonly Field[], FieldIndex>();

/** Built once a catalogue; the same catalogue gives the same index. */
export function indexFields(fields: readonly Field[]): FieldIndex {
  const known = cache.get(fields);
  if (known !== undefined) {
    return known;
  }
  const byId = new Map(fields.map((field) => [field.id, field]));
  const twins = linkTwins(fields, byId);
  const index: FieldIndex = {
    byId,
    twinsOf: (id) => twins.get(id) ?? [],
    parentOf: (id) => findParent(id, byId),
    termsOf: ({ formula }) =>
      [...(formula?.numerator ?? []), ...(formula?.denominator ?? [])].map((term) =>
        parseTerm(term, byId),
      ),
  };
  cache.set(fields, index);
  return index;
}

function linkTwins(
  fields: readonly Field[],
  byId: ReadonlyMap<string, Field>,
): ReadonlyMap<string, readonly string[]> {
  const twins = new Map<string, string[]>();
  const link = (from: string, to: string): void => {
    const list = twins.get(from) ?? [];
    if (from !== to && byId.has(to) && !list.includes(to)) {
      list.push(to);
    }
    twins.set(from, list);
  };
  const plain = fields.filter(({ kind }) => kind !== 'derived');
  for (const field of plain) {
    field.comparableTo.forEach((other) => {
      link(field.id, other);
    });
  }
  for (const field of plain) {
    field.comparableTo.forEach((other) => {
      link(other, field.id);
    });
  }
  return twins;
}

function findParent(id: string, byId: ReadonlyMap<string, Field>): string | null {
  const path = id.split('.');
  for (let size = path.length - 1; size >= 1; size--) {
    const stem = path.slice(0, size).join('.');
    const whole = [stem, ...WHOLES.map((name) => `${stem}.${name}`)].find(
      (candidate) => candidate !== id && byId.has(candidate),
    );
    if (whole !== undefined) {
      return whole;
    }
  }
  return null;
}

/** `-requests.received@total` → the measure it reads; the sign is the formula's business. */
function parseTerm(term: string, byId: ReadonlyMap<string, Field>): Measure {
  const [field = '', applicant] = term.replace(/^-/u, '').split('@');
  const column = (applicant ?? null) as Measure['applicant'];
  return { field, applicant: column ?? (byId.get(field)?.hasApplicant ? 'total' : null) };
}

/** A measure with everything that may state it or add up to it. */
export function toAsked(index: FieldIndex, measure: Measure): Asked {
  const { field: id, applicant } = measure;
  if (applicant === 'organizations') {
    const parts = ORGANIZATIONS.map((column): Measure => ({ field: id, applicant: column }));
    return { measure, fallbacks: [], parts };
  }
  const isTotal = applicant === null || applicant === 'total';
  const fallbacks = isTotal ? index.twinsOf(id).map((twin) => atTotal(index, twin)) : [];
  const field = index.byId.get(id);
  const parts =
    field !== undefined && isPlainSum(field)
      ? index.termsOf(field)
      : (field?.parts ?? []).map((part): Measure => ({ field: part, applicant }));
  return { measure, fallbacks, parts };
}

/** A derived field that only adds up printed ones can be compared, ranked and divided like any other. */
export function isPlainSum({ formula }: Field): boolean {
  return (
    formula !== null &&
    formula.denominator.length === 0 &&
    formula.scale === 1 &&
    formula.numerator.every((term) => !term.startsWith('-'))
  );
}

/** The total column of a field, or the field itself when it has no columns. */
export function atTotal(index: FieldIndex, field: string): Measure {
  return { field, applicant: index.byId.get(field)?.hasApplicant ? 'total' : null };
}

/** Every measure of `asked` with fallbacks, parts and parts of parts, once each. */
export function collectMeasures(index: FieldIndex, asked: readonly Asked[]): readonly Measure[] {
  const seen = new Map<string, Measure>();
  const add = (measure: Measure): void => {
    const key = `${measure.field}@${measure.applicant ?? ''}`;
    const field = index.byId.get(measure.field);
    if (seen.has(key) || field === undefined || measure.applicant === 'organizations') {
      return;
    }
    if (field.kind === 'derived') {
      index.termsOf(field).forEach(add);
      return;
    }
    seen.set(key, measure);
    field.parts.forEach((part) => {
      add({ field: part, applicant: measure.applicant });
    });
  };
  for (const { measure, fallbacks, parts } of asked) {
    [measure, ...fallbacks, ...parts].forEach(add);
  }
  return [...seen.values()];
}
