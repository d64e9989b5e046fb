import type { Identity, Rules } from '../rules/rules.ts';

/** A term of an identity as the rules write it. */
export type WrittenTerm = {
  readonly sign: number;
  readonly named: string;
  readonly column?: string;
};

const written = new Map<string, WrittenTerm>();

/** The few hundred terms of the rules are taken apart once. */
export function parseTerm(text: string): WrittenTerm {
  const known = written.get(text);
  if (known !== undefined) return known;
  const [named = '', column] = text.replace(/^-/u, '').split('@');
  const term = { sign: text.startsWith('-') ? -1 : 1, named, ...(column && { column }) };
  written.set(text, term);
  return term;
}

const sums = new WeakMap<Rules, ReadonlyMap<string, Identity>>();

/** The sum of the form whose total a term is. */
export function findSum(rules: Rules, text: string): Identity | undefined {
  const known = sums.get(rules);
  if (known) return known.get(text);
  const made = new Map<string, Identity>();
  for (const identity of rules.identities) {
    const { left, scope, relation } = identity;
    const [total = '', ...more] = left;
    const isSum = more.length === 0 && scope === 'column' && relation === 'equal';
    if (isSum && !made.has(total)) made.set(total, identity);
  }
  sums.set(rules, made);
  return made.get(text);
}
