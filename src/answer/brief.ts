import type { Interpretation } from '../model/interpretation.ts';
import type { Query } from '../model/query.ts';
import type { Context, Found } from '../model/turn.ts';
import type { Rules } from '../rules/rules.ts';
import type { FigureIndex } from './figure-index.ts';
import type { Say, Speech } from './phrase.ts';

/** Everything a family needs to word its answer; built once a question. */
export type Brief = {
  readonly query: Query;
  readonly found: Found;
  readonly interpretation: Interpretation;
  readonly rules: Rules;
  readonly context: Context | null;
  readonly speech: Speech;
  readonly say: Say;
  readonly index: FigureIndex;
};

export type FiguresQuery = Extract<Query, { kind: 'figures' }>;
export type ReportQuery = Extract<Query, { kind: 'report' }>;
export type CheckQuery = Extract<Query, { kind: 'check' }>;
export type CatalogueQuery = Extract<Query, { kind: 'catalogue' }>;
export type WordsQuery = Extract<Query, { kind: 'words' }>;
export type MissingQuery = Extract<Query, { kind: 'missing' }>;
export type ClarifyQuery = Extract<Query, { kind: 'clarify' }>;
