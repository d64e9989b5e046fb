import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Asset } from './web/web-deps.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The parts of the one style sheet, in the order they are laid down. */
const sheets =
  'base frame chat turn pane report original table marks side card lists narrow print'.split(' ');

function toAsset(body: string, type: string): Asset {
  return { body, type, tag: createHash('sha256').update(body).digest('hex').slice(0, 12) };
}

/** The few files the pages link to, read once: a request never names a path of the disk. */
export async function loadAssets(root: string): Promise<ReadonlyMap<string, Asset>> {
  const folder = join(root, 'src/web/assets');
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  const parts = await Promise.all(sheets.map((name) => read(`${name}.css`)));
  const names = (await readdir(folder)).filter((name) => types[extname(name)] !== undefined);
  const load = async (name: string): Promise<readonly [string, Asset]> => [
    name,
    toAsset(await read(name), types[extname(name)] ?? 'text/plain'),
  ];
  const files = await Promise.all(names.map(load));
  return new Map([['style.css', toAsset(parts.join(''), 'text/css; charset=utf-8')], ...files]);
}
