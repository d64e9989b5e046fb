import type { Figure } from '../model/figure.ts';
import {
  citationHead,
  type FigureRow,
  figureHead,
  toCitationRow,
  toFigureRow,
} from './figure-table.ts';

export const workbookMime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Sheet = {
  readonly name: string;
  readonly head: FigureRow;
  readonly rows: readonly FigureRow[];
};

/** Figures on one sheet, how to cite each on another. Cells are typed, so no text can become a formula. */
export async function toFigureWorkbook(figures: readonly Figure[]): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  book.creator = 'nianbao';
  book.created = new Date(0);
  book.modified = new Date(0);
  const sheets: readonly Sheet[] = [
    { name: '数据', head: figureHead, rows: figures.map(toFigureRow) },
    { name: '出处', head: citationHead, rows: figures.map(toCitationRow) },
  ];
  for (const { name, head, rows } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    for (const row of [head, ...rows]) sheet.addRow([...row]);
    sheet.getRow(1).font = { bold: true };
    for (const column of sheet.columns) column.width = 22;
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
