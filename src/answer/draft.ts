import type { Answer, AnswerStatus, Choice, Computation, Excluded } from '../model/answer.ts';
import type { Figure, Provenance } from '../model/figure.ts';

/** What a family makes: the composing room adds slots, sources and the script. */
export type Draft = {
  readonly status: AnswerStatus;
  /** The reply before its notes, its slots and its sources. */
  readonly lines: readonly string[];
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly figures: readonly Figure[];
  readonly computation: Computation | null;
  readonly winner: string | number | null;
  readonly excluded: readonly Excluded[];
  readonly choices: readonly Choice[];
  readonly notes: readonly string[];
  /** Places a reply quotes without stating a figure of them: sections, whole reports. */
  readonly sources: readonly Provenance[];
  /** False where a source line would say nothing: talk, clarify, help. */
  readonly cited: boolean;
};

const EMPTY: Draft = {
  status: 'answered',
  lines: [],
  value: null,
  unit: null,
  figures: [],
  computation: null,
  winner: null,
  excluded: [],
  choices: [],
  notes: [],
  sources: [],
  cited: true,
};

/** A draft that says only what it knows; the rest is empty as the contract wants it. */
export function draft(known: Partial<Draft> & Pick<Draft, 'status' | 'lines'>): Draft {
  return { ...EMPTY, ...known };
}

/** The contract's Answer, everything but its text, slots and intent taken from the draft. */
export function toAnswer(made: Draft, rest: Pick<Answer, 'intent' | 'text' | 'slots'>): Answer {
  return {
    status: made.status,
    intent: rest.intent,
    text: rest.text,
    value: made.value,
    unit: made.unit,
    figures: made.figures,
    computation: made.computation,
    winner: made.winner,
    excluded: made.excluded,
    slots: rest.slots,
    choices: made.choices,
    notes: made.notes,
  };
}
