import { expect, it } from 'vitest';
import { openRules } from '../../src/app.ts';
import type { GridCell } from '../../src/ingest/expand-spans.ts';
import { createFormIndex } from '../../src/ingest/form-index.ts';
import { findRowLabel } from '../../src/ingest/row-label.ts';

const index = createFormIndex(await openRules());

const toCells = (texts: readonly string[], repeated: number): GridCell[] =>
  texts.map((text, column) => ({
    ...{ text, place: { line: 1, page: null }, rowSpan: 1, colSpan: 1 },
    repeat: column < repeated,
  }));

it('a label that reaches down from the rows above does not name a row without its own', () => {
  const row = ['（七）总计', '', '3', '0', '0', '0', '0', '0', '3'];
  expect(findRowLabel(index, toCells(row, 0), '')?.field?.id).toBe('outcome.total');
  expect(findRowLabel(index, toCells(row, 1), '')).toBeNull();
});
