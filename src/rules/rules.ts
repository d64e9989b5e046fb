import type { Agency } from '../model/agency.ts';
import type { OperatorName } from '../model/entity.ts';
import type { Applicant, Field } from '../model/field.ts';
import type { IntentName } from '../model/interpretation.ts';
import type { Language } from '../model/text.ts';

/** A word of the form with its explanation. Source: data/glossary.yaml. */
export type Term = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly definition: string;
  readonly definitionEn: string | null;
  readonly basis: string | null;
};

/** A word with several readings. Source: data/fields/ambiguous.yaml. */
export type AmbiguousTerm = {
  readonly term: string;
  readonly candidates: readonly string[];
  /** null: ask back or report all of them. */
  readonly default: string | null;
  readonly reply: string;
};

/** What a government body does: official name, short forms, former names. Source: data/functions.yaml. */
export type AgencyFunction = {
  readonly name: string;
  readonly nameEn: string | null;
  readonly aliases: readonly string[];
  readonly formerNames: readonly string[];
  /** Names that look alike and are other bodies: 公路局, 交警. */
  readonly notThese: readonly string[];
};

/** One arithmetic identity of the form (勾稽). Source: data/identities.yaml. */
export type Identity = {
  readonly id: string;
  readonly name: string;
  /** column: once an applicant column · row: once a row · cell: once · prose. */
  readonly scope: 'column' | 'row' | 'once';
  readonly eras: readonly string[];
  readonly severity: 'hard' | 'soft';
  readonly relation: 'equal' | 'atLeast';
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly text: string;
};

/** One intent as people say it. Source: intents/<name>.yaml. */
export type Intent = {
  readonly name: IntentName;
  readonly description: string;
  /** Operators and word lists that speak for it; patterns run on the masked text, e.g. {agency}{year}{field}. */
  readonly patterns: readonly string[];
  readonly examples: readonly string[];
  readonly negatives: readonly string[];
  /** topic → wording, each in zh and en, with {placeholders}. */
  readonly wording: Readonly<Record<string, Readonly<Record<'zh' | 'en', string>>>>;
  /** topic → ways to say it (contact parts, talk topics, things out of scope …). */
  readonly topics: Readonly<Record<string, readonly string[]>>;
};

/** Words that belong to no single intent. Source: intents/lexicon.yaml. */
export type Lexicon = {
  readonly operators: Readonly<Record<OperatorName, readonly string[]>>;
  /** Said around a question and meaning nothing for it: 请问, 麻烦, 谢谢. */
  readonly politeness: readonly string[];
  /** Particles and question words: 多少, 几, 吗, 呢. */
  readonly particles: readonly string[];
  /** Wrong or regional form → the form the rules use: 申情 → 申请, 幾多 → 多少, 檔案 → 文件. */
  readonly replacements: Readonly<Record<string, string>>;
  readonly english: Readonly<Record<string, string>>;
  readonly pronouns: Readonly<Record<'agency' | 'year' | 'field', readonly string[]>>;
  readonly allAgencies: readonly string[];
  readonly units: readonly string[];
};

/** A place name with its code; `to` is the last year it was valid. Source: lcn and data/divisions.yaml. */
export type Division = {
  readonly code: string;
  readonly name: string;
  readonly level: 'province' | 'city' | 'county';
  /** The code of the place it is today, for a former name. */
  readonly now: string | null;
  readonly to: number | null;
};

/** Everything the rooms know beforehand: frozen, checked, loaded once. */
export type Rules = {
  readonly fields: readonly Field[];
  readonly applicants: readonly Applicant[];
  readonly agencies: readonly Agency[];
  readonly functions: readonly AgencyFunction[];
  readonly divisions: readonly Division[];
  readonly terms: readonly Term[];
  readonly ambiguousTerms: readonly AmbiguousTerm[];
  readonly identities: readonly Identity[];
  readonly intents: readonly Intent[];
  readonly lexicon: Lexicon;
  /** Column labels that decide the era. */
  readonly eraCues: Readonly<Record<string, readonly string[]>>;
  /** Section headings 一 … 六 with their variants and the table they hold. */
  readonly sections: readonly {
    readonly number: string;
    readonly titles: readonly string[];
    readonly table: string | null;
  }[];
};

/** A rule that is wrong, addressed for an editor. */
export type RuleIssue = { readonly file: string; readonly line: number; readonly text: string };

export type Wording = Readonly<Record<Language, string>>;
