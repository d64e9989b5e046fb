import { z } from 'zod';
import type { Agency } from '../model/agency.ts';
import type { Era } from '../model/field.ts';
import { figureSchema } from '../model/figure-schema.ts';
import type { ReportDump } from '../model/report-dump.ts';
import type { ReportSummary } from '../model/report-store.ts';

const text = z.string();
const maybe = z.string().nullable();
const count = z.int().min(0);

export const eraSchema: z.ZodType<Era> = z.enum([
  'fmt2021',
  'fmt2019',
  'annex2014',
  'annex2008',
  'prose',
]);

const headShape = {
  ...{ id: text, agencyId: text, agency: text, year: z.int(), title: text },
  publishedOn: maybe,
  format: eraSchema,
  region: z.strictObject({ province: maybe, city: maybe, county: maybe }),
  contacts: z.strictObject({
    ...{ phone: maybe, address: maybe, email: maybe, postcode: maybe, website: maybe },
  }),
  ...{ file: text, sha256: text, original: maybe },
};

/** A report of a list. */
export const reportSummarySchema: z.ZodType<ReportSummary> = z.strictObject({
  ...headShape,
  ...{ figureCount: count, failedChecks: count, issueCount: count, importedAt: text },
});

/** An agency with all its names. */
export const agencySchema: z.ZodType<Agency> = z.strictObject({
  id: text,
  names: z.array(z.strictObject({ name: text, from: z.int().nullable(), to: z.int().nullable() })),
  ...{ regionCode: maybe, province: maybe, city: maybe, county: maybe },
  level: z.enum(['province', 'city', 'county', 'township']).nullable(),
  function: maybe,
});

/** What of a field is told to programs. */
export const publicFieldSchema: z.ZodType<object> = z.strictObject({
  ...{ id: text, name: text, nameEn: maybe, group: text },
  kind: z.enum(['cell', 'sum', 'prose', 'meta', 'derived']),
  ...{ unit: text, definition: text, hasApplicant: z.boolean(), basis: maybe },
});

const checkSchema = z.strictObject({
  ...{ id: text, scope: text },
  verdict: z.enum(['pass', 'fail', 'notAssessable']),
  ...{ left: z.number().nullable(), right: z.number().nullable() },
  ...{ difference: z.number().nullable(), text },
});

const issueSchema = z.strictObject({
  ...{ code: text, line: z.int().nullable(), page: z.int().nullable(), text },
});

const { shape: figureShape } = figureSchema as z.ZodType as z.ZodObject;

/** A report as it was read. */
export const reportDumpSchema: z.ZodType<ReportDump> = z.strictObject({
  report: z.strictObject(headShape),
  figures: z.array(z.strictObject({ ...figureShape, notes: z.array(text) })),
  checks: z.array(checkSchema),
  issues: z.array(issueSchema),
}) as unknown as z.ZodType<ReportDump>;
