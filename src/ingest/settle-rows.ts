import type { Identity } from '../rules/rules.ts';
import type { FormIndex } from './form-index.ts';
import { parseTerm } from './identity-term.ts';
import type { Way } from './split-digits.ts';

/** The ways a printed row can be cut by its own sum, by field. */
export type OpenRows = ReadonlyMap<string, readonly Way[]>;

/** Σ sign × row = 0 in every column; a row that is not printed may hold anything from 0 on. */
type Constraint = readonly { readonly sign: number; readonly field: string }[];

type Range = { readonly low: number; readonly high: number };

const maxNodes = 2_000;
const maxSolutions = 200;

/** The right side most of whose rows are printed: （六）其他处理 stands in one row or in three. */
function toConstraint(rows: OpenRows, { left, right, alternatives }: Identity): Constraint {
  const missing = (terms: readonly string[]): number =>
    terms.filter((text) => !rows.has(parseTerm(text).named)).length;
  const sides = [right, ...alternatives].toSorted((a, b) => missing(a) - missing(b));
  const toTerms = (terms: readonly string[], side: number) =>
    terms.map((text) => {
      const { sign, named } = parseTerm(text);
      return { sign: sign * side, field: named };
    });
  return [...toTerms(left, 1), ...toTerms(sides[0] ?? right, -1)];
}

function listConstraints(index: FormIndex, rows: OpenRows): Constraint[] {
  return index.rules.identities
    .filter(
      ({ scope, severity, relation, years, optional }) =>
        scope === 'column' &&
        severity === 'hard' &&
        relation === 'equal' &&
        years === 'own' &&
        !optional,
    )
    .map((identity) => toConstraint(rows, identity));
}

function toRange(ways: readonly Way[] | undefined, column: number): Range {
  if (ways === undefined || ways.length === 0) return { low: 0, high: Number.POSITIVE_INFINITY };
  const values = ways.map((way) => way[column] ?? 0);
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** Whether the sum can still come to 0 in this column, whatever ways the open rows take. */
function canClose(rows: OpenRows, constraint: Constraint, column: number): boolean {
  let low = 0;
  let high = 0;
  for (const { sign, field } of constraint) {
    const range = toRange(rows.get(field), column);
    low += sign > 0 ? range.low : -range.high;
    high += sign > 0 ? range.high : -range.low;
  }
  return low <= 0 && high >= 0;
}

type Search = {
  readonly constraints: readonly Constraint[];
  readonly columns: readonly number[];
  readonly solutions: OpenRows[];
  nodes: number;
};

function search(state: Search, rows: OpenRows): void {
  state.nodes += 1;
  if (state.nodes > maxNodes || state.solutions.length > maxSolutions) return;
  const holds = state.constraints.every((constraint) =>
    state.columns.every((column) => canClose(rows, constraint, column)),
  );
  if (!holds) return;
  const open = [...rows]
    .filter(([, ways]) => ways.length > 1)
    .toSorted(([, a], [, b]) => a.length - b.length)[0];
  if (open === undefined) {
    state.solutions.push(rows);
    return;
  }
  const [field, ways] = open;
  for (const way of ways) search(state, new Map([...rows, [field, [way]]]));
}

/**
 * Rows whose own sum leaves several ways are settled by the sums of the columns: a row is cut when every way to close the whole table
 * cuts it alike. A table that closes in no way settles nothing.
 */
export function settleRows(index: FormIndex, rows: OpenRows, count: number): OpenRows {
  if ([...rows.values()].every((ways) => ways.length <= 1)) return rows;
  const columns = Array.from({ length: count }, (_, column) => column);
  const state: Search = {
    ...{ constraints: listConstraints(index, rows), columns },
    ...{ solutions: [], nodes: 0 },
  };
  search(state, rows);
  const { solutions, nodes } = state;
  const complete = nodes <= maxNodes && solutions.length <= maxSolutions;
  if (solutions.length === 0 || !complete) return rows;
  return new Map(
    [...rows].map(([field, ways]) => {
      const left = ways.filter((way) => solutions.some((each) => each.get(field)?.includes(way)));
      return [field, left];
    }),
  );
}
