import type { Field, ProsePattern } from '../model/field.ts';
import type { RulePlaces } from './rule-places.ts';
import type { RuleIssue, Rules } from './rules.ts';

/** The example of every prose pattern is run: it must match and give the value it claims. */
export function lintPatterns(rules: Rules, placeOf: RulePlaces): RuleIssue[] {
  return rules.fields.flatMap((field) =>
    field.patterns.flatMap((pattern) => {
      const wrong = findFault(pattern);
      return wrong === null
        ? []
        : [{ ...placeOf('field', field.id), text: describe(field, wrong) }];
    }),
  );
}

function describe(field: Field, wrong: string): string {
  return `a pattern of ${field.id}: ${wrong}`;
}

function findFault({ regex, example, value }: ProsePattern): string | null {
  const compiled = compile(regex);
  if (typeof compiled === 'string') return compiled;
  const match = compiled.exec(example.normalize('NFKC'));
  if (match === null) return `the example ${example} does not match`;
  const printed = match.groups?.value;
  // A pattern without a value group is zero or all in words: its value is fixed.
  if (printed === undefined || givesValue(printed, value)) return null;
  return `the example ${example} gives ${printed} and not ${value}`;
}

function compile(regex: string): RegExp | string {
  try {
    return new RegExp(regex, 'u');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Digits may be followed by a power of ten thousand in words; a number all in words cannot be judged here. */
function givesValue(printed: string, value: number): boolean {
  const digits = /^[\d,]*\d(?:\.\d+)?/u.exec(printed.trim());
  if (digits === null) return true;
  const number = Number(digits[0].replaceAll(',', ''));
  return [1, 10_000, 100_000_000].some((scale) => Math.abs(number * scale - value) < 1e-6);
}
