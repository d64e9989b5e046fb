import type { ValueColumns } from './align-values.ts';
import type { GridCell } from './expand-spans.ts';
import type { FormIndex } from './form-index.ts';
import { toLabelKey } from './label-key.ts';
import { findApplicants } from './table-row.ts';

/** Grid column → applicant, gathered over the rows of a header. */
export type ApplicantHeader = Map<number, string>;

/** Takes in one more header row: a lower row names a column more closely than the one above. */
export function addHeaderRow(
  index: FormIndex,
  header: ApplicantHeader,
  cells: readonly GridCell[],
): void {
  for (const [column, applicant] of findApplicants(index, cells))
    if (applicant !== 'organizations' || !cells[column]?.repeat) header.set(column, applicant);
  for (const [column, cell] of cells.entries())
    if (index.reading.subtotals.includes(toLabelKey(cell.text)) && header.get(column) !== 'total')
      header.set(column, 'organizations');
}

/**
 * Applicants stand as the form prints them, the total before or after them all. Any other order is that of a torn header, or of words:
 * two rows of names written in one.
 */
function isInFormOrder(index: FormIndex, columns: ValueColumns): boolean {
  const printed = columns.map(({ applicant }) => applicant).filter((id) => id !== 'organizations');
  const form = index.rules.applicants.map(({ id }) => id).filter((id) => id !== 'organizations');
  const moved = printed[0] === 'total' ? [...printed.slice(1), 'total'] : printed;
  return moved.every((id, at) => id === form[at]);
}

/**
 * The value columns left to right. A header that does not name all seven applicants says nothing about places: then the seven of the
 * form are meant, in no grid column, so that only as many numbers as columns will do.
 */
export function toColumns(index: FormIndex, header: ApplicantHeader): ValueColumns {
  const columns = [...header]
    .sort(([a], [b]) => a - b)
    .map(([column, applicant]) => ({ column, applicant }));
  const unique = columns.filter(
    ({ applicant }, at) => columns.findIndex((each) => each.applicant === applicant) === at,
  );
  const needed = index.rules.applicants.filter(({ id }) => id !== 'organizations');
  const complete = needed.every(({ id }) => unique.some(({ applicant }) => applicant === id));
  return complete && isInFormOrder(index, unique)
    ? unique
    : needed.map(({ id }, at) => ({ column: -1 - at, applicant: id }));
}
