import { z } from 'zod';
import { type Figure, type Provenance, QUALIFIERS, STATES, type State } from './figure.ts';

export const stateSchema: z.ZodType<State> = z.enum(STATES);

const provenanceSchema: z.ZodType<Provenance> = z.strictObject({
  report: z.string(),
  title: z.string(),
  section: z.string().nullable(),
  place: z.string(),
  line: z.int().nullable(),
  page: z.int().nullable(),
  quote: z.string().nullable(),
  url: z.string(),
  original: z.string().nullable(),
});

export const figureSchema: z.ZodType<Figure> = z.strictObject({
  agency: z.string(),
  agencyId: z.string(),
  year: z.int(),
  field: z.string(),
  applicant: z.string().nullable(),
  label: z.string(),
  state: stateSchema,
  value: z.union([z.number(), z.string()]).nullable(),
  qualifier: z.enum(QUALIFIERS),
  unit: z.string().nullable(),
  raw: z.string().nullable(),
  source: provenanceSchema,
});
