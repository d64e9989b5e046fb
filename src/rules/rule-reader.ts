import type { z } from 'zod';
import { listRuleFiles, type RuleDocument, readRuleDocument } from './rule-document.ts';
import type { RuleIssue } from './rules.ts';

/** Where a rule stands, for messages. */
export type Origin = { readonly file: string; readonly line: number };

/** A value of a rule file together with the document that knows its lines. */
export type Sourced<T> = {
  readonly file: string;
  readonly value: T;
  readonly lineOf: RuleDocument['lineOf'];
};

/** Reads rule files through schemas and gathers every fault instead of stopping at the first. */
export type RuleReader = {
  readonly read: <T>(file: string, schema: z.ZodType<T>, empty: T) => Sourced<T>;
  readonly readFolder: <T>(
    folder: string,
    schema: z.ZodType<T>,
    skip: readonly string[],
  ) => Sourced<T>[];
  readonly report: (issue: RuleIssue) => void;
  readonly issues: readonly RuleIssue[];
};

/** One reader serves one loading: its issues are the faults of all files read so far. */
export function createRuleReader(root: string): RuleReader {
  const issues: RuleIssue[] = [];

  function check<T>(document: RuleDocument, schema: z.ZodType<T>): Sourced<T> | null {
    issues.push(...document.syntax);
    if (document.syntax.length > 0) return null;
    const result = schema.safeParse(withDefaults(document.value));
    if (result.success) {
      return { file: document.file, value: result.data, lineOf: document.lineOf };
    }
    for (const issue of result.error.issues) issues.push(toRuleIssue(document, issue));
    return null;
  }

  return {
    issues,
    report: (issue) => {
      issues.push(issue);
    },
    read: (file, schema, empty) =>
      check(readRuleDocument(root, file), schema) ?? { file, value: empty, lineOf: () => 1 },
    readFolder: (folder, schema, skip) =>
      listRuleFiles(root, folder)
        .filter((file) => !skip.includes(file))
        .map((file) => check(readRuleDocument(root, file), schema))
        .filter((sourced) => sourced !== null),
  };
}

function toRuleIssue(document: RuleDocument, issue: z.core.$ZodIssue): RuleIssue {
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  return {
    file: document.file,
    line: document.lineOf([...issue.path, ...extra]),
    text: `${path}${issue.message}`,
  };
}

/** `defaults` at the top of a field file are merged into each of its fields: a table repeats itself. */
function withDefaults(value: unknown): unknown {
  if (!isRecord(value) || !isRecord(value.defaults) || !Array.isArray(value.fields)) {
    return value;
  }
  const { defaults, ...rest } = value;
  const fields = value.fields.map((field: unknown) =>
    isRecord(field) ? { ...defaults, ...field } : field,
  );
  return { ...rest, fields };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
