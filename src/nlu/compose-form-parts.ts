import type { FieldLexicon, FormPart } from './field-lexicon.ts';
import type { PhraseMatch } from './phrase-trie.ts';

/** A stretch of the normalized text that names fields. */
export type FieldMention = {
  readonly start: number;
  readonly end: number;
  readonly fields: readonly string[];
  readonly policy: 'best' | 'both' | 'ask';
  readonly weak: boolean;
  /** Weak even with a number word behind it: 发布多少, 处理几件. */
  readonly loose: boolean;
  readonly score: number;
};

type Part = PhraseMatch<FormPart>;
export type Composed = { readonly mentions: FieldMention[]; readonly used: Part[] };

/** Row word and column word make one cell of tables two and four: 规范性文件 … 废止 → normative.repealed. */
export function composeFormParts(lexicon: FieldLexicon, parts: readonly Part[]): Composed {
  const rows = parts.filter(({ value }) => value.kind === 'row');
  const columns = parts.filter(({ value }) => value.kind === 'column');
  const composed: Composed = { mentions: [], used: [] };
  for (const [row, column] of pairUp(rows, columns)) {
    const ids = row.value.ids
      .flatMap((rowId) => column.value.ids.map((columnId) => `${rowId}.${columnId}`))
      .filter((id) => lexicon.byId.has(id));
    if (ids.length > 0) {
      const { start, end } = rows.length > columns.length ? row : column;
      composed.mentions.push({
        start,
        end,
        fields: ids,
        policy: 'best',
        weak: false,
        loose: false,
        score: 1,
      });
      composed.used.push(row, column);
    }
  }
  return composed;
}

function pairUp(rows: readonly Part[], columns: readonly Part[]): [Part, Part][] {
  const [first] = rows;
  const [only] = columns;
  if (first === undefined || only === undefined) {
    return [];
  }
  if (columns.length === 1) {
    return rows.map((row) => [row, only]);
  }
  return columns.map((column) => [
    rows.filter((row) => row.end <= column.start).at(-1) ?? first,
    column,
  ]);
}
