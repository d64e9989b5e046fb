import { glob, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** One thing to import, as a person named it or as it was found in a folder. */
export type ImportSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'url'; readonly path: string }
  | { readonly kind: 'stdin'; readonly path: string };

const readable = /\.(?:txt|text|md|markdown|html?|xhtml|shtml|pdf|docx|zip)$/iu;

/** Whether a name found in a folder or an archive may be a report; a file that is named itself is always tried. */
export function isReadable(name: string): boolean {
  return readable.test(name);
}

async function listFolder(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() || (entry.isFile() && isReadable(entry.name)))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'))
    .sort();
  const nested: string[][] = [];
  for (const name of names) nested.push(await listPath(join(path, name)));
  return nested.flat();
}

async function listPath(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() === true ? await listFolder(path) : [path];
}

async function expandGlob(pattern: string): Promise<string[]> {
  if (!/[*?[{]/u.test(pattern) || (await stat(pattern).catch(() => null)) !== null)
    return [pattern];
  const found: string[] = [];
  for await (const path of glob(pattern)) found.push(path);
  return found.length === 0 ? [pattern] : found.sort();
}

async function listArgument(argument: string): Promise<ImportSource[]> {
  if (argument === '-') return [{ kind: 'stdin', path: '-' }];
  if (/^[a-z][a-z\d+.-]+:\/\//iu.test(argument)) return [{ kind: 'url', path: argument }];
  const paths: string[] = [];
  for (const path of await expandGlob(argument)) paths.push(...(await listPath(path)));
  return paths.map((path) => ({ kind: 'file', path }));
}

/** Files, folders, globs, `-` and addresses → what is to be read, in the order given, folders by name. */
export async function listInputs(paths: readonly string[]): Promise<readonly ImportSource[]> {
  const sources = await Promise.all(paths.map(listArgument));
  const seen = new Set<string>();
  return sources.flat().filter(({ path }) => !seen.has(path) && seen.add(path) !== undefined);
}
