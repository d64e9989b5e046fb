import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

/** Every character of GB 2312, with Latin letters, digits and the signs that titles and units use. */
function listCharacters(): string {
  const decoder = new TextDecoder('gb2312');
  const rows = Array.from({ length: 0xf7 - 0xa1 + 1 }, (_, row) => row + 0xa1);
  const columns = Array.from({ length: 0xfe - 0xa1 + 1 }, (_, column) => column + 0xa1);
  const pairs = rows.flatMap((row) => columns.flatMap((column) => [row, column]));
  const latin = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => index + 32));
  return `${latin}${decoder.decode(Uint8Array.from(pairs)).replaceAll('\ufffd', '')}–—…·×÷±％‰′″①②③④⑤⑥⑦⑧⑨⑩`;
}

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL('../../data/fonts/', import.meta.url));
const source = require.resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);
const licence = require.resolve('@expo-google-fonts/noto-sans-sc/LICENSE_FONT');
const font = await subsetFont(await readFile(source), listCharacters(), {
  targetFormat: 'truetype',
});
await writeFile(`${folder}noto-sans-sc-gb2312.ttf`, font);
await copyFile(licence, `${folder}OFL.txt`);
process.stdout.write(`${font.length} bytes\n`);
