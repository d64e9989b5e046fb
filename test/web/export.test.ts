import excel from 'exceljs';
import { expect, test } from 'vitest';
import { citeFigure } from '../../src/web/citation.ts';
import { toFigureCsv } from '../../src/web/export-csv.ts';
import { toFigureWorkbook } from '../../src/web/export-workbook.ts';
import { makeFigure } from '../support/canned-ask.ts';

const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝HYPERLINK("x")', ' =1'];

test('the CSV opens in Excel as it is, and no cell of it is a formula', () => {
  for (const words of evil) {
    const figure = { ...makeFigure('甲局', 2023, 3), agency: words, raw: words };
    const csv = toFigureCsv([figure]);
    expect(csv.startsWith('\ufeff机关,年份')).toBe(true);
    const row = csv.split('\r\n')[1] ?? '';
    expect(row.replace(/^"/, '').startsWith("'")).toBe(true);
  }
});

test('a blank stays empty, never 0; quotes and line breaks stay in their cell', () => {
  const figure = { ...makeFigure('甲"局', 2023, null), label: '一\n二' };
  const row = toFigureCsv([figure]).split('\r\n')[1] ?? '';
  expect(row).toContain('"甲""局",2023,"一\n二",total,,件,,空白');
});

test('a citation follows GB/T 7714: who, what, where, when published and when read', () => {
  const figure = makeFigure('甲局', 2023, 12);
  const { standard, plain } = citeFigure(figure, {
    ...{ publishedOn: '2024-01-20', citedOn: '2026-03-01' },
  });
  const { source } = figure;
  expect(standard).toBe(
    `甲局. ${source.title}[R/OL]. ${source.place}(2024-01-20)[2026-03-01]. ${source.original ?? source.url}.`,
  );
  expect(plain).toContain('12');
  expect(citeFigure(figure).standard).not.toMatch(/\(\d{4}-|\[\d{4}-/);
});

test('the workbook has the figures, typed, and how to cite each', async () => {
  const bytes = await toFigureWorkbook([
    { ...makeFigure('=cmd()', 2023, 12), raw: '=12' },
    makeFigure('乙局', 2022, null),
  ]);
  const book = new excel.Workbook();
  await book.xlsx.load(bytes.slice().buffer as never);
  const [data, sources] = book.worksheets;
  expect(data?.getCell('A2').value).toBe('=cmd()');
  expect(data?.getCell('A2').type).toBe(excel.ValueType.String);
  expect(data?.getCell('E2').value).toBe(12);
  expect(data?.getCell('E3').value).toBeNull();
  expect(String(sources?.getCell('D2').value)).toContain('[R/OL]');
});
