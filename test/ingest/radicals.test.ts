import { expect, it } from 'vitest';
import { replaceRadicals } from '../../src/ingest/radicals.ts';

it('reads characters where a font names radicals, and leaves everything else', () => {
  expect(replaceRadicals('⾏政法规禁⽌公开，⻚数，⺠⽣')).toBe('行政法规禁止公开，页数，民生');
  expect(replaceRadicals('（一）１２３ abc')).toBe('（一）１２３ abc');
});
