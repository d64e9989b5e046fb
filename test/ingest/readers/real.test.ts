import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/ingest/read-html.ts';
import { readMarkdown } from '../../../src/ingest/read-markdown.ts';
import { readPdf } from '../../../src/ingest/read-pdf.ts';
import type { ReaderInput } from '../../../src/ingest/reader-limits.ts';
import type { SourceDocument } from '../../../src/model/document.ts';
import { listTables, toGrid } from './sheet.ts';

const folder = new URL('../../../../shared/real/', import.meta.url);
const present = existsSync(folder);
if (!present) console.warn('skipped: the real documents (../shared/real) are not on this machine');

async function read(file: string, reader: (input: ReaderInput) => Promise<SourceDocument>) {
  const { blocks } = await reader({ file, bytes: readFileSync(new URL(file, folder)) });
  return listTables(blocks).map(({ rows }) => toGrid(rows));
}

const size = (grid: string[][]): string => `${grid.length}×${grid[0]?.length}`;
const numbers = (row: readonly string[] | undefined): string[] =>
  (row ?? []).filter((text) => /^\d/.test(text));

describe.skipIf(!present)('real documents', () => {
  test.each(['hongze-2023.pdf', 'hongze-2024.pdf'])(
    '%s: three tables, two of them over a page break',
    async (file) => {
      const tables = await read(file, readPdf);
      expect(tables.map(size)).toEqual(['14×4', '26×10', '4×15']);
      const rows = tables[1]?.slice(3) ?? [];
      expect(rows.map((row) => row.slice(3).every((text) => /^\d+$/.test(text)))).not.toContain(
        false,
      );
    },
  );

  test('hongze-2023.pdf: rows as printed', async () => {
    const [two, three, four] = await read('hongze-2023.pdf', readPdf);
    expect(numbers(two?.at(-1))).toEqual(['7730.28', '7730.28', '7730.28']);
    expect(three?.[16]?.slice(1)).toEqual([
      ...['（四）无法提供', '2.没有现成信息需要另行制作', '3', '0', '0', '0', '0', '0', '3'],
    ]);
    expect(three?.[17]?.slice(1, 3)).toEqual(['（四）无法提供', '3.补正后申请内容仍不明确']);
    expect(four?.at(-1)).toEqual('10 1 0 0 0 0 0 0 0 0 5 0 0 0 0'.split(' '));
  });

  test('shuyang-fgj-2023.html: blanks are blanks', async () => {
    const tables = await read('shuyang-fgj-2023.html', readHtml);
    expect(tables.map(size)).toEqual(['4×4', '14×4', '28×10', '4×15']);
    expect(tables[2]?.[3]?.slice(3)).toEqual(['26', '', '', '', '', '', '26']);
  });

  test('shanghai-kewei-2024.md: rows torn from their labels keep their cells', async () => {
    const tables = await read('shanghai-kewei-2024.md', readMarkdown);
    expect(tables.map((rows) => rows.length)).toEqual([3, 5, 4, 5, 5, 3, 4, 2]);
    expect(tables.at(-2)?.at(-1)).toEqual([
      '四、结转下年度继续办理',
      '1',
      '0',
      '0',
      '0',
      '0',
      '0',
      '',
    ]);
  });
});
