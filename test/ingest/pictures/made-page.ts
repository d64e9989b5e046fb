import { openPicturePool } from '../../../src/ingest/picture-pool.ts';
import { openReadingPool } from '../../../src/ingest/reading-pool.ts';
import type { Report } from '../../../src/model/report.ts';
import { openRules } from '../gold.ts';
import type { Sheet } from '../readers/sheet.ts';
import { drawSheets, type Look, toDataUri, toPictureBytes } from './draw-picture.ts';

export type Fixed = (field: string, applicant: string) => number | null;

const lead =
  '2023年，我局认真贯彻落实《中华人民共和国政府信息公开条例》，现将有关情况报告如下，请予监督。';
const headings = {
  two: '二、主动公开政府信息情况',
  three: '三、收到和处理政府信息公开申请情况',
  four: '四、政府信息公开行政复议、行政诉讼情况',
} as const;

const title = '泽州县交通运输局2023年政府信息公开工作年度报告';
export const last: readonly string[] = ['五、存在的主要问题及改进情况', '无。'];

/** Title, running text and the heading of table four: what stands before the picture of it. */
export const first: readonly string[] = [title, lead, headings.four];

/** Table three without most of its rows: the same columns, read five times as fast. */
export function shorten(three: Sheet): Sheet {
  const head = three.slice(0, 3);
  const label = (at: number): string => three[at]?.find(([text]) => text.includes('、'))?.[0] ?? '';
  const values = (at: number): Sheet[number] => three[at]?.slice(-7) ?? [];
  const row = (text: string, at: number): Sheet[number] => [[text, 1, 3], ...values(at)];
  const [granted, total, out] = [5, three.length - 2, three.length - 1];
  return [
    ...head,
    row(label(3), 3),
    row(label(4), 4),
    row('（一）予以公开', granted),
    row('（七）总计', total),
    row(label(out), out),
  ];
}

export type Tables = Partial<Record<keyof typeof headings, Sheet | string>>;

/** A table as a picture inside the page; a text is taken as the address of a picture beside it. */
async function toImage(sheet: Sheet | string, look: Look): Promise<string> {
  const source =
    typeof sheet === 'string'
      ? sheet
      : toDataUri(await toPictureBytes(drawSheets([sheet], look), look));
  return `<p><img src="${source}"></p>`;
}

/** A saved page whose tables are pictures. */
export async function printPage(tables: Tables, look: Look = {}): Promise<Uint8Array> {
  const parts: string[] = [];
  for (const name of ['two', 'three', 'four'] as const) {
    const sheet = tables[name];
    if (sheet !== undefined) parts.push(`<p>${headings[name]}</p>`, await toImage(sheet, look));
  }
  const ending = last.map((text) => `<p>${text}</p>`);
  const body = [`<h1>${title}</h1>`, `<p>${lead}</p>`, ...parts, ...ending].join('\n');
  const html = `<html><head><meta charset="utf-8"></head><body>${body}</body></html>`;
  return new TextEncoder().encode(html);
}

/** Reads one file as `import --ocr` does. */
export async function readWithOcr(
  file: string,
  bytes: Uint8Array,
  timeoutMs?: number,
): Promise<Report> {
  const rules = await openRules();
  const options = timeoutMs === undefined ? {} : { timeoutMs };
  const pool = openPicturePool(openReadingPool(rules, 0), rules, options);
  try {
    const reading = await pool.read({ file, bytes });
    if (reading.kind === 'refused') throw new Error(reading.reason);
    return reading.report;
  } finally {
    await pool.close();
  }
}

export type Score = {
  readonly cells: number;
  readonly right: number;
  readonly wrong: readonly string[];
};

/** The cells of tables three and four against what was printed; a picture still is neither right nor wrong. */
export function score({ figures }: Report, fixed: Fixed): Score {
  const own = figures.filter(({ field }) =>
    /^(?:outcome|requests|review|litigation)\./u.test(field),
  );
  const read = own.filter(({ state }) => state !== 'image');
  const expected = (field: string, applicant: string | null): number | null =>
    fixed(field, applicant ?? 'total');
  const wrong = read.filter(({ field, applicant, value }) => value !== expected(field, applicant));
  return {
    cells: own.length,
    right: read.length - wrong.length,
    wrong: wrong.map(({ field, applicant, value }) => `${field}@${applicant}=${value}`),
  };
}
