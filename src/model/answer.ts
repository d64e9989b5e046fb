import type { Figure, State } from './figure.ts';

export type AnswerStatus =
  | 'answered'
  | 'noValue'
  | 'noReport'
  | 'clarify'
  | 'outOfScope'
  | 'notUnderstood'
  | 'talk';

export type Computation = {
  readonly formula: string;
  readonly inputs: readonly number[];
  readonly result: number;
  readonly unit: string;
};

export type Excluded = { readonly agency: string; readonly year: number; readonly state: State };

export type Choice = { readonly label: string; readonly question: string };

export type SlotOrigin = 'said' | 'context' | 'default';

/** What every channel, the command line, the HTTP API and every measurement speak. */
export type Answer = {
  readonly status: AnswerStatus;
  readonly intent: string;
  /** The full reply, plain text, in the language of the question. */
  readonly text: string;
  /** THE one thing asked for, when it is one thing. */
  readonly value: number | string | null;
  readonly unit: string | null;
  /** Every stored figure the reply rests on, in reply order. */
  readonly figures: readonly Figure[];
  readonly computation: Computation | null;
  /** compare, rank: agency (full name), year or field (official name) that answers 哪家/哪年/哪项最多. */
  readonly winner: string | number | null;
  /** Who could not take part in a rank or sum, and why. */
  readonly excluded: readonly Excluded[];
  readonly slots: Readonly<
    Record<string, { readonly value: unknown; readonly origin: SlotOrigin }>
  >;
  readonly choices: readonly Choice[];
  /** Caveats said in the text: 空白≠0, 口径, 勾稽不符, 约数, 格式不同 … */
  readonly notes: readonly string[];
};
