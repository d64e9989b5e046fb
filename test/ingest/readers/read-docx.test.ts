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

  test('that is a .doc, no Word file or a broken archive is refused', async () => {
    const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    await expect(read(ole)).rejects.toThrow(/旧版 Word（\.doc）/);
    await expect(read(zipSync({ 'a.txt': strToU8('x') }))).rejects.toThrow(/不是有效的/);
    await expect(read(strToU8('PK not an archive'))).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
    });
  });
});
