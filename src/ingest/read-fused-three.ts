import type { ReportFigure } from '../model/report.ts';
import type { FormIndex } from './form-index.ts';
import { type Source, tell, toFigure } from './fused-figure.ts';
import { cutAtLabels, type FusedRow } from './fused-text.ts';
import { squeeze } from './label-key.ts';
import { settleRows } from './settle-rows.ts';
import { closesEvery, listWays, type Way } from './split-digits.ts';

/** A row that can be cut in more ways than these is left alone. */
const maxWays = 100;

const listColumns = (index: FormIndex): FormIndex['rules']['applicants'] =>
  index.rules.applicants.filter(({ id }) => id !== 'organizations');

/** The ways a row of table three can be read: printed apart, or run together and cut so that its own sum closes. */
function listThreeWays({ rest }: FusedRow, count: number): readonly Way[] {
  const apart = (/^[\d\s]*/u.exec(rest)?.[0].trim() ?? '').split(' ');
  if (apart.length === count) return [apart.map(Number)];
  if (apart.length !== 1) return [];
  const ways = listWays(apart[0] ?? '', count, { holds: closesEvery(count), most: maxWays });
  return ways.length < maxWays ? ways : [];
}

function readThreeRow(source: Source, row: FusedRow, ways: readonly Way[]): ReportFigure[] {
  const columns = listColumns(source.index);
  const { label, rest } = row;
  const raw = /^[\d\s]*/u.exec(rest)?.[0].trim() ?? '';
  const [field, way] = [row.fields[0], ways[0]];
  if (!field) return [];
  if (ways.length !== 1 || !way) {
    tell(source, 'fusedUnclear', { label: squeeze(label), raw });
    return [];
  }
  return columns.flatMap(({ id, name }, at) =>
    toFigure(source, 't3', {
      ...{ field, applicant: id, raw: String(way[at] ?? ''), row: label, column: name },
      fused: !raw.includes(' '),
    }),
  );
}

/** Table three run together: each row by its own sum, and where that leaves a choice by the sums of the columns. */
export function readFusedThree(source: Source): ReportFigure[] {
  const { index, known } = source;
  const { length } = listColumns(index);
  const rows = cutAtLabels(index, 't3', source.text.text).filter(
    ({ fields, rest }) => fields[0] && !known.has(fields[0].id) && /^\d/u.test(rest),
  );
  const first = Map.groupBy(rows, ({ fields }) => fields[0]?.id ?? '');
  const open = new Map(
    [...first].map(([id, same]) => [id, same[0] ? listThreeWays(same[0], length) : []]),
  );
  const settled = settleRows(index, open, length);
  return rows.flatMap((row) => {
    const id = row.fields[0]?.id ?? '';
    const own = first.get(id)?.[0] === row ? settled.get(id) : listThreeWays(row, length);
    return readThreeRow(source, row, own ?? []);
  });
}
