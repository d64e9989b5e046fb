import type { SourceDocument } from '../model/document.ts';
import type { Field } from '../model/field.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { type AnnexGroup, isOwnYear } from './annex-form.ts';
import type { FormIndex } from './form-index.ts';
import { type Source, tell, toFigure } from './fused-figure.ts';
import { type FusedText, toFusedPattern } from './fused-text.ts';
import { squeeze, toBareLabelKey } from './label-key.ts';
import { splitForced } from './split-digits.ts';

const head =
  /(?:统计指标|指\s?标\s?名\s?称)\s*(?:计\s?量\s?)?(?:单\s?位)?\s*(?<columns>(?:\p{Script=Han}|20\d{2}|\s){2,30})/u;
const column =
  /20\d{2}年度?|本年度?(?!累计)|本期实际|(?:本年|历年)?累计|年末统计|统计数|数量|数值/gu;
const leastRows = 5;
/** What may stand before a label: a figure, a number, the column names; other words make it another label. */
const opens = '(?<=^|[\\s\\d).:]|[一二三四五六七八九十\\d]、|累计|年度|统计数?|数量|[“"《])';

type Row = {
  readonly fields: readonly Field[];
  readonly label: string;
  readonly rest: string;
  readonly at: number;
};

type Form = {
  /** What is printed before the first row. */
  readonly before: string;
  readonly rows: readonly Row[];
  readonly own: number;
  readonly columns: number;
};

/** Everything from the first line that names the columns of an annex to the end. */
function toText(document: SourceDocument): FusedText | null {
  const from = document.blocks.findIndex(
    (block) =>
      block.kind !== 'table' &&
      block.kind !== 'image' &&
      /统计指标|指标名称/u.test(squeeze(block.text)),
  );
  const first = document.blocks[from];
  if (!first) return null;
  const lines = document.blocks
    .slice(from)
    .flatMap((block) => (block.kind === 'table' || block.kind === 'image' ? [] : block.text));
  const text = lines.join(' ').normalize('NFKC').replace(/\s+/gu, ' ');
  return { text: text.slice(Math.max(0, text.search(head))), section: null, place: first.place };
}

/** A label with its punctuation, without its number and what stands in brackets. */
function toWords(label: string): string {
  const bare = squeeze(label).replace(
    /^(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、|\d+[.、])/u,
    '',
  );
  return bare.replace(/\([^()]*\)/gu, '');
}

type Cutter = { readonly labels: readonly (readonly Field[])[]; readonly pattern: RegExp };

const cutters = new WeakMap<FormIndex, Map<AnnexGroup, Cutter>>();

function toCutter(index: FormIndex, group: AnnexGroup): Cutter {
  const own = cutters.get(index) ?? new Map<AnnexGroup, Cutter>();
  cutters.set(index, own);
  const before = own.get(group);
  if (before) return before;
  const fields = [...index.fields.values()].filter((field) => field.group === group);
  const pairs = fields.flatMap((field) =>
    field.rowLabels.map((label) => ({ field, label: label.replace(/^其中[:：]/u, '') })),
  );
  const same = [...Map.groupBy(pairs, ({ label }) => toBareLabelKey(label))]
    .filter(([key]) => key.length >= 4)
    .toSorted(([a], [b]) => b.length - a.length);
  const groups = same.map(([, all]) => `(${toFusedPattern(toWords(all[0]?.label ?? ''))})`);
  const made = {
    labels: same.map(([, all]) => [...new Set(all.map(({ field }) => field))]),
    pattern: new RegExp(`${opens}(?:${groups.join('|')})(?:\\s?\\([^()]{0,60}\\))?`, 'gu'),
  };
  own.set(group, made);
  return made;
}

function cutRows(index: FormIndex, group: AnnexGroup, text: string): Row[] {
  const { labels, pattern } = toCutter(index, group);
  const found = [...text.matchAll(pattern)];
  return found.map((match, at) => {
    const fields = labels[match.slice(1).findIndex((each) => each !== undefined)] ?? [];
    const end = match.index + match[0].length;
    const rest = text.slice(end, found[at + 1]?.index ?? text.length).trim();
    return { fields, label: match[0], rest, at: match.index };
  });
}

