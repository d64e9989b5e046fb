import type { Agency } from '../model/agency.ts';
import type { OperatorName } from '../model/entity.ts';
import type { Applicant, Field } from '../model/field.ts';
import type { IntentName } from '../model/interpretation.ts';

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

/**
 * One side of an identity is a list of terms that are added up. A term is
 * `[-]field[@applicant][[-1]]`: a leading minus subtracts, `@natural_person` names the applicant column
 * (without it: the column under assessment, or the total), `[-1]` reads the report of the year before.
 * `=100` is the number itself. In scope `row` a term is `@applicant` alone and means that column of the row under assessment.
 */
type IdentityTerm = string;

/**
 * One arithmetic identity of the form (勾稽). Source: data/identities.yaml.
 *
 * How to assess one, for any report:
 * 1. `eras` names the forms it belongs to (`prose`: any report). Skip it for other forms.
 * 2. scope `column`: once for each of the seven applicant columns. scope `row`: once for each field of `each`.
 *    scope `once`: once.
 * 3. Look up every term of `left` and `right`. If one is not a reported number, the verdict is notAssessable:
 *    a gap is never read as 0. (inferredZero counts as reported.) An `optional` identity is skipped instead when a
 *    figure of `left` is not in the report at all (notStated): it tests what few bodies print.
 * 4. equal: |left - right| <= tolerance; atLeast: left + tolerance >= right. `alternatives` are other right sides: sides with
 *    a missing term are left out; none left is notAssessable, one that holds is pass, else fail against the first left over.
 * 5. An approximate figure (qualifier about, atLeast) can only be tested by an inequality: notAssessable otherwise.
 */
export type Identity = {
  readonly id: string;
  /** For people: 新收＋结转＝办结＋结转下年. */
  readonly name: string;
  readonly scope: 'column' | 'row' | 'once';
  /** scope row: the fields whose rows are assessed; empty otherwise. */
  readonly each: readonly string[];
  readonly eras: readonly string[];
  /** hard: a failure is a fault of the report or of the reading · soft: exceptions exist · info: never shown to people. */
  readonly severity: 'hard' | 'soft' | 'info';
  readonly relation: 'equal' | 'atLeast';
  readonly left: readonly IdentityTerm[];
  readonly right: readonly IdentityTerm[];
  /** Other right sides that are accepted too. */
  readonly alternatives: readonly (readonly IdentityTerm[])[];
  readonly tolerance: number;
  /** True: say nothing when the left side is not printed. */
  readonly optional: boolean;
  /** previous: some term needs the report of the year before, so it is assessed at question time, not on import. */
  readonly years: 'own' | 'previous';
  /** Not an identity but a symptom: when it HOLDS with left > 0, raise this report issue instead of writing a check. */
  readonly issue: string | null;
  /** What a failure (or, with `issue`, the symptom) means, for people. */
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
  /** The name without its level, as people say it (淄博); null when too little would stay (城区, 市中区). */
  readonly short: string | null;
  readonly level: 'province' | 'city' | 'county';
  /** The code of the place it is today, for a former name. */
  readonly now: string | null;
  readonly to: number | null;
};

/** An agency of data/agencies.yaml with the exceptions to its generated aliases. */
export type KnownAgency = Agency & {
  /** Said of it although no rule makes them. */
  readonly aliases: readonly string[];
  /** Made by rule but wrong for it. */
  readonly notAliases: readonly string[];
};

/** Everything the rooms know beforehand: frozen, checked, loaded once. */
export type Rules = {
  /** The folder that holds data/ and intents/: the lint reads it again for line numbers. */
  readonly root: string;
  readonly fields: readonly Field[];
  readonly applicants: readonly Applicant[];
  readonly agencies: readonly KnownAgency[];
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
