import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerSchema } from '../../src/model/answer-schema.ts';
import { type Figure, STATES } from '../../src/model/figure.ts';
import type { Operation, Query } from '../../src/model/query.ts';
import type { Language } from '../../src/model/text.ts';
import { report } from './support/report.ts';
import {
  answer,
  ask,
  figure,
  figuresQuery,
  found,
  NORTH,
  rules,
  SOUTH,
  WEST,
} from './support/scene.ts';

const RUNS = 400;
const fields = rules.fields.filter((of) => of.kind !== 'meta').map((of) => of.id);
const derived = rules.fields.filter((of) => of.kind === 'derived').map((of) => of.id);
const bodies = [NORTH, SOUTH, WEST];
const axis = fc.constantFrom('agency', 'year', 'measure');
const direction = fc.constantFrom('most', 'least');
const measure = fc.constantFrom(...fields).map((field) => ({ field, applicant: null }));
const claim = fc.option(fc.integer({ min: 0, max: 100 }));

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.constant<Operation>({ kind: 'value' }),
  fc.constant<Operation>({ kind: 'exists' }),
  fc.record({ kind: fc.constant('confirm'), claim: fc.nat(50), unit: fc.constant(null) }),
  fc.record({ kind: fc.constant('compare'), by: axis, direction }),
  fc.record({ kind: fc.constant('trend'), yoy: fc.boolean() }),
  fc.record({ kind: fc.constant('rank'), by: axis, direction, count: fc.option(fc.nat(3)) }),
  fc.record({ kind: fc.constantFrom('total', 'mean'), over: axis }),
  fc.record({
    kind: fc.constant('share'),
    part: measure,
    whole: measure,
    substitute: fc.option(measure),
    agency: fc.option(fc.constantFrom(...bodies.map((of) => of.agencyId))),
    claim,
  }),
  fc.record({
    kind: fc.constant('rate'),
    field: fc.constantFrom(...derived),
    alternatives: fc.subarray(derived, { maxLength: 2 }),
    substitute: fc.option(measure),
    claim,
  }),
  fc.record({ kind: fc.constant('ratio'), numerator: measure, denominator: measure }),
) as fc.Arbitrary<Operation>;

const state = fc.constantFrom(...STATES.filter((each) => each !== 'noReport'));

const stored: fc.Arbitrary<Figure> = fc
  .tuple(fc.constantFrom(...fields), state, fc.nat(20), fc.constantFrom(...bodies))
  .chain(([field, is, value, body]) =>
    fc
      .constantFrom(2017, 2022, 2023)
      .map((year) => figure(field, is === 'reported' ? value : null, { ...body, year, state: is })),
  );

const query: fc.Arbitrary<Query> = fc
  .tuple(
    operation,
    fc.subarray(fields, { minLength: 1, maxLength: 3 }),
    fc.subarray(bodies.map((of) => of.agencyId)),
    fc.subarray([2017, 2022, 2023]),
  )
  .chain(([how, asked, agencies, years]) =>
    fc.constantFrom('value', 'source', 'unit', 'share', 'trend').map((intent) =>
      figuresQuery({
        asked: asked.map((field) => ask(field)),
        operation: how,
        agencies,
        years,
        intent: intent as Query['intent'],
      }),
    ),
  );

test('any query over any figures gives a valid answer that states nothing unreported', () => {
  const languages = fc.constantFrom<Language>('zh-Hans', 'zh-Hant', 'en');
  fc.assert(
    fc.property(query, fc.array(stored, { maxLength: 30 }), languages, (of, figures, language) => {
      const made = answer(of, found(figures, [report()]), { language });
      answerSchema.parse(made);
      expect(made.text).not.toMatch(/\{\w+\}|undefined|NaN|\uE000|\uE001/);
      if (made.status !== 'answered') expect(made.value).toBeNull();
      for (const shown of made.figures) {
        if (shown.state !== 'reported') expect(shown.value).toBeNull();
      }
    }),
    { numRuns: RUNS, seed: 7 },
  );
});

test('the same question over the same store gives the same answer', () => {
  fc.assert(
    fc.property(query, fc.array(stored, { maxLength: 10 }), (of, figures) => {
      expect(answer(of, found(figures))).toEqual(answer(of, found(figures)));
    }),
    { numRuns: 50, seed: 7 },
  );
});
