import type { CatalogueEntry } from '../model/agency.ts';
import type { Field } from '../model/field.ts';
import type { IntentName, Interpretation, Slots } from '../model/interpretation.ts';
import type { Query } from '../model/query.ts';
import type { Context } from '../model/turn.ts';
import type { FieldIndex } from './field-index.ts';

/** What `planQuery` is handed. */
export type PlanInput = {
  readonly interpretation: Interpretation;
  readonly context: Context | null;
  readonly catalogue: readonly CatalogueEntry[];
  readonly fields: readonly Field[];
};

/** The same with what every family of questions needs at hand. */
export type Plan = PlanInput & {
  readonly index: FieldIndex;
  readonly intent: IntentName;
  readonly slots: Slots;
};

/** Whose reports of which years: settled before any family plans its figures. */
export type Scope = {
  readonly agencies: readonly string[];
  readonly regionCode: string | null;
  readonly years: readonly number[];
  readonly slots: Slots;
};

/** Settled, or a query that says why not (missing, clarify). */
export type Settled<T> =
  | { readonly kind: 'settled'; readonly value: T }
  | { readonly kind: 'query'; readonly query: Query };
