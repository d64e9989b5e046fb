import { type Kind, type Maker, scale, toBytes } from './fuzz-input.ts';
import { catalogue, font, one, sheet, stream, withContent, words, writePdf } from './write-pdf.ts';

const pageCount: Maker = (dice) =>
  writePdf([
    catalogue,
    `<< /Type /Pages /Kids [3 0 R] /Count ${dice.pick([0, -1, 150, 1_000_000_000])} >>`,
    sheet,
    stream(words),
    font,
  ]);
const pageLoop: Maker = (dice) => {
  const kids = dice.pick([
    '[2 0 R]',
    '[2 0 R 2 0 R 3 0 R]',
    '[3 0 R 2 0 R]',
    '2 0 R',
    '[]',
    '[99 0 R]',
  ]);
  return writePdf([
    catalogue,
    `<< /Type /Pages /Kids ${kids} /Count ${dice.pick([1, 199])} /Parent 2 0 R >>`,
    sheet,
    stream(words),
    font,
  ]);
};
const manyPages: Maker = (dice, size) => {
  const kids = '3 0 R '.repeat(scale(dice, size, [190, 100_000]));
  return writePdf([
    catalogue,
    `<< /Type /Pages /Kids [${kids}] /Count ${kids.length / 6} >>`,
    sheet,
    stream(words.repeat(30)),
    font,
  ]);
};
const crossLoop: Maker = (dice) => {
  const sound = Buffer.from(withContent(stream(words))).toString('latin1');
  const start = Number(/startxref\n(\d+)/.exec(sound)?.[1] ?? 0);
  const prev = dice.pick([start, 0, 9, -5, 1e12, start + 5]);
  return writePdf(
    [catalogue, one, sheet, stream(words), font, stream('')],
    `/Prev ${prev} /XRefStm ${prev}`,
  );
};
const badCross: Maker = (dice) => {
  const sound = Buffer.from(withContent(stream(words))).toString('latin1');
  const digits = dice.pick(['0000000000', '9999999999', '0000000017']);
  return toBytes(sound.replace(/\d{10}(?= 00000 n)/g, () => digits));
};
const deepObject: Maker = (dice, size) =>
  writePdf([dice.pick(['[', '<< /A ']).repeat(scale(dice, size, [5000, 2_000_000])), one, sheet]);
const references: Maker = (dice) => {
  const loop = dice.pick(['4 0 R', '7 0 R']);
  return writePdf([
    catalogue,
    one,
    sheet,
    { dict: `/Length ${loop}`, data: toBytes(words) },
    loop,
    '7 0 R',
    '6 0 R',
  ]);
};
const lengths: Maker = (dice) => {
  const length = dice.pick(['-1', '0', '999999999999', '1e99', '(a)', 'null']);
  return toBytes(
    Buffer.from(withContent(stream(words)))
      .toString('latin1')
      .replace(/\/Length \d+/, `/Length ${length}`),
  );
};
const unicode: Maker = (dice) => {
  const map = `begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${`1 beginbfrange <0000> <${dice.pick(['ffff', 'ffffffff'])}> <0000> endbfrange `.repeat(dice.pick([1, 500]))} endcmap`;
  const fonts =
    '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>';
  return writePdf([
    catalogue,
    one,
    sheet,
    stream('BT /F 9 Tf 9 9 Td <00410042> Tj ET'.repeat(40)),
    fonts,
    stream(map),
  ]);
};
const objectStream: Maker = (dice) => {
  const inside = `${dice.pick([1, 1_000_000_000])} 0 1 10 << /Type /Catalog /Pages 2 0 R >>`;
  const dict = `/Type /ObjStm /N ${dice.pick([2, -1, 1_000_000_000])} /First ${dice.pick([0, 10, 99999])} /Extends 4 0 R`;
  return writePdf([catalogue, one, sheet, stream(inside, dict), font]);
};
const encrypted: Maker = (dice) => {
  const encrypt = `/Encrypt << /Filter /Standard /V ${dice.pick([1, 2, 5])} /R ${dice.pick([2, 6])} /O (a) /U (b) /P -1 >> /ID [(a) (b)]`;
  return writePdf([catalogue, one, sheet, stream(words), font, stream('')], encrypt);
};
const boxes: Maker = (dice) => {
  const box = dice.pick(['[0 0 0 0]', '[0 0 1e38 1e38]', '[9 9 -9 -9]', '[null]', '(a)']);
  const rotated = sheet.replace(
    /\[0 0 595 842\]/,
    `${box} /Rotate ${dice.pick([0, 45, 90, 1e9])} /UserUnit ${dice.pick([1, 1e9])}`,
  );
  return writePdf([catalogue, one, rotated, stream(words), font, stream('')]);
};

/** PDF files that point at themselves, claim too much or never end. */
/** PDF files whose parts point at themselves or claim what is not there. */
export const hostilePdf: Readonly<Record<string, Kind>> = Object.fromEntries(
  Object.entries({
    ...{ pageCount, pageLoop, manyPages, crossLoop, badCross, deepObject, references, lengths },
    ...{ unicode, objectStream, encrypted, boxes },
  }).map(([name, make]) => [`pdf ${name}`, { end: 'pdf', make }]),
);
