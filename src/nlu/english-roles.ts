import type { AgencyFunction } from '../rules/rules.ts';
import { matchSticky } from './match-sticky.ts';
import type { RoleMatch } from './role-names.ts';

const WORD = /[a-z]+/y;
const KINDS =
  '(?:bureau[sx]?|departments?|dept|authorit(?:y|ies)|administrations?|commissions?|committees?|offices?|agenc(?:y|ies)|cent(?:er|re)s?|detachments?)';
const ORG: RegExp = new RegExp(` ?${KINDS}(?![a-z])`, 'y');
/** Bureau of Transport */
const ORG_OF: RegExp = new RegExp(`${KINDS} of (?:the )?`, 'y');
const OTHER =
  /(?:(?!the |and |or |of |in )[a-z]+ ){1,3}?(?:bureau|department|commission)(?![a-z])/y;

/** Names of functions in English: Transport Bureau, transportation department, Bureau of Transport, transport. */
export function createEnglishRoles(
  functions: readonly AgencyFunction[],
): (text: string, at: number) => RoleMatch | null {
  const roles = functions.map((role) => ({ name: role.name, stems: stemsOf(role) }));
  return (text, at) => englishRole(roles, text, at) ?? otherRole(text, at);
}

/** Transport Bureau → [transport]: the words that tell it from other bodies. */
function stemsOf({ nameEn }: AgencyFunction): readonly string[] {
  const words = (nameEn ?? '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
  return words.slice(0, -1);
}

type English = { readonly name: string; readonly stems: readonly string[] };

/** The longest name whose words stand at `at`, its kind before or behind it. */
function englishRole(roles: readonly English[], text: string, at: number): RoleMatch | null {
  const before = matchSticky(ORG_OF, text, at).length;
  const start = at + before;
  let best: { readonly name: string; readonly end: number } | null = null;
  for (const { name, stems } of roles) {
    const end = afterStems(stems, text, start);
    if (end !== null && (best === null || best.end < end)) best = { name, end };
  }
  if (best === null) return null;
  const behind = before > 0 ? 0 : matchSticky(ORG, text, best.end).length;
  const form = before + behind > 0 ? 'english' : 'weak';
  return { start: at, end: best.end + behind, name: best.name, said: best.name, form };
}

/** transportation begins with transport: endings of English words do not matter. */
function afterStems(stems: readonly string[], text: string, at: number): number | null {
  if (stems.length === 0) return null;
  let next = at;
  for (const stem of stems) {
    if (text.charAt(next) === ' ') next++;
    const word = matchSticky(WORD, text, next);
    if (!word.startsWith(stem)) return null;
    next += word.length;
  }
  return next;
}

function otherRole(text: string, at: number): RoleMatch | null {
  const name = matchSticky(OTHER, text, at);
  if (name === '') return null;
  return { start: at, end: at + name.length, name, said: ` ${name}`, form: 'other' };
}
