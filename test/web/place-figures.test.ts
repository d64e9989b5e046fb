import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import type { Report } from '../../src/model/report.ts';
import { anchorOf } from '../../src/web/place-cells.ts';
import { placeFigures } from '../../src/web/place-figures.ts';
import { squeeze } from '../../src/web/plain-text.ts';
import { drawReportPage } from '../../src/web/report-page.ts';
import { openTestApp } from '../support/open-test-app.ts';
import { timeFastest } from '../support/time-fastest.ts';

let app: App;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function read(id: string): Promise<Report> {
  const report = await app.store.readReport(id);
  if (report === null) throw new Error(`${id} is not bundled`);
  return report;
}

const draw = (report: Report, state: string | null = null): string =>
  String(
    drawReportPage({
      ...{ report, state, versions: [], version: null, publicUrl: 'http://localhost:3000' },
      applicants: new Map(),
    }),
  );

test('every figure that was printed is placed at its own cell or words', async () => {
  for (const { id } of await app.store.listReports({})) {
    const report = await read(id);
    const { cells, phrases, blocks, loose } = placeFigures(report);
    for (const [cell, figures] of cells) {
      for (const { raw } of figures) expect(squeeze(cell.text)).toContain(squeeze(raw ?? ''));
    }
    const placed = [
      ...cells.values(),
      ...[...phrases.values()].map((all) => all.map(({ figure }) => figure)),
    ];
    const printed = report.figures.filter(({ raw }) => raw !== null && raw !== '');
    const found = new Set(placed.flat());
    expect(printed.filter((figure) => !found.has(figure))).toEqual([]);
    expect(placed.flat().length + [...blocks.values()].flat().length + loose.size).toBe(
      report.figures.length,
    );
  }
});

test('figures of one row stand in the order of its columns', async () => {
  const report = await read('zibo-transport-2023');
  const { cells } = placeFigures(report);
  const columns = [...cells]
    .filter(([cell]) => cell.place.line === 57)
    .map(([cell, [figure]]) => [figure?.applicant, cell.text]);
  expect(Object.fromEntries(columns)).toMatchObject({
    natural_person: '1',
    total: '1',
    other: '0',
  });
});

test('where each cell of a row has a line of its own, equal values stand each at its own', async () => {
  const report = await read('zibo-transport-2023');
  const row = report.figures.filter(({ field }) => field === 'requests.received');
  const last = row.at(-1);
  const figures = row.map((figure, index) => {
    const raw = figure === last || index === 0 ? '26' : '';
    return { ...figure, raw, line: 20 + 3 * index, quote: `新收 ${raw}`.trim() };
  });
  const place = (line: number) => ({ line, page: null });
  const cell = (text: string, line: number) => ({
    text,
    place: place(line),
    rowSpan: 1,
    colSpan: 1,
  });
  const cells = figures.map(({ raw, line }) => cell(raw, line));
  const rows = [[cell('新收', 17), ...cells]];
  const blocks = [{ kind: 'table' as const, rows, place: place(17) }];
  const placed = placeFigures({ ...report, figures, document: { ...report.document, blocks } });
  expect(cells.map((each) => placed.cells.get(each)?.[0]?.applicant)).toEqual(
    row.map(({ applicant }) => applicant),
  );
});

test('every figure has exactly one address on the page, and every id stands once', async () => {
  for (const { id } of await app.store.listReports({})) {
    const report = await read(id);
    const page = draw(report);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const figure of report.figures) expect(ids).toContain(anchorOf(figure));
  }
});

test('the list can be narrowed to a state, and what is missing is said to be no 0', async () => {
  const report = await read('zibo-transport-2023');
  const page = draw(report, 'truncated');
  expect(page).toContain('截断 98');
  expect(page.match(/<li class="s-/g)).toHaveLength(98);
  expect(page).toContain('不能视为 0');
});

test('labels and heads of a table are told from its numbers', async () => {
  const page = draw(await read('zezhou-transport-2023'));
  expect(page).toMatch(/<th scope="col"[^>]*>商业企业<\/th>/);
  expect(page).toMatch(/<th scope="row"[^>]*>[^<]*本年新收政府信息公开申请数量<\/th>/);
  expect(page).toMatch(/role="region" aria-label="表格 \d+：三、收到和处理政府信息公开申请情况"/);
});

test('a report of over a thousand figures takes no longer a figure', async () => {
  const report = await read('zezhou-transport-2023');
  const rows = Array.from({ length: 150 }, (_, row) => {
    const line = 1_000 + row;
    const figures = Array.from({ length: 8 }, (_each, column) => ({
      ...(report.figures[0] as Report['figures'][number]),
      ...{ field: `unknown.${row}_${column}`, applicant: null, raw: String(row + column), line },
      ...{ quote: `第${row}行 ${row + column}`, place: `表九·第${row}行·${column} / 第${line}行` },
    }));
    const place = { line, page: null };
    const texts = [`第${row}行`, ...figures.map(({ raw }) => raw)];
    const cells = texts.map((text) => ({ text, place, rowSpan: 1, colSpan: 1 }));
    return { figures, cells };
  });
  const place = { line: 1_000, page: null };
  const table = { kind: 'table' as const, rows: rows.map(({ cells }) => cells), place };
  const large: Report = {
    ...report,
    figures: rows.flatMap(({ figures }) => figures),
    document: { ...report.document, blocks: [table] },
  };
  const page = draw(large);
  // Six times the figures take about six times as long; were it the square, thirty-six times.
  expect(timeFastest(() => draw(large)) / timeFastest(() => draw(report))).toBeLessThan(18);
  expect(page.match(/<td id="f-unknown/g)).toHaveLength(1_200);
});

test('hostile words of a report are words on its page', async () => {
  const report = await read('zibo-transport-2017');
  const evil = '<img src=x onerror=alert(1)>"\'</td><script>alert(2)</script>';
  const place = { line: 3, page: null };
  const cell = { text: evil, place, rowSpan: 1, colSpan: 1 };
  const hostile: Report = {
    ...report,
    title: evil,
    agency: evil,
    original: 'https://example.org/"onclick="alert(1)',
    issues: [{ code: 'x', line: null, page: null, text: evil }],
    figures: report.figures.map((figure) => ({ ...figure, label: evil, quote: evil, raw: evil })),
    document: {
      ...report.document,
      blocks: [
        { kind: 'heading', text: evil, place },
        { kind: 'paragraph', text: evil, place },
        { kind: 'table', rows: [[cell]], place },
        { kind: 'image', text: evil, place },
      ],
    },
  };
  const page = draw(hostile);
  expect(page).not.toMatch(/<script|<img|" ?onclick=/);
  expect(page).toContain('&lt;script&gt;');
});

test('the page of the largest bundled report is small', async () => {
  const page = draw(await read('haidong-transport-2023'));
  expect(Buffer.byteLength(page)).toBeLessThan(150_000);
});
