import { joinFamilies } from './field-families.ts';
import type { RulePlaces } from './rule-places.ts';
import type { RuleIssue, Rules } from './rules.ts';

type Use = { readonly word: string; readonly owner: string; readonly kind: string };

/** A word must lead to one thing: used twice it would be answered by whichever rule comes first. */
export function lintAliases(rules: Rules, placeOf: RulePlaces): RuleIssue[] {
  return [
    ...lintFieldAliases(rules, placeOf),
    ...findRepeats(listFunctionWords(rules), placeOf),
    ...findRepeats(listTermWords(rules), placeOf),
    ...lintOperators(rules, placeOf),
    ...lintReplacements(rules, placeOf),
  ];
}

function lintFieldAliases(rules: Rules, placeOf: RulePlaces): RuleIssue[] {
  const related = joinFamilies(rules.fields);
  const ambiguous = new Set(rules.ambiguousTerms.flatMap(({ term }) => term.split('/')));
  const uses = rules.fields.flatMap((field) =>
    [...field.aliases, ...field.aliasesEn].map((word) => ({
      word,
      owner: field.id,
      kind: 'field',
    })),
  );
  const outside = uses.filter(({ word }) => !ambiguous.has(word));
  return findRepeats(outside, placeOf, (left, right) => left !== right && related(left, right));
}

function listFunctionWords(rules: Rules): Use[] {
  return rules.functions.flatMap(({ name, aliases }) =>
    [name, ...aliases].map((word) => ({ word, owner: name, kind: 'function' })),
  );
}

function listTermWords(rules: Rules): Use[] {
  return rules.terms.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].map((word) => ({ word, owner: id, kind: 'term' })),
  );
}

function lintOperators(rules: Rules, placeOf: RulePlaces): RuleIssue[] {
  const uses = Object.entries(rules.lexicon.operators).flatMap(([owner, words]) =>
    words.map((word) => ({ word, owner, kind: 'operators' })),
  );
  return findRepeats(uses, placeOf);
}

/** The normalized question holds no replaced form, so an alias that holds one is never found. */
function lintReplacements(rules: Rules, placeOf: RulePlaces): RuleIssue[] {
  const wrong = Object.keys(rules.lexicon.replacements);
  return rules.fields.flatMap((field) =>
    field.aliases.flatMap((alias) =>
      wrong
        .filter((form) => alias.includes(form))
        .map((form) => ({
          ...placeOf('replacements', form),
          text: `the replacement of ${form} hides the alias ${alias} of ${field.id}`,
        })),
    ),
  );
}

/** Every second use of a word, unless the two owners may share it. */
function findRepeats(
  uses: readonly Use[],
  placeOf: RulePlaces,
  mayShare: (left: string, right: string) => boolean = () => false,
): RuleIssue[] {
  const known = new Map<string, string[]>();
  return uses.flatMap(({ word, owner, kind }) => {
    const owners = known.get(word) ?? [];
    known.set(word, [...owners, owner]);
    const clash = owners.find((other) => !mayShare(other, owner));
    if (clash === undefined) return [];
    return [{ ...placeOf(kind, owner), text: `${word} means both ${clash} and ${owner}` }];
  });
}
