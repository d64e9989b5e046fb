import type { SourceDocument } from '../model/document.ts';
import type { Field } from '../model/field.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { type AnnexGroup, isOwnYear } from './annex-form.ts';
import { toIssue } from './draft-figure.ts';
import { findFusedUnknown } from './find-fused-unknown.ts';
import type { FormIndex } from './form-index.ts';
import { findBody, findHead, listColumns } from './fused-annex-head.ts';
import { type Source, tell, toFigure } from './fused-figure.ts';
import { followItems, takeFigures } from './fused-items.ts';
import { type FusedText, toFusedPattern } from './fused-text.ts';
import { squeeze, toBareLabelKey } from './label-key.ts';
import { splitForced } from './split-digits.ts';
import { toUnknownField } from './unknown-field.ts';

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
  return { text: text.slice(Math.max(0, findHead(text))), section: null, place: first.place };
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
  const named = listColumns(text);
  const own = named.flatMap((name, at) => (isOwnYear(index, name) ? [at] : []));
  const groups: readonly AnnexGroup[] = ['a14', 'a08'];
  const [rows = []] = groups
    .map((group) => cutRows(index, group, text))
    .toSorted((a, b) => b.length - a.length);
  const clear = own.length === 1 || named.length === 1;
  return clear && rows.length >= leastRows
    ? {
        before: text.slice(findBody(text), rows[0]?.at),
        rows,
        own: own[0] ?? 0,
        columns: named.length,
      }
    : null;
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

function listUnits(index: FormIndex): readonly string[] {
  const units = [...index.fields.values()]
    .filter(({ group, unit }) => (group === 'a14' || group === 'a08') && unit !== '')
    .map(({ unit }) => unit);
  return [...new Set(units)].toSorted((a, b) => b.length - a.length);
}

type Cut = { readonly source: Source; readonly form: Form; readonly item: number };

/** The year's own number at the start of a text; what cannot be cut is said of its row. */
function readRaw({ source, form, item }: Cut, text: string, label: string): string | undefined {
  const figures = takeFigures(text, item);
  const raw = figures === null ? undefined : toValues(figures, form)?.[form.own];
  if (raw === undefined && /^\d/u.test(text))
    tell(source, 'fusedUnclear', { label: squeeze(label), raw: text.slice(0, 20) });
  return raw;
}

/** Rows of a body's own between the known ones are kept under their printed label. */
function readUnknown(cut: Cut, rest: string): ReportFigure[] {
  const { index, known, issues, text } = cut.source;
  return findFusedUnknown(rest, listUnits(index)).flatMap(({ label, unit, rest: below, at }) => {
    const item = followItems(rest.slice(0, at), cut.item);
    const raw = readRaw({ ...cut, item }, below, label);
    const field = { ...toUnknownField(index, label, 'a14'), unit };
    if (raw === undefined || known.has(field.id)) return [];
    const values = { table: index.reading.tables.a14.name, label };
    issues.push(toIssue(index, 'rowUnknown', { place: text.place, values }));
    const target = { applicant: null, raw, row: label, column: null, fused: false };
    return toFigure(cut.source, 'a14', { field, ...target });
  });
}

function readForm(source: Source, form: Form): ReportFigure[] {
  const unit = new RegExp(`^(?:数)?\\s?(?:${listUnits(source.index).join('|')})?\\s?`, 'u');
  const order = [...source.index.fields.keys()];
  let last = '';
  let item = followItems(form.before, 0);
  const first = readUnknown({ source, form, item: 0 }, form.before);
  const rows = form.rows.flatMap((row) => {
    const field = pickField(order, row, last);
    if (field) last = field.id;
    const cut = { source, form, item };
    const raw = readRaw(cut, row.rest.replace(unit, '').trim(), row.label);
    item = followItems(row.rest, item);
    const others = readUnknown(cut, row.rest);
    if (!field || raw === undefined || source.known.has(field.id)) return others;
    const target = { applicant: null, raw, row: row.label, column: null, fused: false };
    return [...toFigure(source, 'a14', { field, ...target }), ...others];
  });
  return [...first, ...rows];
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
