import { expect, it } from 'vitest';
import { packRest, type ReportRest, unpackRest } from '../../src/store/document-pack.ts';

const rest: ReportRest = {
  document: {
    ...{ file: 'a.txt', format: 'text', sha256: '0' },
    blocks: [{ kind: 'paragraph', text: '无。', place: { line: 1, page: null } }],
  },
  sections: [{ number: '一', title: '总体情况', firstBlock: 0, lastBlock: 0 }],
  checks: [
    [
      3,
      {
        ...{ id: 'T3.1', scope: '总计', verdict: 'pass', left: 12, right: 12, difference: 0 },
        ...{ text: '12 = 12', figures: ['requests.received@total', 'outcome.total@total'] },
      },
    ],
    [
      4,
      {
        ...{ id: 'T4.1', scope: '全表', verdict: 'notAssessable', left: null, right: 0 },
        ...{ difference: null, text: '', figures: [] },
      },
    ],
  ],
};

it('gives back what was packed', () => {
  expect(unpackRest(packRest(rest))).toEqual(rest);
});

it('reads the checks of stores made before they were packed', () => {
  const [blocks, , sections, about] = JSON.parse(packRest(rest).toString());
  const before = Buffer.from(JSON.stringify([blocks, rest.checks, sections, about]));
  expect(unpackRest(before)).toEqual(rest);
});
