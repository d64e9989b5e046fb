import { z } from 'zod';
import type { Answer } from './answer.ts';
import { figureSchema, stateSchema } from './figure-schema.ts';

/** The one source of the contract: the API page and the tests check against it. */
export const answerSchema: z.ZodType<Answer> = z.strictObject({
  status: z.enum([
    'answered',
    'noValue',
    'noReport',
    'clarify',
    'outOfScope',
    'notUnderstood',
    'talk',
  ]),
  intent: z.string(),
  text: z.string().min(1),
  value: z.union([z.number(), z.string()]).nullable(),
  unit: z.string().nullable(),
  figures: z.array(figureSchema),
  computation: z
    .strictObject({
      formula: z.string(),
      inputs: z.array(z.number()),
      result: z.number(),
      unit: z.string(),
    })
    .nullable(),
  winner: z.union([z.string(), z.number()]).nullable(),
  excluded: z.array(z.strictObject({ agency: z.string(), year: z.int(), state: stateSchema })),
  slots: z.record(
    z.string(),
    z.strictObject({ value: z.unknown(), origin: z.enum(['said', 'context', 'default']) }),
  ),
  choices: z.array(z.strictObject({ label: z.string(), question: z.string() })),
  notes: z.array(z.string()),
});
