import { distance } from 'fastest-levenshtein';
import type { Field } from '../model/field.ts';
import type { Rules } from '../rules/rules.ts';
import { detach, squeeze, toBareLabelKey, toLabelKey } from './label-key.ts';
import { loadReadingRules, type ReadingRules } from './reading-rules.ts';

/** Rows that share a key: the fields of table two share a row and differ by column. */
type RowIndex = ReadonlyMap<string, readonly Field[]>;

/** The form as the readers look things up in it. */
export type FormIndex = {
  readonly rules: Rules;
  readonly reading: ReadingRules;
  readonly fields: ReadonlyMap<string, Field>;
  readonly rows: Readonly<Record<'t2' | 't3' | 't4' | 'a14' | 'a08', RowIndex>>;
  /** Label key → applicant column. */
  readonly applicants: ReadonlyMap<string, string>;
};

/** How a printed label was recognized: by its words, or by a near miss that is said in an issue. */
export type RowMatch = { readonly fields: readonly Field[]; readonly exact: boolean };

/** The last of several labels in one cell: （四）无法提供1.本机关不掌握相关政府信息. */
const below =
  /^.*\p{Script=Han}\s*(?:\d{1,2}[.．、]|[(（][一二三四五六七八九十]{1,2}[)）])\s*(?<tail>\p{Script=Han}.*)$/su;

/** Readings of a label: whole, without brackets, without a lead like 其中：, and without the labels above it. */
function keysOf(label: string): readonly string[] {
  const led = /^.{1,4}[:：](.+)$/u.exec(label.trim())?.[1] ?? '';
  const tail = below.exec(label.trim())?.groups?.tail ?? '';
  const keys = [label, led, tail].flatMap((text) => [toLabelKey(text), toBareLabelKey(text)]);
  return [...new Set(keys)].filter((key) => key !== '');
}

function indexRows(fields: readonly Field[], group: string): RowIndex {
  const index = new Map<string, Field[]>();
  for (const field of fields.filter((each) => each.group.startsWith(group)))
    for (const key of new Set(field.rowLabels.flatMap(keysOf))) {
      const same = index.get(key) ?? [];
      index.set(key, [...same, field]);
    }
  return index;
}

const minNear = 6;

const indexes = new WeakMap<Rules, FormIndex>();

/** Built once for each set of rules: importing many reports must not index the catalogue again. */
export function createFormIndex(rules: Rules): FormIndex {
  const known = indexes.get(rules);
  if (known) return known;
  const labels = rules.applicants.flatMap(({ id, labels: own }) =>
    own.map((label) => [toLabelKey(label), id] as const),
  );
  const index: FormIndex = {
    rules,
    reading: loadReadingRules(rules.root),
    fields: new Map(rules.fields.map((field) => [field.id, field])),
    rows: {
      t2: indexRows(rules.fields, 't2'),
      t3: indexRows(rules.fields, 't3'),
      t4: indexRows(rules.fields, 't4'),
      a14: indexRows(rules.fields, 'a14'),
      a08: indexRows(rules.fields, 'a08'),
    },
    applicants: new Map(labels),
  };
  indexes.set(rules, index);
  return index;
}

/** Letters changed, lost or added; two that only changed places count once. */
function measure(key: string, other: string): number {
  const far = distance(key, other);
  return far === 2 && [...key].sort().join('') === [...other].sort().join('') ? 1 : far;
}

function findNear(rows: RowIndex, key: string): RowMatch | null {
  if (key.length < minNear) return null;
  const near = [...rows]
    .map(([other, fields]) => ({ fields, far: measure(key, other), length: other.length }))
    .sort((a, b) => a.far - b.far);
  const [best] = near;
  const next = near.find(({ fields }) => fields[0]?.id !== best?.fields[0]?.id);
  if (!best || best.far > best.length * 0.3 || (next && next.far - best.far < 2)) return null;
  return { fields: best.fields, exact: false };
}

function findByStart(rows: RowIndex, key: string): RowMatch | null {
  if (key.length < 5) return null;
  const found = [...rows].filter(([other]) => other.startsWith(key)).map(([, fields]) => fields);
  const ids = new Set(found.map((fields) => fields[0]?.id));
  return ids.size === 1 && found[0] ? { fields: found[0], exact: true } : null;
}

function matchRow(rows: RowIndex, label: string): RowMatch | null {
  for (const key of keysOf(label)) {
    const fields = rows.get(key);
    if (fields) return { fields, exact: true };
  }
  const key = toBareLabelKey(label);
  return findByStart(rows, key) ?? findNear(rows, key);
}

const matches = new WeakMap<RowIndex, Map<string, RowMatch | null>>();
const MAX_MATCHES = 5_000;

/** The fields of a printed row label: the same words, their beginning (labels break over pages), or a typo away. */
export function findRow(rows: RowIndex, label: string): RowMatch | null {
  const kept = matches.get(rows) ?? new Map<string, RowMatch | null>();
  matches.set(rows, kept);
  const known = kept.get(label);
  if (known !== undefined) return known;
  const match = matchRow(rows, label);
  // Labels recur from report to report; a paragraph that strayed into a table does not.
  if (kept.size >= MAX_MATCHES) kept.clear();
  if (label.length < 80) kept.set(detach(label), match);
  return match;
}

const cues = new WeakMap<FormIndex, Map<string, RegExp>>();

/** All cues of a table as one expression, compiled once. */
function findCue(index: FormIndex, table: keyof ReadingRules['tables']): RegExp {
  const compiled = cues.get(index) ?? new Map<string, RegExp>();
  cues.set(index, compiled);
  const known = compiled.get(table);
  if (known !== undefined) return known;
  const made = new RegExp(index.reading.tables[table].cues.join('|'), 'u');
  compiled.set(table, made);
  return made;
}

/** Whether a cell is one of the words that tell which table a row belongs to. */
export function isCue(
  index: FormIndex,
  table: keyof ReadingRules['tables'],
  text: string,
): boolean {
  const key = squeeze(text);
  return key !== '' && findCue(index, table).test(key);
}
