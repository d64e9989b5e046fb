import { z } from 'zod';
import type { Intent, Lexicon } from './rules.ts';

const text = z.string().min(1);
const texts = z.array(text).default([]);
/** People write 886 for a farewell and forget the quotes. */
const word = z.union([text, z.number().transform(String)]);

export const intentNames = [
  'value',
  'compare',
  'trend',
  'rank',
  'total',
  'mean',
  'share',
  'rate',
  'check',
  'exists',
  'confirm',
  'list',
  'define',
  'source',
  'contact',
  'unit',
  'help',
  'talk',
  'outOfScope',
  'notUnderstood',
] as const;

const operatorName = z.enum([
  'most',
  'least',
  'rank',
  'compare',
  'difference',
  'times',
  'sum',
  'mean',
  'share',
  'rate',
  'trend',
  'yoy',
  'exists',
  'confirm',
  'check',
  'list',
  'source',
  'define',
  'how',
  'each',
]);

/** intents/<name>.yaml: how one intent is asked and how its replies are worded. */
export const intentFile: z.ZodType<Intent> = z.strictObject({
  name: z.enum(intentNames),
  description: text,
  patterns: texts,
  examples: texts,
  negatives: texts,
  topics: z.record(z.string(), z.array(word)).default({}),
  wording: z.record(z.string(), z.strictObject({ zh: text, en: text })).default({}),
});

/** intents/lexicon.yaml: every list must be there, an empty one would silently switch a recognizer off. */
export const lexiconFile: z.ZodType<Lexicon> = z.strictObject({
  operators: z.record(operatorName, z.array(text).min(1)),
  politeness: z.array(text).min(1),
  particles: z.array(text).min(1),
  replacements: z.record(text, z.string()),
  english: z.record(text, z.string()),
  pronouns: z.strictObject({
    agency: z.array(text).min(1),
    year: z.array(text).min(1),
    field: z.array(text).min(1),
  }),
  allAgencies: z.array(text).min(1),
  units: z.array(text).min(1),
});
