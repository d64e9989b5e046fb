import { describe, expect, it } from 'vitest';
import { alignValues } from '../../src/ingest/align-values.ts';
import type { GridCell } from '../../src/ingest/expand-spans.ts';
import { fitColumns } from '../../src/ingest/fit-columns.ts';

const place = { line: 1, page: null };
const toCells = (texts: readonly string[]): GridCell[] =>
  texts.map((text) => ({ text, place, rowSpan: 1, colSpan: 1, repeat: false }));

const applicants = ['natural', 'business', 'research', 'total'];

/** Values under a header of a label and four columns; texts of what is read, null for a blank, or nothing when it is not certain. */
function align(...texts: readonly string[]): (string | null)[] | null {
  const columns = applicants.map((applicant, at) => ({ column: at + 1, applicant }));
  const cells = toCells(['予以公开', ...texts]);
  const values = alignValues({ cells, lastLabel: 0, columns, width: 5 });
  return values?.map((cell) => cell?.text || null) ?? null;
}

describe('values under a header', () => {
  it.each([
    ['stand straight, whatever they sum up to', ['3', '', '1', '9'], ['3', null, '1', '9']],
    ['stand beside the header by one blank that may be anywhere', ['', '3', '', '1', '4'], null],
    ['are as many as columns', ['', '3', '0', '1', '4'], ['3', '0', '1', '4']],
    ['end early: a cell is lost, nobody knows which', ['3', '1', '4'], null],
    ['stand beside the header and do not close', ['', '3', '', '1', '9'], null],
    ['are more than columns', ['3', '0', '1', '2', '6'], null],
  ])('%s', (_, texts, expected) => expect(align(...texts)).toEqual(expected));
});

/** The same for a small table of three columns. */
function fitThree(...texts: readonly string[]): (string | undefined)[] | null {
  const row = { cells: toCells(['规章', ...texts]), columns: [1, 2, 3], label: 0, width: 4 };
  return fitColumns(row)?.map((cell) => cell?.text) ?? null;
}

describe('cells of a small table', () => {
  it.each([
    ['stand below their names', ['2', '0', '9'], ['2', '0', '9']],
    ['may be blank in a row as wide as the header', ['', '0', '9'], ['', '0', '9']],
    ['may be blank at the end', ['2', '0'], ['2', '0', undefined]],
    ['follow in order when one blank is too many', ['', '2', '0', '9'], ['2', '0', '9']],
    ['are not told apart with a blank too many and one missing', ['', '2', '0', ''], null],
    ['are not told apart when one stands under no name', ['2', '', '', '9'], null],
    ['are too many', ['2', '0', '9', '1'], null],
  ])('%s', (_, texts, expected) => expect(fitThree(...texts)).toEqual(expected));
});
