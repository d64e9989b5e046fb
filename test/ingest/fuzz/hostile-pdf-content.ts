import { deflateSync } from 'node:zlib';
import { type Kind, type Maker, scale } from './fuzz-input.ts';
import { deflateMany } from './hostile-zip.ts';
import { deflated, stream, withContent, words } from './write-pdf.ts';

const flate: Maker = (dice, size) => {
  const megabytes = size === 'small' ? dice.pick([1, 10]) : dice.pick([5, 1024, 6000]);
  const fill = dice.pick([' ', '\0', '0 0 m 9 9 l S ', '(a) Tj ', '[', 'q ', '<< ', '(', '% ']);
  return withContent({
    dict: '/Filter /FlateDecode',
    data: deflated(deflateMany(fill, megabytes)),
  });
};
const flateTwice: Maker = (dice, size) => {
  const inner = deflated(deflateMany(dice.pick([' ', 'q ']), size === 'small' ? 30 : 4000));
  return withContent({ dict: '/Filter [/FlateDecode /FlateDecode]', data: deflateSync(inner) });
};
const operators: Maker = (dice, size) => {
  const unit = dice.pick([
    ...[
      '0 0 m 100 100 l S\n',
      '1 1 5 5 re f\n',
      'q ',
      'Q ',
      '(a) Tj ',
      '1 0 0 1 1 1 cm ',
      'BT (a) Tj ET ',
    ],
    ...[
      'BT /F 1 Tf 5 5 Td (1) Tj ET ',
      '0 0 0 rg 0 0 5 500 re f 0 0 500 1 re f ',
      '/X Do ',
      '[(a) 1 (b)] TJ ',
    ],
  ]);
  return withContent(stream(words + unit.repeat(scale(dice, size, [5000, 600_000]))));
};
const grid: Maker = (dice, size) => {
  const count = scale(dice, size, [60, 1500]);
  const lines = Array.from({ length: count }, (_, at) => {
    const step = (at * 500) / count + 20;
    return `20 ${step} m 520 ${step} l S ${step} 20 m ${step} 520 l S BT /F 2 Tf ${step} ${step} Td (${at}) Tj ET`;
  });
  return withContent(stream(words + lines.join('\n')));
};
const dots: Maker = (dice, size) => {
  const count = scale(dice, size, [1500, 40_000]);
  const runs = Array.from(
    { length: count },
    () => `BT /F 4 Tf ${dice.below(595)} ${dice.below(842)} Td (${dice.below(99)}) Tj ET`,
  );
  return withContent(stream(words + runs.join('\n')));
};
const formLoop: Maker = (dice) => {
  const dict =
    '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> /Font << /F 5 0 R >> >>';
  const times = dice.pick([1, 2, 30]);
  return withContent(
    stream(`${words} ${'/X Do '.repeat(times)}`),
    stream(`${words} ${'/X Do '.repeat(times)}`, dict),
  );
};
const deepArray: Maker = (dice, size) => {
  const open = dice.pick(['[', '<< /A ', '(', '[[']);
  return withContent(stream(words + open.repeat(scale(dice, size, [5000, 3_000_000]))));
};
const image: Maker = (dice) => {
  const side = dice.pick([1, 4000, 100_000, 2_000_000_000]);
  const filter = dice.pick([
    '/Filter /DCTDecode',
    '/Filter /JPXDecode',
    '/Filter /JBIG2Decode',
    '',
    '/Filter /FlateDecode',
    '/Filter /CCITTFaxDecode',
  ]);
  const dict = `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /BitsPerComponent 8 /ColorSpace /DeviceRGB ${filter}`;
  return withContent(
    stream(`${words} 500 0 0 500 0 0 cm /X Do`),
    stream('ÿØÿàJFIF'.repeat(100), dict),
  );
};
const filters: Maker = (dice, size) => {
  const filter = dice.pick([
    '/LZWDecode',
    '/ASCII85Decode',
    '/ASCIIHexDecode',
    '/RunLengthDecode',
    '/Crypt',
    '/Nothing',
  ]);
  const chain = `/Filter [${`${filter} `.repeat(dice.pick([1, 2, 300]))}]`;
  const data = new Uint8Array(
    Buffer.alloc(scale(dice, size, [5000, 20_000_000]), dice.pick(['z', '\x80\x10', 'AB', 'ÿ'])),
  );
  return withContent({ dict: chain, data });
};
/** What is painted on the page costs without end. */
export const hostilePdfContent: Readonly<Record<string, Kind>> = Object.fromEntries(
  Object.entries({
    ...{ flate, flateTwice, operators, grid, dots, formLoop, deepArray, image, filters },
  }).map(([name, make]) => [`pdf ${name}`, { end: 'pdf', make }]),
);
