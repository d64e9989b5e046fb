import type { Field } from '../model/field.ts';
import type { ReportFigure, ReportIssue } from '../model/report.ts';
import { toCellFigure, toIssue } from './draft-figure.ts';
import type { FormIndex } from './form-index.ts';
import type { FusedText } from './fused-text.ts';
import { squeeze } from './label-key.ts';
import { parseMoney } from './parse-money.ts';
import type { TableId } from './reading-rules.ts';

/** One stretch of run-together text being read, and what is said about it on the way. */
export type Source = {
  readonly index: FormIndex;
  readonly text: FusedText;
  readonly issues: ReportIssue[];
  readonly known: ReadonlySet<string>;
};

/** A cell cut out of run-together text. */
type Target = {
  readonly field: Field;
  readonly applicant: string | null;
  readonly raw: string;
  readonly row: string;
  readonly column: string | null;
  readonly fused: boolean;
};

/** The figure of a cell that was cut out; nothing when it is no number. */
export function toFigure({ index, text }: Source, table: TableId, target: Target): ReportFigure[] {
  const { field, applicant, raw, row, column, fused } = target;
  const labels = [column ?? '', row];
  const reading = parseMoney(raw, { unit: field.unit, labels }, index.reading);
  const at = { table, section: text.section, row: squeeze(row), column, place: text.place };
  const notes = fused ? [index.reading.notes.fused ?? ''] : [];
  return reading.state === 'reported'
    ? [toCellFigure(index, { field, applicant, reading, at, notes })]
    : [];
}

export function tell(
  { index, text, issues }: Source,
  code: string,
  values: { label: string; raw: string },
): void {
  issues.push(toIssue(index, code, { place: text.place, values }));
}
