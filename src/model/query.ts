import type { Choice } from './answer.ts';
import type { Measure } from './field.ts';
import type { IntentName, Slots } from './interpretation.ts';
import type { Selection } from './report-store.ts';

export type Direction = 'most' | 'least';
export type Axis = 'agency' | 'year' | 'measure';

/**
 * One thing asked for. `measure` is where the current form prints it; `fallbacks` are the places that state the same
 * thing in another form or in the prose, best first: the first of them that is reported answers, and the reply says
 * which. When none is reported, the first that is not `notStated` gives the state. `parts` add up to the measure when
 * the form prints no number for it (不予公开 小计, 法人或其他组织): used when the measure itself is not reported.
 */
export type Asked = {
  readonly measure: Measure;
  readonly fallbacks: readonly Measure[];
  readonly parts: readonly Measure[];
};

/** What to do with the selected figures. */
export type Operation =
  | { readonly kind: 'value' }
  | { readonly kind: 'exists' }
  | {
      readonly kind: 'confirm';
      readonly claim: number;
      readonly unit: string | null;
      /** What the figures are added over when the claim is about their sum. */
      readonly over: Axis;
    }
  | { readonly kind: 'compare'; readonly by: Axis; readonly direction: Direction }
  /** The first of two over the second, in the order they were said; `isOrdered` false: the larger over the smaller. */
  | { readonly kind: 'times'; readonly by: Axis; readonly isOrdered: boolean }
  /** 甲局减乙局: the first of two less the second, in the order they were said. */
  | { readonly kind: 'minus'; readonly by: Axis }
  /** 整份对比: the main figures of two reports side by side. */
  | { readonly kind: 'overview'; readonly by: Axis }
  | { readonly kind: 'trend'; readonly yoy: boolean }
  | {
      readonly kind: 'rank';
      readonly by: Axis;
      readonly direction: Direction;
      readonly count: number | null;
      /** 第二名: which place is asked for; the first when unset. */
      readonly place?: number;
    }
  | { readonly kind: 'total'; readonly over: Axis }
  | { readonly kind: 'mean'; readonly over: Axis }
  /** One over others: part measure ÷ whole measure, or one agency ÷ the group. */
  | {
      readonly kind: 'share';
      readonly part: Measure;
      readonly whole: Measure;
      /** Stands in for `whole` when that is not stated (办结总计 cut off → 新收); the reply must say so. */
      readonly substitute: Measure | null;
      /** Set when one agency is measured against the group of the selection; part and whole are then equal. */
      readonly agency: string | null;
      readonly claim: number | null;
    }
  /** A field of kind derived; `alternatives` are shown side by side. */
  | {
      readonly kind: 'rate';
      readonly field: string;
      readonly alternatives: readonly string[];
      /** Stands in for the denominator when that is not stated (办结总计 cut off → 新收); the reply must say so. */
      readonly substitute: Measure | null;
      readonly claim: number | null;
    }
  /** 月均: one figure of a year spread evenly over its months, weeks or days. */
  | {
      readonly kind: 'pace';
      readonly measure: Measure;
      readonly period: 'month' | 'week' | 'day';
      readonly periods: number;
    }
  /** inputs combined as the user said, e.g. articles ÷ pushes. */
  | { readonly kind: 'ratio'; readonly numerator: Measure; readonly denominator: Measure };

/** A frozen value: everything the store and the answer room need, nothing they must guess. */
export type Query =
  | {
      readonly kind: 'figures';
      readonly intent: IntentName;
      /** What the store is asked: every measure of `asked` with its fallbacks and parts (and of a formula), once each. */
      readonly selection: Selection;
      /** What the person asked, in the order of the question; compare/rank by measure run over these. */
      readonly asked: readonly Asked[];
      readonly operation: Operation;
      readonly slots: Slots;
      /** 甲市2017和乙市2023: each body with the year said beside it, instead of every body in every year. */
      readonly pairs?: readonly { readonly agencyId: string; readonly year: number }[];
    }
  /** Something about reports themselves: contact part, source, published date, problems, plans, which tables are blank. */
  | {
      readonly kind: 'report';
      readonly intent: IntentName;
      readonly agencies: readonly string[];
      readonly years: readonly number[];
      readonly topic: string;
      readonly measures: readonly Measure[];
      readonly slots: Slots;
    }
  | {
      readonly kind: 'catalogue';
      readonly intent: IntentName;
      readonly topic: string;
      readonly agencies: readonly string[];
      readonly years: readonly number[];
      readonly slots: Slots;
    }
  | {
      readonly kind: 'check';
      readonly intent: IntentName;
      readonly agencies: readonly string[];
      readonly years: readonly number[];
      readonly table: string | null;
      readonly slots: Slots;
    }
  /** Nothing to look up: define, help, talk, outOfScope, notUnderstood. */
  | {
      readonly kind: 'words';
      readonly intent: IntentName;
      readonly topic: string | null;
      readonly slots: Slots;
    }
  /** The agency or the year is not in the store. */
  | {
      readonly kind: 'missing';
      readonly intent: IntentName;
      readonly agencyId: string | null;
      readonly agency: string;
      readonly years: readonly number[];
      readonly choices: readonly Choice[];
      readonly slots: Slots;
    }
  | {
      readonly kind: 'clarify';
      readonly intent: IntentName;
      readonly about: 'agency' | 'year' | 'measure' | 'region' | 'place' | 'claim';
      readonly choices: readonly Choice[];
      readonly slots: Slots;
    };