/** The columns the head names and which of them is the year's own; null when the head is not understood. */
function toForm(index: FormIndex, { text }: FusedText): Form | null {
  const named = (head.exec(text)?.groups?.columns ?? '').match(column) ?? [];
  const own = named.flatMap((name, at) => (isOwnYear(index, name) ? [at] : []));
  const groups: readonly AnnexGroup[] = ['a14', 'a08'];
  const [rows = []] = groups
    .map((group) => cutRows(index, group, text))
    .toSorted((a, b) => b.length - a.length);
  const clear = own.length === 1 || named.length === 1;
  return clear && rows.length >= leastRows
    ? { before: text.slice(0, rows[0]?.at), rows, own: own[0] ?? 0, columns: named.length }
    : null;
}

const mark =
  /(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、)|(?<run>\d[\d.,]*?)[.、](?=\s*(?:\D|$))/gu;

/** The number a row below bears, glued to the figures before it: the next of the list or the first of a new one. */
function findItem(run: string, last: number): number | null {
  const items = [...new Set([last + 1, 1])].filter((item) => run.endsWith(String(item)));
  return items.length === 1 ? (items[0] ?? null) : null;
}

/** The number of the last row that a stretch of text begins; not a number when it cannot be told. */
function followItems(text: string, from: number): number {
  let last = from;
  for (const { groups } of text.matchAll(mark))
    last = groups?.run === undefined ? 0 : (findItem(groups.run, last) ?? Number.NaN);
  return last;
}

/** Figures without the number of the row below: 1231.政府公报 is 123 and the first row of a list. */
function takeFigures(text: string, last: number): string | null {
  const { run = '', glued = '' } =
    /^(?<run>\d[\d.,]*?)(?<glued>[.、](?!\d))?(?![\d.,])/u.exec(text)?.groups ?? {};
  if (glued === '') return text;
  const item = findItem(run, last);
  return item === null ? null : run.slice(0, -String(item).length);
}

/** The figures of a row: as many as columns, printed apart, or one alone, or run together where zeros leave one way. */
function toValues(text: string, form: Form): readonly string[] | null {
  const { figures = '', after = '' } =
    /^(?<figures>\d[\d,]*(?:\.\d+)?(?: \d[\d,]*(?:\.\d+)?(?![.、\d]))*)(?<after>.?)/u.exec(text)
      ?.groups ?? {};
  if (/[年月日%]/u.test(after)) return null;
  const apart = figures.trim().split(' ');
  if (apart.length === form.columns) return apart;
  return apart.length === 1 ? splitForced(apart[0] ?? '', form.columns) : null;
}

/** Rows of the same words are told apart by the row above them. */
function pickField(order: readonly string[], row: Row, last: string): Field | null {
  const next = row.fields.filter(({ id }) => order.indexOf(id) > order.indexOf(last));
  return (row.fields.length === 1 ? row.fields[0] : next[0]) ?? null;
}

function toUnit(index: FormIndex): RegExp {
  const units = [...index.fields.values()]
    .filter(({ group, unit }) => (group === 'a14' || group === 'a08') && unit !== '')
    .map(({ unit }) => unit);
  const longest = [...new Set(units)].toSorted((a, b) => b.length - a.length);
  return new RegExp(`^(?:数)?\\s?(?:${longest.join('|')})?\\s?`, 'u');
}

function readForm(source: Source, form: Form): ReportFigure[] {
  const unit = toUnit(source.index);
  const order = [...source.index.fields.keys()];
  let last = '';
  let item = followItems(form.before, 0);
  return form.rows.flatMap((row) => {
    const field = pickField(order, row, last);
    if (field) last = field.id;
    const text = row.rest.replace(unit, '').trim();
    const figures = takeFigures(text, item);
    item = followItems(row.rest, item);
    const raw = figures === null ? undefined : toValues(figures, form)?.[form.own];
    if (raw === undefined && /^\d/u.test(text))
      tell(source, 'fusedUnclear', { label: squeeze(row.label), raw: text.slice(0, 20) });
    if (!field || raw === undefined || source.known.has(field.id)) return [];
    const target = { applicant: null, raw, row: row.label, column: null, fused: false };
    return toFigure(source, 'a14', { field, ...target });
  });
}

/** An old annex run together into the text: a label, its unit and what follows up to the next label. */
export function readFusedAnnex(
  document: SourceDocument,
  asked: {
    readonly index: FormIndex;
    readonly known: ReadonlySet<string>;
    readonly issues: ReportIssue[];
  },
): ReportFigure[] {
  const text = toText(document);
  const form = text && toForm(asked.index, text);
  return text && form ? readForm({ text, ...asked }, form) : [];
}
