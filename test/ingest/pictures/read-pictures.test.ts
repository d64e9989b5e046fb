import { expect, it } from 'vitest';
import type { Report, ReportFigure } from '../../../src/model/report.ts';
import { readBytes } from '../gold.ts';
import { printForms } from '../readers/made-report.ts';
import { drawClosing } from './closing-numbers.ts';
import { type Fixed, printPage, readWithOcr, score, shorten } from './made-page.ts';

const slow = 120_000;
const find = (report: Report, field: string, applicant: string | null): ReportFigure | undefined =>
  report.figures.find((each) => each.field === field && each.applicant === applicant);
const codes = ({ issues }: Report): string[] => issues.map(({ code }) => code);

it('stay pictures unless somebody asks for them to be read', async () => {
  const { three, four } = printForms(drawClosing(1));
  const report = await readBytes(await printPage({ three, four }), 'page.html');
  const own = report.figures.filter(({ field }) => /^(?:outcome|requests|review)\./u.test(field));
  expect(own.length).toBeGreaterThan(150);
  expect(own.every(({ state, value }) => state === 'image' && value === null)).toBe(true);
});

it(
  'clean: every cell right, each marked as read off a picture',
  async () => {
    const fixed = drawClosing(1);
    const { three, four } = printForms(fixed);
    const report = await readWithOcr('page.html', await printPage({ three, four }));
    const { cells, right, wrong } = score(report, fixed);
    expect(wrong).toEqual([]);
    expect(right / cells).toBeGreaterThanOrEqual(0.98);
    const figure = find(report, 'requests.received', 'total');
    expect(figure?.notes.join()).toMatch(/^原文是图片，此数由图片识别读出（置信度不低于 \d+%）/u);
    expect(figure).not.toHaveProperty('ocr');
    expect(codes(report).filter((code) => code === 'ocrTable')).toHaveLength(2);
    expect(JSON.stringify(report.document)).not.toContain('"ocr"');
  },
  slow,
);

it(
  'askew, noisy, blurred and compressed: none wrong, most right',
  async () => {
    const fixed = drawClosing(2);
    const { three, four } = printForms(fixed);
    const look = { degrees: 1, noise: 10, blur: 0.4, jpeg: 60 };
    const report = await readWithOcr('page.html', await printPage({ three, four }, look));
    const { cells, right, wrong } = score(report, fixed);
    expect(wrong).toEqual([]);
    expect(right / cells).toBeGreaterThanOrEqual(0.85);
  },
  slow,
);

it(
  'a row whose sum does not close stays a picture, and what was read is said',
  async () => {
    const closing = drawClosing(5);
    const only: Fixed = (field, applicant) =>
      /granted|total|requests/u.test(field) ? closing(field, applicant) : 0;
    const broken: Fixed = (field, applicant) =>
      (only(field, applicant) ?? 0) +
      (field === 'outcome.granted' && applicant === 'total' ? 1 : 0);
    const three = shorten(printForms(broken).three);
    const report = await readWithOcr('page.html', await printPage({ three }));
    const row = report.figures.filter(({ field }) => field === 'outcome.granted');
    expect(row).toHaveLength(7);
    expect(
      row.every(({ state, value, raw }) => state === 'image' && value === null && raw === null),
    ).toBe(true);
    // Nor does the page of the report show what nothing confirms.
    const tables = report.document.blocks.filter((block) => block.kind === 'table');
    const shown = tables
      .flatMap(({ rows }) => rows)
      .find(([label]) => label?.text.includes('予以公开'));
    expect(shown?.slice(1).map(({ text }) => text)).toEqual(
      Array.from({ length: 7 }, () => '[图片]'),
    );
    const issue = report.issues.find(({ code }) => code === 'ocrUnconfirmed');
    expect(issue?.text).toContain(`总计${broken('outcome.granted', 'total')}`);
    expect(issue?.text).toContain('勾稽关系不符');
    expect(find(report, 'requests.received', 'total')).toMatchObject({
      state: 'reported',
      value: closing('requests.received', 'total'),
    });
    // Rows the picture does not show are pictures still, never cut off and never 0.
    expect(find(report, 'outcome.partial', 'total')).toMatchObject({
      state: 'image',
      value: null,
    });
  },
  slow,
);

it(
  'table two has no sums: nothing of it is taken, what was read is said',
  async () => {
    const { two } = printForms(() => 2242);
    const report = await readWithOcr('page.html', await printPage({ two }));
    const cell = find(report, 'licensing.decisions', null);
    expect(cell).toMatchObject({ state: 'image', value: null });
    const issue = report.issues.find(({ code }) => code === 'ocrUnproven');
    expect(issue?.text).toContain('行政许可 2242');
  },
  slow,
);

it(
  'a blank cell of a picture is blank, not 0 and not a picture',
  async () => {
    const { four } = printForms((field) => (field.startsWith('review') ? null : 0));
    const report = await readWithOcr('page.html', await printPage({ four }));
    expect(find(report, 'review.total', null)).toMatchObject({
      state: 'blank',
      value: null,
      raw: '',
    });
    expect(find(report, 'litigation.direct.total', null)).toMatchObject({
      state: 'reported',
      value: 0,
    });
  },
  slow,
);

it(
  'are given up when time is over, and the report is what it was',
  async () => {
    const { four } = printForms(() => 0);
    const report = await readWithOcr('page.html', await printPage({ four }), 1);
    expect(codes(report)).toContain('ocrStopped');
    expect(find(report, 'review.total', null)).toMatchObject({ state: 'image', value: null });
  },
  slow,
);
