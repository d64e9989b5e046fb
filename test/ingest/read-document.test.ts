import { expect, it } from 'vitest';
import { NianbaoError } from '../../src/errors.ts';
import { readDocument } from '../../src/ingest/read-document.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

it('reads lines as paragraphs, headings, tables and pictures, each with its line', async () => {
  const text = [
    '某局',
    '',
    '一、总体情况',
    '[image: 12]二、主动公开政府信息情况',
    'a\tb',
    '',
    'c\td',
    '---\t---',
    '后文。',
  ].join('\n');
  const { blocks, format } = await readDocument({ file: 'a.txt', bytes: encode(text) });
  expect(format).toBe('text');
  expect(blocks.map(({ kind, place }) => [kind, place.line])).toEqual([
    ['paragraph', 1],
    ['heading', 3],
    ['image', 4],
    ['heading', 4],
    ['table', 5],
    ['paragraph', 9],
  ]);
  const table = blocks[4];
  expect(table?.kind === 'table' && table.rows.map((row) => row.map((cell) => cell.text))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

it('reads GB18030 and UTF-8 with a mark alike', async () => {
  const gbk = new Uint8Array([
    0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2, 0xb9, 0xab, 0xbf, 0xaa,
  ]);
  const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...encode('政府信息公开')]);
  for (const bytes of [gbk, marked]) {
    const { blocks } = await readDocument({ file: 'a.txt', bytes });
    expect(blocks[0]).toMatchObject({ text: '政府信息公开' });
  }
});

it('decides by the bytes, not by the name', async () => {
  const html = await readDocument({
    file: 'a.txt',
    bytes: encode('<!doctype html><html><body><p>政府信息公开</p></body></html>'),
  });
  expect(html.format).toBe('html');
});

const refused: readonly (readonly [name: string, bytes: Uint8Array, reason: RegExp])[] = [
  ['nothing', new Uint8Array(), /空/],
  ['blanks', encode(' \n\t\n'), /空/],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), /图片/],
  ['an old Word file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /\.doc/],
  ['a program', Uint8Array.from({ length: 400 }, (_, at) => at % 7), /文字/],
];

it.each(refused)('refuses %s with one clear line', async (_, bytes, reason) => {
  const failed = readDocument({ file: 'x.txt', bytes });
  await expect(failed).rejects.toThrow(NianbaoError);
  await expect(failed).rejects.toThrow(reason);
  await expect(failed).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
});
