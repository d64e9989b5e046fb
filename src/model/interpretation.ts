import type { SlotOrigin } from './answer.ts';
import type { AgencyReading, Entity, OperatorName, Scored, YearValue } from './entity.ts';
import type { ApplicantId, Measure } from './field.ts';
import type { NormalizedText, Token, Utterance } from './text.ts';

/** Every kind of thing a person wants; one file of intents/ each. */
export type IntentName =
  | 'value'
  | 'compare'
  | 'trend'
  | 'rank'
  | 'total'
  | 'mean'
  | 'share'
  | 'rate'
  | 'check'
  | 'exists'
  | 'confirm'
  | 'list'
  | 'define'
  | 'source'
  | 'contact'
  | 'unit'
  | 'help'
  | 'talk'
  | 'outOfScope'
  | 'notUnderstood';

export type Slot<T> = { readonly value: T; readonly origin: SlotOrigin };

/** What fills a query; agencies and measures keep their competing readings, one list a mention. */
export type Slots = {
  readonly agencies: Slot<readonly (readonly Scored<AgencyReading>[])[]> | null;
  /** 各局, 全市, 山东的: every agency, narrowed by region or function when said. */
  readonly group: Slot<{
    readonly regionCode: string | null;
    readonly function: string | null;
    readonly count: number | null;
  }> | null;
  readonly year: Slot<YearValue> | null;
  readonly measures: Slot<readonly (readonly Scored<Measure>[])[]> | null;
  readonly applicants: Slot<readonly (ApplicantId | 'organizations')[]> | null;
  readonly operators: readonly OperatorName[];
  /** 前三名, 12件: a count to cut a ranking at, or the value a person claims. */
  readonly count: number | null;
  readonly claim: { readonly value: number; readonly unit: string | null } | null;
  /** Contact part, term to define, table to check, thing to list, topic to decline. */
  readonly topic: string | null;
  /** A place said without a department: 甲乙 (short) or 甲乙市 (full: never the number of one bureau). */
  readonly place?: {
    readonly name: string;
    readonly codes: readonly string[];
    readonly full: boolean;
    /** Ids of the agencies there and below. */
    readonly within: readonly string[];
  };
  /** What a share is taken of, when said: 主动公开里… */
  readonly whole?: Measure;
  /** 哪一年, 哪一项: what a comparison or a ranking runs over, when said. */
  readonly axis?: 'agency' | 'year' | 'measure';
  /** 核 表三: the table of the form. */
  readonly table?: string;
};

/** Nothing said: what an utterance that is not read at all asks for. */
export const EMPTY_SLOTS: Slots = {
  agencies: null,
  group: null,
  year: null,
  measures: null,
  applicants: null,
  operators: [],
  count: null,
  claim: null,
  topic: null,
};

/** What the nlu room made of one utterance. */
export type Interpretation = {
  readonly utterance: Utterance;
  readonly normalized: NormalizedText;
  readonly tokens: readonly Token[];
  readonly entities: readonly Entity[];
  readonly intent: IntentName;
  readonly evidence: {
    readonly by: 'rule' | 'classifier' | 'context' | 'default';
    /** Which rule, for explain. */
    readonly rule: string;
    readonly score: number;
    readonly alternatives: readonly { readonly intent: IntentName; readonly score: number }[];
  };
  readonly slots: Slots;
  /** Content words nothing explained: many of them is a reason to abstain. */
  readonly unexplained: readonly string[];
};
