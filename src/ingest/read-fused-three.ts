import type { ReportFigure } from '../model/report.ts';
import { toIssue } from './draft-figure.ts';
import { type FormIndex, findRow } from './form-index.ts';
import { type Source, tell, toFigure } from './fused-figure.ts';
import { cutAtLabels, type FusedRow } from './fused-text.ts';
import { squeeze } from './label-key.ts';
import { settleRows } from './settle-rows.ts';
import { closesEvery, keepsBlanks, listWays, type Rule, type Way } from './split-digits.ts';

/** A row that can be cut in more ways than these is left alone. */
const maxWays = 100;

const listColumns = (index: FormIndex): FormIndex['rules']['applicants'] =>
  index.rules.applicants.filter(({ id }) => id !== 'organizations');

/** A row with the figures after its label and the text after those. */
type CutRow = FusedRow & { readonly digits: string; readonly after: string };

/** The number of the row below may be glued to the figures when its label was not known: 00000003.补正后. */
function toCutRow(row: FusedRow): CutRow {
  const { digits = '', after = '' } =
    /^(?<digits>\d[\d ]*)?(?<after>.*)$/su.exec(row.rest)?.groups ?? {};
  const run = digits.trim();
  if (!/^[.、](?!\d)/u.test(after)) return { ...row, digits: run, after };
  const own = Number(/^\d+/u.exec(row.label)?.[0] ?? 0);
  const item = [String(own + 1), '1'].find((each) => run.endsWith(each));
  return item === undefined
    ? { ...row, digits: '', after }
    : { ...row, digits: run.slice(0, -item.length).trim(), after: item + after };
}

/** A row whose label has a slip of the pen stands in the text after the row before it. */
function findMistyped({ index }: Source, { after }: CutRow): CutRow | null {
  const { label = '', rest = '' } =
    /^(?<label>.{4,80}?)(?<rest>\d[\d ]{6,}.*)$/su.exec(after)?.groups ?? {};
  const match = label === '' ? null : findRow(index.rows.t3, label);
  const isCell = match?.fields[0]?.kind === 'cell';
  return isCell ? toCutRow({ fields: match.fields, label, rest, kind: 'row' }) : null;
}

function listRows(source: Source): CutRow[] {
  const rows = cutAtLabels(source.index, 't3', source.text.text).map(toCutRow);
  const seen = new Set(rows.flatMap(({ fields }) => fields[0]?.id ?? []));
  return rows.flatMap((row) => {
    const found = findMistyped(source, row);
    const name = found?.fields[0];
    if (!found || !name || seen.has(name.id)) return [row];
    const values = { printed: squeeze(found.label), label: name.name };
    source.issues.push(toIssue(source.index, 'labelTypo', { place: source.text.place, values }));
    return [row, found];
  });
}

/** The ways a row of table three can be read: printed apart, or run together, wholly or in places, and cut so that its own sum closes. */
function listThreeWays({ digits }: CutRow, count: number): readonly Way[] {
  const apart = digits.split(' ');
  const isSound = apart.every((each) => /^(?:0|[1-9]\d*)$/u.test(each));
  if (apart.length === count) return isSound ? [apart.map(Number)] : [];
  if (apart.length > count) return [];
  const [closes, keeps] = [closesEvery(count), keepsBlanks(apart)];
  const holds: Rule = (numbers) => closes(numbers) && keeps(numbers);
  const ways = listWays(apart.join(''), count, { holds, most: maxWays });
  return ways.length < maxWays ? ways : [];
}

/** A row with fewer digits than cells shows that blank cells left no trace: then no other row says how many it had. */
function dropsBlanks(rows: readonly CutRow[], count: number): boolean {
  return rows.some(({ digits }) => digits.replaceAll(' ', '').length < count);
}

/** Printed apart, or nothing but zeros: what was left out elsewhere does not matter here. */
const isSure = ({ digits }: CutRow, count: number): boolean =>
  digits.split(' ').length === count || /^[0 ]+$/u.test(digits);

function readThreeRow(source: Source, row: CutRow, ways: readonly Way[]): ReportFigure[] {
  const columns = listColumns(source.index);
  const { label, digits: raw } = row;
  const [field, way] = [row.fields[0], ways[0]];
  if (!field) return [];
  if (ways.length !== 1 || !way) {
    tell(source, 'fusedUnclear', { label: squeeze(label), raw });
    return [];
  }
  return columns.flatMap(({ id, name }, at) =>
    toFigure(source, 't3', {
      ...{ field, applicant: id, raw: String(way[at] ?? ''), row: label, column: name },
      fused: raw.split(' ').length < columns.length,
    }),
  );
}

/** Table three run together: each row by its own sum, and where that leaves a choice by the sums of the columns. */
export function readFusedThree(source: Source): ReportFigure[] {
  const { index, known } = source;
  const { length } = listColumns(index);
  const rows = listRows(source).filter(
    ({ fields, digits }) => fields[0] && !known.has(fields[0].id) && digits !== '',
  );
  const first = Map.groupBy(rows, ({ fields }) => fields[0]?.id ?? '');
  const list = (row: CutRow): readonly Way[] =>
    isSure(row, length) || !dropsBlanks(rows, length) ? listThreeWays(row, length) : [];
  const open = new Map([...first].map(([id, same]) => [id, same[0] ? list(same[0]) : []]));
  const settled = settleRows(index, open, length);
  return rows.flatMap((row) => {
    const id = row.fields[0]?.id ?? '';
    const own = first.get(id)?.[0] === row ? settled.get(id) : list(row);
    return readThreeRow(source, row, own ?? []);
  });
}
