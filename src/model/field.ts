/** Which printed form a table follows; decided by its column labels, never by the year. */
export type Era = 'fmt2021' | 'fmt2019' | 'annex2014' | 'annex2008' | 'prose';

/** cell: printed in a table · sum: of other cells · prose: in running text · meta: about the report · derived: a rate or share. */
type FieldKind = 'cell' | 'sum' | 'prose' | 'meta' | 'derived';

export type ApplicantId =
  | 'natural_person'
  | 'business'
  | 'research'
  | 'nonprofit'
  | 'legal_service'
  | 'other'
  | 'total';

/** The columns of table three in printed order. */
export const applicantIds: readonly ApplicantId[] = [
  'natural_person',
  'business',
  'research',
  'nonprofit',
  'legal_service',
  'other',
  'total',
];

/** One of the seven applicant columns of table three, in printed order; `organizations` is a derived subtotal. */
export type Applicant = {
  readonly id: ApplicantId | 'organizations';
  readonly name: string;
  readonly nameEn: string;
  /** Column labels seen in print. */
  readonly labels: readonly string[];
  /** How people say it. */
  readonly aliases: readonly string[];
};

/** One thing a report can state. Source: data/fields/*.yaml. */
export type Field = {
  readonly id: string;
  /** Official Chinese name, for people. */
  readonly name: string;
  /** The name as a sentence says it, where the official one reads badly after a year: 新收政府信息公开申请. */
  readonly said?: string | null;
  readonly nameEn: string | null;
  /** t2.1 t2.5 t2.6 t2.8 t2.9 t3 t4 a14 a08 prose meta derived */
  readonly group: string;
  readonly kind: FieldKind;
  /** 件 条 项 万元 元 次 % …; empty for meta. */
  readonly unit: string;
  readonly eras: readonly Era[];
  readonly rowLabels: readonly string[];
  readonly columnLabels: readonly string[];
  /** Everyday ways to say it, simplified script. */
  readonly aliases: readonly string[];
  readonly aliasesEn: readonly string[];
  readonly definition: string;
  readonly basis: string | null;
  readonly notes: string | null;
  readonly comparableTo: readonly string[];
  /** True when the field has the seven applicant columns. */
  readonly hasApplicant: boolean;
  /** A count at a point of time (carried over, in force): never summed over years. */
  readonly stock: boolean;
  /** kind sum: the fields it adds; kind derived: see `formula`. */
  readonly parts: readonly string[];
  readonly formula: DerivedFormula | null;
  /** kind prose: how the running text states it (see data/fields/prose.yaml). */
  readonly patterns: readonly ProsePattern[];
};

/** numerator / denominator × scale, each a sum of signed fields: `['outcome.granted', '-outcome.partial']`. */
type DerivedFormula = {
  readonly numerator: readonly string[];
  /** Empty: the value is the numerator alone. */
  readonly denominator: readonly string[];
  readonly scale: number;
  /** Named the way the reply prints it, e.g. （予以公开＋部分公开）÷ 办结总计. */
  readonly text: string;
};

/** A way running text states a figure. `regex` has the named groups value, unit and qualifier. */
export type ProsePattern = {
  readonly regex: string;
  /** A sentence that must match and the value it must give: executed by the rules lint. */
  readonly example: string;
  readonly value: number;
};

/** A field and, where the field has applicant columns, which of them. */
export type Measure = {
  readonly field: string;
  /** `organizations` is never printed: it is the sum of five columns, see Asked.parts. */
  readonly applicant: ApplicantId | 'organizations' | null;
};
