import type { CatalogueEntry } from './agency.ts';
import type { Answer } from './answer.ts';
import type { Figure } from './figure.ts';
import type { Interpretation } from './interpretation.ts';
import type { Query } from './query.ts';
import type { Report } from './report.ts';
import type { Step } from './step.ts';
import type { Utterance } from './text.ts';

/** What a conversation remembers between turns: a plain JSON value, kept by the channel. */
export type Context = {
  /** Of the last understood turn; null when nothing was understood yet. */
  readonly query: Query | null;
  readonly answer: Answer | null;
  /** Agencies of the last turns, newest first: 谁最多 compares these. */
  readonly agencies: readonly string[];
  /** Figures of the last turns, newest first: 加起来 and 差多少 run over these. */
  readonly trail?: readonly Step[];
  /** Milliseconds since the epoch of that turn. */
  readonly at: number;
};

/** The trail of one question through the rooms. */
export type Turn = {
  readonly utterance: Utterance;
  readonly interpretation: Interpretation;
  readonly query: Query;
  readonly answer: Answer;
  /** What the next turn is handed; the old one when this turn failed. */
  readonly context: Context | null;
};

/** The pipeline as the channels see it. */
export type Ask = (utterance: Utterance, context: Context | null) => Promise<Turn>;

/** What the store gave for a query: the answer room words this and nothing else. */
export type Found = {
  readonly catalogue: readonly CatalogueEntry[];
  readonly figures: readonly Figure[];
  /** Whole reports, for questions about a report itself and for its checks. */
  readonly reports: readonly Report[];
};
