import type { Entity } from '../model/entity.ts';
import type { Field, Measure } from '../model/field.ts';
import type { NormalizedText } from '../model/text.ts';
import type { Rules } from '../rules/rules.ts';
import { toOriginalSpan } from './normalized-spans.ts';
import { createPhraseTrie, findPhrases, foldPhrase, keepLongest } from './phrase-trie.ts';
import { readTopics } from './topic-words.ts';

export type PlaceEntity = Extract<Entity, { kind: 'place' }>;

/** (三)4, 三(三)4, 三、(三)4.: the numbering printed in table three. */
const PATH =
  /(?:([\u4e00-\u9fff])[、.,]?\s*)?\(\s*([\u4e00-\u9fff])\s*\)\s*[、.,]?\s*(?:第\s*)?(\d)?(?!\d)/g;
/** 第二十条第(六)项: an article of the regulations heads a part of table two. */
const ARTICLE = /第?二十条\s*第?\s*\(?([一二三四五六七八九]|\d)\)?\s*项/g;
/** 第三行, 3行; 那一行 and 整一行 count nothing. */
const ROW =
  /(?:第\s*|(?<![那这哪每整同某]))((?<!\d)\d{1,2}|(?<![一二三四五六七八九十])[一二三四五六七八九十]{1,3})\s*行/gu;
const DIGITS = '零一二三四五六七八九';

/** A position in the form is a question too: 三（三）4 总计, 表三第一行, 表四. */
export function createPlaceRecognizer(
  rules: Rules,
): (normalized: NormalizedText) => readonly PlaceEntity[] {
  const rows = rules.fields.filter(({ group, kind }) => group === 't3' && kind === 'cell');
  const paths = numberRows(rules.fields.filter(({ group }) => group === 't3'));
  const tables = createPhraseTrie(
    [...readTopics(rules, 'value', 'table')].flatMap(([table, words]) =>
      words.map((word) => [word, table] as const),
    ),
  );
  return (normalized) => {
    const text = foldPhrase(normalized.text);
    const found = keepLongest(findPhrases(tables, text));
    const table = found[0]?.value ?? null;
    const articles = findArticles(text, rules.fields);
    const paths3 = findPaths(text, paths).filter((cell) => !articles.some((of) => isIn(cell, of)));
    const cells = [...paths3, ...(table === 't3' ? findRows(text, rows) : [])];
    const whole = cells.length > 0 ? [] : found;
    return [
      ...articles.map((of) => toPlace({ normalized, ...of, table: 't2', heads: 'part' })),
      ...cells.map(({ start, end, field }) =>
        toPlace({ normalized, start, end, fields: [field], table: 't3' }),
      ),
      ...whole.map(({ start, end, value }) =>
        toPlace({
          normalized,
          start,
          end,
          table: value,
          heads: 'table',
          fields: rules.fields.filter((field) => isPrinted(field, value)),
        }),
      ),
    ];
  };
}

type PlaceInput = {
  readonly normalized: NormalizedText;
  readonly start: number;
  readonly end: number;
  readonly fields: readonly Field[];
  readonly table: string;
  readonly heads?: PlaceEntity['heads'];
};

function toPlace({ normalized, start, end, fields, table, heads }: PlaceInput): PlaceEntity {
  const span = toOriginalSpan(normalized, { start, end });
  const measures = fields.map(
    (field): Measure => ({ field: field.id, applicant: field.hasApplicant ? 'total' : null }),
  );
  const text = normalized.original.slice(span.start, span.end);
  return { kind: 'place', span, text, measures, table, ...(heads === undefined ? {} : { heads }) };
}

function isPrinted(field: Field, table: string): boolean {
  return field.kind === 'cell' && field.group.startsWith(table) && field.eras.includes('fmt2021');
}

/** 一 → requests.received, (三)4 → outcome.denied.third_party: read off the printed labels. */
function numberRows(fields: readonly Field[]): ReadonlyMap<string, Field> {
  const paths = new Map<string, Field>();
  let section = '';
  for (const field of fields) {
    const label = foldPhrase(field.rowLabels[0] ?? '');
    const inBrackets = /^\(([\u4e00-\u9fff])\)/.exec(label)?.[1];
    const number = /^(\d)\./u.exec(label)?.[1];
    section = inBrackets ?? section;
    const path = inBrackets ?? (number === undefined ? null : section + number);
    if (path !== null && !paths.has(path)) {
      paths.set(path, field);
    }
  }
  return paths;
}

type Article = { readonly start: number; readonly end: number; readonly fields: readonly Field[] };

const isIn = (inner: Cell, outer: Article): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

/** The rows of table two that stand under the article. */
function findArticles(text: string, fields: readonly Field[]): Article[] {
  return [...text.matchAll(ARTICLE)].flatMap((match) => {
    const group = `t2.${toNumber(match[1] ?? '')}`;
    const printed = fields.filter((field) => field.kind === 'cell' && field.group === group);
    const start = match.index;
    return printed.length === 0 ? [] : [{ start, end: start + match[0].length, fields: printed }];
  });
}

type Cell = { readonly start: number; readonly end: number; readonly field: Field };

function findPaths(text: string, paths: ReadonlyMap<string, Field>): Cell[] {
  return [...text.matchAll(PATH)].flatMap((match) => {
    const field = paths.get(`${match[2] ?? ''}${match[3] ?? ''}`);
    const start = match.index;
    return field === undefined ? [] : [{ start, end: start + match[0].trimEnd().length, field }];
  });
}

function findRows(text: string, rows: readonly Field[]): Cell[] {
  return [...text.matchAll(ROW)].flatMap((match) => {
    const field = rows[toNumber(match[1] ?? '') - 1];
    const start = match.index;
    return field === undefined ? [] : [{ start, end: start + match[0].length, field }];
  });
}

/** Row numbers run to twenty-five: 三, 十二, 二十一. */
function toNumber(text: string): number {
  if (/^\d+$/u.test(text)) {
    return Number(text);
  }
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? Math.max(1, DIGITS.indexOf(tens ?? '')) * 10 : 0;
  return ten + Math.max(0, DIGITS.indexOf(ones ?? ''));
}
