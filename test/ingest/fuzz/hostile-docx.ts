import { deflateRawSync } from 'node:zlib';
import { type Kind, type Maker, scale, toBytes } from './fuzz-input.ts';
import { deflateMany, type Entry, writeZip } from './hostile-zip.ts';

const part = 'word/document.xml';
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const lead = paragraph('泽州县交通运输局1923年政府信息公开工作年度报告');

const toEntry = (name: string, text: string): Entry => {
  const bytes = toBytes(text);
  return { name, data: deflateRawSync(bytes), claims: bytes.length };
};
const word = (body: string): Uint8Array =>
  writeZip([
    toEntry('[Content_Types].xml', '<Types/>'),
    toEntry(part, `<w:document><w:body>${lead}${body}</w:body></w:document>`),
  ]);

const bomb: Maker = (dice, size) => {
  const megabytes = size === 'small' ? 60 : dice.pick([60, 1024, 8000]);
  const fill = dice.pick(['\0', ' ', '<w:p>', '<w:tbl><w:tr><w:tc>', '0']);
  const claims = dice.pick([100, 40 * 1024 * 1024, (megabytes * 1024 * 1024) % 2 ** 32]);
  return writeZip([{ name: part, data: deflateMany(fill, megabytes), claims }]);
};
const deep: Maker = (dice, size) => {
  const open = dice.pick(['<w:tbl><w:tr><w:tc>', '<w:p>', '<w:r>', '<mc:Fallback>', '<w:sdt>']);
  return word(open.repeat(scale(dice, size, [5000, 500_000])));
};
const cells: Maker = (dice, size) => {
  const cell = dice.pick([
    `<w:tc>${paragraph('0')}</w:tc>`,
    '<w:tc/>',
    '<w:tr/>',
    '<w:gridBefore/>',
  ]);
  return word(`<w:tbl><w:tr>${cell.repeat(scale(dice, size, [10_000, 900_000]))}</w:tr></w:tbl>`);
};
const spans: Maker = (dice, size) => {
  const value = dice.pick(['1000000000', '-1', '0', 'a', '9'.repeat(300)]);
  const merge = dice.pick(['', '<w:vMerge/>', '<w:vMerge w:val="restart"/>']);
  const cell = `<w:tc><w:tcPr><w:gridSpan w:val="${value}"/>${merge}</w:tcPr>${paragraph('0')}</w:tc>`;
  const row = `<w:tr>${cell.repeat(7)}</w:tr>`;
  return word(`<w:tbl>${row.repeat(scale(dice, size, [500, 60_000]))}</w:tbl>`);
};
const entities: Maker = (dice) => {
  const names = [...'abcdefghij'];
  const entity = (name: string, at: number): string =>
    `<!ENTITY ${name} "${at === 0 ? '年报' : `&${names[at - 1]};`.repeat(10)}">`;
  const type = `<!DOCTYPE lolz [${names.map(entity).join('')}<!ENTITY x SYSTEM "file:///etc/passwd">]>`;
  const body = paragraph(
    dice.pick(['&j;', '&x;', '&#0;', '&#x110000;']).repeat(dice.pick([1, 1000])),
  );
  return writeZip([
    toEntry(part, `${type}<w:document><w:body>${lead}${body}</w:body></w:document>`),
  ]);
};
const texts: Maker = (dice, size) => {
  const run = dice.pick(['<w:br/>', '<w:tab/>', '<w:t>0</w:t>', '<w:r><w:t>件</w:t></w:r>']);
  return word(`<w:p><w:r>${run.repeat(scale(dice, size, [20_000, 1_500_000]))}</w:r></w:p>`);
};
const paragraphs: Maker = (dice, size) =>
  word(
    paragraph(dice.pick(['0', '一、', '本年收到0件'])).repeat(scale(dice, size, [5000, 800_000])),
  );
const broken: Maker = (dice) =>
  word(
    dice.pick(['<w:p', '</w:body>', ']]>', '<![CDATA[', '<!--', '\0']).repeat(dice.pick([1, 5000])),
  );
const encodings: Maker = (dice) => {
  const xml = `<?xml version="1.0" encoding="${dice.pick(['UTF-16', 'GBK', 'x'])}"?>${lead}`;
  const bytes = dice.pick([Buffer.from(xml, 'utf16le'), Buffer.from(xml, 'latin1')]);
  return writeZip([{ name: part, data: deflateRawSync(bytes), claims: bytes.length }]);
};
const twice: Maker = (dice) =>
  writeZip(
    Array.from({ length: dice.pick([2, 40]) }, () => toEntry(part, `<w:body>${lead}</w:body>`)),
  );
const folder: Maker = () => writeZip([{ name: `${part}/`, data: new Uint8Array(0), stored: true }]);

/** Word files made by hand. */
export const hostileDocx: Readonly<Record<string, Kind>> = Object.fromEntries(
  Object.entries({
    ...{ bomb, deep, cells, spans, entities, texts, paragraphs, broken, encodings, twice, folder },
  }).map(([name, make]) => [`docx ${name}`, { end: 'docx', make }]),
);
