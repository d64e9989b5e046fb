import type { ApplicantId, Measure } from './field.ts';
import type { Span } from './text.ts';

/** A reading with its score in 0..1; best first. */
export type Scored<T> = { readonly value: T; readonly score: number };

/** An agency of the store or, with `id` null, one that is named well enough to say we have no report of it. */
export type AgencyReading = {
  readonly id: string | null;
  readonly name: string;
  readonly regionCode: string | null;
  readonly function: string | null;
};

export type YearValue =
  | { readonly kind: 'years'; readonly years: readonly number[] }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  /** 近三年 */
  | { readonly kind: 'last'; readonly count: number }
  /** 历年, 逐年 */
  | { readonly kind: 'all' }
  /** 前一年, 上一年 after a turn that had a year: added to the year of the context. */
  | { readonly kind: 'offset'; readonly offset: number };

/** What is to be done with the figures. Source of the words: intents/lexicon.yaml. */
export type OperatorName =
  | 'most'
  | 'least'
  | 'rank'
  | 'compare'
  | 'difference'
  /** 几倍 */
  | 'times'
  | 'sum'
  | 'mean'
  | 'share'
  | 'rate'
  | 'trend'
  | 'yoy'
  | 'exists'
  | 'confirm'
  | 'check'
  | 'list'
  | 'source'
  | 'define'
  | 'how'
  | 'each';

type Common = { readonly span: Span; readonly text: string };

/** What a recognizer found. `span` addresses the original text: `original.slice(start, end) === text`. */
export type Entity =
  | (Common & { readonly kind: 'agency'; readonly readings: readonly Scored<AgencyReading>[] })
  | (Common & {
      readonly kind: 'region';
      readonly codes: readonly string[];
      readonly name: string;
      /** 某市, 某市政府: the place itself is meant, never the one body of it we have a report of. */
      readonly full: boolean;
    })
  | (Common & { readonly kind: 'function'; readonly name: string })
  | (Common & { readonly kind: 'allAgencies'; readonly count: number | null })
  | (Common & { readonly kind: 'pronoun'; readonly of: 'agency' | 'year' | 'field' })
  | (Common & { readonly kind: 'year'; readonly value: YearValue })
  | (Common & { readonly kind: 'field'; readonly readings: readonly Scored<Measure>[] })
  | (Common & { readonly kind: 'applicant'; readonly applicant: ApplicantId | 'organizations' })
  | (Common & { readonly kind: 'operator'; readonly name: OperatorName })
  | (Common & { readonly kind: 'numeral'; readonly value: number; readonly unit: string | null })
  /** 表三, 第二十条第六项, 三（三）4: a position in the form. */
  | (Common & {
      readonly kind: 'place';
      readonly measures: readonly Measure[];
      readonly table: string | null;
      /** Heads a table or a part of one: nothing is asked of it beside a field of its own. */
      readonly heads?: 'table' | 'part';
    })
  /** A word of intents/*.yaml or the lexicon: `of` names the list, `name` the entry (contact part, define term, talk topic …). */
  | (Common & { readonly kind: 'word'; readonly of: string; readonly name: string });

export type EntityKind = Entity['kind'];
