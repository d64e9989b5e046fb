import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Asset } from './web/web-deps.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The few files the pages link to, read once: a request never names a path of the disk. */
export async function loadAssets(root: string): Promise<ReadonlyMap<string, Asset>> {
  const folder = join(root, 'src/web/assets');
  const names = (await readdir(folder)).filter((name) => types[extname(name)] !== undefined);
  const load = async (name: string): Promise<readonly [string, Asset]> => {
    const body = await readFile(join(folder, name), 'utf8');
    const tag = createHash('sha256').update(body).digest('hex').slice(0, 12);
    return [name, { body, type: types[extname(name)] ?? 'text/plain', tag }];
  };
  return new Map(await Promise.all(names.map(load)));
}
