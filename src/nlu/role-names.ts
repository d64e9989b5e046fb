import type { AgencyFunction, Rules } from '../rules/rules.ts';
import { createWordIndex, type WordIndex } from './word-index.ts';

/** What a body does, as it was said behind a place or alone. */
export type RoleMatch = {
  readonly start: number;
  readonly end: number;
  /** Official name; for a body no rule knows, the words as said. */
  readonly name: string;
  /** The name as it was said where it was said in full; else the official one. */
  readonly said: string;
  readonly form: 'name' | 'alias' | 'former' | 'weak' | 'other' | 'typo' | 'english' | 'pinyin';
};

export type RoleName = Pick<RoleMatch, 'name' | 'form'>;

const SAID_IN_FULL = new Set<RoleMatch['form']>(['name', 'alias', 'former', 'other']);

/** The ending a body is named with; without it the name is weak: 交通运输. */
const ENDING = /[局委厅办]$/;
const STRONG = /(?:[局委厅办会馆处社]|中心|[支大总]队)$/;
const SHORTEST = 2;
/** 政府 alone names no bureau: the figure of one must not pass for the place's. */
export const GOVERNMENT = '人民政府';

export type RoleNames = {
  readonly words: ReadonlyMap<string, RoleName>;
  readonly matchAt: (text: string, at: number) => RoleMatch | null;
};

/** Names of functions at a position; a field word that begins with one (政府信息公开) keeps it from being read as a body. */
export function createRoleNames(rules: Pick<Rules, 'functions' | 'fields' | 'terms'>): RoleNames {
  const words = new Map<string, RoleName>();
  for (const role of rules.functions) addNames(words, role);
  for (const role of rules.functions) addWeak(words, role);
  for (const role of rules.functions) addOthers(words, role);
  const index = createWordIndex([...words]);
  const keptAt = keptWords(rules, index);
  const matchAt = (text: string, at: number): RoleMatch | null => {
    const found = index.matchAt(text, at)[0];
    if (!found) return null;
    const longer = keptAt(text, at)[0];
    if (longer && longer.end > found.end) return null;
    const said = SAID_IN_FULL.has(found.value.form)
      ? text.slice(found.start, found.end)
      : found.value.name;
    return { start: found.start, end: found.end, said, ...found.value };
  };
  return { words, matchAt };
}

function addNames(words: Map<string, RoleName>, role: AgencyFunction): void {
  const add = (word: string, form: RoleName['form']): void => {
    if (!words.has(word)) words.set(word, { name: role.name, form });
  };
  add(role.name, 'name');
  for (const alias of role.aliases) add(alias, STRONG.test(alias) ? 'alias' : 'weak');
  for (const former of role.formerNames) add(former, 'former');
}

function addWeak(words: Map<string, RoleName>, role: AgencyFunction): void {
  for (const word of [role.name, ...role.aliases]) {
    const weak = ENDING.test(word) ? word.slice(0, -1) : '';
    const known = weak.length < SHORTEST || words.has(weak);
    if (!known) words.set(weak, { name: role.name, form: 'weak' });
  }
}

/** 公路局 and 交警 are bodies of their own even where no rule says more of them. */
function addOthers(words: Map<string, RoleName>, role: AgencyFunction): void {
  for (const word of role.notThese) {
    if (!words.has(word)) words.set(word, { name: word, form: 'other' });
  }
}

/** Field words and terms that begin with a role, by their first characters: looked for when a role was found there. */
function keptWords(
  { fields, terms }: Pick<Rules, 'fields' | 'terms'>,
  roles: WordIndex<RoleName>,
): WordIndex<true>['matchAt'] {
  const words = [...fields, ...terms].flatMap(({ name, aliases }) => [name, ...aliases]);
  const isKept = (word: string): boolean => {
    const role = roles.matchAt(word, 0)[0];
    return role !== undefined && role.end < word.length;
  };
  const built = new Map<string, WordIndex<true>>();
  return (text, at) => {
    const start = text.slice(at, at + SHORTEST);
    const kept =
      built.get(start) ??
      createWordIndex(
        words
          .filter((word) => word.startsWith(start) && isKept(word))
          .map((word) => [word, true] as const),
      );
    built.set(start, kept);
    return kept.matchAt(text, at);
  };
}
