import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReportFigure } from '../../src/model/report.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createPlaceRegister } from '../../src/store/place-register.ts';
import { APPLICANTS, FIELDS } from './sample-fields.ts';
import { makeAgency, makeReport } from './sample-report.ts';

const word = fc.oneof(
  fc.constantFrom('', '表三', '第5行 / 第5行', '$& $1', ' 12', '１２'),
  fc.string({ maxLength: 8 }),
);
const lines = fc.option(fc.nat({ max: 20 }));

function arbitraryFigure(): fc.Arbitrary<ReportFigure> {
  return fc.record({
    field: fc.constantFrom(...FIELDS.map(({ id }) => id), 'unknown.1'),
    applicant: fc.option(fc.constantFrom(...APPLICANTS)),
    label: word,
    state: fc.constantFrom('reported', 'blank', 'image', 'truncated', 'notApplicable'),
    value: fc.oneof(fc.constantFrom(0, 12, 3.978, -4, null), word),
    qualifier: fc.constantFrom('exact', 'atLeast', 'about', 'statedInWords', 'inferredZero'),
    unit: fc.option(word),
    raw: fc.option(word),
    section: fc.option(word),
    place: word,
    line: lines,
    page: lines,
    quote: fc.option(word),
    notes: fc.array(word, { maxLength: 2 }),
  });
}

it('gives any figures back as they were', async () => {
  const store = await openStore({
    url: 'sqlite::memory:',
    publicUrl: 'http://localhost',
    fields: FIELDS,
  });
  const agency = makeAgency('zibo');
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryFigure(), { maxLength: 30 }), async (figures) => {
      count += 1;
      const made = makeReport(agency, 2023, { received: 1, sha256: `sha-${count}` });
      const report = { ...made, figures };
      await store.importReport(report, agency);
      expect(await store.readReport(report.id)).toEqual(report);
      expect(await store.readFigures(report.id)).toHaveLength(figures.length);
    }),
    { numRuns: 60 },
  );
  await store.close();
});

it('does not let strange spellings fill the register of places', () => {
  const register = createPlaceRegister();
  const place = {
    field: 1,
    label: '新收',
    unit: '件',
    section: null,
    place: '表三',
    quote: '新收',
  };
  for (let spelling = 0; spelling < 500; spelling += 1)
    register.assign({ ...place, label: `新收${spelling}` });
  expect(register.get(100)).toBeUndefined();
  expect(register.assign({ ...place, label: '未见' })).toBeNull();
  expect(register.assign({ ...place, label: '新收7', quote: '未见' })?.quote).toBe('新收');
});
