import { distance } from 'fastest-levenshtein';
import type { RoleMatch, RoleName } from './role-names.ts';

/** Words that stand between names, never inside one. */
const NO_NAME = '的了和与跟及或有是在几多少收到年月各谁哪吗呢查请问把被给对比为从个件条项';
const INNER = `(?:(?![${NO_NAME}])[\\u4e00-\\u9fff])`;
const BODY = '(?:委员会|管委会|总队|支队|大队|中心|集团|公司|银行|大学|学院|局|厅|委(?![员托]))';
/** 淄博银行 is a body although nothing stands between its place and its kind. */
const KIND = '(?:集团|公司|银行|大学|学院)';
/** 两家交通局 counts bodies and names none. */
const COUNTED = '(?![两二三四五六七八九几]家(?!子))';
const NAMED: RegExp = new RegExp(`${KIND}|${COUNTED}${INNER}{1,10}?${BODY}`, 'y');
/** A part of a body or one below it, named right behind: 淄博市交通运输局张店分局, 淄博交通执法支队. */
const BELOW_BUREAU: RegExp = new RegExp(`${INNER}{0,8}?(?:分局|总队|支队|大队)`, 'y');
const BELOW_WEAK: RegExp = new RegExp(
  `${INNER}{0,4}?(?:分局|总队|支队|大队|中心|集团|公司|银行|大学|学院|学校|协会|警察|局|厅|委员会|委(?![员托]))`,
  'y',
);
const LONG_ENOUGH = 5;

/** A body no rule knows, named in full behind a place: it must not be taken for one of ours. */
export function matchUnknownRole(text: string, at: number): RoleMatch | null {
  NAMED.lastIndex = at;
  const found = NAMED.exec(text);
  if (!found) return null;
  const [name] = found;
  return { start: at, end: at + name.length, name, said: name, form: 'other' };
}

/** The longer name when the words behind a known role make another body of it. */
export function extendRole(text: string, role: RoleMatch): RoleMatch | null {
  const pattern = role.form === 'weak' ? BELOW_WEAK : BELOW_BUREAU;
  pattern.lastIndex = role.end;
  const found = pattern.exec(text);
  if (!found) return null;
  const end = role.end + found[0].length;
  const name = text.slice(role.start, end);
  return { start: role.start, end, name, said: name, form: 'other' };
}

/** A long name with one wrong, missing, doubled or swapped character: 交通运书局, 交通输运局. */
export function correctRole(
  said: RoleMatch,
  words: ReadonlyMap<string, RoleName>,
): RoleMatch | null {
  for (const [word, { name, form }] of words) {
    if (form === 'weak' || form === 'other' || word.length < LONG_ENOUGH) continue;
    if (isSlip(said.name, word)) return { ...said, name, said: name, form: 'typo' };
  }
  return null;
}

function isSlip(said: string, word: string): boolean {
  if (Math.abs(said.length - word.length) > 1) return false;
  if (distance(said, word) === 1) return true;
  return said.length === word.length && [...said].sort().join('') === [...word].sort().join('');
}
