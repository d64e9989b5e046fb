import { z } from 'zod';
import { type Applicant, applicantIds, type Field } from '../model/field.ts';
import type { AgencyFunction, AmbiguousTerm, Identity, KnownAgency, Rules, Term } from './rules.ts';

const text = z.string().min(1);
const texts = z.array(text).default([]);
const fieldId = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/u, 'an id is lower case and dotted');
const era = z.enum(['fmt2021', 'fmt2019', 'annex2014', 'annex2008', 'prose']);
const formula = z.strictObject({
  numerator: z.array(text).min(1),
  denominator: texts,
  scale: z.number().default(1),
  text,
});
const pattern = z.strictObject({ regex: text, example: text, value: z.number() });

const field = z.strictObject({
  id: fieldId,
  name: text,
  said: text.nullable().default(null),
  nameEn: text.nullable().default(null),
  group: z.string().regex(/^(t2\.[15689]|t3|t4|a14|a08|prose|meta|derived)$/u),
  kind: z.enum(['cell', 'sum', 'prose', 'meta', 'derived']),
  unit: z.string(),
  eras: z.array(era).min(1),
  rowLabels: texts,
  columnLabels: texts,
  aliases: texts,
  aliasesEn: texts,
  definition: text,
  basis: text.nullable().default(null),
  notes: text.nullable().default(null),
  comparableTo: texts,
  hasApplicant: z.boolean().default(false),
  stock: z.boolean().default(false),
  parts: texts,
  formula: formula.nullable().default(null),
  patterns: z.array(pattern).default([]),
});

/** One file a table of the form: data/fields/*.yaml. `defaults` are merged into each field before it is checked. */
export const fieldsFile: z.ZodType<{ readonly fields: readonly Field[] }> = z.strictObject({
  fields: z.array(field).min(1),
});

const applicantId = z.enum([...applicantIds, 'organizations']);

export const applicantsFile: z.ZodType<{ readonly applicants: readonly Applicant[] }> =
  z.strictObject({
    applicants: z
      .array(
        z.strictObject({
          id: applicantId,
          name: text,
          nameEn: text,
          labels: texts,
          aliases: texts,
        }),
      )
      .length(8),
  });

export const ambiguousFile: z.ZodType<{ readonly terms: readonly AmbiguousTerm[] }> =
  z.strictObject({
    terms: z.array(
      z.strictObject({
        term: text,
        candidates: z.array(fieldId).min(1),
        default: fieldId.nullable(),
        reply: text,
      }),
    ),
  });

export const sectionsFile: z.ZodType<Pick<Rules, 'sections' | 'eraCues'>> = z.strictObject({
  sections: z
    .array(
      z.strictObject({
        number: text,
        titles: z.array(text).min(1),
        table: z.enum(['t2', 't3', 't4']).nullable(),
      }),
    )
    .min(1),
  eraCues: z.record(z.string(), z.array(text).min(1)),
});

const year = z.int().min(1949).max(2100).nullable();

export const agenciesFile: z.ZodType<{ readonly agencies: readonly KnownAgency[] }> =
  z.strictObject({
    agencies: z.array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'an agency id is kebab-case'),
        names: z
          .array(z.strictObject({ name: text, from: year.default(null), to: year.default(null) }))
          .min(1),
        regionCode: z
          .string()
          .regex(/^\d{6}$/u)
          .nullable(),
        province: text.nullable(),
        city: text.nullable(),
        county: text.nullable(),
        level: z.enum(['province', 'city', 'county', 'township']).nullable(),
        function: text.nullable(),
        aliases: texts,
        notAliases: texts,
      }),
    ),
  });

export const functionsFile: z.ZodType<{ readonly functions: readonly AgencyFunction[] }> =
  z.strictObject({
    functions: z.array(
      z.strictObject({
        name: text,
        nameEn: text.nullable().default(null),
        aliases: texts,
        formerNames: texts,
        notThese: texts,
      }),
    ),
  });

/** How place names are shortened, and the former places no package knows. */
export type DivisionRules = {
  readonly suffixes: readonly string[];
  readonly peoples: readonly string[];
  readonly kept: readonly string[];
  readonly former: readonly {
    readonly name: string;
    readonly code: string;
    readonly now: string;
    readonly to: number;
  }[];
};

const code = z.string().regex(/^\d{6}$/u, 'a code has six digits');

export const divisionsFile: z.ZodType<DivisionRules> = z.strictObject({
  suffixes: z.array(text).min(1),
  peoples: texts,
  kept: texts,
  former: z.array(z.strictObject({ name: text, code, now: code, to: z.int() })),
});

export const glossaryFile: z.ZodType<{ readonly terms: readonly Term[] }> = z.strictObject({
  terms: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'a term id is kebab-case'),
      name: text,
      aliases: texts,
      definition: text,
      definitionEn: text.nullable().default(null),
      basis: text.nullable().default(null),
    }),
  ),
});

const term = z
  .string()
  .regex(
    /^(=\d+|-?([a-z][a-z0-9_.]*)?(@[a-z_]+)?(\[-1\])?)$/u,
    'a term is [-]field[@applicant][[-1]] or =number',
  );

export const identitiesFile: z.ZodType<{ readonly identities: readonly Identity[] }> =
  z.strictObject({
    identities: z.array(
      z.strictObject({
        id: text,
        name: text,
        scope: z.enum(['column', 'row', 'once']),
        each: texts,
        eras: z.array(era).min(1),
        severity: z.enum(['hard', 'soft', 'info']),
        relation: z.enum(['equal', 'atLeast']).default('equal'),
        left: z.array(term).min(1),
        right: z.array(term).min(1),
        alternatives: z.array(z.array(term).min(1)).default([]),
        tolerance: z.number().min(0).default(0),
        optional: z.boolean().default(false),
        years: z.enum(['own', 'previous']).default('own'),
        issue: text.nullable().default(null),
        text,
      }),
    ),
  });
