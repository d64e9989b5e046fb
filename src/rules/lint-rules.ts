import { lintAliases } from './lint-aliases.ts';
import { type InterpretQuestion, lintIntents } from './lint-intents.ts';
import { lintPatterns } from './lint-patterns.ts';
import { lintReferences } from './lint-references.ts';
import { locateRules } from './rule-places.ts';
import type { RuleIssue, Rules } from './rules.ts';

/**
 * What loading cannot see: faults between files. With `interpret` the examples and negatives of all intents are run too.
 * Ordered by file and line, so that two runs print the same.
 */
export function lintRules(rules: Rules, interpret?: InterpretQuestion): RuleIssue[] {
  const placeOf = locateRules(rules.root);
  return [
    ...lintAliases(rules, placeOf),
    ...lintReferences(rules, placeOf),
    ...lintPatterns(rules, placeOf),
    ...(interpret === undefined ? [] : lintIntents(rules, placeOf, interpret)),
  ].sort((left, right) => left.file.localeCompare(right.file) || left.line - right.line);
}
