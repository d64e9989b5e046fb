import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocx } from '../../../src/ingest/read-docx.ts';
import { toWordTable } from './print-docx.ts';
import { listTables, listTexts, sheet, toGrid, toSheetGrid } from './sheet.ts';

async function print(children: readonly (Paragraph | ReturnType<typeof toWordTable>)[]) {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

const read = (bytes: Uint8Array) => readDocx({ file: 'a.docx', bytes });
const wrap = (body: string): Uint8Array =>
  zipSync({ 'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`) });

describe('a Word file', () => {
  test('keeps headings, split runs, merges and blanks', async () => {
    const runs = [new TextRun('全年20'), new TextRun('23件')];
    const { blocks, format } = await read(
      await print([
        new Paragraph({ text: '年度报告', heading: HeadingLevel.HEADING_1 }),
        new Paragraph({ children: runs }),
        toWordTable(sheet),
        new Paragraph('四、行政复议'),
      ]),
    );
    expect(format).toBe('docx');
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'table', 'paragraph']);
    expect(listTexts(blocks)).toEqual(['年度报告', '全年2023件', '四、行政复议']);
    const [table] = listTables(blocks);
    expect(toGrid(table?.rows ?? [])).toEqual(toSheetGrid(sheet));
    expect(table?.rows[0]?.[0]?.place).toEqual({ line: 3, page: null });
  });

  test('shows what a reader sees: no deleted, hidden or fallback text, text boxes in place', async () => {
    const { blocks } = await read(
      wrap(
        '<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>新</w:t></w:r>' +
          '<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>' +
          '<mc:AlternateContent><mc:Fallback><w:r><w:t>备</w:t></w:r></mc:Fallback></mc:AlternateContent>' +
          '<w:r><w:t>文</w:t><w:br/><w:t>行</w:t></w:r></w:p>',
      ),
    );
    expect(listTexts(blocks)).toEqual(['新文', '行']);
  });
});

describe('a run or a cell of a Word file', () => {
  test('leaves out what is struck out, raised as a note or formatted before', async () => {
    const run = (text: string, style = ''): string =>
      `<w:r><w:rPr>${style}</w:rPr><w:t>${text}</w:t></w:r>`;
    const raised = '<w:vertAlign w:val="superscript"/>';
    const former = '<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>';
    const { blocks } = await read(
      wrap(
        `<w:p>${run('12')}${run('1', raised)}${run('3', '<w:strike/>')}${run('件', former)}</w:p>` +
          `<w:p>${run('5', raised)}${run('0', '<w:strike w:val="false"/>')}</w:p>`,
      ),
    );
    expect(listTexts(blocks)).toEqual(['12件', '50']);
  });

  test('with slots that go on from the left, as older programs write wide cells', async () => {
    const cell = (text: string, merge: string): string =>
      `<w:tc><w:tcPr>${merge}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const wide = `${cell('甲', '<w:hMerge w:val="restart"/>')}${cell('', '<w:hMerge/>')}`;
    const { blocks } = await read(
      wrap(
        `<w:tbl><w:tr>${wide}${cell('1', '')}</w:tr>` +
          `<w:tr>${cell('乙', '')}${cell('丙', '')}${cell('2', '')}</w:tr></w:tbl>`,
      ),
    );
    const [table] = listTables(blocks);
    expect(table?.rows[0]?.map(({ text, colSpan }) => [text, colSpan])).toEqual([
      ['甲', 2],
      ['1', 1],
    ]);
  });
});

describe('what is no Word file', () => {
  test('that is a .doc, no Word file or a broken archive is refused', async () => {
    const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    await expect(read(ole)).rejects.toThrow(/旧版 Word（\.doc）/);
    await expect(read(zipSync({ 'a.txt': strToU8('x') }))).rejects.toThrow(/不是有效的/);
    await expect(read(strToU8('PK not an archive'))).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
    });
  });
});
