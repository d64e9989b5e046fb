import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { CompiledRules } from './compile-rules.ts';

const FOLDERS = ['data', 'data/fields', 'intents'];

/**
 * One line a rule file with its time and size, and the same for the code of this room: a cache made from anything else is
 * stale. It is compared as a whole, so an added or removed file counts too.
 */
export function takeFingerprint(root: string): string {
  const files = FOLDERS.flatMap((folder) => listFiles(join(root, folder), '.yaml'));
  // A build empties dist, so a bundled run need not look at its own code.
  const code = extname(import.meta.filename) === '.ts' ? listFiles(import.meta.dirname, '.ts') : [];
  return [...files, ...code].join('\n');
}

function listFiles(folder: string, ending: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => {
      const { mtimeMs, size } = statSync(join(folder, name));
      return `${name} ${mtimeMs} ${size}`;
    });
}

/** null when the cache is missing, broken or made from other files. */
export function readCachedRules(cacheFile: string, fingerprint: string): CompiledRules | null {
  try {
    const text = readFileSync(cacheFile, 'utf8');
    const end = text.indexOf('\0');
    return text.slice(0, end) === fingerprint ? JSON.parse(text.slice(end + 1)) : null;
  } catch {
    return null;
  }
}

/** Written beside and renamed, so that no process reads half a cache; a folder we may not write to costs only time. */
export function writeCachedRules(
  cacheFile: string,
  fingerprint: string,
  rules: CompiledRules,
): boolean {
  const draft = `${cacheFile}.${process.pid}`;
  try {
    mkdirSync(dirname(cacheFile), { recursive: true });
    writeFileSync(draft, `${fingerprint}\0${JSON.stringify(rules)}`);
    renameSync(draft, cacheFile);
    return true;
  } catch {
    return false;
  }
}
